"""Days of the calendar: "April 8, 2026", "8-10 April", "the first of April", "2026-04-08", "4/8/2026", Thanksgiving."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from divergence.annotations.times.intervals import Found, Interval, day_of, nearest_of, of_years, year_told
from divergence.annotations.times.tense import tense_of
from divergence.annotations.times.vocabulary import DAY, MONTH, MONTHS, WEEKDAY, WEEKDAYS, YEAR

FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
    "independence day": (7, 4), "veterans day": (11, 11), "thanksgiving": (11, 0), "labor day": (9, 0),
    "memorial day": (5, 0),
}  # fmt: skip
ISO = re.compile(
    r"(?P<year>(?:19|20)\d\d)-(?P<month>0\d|1[0-2])-(?P<day>[0-2]\d|"
    r"3[01])(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])"
)
SLASHED = re.compile(r"(?P<first>\d{1,2})/(?P<second>\d{1,2})/(?P<year>(?:19|20)\d\d)(?![\d/])")
DAY_MONTH = re.compile(
    rf"(?:the\s)?{DAY}(?:\s?[-–]\s?(?P<to>\d{{1,2}})|\s(?:and|to)\s(?P<to2>\d{{1,2}}))?(?:\s(?:of\s)?|-){MONTH}(?:,?\s{YEAR})?"
)
MONTH_DAY = re.compile(
    rf"{MONTH}\s{DAY}(?:\s?[-–]\s?(?P<to>\d{{1,2}})|\s(?:and|to)\s(?P<to2>\d{{1,2}}))?(?![\d%]|[.,:]\d|\s?(?:%|per\scent|percent|million|billion|people))(?:,?\s{YEAR})?"
)
NTHS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
NTH_DAYS = {
    **{word: day for day, word in enumerate(NTHS, start=1)},
    **{f"twenty-{word}": 20 + day for day, word in enumerate(NTHS[:9], start=1)},
    "thirtieth": 30,
    "thirty-first": 31,
}
WORDED_DAY = re.compile(
    rf"(?P<day>(?i:{'|'.join(sorted(NTH_DAYS, key=len, reverse=True))}))\sof\s{MONTH}(?:,?\s{YEAR})?"
)
# "On the 24th" is a day where nothing follows that is counted off ("the 24th floor").
NTH = re.compile(
    r"(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b"
    r"(?=\s*(?:[.,;:)\"–—]|$)|\s(?:at|when|if|but|because|while|unless|although|instead)\b)"
)
ON_WEEKDAY = re.compile(rf"\b(?P<weekday>{WEEKDAY}),?\s(?:the\s)?$", re.I)
LONGEST_WEEKDAY = 16  # characters of a weekday before a date
BEFORE_NTH = re.compile(r"\b(?:on|by|until|till|before|after|from|since)\sthe\s$", re.I)
AFTER_WEEKDAY = re.compile(rf",?\s(?:the\s)?(?={NTH.pattern})")
HOLIDAY = re.compile("|".join(sorted((re.escape(name) for name in FIXED), key=len, reverse=True)) + r"(?![^\W_])", re.I)


def calendar_day(match: re.Match[str], published: datetime | None, end: int) -> Found | None:
    """A day of a month, with or without its year."""
    groups = match.groupdict()
    raw = groups["month"].rstrip(".").lower()
    month = int(raw) if raw.isdigit() else MONTHS[raw]
    day = int(groups["day"]) if groups["day"].isdigit() else NTH_DAYS[groups["day"].lower()]
    last = int(groups.get("to") or groups.get("to2") or 0)
    if groups.get("year"):
        low = day_of(int(groups["year"]), month, day)
    elif published is None:
        return Found(end, None, "day")
    elif told := year_told(match.string, end, published):
        low, end = day_of(told[0], month, day), told[1]
    else:
        tense = tense_of(match.string, match.start(), end)
        named = ON_WEEKDAY.search(match.string, max(0, match.start() - LONGEST_WEEKDAY), match.start())
        near = named and of_years(published, tense, lambda year: _falling(day_of(year, month, day), named["weekday"]))
        near = near or of_years(published, tense, lambda year: _whole(day_of(year, month, day)))
        low = near[0] if near else None
    if low is None:
        return None
    high = low + timedelta(max(1, last - day + 1) if last > day else 1)
    return Found(end, (low, high), "day", not groups.get("year"))


def nth(view: str, match: re.Match[str], published: datetime | None) -> Found | None:
    """ "The 24th": the nearest day of that number, or the next where the words before it look ahead."""
    if published is None:
        return Found(match.end(), None, "day")
    month, day = published.year * 12 + published.month - 1, int(match["day"])
    days = [low for near in (month - 1, month, month + 1) if (low := day_of(near // 12, near % 12 + 1, day))]
    if tense_of(view, match.start(), match.end()) == "ahead":
        days = [low for low in days if low + timedelta(1) > published] or days
    low = nearest_of(published, days)
    return Found(match.end(), (low, low + timedelta(1)), "day") if low else None


def slashed(match: re.Match[str]) -> Found | None:
    month, day = int(match["first"]), int(match["second"])
    if month > 12:
        month, day = day, month
    elif day <= 12 and month != day:
        return Found(
            match.end(), (datetime(int(match["year"]), 1, 1), datetime(int(match["year"]) + 1, 1, 1)), "day", False
        )
    low = day_of(int(match["year"]), month, day)
    return Found(match.end(), (low, low + timedelta(1)), "day", False) if low else None


def holiday(view: str, start: int, published: datetime | None) -> Found | None:
    match = HOLIDAY.match(view, start)
    if match is None or not view[start].isupper() or (match.end() < len(view) and view[match.end()].isalnum()):
        return None
    month, day = FIXED[match[0].lower()]
    year = re.compile(rf",?\s{YEAR}").match(view, match.end())
    end = year.end() if year else match.end()
    if published is None and not year:
        return Found(end, None, "day")
    if year:
        return Found(end, _whole(_holiday_in(int(year["year"]), month, day)), "day", False)
    if told := year_told(view, end, published):
        return Found(told[1], _whole(_holiday_in(told[0], month, day)), "day")
    tense = tense_of(view, start, end)
    return Found(end, of_years(published, tense, lambda each: _whole(_holiday_in(each, month, day))), "day")


def _falling(day: datetime | None, weekday: str) -> Interval | None:
    """A day, where it falls on a day of the week."""
    return _whole(day) if day and day.weekday() == WEEKDAYS.get(weekday.lower()) else None


def _whole(day: datetime | None) -> Interval | None:
    return (day, day + timedelta(1)) if day else None


def _holiday_in(year: int, month: int, day: int) -> datetime:
    """The movable ones: Labor Day the first Monday of September, Memorial Day the last of May, Thanksgiving the fourth
    Thursday of November (United States)."""
    if day:
        return datetime(year, month, day)
    if month == 11:
        first = date(year, 11, 1)
        return datetime(year, 11, 1 + (3 - first.weekday()) % 7 + 21)
    if month == 9:
        return datetime(year, 9, 1 + (0 - date(year, 9, 1).weekday()) % 7)
    return datetime(year, 5, 31 - date(year, 5, 31).weekday())
