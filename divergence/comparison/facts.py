"""Facts: clusters of claims, cleaned of doublets, with the families that stand behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.comparison.alignment import Floats, Pairs
from divergence.comparison.claims import Claim

SAME_PLACES = 0.6  # Jaccard overlap of sentences at which two clusters are one fact
MOST_PLACES = 3  # sentences of one article that state one fact
LIKE_ENOUGH = 0.25  # likelihood of its likest pair from which an article's best sentence states the fact ...
RESTATED = 0.3  # ... and from which a further sentence of the article restates it


@dataclass(frozen=True, slots=True)
class FactDraft:
    """One fact before consensus: claim numbers in text order, and its plainest claim."""

    claims: tuple[int, ...]
    statement: int

    def articles(self, claims: Sequence[Claim]) -> set[int]:
        return {claims[number].article for number in self.claims}


def drafts(
    claims: Sequence[Claim], groups: Sequence[Sequence[int]], found: Pairs, likelihood: Floats
) -> list[FactDraft]:
    """Facts that at least two articles state, those about the same sentences merged."""
    close = {(int(i), int(j)): float(p) for i, j, p in zip(found.one, found.other, likelihood, strict=True)}
    spread = [list(group) for group in groups if len({claims[number].article for number in group}) > 1]
    merged: list[tuple[set[tuple[int, str, int]], list[int]]] = []
    # Anchored clusters first: a figure says better than its sentence what a fact is about.
    order = sorted(spread, key=lambda group: (-_anchored(claims, group), -len(group), group))
    for group in order:
        places = {claims[number].key for number in group}
        for known, members in merged:
            if _same_places(places, known):
                members.extend(group)
                break
        else:
            merged.append((places, group))
    loudness = _loudness(claims)
    facts = []
    for _, members in merged:
        numbers = _closest(claims, sorted(set(members)), close)
        if len({claims[number].article for number in numbers}) < 2:
            continue
        facts.append(FactDraft(tuple(numbers), _plainest(claims, numbers, close, loudness)))
    return sorted(_once(claims, facts), key=lambda fact: fact.claims)


def _once(claims: Sequence[Claim], facts: Sequence[FactDraft]) -> list[FactDraft]:
    """One fact a statement: of two that the same sentence states best, the better supported."""
    best: dict[tuple[int, str, int], FactDraft] = {}
    for fact in facts:
        key = claims[fact.statement].key
        held = best.get(key)
        if held is None or len(fact.articles(claims)) > len(held.articles(claims)):
            best[key] = fact
    return list(best.values())


def _closest(claims: Sequence[Claim], numbers: Sequence[int], close: dict[tuple[int, int], float]) -> list[int]:
    """Of each article the sentence most like what the others say, and others that restate it: a fact is not a topic."""
    best: dict[tuple[int, str, int], float] = {}
    standing: dict[tuple[int, str, int], float] = {}
    for number in numbers:
        across = sorted(
            close.get((min(number, other), max(number, other)), 0.0)
            for other in numbers
            if claims[other].article != claims[number].article
        )
        key = claims[number].key
        best[key] = max(best.get(key, 0.0), *across[-1:])
        standing[key] = max(standing.get(key, 0.0), sum(across[-3:]))
    kept: set[tuple[int, str, int]] = set()
    for article in sorted({key[0] for key in best}):
        places = sorted((key for key in best if key[0] == article), key=lambda key: (-standing[key], key))
        for rank, key in enumerate(places[:MOST_PLACES]):
            if best[key] >= (RESTATED if rank else LIKE_ENOUGH):
                kept.add(key)
    return [number for number in numbers if claims[number].key in kept]


def _anchored(claims: Sequence[Claim], group: Sequence[int]) -> float:
    return sum(claims[number].anchor is not None for number in group) / len(group)


def _same_places(one: set[tuple[int, str, int]], other: set[tuple[int, str, int]]) -> bool:
    shared = len(one & other)
    return shared / len(one | other) >= SAME_PLACES or shared == len(one)


def _plainest(
    claims: Sequence[Claim], numbers: Sequence[int], close: dict[tuple[int, int], float], loudness: dict[int, float]
) -> int:
    """The claim most like the others; certain, unquoted body sentences of ordinary length from calm articles come
    first."""

    def key(number: int) -> tuple[float, int]:
        claim = claims[number]
        likeness = sum(close.get((min(number, other), max(number, other)), 0.0) for other in numbers if other != number)
        plain = 0.5 * (claim.certainty.level - 1) - 0.5 * claim.quoted - 0.4 * claim.heading
        plain -= 0.3 * claim.coloured + 0.5 * claim.text.rstrip().endswith("?") + loudness[claim.article]
        length = -0.002 * abs(len(" ".join(claim.text.split())) - 120)
        return (-(likeness / max(1, len(numbers) - 1) + plain + length), number)

    return min(numbers, key=key)


def _loudness(claims: Sequence[Claim]) -> dict[int, float]:
    """How coloured each article's sentences are on average: a loud article does not speak for the others."""
    coloured: dict[int, dict[tuple[int, str, int], int]] = {}
    for claim in claims:
        coloured.setdefault(claim.article, {})[claim.key] = claim.coloured
    return {article: sum(counts.values()) / len(counts) for article, counts in coloured.items()}
