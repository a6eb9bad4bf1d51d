"""Updates: values of which one is told of another moment of what changes.

A toll rises, a fire spreads, votes are counted: what was published later, or says that it is of one hour or that it has
changed, may differ and nobody is wrong.
"""

from __future__ import annotations

import re

from divergence.annotations.dates import DateSpan
from divergence.annotations.numbers.numerals import SMALL
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.slips import LEAST_DIGITS, digits, slip, tenfold
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
    r"\b(?:than (?:on|a|the|in|at|last|(?:(?:was|had been) )?(?:first|originally|initially|previously)"
    r" (?:\w+ed|known|put|said|set|thought))|from (?:on|a|the|an earlier))\b",
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
    rf"\W*(?:[a-z]+ )?(?:(?:an?|{'|'.join(SMALL)}|\d+|several|a few) (?:hour|day|week|month)s? "
    r"(?:ago|earlier|before)"
    r"|(?:last|the previous|the day before|the week before)\b|(?:on )?(?:yesterday|\w+day)\b)",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\b(?:against|from|compared (?:with|to)|than|instead of) (?:the |an? |only |just |some |about )?$", re.IGNORECASE
)
PARTIAL = re.compile(
    r"\bwith\b.{1,40}\b(?:counted|reporting|declared|emptied|tallied|still to (?:come|count)|to go"
    r"|(?:ballots|votes|boxes|precincts|returns|districts|wards|results) in)\b"
    r"|\bpartial (?:count|result)",
    re.IGNORECASE,
)


def later(pair: Pair) -> bool:
    """Whether a figure that changes as time passes was published so much later that it may have changed, and is not the
    other one miswritten, or only by chance."""
    by_chance = pair.grown and digits(pair.other) < LEAST_DIGITS  # 1,200 people evacuated, and 2,100 on the next day
    if not by_chance and any(slip(claim, pair.other) for claim in pair.told):
        return False
    swings = _moves(pair.other, kind="swinging") and any(_moves(claim, kind="swinging") for claim in pair.told)
    return _published_apart(pair) and (pair.grown or swings or min(map(abs, pair.days_after)) >= MUCH_LATER)


def moved(pair: Pair) -> bool:
    """Whether a day that something is planned for was published so much later that it may have been moved, and is said
    to have been."""
    return _published_apart(pair) and any(MOVED.search(claim.text) for claim in pair.everybody)


def odds(pair: Pair) -> bool:
    """Whether both are odds, which move from hour to hour."""
    scores = isinstance(pair.value.anchor, Quantity) and pair.value.anchor.kind == "score"
    return scores and _has(pair.other, "odds") and any(_has(claim, "odds") for claim in pair.told)


def partial(pair: Pair) -> bool:
    """Whether one is of a count that was not finished, and they are not apart by a zero alone."""
    if any(tenfold(claim, pair.other) for claim in pair.told):
        return False
    return bool(PARTIAL.search(pair.other.text)) or all(PARTIAL.search(claim.text) for claim in pair.told)


def provisional(pair: Pair) -> bool:
    """Whether the smaller value is given as that of one moment ("so far", "by 9pm"), or as one that will rise."""
    return all(map(_provisional, pair.smaller))


def at_its_most(pair: Pair) -> bool:
    """Whether the larger value is given as the most that it came to: "at one point 31 ships lay in the roads"."""
    return all(_counted(claim) and AT_MOST.search(around(claim)) for claim in pair.larger)


def revised(pair: Pair) -> bool:
    """Whether one of two sources that are not known to have appeared together says that its value has changed ("one
    fewer than on Tuesday", "cases rise to 46") from what may be the other's, or before the other appeared."""
    days, rival = pair.days_after, pair.other
    if (not days or any(days)) and any(map(_told_as_past, pair.everybody)):
        return True
    if 0 in days:
        return False
    if days and min(days) > 0 and any(_changing(claim, up=None) for claim in pair.told):
        return True
    if days and max(days) < 0 and _changing(rival, up=None):
        return True
    return any(_changed_from(claim, rival) for claim in pair.told) or _changed_from(rival, pair.value)


def _published_apart(pair: Pair) -> bool:
    """Whether both values change as time passes, and the rival was published well after all others or well before."""
    if not (any(map(_moves, pair.told)) and _moves(pair.other)):
        return False
    return bool(pair.days_after) and (min(pair.days_after) >= LATER or max(pair.days_after) <= -LATER)


def _provisional(claim: Claim) -> bool:
    clause = around(claim)
    # "By midnight" is a moment for what is counted, measured or moves, and a deadline for a ransom.
    growing = _moves(claim) or getattr(claim.anchor, "kind", None) in ("count", "measure")
    moment = AT_MOMENT.search(clause) or (growing and AT_TIME.search(clause))
    return _counted(claim) and bool(moment or RISES.search(claim.text))


def _told_as_past(claim: Claim) -> bool:
    """Whether a value is what another is held against as what it was: "now 96,000, against 84,000 a week ago"."""
    if claim.anchor is None or not isinstance(claim.anchor, Quantity):
        return False
    behind = claim.text[claim.anchor.end - claim.start :]
    return bool(AGAINST.search(claim.text[: claim.anchor.start - claim.start]) and ONCE.match(behind))


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
        return anchor.kind in ("count", "money", "percent") and _has(claim, kind)
    return isinstance(anchor, DateSpan)


def _has(claim: Claim, words: str) -> bool:
    """Whether a claim's sentence has one of a set of words."""
    return not shipped()["changing"].sets[words].isdisjoint(re.findall(r"[a-z]+", claim.text.lower()))
