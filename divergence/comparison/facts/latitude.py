"""Latitude: how far the words around a value let it reach before another value contradicts it.

"At least 14" may be 20 and "up to 43" only 30; "from 7.9 to 7.7 per cent" gives 7.7; "before Thanksgiving" is any day
up to it, "shortly before noon" no more than an hour before; a day or a month named without its year is one with another
of its name. Whoever sets two values against each other reads both as widely as an honest writer could have meant them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.annotations.times.vocabulary import MONTH, WEEKDAY
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow

AT_LEAST = 0.6  # "more than 100" may be 160
AT_MOST = 0.4  # "as many as 43" may be 26
FRACTION = 0.1  # "three-quarters of an hour" is seldom 45 minutes sharp
OPEN_DAYS = 400
HOUR = 1 / 24
SOON_DAYS = 7  # what "shortly after" a day may reach
# Beside "before" and "after" these say that it was soon.
SOON = frozenset("shortly just soon immediately moments minutes right little bit".split())
RANGING = frozenset("range ranges ranged ranging ran run runs vary varies varied anywhere anything".split())
STATE = re.compile(
    r"\b(?:clos(?:ed|es|e)|shut|open|stay|remains?|suspended|cancell?ed|halted|empty|off|banned|barred|out of"
    r"|in (?:force|place)|on leave)\b"
)
ENDS = re.compile(r"\b(?:resum|reopen|restart|open(?:s|ed)? again|back\b|return)")
NOT_BEFORE = re.compile(
    r"(?:\b(?:not|never|unlikely|nobody|nothing)|n[’']t)\b[^.;:]*\bbefore (?:the )?$", re.IGNORECASE
)
DENYING = 60  # characters before a date in which "before" it may be denied
SEASONS = ("quarter", "season", "year")
LOOSE_MINUTES = 5
HALF_DAY = 12 * 3600
EPOCH = datetime(1970, 1, 1)
DIGITS = re.compile(r"\d[\d,.]*")
NAMES_DAY = re.compile(rf"(?<!mid)day\b|\btomorrow|\btonight|\bnight\b|{MONTH}", re.IGNORECASE)
NAMED_MONTH = re.compile(MONTH)
CALENDAR = re.compile(rf"{WEEKDAY}|{MONTH}")
BESIDE = 12  # characters before and after a time of day in which its day is named
FRACTIONS = re.compile(r"\b(?:half|quarters?|thirds?)\b", re.IGNORECASE)

Flags = NDArray[np.bool_]
Interval = tuple[float, float]


def stated(claim: Claim) -> Interval:
    """The value that is given: for a change "from X to Y", Y, but not for what "ran from X to Y"."""
    low, high = narrow(claim)
    if (
        isinstance(claim.anchor, Quantity)
        and high > low
        and claim.slot is not None
        and claim.slot.lead[-1:] == ("from",)
        and RANGING.isdisjoint(claim.slot.lead)
    ):
        ends = [float(number.rstrip(".,").replace(",", "")) for number in DIGITS.findall(claim.anchor.text)]
        if len(ends) == 2:
            return (low, low) if ends[1] < ends[0] else (high, high)
    return low, high


def widest(claim: Claim) -> Interval:
    """Everything the value may mean."""
    low, high = stated(claim)
    lead = claim.slot.lead[-2:] if claim.slot is not None else ()
    if claim.dimension == "date":
        if claim.anchor is not None and "midnight" in claim.anchor.text.lower():
            low -= HOUR  # midnight on Sunday is still of Sunday
        reach = _soon(claim)
        before = "before" in lead
        if before and _not_before(claim):
            high += reach
        elif before or _lasts(claim):
            low -= reach
        if "after" in lead or "since" in lead:
            high += reach
        return low, high
    if claim.high is None and claim.low is not None:
        high = claim.low + AT_LEAST * abs(claim.low)
    elif claim.low is None and claim.high is not None:
        low = claim.high - AT_MOST * abs(claim.high)
    text = claim.anchor.text if claim.anchor is not None else ""
    if _fraction(claim) or (not DIGITS.search(text) and FRACTIONS.search(text)):
        low, high = low - FRACTION * abs(low), high + FRACTION * abs(high)
    return low, high


def _soon(claim: Claim) -> float:
    """How many days before or after its date something may be that is told as before or after it: "shortly after
    2 a.m." is of that hour."""
    lead = claim.slot.lead if claim.slot is not None else ()
    if SOON.isdisjoint(lead):
        return OPEN_DAYS
    clock = isinstance(claim.anchor, DateSpan) and claim.anchor.precision in ("minute", "hour")
    return HOUR if clock else SOON_DAYS


def _not_before(claim: Claim) -> bool:
    """ "Not before Friday", "don't expect an answer much before May": on the day or later."""
    start = claim.anchor.start - claim.start if claim.anchor is not None else 0
    return NOT_BEFORE.search(claim.text[max(0, start - DENYING) : start]) is not None


def _until(claim: Claim) -> bool:
    lead = claim.slot.lead if claim.slot is not None else ()
    return not {"until", "till"}.isdisjoint(lead[-2:])


def _lasts(claim: Claim) -> bool:
    """ "Closed until Thursday": so it is on every day before."""
    return bool(_until(claim) and STATE.search(claim.text))


def _fraction(claim: Claim) -> bool:
    """ "One in three", "a quarter of"."""
    anchor = claim.anchor
    return isinstance(anchor, Quantity) and anchor.kind == "ratio" and anchor.unit is None


class Latitude:
    """How far the values of claims reach, as arrays over claims."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.low, self.high = (np.array(ends) for ends in zip(*(widest(claim) for claim in claims), strict=True))
        # Intervals that only touch do not meet: "2 nm" ends where "3 nm" begins.
        wide = self.high - self.low > 1e-6 * np.abs(self.high)
        self.least = self.low + np.where(wide, 1e-6 * np.abs(self.high), 0.0)
        self.middle = (self.low + self.high) / 2
        self.until = np.array([claim.dimension == "date" and _until(claim) for claim in claims])
        self.ends = np.array([claim.dimension == "date" and bool(ENDS.search(claim.text)) for claim in claims])
        self.named = np.array([stated(claim)[0] for claim in claims])
        known: dict[str, int] = {}
        moments = [_moment(claim, known) for claim in claims]
        self.precision, self.clock, self.seconds, self.day, self.weekday, self.relative, self.bare, self.dayed = (
            np.array(column) for column in zip(*moments, strict=True)
        )
        self.undayed = self.clock & ~self.dayed
        self.month, self.yearless = (np.array(column) for column in zip(*map(_month, claims), strict=True))
        self.loose = self.bare | np.array([_yearless(claim) for claim in claims])

    def part(self, places: NDArray[np.int64]) -> Latitude:
        """The same of some of the claims."""
        part = copy(self)
        vars(part).update({name: each[places] for name, each in vars(self).items()})
        return part

    def compatible(self, places: Sequence[int]) -> Flags:
        """Which claims' values can be right beside those at `places`, shape (places, claims); of pairs of one dimension
        alone that is meaningful."""
        rows = np.asarray(places, dtype=np.int64)[:, None]
        # Two sources that say until when disagree, if not on the same day; who says when it is over says until when.
        until = (self.until[rows] & (self.until | self.ends)) | (self.ends[rows] & self.until)
        least, other = (np.where(until, self.named, self.least), np.where(until, self.named[rows], self.least[rows]))
        both: Flags = (other <= self.high) & (least <= self.high[rows])
        # "plus or minus 3 points" and "3 points" are one size: a sign alone is no contradiction.
        both |= np.abs(self.middle[rows] + self.middle) <= 1e-6 * np.abs(self.middle[rows])
        return both | self._same_moment(rows) if (self.precision[rows] >= 0).any() else both

    def _same_moment(self, rows: NDArray[np.int64]) -> Flags:
        """Which dates may be one said loosely: "Monday" in two articles, "June" and "June 2018" or "20 June
        2018", "five o'clock" and "5pm"."""
        gap = np.abs(self.seconds[rows] - self.seconds) % HALF_DAY
        timed = self.clock[rows] & self.clock
        loose = np.minimum(gap, HALF_DAY - gap) <= LOOSE_MINUTES * 60
        # "Monday" may be any; 14 and 28 May are two days
        weekday = (self.weekday[rows] == self.weekday) & (self.bare[rows] | self.bare)
        alike = (self.precision[rows] == self.precision) & (self.relative[rows] | self.relative)
        named = alike & ((self.day[rows] == self.day) | weekday)
        named |= (self.yearless[rows] | self.yearless) & (self.month[rows] == self.month)
        # "By noon" is the noon of some day: nothing against a date.
        some_day = self.undayed[rows] ^ self.undayed
        dates = (self.precision[rows] >= 0) & (self.precision >= 0)
        return np.asarray(dates & (np.where(timed, loose, named) | (some_day & ~timed)))


def _beside(claim: Claim) -> str:
    """The words just before and after a value."""
    if claim.anchor is None:
        return ""
    start, end = claim.anchor.start - claim.start, claim.anchor.end - claim.start
    return f"{claim.text[max(0, start - BESIDE) : start]} {claim.text[end : end + BESIDE]}"


def _month(claim: Claim) -> tuple[int, bool]:
    """The month of a date that is a month or within one, 0 for other claims, and whether it is a month by name without
    its year; "last month" is of one year."""
    date = claim.anchor
    if not isinstance(date, DateSpan) or date.low is None or date.precision in SEASONS:
        return 0, False
    return date.low.month, date.precision == "month" and date.relative and not _counted_off(date)


def _counted_off(date: DateSpan) -> bool:
    """Whether a month is counted off from the article's own date: "last month", "the end of next month"."""
    return date.precision == "month" and not NAMED_MONTH.search(date.text)


def _yearless(claim: Claim) -> bool:
    """ "November", "next spring"."""
    date = claim.anchor
    return isinstance(date, DateSpan) and date.relative and date.precision in (*SEASONS, "month", "part-of-month")


def _moment(claim: Claim, known: dict[str, int]) -> tuple[int, bool, float, int, int, bool, bool, bool]:
    """A date's precision (numbered by `known`, -1 for what is no date), whether it is a time of day, its seconds, its
    day of the year and of the week, whether it is relative, whether it is a day written without a figure, and whether
    it names its day or has it beside it ("Friday 15 May, 13:40")."""
    date = claim.anchor
    if not isinstance(date, DateSpan) or date.low is None:
        return -1, False, 0.0, 0, 0, False, False, False
    day, clock = date.precision == "day", date.precision in ("minute", "hour")
    return (
        known.setdefault(date.precision, len(known)),
        clock,
        (date.low - EPOCH).total_seconds(),
        date.low.month * 100 + date.low.day,
        date.low.weekday(),
        date.relative and not _counted_off(date),
        day and not DIGITS.search(date.text),
        bool(NAMES_DAY.search(date.text) or (clock and CALENDAR.search(_beside(claim)))),
    )
