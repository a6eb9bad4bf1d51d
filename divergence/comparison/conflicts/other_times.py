"""Other times: two values of which each is for a time of its own, and holds then.

"The box was found at 5.15am" and a last round "at 10.30pm", a price in early trade and at the close, so much rain on
Tuesday and so much since Sunday.
"""

from __future__ import annotations

import re

from divergence.annotations.dates import DateSpan
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.rivalry import WRITTEN_YEAR
from divergence.comparison.conflicts.slips import slip
from divergence.comparison.conflicts.sorts import bound
from divergence.comparison.conflicts.surroundings import after, around
from divergence.comparison.facts.claims import Claim

MISTIMED = 3  # hours between two times of which neither is the other miswritten, from which they are of two things
# "212mm, the most since 1987" is of no other time than "212mm".
SINCE = re.compile(r"\W*(?!(?:\w+ )?(?:most|least|first|worst|best|\w+est) since)(?:\w+ ){0,2}since\b", re.IGNORECASE)
IN_TRADE = re.compile(  # a price "in early trade" is not the day's last
    r"\b(?:(?:early|morning|midday|afternoon|late|after-hours|pre-?market|intraday) trad(?:e|ing)"
    r"|(?:at|in|by) the (?:opening|open|session)\b)",
    re.IGNORECASE,
)


def other_moment(pair: Pair) -> bool:
    """Whether two times of day are so far apart, and neither the other miswritten, that they are of two things."""
    return all(_hours_apart(claim, pair.other) > MISTIMED and not slip(claim, pair.other) for claim in pair.told)


def other_end(pair: Pair) -> bool:
    """Whether one date is when something began, and the other when it ends: owner "since 2011", and "until 2031"."""
    here, there = {bound(claim) for claim in pair.told}, bound(pair.other)
    return bool(there) and ({"start": "end", "end": "start"}[there] in here) and there not in here


def in_trade(pair: Pair) -> bool:
    """Whether one value is a price as it was during the day's trade."""
    return pair.one_sided(lambda claim: IN_TRADE.search(around(claim)))


def since(pair: Pair) -> bool:
    """Whether one value is of all the time since something."""
    return pair.one_sided(lambda claim: SINCE.match(after(claim)))


def another_year(pair: Pair) -> bool:
    """Whether one value is told of a year that is over, and the other is not: "entered in 2018 at €480 million"."""
    published = (pair.published[claim.article] for claim in pair.everybody)
    now = min((moment.year for moment in published if moment is not None), default=0)
    theirs, ours = _years(pair.other, now), [_years(claim, now) for claim in pair.told]
    return bool(theirs or all(ours)) and not any(theirs & years for years in ours)


def other_days(pair: Pair) -> bool:
    """Whether a value is given for a day, and whoever gives a day for another value gives another one."""
    if pair.other.dated is None:
        return False
    low, high = pair.other.dated
    days = [claim.dated for claim in pair.told if claim.dated is not None]
    return bool(days) and all(day[1] <= low or high <= day[0] for day in days)


def _hours_apart(one: Claim, other: Claim) -> float:
    """How many hours lie between two times of day that are given to the minute; 0 between any others."""
    here, there = one.anchor, other.anchor
    if not (isinstance(here, DateSpan) and isinstance(there, DateSpan)) or here.low is None or there.low is None:
        return 0.0
    exact = here.precision == there.precision == "minute"
    return abs((here.low - there.low).total_seconds()) / 3600 if exact else 0.0


def _years(claim: Claim, now: int) -> set[str]:
    """The years before this one that stand about a figure."""
    return {year for year in WRITTEN_YEAR.findall(around(claim)) if int(year) < now}
