"""Surroundings: the words about a claim's figure."""

from __future__ import annotations

import re

from divergence.comparison.facts.claims import Claim

NEAR = 60  # characters on either side of a figure that are about it
OTHER_CLAUSE = re.compile(
    r"[;:—–] |, (?=(?:and|but|which|who|while|where|as|when|after|because|so|yet)\b)| but | while "
)


def around(claim: Claim) -> str:
    """The words about a figure within its clause: "by Friday" of another clause is not when it was counted."""
    if claim.anchor is None:
        return claim.text
    start, end = claim.anchor.start - claim.start, claim.anchor.end - claim.start
    before = OTHER_CLAUSE.split(claim.text[max(0, start - NEAR) : start])[-1]
    after = OTHER_CLAUSE.split(claim.text[end : end + NEAR])[0]
    return f"{before}{claim.text[start:end]}{after}"


def phrase(claim: Claim, before: int = 12, after: int = 8) -> str:
    """A figure with so many characters on either side."""
    start, end = (claim.anchor.start, claim.anchor.end) if claim.anchor else (claim.start, claim.end)
    return claim.text[max(0, start - claim.start - before) : end - claim.start + after]


def after(claim: Claim) -> str:
    return claim.text[claim.anchor.end - claim.start :] if claim.anchor is not None else ""


def leading(claim: Claim) -> str:
    """What stands before a figure in its sentence."""
    return claim.text[: claim.anchor.start - claim.start] if claim.anchor is not None else ""
