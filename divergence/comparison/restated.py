"""Facts as most of their sources could sign them, once the conflicts are known.

What states a fact best, and who stands behind it, is chosen before. A sentence that a conflict lays to fewer sources
than say otherwise contradicts the fact that both sides speak of, whatever kind of conflict it is, and states none: the
fact is told in the plainest sentence of the other side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from divergence.comparison.consensus import Agreed
from divergence.comparison.facts.wording import MARKED
from divergence.result import Conflict, Fact, Mention, Quote, Side

Place = tuple[str, str, int]


def restated(agreed: Agreed, family: Mapping[str, int]) -> Agreed:
    """The facts, those that a minority of a real conflict speaks of without its support and in words of its majority;
    `family` gives the family of each article."""
    split = [(conflict.kind, found) for conflict in agreed.conflicts if (found := _sides(conflict)) is not None]
    sides = [found for _, found in split]
    contrary = [found for kind, found in split if kind != "certainty"]  # who is surer says nothing else
    asserting = dict(agreed.asserting)
    facts = []
    for fact in agreed.facts:
        contested = _contested(fact, contrary)
        against = {family[place[0]] for place in contested}
        if against:
            asserting[fact.id] = asserting[fact.id] - against
            fact = replace(
                fact,
                mentions=tuple(
                    replace(each, stance="contradicts") if _place(each) in contested else each for each in fact.mentions
                ),
                support=len(asserting[fact.id]),
                consensus=fact.consensus and len(asserting[fact.id]) >= 2,
            )
        facts.append(_retold(fact, sides))
    return replace(agreed, facts=tuple(facts), asserting=asserting)


def _sides(conflict: Conflict) -> tuple[list[Quote], list[Quote]] | None:
    """What the minority and the majority of a real conflict between articles say."""
    if conflict.resolution != "real" or not conflict.deviant or conflict.kind == "self":
        return None
    lone = [side for side in conflict.sides if set(side.articles) <= set(conflict.deviant)]
    return _mentions(lone), _mentions([side for side in conflict.sides if side not in lone])


def _mentions(sides: Sequence[Side]) -> list[Quote]:
    return [mention for side in sides for mention in side.mentions]


def _contested(fact: Fact, sides: Sequence[tuple[list[Quote], list[Quote]]]) -> set[Place]:
    """The mentions of a fact that stand in a minority against others of its mentions."""
    own = {_place(each) for each in fact.mentions}
    return {
        place
        for lone, most in sides
        if not own.isdisjoint(map(_place, most))
        for place in map(_place, lone)
        if place in own
    }


def _retold(fact: Fact, sides: Sequence[tuple[list[Quote], list[Quote]]]) -> Fact:
    own = {mention.text for mention in fact.mentions}
    instead = {
        each.text
        for lone, most in sides
        if any(_plain(mention.text) == fact.statement for mention in lone)
        for each in most
        if each.text in own
    }
    best = min(instead, key=lambda text: (bool(MARKED.search(text)), len(text), text), default=None)
    return replace(fact, statement=_plain(best)) if best is not None else fact


def _place(mention: Mention | Quote) -> Place:
    return mention.article, mention.field, mention.start


def _plain(text: str) -> str:
    return " ".join(text.split())
