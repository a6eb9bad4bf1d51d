"""Conflicts of votes told in two forms: "split 4-1" and "by three votes to two".

A body of five that went four to one did not go three to two, however either is written. Where two sources write it as
the third does, the votes are held against one another as other values are (`candidates`). One source stands against
two, nobody tells of two votes of as many (an amendment and the bill), and they were not published days apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.conflicts.tallies import another_vote, tally
from divergence.comparison.conflicts.values import moment
from divergence.comparison.facts.claims import Claim

Split = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Vote:
    """How a vote fell by claim `number`, at characters ``[start, end)`` of article number `article`, and in which
    form."""

    number: int
    article: int
    start: int
    end: int
    split: Split
    form: str


def standoffs(told: Told) -> Iterator[Standoff]:
    """One vote of a body that two families tell of, and another of as many votes in another form."""
    votes = [vote for number, claim in enumerate(told.claims) if (vote := _vote(number, claim)) is not None]
    published = [moment(annotated.article.published) for annotated in told.articles]
    by_split: dict[Split, list[Vote]] = {}
    for each in votes:
        by_split.setdefault(each.split, []).append(each)
    told_of = {(each.article, each.split) for each in votes}
    twice = [total for (_, total), count in Counter((at, sum(split)) for at, split in told_of).items() if count > 1]
    by_split = {split: found for split, found in by_split.items() if sum(split) not in twice}
    for split, agreed in sorted(by_split.items()):
        for other, rivals in sorted(by_split.items()):
            here, there = ({told.family[each.article] for each in side} for side in (agreed, rivals))
            alone = len(here) >= LEAST_FAMILIES and len(there) == 1 and here.isdisjoint(there)
            forms = {each.form for each in rivals}
            alike = {told.family[each.article] for each in agreed if each.form in forms}
            pair = Pair(told.claims, [each.number for each in agreed], rivals[0].number, published)
            one_vote = sum(split) == sum(other) and not another_vote(pair)
            if alone and one_vote and len(alike) < LEAST_FAMILIES:
                one, rival = (f"{most} to {least}" for most, least in (split, other))
                words = f"{told.clause(agreed, 'have')} the votes at {one}; another has them at {rival}."
                yield Standoff("numeric", one, rival, words, agreed, rivals)


def _vote(number: int, claim: Claim) -> Vote | None:
    split, anchor = tally(claim), claim.anchor
    if split is None or anchor is None or claim.field != "text":
        return None
    return Vote(number, claim.article, anchor.start, anchor.end, split, str(claim.dimension))
