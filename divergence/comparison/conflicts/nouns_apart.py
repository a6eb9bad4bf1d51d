"""Nouns apart: whether what two counts are of cannot be one thing; people may be called anything that people are."""

from __future__ import annotations

from functools import cache

from divergence.comparison.background import concept
from divergence.comparison.facts.claims import Claim
from divergence.lexicon import shipped

GENERIC = "people folk persons others individuals victims residents civilians".split()


def nouns_apart(one: Claim, other: Claim) -> bool:
    """Whether two counts are of different things."""
    if not one.noun or not other.noun or one.noun == other.noun:
        return False
    return {one.noun, other.noun}.isdisjoint(generic()) or thing_and_person(one, other)


def thing_and_person(one: Claim, other: Claim) -> bool:
    """Whether one count is of things, and the other of people: "640 vehicles", "1,300 people"."""
    nouns = {one.noun, other.noun}
    return not nouns.isdisjoint(_things()) and not nouns.isdisjoint(generic())


@cache
def generic() -> frozenset[str]:
    """The words for people that say nothing of who they are."""
    return frozenset(map(concept, GENERIC))


@cache
def _things() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["things"]))
