"""Ages: whether two may be one person's.

A woman of 34 is not the man of 76, and whose death makes the toll three is none of the two before.
"""

from __future__ import annotations

import re

from divergence.comparison.conflicts.surroundings import phrase
from divergence.comparison.facts.claims import Claim

FURTHER = re.compile(
    r"\b(?:another|toll\b.{0,12}\b(?:now|rose|risen|rises|climbed|reached)|a (?:second|third|fourth|fifth))\b", re.I
)
AGED = 20  # characters from an age within which who is that old is called a man or a woman
SEXES = {
    "man": frozenset("man boy father grandfather husband son widower he mr".split()),
    "woman": frozenset("woman girl mother grandmother wife daughter widow she mrs ms".split()),
}


def may_be_one(one: Claim, other: Claim) -> bool:
    """Whether two ages may be one person's: a woman of 34 is not the man of 76, and whose death makes the toll three is
    none of the two before."""
    if one.dimension != "age":
        return True
    sexes, others = _sexes(one), _sexes(other)
    further = FURTHER.search(one.text) is not None, FURTHER.search(other.text) is not None
    return not (sexes and others and sexes.isdisjoint(others)) and further[0] == further[1]


def _sexes(claim: Claim) -> frozenset[str]:
    """What the words around an age make of whose it is."""
    words = re.findall(r"[a-z]+", phrase(claim, AGED, AGED).lower())
    return frozenset(sex for sex, called in SEXES.items() if not called.isdisjoint(words))
