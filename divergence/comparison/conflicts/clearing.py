"""Clearing: why two values that look like rivals are none.

Closed list of resolutions (RESULT contract): rounding, unit, scope, update, measure, real. The reasons are tried in
the order of the tables, the first that holds is given; what none clears is real.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum

from divergence.comparison.conflicts.fates import other_fate
from divergence.comparison.conflicts.happenings import other_happening
from divergence.comparison.conflicts.located import elsewhere, of_a_part, of_some
from divergence.comparison.conflicts.other_scopes import another, basis, both_ways, given_up, supposed, together
from divergence.comparison.conflicts.other_times import (
    another_year,
    in_trade,
    other_days,
    other_end,
    other_moment,
    since,
)
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.roundings import compounded, rounded
from divergence.comparison.conflicts.slips import slip
from divergence.comparison.conflicts.sums import adds_up, besides, rest
from divergence.comparison.conflicts.tallies import another_vote
from divergence.comparison.conflicts.updates import at_its_most, later, moved, odds, partial, provisional, revised
from divergence.comparison.conflicts.zones import other_zones
from divergence.comparison.facts.claims import Claim
from divergence.result import Resolution


class Reason(Enum):
    """What a pair is, and how that is said after the two values."""

    resolution: Resolution

    ROUNDED = "rounding", ": the same value, rounded"
    LATER = "update", ", published at another time: a changing count, not a contradiction"
    MOVED = "update", ", published at another time: the day was moved, not a contradiction"
    UNFINISHED = "update", ", of which one was not finished: a changing count, not a contradiction"
    CHANGED = "update", ", and one says that it has changed: an update, not a contradiction"
    COMPOUNDED = "measure", ": a rise over several years, added up or compounded"
    TOGETHER = "scope", ", of which one is of several together"
    REST = "scope", ", which together are the whole that one of them names"
    BOTH_WAYS = "scope", ", of which one is the way there and back"
    ANOTHER = "scope", ", each of another of several"
    BASIS = "scope", ", of which one is with debt, tax or costs and the other without"
    GIVEN_UP = "scope", ", of which one is what the other stands in the place of"
    ANOTHER_VOTE = "scope", ", each of another vote"
    ANOTHER_FATE = "scope", ", each of people who fared otherwise"
    PART = "scope", ", of which one is of a part"
    ELSEWHERE = "scope", ", each measured at another place"
    SINCE = "scope", ", each for another time"
    ZONE = "scope", ", each in another time zone"
    HAPPENING = "scope", ", each of something else that happened"
    MOMENT = "scope", ", each the time of something else"
    ODDS = "update", ": odds, which move from hour to hour"
    SUPPOSED = "scope", ", of which one is what would probably be"
    REAL = "real", ", apparently of the same thing"

    def __init__(self, resolution: Resolution, words: str) -> None:
        self.resolution = resolution
        self.words = words


def slipped(pair: Pair) -> bool:
    """Whether the rival is the value miswritten, as anybody writes it."""
    return any(slip(claim, pair.other) for claim in pair.told)


Table = tuple[tuple[Reason, Callable[[Pair], bool]], ...]

DATES: Table = (
    (Reason.ANOTHER, another),
    (Reason.ZONE, other_zones),
    (Reason.MOMENT, other_moment),
    (Reason.HAPPENING, other_happening),
    (Reason.SINCE, other_end),
    (Reason.MOVED, moved),
)
FIGURES: Table = (
    (Reason.ANOTHER, another),
    (Reason.GIVEN_UP, given_up),
    (Reason.ANOTHER_VOTE, another_vote),
    (Reason.ODDS, odds),
    (Reason.ROUNDED, rounded),
    (Reason.LATER, later),
    (Reason.UNFINISHED, partial),
    (Reason.COMPOUNDED, compounded),
    (Reason.TOGETHER, adds_up),
    (Reason.ANOTHER_FATE, other_fate),
    (Reason.SINCE, in_trade),
    (Reason.REAL, slipped),  # what follows would be chance beside a value that is the other miswritten
    (Reason.BASIS, basis),
    (Reason.UNFINISHED, provisional),
    (Reason.CHANGED, at_its_most),
    (Reason.CHANGED, revised),
    (Reason.TOGETHER, together),
    (Reason.REST, rest),
    (Reason.BOTH_WAYS, both_ways),
    (Reason.SUPPOSED, supposed),
    (Reason.SINCE, since),
    (Reason.TOGETHER, besides),
    (Reason.PART, of_a_part),
    (Reason.PART, of_some),
    (Reason.ELSEWHERE, elsewhere),
    (Reason.SINCE, another_year),
    (Reason.SINCE, other_days),
)


def reason_for(
    claims: Sequence[Claim], group: Sequence[int], rival: int, published: Sequence[datetime | None]
) -> Reason:
    """What a pair that looks like a conflict is, if it is one at all."""
    pair = Pair(claims, group, rival, published)
    table = DATES if pair.dimension == "date" else FIGURES
    return next((reason for reason, holds in table if holds(pair)), Reason.REAL)
