"""Where a figure is of: the clause's own words for the place.

"38 pubs in Thorley" are a part of the 212, and gusts at the summit are none at the middle station.
"""

from __future__ import annotations

import re
from functools import cache

from divergence.annotations.times.vocabulary import NAMED, WEEKDAY
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.conflicts.nouns_apart import generic
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.surroundings import after, around
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow
from divergence.lexicon import shipped

# Where a measurement was taken. "In the" is left out: what is in the report is at no place, and what falls on the town
# was measured anywhere.
PLACE = re.compile(
    r"\b(?:at|near|off|above|outside|on(?= the (?:summit|top|peak|ridge|crest|roof|pass|coast)\b)) the "
    r"((?:[\w’'-]+ )?[\w’'-]+)",
    re.IGNORECASE,
)
# What a count is of at one place: "38 pubs in Thorley", not "38 pubs in June".
IN_PLACE = re.compile(rf"(?: [\w’'-]+)? (?:in|at|near|around|across)(?: and around)? (?!(?:{WEEKDAY}|{NAMED})\b)[A-Z]")
MOST_SORTED = 12  # of more people nobody tells of what sort each is


def of_a_part(pair: Pair) -> bool:
    """Whether the smaller count is of what is at one place, and the larger is not: "212 pubs", "38 pubs in Thorley"."""
    if pair.dimension != "count":
        return False
    placed = [[bool(IN_PLACE.match(after(claim))) for claim in side] for side in (pair.smaller, pair.larger)]
    return all(placed[0]) and not any(placed[1])


def of_some(pair: Pair) -> bool:
    """Whether the smaller count is of some sort of people, and the larger of people: "two farmers", "three people"."""
    if pair.dimension != "count" or narrow(pair.larger[0])[1] > MOST_SORTED:
        return False
    sorted_out = any(claim.noun and claim.noun not in generic() for claim in pair.smaller)
    return sorted_out and all(claim.noun in generic() for claim in pair.larger)


def elsewhere(pair: Pair) -> bool:
    """Whether what is measured is measured at two places: gusts "at the summit" and "at the middle station"."""
    if getattr(pair.other.anchor, "kind", None) != "measure":
        return False
    here = frozenset[str]().union(*map(_places, pair.told))
    there = _places(pair.other)
    return bool(here and there) and here.isdisjoint(there)


def _places(claim: Claim) -> frozenset[str]:
    """Where a clause says that something is, as concepts; a time ("at the moment", "on the day") is no place."""
    found = (match[1].lower().split() for match in PLACE.finditer(around(claim)))
    return frozenset(concept(word) for words in found for word in words if idf(word) > TELLING) - _no_places()


@cache
def _no_places() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["no_places"]))
