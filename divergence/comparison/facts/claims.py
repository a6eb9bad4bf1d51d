"""Claims: what an article states, one for each figure or date and one for each clause, with the words around it.

A claim's context is a bag of concepts (see `background`) in which the anchor's own clause counts most, the rest of its
sentence less, and the sentence before least; the anchor's own words are left out, so that two values can be compared by
what is said about them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from divergence.annotations import Annotated
from divergence.annotations.attributed import Attributed
from divergence.annotations.certainty import Certainty, certainty
from divergence.annotations.dates import DateSpan
from divergence.annotations.names import Name
from divergence.annotations.quantities import Quantity, base
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import concept, idf
from divergence.comparison.facts.slots import Slot, slot
from divergence.comparison.facts.undated import dated
from divergence.document import Document, Sentence
from divergence.result import Field

OWN_CLAUSE, NEAR_ANCHOR, SENTENCE, BEFORE, BEFORE_ANAPHORIC = 1.0, 1.25, 0.35, 0.1, 0.4
NEAR = 32  # characters after the anchor
TELLING = 1.1  # words with a lower background idf (the, of, said) say nothing about which claim it is
RUN = 4  # words in a row by which a quotation is known again
LEAST_WORDS = 3  # telling words of a clause that states something
MOST_TOKENS = 90  # a longer "sentence" is a list or a table
SILENT_REGIONS = frozenset({"references", "heading", "caption"})
ANAPHORS = frozenset({"it", "they", "he", "she", "this", "that", "these", "those", "its", "their", "such"})
CONJUNCTIONS = frozenset(
    "and but while which who whose where when as after before although because so with according up down from".split()
)
RELATIVES = frozenset({"who", "which", "whose"})
COLOURED = ("loaded_language", "opinion", "absolutes", "speculation")
SPOKE = frozenset({"said", "says", "told", "added"})
REPORTING = frozenset("said told says announced reported added statement".split())
HEDGED = 0.75  # certainty below which something counts as stated with doubt
VAGUE = 4.0  # times its least from which a count is a mere multitude
SCORED = 1000  # a result is told apart by its larger number, then by its smaller
NOT_CLAIMED = frozenset({"ordinal", "version", "other"})

PARTING = frozenset("after although because before that though when where which while who".split())
FOREMOST = frozenset("first last second third most least best worst only".split())

Anchor = Quantity | DateSpan
Dimension = str


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim of article number `article`: its sentence's characters ``[start, end)``, its anchor or None, and the
    anchor's interval in its dimension's base unit (dates in days)."""

    article: int
    field: Field
    start: int
    end: int
    text: str
    sentence: int
    anchor: Anchor | None
    dimension: Dimension | None
    low: float | None
    high: float | None
    noun: str | None
    context: Mapping[str, float]
    names: frozenset[str]
    frame: frozenset[str]  # concepts of who is given for what its sentence says, and of the verb of saying
    named: frozenset[str]  # concepts of its names
    place: float  # how far down the article its sentence stands, from 0 to 1
    certainty: Certainty
    attributed_to: str | None
    quoted: bool
    heading: bool
    dated: tuple[float, float] | None = None
    coloured: int = 0  # loaded, opinionated or speculative words in the sentence
    stamp: bool = False  # a date that only says when a figure of its clause held, or since when
    slot: Slot | None = None  # what stands right around the anchor
    spoken: frozenset[str] = frozenset()  # runs of words that its sentence quotes

    @property
    def key(self) -> tuple[int, str, int]:
        """The sentence this claim stands in."""
        return self.article, self.field, self.sentence

    @property
    def vague(self) -> bool:
        """Whether a count is so loose ("thousands") that it meets others only if they count the same things."""
        low, high = self.low, self.high
        return self.dimension == "count" and low is not None and high is not None and high > VAGUE * low > 0


def claims(articles: Sequence[Annotated], own: int | None = None) -> list[Claim]:
    """All claims of a story's articles, in the order of articles and text. Headlines count with ``field="title"``. When
    the story was told the first `own` articles say."""
    found: list[Claim] = []
    for number, annotated in enumerate(dated(articles, own)):
        if annotated.title is not None:
            found.extend(_claims(annotated.title, number, "title"))
        found.extend(_claims(annotated, number, "text"))
    return found


def _claims(annotated: Annotated, number: int, where: Field) -> Iterator[Claim]:
    document = annotated.document
    anchors: dict[int, list[Anchor]] = {}
    found: tuple[Anchor, ...] = (*annotated.quantities, *annotated.dates)
    for anchor in found:
        sentence = document.sentence_at(anchor.start)
        if sentence is not None:
            anchors.setdefault(sentence.index, []).append(anchor)
    names_by_sentence: dict[int, list[Name]] = {}
    for name in annotated.names:
        sentence = document.sentence_at(name.start)
        if sentence is not None:
            names_by_sentence.setdefault(sentence.index, []).append(name)
    said = [_said(document, sentence) for sentence in document.sentences]
    bags = [{key: weight for _, key, weight in words} for words in said]
    reach = _Attributions(annotated.attributions)
    frames = _frames(document, annotated.attributions)
    places = _places(document)
    colour = {hit.first for name in COLOURED for hit in document.hits.get(name, ())}
    for sentence in document.sentences:
        if sentence.region in SILENT_REGIONS or sentence.last - sentence.first > MOST_TOKENS:
            continue
        here = anchors.get(sentence.index, [])
        own_names = names_by_sentence.get(sentence.index, [])
        covered = {token for anchor in here for token in range(*document.token_range(anchor.start, anchor.end))}
        before = _before(document, sentence, bags)
        lean = BEFORE_ANAPHORIC if _anaphoric(document, sentence) else BEFORE
        shared = {
            "article": number,
            "field": where,
            "start": sentence.start,
            "end": sentence.end,
            "text": document.text[sentence.start : sentence.end],
            "sentence": sentence.index,
            "names": frozenset(name.key for name in own_names),
            "frame": _concepts(document, frames.get(sentence.index, ())),
            "named": _concepts(document, _tokens(own_names)),
            "place": places[sentence.index],
            "heading": where == "title",
            "coloured": sum(1 for token in range(sentence.first, sentence.last) if token in colour),
            "spoken": _spoken(document, sentence),
        }
        clauses = _clauses(document, sentence)
        words = [word for word in said[sentence.index] if word[0] not in covered]
        for anchor in here:
            if isinstance(anchor, Quantity) and anchor.kind in NOT_CLAIMED:
                continue
            dimension, low, high = _interval(anchor)
            if dimension is None:
                continue
            first, last = document.token_range(anchor.start, anchor.end)
            if any(name.first < first and last <= name.last for name in own_names):
                continue  # "Christianity Today" is no day
            if isinstance(anchor, DateSpan) and SPOKE & set(document.lower[max(sentence.first, first - 3) : first]):
                continue  # "said this evening" tells when somebody spoke, not when anything happened
            clause = next(((a, b) for a, b in clauses if a <= first < b), (sentence.first, sentence.last))
            source = reach.of(anchor.start, sentence)
            yield Claim(
                anchor=anchor,
                dimension=dimension,
                low=low,
                high=high,
                noun=_noun(anchor),
                context=_context(document, words, clause, anchor.end, before, lean),
                certainty=certainty(document, *clause, at=first),
                dated=_dated(document.span(*clause), here),
                attributed_to=source,
                quoted=document.is_quoted(anchor.start, anchor.end),
                stamp=isinstance(anchor, DateSpan) and _stamp(document, anchor, clause, here),
                slot=slot(document, first, last, sentence, own_names),
                **shared,  # type: ignore[arg-type]
            )
        if len(bags[sentence.index]) >= LEAST_WORDS and not _asks(document, sentence):
            source = reach.of(sentence.start, sentence)
            yield Claim(
                anchor=None,
                dimension=None,
                low=None,
                high=None,
                noun=None,
                context=_context(document, words, (sentence.first, sentence.last), -1, before, lean),
                certainty=certainty(document, sentence.first, sentence.last),
                attributed_to=source,
                quoted=document.quoted[sentence.first] and document.quoted[sentence.last - 1],
                **shared,  # type: ignore[arg-type]
            )


def _dated(clause: tuple[int, int], here: Sequence[Anchor]) -> tuple[float, float] | None:
    """The first date of a clause."""
    inside = (anchor for anchor in here if clause[0] <= anchor.start < clause[1])
    return next((interval for anchor in inside if (interval := _day_interval(anchor)) is not None), None)


def _places(document: Document) -> list[float]:
    """How far down the article each sentence stands, from 0 to 1; what is said again makes an article no longer."""
    place = {each.index: number for number, each in enumerate(document.fresh)}
    return [place[first] / max(1, len(place) - 1) for first in document.first_said]


class _Attributions:
    """Who is given for a place: the attribution whose content covers it, else the sentence's own."""

    def __init__(self, attributions: Sequence[Attributed]) -> None:
        self.contents = sorted(
            ((start, end, each) for each in attributions for start, end in each.content_spans),
            key=lambda item: (item[0], item[1]),
        )
        self.starts = [start for start, _, _ in self.contents]

    def of(self, place: int, sentence: Sentence) -> str | None:
        upto = bisect_right(self.starts, max(place, sentence.start))
        covering = [each for start, end, each in self.contents[max(0, upto - 6) : upto] if place < end]
        if not covering:
            inside = self.contents[upto : upto + 2]
            covering = [each for start, end, each in inside if start < sentence.end and end > sentence.start]
        if not covering:
            return None
        return covering[-1].source


def _frames(document: Document, attributions: Sequence[Attributed]) -> dict[int, list[int]]:
    """By sentence, the tokens that tell who says something, and that it is said."""
    found: dict[int, list[int]] = {}
    for each in attributions:
        for start, end in (*each.source_spans, *each.cue_spans):
            sentence = document.sentence_at(start)
            if sentence is not None:
                found.setdefault(sentence.index, []).extend(range(*document.token_range(start, end)))
    return found


def _tokens(names: Sequence[Name]) -> Iterator[int]:
    return (token for name in names for token in range(name.first, name.last))


def _concepts(document: Document, tokens: Iterable[int]) -> frozenset[str]:
    return frozenset(word[0] for token in tokens if (word := _word(document.lower[token])) is not None)


def _clauses(document: Document, sentence: Sentence) -> list[tuple[int, int]]:
    """Token ranges of the sentence's clauses, cut at semicolons, dashes, colons and commas before a conjunction."""
    cuts = [sentence.first]
    lower = document.lower
    aside = False  # "Ms Orm, who came in May, said": what follows the aside is not of May
    for token in range(sentence.first + 1, sentence.last - 1):
        mark = lower[token]
        if mark in ";:—–(" or (mark == "," and (aside or lower[token + 1] in CONJUNCTIONS)):
            aside = mark == "," and lower[token + 1] in RELATIVES
            cuts.append(token + 1)
    cuts.append(sentence.last)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _said(document: Document, sentence: Sentence) -> list[tuple[int, str, float]]:
    """The tokens of a sentence that say something, each with its concept and its weight."""
    tokens = range(sentence.first, sentence.last)
    return [(token, *word) for token in tokens if (word := _word(document.lower[token])) is not None]


@lru_cache(maxsize=200_000)
def _word(token: str) -> tuple[str, float] | None:
    """A token's concept and its weight, or None where it says nothing."""
    if not token[0].isalpha() or len(token) < 2:
        return None
    weight = idf(token)
    return (concept(token), weight) if weight > TELLING else None


def _context(
    document: Document,
    words: Sequence[tuple[int, str, float]],
    clause: tuple[int, int],
    anchor_end: int,
    before: Mapping[str, float],
    lean: float,
) -> dict[str, float]:
    bag = {key: lean * weight for key, weight in before.items()}
    for token, key, weight in words:
        share = OWN_CLAUSE if clause[0] <= token < clause[1] else SENTENCE
        if share == OWN_CLAUSE and 0 <= document.starts[token] - anchor_end <= NEAR and anchor_end >= 0:
            share = NEAR_ANCHOR
        bag[key] = max(bag.get(key, 0.0), share * weight)
    return bag


def _asks(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence is a question: it states nothing, though its figures may be somebody's."""
    return "?" in document.lower[max(sentence.first, sentence.last - 2) : sentence.last]


def _before(document: Document, sentence: Sentence, bags: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    """The words of the sentence before, where that is running prose."""
    before = document.beside(sentence.index, 1, 0)[:-1]
    return bags[before[0].index] if before and before[0].region is None else {}


def _spoken(document: Document, sentence: Sentence) -> frozenset[str]:
    """The runs of `RUN` words within a sentence's quotations."""
    runs, said = set(), list[str]()
    if True not in document.quoted[sentence.first : sentence.last]:
        return frozenset()
    for token in range(sentence.first, sentence.last):
        if not document.quoted[token]:
            said.clear()
        elif document.lower[token][0].isalnum():
            said.append(document.lower[token])
            if len(said) >= RUN:
                runs.add(" ".join(said[-RUN:]))
    return frozenset(runs)


def _anaphoric(document: Document, sentence: Sentence) -> bool:
    return sentence.last - sentence.first < 10 or document.lower[sentence.first] in ANAPHORS


def _stamp(document: Document, anchor: DateSpan, clause: tuple[int, int], here: Sequence[Anchor]) -> bool:
    """Whether a date says when a figure held ("18,500 were cut off at 7pm"), when somebody spoke ("said on Tuesday"),
    or since when ("the first since 2017"): no fact of its own. "She has owned it since 2019" is one, and so is when
    "the two deputies" are chosen: that they are two is not what is told."""
    first, _ = document.token_range(anchor.start, anchor.end)
    before = document.lower[max(clause[0], first - 3) : first]
    if any(word in REPORTING for word in before):
        return True
    if "since" in before and any(
        word in FOREMOST or word.endswith("est") for word in document.lower[clause[0] : first]
    ):
        return True
    start, end = document.span(*clause)
    figures = [other for other in here if isinstance(other, Quantity) and other.kind not in NOT_CLAIMED]
    return any(
        start <= other.start < end and not _known(document, other) and not _parted(document, anchor, other)
        for other in figures
    )


def _parted(document: Document, date: DateSpan, figure: Quantity) -> bool:
    """Whether a figure is of what a date only comes before: "banned from 10 July after the harvest fell by a third"."""
    first, last = (document.token_range(each.start, each.end) for each in (date, figure))
    return not PARTING.isdisjoint(document.lower[first[1] : last[0]])


def _known(document: Document, figure: Quantity) -> bool:
    """Whether a figure is of something that the reader knows: "the two deputies", "the magnitude 6.3 quake", "one of
    the world's ten largest"."""
    first, _ = document.token_range(figure.start, figure.end)
    before = document.lower[max(0, first - 2) : first]
    return not word_sets()["definite"].isdisjoint(before) or any(word.endswith(("'s", "’s")) for word in before[-1:])


def _noun(anchor: Anchor) -> str | None:
    return concept(anchor.noun.lower().split()[-1]) if isinstance(anchor, Quantity) and anchor.noun else None


def _interval(anchor: Anchor) -> tuple[Dimension | None, float | None, float | None]:
    if isinstance(anchor, DateSpan):
        span = _day_interval(anchor)
        return ("date", *span) if span else (None, None, None)
    dimension, low, high = base(anchor)
    if anchor.kind == "score" and low is not None and high is not None:
        low = high = high + low / SCORED  # 5-2 and 4-3 are two results, though one range holds the other
    # What is counted is evidence (`noun`), not a dimension: "14 people", "14 dead" and "14" must meet.
    if anchor.noun == "age":
        dimension = "age"
    return ("count" if anchor.kind == "count" else dimension), low, high


def _day_interval(anchor: Anchor) -> tuple[float, float] | None:
    if not isinstance(anchor, DateSpan) or anchor.low is None or anchor.high is None:
        return None
    return _days(anchor.low), _days(anchor.high)


def _days(moment: datetime) -> float:
    return (moment - datetime(1970, 1, 1)).total_seconds() / 86400
