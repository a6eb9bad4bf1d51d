"""A standoff: places of several sources that cannot all be right, and the story it is looked for in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

import numpy as np

from divergence.annotations import Annotated
from divergence.comparison.conflicts.assertions import Assertion, assertions
from divergence.comparison.facts.alignment import Floats, Pairs
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.wording import Key
from divergence.result import ConflictKind

LEAST_FAMILIES = 2  # that say one thing before another source contradicts it
SINGULAR = {"have": "has"}
LONGEST_CLAUSE = 160  # characters of a clause as it is shown
WITHIN = re.compile(r"(?<!\w)[\"“](?=\S)([^\"“”]+)(?<=\S)[\"”](?!\w)")
MARK = re.compile(r"[\"“”]")


class Place(Protocol):
    """Characters ``[start, end)`` of article number `article`."""

    @property
    def article(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Standoff:
    """What most say (`one`, at the places `agreed`) and what stands against it (`other`, at `rival`)."""

    kind: ConflictKind
    one: str
    other: str
    explanation: str
    agreed: Sequence[Place]
    rival: Sequence[Place]


@dataclass(frozen=True)
class Told:
    """A story as it is told: its articles, the family number of each, their claims, the facts these make, and the
    pairs of claims that may state one fact, with their likelihood."""

    articles: Sequence[Annotated]
    family: Sequence[int]
    claims: Sequence[Claim]
    facts: Sequence[FactDraft]
    pairs: Pairs | None = None
    likelihood: Floats = field(default_factory=lambda: np.zeros(0))

    @cached_property
    def assertions(self) -> list[Assertion]:
        return assertions(self.articles)

    def sources(self, places: Sequence[Place]) -> str:
        """How many independent sources the places are of, in words: "one source", "3 independent sources"."""
        count = len({self.family[place.article] for place in places})
        return "one source" if count == 1 else f"{count} independent sources"

    def clause(self, places: Sequence[Place], verb: str) -> str:
        """Those sources with their verb, which agrees in number: "one source names", "2 independent sources name"."""
        sources = self.sources(places)
        return f"{sources} {SINGULAR.get(verb, f'{verb}s') if sources == 'one source' else verb}"


def shown(clause: str) -> str:
    """A clause as an explanation quotes it: a quotation within it in single marks, and no mark whose fellow was cut
    off."""
    words = " ".join(clause.split()).strip(" ,;:—–-*")
    if len(words) > LONGEST_CLAUSE:
        words = words[:LONGEST_CLAUSE].rsplit(" ", 1)[0] + " …"
    paired = words if WITHIN.fullmatch(words) else WITHIN.sub(r"‘\1’", words)
    return MARK.sub("", paired).strip(" ,;:—–-*")


def near(told: Told, least: float) -> dict[Key, dict[Key, float]]:
    """By sentence, those of other families that may state one fact with it, with their likelihood, at least `least`."""
    found: dict[Key, dict[Key, float]] = {}
    if told.pairs is None:
        return found
    kept = np.flatnonzero(told.likelihood >= least)
    pairs = zip(told.pairs.one[kept].tolist(), told.pairs.other[kept].tolist(), told.likelihood[kept], strict=True)
    for one, other, share in pairs:
        here, there = told.claims[one], told.claims[other]
        if here.field == there.field == "text" and told.family[here.article] != told.family[there.article]:
            for a, b in ((here.key, there.key), (there.key, here.key)):
                others = found.setdefault(a, {})
                others[b] = max(float(share), others.get(b, 0.0))
    return found
