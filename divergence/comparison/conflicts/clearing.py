"""Clearing: why two values that look like rivals are none.

Closed list of resolutions (RESULT contract): rounding, unit, scope, update, measure, real. The reasons are tried in
order, the first that holds is given; what none clears is real.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum
from itertools import chain, combinations, takewhile

import numpy as np

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.ages import may_be_one
from divergence.comparison.conflicts.fates import other_fate
from divergence.comparison.conflicts.located import elsewhere, of_a_part, of_some
from divergence.comparison.conflicts.slips import LEAST_DIGITS, digits, slip, tenfold
from divergence.comparison.conflicts.surroundings import after, around, leading, phrase
from divergence.comparison.conflicts.zones import other_zones
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow
from divergence.lexicon import shipped
from divergence.result import Resolution

ROUNDED = 0.03  # relative distance within which a rounded value may be the other
COARSER = 3  # times wider an interval is where a digit less is told
LATER = 3 / 24  # days between publications from which a changing count may be an update
MUCH_LATER = 0.5  # ... from which it may be one whichever way it changed
AT_MOMENT = re.compile(r"\b(?:so far|as of|until now|to date|up to now|at that point)\b", re.IGNORECASE)
AT_TIME = re.compile(
    r"\b(?:still|by (?:about |around |early |late )?(?:\d+(?:[.:]\d\d)? ?[ap]\.?m|\d\d?[:.]\d\d|[\w-]+ o[’']clock"
    r"|noon|midday|midnight|dawn|daybreak"
    r"|nightfall|last night|tonight|yesterday"
    r"|(?:this |\w+day )?(?:morning|lunchtime|afternoon|evening|night)|\w+day))\b",
    re.IGNORECASE,
)
RISES = re.compile(
    r"\b(?:will|would|could|may|might|likely to|expected to|bound to|sure to|set to) (?:still )?"
    r"(?:go up|rise|climb|grow|increase)(?! to\b)(?! (?:by )?(?:\w+ ){0,2}[$£€]?\d)",
    re.IGNORECASE,
)
NTH = re.compile(r"\b(?:the|a) (second|third|fourth|fifth|other)\b", re.IGNORECASE)
BESIDE = 40  # characters from a figure within which "together" is of it
REVISED = re.compile(
    r"\b(?:(?P<up>more|higher|up|rising|risen|rose|climbed|increased)|fewer|less|lower|down|fell)\b.{0,25}"
    r"\b(?:than (?:on|a|the|in|at|last)|from (?:on|a|the|an earlier))\b",
    re.IGNORECASE,
)
PARTIAL = re.compile(
    r"\bwith\b.{1,40}\b(?:counted|reporting|declared|emptied|tallied|still to (?:come|count)|to go"
    r"|(?:ballots|votes|boxes|precincts|returns|districts|wards|results) in)\b"
    r"|\bpartial (?:count|result)",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:postpon|delay|reschedul|put off|put back|push(?:ed)? back|brought forward|bring forward"
    r"|moved (?:to|from|up|back)|extend|instead of|originally|new date|no longer|rather than)",
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
OF_THEM = re.compile(r"\s(?:\w+\s)?of\s(?:them|whom|which|these|those)\b", re.IGNORECASE)  # a part is no addition
OF_A_NAME = re.compile(r"[A-Z][\w'’]+ \(?(\d{1,4})\b(?= and\b|[,;.)])")  # "58 seats, the Greens 19"
AND_ONE = re.compile(r",? and (?:the|a|an|its|their|his|her) [a-z]+(?: when\b|[,.;:)]|$)")  # "... and the driver"
BESIDES = re.compile(r"\bothers?\b|\band \w+ of (?:his|her|their|its)\b", re.IGNORECASE)
NAMED = 2  # persons that a sentence names before it counts the others
IN_TRADE = re.compile(  # a price "in early trade" is not the day's last
    r"\b(?:(?:early|morning|midday|afternoon|late|after-hours|pre-?market|intraday) trad(?:e|ing)"
    r"|(?:at|in|by) the (?:opening|open|session)\b)",
    re.IGNORECASE,
)
BASIS = re.compile(  # behind a sum: "6.8 billion with its debt" is the price of 6.3 billion
    r"[^.;\d]{0,20}?\b(?:includ(?:es|ing|ed)|exclud(?:es|ing)|with(?:out)?|before|after|net of|plus)\b[^.;,\d]{0,30}?"
    r"\b(?:debts?|borrowings|tax(?:es)?|interest|inflation|fees|VAT)\b(?! (?:cut|rise|plan|office|rate))",
    re.IGNORECASE,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
LESS = re.compile(r"\b(?:fewer|less|lower)\b", re.IGNORECASE)
RISING = re.compile(
    r"\b(?:rises?|rose|climbs?|climbed|reach(?:es|ed)?|grows?|grew|jumps?|jumped"
    r"|(?:brings?|bringing|brought|taking|takes|took) the (?:[\w-]+ )?(?:number|toll|total|count|tally))\b",
    re.IGNORECASE,
)
NOW = re.compile(r"\bnow\b[^,;.:]{0,25}$", re.IGNORECASE)
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
        return Reason.MOVED if _later(head, other, told, published) else Reason.REAL
    texts = head.text, other.text
    if _rounds(head, other):
        return Reason.ROUNDED
    slipped = slip(head, other)
    if (not slipped or _may_have_grown(head, other, told, published)) and _later(head, other, told, published):
        return Reason.LATER
    if not tenfold(head, other) and any(PARTIAL.search(text) for text in texts):
        return Reason.UNFINISHED
    if _compounded(told, other):
        return Reason.COMPOUNDED
    parts = [(rival, head), *((number, other) for number in group)]
    if any(_sums_to(claims, part, whole) for part, whole in parts):
        return Reason.TOGETHER
    if other_fate(told, other):
        return Reason.ANOTHER_FATE
    if bool(IN_TRADE.search(around(head))) != bool(IN_TRADE.search(around(other))):
        return Reason.SINCE
    if slipped:
        return Reason.REAL
    if bool(BASIS.match(after(other))) != any(BASIS.match(after(each)) for each in told):
        return Reason.BASIS
    if _provisional(head, other):
        return Reason.UNFINISHED
    if _revised(head, other, told, published):
        return Reason.CHANGED
    if TOGETHER.search(phrase(max(head, other, key=lambda claim: narrow(claim)[0]), BESIDE, BESIDE)):
        return Reason.TOGETHER
    if any(_rest(claims, number, other) for number in group) or any(_rest(claims, rival, each) for each in told):
        return Reason.REST
    if _both_ways(head, other):
        return Reason.BOTH_WAYS
    if bool(HYPOTHETICAL.search(head.text)) != bool(HYPOTHETICAL.search(other.text)):
        return Reason.SUPPOSED
    if bool(SINCE.match(after(head))) != bool(SINCE.match(after(other))):
        return Reason.SINCE
    if _besides(told, other):
        return Reason.TOGETHER
    if of_a_part(told, other) or of_some(told, other):
        return Reason.PART
    if elsewhere(told, other):
        return Reason.ELSEWHERE
    if _of_another_year(told, other, published):
        return Reason.SINCE
    apart = head.dated and other.dated and (head.dated[1] <= other.dated[0] or other.dated[1] <= head.dated[0])
    return Reason.SINCE if apart else Reason.REAL


def _which(claim: Claim) -> str:
    """Which of several its sentence goes on to tell of: "The third, a man of 68, died on Sunday"; of an age also "the
    second victim"."""
    found = ONE_OF_SEVERAL.match(claim.text)
    if found is None and claim.dimension == "age":
        found = NTH.search(claim.text[: claim.anchor.start - claim.start] if claim.anchor else "")
    return found[1].lower() if found else ""


def _rounds(one: Claim, other: Claim) -> bool:
    """Whether one value is the other told less exactly."""
    (low, high), (other_low, other_high) = narrow(one), narrow(other)
    gap = max(low - other_high, other_low - high)
    if gap > ROUNDED * max(abs(low), abs(other_low), abs(high), abs(other_high)):
        return False
    if _approximate(one) or _approximate(other):
        return True
    return gap <= max(high - low, other_high - other_low) / 2 and _coarser(one, other)


def _later(head: Claim, rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> bool:
    """Whether a value that changes as time passes was published so much later that it may have changed."""
    days = _days_after(rival, group, published)
    if not (any(map(_moves, group)) and _moves(rival)):
        return False
    if not days or not (min(days) >= LATER or max(days) <= -LATER):
        return False
    if head.dimension == "date":
        return any(MOVED.search(claim.text) for claim in (head, rival))
    grows = (narrow(rival)[0] > narrow(head)[0]) == (days[0] > 0)
    swings = _moves(head, kind="swinging") and _moves(rival, kind="swinging")
    return grows or swings or min(map(abs, days)) >= MUCH_LATER


def _may_have_grown(head: Claim, rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> bool:
    """Whether the later value is the larger one, and of so few digits that they are the same by chance: 1,200 people
    evacuated, and 2,100 on the next day."""
    days = _days_after(rival, group, published)
    grown = bool(days) and (narrow(rival)[0] > narrow(head)[0]) == (days[0] > 0)
    return grown and digits(rival) < LEAST_DIGITS


def _of_another_year(group: Sequence[Claim], rival: Claim, published: Sequence[datetime | None]) -> bool:
    """Whether one value is told of a year that is over, and the other is not: "entered in 2018 at €480 million"."""
    now = min((moment.year for claim in (*group, rival) if (moment := published[claim.article])), default=0)
    theirs, ours = _years(rival, now), [_years(claim, now) for claim in group]
    return bool(theirs or all(ours)) and not any(theirs & years for years in ours)


def _years(claim: Claim, now: int) -> set[str]:
    """The years before this one that stand about a figure."""
    return {year for year in YEAR.findall(around(claim)) if int(year) < now}


def _both_ways(one: Claim, other: Claim) -> bool:
    """Whether the larger value is about twice the smaller and is given for the way there and back."""
    there, back = sorted((one, other), key=lambda claim: sum(narrow(claim)))
    twice = 2 * sum(narrow(there))
    return abs(sum(narrow(back)) - twice) <= TWICE * abs(twice) and bool(BOTH_WAYS.search(back.text))


def _provisional(one: Claim, other: Claim) -> bool:
    """Whether the smaller value is given as that of one moment ("so far", "by 9pm"), or as one that will rise."""
    smaller = min(one, other, key=lambda claim: narrow(claim)[0])
    clause = around(smaller)
    # "By midnight" is a moment for what is counted, measured or moves, and a deadline for a ransom.
    growing = _moves(smaller) or getattr(smaller.anchor, "kind", None) in ("count", "measure")
    moment = AT_MOMENT.search(clause) or (growing and AT_TIME.search(clause))
    return _counted(smaller) and bool(moment or RISES.search(smaller.text))


def _revised(head: Claim, rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> bool:
    """Whether one of two sources that are not known to have appeared together says that its value has changed ("one
    fewer than on Tuesday", "cases rise to 46") from what may be the other's, or before the other appeared."""
    first, second = published[head.article], published[rival.article]
    if first is not None and first == second:
        return False
    days = _days_after(rival, group, published)
    if days and min(days) > 0 and _changing(head, up=None):
        return True
    if days and max(days) < 0 and _changing(rival, up=None):
        return True
    return any(_changed_from(each, rival) for each in group) or _changed_from(rival, head)


def _days_after(rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> list[float]:
    """How many days after each of a group's claims a rival was published, as far as that is known."""
    when = published[rival.article]
    others = [moment for claim in group if (moment := published[claim.article]) is not None]
    return [(when - other).total_seconds() / 86400 for other in others] if when is not None else []


def _changed_from(now: Claim, before: Claim) -> bool:
    """Whether a value is said to have risen, or fallen, to what it is from where the other stands: what has climbed to
    23 was never 31."""
    return _changing(now, up=narrow(before)[0] < narrow(now)[0])


def _changing(claim: Claim, up: bool | None) -> bool:
    """Whether a value is said to have risen (`up`), fallen, or either (None)."""
    kind = claim.anchor.kind if isinstance(claim.anchor, Quantity) else ""
    rising = kind == "count" and up is not False and bool(RISING.search(claim.text))
    # "There are now 1,400 metres of booms" says that there were fewer.
    now = kind in ("count", "measure") and up is True and bool(NOW.search(leading(claim)))
    return rising or now or any(up in (None, bool(match["up"])) for match in REVISED.finditer(claim.text))


def _compounded(group: Sequence[Claim], other: Claim) -> bool:
    """Whether two rises over years differ by no more than compounding adds: 6 and 5.5 per cent are 11.5 or 11.8."""
    if other.dimension != "percent" or not any(YEARS.search(claim.text) for claim in (*group, other)):
        return False
    less, more = sorted(sum(narrow(claim)) / 2 for claim in (group[0], other))
    return 0 < less < more <= less + COMPOUNDING * less**2


def _sums_to(claims: Sequence[Claim], part: int, whole: Claim) -> bool:
    """Whether a value and others of its sentence add up to the other one: "212 guests and a staff of eight" are 220,
    and "41 pupils, four teachers and the driver" 46."""
    rest = [
        sum(narrow(claim)) / 2
        for claim in _beside(claims, part)
        if isinstance(claim.anchor, Quantity)
        and (claim.dimension == claims[part].dimension or (claim.dimension == "count" and not claim.noun))
        and claim.low is not None
        and not LESS.search(claim.text[claim.anchor.start - claim.start : claim.anchor.end - claim.start + 8])
        and not OF_THEM.match(after(claim))
    ]
    anchor = claims[part].anchor
    if claims[part].dimension == "count" and anchor is not None:
        text, start = claims[part].text, anchor.start - claims[part].start
        rest += [float(found[1]) for found in OF_A_NAME.finditer(text)]
        rest += [1.0] * bool(rest and AND_ONE.search(text, start))
    middle = sum(narrow(claims[part])) / 2
    low, high = narrow(whole)
    sums = {middle + one for one in rest} | {middle + one + other for one, other in combinations(rest, 2)}
    return any(low <= each <= high for each in sums if np.isfinite(each))


def _rest(claims: Sequence[Claim], part: int, other: Claim) -> bool:
    """Whether two counts make up a third that stands beside one of them: "nine of the 25 stayed", and 16 left."""
    if claims[part].dimension != "count" or None in (other.low, other.high):
        return False
    both = (sum(narrow(claims[part])) + sum(narrow(other))) / 2
    return any(
        isinstance(claim.anchor, Quantity)
        and claim.dimension == "count"
        and claim.low == claim.high is not None
        and both == claim.low
        for claim in _beside(claims, part)
    )


def _besides(group: Sequence[Claim], rival: Claim) -> bool:
    """Whether the smaller count is of the others beside one or two who are named: "the mayor and three other
    guests" are four."""
    less, more = sorted([group[0], rival], key=lambda claim: narrow(claim)[0])
    others = [rival] if less is rival else group
    return (
        more.dimension == "count"
        and narrow(more)[0] - narrow(less)[1] <= NAMED
        and any(BESIDES.search(phrase(claim)) for claim in others)
    )


def _beside(claims: Sequence[Claim], number: int) -> Iterator[Claim]:
    """The other claims of a claim's sentence, which stand next to it."""
    key = claims[number].key
    back, forth = range(number - 1, -1, -1), range(number + 1, len(claims))
    return chain.from_iterable(
        takewhile(lambda claim: claim.key == key, (claims[at] for at in places)) for places in (back, forth)
    )


def _approximate(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.approximator is not None


def _coarser(one: Claim, other: Claim) -> bool:
    """Whether one of two values is told with fewer digits: "14 billion" beside 14.9, but not "412" beside "421"."""
    widths = sorted(high - low for low, high in (narrow(one), narrow(other)))
    return widths[1] > COARSER * widths[0]


def _counted(claim: Claim) -> bool:
    anchor = claim.anchor
    return isinstance(anchor, Quantity) and anchor.kind in ("count", "money", "percent", "measure")


def _moves(claim: Claim, kind: str = "moving") -> bool:
    """Whether a value of this kind changes as time passes: a toll, a sum raised, the day something is planned for."""
    anchor = claim.anchor
    if isinstance(anchor, Quantity):
        moving = shipped()["changing"].sets[kind]
        return anchor.kind in ("count", "money", "percent") and not moving.isdisjoint(
            re.findall(r"[a-z]+", claim.text.lower())
        )
    return isinstance(anchor, DateSpan)
