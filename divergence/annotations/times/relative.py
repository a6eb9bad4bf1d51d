"""Times told from the article's own: "last week", "the end of next year", "two days ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, time, timedelta

from divergence.annotations.times.intervals import (
    Found,
    Interval,
    Precision,
    month_of_year,
    months_from,
    of_years,
    part_of,
)
from divergence.annotations.times.periods import FIRST_MONTHS
from divergence.annotations.times.tense import tense_of
from divergence.annotations.times.vocabulary import COUNTS, EDGE, MONTH, PARTS, SEASONS
from divergence.annotations.times.weekdays import near_day, part_of_day

RELATIVE = re.compile(
    r"(?P<which>last|this|next|past|coming|following)\s(?P<unit>week|weekend|month|year|quarter|decade|morning|"
    r"afternoon|evening|night|spring|summer|autumn|fall|winter)\b",
    re.I,
)
OF_SOMETHING = re.compile(rf"\sof\s|\sin\s{MONTH}")  # "in the last week of the campaign" is no week before this one
AGO = re.compile(
    r"(?:\b(?:about|around|nearly|almost|more\sthan|over|some|just|roughly)\s)?\b(?P<count>\d{1,4}|"
    r"[a-z-]+)\s(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade)s?$",
    re.I,
)
SPANS: dict[str, Callable[[int], timedelta]] = {
    "second": lambda n: timedelta(seconds=n), "minute": lambda n: timedelta(minutes=n),
    "hour": lambda n: timedelta(hours=n),
    "day": lambda n: timedelta(n), "week": lambda n: timedelta(7 * n), "fortnight": lambda n: timedelta(14 * n),
}  # fmt: skip


def relative_period(view: str, start: int, match: re.Match[str], published: datetime | None) -> Found | None:
    """Last, this and next week, month, year …, with what is cut out of it before ("the end of next year")."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if which in ("past", "following") or (which == "coming" and unit not in ("week", "weekend", "month", "year")):
        return None
    if which == "last" and OF_SOMETHING.match(view, match.end()):
        return None
    step = {"last": -1, "this": 0, "next": 1, "coming": 1}[which]
    precision: Precision = "month"
    interval: Interval | None = None
    if unit in PARTS:
        today = near_day(view, start, match.end(), "yesterday" if which == "last" else "today", published)
        return part_of_day(Found(match.end(), today.interval, "day"), unit)
    if published is not None:
        today_ = datetime.combine(published.date(), time())
        monday = today_ - timedelta(today_.weekday())
        if unit == "week":
            interval = monday + timedelta(7 * step), monday + timedelta(7 * step + 7)
        elif unit == "weekend":
            interval = monday + timedelta(7 * step + 5), monday + timedelta(7 * step + 7)
        elif unit == "month":
            interval = month_of_year(published.year, published.month + step)
        elif unit == "quarter":
            interval = months_from(published.year, 3 * ((published.month - 1) // 3) + 1 + 3 * step, 3)
        elif unit == "year":
            interval = datetime(published.year + step, 1, 1), datetime(published.year + step + 1, 1, 1)
        elif unit == "decade":
            decade = published.year // 10 * 10 + 10 * step
            interval = datetime(decade, 1, 1), datetime(decade + 10, 1, 1)
        else:
            seasons = [months_from(year, SEASONS[unit], 3) for year in range(published.year - 2, published.year + 3)]
            begun = [season for season in seasons if season[0] <= today_]
            ended = [season for season in begun if season[1] <= today_]
            ahead = [season for season in seasons if season[0] > today_]
            running = begun[-1] if begun[-1] != ended[-1] else None
            if step:
                interval = ended[-1] if step < 0 else ahead[0]
            elif running or unit != "winter":  # in December "this fall" is over, in May it is to come
                interval = running or months_from(published.year, SEASONS[unit], 3)
            else:
                tense = tense_of(view, start, match.end())
                interval = of_years(published, tense, lambda year: months_from(year, SEASONS[unit], 3))
    precision = {
        "week": "part-of-month",
        "weekend": "day",
        "month": "month",
        "quarter": "quarter",
        "year": "year",
        "decade": "year",
    }.get(unit, "season")  # type: ignore[assignment]
    if some := FIRST_MONTHS.search(view, max(0, start - 40), start):
        count = int(COUNTS.get(some["count"].lower()) or some["count"])
        if interval and unit == "year":
            year = interval[0].year
            interval = (
                months_from(year, 1, count) if some["end"].lower() == "first" else months_from(year, 13 - count, count)
            )
        return Found(match.end(), interval, "season", True, some.start())
    if edge := EDGE.search(view, max(0, start - 24), start):
        return Found(match.end(), interval and part_of(interval, edge["early"].lower()), precision, True, edge.start())
    return Found(match.end(), interval, precision)


def time_ago(view: str, start: int, end: int, published: datetime | None) -> Found | None:
    """ "Two days ago": as coarse as the unit it is told in."""
    match = AGO.search(view, max(0, start - 45), max(0, start - 1))
    if match is None:
        return None
    raw, unit = match["count"].lower(), match["unit"].lower()
    count = int(raw) if raw.isdigit() else int(COUNTS.get(raw, 0))
    if not count or count > 3000:
        return None
    interval: Interval | None = None
    precision: Precision = "day"
    if published is not None:
        today = datetime.combine(published.date(), time())
        if unit in ("second", "minute", "hour"):
            low = published - SPANS[unit](count)
            interval, precision = (low, low + SPANS[unit](1)), "hour"
        elif unit == "day":
            interval = today - timedelta(count), today - timedelta(count - 1)
        elif unit in ("week", "fortnight"):
            low = today - SPANS[unit](count)
            interval, precision = (low - timedelta(3), low + timedelta(4)), "part-of-month"
        elif unit == "month":
            interval, precision = month_of_year(published.year, published.month - count), "month"
        else:
            year = published.year - count * (10 if unit == "decade" else 1)
            if year < 1:
                return None
            interval, precision = (datetime(year, 1, 1), datetime(year + 1, 1, 1)), "year"
    return Found(end, interval, precision, True, match.start())
