"""Dates and times as half-open intervals of time, relative ones resolved against the article's own date.

"April 8, 2026", "on Tuesday", "mid-September", "6pm on Sunday", "the first three months of next year". A date without a
year is the one nearest to the article's date, where days to come count half as far again; a weekday is
the latest one not after publication, the next one after
"next" or where the verb before it is in the future. What is vague in itself is cut in thirds: "early December" is the
1st to the 10th, "mid" the 11th to the 20th. Seasons are the northern hemisphere's.

Limits: clock times without a day stand on the article's day; time zones are passed over; "may", "march", "second" and
"sun" are dates only where their surroundings say so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from divergence.annotations.number_words import SMALL, TENS
from divergence.document import Document

Precision = Literal["minute", "hour", "part-of-day", "day", "part-of-month", "month", "quarter", "season", "year"]
Interval = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Characters ``[start, end)`` naming a time in ``[low, high)`` (naive local time; None when it cannot be resolved,
    such as "on Tuesday" in an article with no date)."""

    start: int
    end: int
    text: str
    low: datetime | None
    high: datetime | None
    precision: Precision
    relative: bool


@dataclass(frozen=True, slots=True)
class Found:
    """What a pattern read: where it ends, the interval (None: unknown), its precision, and whether the article's own
    date was needed."""

    end: int
    interval: Interval | None
    precision: Precision
    relative: bool = True
    start: int = -1


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
COUNTS = {**SMALL, **TENS, "a": 1, "an": 1, "couple": 2}
FIXED = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "halloween": (10, 31), "valentine's day": (2, 14),
    "independence day": (7, 4), "veterans day": (11, 11), "thanksgiving": (11, 0), "labor day": (9, 0),
    "memorial day": (5, 0),
}  # fmt: skip
PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30), "lunchtime": (12, 14)}
GATE = frozenset(
    {
        *MONTHS,
        *WEEKDAYS,
        *SEASONS,
        *DAYS,
        "noon",
        "midday",
        "midnight",
        "last",
        "this",
        "next",
        "past",
        "coming",
        "following",
    }
    | {
        "christmas",
        "boxing",
        "new",
        "halloween",
        "thanksgiving",
        "independence",
        "labor",
        "memorial",
        "valentine's",
        "veterans",
    }
    | {
        "q1",
        "q2",
        "q3",
        "q4",
        "quarter",
        "half",
        "months",
        "ago",
        "year",
        "month",
        "week",
        "weekend",
        "o'clock",
        "past",
        "to",
        "to-day",
    }
    - {"to", "past", "to-day", "new", "half"}
)

MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?"
    r"|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![^\W_])"
)
MONTH_CAPITALS = MONTH.replace("P<month>", "P<month2>")
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d,.:]*\d|[^\W_])"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.m\.|[ap]\.?m\b)|"
    r":(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|\s?o'clock)"
)
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
MONTH_ALONE = re.compile(MONTH)
TIME = re.compile(CLOCK, re.I)
YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)(?:\s?[-–/](?P<second>(?:(?:19|20)\d\d|\d\d)))(?![\d,.]*\d|[^\W_]|%)")
ONE_YEAR = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<decade>'?s\b)?(?![\d]|,\d|\.\d|[^\W_]|%|-[a-z])")
WEEKDAY_AT = re.compile(
    rf"(?P<weekday>{WEEKDAY})(?![^\W_])(?:\s(?P<part>morning|afternoon|evening|night|lunchtime)\b)?(?P<rest>,?\s(?=\d|{MONTH_CAPITALS}))?"
)
RELATIVE = re.compile(
    r"(?P<which>last|this|next|past|coming|following)\s(?P<unit>week|weekend|month|year|quarter|decade|morning|"
    r"afternoon|evening|night|spring|summer|autumn|fall|winter)\b",
    re.I,
)
DAY_PART = re.compile(r"\s(?P<part>morning|afternoon|evening|night|lunchtime)\b", re.I)
EDGE = re.compile(
    r"(?:\b(?:the\s)?(?P<early>early|late|mid|middle|beginning|start|end|close)(?:[\s-]|\sof\s(?:the\s)?))$", re.I
)
FIRST_MONTHS = re.compile(
    r"(?:the\s)?(?P<end>first|last|final)\s(?P<count>two|three|four|five|six|nine|\d)\smonths\s(?:of|to)\s(?:the\s)?$",
    re.I,
)
PART_OF_YEAR = re.compile(
    r"(?:the\s)?(?P<which>first|second|third|fourth|last|final)[\s-](?P<unit>quarter|"
    r"half)\b(?:\sof\s(?:the\sfiscal\s|fiscal\s)?(?=(?:19|20)\d\d|this\syear|next\syear|last\syear|the\syear))?",
    re.I,
)
QUARTER = re.compile(rf"Q(?P<q>[1-4])(?:[\s']+(?:of\s)?{YEAR})?")
AGO = re.compile(
    r"(?:\b(?:about|around|nearly|almost|more\sthan|over|some|just|roughly)\s)?\b(?P<count>\d{1,4}|"
    r"[a-z-]+)\s(?P<unit>second|minute|hour|day|week|fortnight|month|year|decade)s?$",
    re.I,
)
ON_DAY = re.compile(
    rf",?\s(?:on\s)?(?:(?P<last>last|next|this)\s)?(?P<weekday>{WEEKDAY})(?![^\W_])(?:\s(?P<part>morning|afternoon|evening|night|lunchtime))?"
)
O_CLOCK = re.compile(r"(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\so'clock\b", re.I)
TIME_OF = re.compile(
    r"(?P<minutes>five|ten|quarter|a quarter|twenty|twenty-five|half|\d{1,2})\s(?:minutes\s)?(?P<side>to|"
    r"past)\s(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|"
    r"midnight)(?![^\W_])(?!\s(?:per|percent|years|people|million|hundred|thousand|billion|of\b|\w+s\b))",
    re.I,
)
IN_OF = re.compile(
    r"\b(?:in|by|since|from|until|till|of|during|before|after|between|last|next|this|to|and|through|throughout|"
    r"late|early|mid|every|each|,|\()[\s-]$",
    re.I,
)
FUTURE = re.compile(
    r"\b(?:will|shall|'ll|due|next|coming|meets|votes|opens|begins|starts|expected|scheduled|plans)\b[^.;]*$", re.I
)
AHEAD = re.compile(r"\b(?:until|by|before)\s$", re.I)
PAST = re.compile(
    r"\b(?:said|told|was|were|had|(?!closed|expected|scheduled|planned|delayed|postponed|cancelled|suspended|"
    r"need)\w{2,}ed)\b",
    re.I,
)
COUNTED = re.compile(r"\s(?:[a-z]+(?:-[a-z]+)*\s){0,2}?(?:people|[a-z]{3,}(?<!s)s)\b")


def dates(document: Document) -> tuple[DateSpan, ...]:
    """The dates and times of a document, in order, not overlapping."""
    view = document.view
    published = parse(document.article.published)
    found: list[DateSpan] = []
    reached = 0
    starts = document.starts
    telling = [
        word for word in document.places if "0" <= word[0] <= "9" or "-" in word or word in GATE or word in WORD_CLOCK
    ]
    for place in document.among(telling):
        start = starts[place]
        if start < reached:
            continue
        word = document.lower[place]
        digit = "0" <= word[0] <= "9"
        span = _digits(view, start, published) if digit else _words(document, word, place, published)
        if span is None:
            continue
        begin = start if span.start < 0 else span.start
        if begin < reached:
            begin = start
        low, high = span.interval or (None, None)
        found.append(
            DateSpan(begin, span.end, document.text[begin : span.end], low, high, span.precision, span.relative)
        )
        reached = span.end
    return tuple(found)


def parse(published: str | None) -> datetime | None:
    """The article's own date, without its zone; None when there is none or it cannot be read."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published.strip().replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return None


WORD_CLOCK = frozenset(
    {
        "five",
        "ten",
        "twenty",
        "half",
        "quarter",
        "twenty-five",
        "early",
        "late",
        "mid",
        "first",
        "second",
        "third",
        "fourth",
        "final",
        *SMALL,
    }
)


def _digits(view: str, start: int, published: datetime | None) -> Found | None:
    """A date or time that begins with a digit."""
    if start and (
        view[start - 1].isalnum()
        or view[start - 1] in "$£€#_/@"
        or (view[start - 1] in ".,-" and start > 1 and view[start - 2].isalnum())
    ):
        return None
    if match := ISO.match(view, start):
        return _day(match, published, match.end())
    if match := SLASHED.match(view, start):
        return _slashed(match)
    if (match := DAY_MONTH.match(view, start)) and match["month"]:
        return _day(match, published, match.end())
    if match := TIME.match(view, start):
        return _clock(view, match, published)
    if match := TIME_OF.match(view, start):
        return _word_clock(view, match, published)
    if match := YEARS.match(view, start):
        second = match["second"]
        last = int(second) if len(second) == 4 else int(match["first"][:2] + second)
        if 0 < last - int(match["first"]) <= 100:
            return Found(match.end(), (datetime(int(match["first"]), 1, 1), datetime(last + 1, 1, 1)), "year", False)
    if match := ONE_YEAR.match(view, start):
        return _year(view, start, match)
    return None


def _year(view: str, start: int, match: re.Match[str]) -> Found | None:
    """A year alone: where a counted noun follows, only after a preposition ("2000 people" is a count)."""
    year = int(match["year"])
    if match["decade"]:
        interval = datetime(year, 1, 1), datetime(year + (100 if year % 100 == 0 and year < 2000 else 10), 1, 1)
        return Found(match.end(), interval, "year", False)
    before = view[max(0, start - 14) : start]
    if COUNTED.match(view, match.end()) and not re.search(
        r"\b(?:in|since|by|the|of|its|his|their|from|during|after|[A-Z]\w+)[\s(]$", before
    ):
        return None
    if (
        re.search(
            r"(?i:\b(?:about|some|around|nearly|almost|over|under|than|roughly|No\.?|least|most|average\sof|"
            r"total\sof)\s|minus[\s-])$",
            before,
        )
        or year > 2100
    ):
        return None
    if UNIT_AFTER.match(view, match.end()) or (year < 1800 and not OLD.search(before)):
        return None
    if CAPITAL_BEFORE.search(before) and not IN_OF.search(before) and year < 1900:
        return None
    interval = datetime(year, 1, 1), datetime(year + 1, 1, 1)
    if edge := EDGE.search(view, max(0, start - 22), start):
        low, high = _third(interval, edge["early"].lower())
        return Found(match.end(), (low, high), "season", False, edge.start())
    return Found(match.end(), interval, "year", False)


OLD = re.compile(r"\b(?:in|since|until|by|from|circa|before|after)\s$")
UNIT_AFTER = re.compile(
    r"\s?(?:km|kg|mm|cm|m|miles?|metres?|meters?|feet|ft|dollars?|pounds?|euros?|percent|per\scent|million|"
    r"billion|points?|hours?|minutes?|mph|mAh|GB|MW|kW|hp|tons?|tonnes?|calories|degrees)\b"
)
CAPITAL_BEFORE = re.compile(r"[A-Z][a-z]+\s$")


def _slashed(match: re.Match[str]) -> Found | None:
    month, day = int(match["first"]), int(match["second"])
    if month > 12:
        month, day = day, month
    elif day <= 12 and month != day:
        return Found(
            match.end(), (datetime(int(match["year"]), 1, 1), datetime(int(match["year"]) + 1, 1, 1)), "day", False
        )
    low = _safe(int(match["year"]), month, day)
    return Found(match.end(), (low, low + timedelta(1)), "day", False) if low else None


def _day(match: re.Match[str], published: datetime | None, end: int) -> Found | None:
    """A day of a month, with or without its year."""
    groups = match.groupdict()
    raw = groups["month"].rstrip(".").lower()
    month = int(raw) if raw.isdigit() else MONTHS[raw]
    day, last = int(groups["day"]), int(groups.get("to") or groups.get("to2") or 0)
    if groups.get("year"):
        low = _safe(int(groups["year"]), month, day)
    else:
        low = _nearest(published, month, day)
        if published is None:
            return Found(end, None, "day")
    if low is None:
        return None
    high = low + timedelta(max(1, last - day + 1) if last > day else 1)
    return Found(end, (low, high), "day", not groups.get("year"))


def _nearest(published: datetime | None, month: int, day: int) -> datetime | None:
    if published is None:
        return None
    years = (published.year - 1, published.year, published.year + 1)
    days = [low for low in (_safe(year, month, day) for year in years) if low]
    return min(days, key=lambda low: published - low if low <= published else 1.5 * (low - published), default=None)


def _safe(year: int, month: int, day: int) -> datetime | None:
    try:
        return datetime(year, month, day)
    except ValueError:
        return None


def _month(year: int, month: int) -> Interval:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return datetime(year, month, 1), datetime(year + month // 12, month % 12 + 1, 1)


def _months(year: int, month: int, count: int) -> Interval:
    return _month(year, month)[0], _month(year, month + count - 1)[1]


def _third(interval: Interval, which: str) -> Interval:
    """The early, middle or late part: of a month by tens of days, of anything longer by thirds; "end" is the last tenth
    (at least two days)."""
    low, high = interval
    length = high - low
    if length.days in range(28, 32):
        first, second = low + timedelta(10), low + timedelta(20)
    else:
        first, second = low + timedelta(length.days // 3), low + timedelta(2 * length.days // 3)
    edge = max(timedelta(2), timedelta(length.days // 6))
    return {
        "early": (low, first), "mid": (first, second), "middle": (first, second), "late": (second, high),
        "beginning": (low, low + edge), "start": (low, low + edge), "end": (high - edge, high),
        "close": (high - edge, high),
    }[which]  # fmt: skip


def _clock(view: str, match: re.Match[str], published: datetime | None) -> Found | None:
    """A time of day, with the weekday that stands beside it."""
    hour, minute = int(match["hour"]), int(match["minute"] or match["minute2"] or 0)
    half = (match["half"] or "").lower()
    if half and hour > 12:
        return None
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    exact = bool(match["minute"] or match["minute2"])
    return _at(view, match.start(), match.end(), hour, minute, exact, published)


def _word_clock(view: str, match: re.Match[str], published: datetime | None) -> Found | None:
    names = {"noon": 12, "midnight": 24, **SMALL}
    hour = int(names[match["hour"].lower()])
    raw = match["minutes"].lower().removeprefix("a ")
    minutes = {"quarter": 15, "half": 30, "twenty-five": 25}.get(raw) or int(
        COUNTS.get(raw, raw if raw.isdigit() else 0)
    )
    if not minutes or minutes > 59:
        return None
    total = hour * 60 + (minutes if match["side"].lower() == "past" else -minutes)
    before = view[max(0, match.start() - 60) : match.end() + 40].lower()
    if hour < 12 and ("evening" in before or "afternoon" in before or "night" in before):
        total += 720
    return _at(view, match.start(), match.end(), total // 60, total % 60, True, published)


def _o_clock(view: str, match: re.Match[str], published: datetime | None) -> Found:
    """ "Five o'clock": in the afternoon or evening where the words around say so."""
    hour = SMALL[match["hour"].lower()]
    around = view[max(0, match.start() - 60) : match.end() + 40].lower()
    later = hour < 12 and any(part in around for part in ("evening", "afternoon", "night"))
    return _at(view, match.start(), match.end(), hour + 12 * later, 0, False, published)


def _at(view: str, start: int, end: int, hour: int, minute: int, exact: bool, published: datetime | None) -> Found:
    precision: Precision = "minute" if exact else "hour"
    width = timedelta(minutes=1) if exact else timedelta(hours=1)
    day = published
    if on := ON_DAY.match(view, end):
        end = on.end()
        day = _weekday(view, start, on["weekday"], on["last"], published)
    if day is None:
        return Found(end, None, precision)
    low = datetime.combine(day.date(), time()) + timedelta(hours=hour, minutes=minute)
    return Found(end, (low, low + width), precision)


def _weekday(view: str, start: int, name: str, which: str | None, published: datetime | None) -> datetime | None:
    if published is None:
        return None
    today = datetime.combine(published.date(), time())
    back = (today.weekday() - WEEKDAYS[name.lower().rstrip(".")]) % 7
    which = (which or "").lower()
    if which in ("next", "coming", "this") and which != "this":
        return today + timedelta((7 - back) or 7)
    if which == "last":
        return today - timedelta(back or 7)
    if back:
        sentence = view[max(0, start - 90) : start]
        cut = max(sentence.rfind(". "), sentence.rfind("\n\n")) + 1
        ahead = FUTURE.search(sentence, cut)
        if (ahead and not PAST.search(sentence, ahead.start())) or (
            AHEAD.search(sentence, cut) and not PAST.search(sentence, cut)
        ):
            return today + timedelta(7 - back)
    return today - timedelta(back)


def _words(document: Document, word: str, place: int, published: datetime | None) -> Found | None:
    """A date or time that begins with a word, or whose telling word this is."""
    view, start = document.view, document.starts[place]
    surface = document.tokens[place]
    base = word
    if "-" in word:
        head, _, base = word.partition("-")
        if head in ("mid", "early", "late") and (base in MONTHS or base[:4].isdigit()):
            return _mid(document, start, head, base, published)
        if word not in WORD_CLOCK:
            return None
    if word in MONTHS and surface[0].isupper():
        return _month_word(document, place, published)
    if word in WEEKDAYS and surface[0].isupper():
        return _weekday_word(document, place, published)
    if word in DAYS:
        return _near_day(view, start, document.ends[place], word, published)
    if word in ("noon", "midday", "midnight"):
        return _at(view, start, document.ends[place], 24 if word == "midnight" else 12, 0, False, published)
    if word == "ago":
        return _ago_word(view, start, document.ends[place], published)
    if match := TIME_OF.match(view, start):
        return _word_clock(view, match, published)
    if match := O_CLOCK.match(view, start):
        return _o_clock(view, match, published)
    if match := PART_OF_YEAR.match(view, start):
        return _part_of_year(view, start, match, published)
    if word[0] == "q" and (match := QUARTER.match(view, start)):
        year = int(match["year"]) if match["year"] else published.year if published else None
        return Found(
            match.end(), _months(year, 3 * int(match["q"]) - 2, 3) if year else None, "quarter", not match["year"]
        )
    if match := RELATIVE.match(view, start):
        return _relative(view, start, match, published)
    if word in SEASONS:
        return _season(view, start, document.ends[place], word, published)
    return _holiday(view, start, published)


def _mid(document: Document, start: int, head: str, base: str, published: datetime | None) -> Found | None:
    view, end = document.view, start + len(head) + 1 + len(base)
    if base[:4].isdigit():
        match = ONE_YEAR.match(view, start + len(head) + 1)
        if match is None:
            return None
        year = int(match["year"])
        whole = datetime(year, 1, 1), datetime(year + (10 if match["decade"] else 1), 1, 1)
        return Found(match.end(), _third(whole, head), "season", False)
    interval, end, given = _month_of(view, end, MONTHS[base], published)
    return Found(end, interval and _third(interval, head), "part-of-month", not given)


def _month_of(view: str, end: int, month: int, published: datetime | None) -> tuple[Interval | None, int, bool]:
    """The month, with the year after it if there is one: its interval, where it ends, whether the year was given."""
    if match := re.compile(rf"\.?,?\s(?:of\s)?{YEAR}").match(view, end):
        return _month(int(match["year"]), month), match.end(), True
    low = _nearest(published, month, 15)
    return (_month(low.year, low.month) if low else None), end, False


def _month_word(document: Document, place: int, published: datetime | None) -> Found | None:
    view, start = document.view, document.starts[place]
    if match := MONTH_DAY.match(view, start):
        return _day(match, published, match.end())
    month = MONTHS[document.lower[place]]
    match = MONTH_ALONE.match(view, start)
    if match is None:
        return None
    before = view[max(0, start - 24) : start]
    interval, end, given = _month_of(view, document.ends[place], month, published)
    name = document.lower[place]
    if not given:
        clear = (
            name not in ("may", "march", "mar", "jan", "jun", "dec", "nov", "sep", "june", "april", "august")
            or len(name) < 3
        )
        if not clear and not IN_OF.search(before) and not EDGE.search(before):
            after = view[end : end + 12]
            if name in ("may", "march", "jan") or not before.strip() or not re.match(r"(?:\s[a-z]|[.,;)'])", after):
                return None
            if re.search(r"[A-Z][a-z]+\s$", before) or re.match(r"\s(?:said|says|told)", after):
                return None
    if edge := EDGE.search(view, max(0, start - 24), start):
        return Found(
            end, interval and _third(interval, edge["early"].lower()), "part-of-month", not given, edge.start()
        )
    if some := FIRST_MONTHS.search(view, max(0, start - 40), start):
        return Found(end, interval, "season", not given, some.start())
    return Found(end, interval, "month", not given)


def _weekday_word(document: Document, place: int, published: datetime | None) -> Found | None:
    view, start = document.view, document.starts[place]
    match = WEEKDAY_AT.match(view, start)
    if match is None:
        return None
    name = document.lower[place]
    before = view[max(0, start - 14) : start]
    if name in ("sun", "sat", "wed", "mon") and not (match["rest"] or re.search(r"\b(?:on|last|next)\s$", before)):
        return None
    if (re.search(r"\b(?:The|the)\s$", before) and name in ("sun",)) or re.search(
        r"\b(?:Black|Good|Ash|Cyber|Super|Bloody)\s$", before
    ):
        return None
    end = match.end() - len(match["rest"] or "")
    if match["rest"] is not None:
        after = match.end()
        date_match = DAY_MONTH.match(view, after) or MONTH_DAY.match(view, after)
        if date_match and (day := _day(date_match, published, date_match.end())):
            return _part(day, match["part"])
    prefix = re.search(r"\b(last|next|this|coming)\s$", before, re.I)
    low = _weekday(view, start, name, prefix[1] if prefix else None, published)
    whole = (low, low + timedelta(1)) if low else None
    return _part(Found(end, whole, "day", True, start - len(prefix[0]) if prefix else -1), match["part"])


def _part(found: Found, part: str | None) -> Found:
    if not part:
        return found
    first, last = PARTS[part.lower()]
    low = found.interval[0] if found.interval else None
    interval = (low + timedelta(hours=first), low + timedelta(hours=last)) if low else None
    return Found(found.end, interval, "part-of-day", found.relative, found.start)


def _near_day(view: str, start: int, end: int, word: str, published: datetime | None) -> Found:
    day = datetime.combine(published.date(), time()) + timedelta(DAYS[word]) if published else None
    found = Found(end, (day, day + timedelta(1)) if day else None, "day")
    if word == "tonight":
        return _part(found, "night")
    if match := DAY_PART.match(view, end):
        return _part(Found(match.end(), found.interval, "day"), match["part"])
    return found


def _relative(view: str, start: int, match: re.Match[str], published: datetime | None) -> Found | None:
    """Last, this and next week, month, year …, with what is cut out of it before ("the end of next year")."""
    which, unit = match["which"].lower(), match["unit"].lower()
    if which in ("past", "following") or (which == "coming" and unit not in ("week", "weekend", "month", "year")):
        return None
    step = {"last": -1, "this": 0, "next": 1, "coming": 1}[which]
    precision: Precision = "month"
    interval: Interval | None = None
    if unit in PARTS:
        today = _near_day(view, start, match.end(), "yesterday" if which == "last" else "today", published)
        return _part(Found(match.end(), today.interval, "day"), unit)
    if published is not None:
        today_ = datetime.combine(published.date(), time())
        monday = today_ - timedelta(today_.weekday())
        if unit == "week":
            interval = monday + timedelta(7 * step), monday + timedelta(7 * step + 7)
        elif unit == "weekend":
            interval = monday + timedelta(7 * step + 5), monday + timedelta(7 * step + 7)
        elif unit == "month":
            interval = _month(published.year, published.month + step)
        elif unit == "quarter":
            interval = _months(published.year, 3 * ((published.month - 1) // 3) + 1 + 3 * step, 3)
        elif unit == "year":
            interval = datetime(published.year + step, 1, 1), datetime(published.year + step + 1, 1, 1)
        elif unit == "decade":
            decade = published.year // 10 * 10 + 10 * step
            interval = datetime(decade, 1, 1), datetime(decade + 10, 1, 1)
        else:
            seasons = [_months(year, SEASONS[unit], 3) for year in range(published.year - 2, published.year + 3)]
            begun = [season for season in seasons if season[0] <= today_]
            ended = [season for season in begun if season[1] <= today_]
            ahead = [season for season in seasons if season[0] > today_]
            interval = ended[-1] if step < 0 else ahead[0] if step > 0 or begun[-1] == ended[-1] else begun[-1]
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
            interval = _months(year, 1, count) if some["end"].lower() == "first" else _months(year, 13 - count, count)
        return Found(match.end(), interval, "season", True, some.start())
    if edge := EDGE.search(view, max(0, start - 24), start):
        return Found(match.end(), interval and _third(interval, edge["early"].lower()), precision, True, edge.start())
    return Found(match.end(), interval, precision)


def _part_of_year(view: str, start: int, match: re.Match[str], published: datetime | None) -> Found | None:
    which, unit = match["which"].lower(), match["unit"].lower()
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}[which]
    end, year, given = match.end(), published.year if published else None, False
    if unit == "half" and (number > 2 or not match[0].endswith("of ")):
        return None
    after = re.compile(r"(?P<year>(?:19|20)\d\d)\b|(?P<which>this|next|last|the)\syear\b", re.I).match(view, end)
    if after and after["year"]:
        year, given, end = int(after["year"]), True, after.end()
    elif after and match[0].rstrip().endswith("of"):
        year = year + {"next": 1, "last": -1}.get(after["which"].lower(), 0) if year else None
        end = after.end()
    elif which in ("last", "final") or (
        unit == "quarter"
        and which != "fourth"
        and not re.search(r"(?:\bin|\bfor|\bof|\bthe|\bits|'s)\s$", view[max(0, start - 8) : start])
    ):
        return None
    months = 3 if unit == "quarter" else 6
    interval = _months(year, months * (number - 1) + 1, months) if year else None
    return Found(end, interval, "quarter" if unit == "quarter" else "season", not given)


def _season(view: str, start: int, end: int, word: str, published: datetime | None) -> Found | None:
    """A season: only where a preposition or a year makes it a time ("by the autumn", "spring 2025")."""
    year = re.compile(rf"\s(?:of\s)?{YEAR}").match(view, end)
    before = re.search(
        r"\b(?:in|by|until|since|during|before|after)\s(?:the\s)?(?:(early|late|mid)[\s-])?$",
        view[max(0, start - 24) : start],
        re.I,
    )
    if (not year and not before) or (
        word in ("fall", "spring") and not year and not re.search(r"\bthe\s$", view[max(0, start - 5) : start], re.I)
    ):
        return None
    if (not year and re.match(r"\s?(?:of|in|from|to|by)\b", view[end : end + 6])) or re.match(
        r"-|\s(?:line|season|break)\b", view[end : end + 8]
    ):
        return None
    if year:
        return Found(year.end(), _months(int(year["year"]), SEASONS[word], 3), "season", False)
    near = _nearest(published, SEASONS[word] + 1 if word != "winter" else 1, 15)
    interval = None
    if near:
        interval = _months(near.year - (word == "winter"), SEASONS[word], 3)
    return Found(end, interval, "season")


HOLIDAY = re.compile("|".join(sorted((re.escape(name) for name in FIXED), key=len, reverse=True)) + r"(?![^\W_])", re.I)


def _holiday(view: str, start: int, published: datetime | None) -> Found | None:
    match = HOLIDAY.match(view, start)
    if match is None or not view[start].isupper() or (match.end() < len(view) and view[match.end()].isalnum()):
        return None
    month, day = FIXED[match[0].lower()]
    year = re.compile(rf",?\s{YEAR}").match(view, match.end())
    end = year.end() if year else match.end()
    if published is None and not year:
        return Found(end, None, "day")
    choices = (
        [int(year["year"])] if year else [published.year - 1, published.year, published.year + 1] if published else []
    )
    days = [_holiday_in(each, month, day) for each in choices]
    low = min(days, key=lambda each: abs(each - published) if published else timedelta())
    return Found(end, (low, low + timedelta(1)), "day", not year)


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


SPANS: dict[str, Callable[[int], timedelta]] = {
    "second": lambda n: timedelta(seconds=n), "minute": lambda n: timedelta(minutes=n),
    "hour": lambda n: timedelta(hours=n),
    "day": lambda n: timedelta(n), "week": lambda n: timedelta(7 * n), "fortnight": lambda n: timedelta(14 * n),
}  # fmt: skip


def _ago_word(view: str, start: int, end: int, published: datetime | None) -> Found | None:
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
            interval, precision = _month(published.year, published.month - count), "month"
        else:
            year = published.year - count * (10 if unit == "decade" else 1)
            if year < 1:
                return None
            interval, precision = (datetime(year, 1, 1), datetime(year + 1, 1, 1)), "year"
    return Found(end, interval, precision, True, match.start())
