"""States: what a clause tells of a thing as one of two opposites.

"The hospital kept its doors open", "the florin sank", "no damage to the dam": a word or an idiom of the `states`
lexicon stands at one pole of an axis (open/shut, up/down, whole/broken), turned round by a negation. It is told of
its *bearer* (see `phrases`): the subject of "held" and "was closed", the object of "closed the hospital", what a noun
is of.

Limits: a state that is asked for, supposed or only planned is none and is left out; of an idiom the literal sense is
not told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, cached_property

from divergence.annotations import Annotated
from divergence.annotations.certainty import certainty
from divergence.annotations.dates import CLOCKS
from divergence.annotations.names import DAYS
from divergence.annotations.times.vocabulary import WEEKDAYS
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.conflicts.assertions import CUTS, MOST_TOKENS, SILENT_REGIONS, denies, is_year
from divergence.comparison.conflicts.nobody import of_anybody, of_nobody
from divergence.comparison.conflicts.phrases import HAVE, NUMBERS, RELATIVE, Phrase, Phrases, joins, slack
from divergence.comparison.facts.wording import Key
from divergence.document import Document, Sentence
from divergence.lexicon import Entry, Hit, shipped

NEGATION_REACH = 6  # words of sense between a negation and what it denies
MODAL_REACH = 3  # tokens before a state in which a modal makes it none
LIMITED = 4  # tokens between a state and the word that limits or allows it
INFINITIVE = 4  # tokens from "to" to its verb, and to the verb that governs it
NOUN_REACH = 3  # tokens from a noun of state to the preposition before its bearer
PARTED = 7  # tokens from a verb to a particle behind its object
MEASURED = 3  # tokens from "up" to its figure
UNTIL = 4
UNTIL_WHEN = frozenset({"until", "till"})
AROUND = 3  # tokens on either side of a state that are its words as well
LABEL = 3  # tokens of what is no sentence: "Rent increases."
CORRECTED = 7  # tokens of a denial that may only lead up to what follows it
EXCEPTED = 7  # tokens behind a state in which an exception makes it half of the truth
NONE_REACH = 7  # tokens behind a noun among which "none" denies it
SHARES = (["%"], ["percent"], ["pct"], ["cent"])  # before a state that is so in part
WAYS = {"for": "ways_for", "over": "ways_over"}  # frames, by the prepositions behind which alone their bearer stands
NAMED_DAYS = frozenset(word for word in WEEKDAYS if word.endswith("day"))  # "sat" is a verb
RULING = frozenset("rule rules ruled ruling".split())
OVER = frozenset("above below over under beyond".split())
MARKS = frozenset(',;:—–()[]"')
PARTS = frozenset(";:—–()[]") | {"but", "while", "although", "though"}
PASSIVE = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't get gets got getting".split())
PARTICLES = frozenset("up down out off away back open closed shut".split())
AMOUNTS = frozenset({"one", "twenty", "half", "third", "quarter"}) | NUMBERS.keys()
MODALS = frozenset("would could might should may must ought can shall wouldn't couldn't mightn't shouldn't".split())
WOULD = frozenset("would wouldn't".split())
IS = frozenset({"is", "are"})
STILL = frozenset("now also both all still therefore".split())
SUPPOSING = frozenset("if unless whether until till lest".split())
MORE = frozenset("only just merely simply".split())  # "not only" denies nothing
NOTHING = frozenset("no none nobody nothing neither no-one".split())
AND = frozenset("and or nor".split())
NOBODY = Phrase("nobody", frozenset(), {}, frozenset(), False)
QUALITY = ("ous", "ful", "less", "able", "ible", "ive")  # endings of adjectives
EXCEPTING = (["but", "not"], ["but", "only"], ["except", "for"], ["apart", "from"], ["other", "than"], ["only", "to"])
BEYOND = frozenset("that who which when while after".split())  # a negation does not reach past these


@dataclass(frozen=True)
class State:
    """A pole (1 or -1) of an axis, in the clause `text` of the sentence ``[start, end)`` of article number `article`.

    `cue`: the concept of its first word; `frame`: how the lexicon has it told of its bearer; `around`: the other
    telling concepts of the sentence by idf; `lower`: its tokens, `beside`: those around the state; `telling`: how rare
    the words of the state are; `nobody`: whether it is told of nobody at all, `anybody`: whether that is contradicted
    by it; `years`: those that the clause names, but for the article's own; `times`: from when to when the days (or
    longer) that it names are, `weekdays`: those that it names."""

    article: int
    start: int
    end: int
    text: str
    key: Key
    axis: str
    pole: int
    cue: str
    frame: str
    bearer: Phrase
    around: Mapping[str, float]
    lower: Sequence[str]
    beside: Sequence[str]
    level: float
    quoted: bool
    attributed: bool
    telling: float
    nobody: bool
    anybody: bool
    years: frozenset[str]
    times: tuple[tuple[datetime, datetime], ...]
    weekdays: frozenset[str]

    @cached_property
    def length(self) -> float:
        """The length of its sentence's words, as a vector of their square roots."""
        return float(sum(self.around.values()) ** 0.5)

    @cached_property
    def words(self) -> frozenset[str]:
        """All telling concepts of its sentence but the state's own."""
        return frozenset(self.around) | frozenset(self.bearer.words)

    @cached_property
    def concepts(self) -> frozenset[str]:
        """All concepts of its sentence."""
        return frozenset(map(concept, self.lower))

    @cached_property
    def sentence(self) -> str:
        """The words of its sentence."""
        return _words(self.lower)

    @cached_property
    def said(self) -> str:
        """The words around it."""
        return _words(self.beside)

    @cached_property
    def denies(self) -> bool:
        """Whether any negation stands in its sentence."""
        return any(map(denies, self.lower))

    @cached_property
    def passing(self) -> bool:
        """Whether its sentence says that something lasted for a time or is again as it was."""
        return not shipped()["states"].sets["passing"].isdisjoint(self.lower) or " had been " in f" {self.said} "

    @cached_property
    def until(self) -> bool:
        """Whether its sentence says until when something lasts."""
        return not UNTIL_WHEN.isdisjoint(self.lower)

    @cached_property
    def lasting(self) -> bool:
        """Whether its sentence says that something was so all the time: "ran all day", "not one turbine stopped"."""
        return any(f" {words} " in f" {self.sentence} " for words in shipped()["states"].sets["lasting"])

    @cached_property
    def ahead(self) -> bool:
        """Whether its sentence says that something will stay as it is: "will remain shut"."""
        return any(f" {words} " in f" {self.sentence} " for words in shipped()["states"].sets["ahead"])

    @cached_property
    def place(self) -> tuple[Key, str, str, int]:
        """What tells it from the other states of a story."""
        return self.key, self.cue, self.axis, self.start


@dataclass(frozen=True, slots=True)
class _Told:
    """A hit as one axis, pole and frame have it."""

    hit: Hit
    axis: str
    pole: int
    frame: str


def states(articles: Sequence[Annotated]) -> list[State]:
    """Every state that is told as one, in the order of articles and text."""
    return [each for number, annotated in enumerate(articles) for each in _states(annotated, number)]


def _states(annotated: Annotated, number: int) -> Iterator[State]:
    document, phrases = annotated.document, Phrases(annotated)
    contents = [span for each in annotated.attributions for span in each.content_spans]
    dated = {at for each in annotated.dates for at in range(*document.token_range(each.start, each.end))}  # "this fall"
    own_year = (annotated.article.published or "")[:4]
    for told in _hits(document):
        hit = told.hit
        sentence = document.sentences[document.sentence_of[hit.first]]
        again = document.first_said[sentence.index] != sentence.index
        if again or not _readable(document, sentence, told, phrases.naming) or hit.first in dated:
            continue
        first, last = _clause(document, sentence, hit)
        if _unreal(document.lower, first, hit):
            continue
        denied = _negations(document.lower, sentence, first, last, told) % 2
        pole = -told.pole if denied else told.pole
        nobody = of_nobody(document.lower, first, hit, told.axis, pole)
        bearer = _bearer(phrases, sentence, first, last, told) or (NOBODY if nobody else None)
        if bearer is None:
            continue
        own = phrases.words(hit.first, hit.last, TELLING)
        start, end = document.span(first, last)
        yield State(
            article=number,
            start=sentence.start,
            end=sentence.end,
            text=document.text[start:end],
            key=(number, "text", sentence.index),
            axis=told.axis,
            pole=pole,
            cue=concept(document.lower[hit.first]),
            frame=told.frame,
            bearer=bearer,
            around={word: weight for word, weight in phrases.all_words(sentence).items() if word not in own},
            lower=document.lower[sentence.first : sentence.last],
            beside=document.lower[max(sentence.first, hit.first - AROUND) : min(sentence.last, hit.last + AROUND)],
            level=certainty(document, first, last).level,
            quoted=document.quoted[hit.first],
            attributed=any(low <= start and end <= high + 1 for low, high in contents),
            telling=sum(idf(word) for word in document.lower[hit.first : hit.last] if word.isalpha()),
            nobody=nobody,
            years=_years(document.lower[first:last]) - {own_year},
            anybody=of_anybody(document.lower, sentence, hit, told.axis, pole),
            times=tuple(
                (each.low, each.high)
                for each in annotated.dates
                if start <= each.start < end and each.precision not in CLOCKS and each.low and each.high
            ),
            weekdays=NAMED_DAYS.intersection(document.lower[first:last]),
        )


def _years(lower: Sequence[str]) -> frozenset[str]:
    """The years a clause names, but for one since or until which something is as it is: "in service since 1974"."""
    return frozenset(
        word
        for at, word in enumerate(lower)
        if is_year(word) and lower[at - 1 : at] != ["since"] and UNTIL_WHEN.isdisjoint(lower[max(0, at - UNTIL) : at])
    )


def _words(lower: Sequence[str]) -> str:
    return " ".join(word for word in lower if word[0].isalnum())


def _hits(document: Document) -> list[_Told]:
    """What the lexicon has, in text order; of hits of one axis that overlap the longest."""
    found = [*document.hits["states"], *_parted(document)]
    nouns = [_is_noun(document, hit) for hit in found]
    order = sorted(
        range(len(found)),
        key=lambda at: (
            found[at].first - found[at].last,
            found[at].first,
            found[at].entry.kind.endswith(" in") != nouns[at],
            found[at].entry.kind,
        ),
    )
    taken: dict[tuple[str, int], Hit] = {}
    kept = []
    for hit in (found[at] for at in order):
        for told in _read(hit):
            places = [(told.axis, token) for token in range(hit.first, hit.last)]
            if all(taken.get(place, hit) is hit for place in places):
                taken.update(dict.fromkeys(places, hit))
                kept.append(told)
    return sorted(kept, key=lambda told: (told.hit.first, told.axis, told.frame))


def _is_noun(document: Document, hit: Hit) -> bool:
    """Whether what may be a noun or a verb ("cuts") stands where a noun does: behind an article or a preposition."""
    before, sets = document.lower[hit.first - 1] if hit.first else "", word_sets()
    return before in sets["determiners"] or before in sets["prepositions"] or before[:1].isdigit()


def _read(hit: Hit) -> list[_Told]:
    """The kind of an entry, as "contest+ by; contest- of"."""
    parts = (each.split() for each in hit.entry.kind.split("; "))
    return [_Told(hit, axis[:-1], 1 if axis[-1] == "+" else -1, frame) for axis, frame in parts]


def _parted(document: Document) -> Iterator[Hit]:
    """Verbs that their object parts from their particle: "threw the bill out". The hit is the verb alone."""
    lower, particles = document.lower, _particled()
    for token in document.among(particles.keys()):
        last = document.sentences[document.sentence_of[token]].last
        for at in range(token + 2, min(last, token + PARTED)):
            if not lower[at - 1][0].isalnum():
                break
            for entry in particles[lower[token]].get(lower[at], ()):
                yield Hit(token, token + 1, replace(entry, tokens=(lower[token],)))


@cache
def _particled() -> dict[str, dict[str, list[Entry]]]:
    """The entries of a verb and a particle that are told of an object, by verb and particle."""
    made: dict[str, dict[str, list[Entry]]] = {}
    for entry in shipped()["states"].entries:
        if len(entry.tokens) == 2 and entry.tokens[1] in PARTICLES and entry.kind.endswith(" of"):
            made.setdefault(entry.tokens[0], {}).setdefault(entry.tokens[1], []).append(entry)
    return made


def _readable(document: Document, sentence: Sentence, told: _Told, naming: Sequence[bool]) -> bool:
    """Whether a hit may be a statement: not asked, no part of a name ("Upper Orsk"), not set against the word before
    ("suspended, not revoked") or the sentence behind, no state in part ("15% contained"), and with a figure where it
    takes one ("up 2.1 percent")."""
    lower, hit = document.lower, told.hit
    if _corrected(document, sentence) or sentence.last - sentence.first <= LABEL:
        return False
    if sentence.region in SILENT_REGIONS or sentence.last - sentence.first > MOST_TOKENS or hit.last > sentence.last:
        return False
    if lower[sentence.last - 1] == "?" or "?" in lower[hit.last : hit.last + 2]:
        return False
    if lower[max(0, hit.first - 2) : hit.first] == [",", "not"] or lower[hit.first - 1 : hit.first] in SHARES:
        return False
    after = lower[hit.last : hit.last + MEASURED]
    if told.frame == "measured" and not any(each[0].isdigit() or each in AMOUNTS for each in after):
        return False
    return not any(
        document.tokens[at][0].isupper()
        and not document.tokens[at].isupper()
        and (naming[at] or at > hit.first or at > sentence.first)
        for at in range(hit.first, hit.last)
    )


def _corrected(document: Document, sentence: Sentence) -> bool:
    """Whether a short denial only leads up to what follows: "The roof hasn't sagged. It has come down." """
    lower, last = document.lower, sentence.last
    if last - sentence.first > CORRECTED or not any(map(denies, lower[sentence.first : last])):
        return False
    return lower[last : last + 1] == ["it"] and lower[last + 1 : last + 2] in (["has"], ["is"], ["'s"], ["was"])


def _clause(document: Document, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The clause about a hit: between marks, and commas that a conjunction follows."""
    lower = document.lower

    def parts(token: int) -> bool:
        after = lower[token + 1] if token + 1 < sentence.last else ""
        return lower[token] in PARTS or (lower[token] == "," and (after in CUTS or after in RELATIVE))

    first, last = hit.first, hit.last
    while first > sentence.first and not parts(first - 1):
        first -= 1
    while last < sentence.last and not parts(last):
        last += 1
    return first, last


def _unreal(lower: Sequence[str], first: int, hit: Hit) -> bool:
    """Whether a state is supposed, asked for, put off or told with an exception: behind "if" or a modal, an infinitive
    that nobody did, "not … until", "but not to …"."""
    before = lower[first : hit.first]
    denied = any(map(denies, before))
    if not shipped()["states"].sets["limiting"].isdisjoint(lower[max(first, hit.first - LIMITED) : hit.last + LIMITED]):
        return True  # "limits rent increases", "may not put up the rent"
    if not SUPPOSING.isdisjoint(before) and not ("until" in before and denied):
        return True
    if denied and any(_ruled_out(lower, first, at) for at in range(first, hit.first)):
        return True  # "has not ruled out redundancies"
    if denied and "until" in lower[hit.last : hit.last + UNTIL]:
        return True
    if any(lower[at : at + 2] in EXCEPTING for at in range(hit.last, hit.last + EXCEPTED)):
        return True  # "open to members but not to guests"
    at = hit.first - 1
    while at >= first and (lower[at] in slack() or lower[at].endswith("ly")) and lower[at] not in MODALS:
        at -= 1
    modals = MODALS.intersection(lower[max(first, min(at, hit.first - MODAL_REACH)) : hit.first])
    if modals and not (modals <= WOULD and _reported(before)):
        return True
    return _undone(lower, first, hit.first)


def _reported(before: Sequence[str]) -> bool:
    """Whether "would" is "will" as it is told: "said it would not go", and not "would have gone"."""
    said = max((at for at, word in enumerate(before) if word in shipped()["states"].sets["reporting"]), default=-1)
    return said >= 0 and "have" not in before[said:]


def _undone(lower: Sequence[str], first: int, verb: int) -> bool:
    """Whether a verb is an infinitive that is not said to have been done: "hopes to close", not "voted to close"."""
    to = next((at for at in range(verb - 1, max(first, verb - INFINITIVE) - 1, -1) if lower[at] == "to"), None)
    if to is None:
        return False
    between = lower[to + 1 : verb]
    if any(word not in slack() and not word.endswith("ly") for word in between):
        return False  # a preposition: "went to court and won"
    if between and between[0] in word_sets()["determiners"]:
        return False
    governors, sets = lower[max(first, to - INFINITIVE) : to], shipped()["states"].sets
    if _settled(governors):
        return False
    if governors and governors[-1] in sets["wishing"]:  # "did not plan to close"
        return not any(map(denies, governors))
    return not (governors and governors[-1] in sets["declined"]) and sets["done_to"].isdisjoint(governors)


def _settled(governors: Sequence[str]) -> bool:
    """Whether an infinitive is of what will be: "the ward is to close", "are now to close", not "the aim is to"."""
    words = [word for word in governors if word not in STILL]
    return bool(words) and words[-1] in IS and not shipped()["states"].sets["aims"].intersection(words[:-1])


def _negations(lower: Sequence[str], sentence: Sentence, first: int, last: int, told: _Told) -> int:
    """How often a state is denied: by a negation that reaches it, by its subject ("nobody"), by its object ("hurt no
    one"), by "none" behind a noun ("looked for fraud and found none")."""
    sets, hit = shipped()["states"].sets, told.hit
    # "Nobody is let on above that" denies nothing of what is above.
    reach = 1 if lower[hit.first] in OVER else NEGATION_REACH
    count, at = 0, hit.first - 1
    while at >= first and reach:
        word, after = lower[at], lower[at + 1]
        if denies(word):
            count += after not in MORE
        elif (word in sets["declined"] and after == "to") or (
            word in sets["stopping"] and (after.endswith("ing") or after == "from")
        ):
            count += 1
        elif _ruled_out(lower, first, at):
            count += 1
            at -= 1
        elif word in MARKS or (word in AND and (count or (at == hit.first - 1 and after.endswith("s")))):
            break  # "does not and will not" denies once, "was not asked and denies it" asked alone
        elif (
            word == "of"
            and at > first
            and not (lower[at - 1] in sets["transparent"] or lower[at - 1] in sets["wishing"] or denies(lower[at - 1]))
        ):
            break  # "no estimate of the damage" denies no damage
        elif not (word in sets["transparent"] or word in slack() or word.endswith("ly")):
            reach -= 1
            if word in word_sets()["plain"] or word in BEYOND:
                break
        at -= 1
    if told.frame == "in" and _not_so(lower, hit.last, last):
        count += 1
    if (hit.last < last and lower[hit.last] in NOTHING) or (
        told.frame == "in" and "none" in lower[hit.last : min(sentence.last, hit.last + NONE_REACH)]
    ):
        count += 1
    return count


def _not_so(lower: Sequence[str], at: int, last: int) -> bool:
    """Whether what a noun tells is denied by the verb right behind it: "a link has not been shown"."""
    if at + 1 >= last or (lower[at] not in word_sets()["be"] and lower[at] not in HAVE):
        return at < last and lower[at].endswith("n't")
    return denies(lower[at + 1])


def _ruled_out(lower: Sequence[str], first: int, at: int) -> bool:
    """Whether "rules out" ends at a token."""
    return at > first and lower[at] == "out" and lower[at - 1] in RULING


def _bearer(phrases: Phrases, sentence: Sentence, first: int, last: int, told: _Told) -> Phrase | None:
    """What a state is told of; who or what else it may be stands among its other heads."""
    lower, hit = phrases.lower, told.hit
    before, passive = hit.first, False
    while before > first and (lower[before - 1] in slack() or lower[before - 1].endswith("ly")):
        before -= 1
        passive |= lower[before] in PASSIVE
    if before > first and "to" in lower[before : hit.first] and lower[before - 1] in _governors():
        before -= 1  # "did not plan to close", "was found to be safe"
        while before > first and (lower[before - 1] in slack() or lower[before - 1].endswith("ly")):
            before -= 1
    if told.frame == "by" and passive:  # "was beaten by Holm": who stands behind "by" has won
        return phrases.behind(hit.last + 1, last) if lower[hit.last : hit.last + 1] == ["by"] else None
    subject, behind = phrases.subject(sentence, before), None
    opening = lower[hit.first - 1] if hit.first > first else ""
    attributive = opening in word_sets()["determiners"] or opening.isdigit()  # "the damaged dam", "84 permanent jobs"
    attributive |= _is_quality(lower, hit, opening)
    if told.frame in WAYS:
        ways = shipped()["states"].sets[WAYS[told.frame]]
        at = _preposition(lower, hit.last, last, joins() | ways)
        return phrases.behind(at + 1, last) if at is not None and lower[at] in ways else None
    if told.frame == "in":
        at = _preposition(lower, hit.last, last, joins())
        behind = phrases.behind(at + 1, last) if at is not None else None
        if (whose := phrases.whose(hit.first, hit.last, hit.last)) is not None:
            return whose  # "his body"
    elif not passive and (told.frame == "of" or attributive):
        behind = phrases.behind(hit.last, last)
    if behind is not None and told.frame != "in":
        return behind  # who does it is not whom it is done to
    main = behind or subject or phrases.topic(sentence)
    if main is None:
        return None
    others = frozenset[str]().union(*(each.heads for each in (subject, behind) if each is not None))
    return replace(main, others=others - {main.head})


def _is_quality(lower: Sequence[str], hit: Hit, before: str) -> bool:
    """Whether a state is an adjective before its noun: "measured dangerous levels", and not "is dangerous today"."""
    if hit.last - hit.first > 1 or not lower[hit.first].endswith(QUALITY) or before in slack():
        return False
    behind = lower[hit.last] if hit.last < len(lower) else ""
    return behind.isalpha() and behind not in _no_nouns()


def _preposition(lower: Sequence[str], at: int, last: int, those: frozenset[str]) -> int | None:
    """Where the first preposition stands behind a state, but for one before a day: "no trace on Friday of him"."""
    near = range(at, min(last, at + NOUN_REACH))
    return next((at for at in near if lower[at] in those and DAYS.isdisjoint(lower[at + 1 : at + 2])), None)


@cache
def _no_nouns() -> frozenset[str]:
    """Words behind an adjective that are no noun of its own."""
    sets = word_sets()
    return sets["prepositions"] | sets["determiners"] | sets["adverbs"] | slack() | joins() | BEYOND | AND


@cache
def _governors() -> frozenset[str]:
    """Verbs whose subject bears what their infinitive tells."""
    sets = shipped()["states"].sets
    return sets["declined"] | sets["wishing"] | sets["done_to"]
