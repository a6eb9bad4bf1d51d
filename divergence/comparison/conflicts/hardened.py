"""Conflicts of certainty: one source tells as settled what two other families leave open.

"The authority has not decided whether to review the licence" twice, and "the regulator will strip it of its licence":
whoever is right, the third is surer than what is known. The words for what is open and what is settled are one axis of
the `opposites` lexicon; the decision is that of `polarity`, with weights of its own (`hardened.toml`).

Limits: an outcome told in words of its own ("rates come down next month") shares nothing with "no decision has been
made"; a source that learnt of the decision first looks like one that made it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from divergence.comparison.conflicts.assertions import NEGATIONS, Assertion
from divergence.comparison.conflicts.polarity import QUESTION, Opposed, against, decided, shown, stated
from divergence.comparison.conflicts.standoff import Standoff, Told

DECISION = "hardened"
PENDING = frozenset(
    "decide consider depend review hear discuss determine meet rule vote debate examine assess investigate look see "
    "know wait remain continue try seek ask need give answer announce publish said says told".split()
)


def standoffs(told: Told) -> Iterator[Standoff]:
    """What is open, and told as settled."""
    for pair in decided(hardened(told.assertions, told.family), DECISION):
        one, other = shown(pair.agreed[0]), shown(pair.rival)
        words = f"{told.sources(pair.agreed)} leave open what another tells as settled: “{one}” against “{other}”."
        yield Standoff("certainty", one, other, words, pair.agreed, (pair.rival,))


def hardened(found: Sequence[Assertion], family: Sequence[int]) -> list[Opposed]:
    """Every flat clause that settles what clauses of two other families leave open, with its evidence."""
    open_clauses = [each for each in found if each.poles.get(QUESTION) == 1]
    flat = [each for each in found if each.poles.get(QUESTION) == -1 and _flat(each)]
    if not open_clauses or not flat:
        return []
    return list(against(found, family, QUESTION, open_clauses, flat))


def _flat(each: Assertion) -> bool:
    """Whether a clause tells an outcome in the writer's own words; that somebody "will decide" is none."""
    return (
        stated(each)
        and NEGATIONS.isdisjoint(each.lower)
        and not each.attributed
        and not each.quoted
        and PENDING.isdisjoint(each.lower)
    )
