"""Conflicts of backing: who two families say is for a thing, and another is against it, or the other way round.

"Pemberton will vote against the deal" twice, and "Pemberton said it would back the offer". The bearer has one name on
both sides and the matter may be one. Nobody is found who is told of both ways in one article, or by two families
against two: a mind may have changed, or there may be two matters. What was told more than a day later is later news.

Limits: only bearers with a name; the matter is told by one word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from divergence.annotations.dates import parse
from divergence.comparison.backing import Backed, backings
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told

LATER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody's backing at the sentence ``[start, end)`` of article number `article`."""

    article: int
    start: int
    end: int
    text: str
    told: Backed


def standoffs(told: Told) -> Iterator[Standoff]:
    """Somebody for a thing, and against it."""
    for agreed, rival in sided(places(told), told):
        one, other = ("for", "against") if agreed[0].told.side > 0 else ("against", "for")
        what = next((f"the {each.told.matter}" for each in agreed if each.told.matter), "it")
        who = max((each.told.called for each in (*agreed, *rival)), key=len)
        words = f"{told.clause(agreed, 'have')} {who} {one} {what} and another {other} it: “{told.shown(rival[0])}”."
        yield Standoff("polarity", told.shown(agreed[0]), told.shown(rival[0]), words, agreed, rival)


def places(told: Told) -> list[Place]:
    """Every backing of a story."""
    found = []
    for number, annotated in enumerate(told.articles):
        for each in backings(annotated):
            sentence = annotated.document.sentences[each.sentence]
            text = annotated.document.text[sentence.start : sentence.end]
            found.append(Place(number, sentence.start, sentence.end, text, each))
    return found


def sided(found: Sequence[Place], told: Told) -> Iterator[tuple[list[Place], list[Place]]]:
    """What two families or more tell of a bearer, and the opposite in another; a bearer once."""
    known: list[Backed] = []
    for each in found:
        if any(each.told.of_one(other) for other in known):
            continue
        known.append(each.told)
        one = [other for other in found if each.told.of_one(other.told)]
        sides = [[other for other in one if other.told.side == side] for side in (1, -1)]
        sides.sort(key=lambda side: -len(_families(side, told)))
        agreed, rival = sides
        here, there = (_families(side, told) for side in sides)
        if len(here) >= LEAST_FAMILIES and len(there) == 1 and not here & there and not _later(agreed, rival, told):
            yield agreed, rival


def _families(found: Sequence[Place], told: Told) -> set[int]:
    return {told.family[each.article] for each in found}


def _later(agreed: Sequence[Place], rival: Sequence[Place], told: Told) -> bool:
    """Whether one side was told more than a day after the other."""
    days = [
        [day.date() for each in side if (day := parse(told.articles[each.article].article.published)) is not None]
        for side in (agreed, rival)
    ]
    return all(days) and (min(days[1]) - max(days[0]) > LATER or min(days[0]) - max(days[1]) > LATER)
