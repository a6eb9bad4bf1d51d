"""Left over: the one value of its sort that an article gives alone, and the one that others give and it lacks.

Set aside every value that two sources share. Where an article then has one sum of money left, and lacks one that nearly
all others give, the two may be the same sum, however differently they are told.
"""

from __future__ import annotations

import numpy as np

from divergence.comparison.facts.alignment import Floats, Numbers
from divergence.comparison.facts.latitude import Flags

LEAST_FAMILIES = 4  # of which three may agree
NEARLY_ALL = 0.6  # of the other families


def left_over(kind: Numbers, low: Floats, high: Floats, family: Numbers) -> dict[int, frozenset[int]]:
    """By the place of a value that one family alone gives, the places of the one value of its kind that nearly all
    others give and it lacks. All arrays have the shape (values,)."""
    found: dict[int, frozenset[int]] = {}
    families = sorted(set(family.tolist()))
    if len(families) < LEAST_FAMILIES:
        return found
    for sort in sorted(set(kind.tolist())):
        places = np.flatnonzero(kind == sort)
        same = (low[places, None] <= high[places]) & (low[places] <= high[places, None])
        given = np.array([same[family[places] == each].any(axis=0) for each in families])  # families × values
        support = given.sum(axis=0)
        for number, each in enumerate(families):
            alone = np.flatnonzero((family[places] == each) & (support == 1))
            lacking = np.flatnonzero(~given[number] & (support >= max(2, NEARLY_ALL * (len(families) - 1))))
            if len(alone) and len(lacking) and _one(same, alone) and _one(same, lacking):
                shared = frozenset(places[lacking].tolist())
                found |= {int(places[at]): shared for at in alone}
    return found


def _one(same: Flags, places: Numbers) -> bool:
    """Whether all these values can be one."""
    return bool(same[np.ix_(places, places)].all())
