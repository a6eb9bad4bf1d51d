"""Facts: clusters of claims, cleaned of doublets, with the families that stand behind each."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import ContentKey, by_content
from divergence.comparison.facts.wording import Key, Likeness, Wording, plainest

SAME_PLACES = 0.6  # Jaccard overlap of sentences at which two clusters are one fact
MOST_PLACES = 4  # sentences of one article that state one fact
LIKE_ENOUGH = 0.3  # likelihood of its likest pair across articles from which a sentence states the fact


@dataclass(frozen=True, slots=True)
class FactDraft:
    """One fact before consensus: claim numbers in text order, its plainest claim, the articles of which it is unclear
    whether they state it, and the claims that were gathered into it and are off its point."""

    claims: tuple[int, ...]
    statement: int
    unclear: frozenset[int] = frozenset()
    aside: frozenset[int] = frozenset()

    def articles(self, claims: Sequence[Claim]) -> set[int]:
        return {claims[number].article for number in self.claims}


def drafts(claims: Sequence[Claim], groups: Sequence[Sequence[int]], worded: Wording) -> list[FactDraft]:
    """Facts that at least two articles state, and not in headlines alone, in the order of what they state; those about
    the same sentences merged."""
    spread = [list(group) for group in groups if len({claims[number].article for number in group}) > 1]
    merged: list[tuple[set[Key], list[int]]] = []
    at: dict[Key, list[int]] = {}  # the merged clusters that began with a sentence
    # Anchored clusters first: a figure says better than its sentence what a fact is about.
    for group in sorted(spread, key=lambda group: (-_anchored(claims, group), -len(group), _first(claims, group))):
        places = {claims[number].key for number in group}
        near = sorted({number for place in places for number in at.get(place, ())})
        same = next((number for number in near if _same_places(places, merged[number][0])), None)
        if same is not None:
            merged[same][1].extend(group)
            continue
        for place in places:
            at.setdefault(place, []).append(len(merged))
        merged.append((places, group))
    bodies = {claim.article for claim in claims if not claim.heading}
    facts = []
    for _, members in merged:
        numbers = _closest(claims, sorted(set(members)), worded.close)
        if len(_telling(claims, numbers, bodies)) < 2:
            continue
        facts.append(FactDraft(tuple(numbers), plainest(claims, numbers, worded)))
    return sorted(_once(claims, facts), key=lambda fact: by_content(claims[fact.statement]))


def _first(claims: Sequence[Claim], group: Sequence[int]) -> ContentKey:
    return min(by_content(claims[number]) for number in group)


def _telling(claims: Sequence[Claim], numbers: Sequence[int], bodies: Collection[int]) -> set[int]:
    """The articles that state a fact. A headline of one that has a body says too little: two share a name, no fact."""
    return {claims[n].article for n in numbers if not claims[n].heading or claims[n].article not in bodies}


def _once(claims: Sequence[Claim], facts: Sequence[FactDraft]) -> list[FactDraft]:
    """One fact a statement: of two that the same sentence states best, the better supported."""
    best: dict[Key, FactDraft] = {}
    for fact in facts:
        key = claims[fact.statement].key
        held = best.get(key)
        if held is None or len(fact.articles(claims)) > len(held.articles(claims)):
            best[key] = fact
    return list(best.values())


def _closest(claims: Sequence[Claim], numbers: Sequence[int], close: Likeness) -> list[int]:
    """Of each article the sentence most like what the others say, and others that restate it: a fact is not a topic."""
    members = set(numbers)
    best: dict[Key, float] = {}
    standing: dict[Key, float] = {}
    for number in numbers:
        across = sorted(
            share
            for other, share in close.get(number, {}).items()
            if other in members and claims[other].article != claims[number].article
        )
        key = claims[number].key
        best[key] = max([best.get(key, 0.0), *across[-1:]])
        standing[key] = max(standing.get(key, 0.0), math.fsum(across[-3:]))
    kept: set[Key] = set()
    for article in sorted({key[0] for key in best}):
        places = sorted((key for key in best if key[0] == article), key=lambda key: (-standing[key], key))
        for key in places[:MOST_PLACES]:
            if best[key] >= LIKE_ENOUGH:
                kept.add(key)
    return [number for number in numbers if claims[number].key in kept]


def _anchored(claims: Sequence[Claim], group: Sequence[int]) -> float:
    return sum(claims[number].anchor is not None for number in group) / len(group)


def _same_places(one: set[Key], other: set[Key]) -> bool:
    shared = len(one & other)
    return shared / len(one | other) >= SAME_PLACES or shared == len(one)
