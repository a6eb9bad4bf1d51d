"""Zones: times of day that two articles tell by two clocks, "0417 GMT" and "6.17 in the morning, local time"."""

from __future__ import annotations

import re

from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.sorts import clock
from divergence.comparison.facts.claims import Claim

NEAR = 24  # characters behind a time of day in which its zone stands
QUARTER_HOURS = 96  # of a day: zones are apart by whole quarters of an hour ...
FURTHEST = 56  # ... and by no more than fourteen hours
ZONE = re.compile(
    r"[\s,(]*(?P<zone>UTC|GMT|BST|CES?T|EES?T|WES?T|[ECMP][SD]?T|AES?T|JST|IST|local(?= time\b|[,.;)]))"
    r"|[^.;]{0,16}?\b(?P<local>(?:local|our) time)"
)


def other_zones(pair: Pair) -> bool:
    """Whether a time of day and one of a group's are each told by another clock, and could be one moment."""
    rival, mine = pair.other, _zone(pair.other)
    if mine is None or rival.low is None:
        return False
    for claim in pair.told:
        zone = _zone(claim)
        if zone is not None and zone != mine and claim.low is not None:
            apart = abs(claim.low - rival.low) * QUARTER_HOURS
            if abs(apart - round(apart)) < 0.01 and apart <= FURTHEST:
                return True
    return False


def _zone(claim: Claim) -> str | None:
    """The zone that a time of day is told in, as far as it is said."""
    if not clock(claim) or claim.anchor is None:
        return None
    end = claim.anchor.end - claim.start
    found = ZONE.match(claim.text[: end + NEAR], end)
    if found is None:
        return None
    return "local" if found["local"] or found["zone"].startswith("local") else found["zone"]
