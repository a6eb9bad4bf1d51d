"""Nearby: the sentence nearest to a fact of each article that may tell it in other words.

It is added when everything else about the fact is settled, so it begins none, supports none and stands in no conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from divergence.comparison.consensus import Agreed, mention
from divergence.comparison.facts.claims import HEDGED, Claim
from divergence.result import Fact, Mention


def with_near(agreed: Agreed, near: Sequence[Sequence[int]], claims: Sequence[Claim], ids: Sequence[str]) -> Agreed:
    """What was found with, for each of its facts in their order, the claims nearest to it held ready."""
    found = {
        fact.id: tuple(_mention(claims[number], ids) for number in numbers)
        for fact, numbers in zip(agreed.facts, near, strict=True)
    }
    return replace(agreed, near=found)


def _mention(claim: Claim, ids: Sequence[str]) -> Mention:
    return mention(claim, "hedges" if claim.certainty.level < HEDGED else "asserts", ids)


def beside(agreed: Agreed) -> Agreed:
    """The facts with those sentences beside them, unclear, of the articles that still lack them."""
    return replace(agreed, facts=tuple(_beside(fact, agreed.near.get(fact.id, ())) for fact in agreed.facts), near={})


def _beside(fact: Fact, near: Sequence[Mention]) -> Fact:
    lacking = set(fact.absent)
    added = [each for each in near if each.article in lacking]
    if not added:
        return fact
    told = {each.article for each in added}
    return replace(
        fact,
        absent=tuple(each for each in fact.absent if each not in told),
        unclear=tuple(sorted({*fact.unclear, *told})),
        near=tuple(added),
    )
