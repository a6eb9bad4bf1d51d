"""Conflicts of value: two figures or dates that measure the same thing and cannot both be right.

The search starts from what is said *about* a value, not from the value (a wrong value destroys its own anchor). Each
candidate pair of a fact and a rival claim is one scored decision over their evidence (`conflicts.toml`, fitted by
``benchmarks/fit.py``): likeness of context, counted noun, whether each is the other's best match, support, times and
sources. What only looks like a conflict is cleared with its reason.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.alignment import Floats, Vectors, narrow, overlap, rarity
from divergence.comparison.claims import Claim
from divergence.comparison.facts import FactDraft
from divergence.result import ConflictKind, Resolution, Severity

EVIDENCE = (
    "mean_context", "max_context", "max_sentence", "noun", "noun_apart", "best_here", "best_there", "support", "rival_support",
    "stated_there", "states_here", "names", "times_apart", "log_ratio", "near", "rarity", "open", "increment",
    "duration", "date", "sources_apart", "small", "quoted", "same_kind", "singleton", "polarity_apart", "far",
    "date_precision", "date_likeness", "stamp",
)  # fmt: skip
LEAST_CONTEXT = 0.08
FAR = 2.3  # a tenfold ratio: seldom the same thing miscounted
LOOSE_MINUTES = 5
INCREMENTS = frozenset("more another further additional extra other others remaining rest of".split())


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two groups of claim numbers that give rival values of one thing, and how sure that is."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    probability: float
    resolution: Resolution
    kind: ConflictKind
    severity: Severity
    explanation: str


@dataclass(frozen=True)
class Candidate:
    """A group of agreeing claims, a rival claim, and the evidence that they conflict, shape (len(EVIDENCE),)."""

    group: tuple[int, ...]
    rival: int
    evidence: Floats


def candidates(
    claims: Sequence[Claim], facts: Sequence[FactDraft], space: Vectors, family: Sequence[int]
) -> list[Candidate]:
    """Every pair of a value group and a claim of another family with a different value in a like context."""
    anchored = [number for number, claim in enumerate(claims) if claim.dimension is not None]
    if not anchored:
        return []
    context = np.asarray((space.context[anchored] @ space.context[anchored].T).todense())
    sentence = np.asarray((space.sentence[anchored] @ space.sentence[anchored].T).todense())
    place = {number: at for at, number in enumerate(anchored)}
    groups = _value_groups(claims, facts)
    taken = {number for group in groups for number in group}
    groups += [(number,) for number in anchored if number not in taken]
    support = {number: len({family[claims[each].article] for each in group}) for group in groups for number in group}
    found: list[Candidate] = []
    for group in groups:
        head = claims[group[0]]
        articles = {claims[number].article for number in group}
        families_here = {family[article] for article in articles}
        rows = [place[number] for number in group]
        best = context[rows].max(axis=0)
        for rival in anchored:
            other = claims[rival]
            likeness = best[place[rival]]
            if (
                other.dimension != head.dimension
                or likeness < LEAST_CONTEXT
                or family[other.article] in families_here
                or rival in group
                or any(_compatible(claims[number], other) for number in group)
            ):
                continue
            # The pair is looked at once, from the side with more support.
            if support[rival] > len(families_here) or (support[rival] == len(families_here) and rival < group[0]):
                continue
            evidence = _evidence(claims, group, rival, context, sentence, place, anchored, support, family)
            found.append(Candidate(group, rival, evidence))
    return found


def probabilities(found: Sequence[Candidate]) -> Floats:
    """How likely each candidate is a real conflict, in [0, 1]."""
    if not found:
        return np.zeros(0)
    weights = np.array([_settings()["weights"][name] for name in EVIDENCE])
    evidence = np.array([candidate.evidence for candidate in found])
    return np.asarray(1 / (1 + np.exp(-(evidence @ weights + _settings()["bias"]))))


def threshold() -> float:
    """The probability from which a candidate is reported as real."""
    return float(_settings()["threshold"])


def _value_groups(claims: Sequence[Claim], facts: Sequence[FactDraft]) -> list[tuple[int, ...]]:
    """The claims of each fact that agree on one value."""
    groups: list[tuple[int, ...]] = []
    for fact in facts:
        open_numbers = [number for number in fact.claims if claims[number].dimension is not None]
        while open_numbers:
            head = open_numbers[0]
            same = [
                number
                for number in open_numbers
                if claims[number].dimension == claims[head].dimension and overlap(claims[head], claims[number])
            ]
            groups.append(tuple(same))
            open_numbers = [number for number in open_numbers if number not in same]
    return groups


def _evidence(
    claims: Sequence[Claim],
    group: tuple[int, ...],
    rival: int,
    context: Floats,
    sentence: Floats,
    place: Mapping[int, int],
    anchored: Sequence[int],
    support: Mapping[int, int],
    family: Sequence[int],
) -> Floats:
    other = claims[rival]
    at = place[rival]
    rows = [place[number] for number in group]
    likeness = context[rows, at]
    head = claims[group[int(likeness.argmax())]]
    here = {claims[number].article for number in group}
    row = context[rows].max(axis=0)
    peers = [p for p, number in enumerate(anchored) if claims[number].article == other.article
             and claims[number].dimension == other.dimension]  # fmt: skip
    back = [p for p, number in enumerate(anchored) if claims[number].article in here
            and claims[number].dimension == other.dimension]  # fmt: skip
    same_there = max((float(row[p]) for p in peers if any(overlap(claims[n], claims[anchored[p]]) for n in group)), default=0.0)
    same_here = max((float(context[at, p]) for p in back if overlap(other, claims[anchored[p]])), default=0.0)
    low, high = narrow(head)
    other_low, other_high = narrow(other)
    middle, other_middle = (low + high) / 2, (other_low + other_high) / 2
    ratio = abs(math.log(other_middle / middle)) if middle > 0 and other_middle > 0 else 1.0
    noun = 1.0 if head.noun and head.noun == other.noun else 0.0
    noun_apart = 1.0 if head.noun and other.noun and head.noun != other.noun else 0.0
    times = 1.0 if head.dated and other.dated and head.dimension != "date" and (
        head.dated[1] <= other.dated[0] or other.dated[1] <= head.dated[0]
    ) else 0.0  # fmt: skip
    sources = {claims[number].attributed_to for number in group if claims[number].attributed_to}
    return np.array(
        (
            float(likeness.mean()), float(likeness.max()), float(sentence[rows, at].max()), noun, noun_apart,
            1.0 if peers and row[at] >= max(row[p] for p in peers) - 1e-12 else 0.0,
            1.0 if back and float(likeness.max()) >= max(context[at, p] for p in back) - 1e-12 else 0.0,
            min(3, len({family[article] for article in here})) - 1, min(3, support[rival]) - 1,
            same_there, same_here, min(2, len(head.names & other.names)), times,
            min(3.0, ratio), 1.0 if ratio < 0.05 else 0.0, (rarity(head) + rarity(other)) / 2,
            1.0 if other.low is None or other.high is None or head.low is None or head.high is None else 0.0,
            1.0 if _increment(other) or _increment(head) else 0.0,
            1.0 if head.dimension == "duration" else 0.0, 1.0 if head.dimension == "date" else 0.0,
            1.0 if sources and other.attributed_to and other.attributed_to not in sources else 0.0,
            1.0 if min(abs(middle), abs(other_middle)) <= 5 and head.dimension == "count" and not noun else 0.0,
            1.0 if other.quoted or head.quoted else 0.0,
            1.0 if _shape(head) == _shape(other) else 0.0, 1.0 if len(here) == 1 else 0.0,
            1.0 if head.certainty.polarity != other.certainty.polarity else 0.0,
            1.0 if ratio > FAR and head.dimension != "date" else 0.0,
            1.0 if head.dimension == "date" and _shape(head) != _shape(other) else 0.0,
            float(likeness.max()) if head.dimension == "date" else 0.0,
            1.0 if head.dimension == "date" and (head.stamp or other.stamp) else 0.0,
        )
    )  # fmt: skip


def _compatible(one: Claim, other: Claim) -> bool:
    """Whether both values can be right: open sides read widely, dates loosely."""
    if _same_moment(one, other):
        return True
    low, high = _wide(one)
    other_low, other_high = _wide(other)
    return low <= other_high and other_low <= high


def _wide(claim: Claim) -> tuple[float, float]:
    """The interval for conflict: "more than 100" may be nearly 200, "up to 43" as few as 26."""
    low, high = narrow(claim)
    if claim.dimension != "date":
        if claim.high is None and claim.low is not None:
            high = claim.low + abs(claim.low)
        elif claim.low is None and claim.high is not None:
            low = claim.high - 0.4 * abs(claim.high)
    return low, high


def _same_moment(one: Claim, other: Claim) -> bool:
    """Whether two dates may be one said loosely: "Monday" in two articles, or "five o'clock" and "5pm"."""
    a, b = one.anchor, other.anchor
    if not isinstance(a, DateSpan) or not isinstance(b, DateSpan) or a.low is None or b.low is None:
        return False
    if a.precision in ("minute", "hour") and b.precision in ("minute", "hour"):
        gap = abs((a.low - b.low).total_seconds()) % (12 * 3600)
        return min(gap, 12 * 3600 - gap) <= LOOSE_MINUTES * 60
    if a.relative or b.relative:
        return a.precision == b.precision == "day" and a.low.weekday() == b.low.weekday()
    return False


def _increment(claim: Claim) -> bool:
    """ "69,000 more", "two others": an addition to, or the rest of, something else."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity):
        return False
    offset = anchor.end - claim.start
    following = claim.text[offset : offset + 20].lower().split()[:2]
    return any(word.strip(".,;") in INCREMENTS - {"of"} for word in following)


def _shape(claim: Claim) -> str:
    anchor = claim.anchor
    return anchor.precision if isinstance(anchor, DateSpan) else str(getattr(anchor, "unit", None))


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("divergence.comparison") / "conflicts.toml").read_text(encoding="utf-8"))
