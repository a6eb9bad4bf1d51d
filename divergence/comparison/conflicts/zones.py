"""Zones: times of day that two articles tell by two clocks, "0417 GMT" and "6.17 in the morning, local time".

Who gives a moment by the world's clock and who gives the same odd minute of another hour by none mean one moment.
"""

from __future__ import annotations

import re

from divergence.annotations.dates import DateSpan
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.sorts import clock
from divergence.comparison.facts.claims import Claim

NEAR = 24  # characters behind a time of day in which its zone stands
QUARTER_HOURS = 96  # of a day: zones are apart by whole quarters of an hour ...
FURTHEST = 56  # ... and by no more than fourteen hours
WORLD = frozenset({"UTC", "GMT"})
ZONE = re.compile(
    r"[\s,(]*(?P<zone>UTC|GMT|BST|CES?T|EES?T|WES?T|[ECMP][SD]?T|AES?T|JST|IST|local(?= time\b|[,.;)]))"
    r"|[^.;]{0,16}?\b(?P<local>(?:local|our) time)"
)


def other_zones(pair: Pair) -> bool:
    """Whether a time of day and one of a group's are each told by another clock, and could be one moment."""
    return any(_two_clocks(claim, pair.other) for claim in pair.told)


def _two_clocks(one: Claim, other: Claim) -> bool:
    here, there = _zone(one), _zone(other)
    if here == there or one.low is None or other.low is None:
        return False
    if None in (here, there) and not (WORLD.intersection({here, there}) and _odd(one) and _odd(other)):
        return False
    apart = abs(one.low - other.low) * QUARTER_HOURS
    return abs(apart - round(apart)) < 0.01 and apart <= FURTHEST


def _odd(claim: Claim) -> bool:
    """Whether a time of day is of a minute at which two things are by no chance: 3.52, not half past three."""
    anchor = claim.anchor
    if not isinstance(anchor, DateSpan) or anchor.precision != "minute" or anchor.low is None:
        return False
    return anchor.low.minute % 30 != 0


def _zone(claim: Claim) -> str | None:
    """The zone that a time of day is told in, as far as it is said."""
    if not clock(claim) or claim.anchor is None:
        return None
    end = claim.anchor.end - claim.start
    found = ZONE.match(claim.text[: end + NEAR], end)
    if found is None:
        return None
    return "local" if found["local"] or found["zone"].startswith("local") else found["zone"]
