"""States: what a clause tells of a thing as one of two opposites, and the thing it is told of.

"The hospital kept its doors open", "the florin sank", "no damage to the dam": a word or an idiom of the `states` lexicon
stands at one pole of an axis (open/shut, up/down, whole/broken), turned round by a negation, and is told of its *bearer*.
That is the subject of "held" and "was closed", the object of "closed the hospital", what a noun is of ("damage to the
dam"). Its last word before a preposition is the head; a pronoun stands for the subject of the sentence before.

Limits: without a parser, a phrase is what lies between words of grammar, so that a verb may get into it; a state that is
asked for, feared, planned or supposed is no state and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from divergence.annotations import Annotated
from divergence.annotations.certainty import certainty
from divergence.annotations.names import DAYS
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import concept, idf
from divergence.comparison.conflicts.assertions import CUTS, MOST_TOKENS, SILENT_REGIONS, TELLING
from divergence.document import Document, Sentence
from divergence.lexicon import Entry, Hit, Lexicon, Matcher, shipped

SUBJECT_REACH = 14  # tokens before a state among which its subject stands
PHRASE = 8  # tokens of a noun phrase
NEGATION_REACH = 6
MODAL_REACH = 3
NOUN_REACH = 3  # tokens between a noun of state and the preposition before its bearer
BREAKS = frozenset(',;:—–()[]"')
FULL = frozenset(";:—–()[]")
BE = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't get gets got getting".split())
RELATIVE = frozenset("which that who whose".split())
PRONOUNS = frozenset("it they he she this these those its their".split())
LIGHT = frozenset("one ones all both some many most each part parts number rest end thing things way".split())
TIMES = frozenset(
    "year years month months week weeks day days hour hours minute minutes morning afternoon evening night today yesterday tomorrow "
    "tonight time times moment percent per cent pct".split()
)
LEAST_BEARER = 0.5  # background idf of a word that may tell a bearer
PARTICLES = frozenset("up down out off away back".split())
PARTICIPLES = frozenset("sold made held built kept found left sent given taken seen known said run set".split())
PARTED = 7  # tokens from a verb to a particle behind its object
MEASURED = 3  # tokens from "up" to its figure
NUMBERS = {word: str(number) for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1) if number > 1}
AMOUNTS = frozenset("one two three four five six seven eight nine ten twelve twenty half third quarter".split())
NONE = 7  # tokens behind a noun among which "none" denies it
DENIED = 5  # tokens behind a negation among which what it denies stands
ASIDE = 9  # tokens of an aside in commas between a verb and its object
JOINS = frozenset("of in at for from on to with near around inside under behind between by over".split())
REAL_TO = frozenset(
    "voted vote votes decided decides agreed agrees ordered orders allowed managed chose chosen opted ruled told forced continued "
    "continues moved resolved elected authorised authorized".split()
)
MODALS = frozenset("would could might should may must ought can shall wouldn't couldn't mightn't shouldn't".split())
FUTURE = frozenset("will 'll shall won't".split())
SUPPOSING = frozenset("if unless whether until till lest".split())
MORE = frozenset("only just merely simply".split())  # "not only" denies nothing


@dataclass(frozen=True, slots=True)
class Bearer:
    """What a state is told of: its `head`, and what it may be called or be as well (`others`: what a pronoun stands for,
    the other side of a verb that may be passive, what the sentence is about); all its `words` (concepts by idf, the head
    among them), the words of names in it; `resolved`: by a pronoun or from the sentence before."""

    head: str
    others: frozenset[str]
    words: dict[str, float]
    names: frozenset[str]
    resolved: bool


@dataclass(frozen=True, slots=True)
class State:
    """A pole of an axis in the clause `text` of the sentence ``[start, end)`` of article number `article`."""

    article: int
    start: int
    end: int
    text: str
    sentence: int
    axis: str
    pole: int
    cue: str
    negated: bool
    frame: str
    bearer: Bearer
    around: dict[str, float]
    names: frozenset[str]
    future: bool
    level: float
    quoted: bool
    attributed: bool
    times: frozenset[str]
    figures: frozenset[str]
    telling: float
    opens: bool
    denies: bool


def states(articles: Sequence[Annotated]) -> list[State]:
    """Every state that is told as one, in the order of articles and text."""
    return [each for number, annotated in enumerate(articles) for each in _states(annotated, number)]


@cache
def _matcher() -> Matcher:
    """The lexicon with each axis for itself: one word may stand on several."""
    lexicon = shipped()["states"]
    axes: dict[str, list[Entry]] = {}
    for entry in lexicon.entries:
        for told in entry.kind.split("; "):
            axes.setdefault(told, []).append(
                Entry(told, told, entry.tokens, 1.0, entry.lower_only, entry.unless_next, entry.unless_previous)
            )
    return Matcher(
        [
            Lexicon(told, lexicon.version, "en", lexicon.licence, lexicon.source, lexicon.digest, tuple(entries))
            for told, entries in axes.items()
        ]
    )


def _hits(document: Document) -> list[tuple[Hit, str, int, str]]:
    """Hits with their axis, pole and frame, in text order; of those of one axis that overlap the longest."""
    found = [
        (hit, told[: told.index(" ") - 1], 1 if told[told.index(" ") - 1] == "+" else -1, told.rpartition(" ")[2])
        for told, hits in _matcher().match(document.lower, document.tokens).items()
        for hit in hits
    ]
    found += _separated(document)
    found.sort(key=lambda each: (each[0].first - each[0].last, each[0].first, each[1], each[2]))
    taken: set[tuple[str, str, int]] = set()
    kept = []
    for hit, axis, pole, frame in found:
        places = {(axis, frame, token) for token in range(hit.first, hit.last)}
        if taken.isdisjoint(places):
            taken |= places
            kept.append((hit, axis, pole, frame))
    return sorted(kept, key=lambda each: (each[0].first, each[1], each[3]))


@cache
def _particles() -> dict[str, dict[str, tuple[Entry, ...]]]:
    """Verbs of two words whose object may stand between them, by verb and particle: "threw the scheme out"."""
    made: dict[str, dict[str, list[Entry]]] = {}
    for entry in shipped()["states"].entries:
        if len(entry.tokens) == 2 and entry.tokens[1] in PARTICLES and " of" in entry.kind:
            made.setdefault(entry.tokens[0], {}).setdefault(entry.tokens[1], []).append(entry)
    return {verb: {each: tuple(rows) for each, rows in after.items()} for verb, after in made.items()}


def _separated(document: Document) -> Iterator[tuple[Hit, str, int, str]]:
    """Verbs set apart from their particle by their object; the hit is the verb alone, which the object follows."""
    lower = document.lower
    for token in document.among(_particles().keys()):
        last = document.sentences[document.sentence_of[token]].last
        for at in range(token + 2, min(last, token + PARTED)):
            if not lower[at - 1][0].isalnum():
                break
            for entry in _particles()[lower[token]].get(lower[at], ()):
                for told in entry.kind.split("; "):
                    if told.endswith(" of"):
                        axis = told[: told.index(" ") - 1]
                        yield Hit(token, token + 1, entry), axis, 1 if told[len(axis)] == "+" else -1, "of"


def _states(annotated: Annotated, number: int) -> Iterator[State]:
    document = annotated.document
    contents = [span for each in annotated.attributions for span in each.content_spans]
    naming = [False] * len(document.tokens)
    for name in annotated.names:
        naming[name.first : name.last] = [True] * (name.last - name.first)
    topics: dict[int, Bearer | None] = {}
    for hit, axis, pole, frame in _hits(document):
        sentence = document.sentences[document.sentence_of[hit.first]]
        if (
            sentence.region in SILENT_REGIONS
            or sentence.last - sentence.first > MOST_TOKENS
            or hit.last > sentence.last
            or _called(document, sentence, hit, naming)
            or _contrasted(document.lower, hit.first)
            or document.lower[sentence.last - 1] == "?"
            or "?" in document.lower[hit.last : hit.last + 2]
        ):
            continue
        if frame == "measured" and not any(each[0].isdigit() or each in AMOUNTS for each in document.lower[hit.last : hit.last + MEASURED]):
            continue
        first, last = _clause(document, sentence, hit)
        if _unreal(document, first, hit):
            continue
        if (bearer := _bearer(document, sentence, first, last, hit, frame, naming, topics)) is None:
            continue
        start, end = document.span(first, last)
        denied = _negations(document, sentence, first, last, hit, frame) % 2 == 1
        around = {
            word: weight
            for word, weight in _bag(document, sentence.first, sentence.last).items()
            if word not in _bag(document, hit.first, hit.last)
        }
        yield State(
            article=number,
            start=sentence.start,
            end=sentence.end,
            text=document.text[start:end],
            sentence=sentence.index,
            axis=axis,
            pole=-pole if denied else pole,
            cue=concept(document.lower[hit.first]),
            negated=denied,
            frame=frame,
            bearer=bearer,
            around=around,
            names=_names(document, sentence.first, sentence.last, naming),
            future=not FUTURE.isdisjoint(document.lower[first : hit.first]) or "to" in document.lower[hit.first - 2 : hit.first],
            level=certainty(document, first, last).level,
            quoted=document.quoted[hit.first],
            attributed=any(low <= start and end <= high + 1 for low, high in contents),
            times=frozenset(document.lower[sentence.first : sentence.last]) & DAYS,
            figures=_figures(document.lower[first:last]),
            telling=sum(idf(word) for word in document.lower[hit.first : hit.last] if word.isalpha()),
            opens=first == sentence.first,
            denies=any(word in NEG() or word.endswith("n't") for word in document.lower[sentence.first : sentence.last]),
        )


def _called(document: Document, sentence: Sentence, hit: Hit, naming: Sequence[bool]) -> bool:
    """Whether the words are of a name or a title: "Lower Tarn", "the Tax Cuts Act"."""
    opens = hit.first == sentence.first
    return any(
        document.tokens[at][0].isupper() and not document.tokens[at].isupper() and (naming[at] or not opens or at > hit.first)
        for at in range(hit.first, hit.last)
    )


def _contrasted(lower: Sequence[str], token: int) -> bool:
    """Whether a negation only sets a word against the one before: "suspended, not revoked"."""
    return lower[max(0, token - 2) : token] == [",", "not"]


def _figures(lower: Sequence[str]) -> frozenset[str]:
    """The numbers of a clause: five of the seven is not the other two."""
    return frozenset(NUMBERS.get(word, word) for word in lower if word in NUMBERS or word.isdigit())


def _clause(document: Document, sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """The clause about a hit: between marks, and commas that a conjunction follows."""
    lower = document.lower

    def parts(token: int) -> bool:
        after = lower[token + 1] if token + 1 < sentence.last else ""
        return lower[token] in FULL or (lower[token] == "," and (after in CUTS or after in RELATIVE)) or lower[token] in ("but", "while", "although", "though")

    first = hit.first
    while first > sentence.first and not parts(first - 1):
        first -= 1
    last = hit.last
    while last < sentence.last and not parts(last):
        last += 1
    return first, last


def _unreal(document: Document, first: int, hit: Hit) -> bool:
    """Whether the state is supposed, asked for or feared: behind "if" or a modal, or an infinitive that nobody did."""
    lower = document.lower
    before = lower[first : hit.first]
    if not SUPPOSING.isdisjoint(before) and not (
        "until" in before and not {"not", "n't"}.isdisjoint(before)
    ):
        return True
    at = hit.first - 1
    while at >= first and (lower[at] in _slack() or lower[at].endswith("ly")) and lower[at] not in MODALS:
        at -= 1
    if not MODALS.isdisjoint(lower[max(first, min(at, hit.first - MODAL_REACH)) : hit.first]):
        return True
    if "until" in lower[hit.last : hit.last + 4] and any(w in NEG() or w.endswith("n't") for w in before):
        return True
    to = next((at for at in range(hit.first - 1, max(first, hit.first - 4) - 1, -1) if lower[at] == "to"), None)
    if to is None:
        return False
    between = lower[to + 1 : hit.first]
    if any(word not in _slack() and not word.endswith("ly") for word in between):
        return False  # "to" is a preposition of something before: "went to court and won"
    if between and lower[to + 1] in word_sets()["determiners"]:
        return False
    governors = lower[max(first, to - 4) : to]
    sets = shipped()["states"].sets
    if governors and governors[-1] in sets["declined"]:
        return False
    return REAL_TO.isdisjoint(governors)


@cache
def NEG() -> frozenset[str]:
    return shipped()["states"].sets["negations"]


@cache
def _slack() -> frozenset[str]:
    """Words between a subject and what is told of it."""
    sets = word_sets()
    return (
        sets["adverbs"]
        | sets["auxiliaries"]
        | sets["be"]
        | shipped()["states"].sets["negations"]
        | frozenset("has have had having n't all been being both fully finally eventually then since duly quite very so far largely "
                    "completely totally entirely soon today yesterday tomorrow get got gets to yet ever almost nearly mostly".split())
    )  # fmt: skip


def _negations(document: Document, sentence: Sentence, first: int, last: int, hit: Hit, frame: str) -> int:
    """How often the state is denied: by a negation that reaches it, by its subject ("nobody"), by its object ("hurt no
    one")."""
    lower = document.lower
    sets = shipped()["states"].sets
    count = 0
    at = hit.first - 1
    reach = NEGATION_REACH
    while at >= first and reach:
        word = lower[at]
        if word in sets["negations"] or word.endswith("n't"):
            count += not (at + 1 < sentence.last and lower[at + 1] in MORE)
        elif word in sets["declined"] and (lower[at + 1] == "to"):
            count += 1
        elif word in sets["stopping"] and (lower[at + 1].endswith("ing") or lower[at + 1] == "from"):
            count += 1
        elif word in BREAKS or (count and word in ("and", "or", "nor")):  # "does not and will not" denies once
            break
        elif word in sets["transparent"] or word in _slack() or word.endswith("ly"):
            pass
        else:
            reach -= 1
            if word not in word_sets()["determiners"] and lower[at] not in JOINS and _verbal(word):
                break
        at -= 1
    if lower[hit.last : hit.last + 1] and lower[hit.last] in ("no", "none", "nobody", "nothing", "neither", "no-one") and hit.last < last:
        count += 1
    elif frame == "in" and "none" in lower[hit.last : min(sentence.last, hit.last + NONE)]:  # "looked for fraud and found none"
        count += 1
    return count


def _verbal(word: str) -> bool:
    """Whether a word is a verb of saying, behind which a negation does not reach."""
    return word in word_sets()["plain"] or word in ("that", "who", "which", "when", "while", "after")


def _bearer(
    document: Document,
    sentence: Sentence,
    first: int,
    last: int,
    hit: Hit,
    frame: str,
    naming: Sequence[bool],
    topics: dict[int, Bearer | None],
) -> Bearer | None:
    lower = document.lower
    before = hit.first
    passive = False
    while before > first and (lower[before - 1] in _slack() or lower[before - 1].endswith("ly")):
        before -= 1
        passive |= lower[before] in BE
    if frame == "by" and passive:  # "was beaten by Holm": who comes behind "by" has won
        at = hit.last
        return _phrase(document, at + 1, last, naming) if lower[at : at + 1] == ["by"] else None
    subject = _subject(document, sentence, first, before, naming, topics)
    behind = None
    if frame == "in":
        near = range(hit.last, min(last, hit.last + NOUN_REACH))
        at = next((at for at in near if lower[at] in JOINS), None)
        behind = _phrase(document, at + 1, last, naming) if at is not None else None
    # "the damaged dam", "three injured walkers"
    elif (frame == "of" and not passive) or (
        hit.first > first and not passive and lower[hit.first - 1] in word_sets()["determiners"]
    ):
        behind = _phrase(document, _past_aside(lower, hit.last, last), last, naming)
    main = behind or subject
    about = topic(document, sentence, naming, topics)
    if main is None:
        main = about
    if main is None:
        return None
    others = {head for each in (subject, behind, about) if each is not None for head in (each.head, *each.others)}
    return replace(main, others=frozenset(others) - {main.head})


def _past_aside(lower: Sequence[str], token: int, last: int) -> int:
    """The token past an aside in commas: "threw out, by 150 votes to 149, an amendment"."""
    if token < last and lower[token] == ",":
        closing = next((at for at in range(token + 1, min(last, token + ASIDE)) if lower[at] == ","), None)
        if closing is not None:
            return closing + 1
    return token


def _opens(document: Document, token: int) -> bool:
    """Whether a noun phrase can begin at a token."""
    word = document.lower[token]
    sets = word_sets()
    if not word[0].isalnum():
        return False
    if word in sets["determiners"] or word[0].isdigit():
        return True
    return (
        word not in sets["prepositions"]
        and word not in sets["boundaries"]
        and word not in _slack()
        and word not in JOINS
        and word not in CUTS
        and word not in PRONOUNS
        and not word.endswith("ly")
    )


def _phrase(document: Document, first: int, last: int, naming: Sequence[bool]) -> Bearer | None:
    """The noun phrase that begins at a token, of the words of which the last before a preposition is the head."""
    lower = document.lower
    while first < last and (lower[first].endswith("ly") or lower[first] in ('"', "both", "all")):
        first += 1
    if first >= last or not _opens(document, first):
        return None
    end, head_end = first, None
    while end < last and end - first < PHRASE:
        word = lower[end]
        if not word[0].isalnum() and word not in ("'s", '"', "&", "%", "$", "£", "€"):
            break
        if word in JOINS:
            if head_end is None:
                head_end = end
            elif word != "of":
                break
        elif end > first and (
            word in CUTS or word in word_sets()["boundaries"] or word in _slack() or word in RELATIVE
        ):
            break
        end += 1
    return _made(document, first, head_end or end, end, naming)


def _subject(
    document: Document,
    sentence: Sentence,
    first: int,
    before: int,
    naming: Sequence[bool],
    topics: dict[int, Bearer | None],
) -> Bearer | None:
    """The noun phrase that ends before a token, or what its pronoun stands for, or the first of the sentence."""
    lower = document.lower
    end = before
    # "The dam, which cracked in 1987, held"; "the bridge, a listed one, is shut".
    if end > sentence.first and lower[end - 1] == ",":
        opening = next((at for at in range(end - 2, sentence.first, -1) if lower[at] == ","), None)
        if opening is not None:
            end = opening
    if end > sentence.first and lower[end - 1] in RELATIVE:
        end -= 1
        if end > sentence.first and lower[end - 1] == ",":
            end -= 1
    if end > sentence.first and lower[end - 1] in PRONOUNS:
        return _resolved(document, sentence, end - 1, naming, topics)
    end = _past_relative(lower, sentence.first, end)
    start = end
    segment_end = end  # of the segment that is the farthest back
    stops = word_sets()["boundaries"] | CUTS | RELATIVE
    while start > sentence.first and end - start < SUBJECT_REACH:
        word = lower[start - 1]
        if (not word[0].isalnum() and word not in ("'s", '"', "&")) or word in stops or word in word_sets()["plain"]:
            break
        if word in JOINS:
            if start == end:
                break
            segment_end = start - 1
        elif word in word_sets()["be"] or word in word_sets()["modals"]:
            break
        start -= 1
        if word in word_sets()["determiners"] and word != "'s" and not (start > sentence.first and lower[start - 1] in JOINS):
            break
    if start < segment_end and (lower[start] in JOINS):
        start += 1
    found = _made(document, start, segment_end, end, naming) if start < end else None
    if found is None and start > sentence.first:
        return topic(document, sentence, naming, topics)
    if found is None and sentence.index:  # "Turned down, by one vote."
        found = topic(document, document.sentences[sentence.index - 1], naming, topics)
        return replace(found, resolved=True) if found else None
    return found


def _past_relative(lower: Sequence[str], first: int, end: int) -> int:
    """The token before a relative clause that ends before `end`: "backups that were kept offline" are backups."""
    verb = None
    for at in range(end - 1, max(first, end - SUBJECT_REACH), -1):
        word = lower[at]
        if not word[0].isalnum():
            return end
        if word in word_sets()["be"] or word in word_sets()["modals"] or word in ("has", "have", "had"):
            verb = at
        elif word in RELATIVE:
            return at if verb == at + 1 and at > first else end
    return end


def _resolved(
    document: Document,
    sentence: Sentence,
    token: int,
    naming: Sequence[bool],
    topics: dict[int, Bearer | None],
) -> Bearer | None:
    """What a pronoun stands for: what its own sentence is about where that is further on, or what the one before is."""
    places = []
    if token - sentence.first > 4 and document.lower[sentence.first] not in PRONOUNS:
        places.append(sentence)
    if sentence.index:
        before = document.sentences[sentence.index - 1]
        if sentence.paragraph - before.paragraph <= 1:
            places.append(before)
    found = [each for place in places if (each := topic(document, place, naming, topics)) is not None]
    if not found:
        return None
    return replace(found[-1], others=frozenset(each.head for each in found) - {found[-1].head}, resolved=True)


def topic(
    document: Document, sentence: Sentence, naming: Sequence[bool], topics: dict[int, Bearer | None]
) -> Bearer | None:
    """What a sentence opens with: its first noun phrase, but for one behind a preposition ("In Marlow, the dam")."""
    if sentence.index not in topics:
        topics[sentence.index] = None
        first = sentence.first
        while first < sentence.last and not (_opens(document, first) or document.lower[first] in PRONOUNS):
            if document.lower[first] in JOINS or document.lower[first] in word_sets()["prepositions"]:
                comma = next((at for at in range(first, sentence.last) if document.lower[at] == ","), None)
                if comma is None:
                    break
                first = comma
            first += 1
        if first < sentence.last and document.lower[first] in PRONOUNS and sentence.index:
            found = topic(document, document.sentences[sentence.index - 1], naming, topics)
        else:
            found = _phrase(document, first, sentence.last, naming) if first < sentence.last else None
        topics[sentence.index] = found
    return topics[sentence.index]


def _made(document: Document, first: int, head_end: int, end: int, naming: Sequence[bool]) -> Bearer | None:
    words = _bag(document, first, end, LEAST_BEARER)
    heads = [
            document.lower[at]
            for at in range(head_end - 1, first - 1, -1)
            if document.lower[at][0].isalpha()
            and len(document.lower[at]) > 1
            and document.lower[at] not in LIGHT
            and document.lower[at] not in NUMBERS
            and (concept(document.lower[at]) in words)
    ]
    if not heads:
        return None
    # "copies dated 31 January", "vials sold under another name"
    head = next((word for word in heads if word not in PARTICIPLES and not word.endswith(("ed", "ing"))), heads[0])
    return Bearer(concept(head), frozenset(), words, _names(document, first, end, naming), False)


def _names(document: Document, first: int, last: int, naming: Sequence[bool]) -> frozenset[str]:
    return frozenset(
        document.lower[at] for at in range(first, last) if naming[at] and len(document.lower[at]) > 2
    )


def _bag(document: Document, first: int, last: int, least: float = TELLING) -> dict[str, float]:
    bag = {}
    for token in document.lower[first:last]:
        if (
            len(token) > 1
            and token[0].isalpha()
            and token not in DAYS
            and token not in TIMES
            and token not in NUMBERS
            and (weight := idf(token)) > least
        ):
            bag[concept(token)] = weight
    return bag
