"""Times of day: "6pm on Sunday", "14:05", "9.30 on Tuesday night", "five to ten", "five o'clock"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from divergence.annotations.numbers.numerals import SMALL
from divergence.annotations.times.intervals import Found, Precision
from divergence.annotations.times.tense import told_as_past
from divergence.annotations.times.vocabulary import CLOCK, COUNTS, HOURS, WEEKDAY
from divergence.annotations.times.weekdays import weekday_near

TIME = re.compile(CLOCK, re.I)
ON_DAY = re.compile(
    rf",?\s(?:on\s)?(?:(?P<last>last|next|this)\s)?(?P<weekday>{WEEKDAY})(?![^\W_])(?:\s(?P<part>morning|afternoon|evening|night|lunchtime))?"
)
PART = r"(?P<part>morning|afternoon|evening|night)\b"
ZONE = r"(?:UTC|GMT|BST|CET|CEST|EST|EDT|(?:local|our)\stime)\b"
# "0640 local time", "at 0640": four figures are a time only where that is said, or where the first is a nought.
MILITARY = re.compile(rf"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?:\s(?:hrs|hours)\b|(?=\s{ZONE}))")
EARLY = re.compile(r"(?P<hour>0\d)(?P<minute>[0-5]\d)(?!\s?[\d%-]|[.,:]\d)\b")
AT = re.compile(r"\bat (?:about |around |just after |just before |shortly after |shortly before )?$", re.I)
# "9.30" is a time only where the part of the day or the zone stands beside it.
DOTTED = re.compile(
    r"(?P<hour>1?\d|2[0-3])\.(?P<minute>[0-5]\d)"
    rf"(?=\s{ZONE}|,?\s(?:(?:on\s)?{WEEKDAY}\s|(?:last|that|this|yesterday|tomorrow)\s|in\sthe\s){PART}|\stonight\b)"
)
BESIDE = re.compile(
    rf"\s(?:(?P<day>last|that|this|yesterday|tomorrow)\s|in\sthe\s){PART}|\s(?P<tonight>tonight)\b", re.I
)
ON_BEFORE = re.compile(rf"\b(?P<weekday>{WEEKDAY})\s{PART},?\sat\s(?:about\s|around\s)?$")
LONGEST_ON = 40  # characters of a day and its part before a time
DAYS_OFF = {"last": -1, "yesterday": -1, "tomorrow": 1}
NIGHT_ENDS = 6  # "two o'clock on Friday night" is on Saturday
O_CLOCK = re.compile(
    rf"(?P<hour>{HOURS})"
    r"(?:\so'clock\b|(?=\sin\sthe\s(?:morning|afternoon|evening)\b))",
    re.I,
)
# "Shortly before eleven on Saturday night" is a time, and "we counted eleven on Saturday night" none.
ON_THE_HOUR = re.compile(rf"(?P<hour>{HOURS})(?=\son\s{WEEKDAY}\s{PART})", re.I)
GOVERNED = re.compile(r"\b(?:at|before|after|by|until|till|since)\s$", re.I)
LONGEST_GOVERNING = 8  # characters
TIME_OF = re.compile(
    r"(?P<minutes>five|ten|quarter|a quarter|twenty|twenty-five|half|\d{1,2}"
    rf"|(?<!from\s)(?:{'|'.join(SMALL)})(?=\sminutes?\s))\s(?:minutes?\s)?(?P<side>to|past)"
    rf"\s(?P<hour>{HOURS}|noon|midnight)"
    r"(?![^\W_])(?!\s(?:per|percent|years|people|million|hundred|thousand|billion|of\b|(?!this\b)\w+s\b))",
    re.I,
)


# "Voted five to two" is no time of day.
VOTED = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|split|divided|rul(?:ed|ing)|decided|decision|majority|passed|approved|rejected|backed|odds"
    r"|ratio|won|wins?|lost|lose[sd]?|beat(?:en)?|outnumber(?:ed|s)?)\b[^.;]{0,40}$",
    re.I,
)
VOTE_AFTER = re.compile(r"\s(?:vote|split|majority|decision|ruling|verdict|against|in\sfavou?r|for\b)", re.I)


def clock_time(view: str, match: re.Match[str], published: datetime | None) -> Found | None:
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
    return at_time(view, match.start(), match.end(), hour, minute, exact, published)


def dotted_time(view: str, match: re.Match[str], published: datetime | None) -> Found:
    return at_time(view, match.start(), match.end(), int(match["hour"]), int(match["minute"]), True, published)


def military_time(view: str, start: int, published: datetime | None) -> Found | None:
    match = MILITARY.match(view, start)
    if match is None and AT.search(view, max(0, start - LONGEST_ON), start):
        match = EARLY.match(view, start)
    return dotted_time(view, match, published) if match else None


def word_clock(view: str, match: re.Match[str], published: datetime | None) -> Found | None:
    if match["side"].lower() == "to" and (
        VOTED.search(view, max(0, match.start() - 60), match.start()) or VOTE_AFTER.match(view, match.end())
    ):
        return None
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
    return at_time(view, match.start(), match.end(), total // 60, total % 60, True, published)


def on_the_hour(view: str, start: int, published: datetime | None) -> Found | None:
    """ "Eleven on Saturday night", behind what stands before a time."""
    if not GOVERNED.search(view, max(0, start - LONGEST_GOVERNING), start):
        return None
    match = ON_THE_HOUR.match(view, start)
    return at_time(view, start, match.end(), SMALL[match["hour"].lower()], 0, False, published) if match else None


def o_clock(view: str, match: re.Match[str], published: datetime | None) -> Found:
    """ "Five o'clock": in the afternoon or evening where the words around say so."""
    hour = SMALL[match["hour"].lower()]
    after = view[match.end() : match.end() + 40].lower()
    around = view[max(0, match.start() - 60) : match.start()].lower() + after
    later = hour < 12 and any(part in around for part in ("evening", "afternoon", "night"))
    later = later and not after.startswith(" in the morning")
    return at_time(view, match.start(), match.end(), hour + 12 * later, 0, False, published)


def at_time(view: str, start: int, end: int, hour: int, minute: int, exact: bool, published: datetime | None) -> Found:
    precision: Precision = "minute" if exact else "hour"
    width = timedelta(minutes=1) if exact else timedelta(hours=1)
    day = published
    part = None
    if on := ON_DAY.match(view, end):
        end, part = on.end(), on["part"]
        day = weekday_near(view, start, end, on["weekday"], on["last"], published)
    elif beside := BESIDE.match(view, end):
        end, part = beside.end(), (beside["part"] or "night").lower()
        day = day and day + timedelta(DAYS_OFF.get((beside["day"] or "").lower(), 0))
    elif on := ON_BEFORE.search(view, max(0, start - LONGEST_ON), start):
        part = on["part"].lower()
        day = weekday_near(view, on.start(), on.end(), on["weekday"], None, published)
    hour += _later(hour, part)
    if day is None:
        return Found(end, None, precision)
    low = datetime.combine(day.date(), time()) + timedelta(hours=hour, minutes=minute)
    if day is published and low > published and published.time() != time() and told_as_past(view, start):
        low -= timedelta(1)  # "it was 7.42pm", in a paper of six in the morning
    return Found(end, (low, low + width), precision)


def _later(hour: int, part: str | None) -> int:
    """How many hours later than an hour of twelve is the one meant in a part of the day."""
    if part == "night" and hour < NIGHT_ENDS:
        return 24
    if part == "night" and hour == 12:
        return 12
    return 12 if part in ("afternoon", "evening", "night") and hour < 12 else 0
