"""Changes: two figures of one sentence of which the one is what the other became, or is held against.

"Cut to 1.3% from 1.6%", "from 2.38 to 2.21", "2.21 members, down from 2.38", "2.9%, after 6.6%"; and, in whichever
order a writer likes, "34% against 18%", "2.21 (2.38)".

Limits: the figures stand next to one another; a change that is told in two sentences is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.sorts import in_points
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.latitude import stated
from divergence.comparison.facts.readings import narrow

TO = re.compile(r"\bto (?:\w+ ){0,2}$", re.IGNORECASE)
FROM = re.compile(r"\bfrom (?:\w+ ){0,2}$", re.IGNORECASE)
# Between the one figure and the other.
FROM_THERE = re.compile(r"\s?(?:[\w-]+ ){0,6}from (?:\w+ ){0,2}")
THEN_TO = re.compile(r"\s?(?:in \d{4} |[\w-]+ )?to (?:\w+ ){0,2}")
AFTER = re.compile(r"\s?(?:[\w-]+ )?,? ?(?:(?:up|down) from|after) (?:\w+ ){0,2}")
AGAINST = re.compile(r"\s?(?:[\w-]+ )?,? ?(?:against|compared (?:with|to)|versus) (?:\w+ ){0,2}| ?\(")


@dataclass(frozen=True, slots=True)
class Change:
    """What a figure of claim `of` was and what it became, in the unit that it is written in; `ordered` where it is
    certain which is which."""

    of: Claim
    old: float
    new: float
    ordered: bool


def changes(claims: Sequence[Claim]) -> Iterator[Change]:
    """The changes that the texts tell of, in the order of articles and text."""
    figures = [each for each in claims if each.field == "text" and _figure(each)]
    figures.sort(key=lambda each: (each.article, each.anchor.start if each.anchor else 0))
    yield from (change for each in figures if (change := _within(each)) is not None)
    for one, other in pairwise(figures):
        if one.key == other.key and _alike(one, other) and (change := _change(one, other)) is not None:
            yield change


def _within(claim: Claim) -> Change | None:
    """The change that is one figure by its form: "from 40 to 26 tonnes", and not what "ran from 40 to 26"."""
    one, other = narrow(claim), stated(claim)
    if one == other or not isinstance(claim.anchor, Quantity) or None in (claim.anchor.low, claim.anchor.high):
        return None
    low, high = claim.anchor.low or 0.0, claim.anchor.high or 0.0
    return Change(claim, high, low, ordered=True) if other[1] == one[0] else Change(claim, low, high, ordered=True)


def middle(claim: Claim) -> float:
    """The middle of a figure as it is written, 0 of none."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity) or anchor.low is None or anchor.high is None:
        return 0.0
    return float(f"{(anchor.low + anchor.high) / 2:.6g}")


def _figure(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and None not in (claim.anchor.low, claim.anchor.high)


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two figures are of one thing by their form, and neither is itself the change ("rose 4 points to 23 per
    cent") or the other in another unit."""
    a, b = one.anchor, other.anchor
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or one.dimension != other.dimension:
        return False
    units, nouns = {a.unit, b.unit} - {None}, {one.noun, other.noun} - {None}
    of_one = len(units) < 2 if a.kind != "count" else len(nouns) < 2
    return of_one and not in_points(a) and not in_points(b)


def _change(one: Claim, other: Claim) -> Change | None:
    """The change that two neighbouring figures tell of, by the words before and between them."""
    if one.anchor is None or other.anchor is None or middle(one) == middle(other):
        return None
    before = one.text[: one.anchor.start - one.start]
    between = one.text[one.anchor.end - one.start : other.anchor.start - one.start]
    if FROM.search(before):
        return Change(other, middle(one), middle(other), ordered=True) if THEN_TO.fullmatch(between) else None
    if AFTER.fullmatch(between) or (TO.search(before) and FROM_THERE.fullmatch(between)):
        return Change(one, middle(other), middle(one), ordered=True)
    return Change(one, middle(other), middle(one), ordered=False) if AGAINST.fullmatch(between) else None
