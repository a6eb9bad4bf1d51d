"""Years, decades, months, quarters and seasons, and their parts: "early December", "mid-2019", "Q4"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from divergence.annotations.times.days import MONTH_DAY, calendar_day
from divergence.annotations.times.intervals import (
    Found,
    Interval,
    month_of_year,
    months_from,
    of_years,
    part_of,
    week_of,
    year_told,
)
from divergence.annotations.times.tense import Tense, tense_of
from divergence.annotations.times.vocabulary import EDGE, MONTH, MONTHS, SEASONS, YEAR
from divergence.document import Document

MONTH_ALONE = re.compile(MONTH)
YEARS = re.compile(r"(?P<first>(?:19|20)\d\d)(?:\s?[-–/](?P<second>(?:(?:19|20)\d\d|\d\d)))(?![\d,.]*\d|[^\W_]|%)")
ONE_YEAR = re.compile(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<decade>'?s\b)?(?![\d]|,\d|\.\d|[^\W_]|%|-[a-z])")
FIRST_MONTHS = re.compile(
    r"(?:the\s)?(?P<end>first|last|final)\s(?P<count>two|three|four|five|six|nine|\d)\smonths\s(?:of|to)\s(?:the\s)?$",
    re.I,
)
WEEK_OF = re.compile(r"(?:the\s)?(?P<which>first|second|third|fourth|last|final)\s(?:full\s)?week\s(?:of|in)\s$", re.I)
DAY_OF_MONTH = re.compile(r"(?:the\s)?(?:very\s)?(?P<which>first|last|final)\sday\s(?:of|in)\s$", re.I)
PART_OF_YEAR = re.compile(
    r"(?:the\s)?(?P<which>first|second|third|fourth|last|final)[\s-](?P<unit>quarter|"
    r"half)\b(?:\sof\s(?:the\sfiscal\s|fiscal\s)?(?=(?:19|20)\d\d|this\syear|next\syear|last\syear|the\syear))?",
    re.I,
)
QUARTER = re.compile(rf"Q(?P<q>[1-4])(?:[\s']+(?:of\s)?{YEAR})?")
IN_OF = re.compile(
    r"\b(?:in|by|since|from|until|till|of|during|before|after|between|last|next|this|to|and|through|throughout|"
    r"late|early|mid|every|each|,|\()[\s-]$",
    re.I,
)
COUNTED = re.compile(r"\s(?:[a-z]+(?:-[a-z]+)*\s){0,2}?(?:people|[a-z]{3,}(?<!s)s)\b")
OLD = re.compile(r"\b(?:in|since|until|by|from|circa|before|after)\s$")
UNIT_AFTER = re.compile(
    r"\s?(?:km|kg|mm|cm|m|miles?|metres?|meters?|feet|ft|dollars?|pounds?|euros?|percent|per\scent|million|"
    r"billion|points?|hours?|minutes?|mph|mAh|GB|MW|kW|hp|tons?|tonnes?|calories|degrees)\b"
)
MARKUP = re.compile(r"\s*[*_]+|\s+(?=\s)")  # "it ships in **August**", where a view has blanks
WHICH = re.compile(r"\b(?P<which>last|this|next)\s$", re.I)
CAPITAL_BEFORE = re.compile(r"[A-Z][a-z]+\s$")


def year_alone(view: str, start: int, match: re.Match[str]) -> Found | None:
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
            r"(?i:\b(?:about|some|around|nearly|almost|over|under|(?<!later )(?<!earlier )(?<!sooner )than|roughly|"
            r"No\.?|least|most|average\sof|total\sof)\s|minus[\s-])$",
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
        low, high = part_of(interval, edge["early"].lower())
        return Found(match.end(), (low, high), "season", False, edge.start())
    return Found(match.end(), interval, "year", False)


def edge_of(document: Document, start: int, head: str, base: str, published: datetime | None) -> Found | None:
    view, end = document.view, start + len(head) + 1 + len(base)
    if base[:4].isdigit():
        match = ONE_YEAR.match(view, start + len(head) + 1)
        if match is None:
            return None
        year = int(match["year"])
        whole = datetime(year, 1, 1), datetime(year + (10 if match["decade"] else 1), 1, 1)
        return Found(match.end(), part_of(whole, head), "season", False)
    interval, end, given = month_of(view, start, end, MONTHS[base], published)
    return Found(end, interval and part_of(interval, head), "part-of-month", not given)


def month_of(
    view: str, start: int, end: int, month: int, published: datetime | None
) -> tuple[Interval | None, int, bool]:
    """The month, with the year after it if there is one: its interval, where it ends, whether the year was given."""
    if match := re.compile(rf"\.?,?\s(?:of\s)?{YEAR}").match(view, end):
        return month_of_year(int(match["year"]), month), match.end(), True
    if told := year_told(view, end, published):
        return month_of_year(told[0], month), told[1], False
    which = WHICH.search(view, max(0, start - 6), start)
    interval = of_years(published, _tense(view, start, end), lambda year: month_of_year(year, month))
    if published and interval and which:
        if which["which"].lower() == "this":
            interval = month_of_year(published.year, month)
        elif which["which"].lower() == "last":
            over = published.replace(day=1) - timedelta(1)
            interval = of_years(over, "past", lambda year: month_of_year(year, month))
        else:
            later = month_of_year(published.year, published.month + 1)[0]
            interval = of_years(later, "ahead", lambda year: month_of_year(year, month))
    return interval, end, False


def month_word(document: Document, place: int, published: datetime | None) -> Found | None:
    view, start = document.view, document.starts[place]
    if match := MONTH_DAY.match(view, start):
        return calendar_day(match, published, match.end())
    month = MONTHS[document.lower[place]]
    match = MONTH_ALONE.match(view, start)
    if match is None:
        return None
    before = MARKUP.sub("", view[max(0, start - 28) : start])
    interval, end, given = month_of(view, start, document.ends[place], month, published)
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
            end, interval and part_of(interval, edge["early"].lower()), "part-of-month", not given, edge.start()
        )
    if week := WEEK_OF.search(view, max(0, start - 28), start):
        return Found(
            end, interval and week_of(interval, week["which"].lower()), "part-of-month", not given, week.start()
        )
    if day := DAY_OF_MONTH.search(view, max(0, start - 28), start):
        return Found(end, interval and _day_of(interval, day["which"].lower()), "day", not given, day.start())
    if some := FIRST_MONTHS.search(view, max(0, start - 40), start):
        return Found(end, interval, "season", not given, some.start())
    return Found(end, interval, "month", not given)


def _day_of(month: Interval, which: str) -> Interval:
    """The first or the last day of a month."""
    low, high = month
    return (low, low + timedelta(1)) if which == "first" else (high - timedelta(1), high)


def part_of_year(view: str, start: int, match: re.Match[str], published: datetime | None) -> Found | None:
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
    interval = months_from(year, months * (number - 1) + 1, months) if year else None
    return Found(end, interval, "quarter" if unit == "quarter" else "season", not given)


def season_alone(view: str, start: int, end: int, word: str, published: datetime | None) -> Found | None:
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
        return Found(year.end(), months_from(int(year["year"]), SEASONS[word], 3), "season", False)
    if told := year_told(view, end, published):
        return Found(told[1], months_from(told[0], SEASONS[word], 3), "season")
    tense = _tense(view, start, end)
    return Found(end, of_years(published, tense, lambda each: months_from(each, SEASONS[word], 3)), "season")


def _tense(view: str, start: int, end: int) -> Tense | None:
    """Of a time with its edge ("early October") that of the whole."""
    edge = EDGE.search(view, max(0, start - 24), start)
    return tense_of(view, edge.start() if edge else start, end)
