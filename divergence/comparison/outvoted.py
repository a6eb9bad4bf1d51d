"""Outvoted: a figure or a date of one text that no other has, where those nearest to its words agree on another.

What a contradiction asks of two outlets (one fact, told twice) is much where one of them is a draft and all others are
in print: there a value that stands nowhere else, in a sentence much like theirs with one other value in it, is worth a
look. Only values that no other text has are asked for, and only one that several independent sources give, and the
draft nowhere, is held against them.

Limits: it goes by words, so a value of another thing told in the same words ("the second bridge cost 4 million") looks
the same; counts are held against counts of the same noun, and how many of what a dozen holds is passed over.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from divergence.annotations import Annotated
from divergence.annotations.numbers.numerals import WORDS
from divergence.annotations.quantities import base
from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import concept, idf
from divergence.document import Sentence

LEAST_FAMILIES = 2  # that agree on another value
NEAR = 4  # tokens on either side of a value whose words say most of what it is of
LEAST = 0.45  # share of the lighter side's weight that two surroundings have in common
LEAST_SLIP = 0.25  # ... where one value is a slip of the pen of the other: digits changed over, millions for billions
LEAST_SHARED = 2  # words they share
LEAST_DIGITS = 2
SMALL = 12  # counts up to a dozen are met by chance
ROUND = 0.01  # share of a value within which two are one
EXEMPT = frozenset({"version", "ordinal", "score", "other", "ratio"})
PART = re.compile(r"[a-z]+|\d[\d.,]*")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"[a-z][a-z'’-]{2,}$")


@dataclass(frozen=True, slots=True)
class Valued:
    """Characters ``[start, end)`` that give a value of `sort`, in ``[low, high]``, with the words around it by weight.
    `sentence` is where it stands, `unit` what it is measured in."""

    article: int
    start: int
    end: int
    text: str
    sort: str
    low: float
    high: float
    around: dict[str, float]
    sentence: Sentence
    unit: str | None = None

    def meets(self, other: Valued) -> bool:
        return self.sort == other.sort and self.low <= other.high and other.low <= self.high


@dataclass(frozen=True, slots=True)
class Outvoted:
    """A value of the draft, and the places of another that the others agree on, one of each family."""

    own: Valued
    others: tuple[Valued, ...]


def outvoted(draft: Annotated, others: Sequence[Annotated], family: Sequence[int]) -> list[Outvoted]:
    """The values of the draft that stand alone where at least two families agree on another; `family` is the number of
    each of the others'."""
    own = list(valued(draft, -1))
    there: dict[str, list[Valued]] = defaultdict(list)
    for number, annotated in enumerate(others):
        for each in valued(annotated, number):
            there[each.sort].append(each)
    found = []
    for mine in own:
        rivals = there[mine.sort]
        if any(mine.meets(each) for each in rivals):
            continue
        near = [each for each in rivals if _alike(mine, each) and not any(each.meets(ours) for ours in own)]
        best: list[Valued] = []
        tied = False
        for each in near:
            agreeing: dict[int, Valued] = {}
            for other in near:
                if other.meets(each):
                    agreeing.setdefault(family[other.article], other)
            if len(agreeing) > len(best):
                best, tied = list(agreeing.values()), False
            elif len(agreeing) == len(best) and not any(other.meets(each) for other in best):
                tied = True
        if len(best) >= LEAST_FAMILIES and not tied:
            found.append(Outvoted(mine, tuple(sorted(best, key=lambda each: (each.article, each.start)))))
    return found


def valued(annotated: Annotated, number: int) -> Iterator[Valued]:
    """The figures and dates of a text that can be held against others, in order."""
    for quantity in annotated.quantities:
        if quantity.kind in EXEMPT:
            continue
        sort, low, high = base(quantity)
        low, high = (high if low is None else low), (low if high is None else high)
        if low is None or high is None or (quantity.kind == "count" and (not quantity.noun or high <= SMALL)):
            continue
        if quantity.kind == "count":
            sort = f"count of {concept(quantity.noun or '')}"
        unit = None if quantity.kind == "count" else quantity.unit
        for each in _placed(annotated, number, quantity, sort, low - ROUND * abs(low), high + ROUND * abs(high)):
            yield replace(each, unit=unit)
    for date in annotated.dates:
        if date.low is None or date.high is None or date.relative or date.precision not in ("day", "month", "year"):
            continue
        last = date.high.toordinal() - 1
        yield from _placed(annotated, number, date, "date", date.low.toordinal(), last)


def _placed(annotated: Annotated, number: int, place: object, sort: str, low: float, high: float) -> Iterator[Valued]:
    start, end, text = place.start, place.end, place.text  # type: ignore[attr-defined]
    document = annotated.document
    sentence = document.sentence_at(start)
    if sentence is None or sentence.region in ("heading", "references", "caption"):
        return
    first, last = document.token_range(start, end)
    around: dict[str, float] = {}
    for token in range(sentence.first, sentence.last):
        word = document.lower[token]
        if first <= token < last or not WORD.match(word) or word in word_sets()["grammar"]:
            continue
        away = first - token if token < first else token - last + 1
        meant = concept(word)
        around[meant] = max(around.get(meant, 0.0), idf(word) * (2 if away <= NEAR else 1))
    yield Valued(number, start, end, text, sort, low, high, around, sentence)


def _alike(one: Valued, other: Valued) -> bool:
    shared = one.around.keys() & other.around.keys()
    if len(shared) < LEAST_SHARED:
        return False
    common = sum(min(one.around[word], other.around[word]) for word in shared)
    least = LEAST_SLIP if slipped(one.text, other.text) else LEAST
    return common >= least * min(sum(one.around.values()), sum(other.around.values()))


def slipped(one: str, other: str) -> bool:
    """Whether one value is written as the other with a slip: the same digits in another order or with another word
    behind them ("£2.4 million", "£2.4bn"), or one of its two or more digits another."""
    numbers, theirs = (
        [part for part in PART.findall(each.lower()) if (part[0].isdigit() or part in WORDS)] for each in (one, other)
    )
    if 1 < len(numbers) == len(theirs) and sum(a != b for a, b in zip(numbers, theirs, strict=True)) == 1:
        return True
    digits, others = ("".join(DIGIT.findall(each)) for each in (one, other))
    if not digits or len(digits) != len(others):
        return False
    if sorted(digits) == sorted(others):
        return len(digits) > 1
    return len(digits) >= LEAST_DIGITS and sum(a != b for a, b in zip(digits, others, strict=True)) == 1
