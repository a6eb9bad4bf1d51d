"""Dates and times as half-open intervals of time, relative ones resolved against the article's own date.

"April 8, 2026", "on Tuesday", "mid-September", "6pm on Sunday", "the first three months of next year". A date without a
year is the next one where its clause looks ahead ("will be held in October"), the last one where it looks back ("was
held in October"), else the one nearest to the article's date, where days to come count half as far again; a weekday is
the latest one not after publication, the next one after "next" or where its clause looks ahead (`times.tense`).
What is vague in itself is cut in thirds: "early December" is the
1st to the 10th, "mid" the 11th to the 20th. Seasons are the northern hemisphere's.

A clock time without a day stands on the one day that its sentence names, else on the last that the sentence before
names, else on the article's own.

Limits: time zones are passed over; "may", "march", "second" and
"sun" are dates only where their surroundings say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from divergence.annotations.numbers.numerals import SMALL
from divergence.annotations.times.clock import (
    DOTTED,
    O_CLOCK,
    TIME,
    TIME_OF,
    at_time,
    clock_time,
    dotted_time,
    military_time,
    o_clock,
    on_the_hour,
    word_clock,
)
from divergence.annotations.times.days import (
    BEFORE_NTH,
    DAY_MONTH,
    ISO,
    NTH,
    NTH_DAYS,
    SLASHED,
    WORDED_DAY,
    calendar_day,
    holiday,
    nth,
    slashed,
)
from divergence.annotations.times.intervals import Found, Precision, months_from
from divergence.annotations.times.periods import (
    ONE_YEAR,
    PART_OF_YEAR,
    QUARTER,
    YEARS,
    edge_of,
    month_word,
    part_of_year,
    season_alone,
    year_alone,
)
from divergence.annotations.times.relative import RELATIVE, relative_period, time_ago
from divergence.annotations.times.vocabulary import DAYS, MONTHS, SEASONS, WEEKDAY, WEEKDAYS
from divergence.annotations.times.weekdays import near_day, weekday_word
from divergence.document import Document

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
        "final",
        *NTH_DAYS,
        *SMALL,
    }
)

TELLING = GATE | WORD_CLOCK
DAYS_NAMED = frozenset({"day", "part-of-day"})
CLOCKS = frozenset({"minute", "hour"})
ITS_WEEKDAY = re.compile(
    rf"(?:,? which (?:is|was|falls on|fell on))?,? (?:a |\()(?:{WEEKDAY})(?![^\W_])"
    r"(?! (?:morning|afternoon|evening|night))"
)
NAMES_DAY = re.compile(rf"{WEEKDAY}|\b(?:last|that|this|yesterday|tomorrow|tonight|midnight)\b", re.IGNORECASE)


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


def dates(document: Document, written: datetime | None = None) -> tuple[DateSpan, ...]:
    """The dates and times of a document, in order, not overlapping; `written` is when it is supposed to have been
    written where the article does not say."""
    view = document.view
    published = parse(document.article.published) or written
    found: list[DateSpan] = []
    reached = 0
    starts = document.starts
    digits = [word for word in document.places if "0" <= word[0] <= "9"]
    for place in document.among(TELLING.union(document.hyphened, digits)):
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
        if span.precision == "day" and (said := ITS_WEEKDAY.match(view, reached)):
            reached = said.end()  # "20 October, a Tuesday" is one day
    return tuple(_on_days(document, found, published))


def _on_days(document: Document, found: list[DateSpan], published: datetime | None) -> Iterator[DateSpan]:
    """The dates, clock times that name no day on the day that is named near them and has come."""
    days: dict[int, list[date]] = {}
    for each in found:
        sentence = document.sentence_at(each.start)
        if sentence is not None and each.precision in DAYS_NAMED and each.low is not None:
            days.setdefault(sentence.index, []).append(each.low.date())
    for each in found:
        sentence = document.sentence_at(each.start)
        if sentence is not None and each.precision in CLOCKS and not NAMES_DAY.search(each.text):
            here, before = days.get(sentence.index, []), days.get(sentence.index - 1, [])
            near = here if len(set(here)) == 1 else [] if here else before[-1:]
            if near and published is not None and near[0] <= published.date():
                each = _moved(each, near[0])
        yield each


def _moved(clock: DateSpan, day: date) -> DateSpan:
    if clock.low is None or clock.high is None:
        return clock
    low = datetime.combine(day, clock.low.time())
    return replace(clock, low=low, high=low + (clock.high - clock.low))


def parse(published: str | None) -> datetime | None:
    """The article's own date, without its zone; None when there is none or it cannot be read."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published.strip().replace("Z", "+00:00")).replace(tzinfo=None)
    except ValueError:
        return None


def _digits(view: str, start: int, published: datetime | None) -> Found | None:
    """A date or time that begins with a digit."""
    if start and (
        view[start - 1].isalnum()
        or view[start - 1] in "$£€#_/@"
        or (view[start - 1] in ".,-" and start > 1 and view[start - 2].isalnum())
    ):
        return None
    if match := ISO.match(view, start):
        return calendar_day(match, published, match.end())
    if match := SLASHED.match(view, start):
        return slashed(match)
    if (match := DAY_MONTH.match(view, start)) and match["month"]:
        return calendar_day(match, published, match.end())
    if (match := NTH.match(view, start)) and BEFORE_NTH.search(view, max(0, start - 12), start):
        return nth(view, match, published)
    if found := military_time(view, start, published):
        return found
    if match := TIME.match(view, start):
        return clock_time(view, match, published)
    if match := DOTTED.match(view, start):
        return dotted_time(view, match, published)
    if match := TIME_OF.match(view, start):
        return word_clock(view, match, published)
    if match := YEARS.match(view, start):
        second = match["second"]
        last = int(second) if len(second) == 4 else int(match["first"][:2] + second)
        if 0 < last - int(match["first"]) <= 100:
            return Found(match.end(), (datetime(int(match["first"]), 1, 1), datetime(last + 1, 1, 1)), "year", False)
    if match := ONE_YEAR.match(view, start):
        return year_alone(view, start, match)
    return None


def _words(document: Document, word: str, place: int, published: datetime | None) -> Found | None:
    """A date or time that begins with a word, or whose telling word this is."""
    view, start = document.view, document.starts[place]
    surface = document.tokens[place]
    base = word
    if "-" in word:
        head, _, base = word.partition("-")
        if head in ("mid", "early", "late") and (base in MONTHS or base[:4].isdigit()):
            return edge_of(document, start, head, base, published)
        if word not in WORD_CLOCK:
            return None
    if word in NTH_DAYS and (match := WORDED_DAY.match(view, start)):
        return calendar_day(match, published, match.end())
    if word in MONTHS and surface[0].isupper():
        return month_word(document, place, published)
    if word in WEEKDAYS and surface[0].isupper():
        return weekday_word(document, place, published)
    if word in DAYS:
        return near_day(view, start, document.ends[place], word, published)
    if word in ("noon", "midday", "midnight"):
        return at_time(view, start, document.ends[place], 24 if word == "midnight" else 12, 0, False, published)
    if word == "ago":
        return time_ago(view, start, document.ends[place], published)
    if match := TIME_OF.match(view, start):
        return word_clock(view, match, published)
    if match := O_CLOCK.match(view, start):
        return o_clock(view, match, published)
    if word in SMALL and (found := on_the_hour(view, start, published)):
        return found
    if match := PART_OF_YEAR.match(view, start):
        return part_of_year(view, start, match, published)
    if word[0] == "q" and (match := QUARTER.match(view, start)):
        year = int(match["year"]) if match["year"] else published.year if published else None
        return Found(
            match.end(), months_from(year, 3 * int(match["q"]) - 2, 3) if year else None, "quarter", not match["year"]
        )
    if match := RELATIVE.match(view, start):
        return relative_period(view, start, match, published)
    if word in SEASONS:
        return season_alone(view, start, document.ends[place], word, published)
    return holiday(view, start, published)
