"""Latitude: how far the words around a value let it reach before another value contradicts it.

"At least 14" may be 20 and "up to 43" only 30; "from 7.9 to 7.7 per cent" gives 7.7; "before Thanksgiving" is any day
up to it; a day or a month named without its year is one with another of its name. Whoever sets two values against each
other reads both as widely as an honest writer could have meant them.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.alignment import narrow
from divergence.comparison.claims import Claim

AT_LEAST = 0.6  # "more than 100" may be 160
AT_MOST = 0.4  # "as many as 43" may be 26
FRACTION = 0.1  # "three-quarters of an hour" is seldom 45 minutes sharp
OPEN_DAYS = 400
STATE = re.compile(
    r"\b(?:clos(?:ed|es|e)|shut|open|stay|remains?|suspended|banned|barred|out of|in (?:force|place)|on leave)\b"
)
LOOSE_MINUTES = 5
DIGITS = re.compile(r"\d[\d,.]*")
FRACTIONS = re.compile(r"\b(?:half|quarters?|thirds?)\b", re.IGNORECASE)

Interval = tuple[float, float]


def stated(claim: Claim) -> Interval:
    """The value that is given: for a change "from X to Y", Y."""
    low, high = narrow(claim)
    if (
        isinstance(claim.anchor, Quantity)
        and high > low
        and claim.slot is not None
        and claim.slot.lead[-1:] == ("from",)
    ):
        ends = [float(number.rstrip(".,").replace(",", "")) for number in DIGITS.findall(claim.anchor.text)]
        if len(ends) == 2:
            return (low, low) if ends[1] < ends[0] else (high, high)
    return low, high


def widest(claim: Claim) -> Interval:
    """Everything the value may mean."""
    low, high = stated(claim)
    lead = claim.slot.lead[-2:] if claim.slot is not None else ()
    if claim.dimension == "date":
        if "before" in lead or (lead[-1:] == ("until",) and STATE.search(claim.text)):
            low -= OPEN_DAYS
        if "after" in lead or "since" in lead:
            high += OPEN_DAYS
        return low, high
    if claim.high is None and claim.low is not None:
        high = claim.low + AT_LEAST * abs(claim.low)
    elif claim.low is None and claim.high is not None:
        low = claim.high - AT_MOST * abs(claim.high)
    text = claim.anchor.text if claim.anchor is not None else ""
    if not DIGITS.search(text) and FRACTIONS.search(text):
        low, high = low - FRACTION * abs(low), high + FRACTION * abs(high)
    return low, high


def compatible(claims: list[Claim]) -> NDArray[np.bool_]:
    """Which values of one dimension can both be right, shape (n, n); only such pairs are meaningful."""
    low, high = (np.array(ends) for ends in zip(*(widest(claim) for claim in claims), strict=True))
    # Intervals that only touch do not meet: "2 nm" ends where "3 nm" begins.
    edge = np.where(high - low > 1e-6 * np.abs(high), 1e-6 * np.abs(high), 0.0)
    both = (low[:, None] + edge[:, None] <= high[None]) & (low[None] + edge[None] <= high[:, None])
    middle = (low + high) / 2
    # "plus or minus 3 points" and "3 points" are one size: a sign alone is no contradiction.
    both |= np.abs(middle[:, None] + middle[None]) <= 1e-6 * np.abs(middle[:, None])
    dates = [number for number, claim in enumerate(claims) if isinstance(claim.anchor, DateSpan)]
    for place, one in enumerate(dates):
        for other in dates[place + 1 :]:
            if not both[one, other] and _same_moment(claims[one], claims[other]):
                both[one, other] = both[other, one] = True
    return both


def _same_moment(one: Claim, other: Claim) -> bool:
    """Whether two dates may be one said loosely: "Monday" in two articles, "June" and "June 2018", "five o'clock" and
    "5pm"."""
    a, b = one.anchor, other.anchor
    if not isinstance(a, DateSpan) or not isinstance(b, DateSpan) or a.low is None or b.low is None:
        return False
    if a.precision in ("minute", "hour") and b.precision in ("minute", "hour"):
        gap = abs((a.low - b.low).total_seconds()) % (12 * 3600)
        return min(gap, 12 * 3600 - gap) <= LOOSE_MINUTES * 60
    if a.precision != b.precision or not (a.relative or b.relative):
        return False
    if (a.low.month, a.low.day) == (b.low.month, b.low.day):
        return True
    bare = not DIGITS.search(a.text) or not DIGITS.search(b.text)  # "Monday" may be any; 14 and 28 May are two days
    return a.precision == "day" and bare and a.low.weekday() == b.low.weekday()
