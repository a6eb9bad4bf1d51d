"""Gathered: a story's claims, which of them state one fact, and what that rests on."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from divergence.comparison.facts import alignment
from divergence.comparison.facts.alignment import Floats, Pairs
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft, drafts
from divergence.comparison.facts.gathering import clusters
from divergence.comparison.facts.space import Vectors, vectors
from divergence.comparison.facts.wording import Wording, wording


@dataclass(frozen=True)
class Gathered:
    """Claims with their vectors, and the pairs of them that may state one fact."""

    claims: Sequence[Claim]
    space: Vectors
    pairs: Pairs

    @cached_property
    def likelihood(self) -> Floats:
        """How likely each pair states one fact, in [0, 1]."""
        return alignment.probabilities(self.pairs)

    @cached_property
    def between(self) -> Any:
        """How likely each two sentences state one fact; sparse, shape (sentences, sentences)."""
        return alignment.between_sentences(self.pairs, self.likelihood)

    @cached_property
    def worded(self) -> Wording:
        """What a fact's sentence is chosen by."""
        return wording(self.claims, self.pairs, self.likelihood)

    @cached_property
    def facts(self) -> list[FactDraft]:
        """The facts that the claims state."""
        return drafts(self.claims, clusters(self.pairs, self.likelihood), self.worded)


def gather(claims: Sequence[Claim], among: Container[int] | None = None) -> Gathered:
    """Claims held against one another; `among` are the articles that count for how common a word is, all where None."""
    space = vectors(claims, among)
    return Gathered(claims, space, alignment.pairs(claims, space))
