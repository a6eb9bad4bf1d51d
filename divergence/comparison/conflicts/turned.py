"""Conflicts of direction: what rose by one source's figures fell by the same figures of another.

"Up three per cent" twice and "slipping 3 per cent", of the same thing by its words: nobody tells of both. "Cut to 1.3%
from 1.6%" and "raised to 1.6 percent from 1.3": two things seldom change places to the digit. Who gives the newer
figure first ("2.21 (2.38)"), or alone and of the same thing, stands with those who have it as the newer one. An article
that tells of both, a forecast lowered and raised again, knows them apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from divergence.comparison.conflicts.changes import Change, changes, middle
from divergence.comparison.conflicts.slips import digits_of
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.facts.claims import Claim

AXIS = "level"  # of the `states` lexicon: what rises and falls
BESIDE = 1  # tokens between a figure and its word of rising or falling, a comma or "by" among them
LEAST_SHARED = 2  # words that two sentences with one figure have in common where they are of one thing
LEAST_DIGITS = 2  # of each figure: from three to five, and from five to three, are many things


def standoffs(told: Told) -> Iterator[Standoff]:
    """A figure by which something rose or fell, as two families tell it and a third the other way round; and two
    figures that one source has in one order, and another in the other."""
    yield from _opposite(told)
    yield from _changed_places(told)


def _opposite(told: Told) -> Iterator[Standoff]:
    moves: dict[tuple[str, float], tuple[list[Claim], list[Claim]]] = {}
    for claim in told.claims:
        if claim.field == "text" and (rose := _rose(told, claim)) is not None:
            moves.setdefault((str(claim.dimension), middle(claim)), ([], []))[rose].append(claim)
    for _, (falls, rises) in sorted(moves.items(), key=lambda each: each[0]):
        for agreed, others, one, other in ((rises, falls, "rise", "fall"), (falls, rises, "fall", "rise")):
            rival = [each for each in others if _of_one_thing(each, agreed)]
            here, there = _families(told, agreed), _families(told, rival)
            if len(here) >= LEAST_FAMILIES and len(there) == 1 and here.isdisjoint(there):
                words = f"{told.clause(agreed, 'have')} a {one} where another has a {other}, by the same figure."
                yield Standoff("polarity", told.shown(agreed[0]), told.shown(rival[0]), words, agreed, rival)


def _rose(told: Told, claim: Claim) -> bool | None:
    """Whether something rose by a share, or fell, by the word right beside it; None where it is said to be no change,
    or by words of both."""
    document, anchor = told.articles[claim.article].document, claim.anchor
    if claim.dimension != "percent" or anchor is None:
        return None
    first, last = document.token_range(anchor.start, anchor.end)
    ways = {
        part.split()[0]
        for hit in document.hits["states"]
        for part in hit.entry.kind.split("; ")
        if part.startswith(AXIS) and (0 <= first - hit.last <= BESIDE or 0 <= hit.first - last <= BESIDE)
        and document.sentence_of[hit.first] == document.sentence_of[first]
    }  # fmt: skip
    return ways == {f"{AXIS}+"} if len(ways) == 1 else None


def _of_one_thing(one: Claim, others: Sequence[Claim]) -> bool:
    return any(len(one.context.keys() & each.context.keys()) >= LEAST_SHARED for each in others)


def _changed_places(told: Told) -> Iterator[Standoff]:
    found: dict[tuple[str, float, float], list[Change]] = {}
    for each in changes(told.claims):
        if min(len(digits_of(each.old)), len(digits_of(each.new))) >= LEAST_DIGITS:
            found.setdefault((str(each.of.dimension), each.old, each.new), []).append(each)
    for (dimension, old, new), rises in sorted(found.items(), key=lambda each: each[0]):
        falls = found.get((dimension, new, old), [])
        if old < new and any(each.ordered for each in rises) and any(each.ordered for each in falls):
            up, down = (
                [each.of for each in sorted(side, key=lambda each: not each.ordered)] for side in (rises, falls)
            )
            sides = [(up, "rise", new, old), (down, "fall", old, new)]
            backed = [[*side, *_newer_alone(told, side, newer, older)] for side, _, newer, older in sides]
            most = len(_families(told, backed[0])) < len(_families(told, backed[1]))
            (agreed, one, *_), (rival, other, *_) = sides[most], sides[not most]
            apart = _families(told, up).isdisjoint(_families(told, down))
            if apart and len(_families(told, rival)) == 1:
                words = (
                    f"{told.clause(backed[most], 'have')} a {one} where another has a {other}, by the same two figures."
                )
                yield Standoff("polarity", told.shown(agreed[0]), told.shown(rival[0]), words, backed[most], rival)


def _newer_alone(told: Told, side: Sequence[Claim], newer: float, older: float) -> list[Claim]:
    """Where other families give the newer figure of a change, of the same thing by a word at least, and nowhere the
    older one."""
    here = [each for each in told.claims if each.field == "text" and each.dimension == side[0].dimension]
    knowing = {each.article for each in here if middle(each) == older}
    words = {word for each in side for word in each.context}
    return [
        each for each in here
        if middle(each) == newer and each.article not in knowing and not words.isdisjoint(each.context)
        and told.family[each.article] not in _families(told, side)
    ]  # fmt: skip


def _families(told: Told, found: Sequence[Claim]) -> set[int]:
    return {told.family[each.article] for each in found}
