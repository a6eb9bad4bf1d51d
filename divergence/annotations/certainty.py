"""Certainty: how far a stretch of text commits to what it says, and whether it affirms or denies it.

A ladder of rungs, from denied through unknown, may, suggested, hoped, considered, expected, planned and promised to
stated. The lowest rung found decides, since a plan that may be dropped is a "may". Polarity is negative where an odd
number of negations stands in the stretch ("not", "never", "denied"): "did not deny" affirms.

Limits: scope is the stretch it is given, so give a clause rather than a long sentence; irony is read literally.
Source: Saurí and Pustejovsky (2009), "FactBank: a corpus annotated with event factuality"; Rubin (2007).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from divergence.document import Document

STATED = "stated"
ASKED = "asked"
ASKED_LEVEL = 0.2
UNTIL = 6


@dataclass(frozen=True, slots=True)
class Certainty:
    """`level` in [0, 1], 1 for a flat statement; `polarity` False for a denial; `rung` names the level."""

    level: float
    polarity: bool
    rung: str


def certainty(document: Document, first: int, last: int) -> Certainty:
    """The certainty of the tokens ``[first, last)`` of a document."""
    level, rung, negations = 1.0, STATED, 0
    hits = document.hits["certainty"]
    for hit in hits[bisect_left(hits, first, key=lambda hit: hit.first) :]:
        if hit.last > last:
            break
        kind = hit.entry.kind
        if kind == "negative":
            # "will not reopen until Friday" says that it will.
            negations += "until" not in document.lower[hit.last : min(last, hit.last + UNTIL)]
        elif kind != "affirmed":
            negations += kind == "denied"
            if hit.entry.weight < level:
                level, rung = hit.entry.weight, kind
    if last > first and "?" in document.lower[max(first, last - 2) : last] and level > ASKED_LEVEL:
        level, rung = ASKED_LEVEL, ASKED
    return Certainty(level, negations % 2 == 0, rung)
