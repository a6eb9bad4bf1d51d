"""Days told by name: "on Tuesday", "next Friday night", "yesterday", "tonight"."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from divergence.annotations.times.days import AFTER_WEEKDAY, DAY_MONTH, MONTH_DAY, NTH, calendar_day, nth
from divergence.annotations.times.intervals import Found
from divergence.annotations.times.tense import sentence_before, tense_of, told_past
from divergence.annotations.times.vocabulary import DAYS, MONTH_CAPITALS, PARTS, WEEKDAY, WEEKDAYS
from divergence.document import Document

WEEKDAY_AT = re.compile(
    rf"(?P<weekday>{WEEKDAY})(?![^\W_])(?:\s(?P<part>morning|afternoon|evening|night|lunchtime)\b)?(?P<rest>,?\s(?=\d|{MONTH_CAPITALS}))?"
)
HABIT = re.compile(r"\s(?:mornings|afternoons|evenings|nights)\b", re.I)  # "on Friday nights" is no day
DAY_PART = re.compile(r"\s(?P<part>morning|afternoon|evening|night|lunchtime)\b", re.I)


def weekday_near(
    view: str, start: int, end: int, name: str, which: str | None, published: datetime | None
) -> datetime | None:
    """The day of that name: the last one, today among them, or where its clause looks ahead the next."""
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
        coming = which == "this" and not told_past(sentence_before(view, start))
        if coming or tense_of(view, start, end) == "ahead":
            return today + timedelta(7 - back)
    return today - timedelta(back)


def weekday_word(document: Document, place: int, published: datetime | None) -> Found | None:
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
    if HABIT.match(view, end):
        return None
    if match["rest"] is not None:
        after = match.end()
        date_match = DAY_MONTH.match(view, after) or MONTH_DAY.match(view, after)
        if date_match and (day := calendar_day(date_match, published, date_match.end())):
            return part_of_day(day, match["part"])
    if (gap := AFTER_WEEKDAY.match(view, end)) and (day_match := NTH.match(view, gap.end())):
        return nth(view, day_match, published)
    prefix = re.search(r"\b(last|next|this|coming)\s$", before, re.I)
    low = weekday_near(view, start, end, name, prefix[1] if prefix else None, published)
    whole = (low, low + timedelta(1)) if low else None
    return part_of_day(Found(end, whole, "day", True, start - len(prefix[0]) if prefix else -1), match["part"])


def near_day(view: str, start: int, end: int, word: str, published: datetime | None) -> Found:
    day = datetime.combine(published.date(), time()) + timedelta(DAYS[word]) if published else None
    found = Found(end, (day, day + timedelta(1)) if day else None, "day")
    if word == "tonight":
        return part_of_day(found, "night")
    if match := DAY_PART.match(view, end):
        return part_of_day(Found(match.end(), found.interval, "day"), match["part"])
    return found


def part_of_day(found: Found, part: str | None) -> Found:
    if not part:
        return found
    first, last = PARTS[part.lower()]
    low = found.interval[0] if found.interval else None
    interval = (low + timedelta(hours=first), low + timedelta(hours=last)) if low else None
    return Found(found.end, interval, "part-of-day", found.relative, found.start)
