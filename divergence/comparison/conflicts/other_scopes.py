"""Other scopes: two values of which one takes in what the other leaves out.

The first victim and the second, the price with the debt and without it, the way there and the way there and back, what
was paid and what would probably be.
"""

from __future__ import annotations

import re

from divergence.comparison.conflicts.ages import may_be_one
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.surroundings import after, leading, phrase
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow

NTH = re.compile(r"\b(?:the|a) (second|third|fourth|fifth|other)\b", re.IGNORECASE)
BESIDE = 40  # characters from a figure within which "together" is of it
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
COSTS = (
    r"\b[^.;,\d]{0,30}?\b(?:debts?|borrowings|tax(?:es)?|interest|inflation|fees|VAT|new (?:money|funds|funding|capital"
    r"|investment|shares)|funding round)\b(?! (?:cut|rise|plan|office|rate))"
)
WITH = r"(?P<with>includ(?:es|ing|ed)|with|after|plus)"
WITHOUT = r"(?:exclud(?:es|ing)|without|before|net of)"
# "6.8 billion with its debt" is the price of 6.3 billion, and "before the new money" it was worth less.
BASIS = re.compile(rf"[^.;\d]{{0,20}}?\b(?:{WITH}|{WITHOUT}){COSTS}", re.IGNORECASE)
OPENING_BASIS = re.compile(rf"\W*(?:{WITH}|{WITHOUT}){COSTS}", re.IGNORECASE)
# "3.10 instead of 2.80", "three, not four": what stands behind is what it was, would have been or is not.
GIVEN_UP = re.compile(r"\b(?:instead of|rather than|not) (?:the |an? )?$", re.IGNORECASE)
HYPOTHETICAL = re.compile(
    r"\b(?:would|could|might) (?:\w+ )?(?:probably|likely|presumably|in theory|theoretically)\b"
    r"|\b(?:probably|presumably|in theory|theoretically)\b.{0,20}\b(?:would|could|might)\b",
    re.IGNORECASE,
)


def another(pair: Pair) -> bool:
    """Whether each is of another of several, as far as the sentences tell them apart."""
    one = _which(pair.other) in map(_which, pair.told)
    return not one or not all(may_be_one(claim, pair.other) for claim in pair.told)


def basis(pair: Pair) -> bool:
    """Whether one sum is said to be with or without debt, tax, costs or the money that comes in, and the other not, or
    the other way round."""
    mine, theirs = _basis(pair.other), {_basis(claim) for claim in pair.told}
    return None not in theirs if mine is None else mine not in theirs


def supposed(pair: Pair) -> bool:
    """Whether one value is what would probably be."""
    return pair.one_sided(lambda claim: HYPOTHETICAL.search(claim.text))


def given_up(pair: Pair) -> bool:
    """Whether one value is told only as what another stands in the place of."""
    return pair.one_sided(lambda claim: GIVEN_UP.search(leading(claim)))


def together(pair: Pair) -> bool:
    """Whether the larger value is said to be of several together."""
    return all(TOGETHER.search(phrase(claim, BESIDE, BESIDE)) for claim in pair.larger)


def both_ways(pair: Pair) -> bool:
    """Whether the larger value is about twice the smaller and is given for the way there and back."""
    twice = 2 * sum(narrow(pair.smaller[0]))
    about = abs(sum(narrow(pair.larger[0])) - twice) <= TWICE * abs(twice)
    return about and any(BOTH_WAYS.search(claim.text) for claim in pair.larger)


def _basis(claim: Claim) -> bool | None:
    """Whether a value is told with something (True) or without it (False); None where nothing is said."""
    found = BASIS.match(after(claim)) or OPENING_BASIS.match(claim.text)
    return None if found is None else found["with"] is not None


def _which(claim: Claim) -> str:
    """Which of several its sentence goes on to tell of: "The third, a man of 68, died on Sunday"; of an age also "the
    second victim"."""
    found = ONE_OF_SEVERAL.match(claim.text)
    if found is None and claim.dimension == "age":
        found = NTH.search(claim.text[: claim.anchor.start - claim.start] if claim.anchor else "")
    return found[1].lower() if found else ""
