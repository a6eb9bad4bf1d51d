"""Gathered: a story's claims, which of them state one fact, and what that rests on."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from divergence.comparison.facts import alignment
from divergence.comparison.facts.alignment import Floats, Pairs
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft, drafts
from divergence.comparison.facts.gathering import clusters
from divergence.comparison.facts.space import Vectors, vectors


@dataclass(frozen=True, slots=True)
class Gathered:
    """Claims with their vectors, the pairs that may state one fact with their likelihood, and the facts."""

    claims: Sequence[Claim]
    space: Vectors
    pairs: Pairs
    likelihood: Floats
    facts: Sequence[FactDraft]


def gather(claims: Sequence[Claim], among: Container[int] | None = None) -> Gathered:
    """The facts that claims state; `among` are the articles that count for how common a word is, all where None."""
    space = vectors(claims, among)
    return gather_from(claims, space, alignment.pairs(claims, space))


def gather_from(claims: Sequence[Claim], space: Vectors, pairs: Pairs) -> Gathered:
    """The same where the pairs that may state one fact are known."""
    likely = alignment.probabilities(pairs)
    return Gathered(claims, space, pairs, likely, drafts(claims, clusters(pairs, likely), pairs, likely))
