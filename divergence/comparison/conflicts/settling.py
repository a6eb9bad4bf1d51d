"""Clauses that leave a matter open, and one that tells it as settled, with the evidence that they are of one matter.

Words alone decide what a clause is about: those it shares with the other, damped where many clauses of the story have
them. Who leaves it open must be of two families or more, and of more than tell it as settled.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.assertions import Assertion, damping, unit_rows
from divergence.comparison.facts.alignment import Floats

EVIDENCE = (
    "likeness", "second_likeness", "own_likeness", "names", "names_apart", "shared", "telling", "support", "quoted",
    "says_both", "backing",
)  # fmt: skip
LEAST_LIKENESS = 0.08  # of the clause most like the rival ...
LEAST_SECOND = 0.03  # ... and of one of a second family
MOST_CLAUSES = 400  # clauses on one side


@dataclass(frozen=True, slots=True)
class Settled:
    """Clauses of several families that leave a matter open, and of another that settles it."""

    agreed: tuple[Assertion, ...]
    rival: Assertion
    evidence: tuple[float, ...]


def decided(pairs: Sequence[Settled], name: str) -> Iterator[Settled]:
    """The pairs that a decision is sure of, the likeliest first; a source that repeats itself is told once."""
    likely = decision.likelihood(name, EVIDENCE, [each.evidence for each in pairs])
    taken: set[tuple[int, int, int]] = set()
    for at in sorted(range(len(pairs)), key=lambda place: -likely[place]):
        if likely[at] < decision.threshold(name):
            break
        pair = pairs[at]
        key = pair.rival.article, pair.agreed[0].article, pair.agreed[0].start
        if key not in taken:
            taken.add(key)
            yield pair


def _own(each: Assertion) -> dict[str, float]:
    """The words of the clause itself, in the order of the text: a sum in the order of a set differs from run to run."""
    return {word: weight for word, weight in each.words.items() if word in each.own}


def against(
    found: Sequence[Assertion],
    family: Sequence[int],
    agreed: Sequence[Assertion],
    rivals: Sequence[Assertion],
) -> Iterator[Settled]:
    """The clauses of `rivals` that settle what clauses of two other families in `agreed` leave open; what many of the
    clauses `found` in the story say counts less."""
    if not agreed or not rivals or max(len(agreed), len(rivals)) > MOST_CLAUSES:
        return
    damped = damping(found)
    rows = [*agreed, *rivals]
    whole, own = (
        np.asarray((space @ space[len(agreed) :].T).todense())
        for space in (
            unit_rows([each.words for each in rows], damped),
            unit_rows([_own(each) for each in rows], damped),
        )
    )
    likeness, among = np.maximum(whole, own)[: len(agreed)], whole[len(agreed) :]
    for column, rival in enumerate(rivals):
        group = family[rival.article]
        best: dict[int, tuple[float, int]] = {}
        for row, one in enumerate(agreed):
            value = float(likeness[row, column])
            if family[one.article] == group or value < LEAST_SECOND:
                continue
            if value > best.get(family[one.article], (0.0, 0))[0]:
                best[family[one.article]] = value, row
        order = sorted(best.values(), reverse=True)
        if len(order) < 2 or order[0][0] < LEAST_LIKENESS:
            continue
        # Who says what the rival says stands on its side.
        backing = {
            family[each.article]
            for row, each in enumerate(rivals)
            if family[each.article] != group and among[row, column] >= order[0][0]
        }
        if len(backing) + 1 >= len(order):
            continue
        best_rows = [row for _, row in order]
        yield Settled(
            tuple(agreed[row] for row in best_rows),
            rival,
            _evidence(
                [agreed[row] for row in best_rows],
                rival,
                likeness[best_rows, column],
                own[best_rows, column],
                len(backing),
                any(each.article == rival.article for each in agreed),
            ),
        )


def _evidence(
    agreed: Sequence[Assertion],
    rival: Assertion,
    likeness: Floats,
    own: Floats,
    backing: int,
    says_both: bool,
) -> tuple[float, ...]:
    one = agreed[0]
    shared = one.own & rival.own
    three = (*agreed[:2], rival)
    return (
        float(likeness[0]),
        float(likeness[1]),
        float(own.max()),
        float(min(2, max(len(each.names & rival.names) for each in agreed[:2]))),
        float(bool(one.names and rival.names) and not one.names & rival.names),
        min(3, len(shared)) / 3,
        max((rival.words[word] for word in shared), default=0.0) / 8,
        float(min(4, len(agreed)) - 2),
        sum(each.quoted for each in three) / len(three),
        float(says_both),
        float(min(2, backing)),
    )
