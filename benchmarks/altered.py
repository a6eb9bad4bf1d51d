"""Labelled stories with the value of some facts altered in one article each: errors to learn from.

Real conflicts are few. A fact that several articles give one value for has, once an article's claims of it are given
another value, a conflict that is known: same words, same neighbours, and no author who worded it to be found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import overlap

AT_ONCE = 4  # facts altered in one story, so that the rest of it stays as told
SLIPS = 0.35  # of the errors are digits miswritten, or a day put into another month
FACTORS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.12, 1.25, 1.4, 1.7, 2.0)
SMALL = 8  # a count up to which one or two more or fewer is the error
DAYS = (-14, -7, -3, -2, -1, 1, 2, 3, 7, 14)


def altered(
    claims: Sequence[Claim], facts_of: Sequence[set[str]], seed: str
) -> tuple[list[Claim], dict[str, tuple[set[int], set[int]]]]:
    """The claims with a few facts' values changed, and for each such fact the claims that agree and those changed."""
    rng = Random(seed)
    facts = sorted(set().union(*facts_of)) if facts_of else []
    rng.shuffle(facts)
    changed, sides = list(claims), {}
    touched: set[int] = set()
    for fact in facts:
        stated = [number for number, facts in enumerate(facts_of) if fact in facts and claims[number].dimension]
        same = _agreeing(claims, stated)
        articles = sorted({claims[number].article for number in same})
        if len(articles) < 3 or touched & set(same):
            continue
        article = rng.choice(articles)
        mine = {number for number in same if claims[number].article == article}
        if rng.random() < 0.5:  # who is wrong once is as a rule wrong throughout
            mine |= {
                number
                for number, claim in enumerate(claims)
                if claim.article == article and claim.dimension and _one(claim, claims[min(mine)])
            }
        by = _change(claims[min(mine)], rng)
        for number in mine:
            changed[number] = _moved(claims[number], by)
        touched |= mine | set(same)
        sides[fact] = (set(same) - mine, mine)
        if len(sides) == AT_ONCE:
            break
    return changed, sides


def _agreeing(claims: Sequence[Claim], numbers: Sequence[int]) -> list[int]:
    """Of a fact's claims those that give the value most of its articles give."""
    camps = [[other for other in numbers if _one(claims[one], claims[other])] for one in numbers]
    return max(camps, key=lambda camp: len({claims[number].article for number in camp}), default=[])


def _one(one: Claim, other: Claim) -> bool:
    return one.dimension == other.dimension and overlap(one, other)


def _change(claim: Claim, rng: Random) -> float:
    """What a value is multiplied by, or the days that a date is moved by."""
    if isinstance(claim.anchor, DateSpan):
        length = (claim.high or 0) - (claim.low or 0)
        if length == 1 and claim.anchor.low and rng.random() < SLIPS:
            low = claim.anchor.low
            month = low.month % 12 + 1 if rng.random() < 0.5 else (low.month - 2) % 12 + 1
            if low.day <= 28:
                return float((low.replace(month=month) - low).days)
        return float(rng.choice((-61, -31, 31, 61)) if length > 1 else rng.choice(DAYS))
    value = abs(claim.low if claim.low is not None else claim.high or 0)
    if claim.dimension == "count" and 1 < value <= SMALL:
        return max(1, value + rng.choice((-2, -1, 1, 2))) / value
    if rng.random() < SLIPS and (misread := _misread(value, rng)):
        return misread / value
    return rng.choice(FACTORS)


def _misread(value: float, rng: Random) -> float | None:
    """The value with two of its digits changed over, or one of them wrong; None for one of a single digit."""
    digits = list(f"{value:.6g}")
    places = [place for place, digit in enumerate(digits) if digit in "123456789"]
    if len(places) < 2 or "e" in digits:
        return None
    one, other = rng.sample(places, 2)
    digits[one], digits[other] = digits[other], digits[one]
    if float("".join(digits)) == value:
        digits[other] = "3" if digits[other] != "3" else "5"
    return float("".join(digits))


def _moved(claim: Claim, by: float) -> Claim:
    anchor = claim.anchor
    if isinstance(anchor, DateSpan) and anchor.low and anchor.high:
        anchor = replace(anchor, low=anchor.low + timedelta(by), high=anchor.high + timedelta(by))
        return replace(claim, anchor=anchor, low=(claim.low or 0) + by, high=(claim.high or 0) + by)
    if isinstance(anchor, Quantity):
        anchor = replace(anchor, low=_times(anchor.low, by), high=_times(anchor.high, by))
        return replace(claim, anchor=anchor, low=_times(claim.low, by), high=_times(claim.high, by))
    return claim


def _times(value: float | None, by: float) -> float | None:
    return None if value is None else value * by
