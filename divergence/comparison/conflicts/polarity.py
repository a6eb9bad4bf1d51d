"""Conflicts of polarity: one source says that something happened, others that it did not, or the opposite.

Two clauses of different families are looked at where they stand at two poles of one axis (open/shut, accepted/refused),
a negation turning them round. Whether they are about the same thing is one scored decision over what else they share
(`polarity.toml`); two independent families must say the same for a third to stand against them. An axis whose words say
nothing without their object (rose/fell, won/lost, died/survived) is not looked at: tried, and wrong too often.

Source: de Marneffe et al. (2008), "Finding contradictions in text"; Harabagiu et al. (2006), "Negation, contrast and
contradiction in text processing".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.assertions import Assertion, damping, personal, unit_rows
from divergence.comparison.conflicts.standoff import Standoff, Told
from divergence.comparison.facts.alignment import Floats

EVIDENCE = (
    "likeness", "second_likeness", "own_likeness", "names", "names_apart", "shared", "telling", "support", "quoted",
    "says_both", "backing", "agent",
)  # fmt: skip
LEAST_LIKENESS = 0.08  # of the clause most like the rival ...
LEAST_SECOND = 0.03  # ... and of one of a second family
LONGEST_CLAUSE = 160  # characters of a clause as it is shown
MOST_CLAUSES = 400  # clauses on one side of one axis
CERTAIN = 0.75  # height on the ladder from which a clause is a statement
DECISION = "polarity"
OPEN = frozenset("if would could should might whether unless hopes hoping hope".split())
WITHIN = re.compile(r"(?<!\w)[\"“](?=\S)([^\"“”]+)(?<=\S)[\"”](?!\w)")
MARK = re.compile(r"[\"“”]")


@dataclass(frozen=True, slots=True)
class Opposed:
    """Clauses of several families that say one thing, and of another that says its opposite; `key` is what of."""

    agreed: tuple[Assertion, ...]
    rival: Assertion
    axis: str
    evidence: tuple[float, ...]


def standoffs(told: Told) -> Iterator[Standoff]:
    """A statement and its opposite."""
    for pair in decided(opposed(told.assertions, told.family), DECISION):
        one, other = shown(pair.agreed[0].text), shown(pair.rival.text)
        words = f"{told.clause(pair.agreed, 'say')} the opposite of another: “{one}” against “{other}”."
        yield Standoff("polarity", one, other, words, pair.agreed, (pair.rival,))


def decided(pairs: Sequence[Opposed], name: str) -> Iterator[Opposed]:
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


def shown(clause: str) -> str:
    """A clause as an explanation quotes it: a quotation within it in single marks, and no mark whose fellow was cut
    off."""
    words = " ".join(clause.split()).strip(" ,;:—–-*")
    if len(words) > LONGEST_CLAUSE:
        words = words[:LONGEST_CLAUSE].rsplit(" ", 1)[0] + " …"
    paired = words if WITHIN.fullmatch(words) else WITHIN.sub(r"‘\1’", words)
    return MARK.sub("", paired).strip(" ,;:—–-*")


def opposed(found: Sequence[Assertion], family: Sequence[int]) -> list[Opposed]:
    """Every clause that stands against clauses of two other families, with the evidence that it contradicts them."""
    sides = [
        (axis, *poles)
        for axis, positive, negative in by_axis([each for each in found if stated(each)])
        for poles in ((positive, negative), (negative, positive))
    ]
    damped = damping(found)
    return [pair for axis, agreed, rivals in sides for pair in against(damped, family, axis, agreed, rivals)]


def _own(each: Assertion) -> dict[str, float]:
    """The words of the clause itself, in the order of the text: a sum in the order of a set differs from run to run."""
    return {word: weight for word, weight in each.words.items() if word in each.own}


def stated(each: Assertion) -> bool:
    return each.certainty.level >= CERTAIN and OPEN.isdisjoint(each.lower) and "?" not in each.text[-3:]


def against(
    damped: Mapping[str, float],
    family: Sequence[int],
    axis: str,
    agreed: Sequence[Assertion],
    rivals: Sequence[Assertion],
) -> Iterator[Opposed]:
    """The clauses of `rivals` against which clauses of two other families in `agreed` stand; what many clauses of the
    story say is `damped`."""
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
            if axis in personal() and not one.names & rival.names:
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
        yield Opposed(
            tuple(agreed[row] for row in best_rows),
            rival,
            axis,
            _evidence(
                [agreed[row] for row in best_rows],
                rival,
                likeness[best_rows, column],
                own[best_rows, column],
                len(backing),
                any(each.article == rival.article for each in agreed),
                axis,
            ),
        )


def _evidence(
    agreed: Sequence[Assertion],
    rival: Assertion,
    likeness: Floats,
    own: Floats,
    backing: int,
    says_both: bool,
    axis: str,
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
        float(axis in personal()),
    )


def by_axis(found: Sequence[Assertion]) -> Iterator[tuple[str, list[Assertion], list[Assertion]]]:
    """The axes, with the clauses at either pole."""
    sides: dict[str, tuple[list[Assertion], list[Assertion]]] = {}
    for each in found:
        for axis, side in each.poles.items():
            sides.setdefault(axis, ([], []))[side < 0].append(each)
    for axis in sorted(sides):
        positive, negative = sides[axis]
        if positive and negative and max(len(positive), len(negative)) <= MOST_CLAUSES:
            yield axis, positive, negative
