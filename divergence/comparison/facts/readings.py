"""Readings: every value that a figure may be, since the outlets of one story tell one figure in different ways.

"A fifth" is 20 per cent. "£1,200 a head" gives £1,200. "2.1 billion pounds" is a weight only where nobody writes £.
Where one raises "1.4 billion" and another "€1.4 billion", the first leaves the unit to the reader. He who is dead "with
ten others" is the eleventh. Readings let figures meet and never set two apart: what conflicts is what is written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from divergence.annotations.quantities import Quantity, base
from divergence.comparison.facts.claims import Claim

Figure = tuple[str, float, float]  # dimension, from, to
Readings = tuple[Figure, ...]
RARE = 0.3  # how telling a bare number must be for another article to supply its unit
WIDE = 0.2  # of its middle: how far a range reaches that no bare number within it is taken to repeat
UNSAID = frozenset({"time", "age"})  # what nobody leaves the unit out of: "24 were men" is no day
PARTITIVE = re.compile(r"\s+of\s+(?:the|its|his|her|their|our|those|these|all|\d)", re.IGNORECASE)  # "24 of the 38"
BESIDE_ONE = re.compile(r"\b(?:with|alongside) (?:(?:some|about|another) )?$", re.IGNORECASE)
OTHERS = re.compile(r"\bothers?\b", re.IGNORECASE)
POINTS = 0.5  # a share in words is as good as a percentage without decimals


def readings(claims: Sequence[Claim]) -> list[Readings]:
    """For each claim what its figure or date may be, as it is written first; nothing for a claim without one."""
    units = _units(claims)
    return [tuple(dict.fromkeys(_readings(claim, units))) if claim.dimension else () for claim in claims]


def _readings(claim: Claim, units: Mapping[float, Sequence[Figure]]) -> Iterator[Figure]:
    assert claim.dimension is not None
    low, high = narrow(claim)
    beside = _beside_one(claim)
    yield claim.dimension, low + beside, high + beside
    figure = claim.anchor
    if not isinstance(figure, Quantity) or figure.noun == "age":
        return
    name, _, per = (figure.unit or "").partition(" per ")
    if figure.kind == "ratio" and figure.unit is None:
        yield "percent", 100 * low - POINTS, 100 * high + POINTS
    elif per:
        dimension, *ends = base(replace(figure, unit=name))
        yield dimension, *closed(*ends)
    elif name == "pound":
        yield "GBP", *closed(figure.low, figure.high)
    elif _bare(claim):
        yield from units.get(_number(figure), ())


def _beside_one(claim: Claim) -> bool:
    """Whether a count is of those beside one who is named, who makes it one more: "dead, with ten others"."""
    if claim.anchor is None or claim.dimension != "count":
        return False
    start, end = claim.anchor.start - claim.start, claim.anchor.end - claim.start
    return bool(BESIDE_ONE.search(claim.text[:start]) and OTHERS.search(claim.text[start:end]))


def _units(claims: Sequence[Claim]) -> dict[float, list[Figure]]:
    """By number as written, what it is where a unit stands with it."""
    found: dict[float, list[Figure]] = {}
    for claim in claims:
        figure = claim.anchor
        if isinstance(figure, Quantity) and figure.unit is not None and figure.kind not in ("count", "ratio"):
            assert claim.dimension is not None
            low, high = narrow(claim)
            if claim.dimension not in UNSAID and high - low <= WIDE * abs(low + high) / 2:
                found.setdefault(_number(figure), []).append((claim.dimension, low, high))
    return found


def _number(figure: Quantity) -> float:
    low, high = closed(figure.low, figure.high)
    return float(f"{(low + high) / 2:.6g}")


def _bare(claim: Claim) -> bool:
    """Whether nothing tells what a number is a number of, and the number is telling enough by itself."""
    figure = claim.anchor
    return (
        isinstance(figure, Quantity)
        and figure.kind == "count"
        and figure.unit is None
        and figure.noun is None
        and rarity(claim) >= RARE
        and PARTITIVE.match(claim.text, figure.end - claim.start) is None
    )


def telling(claim: Claim) -> float:
    """How telling a value is by itself as it is written, in [0, 1]: "two weeks" says little, however many seconds
    those are."""
    figure = claim.anchor
    return _rarity(figure.low, figure.high) if isinstance(figure, Quantity) else rarity(claim)


def rarity(claim: Claim) -> float:
    """How telling a value is by itself, in [0, 1]: 14.3 billion dollars says much, two people says little."""
    if claim.dimension == "date":
        assert claim.low is not None
        assert claim.high is not None
        return 0.25 if claim.high - claim.low >= 1 else 0.7
    if isinstance(claim.anchor, Quantity) and claim.anchor.kind == "measure":
        return _rarity(claim.anchor.low, claim.anchor.high)  # as it is written: 38 mm are no less telling than 38 km
    return _rarity(claim.low, claim.high)


def _rarity(low: float | None, high: float | None) -> float:
    value = low if low is not None else high
    if value is None or value == 0:
        return 0.1
    if low is not None and high is not None:
        value = (low + high) / 2
    digits = len(f"{abs(value):.3g}".partition("e")[0].replace(".", "").strip("0"))
    return min(1.0, 0.3 * digits + 0.1 * math.log10(max(1.0, abs(value))) / 2 - (0.2 if abs(value) <= 5 else 0.0))


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two anchored claims are of one dimension and can have the same value; "at least 14" is read narrowly."""
    low, high = narrow(one)
    other_low, other_high = narrow(other)
    return one.dimension == other.dimension and low <= other_high and other_low <= high


def narrow(claim: Claim) -> tuple[float, float]:
    """The interval for joining: an open side reaches a twentieth of the value, not for ever."""
    low, high = closed(claim.low, claim.high)
    slack = 1e-9 * max(abs(low), abs(high)) if low > -np.inf else 0.0
    if claim.dimension == "date":
        slack = -1e-6  # half-open: Tuesday ends where Wednesday begins
    return low - slack, high + slack


def closed(low: float | None, high: float | None) -> tuple[float, float]:
    """An interval whose open side reaches a twentieth of the value."""
    if low is None and high is None:
        return -np.inf, np.inf
    if low is None:
        assert high is not None
        low = high - abs(high) * 0.05
    if high is None:
        high = low + abs(low) * 0.05
    return low, high
