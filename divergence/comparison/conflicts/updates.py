"""Updates: values of which one is told of another moment of what changes.

A toll rises, a fire spreads, votes are counted: what was published later, or says that it is of one hour or that it has
changed, may differ and nobody is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.slips import LEAST_DIGITS, digits
from divergence.comparison.conflicts.surroundings import around, leading
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow
from divergence.lexicon import shipped

LATER = 3 / 24  # days between publications from which a changing count may be an update
MUCH_LATER = 0.5  # ... from which it may be one whichever way it changed
AT_MOMENT = re.compile(r"\b(?:so far|as of|until now|to date|up to now|at that point)\b", re.IGNORECASE)
AT_MOST = re.compile(
    r"\b(?:at (?:the|its|their) (?:height|peak|worst|busiest)|at one (?:point|stage)|at times|peak(?:ed|ing|s)?)\b",
    re.IGNORECASE,
)
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
REVISED = re.compile(
    r"\b(?:(?P<up>more|higher|up|rising|risen|rose|climbed|increased)|fewer|less|lower|down|fell)\b.{0,25}"
    r"\b(?:than (?:on|a|the|in|at|last)|from (?:on|a|the|an earlier))\b",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:postpon|delay|reschedul|put off|put back|push(?:ed)? back|brought forward|bring forward"
    r"|moved (?:to|from|up|back)|extend|instead of|originally|new date|no longer|rather than)",
    re.IGNORECASE,
)
RISING = re.compile(
    r"\b(?:rises?|rose|climbs?|climbed|reach(?:es|ed)?|grows?|grew|jumps?|jumped"
    r"|(?:brings?|bringing|brought|taking|takes|took) the (?:[\w-]+ )?(?:number|toll|total|count|tally))\b",
    re.IGNORECASE,
)
NOW = re.compile(r"\bnow\b[^,;.:]{0,25}$", re.IGNORECASE)
ARE_NOW = re.compile(r"[^,;.:]{0,40}\b(?:is|are|have|has) now\b", re.IGNORECASE)
ONCE = re.compile(
    r"\W*(?:[a-z]+ )?(?:(?:an?|one|two|three|four|five|six|\d+|several|a few) (?:hour|day|week|month)s? "
    r"(?:ago|earlier|before)"
    r"|(?:last|the previous|the day before|the week before)\b|(?:on )?(?:yesterday|\w+day)\b)",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:against|from|compared (?:with|to)|than|instead of) (?:the |an? |only |just |some |about )?$", re.IGNORECASE
)


def later(head: Claim, rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> bool:
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


def may_have_grown(head: Claim, rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> bool:
    """Whether the later value is the larger one, and of so few digits that they are the same by chance: 1,200 people
    evacuated, and 2,100 on the next day."""
    days = _days_after(rival, group, published)
    grown = bool(days) and (narrow(rival)[0] > narrow(head)[0]) == (days[0] > 0)
    return grown and digits(rival) < LEAST_DIGITS


def provisional(one: Claim, other: Claim) -> bool:
    """Whether the smaller value is given as that of one moment ("so far", "by 9pm"), or as one that will rise."""
    smaller = min(one, other, key=lambda claim: narrow(claim)[0])
    clause = around(smaller)
    # "By midnight" is a moment for what is counted, measured or moves, and a deadline for a ransom.
    growing = _moves(smaller) or getattr(smaller.anchor, "kind", None) in ("count", "measure")
    moment = AT_MOMENT.search(clause) or (growing and AT_TIME.search(clause))
    return _counted(smaller) and bool(moment or RISES.search(smaller.text))


def at_its_most(one: Claim, other: Claim) -> bool:
    """Whether the larger value is given as the most that it came to: "at one point 31 ships lay in the roads"."""
    return _counted(one) and bool(AT_MOST.search(around(max(one, other, key=lambda claim: narrow(claim)[0]))))


def revised(head: Claim, rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> bool:
    """Whether one of two sources that are not known to have appeared together says that its value has changed ("one
    fewer than on Tuesday", "cases rise to 46") from what may be the other's, or before the other appeared."""
    days = _days_after(rival, group, published)
    if (not days or any(days)) and any(_told_as_past(each) for each in (*group, rival)):
        return True
    first, second = published[head.article], published[rival.article]
    if first is not None and first == second:
        return False
    if days and min(days) > 0 and _changing(head, up=None):
        return True
    if days and max(days) < 0 and _changing(rival, up=None):
        return True
    return any(_changed_from(each, rival) for each in group) or _changed_from(rival, head)


def _told_as_past(claim: Claim) -> bool:
    """Whether a value is what another is held against as what it was: "now 96,000, against 84,000 a week ago"."""
    if claim.anchor is None or not isinstance(claim.anchor, Quantity):
        return False
    behind = claim.text[claim.anchor.end - claim.start :]
    return bool(AGAINST.search(claim.text[: claim.anchor.start - claim.start]) and ONCE.match(behind))


def _days_after(rival: Claim, group: Sequence[Claim], published: Sequence[datetime | None]) -> list[float]:
    """How many days after each of a group's claims a rival was published, as far as that is known."""
    when = published[rival.article]
    others = [moment for claim in group if (moment := published[claim.article]) is not None]
    return [_days_between(other, when) for other in others] if when is not None else []


def _days_between(one: datetime, other: datetime) -> float:
    """How many days one moment is before another; where one is a day without a time, of another day by whole days."""
    if one.date() != other.date() and any(each.time() == time.min for each in (one, other)):
        return float((other.date() - one.date()).days)
    return (other - one).total_seconds() / 86400


def _changed_from(now: Claim, before: Claim) -> bool:
    """Whether a value is said to have risen, or fallen, to what it is from where the other stands: what has climbed to
    23 was never 31."""
    return _changing(now, up=narrow(before)[0] < narrow(now)[0])


def _changing(claim: Claim, up: bool | None) -> bool:
    """Whether a value is said to have risen (`up`), fallen, or either (None)."""
    kind = claim.anchor.kind if isinstance(claim.anchor, Quantity) else ""
    rising = kind == "count" and up is not False and bool(RISING.search(claim.text))
    # "There are now 1,400 metres of booms" says that there were fewer.
    now = kind in ("count", "measure") and up is True and bool(NOW.search(leading(claim)) or _are_now(claim))
    return rising or now or any(up in (None, bool(match["up"])) for match in REVISED.finditer(claim.text))


def _are_now(claim: Claim) -> bool:
    return claim.anchor is not None and bool(ARE_NOW.match(claim.text, claim.anchor.end - claim.start))


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
