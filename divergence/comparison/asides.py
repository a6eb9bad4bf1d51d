"""Asides: what a copy says of its own, a line of the desk or a figure it alters.

It is held against the story, and costs the copy what it costs, but it moves nobody: it begins no fact, adds no support
to one, and stands against no other article. So the story is compared without the copies first, and what the copies add
is taken from a second comparison with them.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from divergence.comparison.consensus import Agreed
from divergence.result import Conflict, Fact, Mention, Quote, Side

Place = tuple[str, str, int]  # article id, field and start of a sentence


def with_asides(agreed: Agreed, wider: Agreed, asides: Set[Place]) -> Agreed:
    """What was found without the copies, with the asides where they belong.

    Args:
        agreed: the facts and conflicts of the story without its copies.
        wider: those of the story with them.
        asides: the sentences that are a copy's own.
    """
    facts = {fact.id: fact for fact in agreed.facts}
    for fact in wider.facts:
        own = [mention for mention in fact.mentions if _place(mention) in asides]
        known = _likest(fact, agreed.facts) if own else None
        if known is not None:
            facts[known.id] = _told_by(facts[known.id], own, frozenset(fact.unclear))
    new = [conflict for conflict in wider.conflicts if _against_asides(conflict, asides)]
    return replace(agreed, facts=tuple(facts.values()), conflicts=(*agreed.conflicts, *new))


def _place(quote: Quote | Mention) -> Place:
    return quote.article, quote.field, quote.start


def _likest(fact: Fact, among: tuple[Fact, ...]) -> Fact | None:
    """The fact that rests on the most of the same sentences, the first of several; None where none shares any."""
    places = {_place(mention) for mention in fact.mentions}
    shared = {each.id: len(places & {_place(mention) for mention in each.mentions}) for each in among}
    best = max(among, key=lambda each: shared[each.id], default=None)
    return best if best is not None and shared[best.id] else None


def _told_by(fact: Fact, asides: list[Mention], unclear: frozenset[str]) -> Fact:
    told = {each.article for each in asides}
    known = {_place(mention) for mention in fact.mentions}
    return replace(
        fact,
        mentions=(*fact.mentions, *(each for each in asides if _place(each) not in known)),
        absent=tuple(each for each in fact.absent if each not in told),
        unclear=tuple(sorted({*fact.unclear, *(told & unclear & set(fact.absent))})),
    )


def _against_asides(conflict: Conflict, asides: Set[Place]) -> bool:
    """Whether it is an aside that stands against the others, and nobody else with it."""

    def own(side: Side) -> bool:
        return all(_place(mention) in asides for mention in side.mentions)

    if conflict.deviant:
        return all(own(side) for side in conflict.sides if set(side.articles) & set(conflict.deviant))
    return any(own(side) for side in conflict.sides)
