"""Clearing: why two values that look like rivals are none.

Closed list of resolutions (RESULT contract): rounding, unit, scope, update, measure, real. The reasons are tried in
order, the first that holds is given; what none clears is real.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.ages import may_be_one
from divergence.comparison.conflicts.fates import other_fate
from divergence.comparison.conflicts.located import elsewhere, of_a_part, of_some
from divergence.comparison.conflicts.rivalry import WRITTEN_YEAR
from divergence.comparison.conflicts.slips import slip, tenfold
from divergence.comparison.conflicts.sums import besides, rest, sums_to
from divergence.comparison.conflicts.surroundings import after, around, phrase
from divergence.comparison.conflicts.updates import at_its_most, later, may_have_grown, provisional, revised
from divergence.comparison.conflicts.zones import other_zones
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow
from divergence.result import Resolution

ROUNDED = 0.03  # relative distance within which a rounded value may be the other
COARSER = 3  # times wider an interval is where a digit less is told
MISTIMED = 3  # hours between two times of which neither is the other miswritten, from which they are of two things
ODDS = re.compile(r"\b(?:favou?rites?|odds|outsiders?|bookmakers?|bookies|shot)\b", re.IGNORECASE)
NTH = re.compile(r"\b(?:the|a) (second|third|fourth|fifth|other)\b", re.IGNORECASE)
BESIDE = 40  # characters from a figure within which "together" is of it
PARTIAL = re.compile(
    r"\bwith\b.{1,40}\b(?:counted|reporting|declared|emptied|tallied|still to (?:come|count)|to go"
    r"|(?:ballots|votes|boxes|precincts|returns|districts|wards|results) in)\b"
    r"|\bpartial (?:count|result)",
    re.IGNORECASE,
)
ONE_OF_SEVERAL = re.compile(
    r"\W*(?:the |its |his |her |their )?(first|second|third|fourth|fifth|sixth|other|others|former|latter)"
    r"(?=,| (?:was|were|is|are|had|has|have|will|would|did|who|which|that)\b)",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:between them|between the two|together|combined|both of them|taken as one)\b", re.IGNORECASE
)
BOTH_WAYS = re.compile(
    r"\b(?:loops?|circuit|round[- ]?trips?|both ways|there[- ]and[- ]back|return (?:trip|journey|fare|ticket))\b",
    re.IGNORECASE,
)
TWICE = 0.1  # how far from twice the way there the way there and back may be
# "212mm, the most since 1987" is of no other time than "212mm".
SINCE = re.compile(r"\W*(?!(?:\w+ )?(?:most|least|first|worst|best|\w+est) since)(?:\w+ ){0,2}since\b", re.IGNORECASE)
IN_TRADE = re.compile(  # a price "in early trade" is not the day's last
    r"\b(?:(?:early|morning|midday|afternoon|late|after-hours|pre-?market|intraday) trad(?:e|ing)"
    r"|(?:at|in|by) the (?:opening|open|session)\b)",
    re.IGNORECASE,
)
COSTS = (
    r"\b[^.;,\d]{0,30}?\b(?:debts?|borrowings|tax(?:es)?|interest|inflation|fees|VAT|new (?:money|funds|funding|capital"
    r"|investment|shares)|funding round)\b(?! (?:cut|rise|plan|office|rate))"
)
WITH = r"(?P<with>includ(?:es|ing|ed)|with|after|plus)"
WITHOUT = r"(?:exclud(?:es|ing)|without|before|net of)"
# "6.8 billion with its debt" is the price of 6.3 billion, and "before the new money" it was worth less.
BASIS = re.compile(rf"[^.;\d]{{0,20}}?\b(?:{WITH}|{WITHOUT}){COSTS}", re.IGNORECASE)
OPENING_BASIS = re.compile(rf"\W*(?:{WITH}|{WITHOUT}){COSTS}", re.IGNORECASE)
HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might) (?:\w+ )?(?:probably|likely|presumably|in theory|theoretically)\b"
    r"|\b(?:probably|presumably|in theory|theoretically)\b.{0,20}\b(?:would|could|might)\b",
    re.IGNORECASE,
)
YEARS = re.compile(
    r"\b(?:two|three|four|five|\d)[ -](?:years?|steps|stages|phases|instal?lments)\b"
    r"|\b(?:first|second|each|every|next|following) (?:of \w+ )?(?:\w+ )?years?\b|\bcompound|\ba year\b|\bannual",
    re.IGNORECASE,
)
COMPOUNDING = 1.1 / 200  # of the square of a rise in per cent: what compounding adds at most to its parts' sum


class Reason(Enum):
    """What a pair is, and how that is said after the two values."""

    resolution: Resolution

    ROUNDED = "rounding", ": the same value, rounded"
    LATER = "update", ", published at another time: a changing count, not a contradiction"
    MOVED = "update", ", published at another time: the day was moved, not a contradiction"
    UNFINISHED = "update", ", of which one was not finished: a changing count, not a contradiction"
    CHANGED = "update", ", and one says that it has changed: an update, not a contradiction"
    COMPOUNDED = "measure", ": a rise over several years, added up or compounded"
    TOGETHER = "scope", ", of which one is of several together"
    REST = "scope", ", which together are the whole that one of them names"
    BOTH_WAYS = "scope", ", of which one is the way there and back"
    ANOTHER = "scope", ", each of another of several"
    BASIS = "scope", ", of which one is with debt, tax or costs and the other without"
    ANOTHER_FATE = "scope", ", each of people who fared otherwise"
    PART = "scope", ", of which one is of a part"
    ELSEWHERE = "scope", ", each measured at another place"
    SINCE = "scope", ", each for another time"
    ZONE = "scope", ", each in another time zone"
    MOMENT = "scope", ", each the time of something else"
    ODDS = "update", ": odds, which move from hour to hour"
    SUPPOSED = "scope", ", of which one is what would probably be"
    REAL = "real", ", of what looks like the same thing"

    def __init__(self, resolution: Resolution, words: str) -> None:
        self.resolution = resolution
        self.words = words


def reason_for(
    claims: Sequence[Claim], group: Sequence[int], rival: int, published: Sequence[datetime | None]
) -> Reason:
    """What a pair that looks like a conflict is, if it is one at all."""
    head, other = claims[group[0]], claims[rival]
    told = [claims[number] for number in group]
    if _which(other) not in map(_which, told) or not all(may_be_one(claim, other) for claim in told):
        return Reason.ANOTHER
    if head.dimension == "date":
        if other_zones(told, other):
            return Reason.ZONE
        if all(_hours_apart(claim, other) > MISTIMED and not slip(claim, other) for claim in told):
            return Reason.MOMENT
        return Reason.MOVED if later(head, other, told, published) else Reason.REAL
    texts = head.text, other.text
    if _score(head) and all(ODDS.search(text) for text in texts):
        return Reason.ODDS
    if _rounds(head, other):
        return Reason.ROUNDED
    slipped = slip(head, other)
    if (not slipped or may_have_grown(head, other, told, published)) and later(head, other, told, published):
        return Reason.LATER
    if not tenfold(head, other) and any(PARTIAL.search(text) for text in texts):
        return Reason.UNFINISHED
    if _compounded(told, other):
        return Reason.COMPOUNDED
    parts = [(rival, head), *((number, other) for number in group)]
    if any(sums_to(claims, part, whole) for part, whole in parts):
        return Reason.TOGETHER
    if other_fate(told, other):
        return Reason.ANOTHER_FATE
    if bool(IN_TRADE.search(around(head))) != bool(IN_TRADE.search(around(other))):
        return Reason.SINCE
    if slipped:
        return Reason.REAL
    if _on_other_basis(told, other):
        return Reason.BASIS
    if provisional(head, other):
        return Reason.UNFINISHED
    if at_its_most(head, other) or revised(head, other, told, published):
        return Reason.CHANGED
    if TOGETHER.search(phrase(max(head, other, key=lambda claim: narrow(claim)[0]), BESIDE, BESIDE)):
        return Reason.TOGETHER
    if any(rest(claims, number, other) for number in group) or any(rest(claims, rival, each) for each in told):
        return Reason.REST
    if _both_ways(head, other):
        return Reason.BOTH_WAYS
    if bool(HYPOTHETICAL.search(head.text)) != bool(HYPOTHETICAL.search(other.text)):
        return Reason.SUPPOSED
    if bool(SINCE.match(after(head))) != bool(SINCE.match(after(other))):
        return Reason.SINCE
    if besides(told, other):
        return Reason.TOGETHER
    if of_a_part(told, other) or of_some(told, other):
        return Reason.PART
    if elsewhere(told, other):
        return Reason.ELSEWHERE
    if _of_another_year(told, other, published):
        return Reason.SINCE
    return Reason.SINCE if _of_other_days(told, other) else Reason.REAL


def _on_other_basis(group: Sequence[Claim], other: Claim) -> bool:
    """Whether only one of two values is told with, or only one without, a debt, a tax, the money that comes in."""
    theirs = {basis for claim in group if (basis := _basis(claim)) is not None}
    mine = _basis(other)
    return mine not in theirs if mine is not None else bool(theirs)


def _basis(claim: Claim) -> bool | None:
    """Whether a value is told with something (True) or without it (False); None where nothing is said."""
    found = BASIS.match(after(claim)) or OPENING_BASIS.match(claim.text)
    return None if found is None else found["with"] is not None


def _of_other_days(told: Sequence[Claim], other: Claim) -> bool:
    """Whether a value is given for a day, and whoever gives a day for another value gives another one."""
    if other.dated is None:
        return False
    low, high = other.dated
    days = [claim.dated for claim in told if claim.dated is not None]
    return bool(days) and all(day[1] <= low or high <= day[0] for day in days)


def _which(claim: Claim) -> str:
    """Which of several its sentence goes on to tell of: "The third, a man of 68, died on Sunday"; of an age also "the
    second victim"."""
    found = ONE_OF_SEVERAL.match(claim.text)
    if found is None and claim.dimension == "age":
        found = NTH.search(claim.text[: claim.anchor.start - claim.start] if claim.anchor else "")
    return found[1].lower() if found else ""


def _hours_apart(one: Claim, other: Claim) -> float:
    """How many hours lie between two times of day that are given to the minute; 0 between any others."""
    here, there = one.anchor, other.anchor
    if not (isinstance(here, DateSpan) and isinstance(there, DateSpan)) or here.low is None or there.low is None:
        return 0.0
    exact = here.precision == there.precision == "minute"
    return abs((here.low - there.low).total_seconds()) / 3600 if exact else 0.0


def _score(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.kind == "score"


def _rounds(one: Claim, other: Claim) -> bool:
    """Whether one value is the other told less exactly."""
    (low, high), (other_low, other_high) = narrow(one), narrow(other)
    gap = max(low - other_high, other_low - high)
    if gap > ROUNDED * max(abs(low), abs(other_low), abs(high), abs(other_high)):
        return False
    if _approximate(one) or _approximate(other):
        return True
    return gap <= max(high - low, other_high - other_low) / 2 and _coarser(one, other)


def _of_another_year(group: Sequence[Claim], rival: Claim, published: Sequence[datetime | None]) -> bool:
    """Whether one value is told of a year that is over, and the other is not: "entered in 2018 at €480 million"."""
    now = min((moment.year for claim in (*group, rival) if (moment := published[claim.article])), default=0)
    theirs, ours = _years(rival, now), [_years(claim, now) for claim in group]
    return bool(theirs or all(ours)) and not any(theirs & years for years in ours)


def _years(claim: Claim, now: int) -> set[str]:
    """The years before this one that stand about a figure."""
    return {year for year in WRITTEN_YEAR.findall(around(claim)) if int(year) < now}


def _both_ways(one: Claim, other: Claim) -> bool:
    """Whether the larger value is about twice the smaller and is given for the way there and back."""
    there, back = sorted((one, other), key=lambda claim: sum(narrow(claim)))
    twice = 2 * sum(narrow(there))
    return abs(sum(narrow(back)) - twice) <= TWICE * abs(twice) and bool(BOTH_WAYS.search(back.text))


def _compounded(group: Sequence[Claim], other: Claim) -> bool:
    """Whether two rises over years differ by no more than compounding adds: 6 and 5.5 per cent are 11.5 or 11.8."""
    if other.dimension != "percent" or not any(YEARS.search(claim.text) for claim in (*group, other)):
        return False
    less, more = sorted(sum(narrow(claim)) / 2 for claim in (group[0], other))
    return 0 < less < more <= less + COMPOUNDING * less**2


def _approximate(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.approximator is not None


def _coarser(one: Claim, other: Claim) -> bool:
    """Whether one of two values is told with fewer digits: "14 billion" beside 14.9, but not "412" beside "421"."""
    widths = sorted(high - low for low, high in (narrow(one), narrow(other)))
    return widths[1] > COARSER * widths[0]
