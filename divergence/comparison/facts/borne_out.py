"""Borne out: who of those counted for a fact says what its own sentence says.

A fact is gathered by what its sentences have in common, and printed in one of them. Sentences on one matter chain: each
is near the next, and the last says something else than the first, about the same people. So each family is held
against the sentence that is printed. It is counted where it gives one of that sentence's figures, or where one of its
sentences is likely to state the same; likelier where that has a figure and the family gives none of them, or where they
have little in common but names; likelier still where it gives another figure of the kind. Who puts another figure
behind the same words ("suspended for two years", "suspended for 18 months") says otherwise, whatever else it gives. Who
is not counted stands beside the fact, unclear.

Limits: figures are held against one another by value and by the words before them; who does what to whom is not read.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from divergence.comparison.background import TELLING, idf
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.opposed import Story
from divergence.comparison.facts.readings import Readings, overlap
from divergence.comparison.facts.wording import Key

LIKELY = 0.25  # likelihood from which a sentence states the same as the printed one ...
LIKELIER = 0.45  # ... where it gives none of its figures, or has little in common with it but names ...
LIKELIEST = 0.8  # ... and where it gives another figure of the kind
LITTLE = 0.25  # share of the printed sentence's words that are no names
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
    stated = _Said([own], story, by_key)
    without = {group for group, keys in said.items() if not _says(stated, _Said(sorted(keys), story, by_key))}
    return frozenset(claims[n].article for n in fact.claims if story.family[claims[n].article] in without)


@dataclass
class _Said:
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
    def words(self) -> dict[int, float]:
        """The words that are no names nor tell who says it, by what they tell in this story."""
        rows, found = self.story.plain, dict[int, float]()
        for number in self.numbers:
            row = slice(rows.indptr[number], rows.indptr[number + 1])
            for word, weight in zip(rows.indices[row].tolist(), rows.data[row].tolist(), strict=True):
                found[word] = max(weight, found.get(word, 0.0))
        return found

    def likely(self, other: _Said) -> float:
        """How likely a sentence of these states the same as one of the others."""
        close, members = self.story.worded.close, set(other.numbers)
        shares = (share for n in self.numbers for each, share in close.get(n, {}).items() if each in members)
        return max(shares, default=0.0)


def _says(stated: _Said, theirs: _Said) -> bool:
    """Whether a family's sentences say what the fact's own does."""
    if any(_other_figure(claim, theirs.claims) for claim in stated.claims):
        return False
    if any(_meet(one, other) for one in stated.figures for other in theirs.figures):
        return True
    least = LIKELY
    if stated.figures or _shared(stated.words, theirs.words) < LITTLE:
        least = LIKELIER
    if _kinds(stated) & _kinds(theirs):
        least = LIKELIEST
    return stated.likely(theirs) >= least


def _kinds(said: _Said) -> set[str]:
    """Of which kinds its figures are, dates apart: one thing has several dates."""
    return {kind for may_be in said.figures for kind, _, _ in may_be if kind != "date"}


def _shared(words: Mapping[int, float], others: Mapping[int, float]) -> float:
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
