"""States: what a clause tells of a thing as one of two opposites.

"The hospital kept its doors open", "the florin sank", "no damage to the dam": a word or an idiom of the `states`
lexicon (see `state_cues`) stands at one pole of an axis (open/shut, up/down, whole/broken), turned round by a negation
(see `negations`), and is told of its *bearer* (see `state_bearers`).

Limits: a state that is asked for, supposed or only planned (see `unreal`) is none and is left out; of an idiom the
literal sense is not told apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from divergence.annotations import Annotated
from divergence.annotations.certainty import certainty
from divergence.annotations.dates import CLOCKS
from divergence.annotations.times.vocabulary import NAMED_DAYS
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.conflicts.assertions import CUTS, MOST_TOKENS, SILENT_REGIONS, denies, is_year
from divergence.comparison.conflicts.negations import negations
from divergence.comparison.conflicts.nobody import of_anybody, of_nobody
from divergence.comparison.conflicts.phrases import NUMBERS, RELATIVE, Phrase, Phrases
from divergence.comparison.conflicts.state_bearers import bearer_of
from divergence.comparison.conflicts.state_cues import Cue, cues
from divergence.comparison.conflicts.unreal import unreal
from divergence.comparison.facts.wording import Key
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped

MEASURED = 3  # tokens from "up" to its figure
UNTIL = 4  # tokens between "until" and the year up to which something is as it is
UNTIL_WHEN = frozenset({"until", "till"})
AROUND = 3  # tokens on either side of a state that are its words as well
LABEL = 3  # tokens of what is no sentence: "Rent increases."
CORRECTED = 7  # tokens of a denial that may only lead up to what follows it
SHARES = (["%"], ["percent"], ["pct"], ["cent"])  # before a state that is so in part
PARTS = frozenset(";:—–()[]") | {"but", "while", "although", "though"}
AMOUNTS = frozenset({"one", "twenty", "half", "third", "quarter"}) | NUMBERS.keys()
NOBODY = Phrase("nobody", frozenset(), {}, frozenset(), False)


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


def states(articles: Sequence[Annotated]) -> list[State]:
    """Every state that is told as one, in the order of articles and text."""
    return [each for number, annotated in enumerate(articles) for each in _states(annotated, number)]


def _states(annotated: Annotated, number: int) -> Iterator[State]:
    document, phrases = annotated.document, Phrases(annotated)
    contents = [span for each in annotated.attributions for span in each.content_spans]
    dated = {at for each in annotated.dates for at in range(*document.token_range(each.start, each.end))}  # "this fall"
    own_year = (annotated.article.published or "")[:4]
    for cue in cues(document):
        hit = cue.hit
        sentence = document.sentences[document.sentence_of[hit.first]]
        again = document.first_said[sentence.index] != sentence.index
        if again or not _readable(document, sentence, cue, phrases.naming) or hit.first in dated:
            continue
        first, last = _clause(document, sentence, hit)
        if unreal(document.lower, first, hit):
            continue
        denied = negations(document.lower, sentence, first, last, cue) % 2
        pole = -cue.pole if denied else cue.pole
        nobody = of_nobody(document.lower, first, hit, cue.axis, pole)
        bearer = bearer_of(phrases, sentence, first, last, cue) or (NOBODY if nobody else None)
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
            axis=cue.axis,
            pole=pole,
            cue=concept(document.lower[hit.first]),
            frame=cue.frame,
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
            anybody=of_anybody(document.lower, sentence, hit, cue.axis, pole),
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


def _readable(document: Document, sentence: Sentence, cue: Cue, naming: Sequence[bool]) -> bool:
    """Whether a hit may be a statement: not asked, no part of a name ("Upper Orsk"), not set against the word before
    ("suspended, not revoked") or the sentence behind, no state in part ("15% contained"), and with a figure where it
    takes one ("up 2.1 percent")."""
    lower, hit = document.lower, cue.hit
    if _corrected(document, sentence) or sentence.last - sentence.first <= LABEL:
        return False
    if sentence.region in SILENT_REGIONS or sentence.last - sentence.first > MOST_TOKENS or hit.last > sentence.last:
        return False
    if lower[sentence.last - 1] == "?" or "?" in lower[hit.last : hit.last + 2]:
        return False
    if lower[max(0, hit.first - 2) : hit.first] == [",", "not"] or lower[hit.first - 1 : hit.first] in SHARES:
        return False
    if cue.axis == "level" and _before_name(document, hit, naming):
        return False
    after = lower[hit.last : hit.last + MEASURED]
    if cue.frame == "measured" and not any(each[0].isdigit() or each in AMOUNTS for each in after):
        return False
    return not any(
        document.tokens[at][0].isupper()
        and not document.tokens[at].isupper()
        and (naming[at] or at > hit.first or at > sentence.first)
        for at in range(hit.first, hit.last)
    )


def _before_name(document: Document, hit: Hit, naming: Sequence[bool]) -> bool:
    """Whether a state only says which of a name is meant: "the enlarged Brell" is what comes of a merger."""
    opens = document.lower[hit.first - 1 : hit.first]
    return not word_sets()["determiners"].isdisjoint(opens) and any(naming[hit.last : hit.last + 1])


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
