"""Borne out: who of those counted for a fact says what its own sentence says.

A fact is gathered by what its sentences have in common, and printed in one of them. Sentences on one matter chain: each
is near the next, and the last says something else than the first, about the same people. So each family is held
against the sentence that is printed. It is counted where it gives one of that sentence's figures, of the same thing:
"24 of the men" bears out no "24 hours", nor "six of the 11 vehicles" that six of the injured were in danger. Else it is
counted where one of its sentences is likely to state the same; likelier where that has a figure and the family gives
none of them, or where they have little in common but names; likelier still where it gives another figure of the kind. A
date alone bears out little: a story's day is on every page. Who puts another figure behind the same words ("suspended
for two years", "suspended for 18 months") says otherwise, whatever else it gives. Who is not counted stands beside the
fact, unclear.

Limits: figures are held against one another by value and by the words before them; who does what to whom is not read.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.opposed import Story
from divergence.comparison.facts.readings import Readings, overlap, telling
from divergence.comparison.facts.wording import Key, background

LIKELY = 0.25  # likelihood from which a sentence states the same as the printed one ...
LIKELIER = 0.45  # ... where it gives none of its figures, or has little in common with it but names ...
ASTRAY = 0.6  # ... where it gives one of its figures, and that of another thing ...
LIKELIEST = 0.8  # ... and where it gives another figure of the kind
LITTLE = 0.25  # share of the printed sentence's words that are no names
UNMISTAKABLE = 0.8  # how telling two figures are that can hardly be of two things ...
AROUND = 1.0  # ... and else what the words around them have in common, if they are of one
WORD = re.compile(r"[^\W\d_]+")
LEAD = 2  # words before a figure that say what it is of
EDGE = 0.25  # share of the narrower of two figures that they have in common, if they are one
WIDE = 0.2  # of its middle: how far a figure reaches that vouches for no figure within it ("aged between 38 and 87")


def borne_out(facts: Sequence[FactDraft], story: Story) -> list[FactDraft]:
    """The facts, with those families unclear that do not say what the fact's own sentence says."""
    by_key: dict[Key, list[int]] = {}
    for number, claim in enumerate(story.claims):
        by_key.setdefault(claim.key, []).append(number)
    return [replace(fact, unclear=fact.unclear | _elsewhere(fact, story, by_key)) for fact in facts]


def _elsewhere(fact: FactDraft, story: Story, by_key: Mapping[Key, Sequence[int]]) -> frozenset[int]:
    """The articles of families that say something else than the fact's sentence."""
    claims, own = story.claims, story.claims[fact.statement].key
    said: dict[int, set[Key]] = {}
    for number in fact.claims:
        if claims[number].article not in fact.unclear:
            said.setdefault(story.family[claims[number].article], set()).add(claims[number].key)
    said.pop(story.family[own[0]], None)
    stated = Said([own], story, by_key)
    without = {group for group, keys in said.items() if not says(stated, Said(sorted(keys), story, by_key))}
    return frozenset(claims[n].article for n in fact.claims if story.family[claims[n].article] in without)


@dataclass
class Said:
    """Sentences of one family: their claims, figures and words."""

    keys: Sequence[Key]
    story: Story
    by_key: Mapping[Key, Sequence[int]]

    @cached_property
    def numbers(self) -> list[int]:
        """The claims; those of a headline only where there is nothing else: it shares names with everything."""
        told = [number for key in self.keys for number in self.by_key[key]]
        return [number for number in told if not self.story.claims[number].heading] or told

    @cached_property
    def claims(self) -> list[Claim]:
        return [self.story.claims[number] for number in self.numbers]

    @cached_property
    def figures(self) -> list[Readings]:
        return [may_be for key in self.keys for may_be in self.story.worded.figures.get(key, ())]

    @cached_property
    def figured(self) -> list[tuple[Claim, Readings]]:
        """The claims that give a figure, with what it may be."""
        told = [number for key in self.keys for number in self.by_key[key]]
        claims, values = self.story.claims, self.story.worded.values
        return [
            (claims[number], values[number]) for number in told if values[number] and not background(claims[number])
        ]

    @cached_property
    def words(self) -> dict[int, float]:
        """The words that are no names nor tell who says it, by what they tell in this story."""
        rows, found = self.story.plain, dict[int, float]()
        for number in self.numbers:
            row = slice(rows.indptr[number], rows.indptr[number + 1])
            for word, weight in zip(rows.indices[row].tolist(), rows.data[row].tolist(), strict=True):
                found[word] = max(weight, found.get(word, 0.0))
        return found

    def likely(self, other: Said) -> float:
        """How likely a sentence of these states the same as one of the others."""
        close, members = self.story.worded.close, set(other.numbers)
        shares = (share for n in self.numbers for each, share in close.get(n, {}).items() if each in members)
        return max(shares, default=0.0)


def says(stated: Said, theirs: Said) -> bool:
    """Whether a family's sentences say what the fact's own does."""
    if any(_other_figure(claim, theirs.claims) for claim in stated.claims):
        return False
    likely = stated.likely(theirs)
    met = [
        (one, other)
        for one, may_be in stated.figured
        for other, may_be_too in theirs.figured
        if _meet(may_be, may_be_too)
    ]
    little = shared(stated.words, theirs.words) < LITTLE
    if met and not _days(met):
        return not little or any(_of_one_thing(one, other) for one, other in met) or likely >= ASTRAY
    if _kinds(stated) & _kinds(theirs):
        return likely >= LIKELIEST
    if met and not little:
        return True
    return likely >= (LIKELIER if little or (stated.figures and not met) else LIKELY)


def _days(met: Sequence[tuple[Claim, Claim]]) -> bool:
    """Whether all that meets are dates."""
    return all(one.dimension == "date" for one, _ in met)


def _of_one_thing(one: Claim, other: Claim) -> bool:
    """Whether two figures that may be one measure one thing: they count the same, they stand among the same words, or
    are so telling that hardly anything else has them."""
    if one.dimension == "date" or one.slot is None or other.slot is None:
        return False
    if min(telling(one), telling(other)) >= UNMISTAKABLE or (one.noun is not None and one.noun == other.noun):
        return True
    words, others = _around(one), _around(other)
    return math.fsum(min(weight, others[word]) for word, weight in words.items() if word in others) >= AROUND


def _around(claim: Claim) -> dict[str, float]:
    """The words around a figure, without its own: its number and its unit."""
    assert claim.slot is not None
    assert claim.anchor is not None
    own = {concept(word) for word in WORD.findall(claim.anchor.text.lower())}
    return {word: weight for word, weight in claim.slot.words.items() if word not in own}


def _kinds(said: Said) -> set[str]:
    """Of which kinds its figures are, dates apart: one thing has several dates."""
    return {kind for may_be in said.figures for kind, _, _ in may_be if kind != "date"}


def shared(words: Mapping[int, float], others: Mapping[int, float]) -> float:
    """The share of some words that others have as well."""
    whole = math.fsum(words.values())
    both = math.fsum(min(weight, others[word]) for word, weight in words.items() if word in others)
    return both / whole if whole else 0.0


def _other_figure(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether others put another figure where a claim has its own: behind the same words, of which one is telling."""
    if claim.dimension in (None, "date") or claim.slot is None:
        return False
    lead = claim.slot.lead[-LEAD:]
    if len(lead) < LEAD or not any(word[0].isalpha() and idf(word) > TELLING for word in lead):
        return False
    same = [
        other
        for other in others
        if other.dimension == claim.dimension and other.slot is not None and other.slot.lead[-LEAD:] == lead
    ]
    return bool(same) and not any(overlap(claim, other) for other in same)


def _meet(one: Readings, other: Readings) -> bool:
    """Whether two figures may be one: of a kind, about as wide, and not only touching at their edges."""
    return any(
        kind == another
        and _wide(kind, low, high) == _wide(another, other_low, other_high)
        and min(high, other_high) - max(low, other_low) >= EDGE * min(high - low, other_high - other_low)
        for kind, low, high in one
        for another, other_low, other_high in other
    )


def _wide(kind: str, low: float, high: float) -> bool:
    return kind != "date" and high - low > WIDE * abs(low + high) / 2
