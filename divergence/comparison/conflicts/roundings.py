"""Roundings: one value told in two ways, with fewer digits or reckoned otherwise."""

from __future__ import annotations

import re

from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow

ROUNDED = 0.03  # relative distance within which a rounded value may be the other
COARSER = 3  # times wider an interval is where a digit less is told
YEARS = re.compile(
    r"\b(?:two|three|four|five|\d)[ -](?:years?|steps|stages|phases|instal?lments)\b"
    r"|\b(?:first|second|each|every|next|following) (?:of \w+ )?(?:\w+ )?years?\b|\bcompound|\ba year\b|\bannual",
    re.IGNORECASE,
)
COMPOUNDING = 1.1 / 200  # of the square of a rise in per cent: what compounding adds at most to its parts' sum


def rounded(pair: Pair) -> bool:
    """Whether one value is the other told less exactly."""
    one, other = pair.value, pair.other
    (low, high), (other_low, other_high) = narrow(one), narrow(other)
    gap = max(low - other_high, other_low - high)
    if gap > ROUNDED * max(abs(low), abs(other_low), abs(high), abs(other_high)):
        return False
    if _approximate(one) or _approximate(other):
        return True
    return gap <= max(high - low, other_high - other_low) / 2 and _coarser(one, other)


def compounded(pair: Pair) -> bool:
    """Whether two rises over years differ by no more than compounding adds: 6 and 5.5 per cent are 11.5 or 11.8."""
    if pair.dimension != "percent" or not any(YEARS.search(claim.text) for claim in pair.everybody):
        return False
    less, more = sorted(sum(narrow(claim)) / 2 for claim in (pair.value, pair.other))
    return 0 < less < more <= less + COMPOUNDING * less**2


def _approximate(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.approximator is not None


def _coarser(one: Claim, other: Claim) -> bool:
    """Whether one of two values is told with fewer digits: "14 billion" beside 14.9, but not "412" beside "421"."""
    widths = sorted(high - low for low, high in (narrow(one), narrow(other)))
    return widths[1] > COARSER * widths[0]
