"""Sums: parts that add up to a whole, or a whole less one of them.

"212 guests and a staff of eight" are 220, "nine of the 25 stayed" and 16 left, "the mayor and three other guests" are
four.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, combinations, takewhile

import numpy as np

from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.surroundings import after, phrase
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow

OF_THEM = re.compile(r"\s(?:\w+\s)?of\s(?:them|whom|which|these|those)\b", re.IGNORECASE)  # a part is no addition
OF_A_NAME = re.compile(r"[A-Z][\w'’]+ \(?(\d{1,4})\b(?= and\b|[,;.)])")  # "58 seats, the Greens 19"
AND_ONE = re.compile(r",? and (?:the|a|an|its|their|his|her) [a-z]+(?: when\b|[,.;:)]|$)")  # "... and the driver"
BESIDES = re.compile(r"\bothers?\b|\band \w+ of (?:his|her|their|its)\b", re.IGNORECASE)
NAMED = 2  # persons that a sentence names before it counts the others
LESS = re.compile(r"\b(?:fewer|less|lower)\b", re.IGNORECASE)


def adds_up(pair: Pair) -> bool:
    """Whether one value and others of its sentence add up to the other one."""
    parts = [(pair.rival, pair.value), *((number, pair.other) for number in pair.group)]
    return any(_sums_to(pair.claims, part, whole) for part, whole in parts)


def rest(pair: Pair) -> bool:
    """Whether the two make up a third that stands beside one of them."""
    parts = [*((pair.rival, claim) for claim in pair.told), *((number, pair.other) for number in pair.group)]
    return any(_rest(pair.claims, part, other) for part, other in parts)


def besides(pair: Pair) -> bool:
    """Whether the smaller count is of the others beside one or two who are named: "the mayor and three other
    guests" are four."""
    return (
        pair.dimension == "count"
        and narrow(pair.larger[0])[0] - narrow(pair.smaller[0])[1] <= NAMED
        and any(BESIDES.search(phrase(claim)) for claim in pair.smaller)
    )


def _sums_to(claims: Sequence[Claim], part: int, whole: Claim) -> bool:
    """Whether a value and others of its sentence add up to the other one: "212 guests and a staff of eight" are 220,
    and "41 pupils, four teachers and the driver" 46."""
    beside = [
        sum(narrow(claim)) / 2
        for claim in _beside(claims, part)
        if isinstance(claim.anchor, Quantity)
        and (claim.dimension == claims[part].dimension or (claim.dimension == "count" and not claim.noun))
        and claim.low is not None
        and not LESS.search(claim.text[claim.anchor.start - claim.start : claim.anchor.end - claim.start + 8])
        and not OF_THEM.match(after(claim))
    ]
    anchor = claims[part].anchor
    if claims[part].dimension == "count" and anchor is not None:
        text, start = claims[part].text, anchor.start - claims[part].start
        named = (float(found[1]) for found in OF_A_NAME.finditer(text))
        beside += [number for number in named if number not in beside]
        beside += [1.0] * bool(beside and AND_ONE.search(text, start))
    middle = sum(narrow(claims[part])) / 2
    low, high = narrow(whole)
    sums = {middle + one for one in beside} | {middle + one + other for one, other in combinations(beside, 2)}
    return any(low <= each <= high for each in sums if np.isfinite(each))


def _rest(claims: Sequence[Claim], part: int, other: Claim) -> bool:
    """Whether two counts make up a third that stands beside one of them: "nine of the 25 stayed", and 16 left."""
    if claims[part].dimension != "count" or None in (other.low, other.high):
        return False
    both = (sum(narrow(claims[part])) + sum(narrow(other))) / 2
    return any(
        isinstance(claim.anchor, Quantity)
        and claim.dimension == "count"
        and claim.low == claim.high is not None
        and both == claim.low
        for claim in _beside(claims, part)
    )


def _beside(claims: Sequence[Claim], number: int) -> Iterator[Claim]:
    """The other claims of a claim's sentence, which stand next to it."""
    key = claims[number].key
    back, forth = range(number - 1, -1, -1), range(number + 1, len(claims))
    return chain.from_iterable(
        takewhile(lambda claim: claim.key == key, (claims[at] for at in places)) for places in (back, forth)
    )
