"""Sorts: what sets a value apart from all others of its dimension, so that neither is the other's rival.

An age at another time ("elected at age 23") is no rival of an age, nor a brother's of hers, nor "48 more" of a total,
nor percentage points of a level in per cent.
"""

from __future__ import annotations

import re
from functools import cache

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.slots import Slot
from divergence.lexicon import shipped

PAUSE = re.compile(r"[,;:.()–—]")
INCREMENTS = frozenset("more another further additional extra other others remaining rest".split())
GOVERNING = frozenset({"since", "until", "till", "by", "in", "on", "at", "from", "for", "before", "after", "during"})
BOUNDS = {"since": "start", "until": "end", "till": "end", "by": "end"}
WHEN = re.compile(r",? when\b", re.IGNORECASE)
NOT_UNTIL = re.compile(
    r"(?:\bnot|n[’']t|\b(?:never|nothing|nobody|no \w+))\b[^,;.:]*\buntil (?:\w+ ){0,2}$", re.IGNORECASE
)
POINTS = re.compile(r"\bpoints\b|percentage[ -]point|\bppt?\b", re.IGNORECASE)
NO_SLOT = Slot({}, None, None, frozenset(), (), False, False)


def sort_of(claim: Claim) -> str:
    """What sets a value apart from all others of its dimension."""
    if _age_then(claim):
        return "then"
    if _increment(claim):
        return "more"
    if claim.dimension == "percent" and isinstance(claim.anchor, Quantity) and in_points(claim.anchor):
        return "points"
    if claim.dimension == "age" and slot_of(claim).after in _kin():
        return str(slot_of(claim).after)
    return ""


def in_points(share: Quantity) -> bool:
    """Whether a share is of percentage points; "three point four percent" is not."""
    return bool(POINTS.search(share.text))


def _age_then(claim: Claim) -> bool:
    """An age at some other time: "at age 23", "aged 19 when"."""
    lead = slot_of(claim).lead
    text = claim.anchor.text.lower() if claim.anchor is not None else ""
    return claim.dimension == "age" and (
        lead[-2:] == ("at", "age") or lead[-3:] == ("at", "the", "age") or lead[-3:] == ("the", "age", "of")
        or (lead[-1:] == ("at",) and text.startswith("age"))
    )  # fmt: skip


def _increment(claim: Claim) -> bool:
    """ "69,000 more", "two others", "another three": an addition to, or the rest of, something else."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity):
        return False
    offset = anchor.end - claim.start
    # "32 goals, more than anyone": what stands behind a comma is not of the figure.
    after = PAUSE.split(claim.text[offset : offset + 20].lower(), maxsplit=1)[0]
    near = [*anchor.text.lower().split()[1:], *after.split()[:2], *slot_of(claim).lead[-1:]]
    near = [] if anchor.approximator and "more" in anchor.approximator else near
    return any(word.strip(".,;") in INCREMENTS for word in near)


@cache
def _kin() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["kin"]))


def bound(claim: Claim) -> str:
    """ "start" or "end" where a date says since or until when something was so, "" of any other: what "does not leave
    until Friday" leaves on Friday, "until May, when it opens" opens in May, and a complaint "received by Tessen in
    November" is of November."""
    lead = slot_of(claim).lead
    governing = next((word for word in reversed(lead) if word in GOVERNING), "")
    if governing == "until" and claim.anchor is not None:
        before, behind = claim.anchor.start - claim.start, claim.anchor.end - claim.start
        on_it = NOT_UNTIL.search(claim.text[:before]) or WHEN.match(claim.text, behind)
        return "" if on_it else "end"
    return "start" if lead[-2:] == ("as", "of") else BOUNDS.get(governing, "")


ENDING = re.compile(
    r"\b(?:deadlines?|expir(?:es?|ed|y|ing)|(?:runs?|ran|running) out|laps(?:es?|ed|ing)|ends?|ended|ending|last day)\b"
    r"[^,;:.]{0,60}$",
    re.IGNORECASE,
)


def ending(claim: Claim) -> bool:
    """Whether a date is told as the last one: "the deadline is 4 May", "runs out in May" are "until May"."""
    return claim.anchor is not None and bool(ENDING.search(claim.text[: claim.anchor.start - claim.start]))


WHOLE = re.compile(r" (?:of )?(?:the |its |their |his |her |our |all |those |these |every )*([a-z]+)")


RATE = re.compile(
    r"(?:[^.;:]|\.\d){0,20}?\b(?:(?:an?|per|each|every|the) (?:second|minute|hour|day|night|week|month|quarter|year"
    r"|head|person|litre|liter|kilo|tonne|ton|barrel|share|mile|kilometre|kilometer|game|trip|unit)\b"
    r"|daily|weekly|monthly|yearly|annually|apiece)"
)
ASIDE = re.compile(r"(?:, |\()(?:who|whom|whose|which|where)\b[^,;:—–()]*$")


def rate(claim: Claim) -> bool:
    """Whether a value is one of each day, litre, head: "9 million a year" is no rival of "38 million in all"."""
    return claim.anchor is not None and bool(RATE.match(claim.text, claim.anchor.start - claim.start))


def aside(claim: Claim) -> bool:
    """Whether a value stands in what is told of somebody in passing: "Ida Lund, who came in 2019, said"."""
    return claim.anchor is not None and bool(ASIDE.search(claim.text[: claim.anchor.start - claim.start]))


def whole_of(claim: Claim) -> str | None:
    """What a share is of: "half the crew", "a third of its income"."""
    if claim.dimension not in ("ratio", "percent") or claim.anchor is None:
        return None
    found = WHOLE.match(claim.text, claim.anchor.end - claim.start)
    return concept(found[1]) if found and idf(found[1]) > TELLING else None


def clock(claim: Claim) -> bool:
    """Whether a claim gives a time of day."""
    return isinstance(claim.anchor, DateSpan) and claim.anchor.precision in ("minute", "hour")


def slot_of(claim: Claim) -> Slot:
    """The slot of a claim's value; an empty one where it has none."""
    return claim.slot or NO_SLOT
