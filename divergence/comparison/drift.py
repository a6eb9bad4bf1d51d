"""Drift: how far each article stands from what the *other* families agree on, in points that add up.

Five components, each capped, each point with its evidence: contradiction, unsupported, certainty, omission, framing.
The caps and the price of each kind of evidence are data (`weights.toml`). Amounts that grow with length are rates per
1,000 own-voice words, so that neither length nor repetition buys a rank; hedging and quoting loaded speakers cost
nothing. How an article is told is held against the other families' median: a loaded event costs nobody.

What counts:
- contradiction: `real` conflicts in which the article is on the less supported side, by severity and by how clear the
  majority is
- unsupported: the writer's conjecture; a reference hung on it; vague sources (a little); figures nobody is given for
  that no other family prints
- certainty: a shared value stated flat where every other family hedges or attributes; a claim hardened within the
  article; self-contradiction, in own voice
- omission: what at least two other families agree on and was not found in it, weighed by support, beyond a third of it;
  capped low
- framing: own-voice loaded words, verdicts, absolutes, beyond the other families' median; a headline that says another
  thing

What costs nothing:
- contradiction: two sides with even support; the majority's side
- unsupported: hedging; conjecture of a named source; figures any other family has, in whatever unit; counts up to a
  dozen
- certainty: holding back; a sentence that costs as a contradiction already
- omission: a short brief: it is never the worst for being short
- framing: quoted voices; a loaded event, on which all are loud; "I think" costs little
"""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison import evidence
from divergence.comparison.consensus import Agreed
from divergence.comparison.elsewhere import Elsewhere
from divergence.comparison.evidence import Families, Item, Prices, Told
from divergence.document import plain_view
from divergence.result import ArticleResult, Component, Fact, Reference, ReferenceFact

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
SMOOTHING = 250  # words: a rate over a short text leans towards that of an article this much longer
NORMAL = 1.4826  # median absolute deviations in a standard deviation (Rousseeuw and Croux 1993)
DRAWS = 400
INDIFFERENT = 1.0  # points of 100: one faint finding more or less is no difference anybody could defend

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Drift:
    """One article's points a component, their evidence, and the divergence in each resample (shape (DRAWS,))."""

    points: Mapping[str, float]
    evidence: Mapping[str, tuple[str, ...]]
    draws: Floats

    @property
    def divergence(self) -> float:
        return math.fsum(self.points.values())


@dataclass(frozen=True, slots=True)
class Ordinary:
    """What the other families' framing is like, per 1,000 own-voice words: their median, and the unit in which to
    stand away from it."""

    median: float
    unit: float


def drifts(
    articles: Sequence[ArticleResult],
    families: Families,
    agreed: Agreed,
    multipliers: Mapping[str, float],
    prices: Prices | None = None,
) -> dict[str, Drift]:
    """Each article's drift from the consensus and the tone of all families but its own.

    Args:
        families: article id to family number, of each family the article that stands for it first; an article without
            one is left out.
        multipliers: a user's weight for each component (1 where absent).
        prices: weights instead of the shipped ones, of the same form.
    """
    price = weights() if prices is None else prices
    told = {article.id: evidence.once(article) for article in articles if article.id in families}
    framed = {key: evidence.framing(each.article, price) for key, each in told.items()}
    elsewhere = Elsewhere([each for each in articles if each.id not in agreed.copies], families)
    rates = {key: _rate(framed[key], each.words) for key, each in told.items()}
    concerning, common = evidence.concerning(agreed), evidence.common(agreed)
    drawn = {each.fact.id: _resample(each.fact.statement) for each in common}
    scale = _Scale(agreed, multipliers, price, drawn)
    found = {}
    for key, each in told.items():
        own = concerning.get(key, Agreed((), (), {}))
        items = evidence.contradiction(each.article, families, own, price)
        items += evidence.unsupported(each.article, families, own, elsewhere, price)
        items += evidence.certainty(each.article, families, own, price) + framed[key]
        due, missing = evidence.omission(each.article, families, common)
        found[key] = _drift(each, items, due, missing, _ordinary(rates, families, key, price), scale)
    return found


def _rate(items: Sequence[Item], words: float) -> float:
    return math.fsum(item.amount for item in items if not item.flat) * 1000 / (words + SMOOTHING)


def _ordinary(rates: Mapping[str, float], families: Families, article: str, prices: Prices) -> Ordinary:
    """The framing of all families but the article's own, each as it stands in the article that stands for it."""
    others: dict[int, float] = {}
    for key, family in families.items():
        if family != families[article] and key in rates:
            others.setdefault(family, rates[key])
    each = np.array([*others.values()] or [0.0])
    median = float(np.median(each))
    spread = NORMAL * float(np.median(np.abs(each - median)))
    return Ordinary(median, max(float(prices["framing"]["unit"]), spread))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What turns amounts into points; `drawn` are the weights of the consensus facts in each resample."""

    agreed: Agreed
    multipliers: Mapping[str, float]
    prices: Prices
    drawn: Mapping[str, Floats]


def _drift(
    told: Told, items: Sequence[Item], due: Sequence[Fact], missing: Sequence[Fact], ordinary: Ordinary, scale: _Scale
) -> Drift:
    counts = {item.id: _resample(item.content) for item in items}
    counts.update({fact.id: scale.drawn[fact.id] for fact in (*due, *missing)})
    ones = {key: np.ones(1) for key in counts}
    observed, drawn = (_points(items, due, missing, each, told.words, ordinary, scale) for each in (ones, counts))
    points = {name: round(float(observed[name][0]), 4) for name in COMPONENTS}
    found = {
        name: tuple(dict.fromkeys(item.id for item in items if item.component == name and item.amount > 0))
        for name in COMPONENTS
    }
    found["omission"] = tuple(fact.id for fact in missing)
    found = {name: found[name] if points[name] else () for name in COMPONENTS}
    draws = np.sum([drawn[name] for name in COMPONENTS], axis=0)
    return Drift(points, found, np.broadcast_to(draws, DRAWS))  # of an article without evidence there is only one


def _points(
    items: Sequence[Item],
    due: Sequence[Fact],
    missing: Sequence[Fact],
    counts: Mapping[str, Floats],
    words: float,
    ordinary: Ordinary,
    scale: _Scale,
) -> dict[str, Floats]:
    """The points of each component in each resample; shape (draws,)."""
    zero = np.zeros(len(next(iter(counts.values()), np.zeros(1))))
    points: dict[str, Floats] = {}
    for name in COMPONENTS:
        price = scale.prices[name]
        if name == "omission":
            share = _left_out(due, missing, counts, scale.agreed, zero)
            amount = np.clip((share - price["dead_zone"]) / (1 - price["dead_zone"]), 0, 1)
        else:
            own = [item for item in items if item.component == name]
            rate = sum((item.amount * counts[item.id] for item in own if not item.flat), zero)
            rate = rate * (1000 / (words + SMOOTHING))
            flat = sum((item.amount * counts[item.id] for item in own if item.flat), zero)
            if name == "framing":
                rate = np.maximum(0.0, (rate - ordinary.median) / ordinary.unit)
            # Ordinary variation costs next to nothing, and no step parts it from what costs (Charbonnier et al. 1997).
            ordinary_ = price.get("ordinary", 0.0)
            beyond = np.hypot(rate + flat, ordinary_) - ordinary_
            amount = 1 - np.exp(-beyond / price["scale"])
        points[name] = price["cap"] * scale.multipliers.get(name, 1.0) * amount
    total = sum(points.values())
    over = np.maximum(1.0, total / 100)  # a user's weights may add to more than 100
    return {name: value / over for name, value in points.items()}


def _left_out(
    due: Sequence[Fact], missing: Sequence[Fact], counts: Mapping[str, Floats], agreed: Agreed, zero: Floats
) -> Floats:
    """The share of what the others agree on that the article leaves out, each fact weighing as many as support it."""
    weight = {fact.id: len(agreed.asserting[fact.id]) for fact in (*due, *missing)}
    gone = sum((weight[fact.id] * counts[fact.id] for fact in missing), zero)
    whole = gone + sum((weight[fact.id] * counts[fact.id] for fact in due), zero)
    return np.divide(gone, whole, out=np.zeros_like(zero), where=whole > 0)


def _resample(content: str) -> Floats:
    """The weight of a piece of evidence in each resample (Bayesian bootstrap, Rubin 1981), keyed by its content: the
    draws are paired across articles and the same whatever else is in the story, and however it is typeset."""
    plain = " ".join(plain_view(content).casefold().split())
    seed = int.from_bytes(hashlib.sha256(plain.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).exponential(1.0, DRAWS)


def from_reference(article: str, facts: Sequence[ReferenceFact], multipliers: Mapping[str, float]) -> Reference:
    """An article's drift from the user's reference facts: what it contradicts and what it leaves out, at the prices of
    the main score, where what is known stands as clear as all against one. The other components have no part in it: a
    reference says nothing of tone or sourcing."""
    against = tuple(
        fact.id
        for fact in facts
        if any(mention.article == article and mention.stance == "contradicts" for mention in fact.mentions)
    )
    missing = tuple(fact.id for fact in facts if article in fact.absent)
    wrong, omitted = weights()["contradiction"], weights()["omission"]
    share = len(missing) / len(facts)
    amount = len(against) * wrong["major"] * evidence.CLEAREST
    amounts = {
        "contradiction": wrong["cap"] * (1 - math.exp(-amount / wrong["scale"])),
        "omission": omitted["cap"] * max(0.0, share - omitted["dead_zone"]) / (1 - omitted["dead_zone"]),
    }
    found = {"contradiction": against, "omission": missing}
    points = {name: round(multipliers.get(name, 1.0) * amounts.get(name, 0.0), 2) for name in COMPONENTS}
    over = max(1.0, math.fsum(points.values()) / 100)
    points = {name: round(value / over, 2) for name, value in points.items()}
    return Reference(
        divergence=round(math.fsum(points.values()), 2),
        components={
            name: Component(points=value, evidence=found.get(name, ()) if value else ())
            for name, value in points.items()
        },
    )


@cache
def weights() -> dict[str, Any]:
    """The shipped weights, by component."""
    return tomllib.loads((files("divergence.comparison") / "weights.toml").read_text(encoding="utf-8"))


def priced() -> frozenset[str]:
    """The rules whose findings cost points."""
    return frozenset(name for component in weights().values() for name in component)


def interval(draws: Floats, divergence: float) -> tuple[float, float]:
    """The 90 % interval of the resamples, never excluding the observed value."""
    low, high = np.quantile(draws, (0.05, 0.95))
    return min(float(low), divergence), max(float(high), divergence)


def apart(found: Sequence[Drift], sure: float) -> list[frozenset[int]]:
    """For each of `found` the numbers of the others that it is told apart from: one of the two drifts further than the
    other, by a difference worth the name, in a share of at least `sure` of the paired resamples. A resample in which
    neither does counts half for each."""
    draws = np.array([each.draws for each in found])
    told: list[frozenset[int]] = []
    for own in draws:
        by = own - draws
        even = 0.5 * np.mean(np.abs(by) <= INDIFFERENT, axis=1)
        further = np.maximum(np.mean(by > INDIFFERENT, axis=1), np.mean(by < -INDIFFERENT, axis=1))
        told.append(frozenset(np.flatnonzero(further + even >= sure).tolist()))
    return told
