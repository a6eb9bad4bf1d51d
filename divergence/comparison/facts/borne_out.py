"""Borne out: who of those gathered into a fact says what its own sentence says.

A fact is gathered by what its sentences have in common, and printed in one of them. Sentences on one matter chain: each
is near the next, and the last says something else than the first, about the same people. So each family is held
against the sentence that is printed, and counted where one of its own is likely to state that. One scored decision says
how likely (`borne_out.toml`, fitted by ``benchmarks/fit_borne_out.py`` on what readers said of printed facts): how
surely the two were taken for one fact, how much of the printed sentence the other has in its own words, whether they
share a figure or a date, and whether one has another figure behind the same words ("suspended for two years",
"suspended for 18 months"). Who is not counted stands beside the fact, unclear.

To print, of a fact's plainest sentences, the one that the others are likeliest to state was tried: readers found no
more of those counted to state it, since what looks likeliest of several is so by chance as well.

Limits: who does what to whom is not read, and an idiom shares no word with what it stands for.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from divergence.comparison.background import TELLING, idf
from divergence.comparison.background import telling as background_words
from divergence.comparison.facts.claims import HEDGED, Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.opposed import Story
from divergence.comparison.facts.readings import Readings, overlap, telling
from divergence.comparison.facts.space import LEAST_DAMPED, LEAST_SENTENCES
from divergence.comparison.facts.wording import Key, background

EVIDENCE = ("likely", "covered", "alike", "figure", "date", "other_figure", "words")
WORD = re.compile(r"[^\W\d_]+")
LEAD = 2  # words before a figure that say what it is of
EDGE = 0.25  # share of the narrower of two figures that they have in common, if they are one
WIDE = 0.2  # of its middle: how far a figure reaches that vouches for no figure within it ("aged between 38 and 87")


@cache
def settings() -> dict[str, Any]:
    """The fitted weights, and the likelihood from which a family is counted."""
    return tomllib.loads((files("divergence.comparison.facts") / "borne_out.toml").read_text(encoding="utf-8"))


def borne_out(facts: Sequence[FactDraft], told: Sentences) -> list[FactDraft]:
    """The facts, with those families unclear that do not say what the fact's own sentence says."""
    return [replace(fact, unclear=fact.unclear | _elsewhere(fact, told)) for fact in facts]


def _elsewhere(fact: FactDraft, told: Sentences) -> frozenset[int]:
    """The articles of families that say something else than the fact's sentence."""
    claims, family = told.story.claims, told.story.family
    own = claims[fact.statement].key
    said = {claims[number].key for number in fact.claims}
    saying = {family[own[0]]} | {family[key[0]] for key in said if told.says(key, own)}
    return frozenset(key[0] for key in said if family[key[0]] not in saying)


class Sentences:
    """A story's sentences, to hold one against another; each is read once."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self._by_key: dict[Key, list[int]] = {}
        for number, claim in enumerate(story.claims):
            self._by_key.setdefault(claim.key, []).append(number)
        self._text = {key: story.claims[numbers[0]].text.lower() for key, numbers in self._by_key.items()}
        own = {key: _own_words(text, self._claims(key)[0].named) for key, text in self._text.items()}
        times = Counter(word for words in own.values() for word in words)
        total = math.log(max(LEAST_SENTENCES, len(own)))
        self._words = {
            key: {w: weight * max(LEAST_DAMPED, 1 - math.log(times[w]) / total) for w, weight in words.items()}
            for key, words in own.items()
        }
        self._known: dict[tuple[Key, Key], float] = {}

    def says(self, one: Key, stated: Key) -> bool:
        """Whether one sentence states what another does."""
        return one == stated or self.likelihood(one, stated) >= float(settings()["counted"])

    def likelihood(self, one: Key, stated: Key) -> float:
        """How likely it is, in [0, 1], that one sentence states what another does."""
        if (one, stated) not in self._known:
            given = settings()
            weights = (given["weights"][name] for name in EVIDENCE)
            found = sum(weight * value for weight, value in zip(weights, self.evidence(one, stated), strict=True))
            self._known[one, stated] = 1 / (1 + math.exp(-found - given["bias"]))
        return self._known[one, stated]

    def evidence(self, one: Key, stated: Key) -> tuple[float, ...]:
        """What speaks for and against one sentence stating what another does, in the order of `EVIDENCE`."""
        from rapidfuzz import fuzz

        met = [
            (given, other)
            for given, may_be in self._figured(stated)
            for other, may_be_too in self._figured(one)
            if _meet(may_be, may_be_too)
        ]
        columns = {
            "likely": self.likely(one, stated),
            "covered": self._covered(one, stated),
            "alike": fuzz.token_set_ratio(self._text[one], self._text[stated]) / 100,
            "figure": max((min(telling(a), telling(b)) for a, b in met if a.dimension != "date"), default=0.0),
            "date": float(any(given.dimension == "date" for given, _ in met)),
            "other_figure": float(any(_other_figure(claim, self._claims(one)) for claim in self._claims(stated))),
            "words": math.log1p(len(WORD.findall(self._text[stated]))),
        }
        return tuple(columns[name] for name in EVIDENCE)

    def is_firm(self, key: Key) -> bool:
        """Whether a sentence is not told with doubt throughout."""
        return any(claim.certainty.level >= HEDGED for claim in self._claims(key))

    def likely(self, one: Key, other: Key) -> float:
        """How likely the two were taken for one fact."""
        close, others = self.story.worded.close, self._by_key[other]
        return max((close.get(n, {}).get(each, 0.0) for n in self._by_key[one] for each in others), default=0.0)

    def _covered(self, one: Key, stated: Key) -> float:
        """How much of the words of a sentence that are no names another has as well."""
        theirs, words = self._words[one], self._words[stated]
        shared = math.fsum(min(weight, theirs[word]) for word, weight in words.items() if word in theirs)
        return shared / (1 + math.fsum(words.values()))

    def _claims(self, key: Key) -> list[Claim]:
        return [self.story.claims[number] for number in self._by_key[key]]

    def _figured(self, key: Key) -> list[tuple[Claim, Readings]]:
        """The claims that give a figure, with what it may be."""
        claims, values = self.story.claims, self.story.worded.values
        return [(claims[n], values[n]) for n in self._by_key[key] if values[n] and not background(claims[n])]


def _own_words(text: str, named: Set[str]) -> dict[str, float]:
    """A sentence's own words that are no names, by what each tells."""
    return {word: weight for word, weight in background_words(WORD.findall(text)).items() if word not in named}


def _other_figure(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether others put another figure where a claim has its own: behind the same words, of which one is telling."""
    if claim.dimension in (None, "date") or claim.slot is None:
        return False
    lead = claim.slot.lead[-LEAD:]
    if len(lead) < LEAD or not any(word[0].isalpha() and idf(word) > TELLING for word in lead):
        return False
    same = [
        other
        for other in others
        if other.dimension == claim.dimension and other.slot is not None and other.slot.lead[-LEAD:] == lead
    ]
    return bool(same) and not any(overlap(claim, other) for other in same)


def _meet(one: Readings, other: Readings) -> bool:
    """Whether two figures may be one: of a kind, about as wide, and not only touching at their edges."""
    return any(
        kind == another
        and _wide(kind, low, high) == _wide(another, other_low, other_high)
        and min(high, other_high) - max(low, other_low) >= EDGE * min(high - low, other_high - other_low)
        for kind, low, high in one
        for another, other_low, other_high in other
    )


def _wide(kind: str, low: float, high: float) -> bool:
    return kind != "date" and high - low > WIDE * abs(low + high) / 2
