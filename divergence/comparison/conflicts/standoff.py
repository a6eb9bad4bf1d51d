"""A standoff: places of several sources that cannot all be right, and the story it is looked for in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from divergence.annotations import Annotated
from divergence.comparison.conflicts.assertions import Assertion, assertions
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import Gathered
from divergence.comparison.facts.wording import Key
from divergence.result import ConflictKind

Near = dict[Key, dict[Key, float]]
LEAST_FAMILIES = 2  # that say one thing before another source contradicts it
SINGULAR = {"have": "has"}
LONGEST_CLAUSE = 160  # characters of a clause as it is shown
WITHIN = re.compile(r"(?<!\w)[\"“](?=\S)([^\"“”]+)(?<=\S)[\"”](?!\w)")
MARK = re.compile(r"[\"“”]")
# An aside between two dashes, with the half of its clause that stands beyond it: "denies – again – that it knew".
ASIDE_BEFORE = re.compile(r"[^;:–—(]*[–—][^;:–—(]{1,60}[–—]\s*$")
ASIDE_AFTER = re.compile(r"\s*[–—][^;:–—(]{1,60}[–—][^;:–—(]*")


class Place(Protocol):
    """Characters ``[start, end)`` of article number `article`."""

    @property
    def article(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Said(Place, Protocol):
    """A clause, whose words are `text`, in the sentence at a place."""

    @property
    def text(self) -> str: ...


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
    """A story as it is told: its articles, the family number of each, and their claims gathered into facts."""

    articles: Sequence[Annotated]
    family: Sequence[int]
    gathered: Gathered

    @property
    def claims(self) -> Sequence[Claim]:
        return self.gathered.claims

    @property
    def facts(self) -> Sequence[FactDraft]:
        return self.gathered.facts

    @cached_property
    def assertions(self) -> list[Assertion]:
        return assertions(self.articles)

    @cached_property
    def _between(self) -> Any:
        """How likely each two sentences state one fact, as the entries of a sparse matrix."""
        return self.gathered.between.tocoo()

    def near(self, least: float) -> Near:
        """By sentence of the texts, those of other families that may state one fact with it, with their likelihood, at
        least so high."""
        pairs, between = self.gathered.pairs, self._between
        key = dict(zip(pairs.sentence.tolist(), (each.key for each in self.claims), strict=True))
        keys = [key[number] for number in range(between.shape[0])]
        family = np.array([self.family[article] if where == "text" else -1 for article, where, _ in keys])
        one, other = family[between.row], family[between.col]
        kept = (between.data >= least) & (one != other) & (one >= 0) & (other >= 0)
        near: Near = {}
        for row, column, share in zip(
            *(each[kept].tolist() for each in (between.row, between.col, between.data)), strict=True
        ):
            near.setdefault(keys[row], {})[keys[column]] = share
        return near

    def sources(self, places: Sequence[Place]) -> str:
        """How many independent sources the places are of, in words: "one source", "3 independent sources"."""
        count = len({self.family[place.article] for place in places})
        return "one source" if count == 1 else f"{count} independent sources"

    def clause(self, places: Sequence[Place], verb: str) -> str:
        """Those sources with their verb, which agrees in number: "one source names", "2 independent sources name"."""
        sources = self.sources(places)
        return f"{sources} {SINGULAR.get(verb, f'{verb}s') if sources == 'one source' else verb}"

    def two_names(self, one: str, other: str, agreed: Sequence[Place], rival: Sequence[Place]) -> Standoff:
        """One thing or person under two names."""
        words = f"{self.clause(agreed, 'name')} {one} where another names {other}."
        return Standoff("entity", one, other, words, agreed, rival)

    def shown(self, said: Said) -> str:
        """A clause as an explanation quotes it, from its subject to its end where an aside parts it in two."""
        sentence, clause = self.articles[said.article].document.text[said.start : said.end], said.text.strip(" –—")
        first = sentence.find(clause)
        if first < 0:
            return shown(clause)
        last = first + len(clause)
        before, after = ASIDE_BEFORE.search(sentence[:first]), ASIDE_AFTER.match(sentence[last:])
        return shown(sentence[before.start() if before else first : last + (after.end() if after else 0)])


STOP = re.compile(r"(?<!\.\w)\.$")  # of a sentence, and not of "p.m."


def shown(clause: str) -> str:
    """A clause as an explanation quotes it: a quotation within it in single marks, and no mark whose fellow was cut
    off."""
    words = " ".join(clause.split()).strip(" ,;:—–-*")
    if len(words) > LONGEST_CLAUSE:
        words = words[:LONGEST_CLAUSE].rsplit(" ", 1)[0] + " …"
    paired = words if WITHIN.fullmatch(words) else WITHIN.sub(r"‘\1’", words)
    return STOP.sub("", MARK.sub("", paired).strip(" ,;:—–-*"))
