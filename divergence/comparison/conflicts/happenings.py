"""Happenings: dates that two sentences give for what befell one thing at two times.

"In 2011 the tanker Orsk Star struck a rock" and "they sold the tanker Orsk Star in 2019" share a name and what is
called so, and no word of what happened: the more surely they are of one ship, the less of one day.
"""

from __future__ import annotations

import re

from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.slips import slip
from divergence.comparison.facts.claims import Claim

WORD = re.compile(r"[A-Za-z]+")
# What a name stands behind: "the old tanker" of the Orsk Star.
CALLED = re.compile(r"\b(?:the|an?|its|his|her|their|our)\s(?:[a-z][a-z-]*\s){0,3}$", re.IGNORECASE)


def other_happening(pair: Pair) -> bool:
    """Whether the rival shares a name with all who give a date, with none of them a word of anything else, and its date
    is not theirs miswritten."""
    return all(_of_one_name(claim, pair.other) and not slip(claim, pair.other) for claim in pair.told)


def _of_one_name(one: Claim, other: Claim) -> bool:
    names = one.names & other.names
    return bool(names) and _else(one, names).isdisjoint(_else(other, names))


def _else(claim: Claim, names: frozenset[str]) -> frozenset[str]:
    """The concepts of a sentence that tell something of what is named, besides what it is."""
    text, lower = claim.text, claim.text.lower()
    for name in sorted(names, key=len, reverse=True):
        at = lower.find(name)
        if at >= 0:
            called = CALLED.search(text[:at])
            start = called.start() if called else at
            text, lower = (each[:start] + each[at + len(name) :] for each in (text, lower))
    own = {word for name in names for word in name.split()}
    words = (word for word in WORD.findall(lower) if word not in own and idf(word) > TELLING)
    return frozenset(map(concept, words))
