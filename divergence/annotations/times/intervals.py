"""Stretches of the calendar as half-open intervals, and what a pattern found."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from divergence.annotations.times.tense import Tense

Precision = Literal["minute", "hour", "part-of-day", "day", "part-of-month", "month", "quarter", "season", "year"]
Interval = tuple[datetime, datetime]


YEAR_TOLD = re.compile(r",?\s(?:of\s)?(?P<which>last|this|next)\syear\b", re.I)


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern read: where it ends, the interval (None: unknown), its precision, and whether the article's own
    date was needed."""

    end: int
    interval: Interval | None
    precision: Precision
    relative: bool = True
    start: int = -1


def month_of_year(year: int, month: int) -> Interval:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime(year, month, 1), datetime(year + month // 12, month % 12 + 1, 1)


def months_from(year: int, month: int, count: int) -> Interval:
    return month_of_year(year, month)[0], month_of_year(year, month + count - 1)[1]


def part_of(interval: Interval, which: str) -> Interval:
    """The early, middle or late part: of a month by tens of days, of anything longer by thirds; "end" is the last tenth
    (at least two days)."""
    low, high = interval
    length = high - low
    if length.days in range(28, 32):
        first, second = low + timedelta(10), low + timedelta(20)
    else:
        first, second = low + timedelta(length.days // 3), low + timedelta(2 * length.days // 3)
    # At the end of a week are its Thursday and Friday as well as the weekend.
    edge = timedelta(4) if length.days == 7 and which in ("end", "close") else timedelta(max(2, length.days // 6))
    return {
        "early": (low, first), "mid": (first, second), "middle": (first, second), "late": (second, high),
        "beginning": (low, low + edge), "start": (low, low + edge), "end": (high - edge, high),
        "close": (high - edge, high),
    }[which]  # fmt: skip


def week_of(month: Interval, which: str) -> Interval:
    """The first to fourth or last week of a month, as loosely as it is told: two days to either side."""
    low, high = month
    weeks = ("first", "second", "third", "fourth")
    start = low + timedelta(7 * weeks.index(which)) if which in weeks else high - timedelta(7)
    return max(low, start - timedelta(2)), min(high, start + timedelta(9))


def of_years(published: datetime | None, tense: Tense | None, of: Callable[[int], Interval | None]) -> Interval | None:
    """Of what comes once a year (`of` a year) the next one not over where the clause looks ahead, the last one begun
    where it looks back, else the nearest."""
    if published is None:
        return None
    near = [each for each in map(of, range(published.year - 2, published.year + 3)) if each]
    if tense == "ahead" and (coming := [each for each in near if each[1] > published]):
        return coming[0]
    if tense == "past" and (begun := [each for each in near if each[0] <= published]):
        return begun[-1]
    middles = {low + (high - low) // 2: (low, high) for low, high in near}
    middle = nearest_of(published, list(middles))
    return middles[middle] if middle else None


def year_told(view: str, end: int, published: datetime | None) -> tuple[int, int] | None:
    """The year told by the article's own behind a day, month or season ("November last year"), and where that ends."""
    match = YEAR_TOLD.match(view, end)
    if match is None or published is None:
        return None
    return published.year + {"last": -1, "this": 0, "next": 1}[match["which"].lower()], match.end()


def nearest_of(published: datetime, days: Sequence[datetime]) -> datetime | None:
    """Of some days the one nearest to a date, days to come counting half as far again."""
    return min(days, key=lambda low: published - low if low <= published else 1.5 * (low - published), default=None)


def day_of(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None
