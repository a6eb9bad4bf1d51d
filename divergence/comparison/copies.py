"""Copies: a text that ran in several places is compared once, and what is found holds for each of them.

Were each copy compared by itself, it would weigh in on how common a word is in the story and on which claims gather
into one fact, and copying an article would change what the others are said to agree on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from divergence.annotations import Annotated
from divergence.comparison.consensus import Agreed
from divergence.comparison.echoes import alike, bearing, plain
from divergence.result import Mention, Quote

MOSTLY = 0.85  # share of an article's sentences from which it is a copy of what its family has said before it

Place = TypeVar("Place", Mention, Quote)
Copies = Mapping[str, Sequence[str]]


def originals(articles: Sequence[Annotated]) -> tuple[list[Annotated], Copies]:
    """The first of each text and headline, and the ids under which each ran (its own first)."""
    first: dict[tuple[str, str | None], Annotated] = {}
    copies: dict[str, list[str]] = {}
    for annotated in articles:
        article = annotated.article
        original = first.setdefault((article.text, article.title), annotated)
        copies.setdefault(original.article.id, []).append(article.id)
    return list(first.values()), copies


def reworked(articles: Sequence[Annotated], family: Sequence[int]) -> tuple[bool, ...]:
    """Which articles are hardly more than a copy: most of their sentences stand, but for a word or two, in an article
    before them of their family that is none."""
    said: dict[int, dict[object, list[str]]] = {}
    found = []
    for annotated, number in zip(articles, family, strict=True):
        document = annotated.document
        known = said.setdefault(number, {})
        own = [document.text[each.start : each.end] for each in document.fresh] if family.count(number) > 1 else []
        again = sum(any(alike(plain(text), other) for other in known.get(bearing(text), ())) for text in own)
        found.append(again > MOSTLY * len(own))
        if not found[-1]:
            for text in own:
                known.setdefault(bearing(text), []).append(plain(text))
    return tuple(found)


def spread(agreed: Agreed, copies: Copies) -> Agreed:
    """What was found of each original, said of its copies as well."""
    if all(len(ids) == 1 for ids in copies.values()):
        return agreed
    return Agreed(
        tuple(
            replace(
                fact,
                mentions=_places(fact.mentions, copies),
                absent=_ids(fact.absent, copies),
                unclear=_ids(fact.unclear, copies),
                near=_places(fact.near, copies),
            )
            for fact in agreed.facts
        ),
        tuple(
            replace(
                conflict,
                sides=tuple(
                    replace(side, articles=_ids(side.articles, copies), mentions=_places(side.mentions, copies))
                    for side in conflict.sides
                ),
                deviant=_ids(conflict.deviant, copies),
            )
            for conflict in agreed.conflicts
        ),
        agreed.asserting,
    )


def _ids(ids: Sequence[str], copies: Copies) -> tuple[str, ...]:
    return tuple(sorted(copy for each in ids for copy in copies[each]))


def _places(places: Sequence[Place], copies: Copies) -> tuple[Place, ...]:
    return tuple(replace(place, article=copy) for place in places for copy in copies[place.article])
