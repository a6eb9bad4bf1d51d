"""Conflicts of direction: what rose by one source's figures fell by the same figures of another.

"Cut to 1.3% from 1.6%" and "raised to 1.6 percent from 1.3": two things seldom change places to the digit. Who gives
the newer figure first ("2.21 (2.38)"), or alone and of the same thing, stands with those who have it as the newer one.
An article that tells of both, a forecast lowered and raised again, knows them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from divergence.comparison.conflicts.changes import Change, changes, middle
from divergence.comparison.conflicts.slips import digits_of
from divergence.comparison.conflicts.standoff import Place, Standoff, Told

LEAST_DIGITS = 2  # of each figure: from three to five, and from five to three, are many things


def standoffs(told: Told) -> Iterator[Standoff]:
    """Two figures that one source has in one order, and another in the other."""
    found: dict[tuple[str, float, float], list[Change]] = {}
    for each in changes(told.claims):
        if min(len(digits_of(each.old)), len(digits_of(each.new))) >= LEAST_DIGITS:
            found.setdefault((str(each.of.dimension), each.old, each.new), []).append(each)
    for (dimension, old, new), rises in sorted(found.items(), key=lambda each: each[0]):
        falls = found.get((dimension, new, old), [])
        if old < new and falls and _families(told, rises).isdisjoint(_families(told, falls)):
            rises, falls = (sorted(side, key=lambda each: not each.ordered) for side in (rises, falls))
            sides = [(side, [*side, *_newer_alone(told, side)]) for side in (rises, falls)]
            (agreed, backed), (rival, _) = sorted(sides, key=lambda side: -len(_families(told, side[1])))
            if agreed[0].ordered and rival[0].ordered and len(_families(told, rival)) == 1:
                one, other = ("rise", "fall") if agreed is rises else ("fall", "rise")
                words = f"{told.clause(backed, 'have')} a {one} where another has a {other}, by the same two figures."
                yield Standoff("polarity", told.shown(agreed[0].of), told.shown(rival[0].of), words, backed, rival)


def _newer_alone(told: Told, side: Sequence[Change]) -> list[Place]:
    """Where other families give the newer figure of these changes, of the same thing by a word at least, and nowhere
    the older one."""
    first = side[0]
    here = [each for each in told.claims if each.field == "text" and each.dimension == first.of.dimension]
    older = {each.article for each in here if middle(each) == first.old}
    words = {word for each in side for word in each.of.context}
    return [
        each for each in here
        if middle(each) == first.new and each.article not in older and not words.isdisjoint(each.context)
        and told.family[each.article] not in _families(told, side)
    ]  # fmt: skip


def _families(told: Told, found: Sequence[Place]) -> set[int]:
    return {told.family[each.article] for each in found}
