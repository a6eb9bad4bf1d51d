"""Drift: how far each article stands from what the *other* families agree on, in points that add up.

Five components, each capped, each point with its evidence: contradiction, unsupported, certainty, omission, framing.
The caps and the price of each kind of evidence are data (`weights.toml`). Amounts that grow with length are rates per
1,000 own-voice words, so that neither length nor repetition buys a rank; hedging and quoting loaded speakers cost
nothing.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.consensus import FIRM, HEDGED, Agreed
from divergence.document import plain_view
from divergence.result import ArticleResult, Fact, Figure, Span

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
SMOOTHING = 250  # words: a rate over a short text leans towards that of an article this much longer
DRAWS = 400
BREAK = re.compile(r"(?<=[.!?])\s+|\n+")
SMALL = 12  # counts up to a dozen

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of evidence: what it is, the amount it adds to a component, and its id."""

    component: str
    id: str
    amount: float
    content: str


@dataclass(frozen=True, slots=True)
class Drift:
    """One article's points a component, their evidence, and the divergence in each resample (shape (DRAWS,))."""

    points: Mapping[str, float]
    evidence: Mapping[str, tuple[str, ...]]
    draws: Floats

    @property
    def divergence(self) -> float:
        return sum(self.points.values())


def drift(
    article: ArticleResult, family: int, families: Mapping[str, int], agreed: Agreed, multipliers: Mapping[str, float]
) -> Drift:
    """One article's drift from the consensus of all families but its own.

    Args:
        families: article id to family number.
        multipliers: a user's weight for each component (1 where absent).
    """
    again, fresh = _repeats(plain_view(article.text))
    once = replace(
        article,
        findings=tuple(each for each in article.findings if each.field == "title" or not _within(each.start, again)),
        figures=tuple(each for each in article.figures if not _within(each.start, again)),
    )
    items = [*_contradiction(once, agreed), *_unsupported(once, family, families, agreed)]
    items += [*_certainty(once, family, families, agreed), *_framing(once)]
    due, missing = _omission(article, family, agreed)
    counts = {item.id: _resample(item.content) for item in items}
    counts.update({fact.id: _resample(fact.statement) for fact in (*due, *missing)})
    ones = {key: np.ones(1) for key in counts}
    words = (article.words - article.quoted_words) * fresh
    observed = _points(items, due, missing, ones, words, agreed, multipliers)
    drawn = _points(items, due, missing, counts, words, agreed, multipliers)
    evidence = {
        name: tuple(dict.fromkeys(item.id for item in items if item.component == name and item.amount > 0))
        for name in COMPONENTS
    }
    evidence["omission"] = tuple(fact.id for fact in missing)
    points = {name: round(float(observed[name][0]), 4) for name in COMPONENTS}
    evidence = {name: evidence[name] if points[name] else () for name in COMPONENTS}
    return Drift(points, evidence, np.sum([drawn[name] for name in COMPONENTS], axis=0))


def _repeats(text: str) -> tuple[list[Span], float]:
    """The sentences of a text that it has said before, word for word, and the share of it that is said the first time:
    saying a thing again must neither cost nor dilute."""
    seen: set[str] = set()
    again: list[Span] = []
    whole = 0
    ends = [each.end() for each in BREAK.finditer(text)]
    for start, end in pairwise((0, *ends, len(text))):
        said = " ".join(text[start:end].split())
        whole += len(said)
        if said in seen:
            again.append((start, end))
        elif said:
            seen.add(said)
    return again, sum(map(len, seen)) / whole if whole else 1.0


def _within(place: int, spans: Sequence[Span]) -> bool:
    """Whether a character lies in one of the sorted spans."""
    at = bisect_right(spans, place, key=lambda span: span[0]) - 1
    return at >= 0 and place < spans[at][1]


def _points(
    items: Sequence[Item],
    due: Sequence[Fact],
    missing: Sequence[Fact],
    counts: Mapping[str, Floats],
    words: float,
    agreed: Agreed,
    multipliers: Mapping[str, float],
) -> dict[str, Floats]:
    prices = weights()
    zero = np.zeros(len(next(iter(counts.values()), np.zeros(1))))
    amounts = {name: zero.copy() for name in COMPONENTS}
    flat = zero.copy()
    for item in items:
        if item.component == "framing" and item.content.startswith("headline-mismatch"):
            flat = flat + item.amount * counts[item.id]
        else:
            amounts[item.component] = amounts[item.component] + item.amount * counts[item.id]
    points: dict[str, Floats] = {}
    per_1000 = 1000 / (words + SMOOTHING)
    for name in COMPONENTS:
        cap, share = prices[name]["cap"], multipliers.get(name, 1.0)
        if name == "omission":
            weight = {fact.id: len(agreed.asserting[fact.id]) for fact in (*due, *missing)}
            gone = sum((weight[fact.id] * counts[fact.id] for fact in missing), zero)
            whole = gone + sum((weight[fact.id] * counts[fact.id] for fact in due), zero)
            part = np.divide(gone, whole, out=np.zeros_like(zero), where=whole > 0)
            dead = prices[name]["dead_zone"]
            points[name] = cap * share * np.clip((part - dead) / (1 - dead), 0, 1)
            continue
        amount = amounts[name]
        if name in ("unsupported", "framing"):
            amount = np.maximum(0.0, amount * per_1000 - prices[name].get("dead_zone", 0.0))
        if name == "framing":
            amount = amount + flat
        points[name] = cap * share * (1 - np.exp(-amount / prices[name]["scale"]))
    total = sum(points.values())
    over = np.maximum(1.0, total / 100)  # a user's weights may add to more than 100
    return {name: value / over for name, value in points.items()}


def _contradiction(article: ArticleResult, agreed: Agreed) -> list[Item]:
    price = weights()["contradiction"]
    return [
        Item("contradiction", conflict.id, price[conflict.severity], f"conflict {conflict.explanation}")
        for conflict in agreed.conflicts
        if article.id in conflict.deviant and conflict.severity != "info"
    ]


def _unsupported(article: ArticleResult, family: int, families: Mapping[str, int], agreed: Agreed) -> list[Item]:
    price = weights()["unsupported"]
    items = []
    for finding in article.findings:
        if finding.voice != "own" or finding.suppressed:
            continue
        if finding.rule == "speculation":
            amount = price["speculation"] + (price["laundering"] if finding.kind == "laundered" else 0.0)
            items.append(Item("unsupported", finding.id, amount * finding.confidence, f"speculation {finding.text}"))
        elif finding.rule in ("irrelevant-citation", "vague-attribution"):
            items.append(Item("unsupported", finding.id, price[finding.rule], f"{finding.rule} {finding.text}"))
    shared = [
        (mention.start, mention.end)
        for fact in agreed.facts
        if agreed.asserting[fact.id] - {family}
        for mention in fact.mentions
        if mention.article == article.id and mention.field == "text"
    ]
    let_pass = {each.cue_start for each in article.findings if each.rule == "uncited-figure" and each.suppressed}
    for figure in article.figures:
        if figure.citation != "uncited" or figure.field != "text" or _small(figure) or figure.start in let_pass:
            continue
        if not any(start <= figure.start < end for start, end in shared):
            items.append(Item("unsupported", figure.id, price["uncited-figure"], f"figure {figure.text}"))
    return items


def _small(figure: Figure) -> bool:
    """Whether a figure is a count a reporter makes by eye ("two bridges", "five times"): it needs no source."""
    if figure.kind in ("count", "ratio", "duration", "other"):
        return max(abs(figure.low or 0), abs(figure.high or 0)) <= SMALL
    return False


def _certainty(article: ArticleResult, family: int, families: Mapping[str, int], agreed: Agreed) -> list[Item]:
    price = weights()["certainty"]
    items = [
        Item("certainty", finding.id, price[finding.rule], f"{finding.rule} {finding.text}")
        for finding in article.findings
        if finding.rule in ("hardening", "self-contradiction") and not finding.suppressed
    ]
    for fact in agreed.facts:
        own = [m for m in fact.mentions if m.article == article.id and m.stance in ("asserts", "hedges", "distorts")]
        others: dict[int, float] = {}
        for mention in fact.mentions:
            group = families[mention.article]
            if group != family:
                others[group] = max(others.get(group, 0.0), mention.certainty)
        firm = any(mention.certainty >= FIRM and mention.attributed_to is None for mention in own)
        # Without a value in common the sentences may only be about the same thing, not say it.
        if firm and fact.value is not None and len(others) >= 2 and all(level < HEDGED for level in others.values()):
            items.append(Item("certainty", fact.id, price["raised"], f"raised {fact.statement}"))
    return items


def _omission(article: ArticleResult, family: int, agreed: Agreed) -> tuple[list[Fact], list[Fact]]:
    """The facts at least two other families agree on: those the article has, and those it leaves out."""
    due = [fact for fact in agreed.facts if fact.consensus and len(agreed.asserting[fact.id] - {family}) >= 2]
    return [fact for fact in due if article.id not in fact.absent], [fact for fact in due if article.id in fact.absent]


def _framing(article: ArticleResult) -> list[Item]:
    price = weights()["framing"]
    items = []
    for finding in article.findings:
        if finding.suppressed or finding.voice != "own" or finding.rule not in price:
            continue
        share = 1.0 if finding.rule == "headline-mismatch" else finding.confidence
        items.append(Item("framing", finding.id, price[finding.rule] * share, f"{finding.rule} {finding.text}"))
    return items


def _resample(content: str) -> Floats:
    """The weight of a piece of evidence in each resample (Bayesian bootstrap, Rubin 1981), keyed by its content: the
    draws are paired across articles and the same whatever else is in the story, and however it is typeset."""
    plain = " ".join(plain_view(content).casefold().split())
    seed = int.from_bytes(hashlib.sha256(plain.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).exponential(1.0, DRAWS)


@cache
def weights() -> dict[str, Any]:
    """The shipped weights, by component."""
    return tomllib.loads((files("divergence.comparison") / "weights.toml").read_text(encoding="utf-8"))


def interval(draws: Floats, divergence: float) -> tuple[float, float]:
    """The 90 % interval of the resamples, never excluding the observed value."""
    low, high = np.quantile(draws, (0.05, 0.95))
    return min(float(low), divergence), max(float(high), divergence)


def above(one: Drift, other: Drift) -> float:
    """In what share of the paired resamples `one` drifts further than `other`; ties count half."""
    return float(np.mean(one.draws > other.draws) + 0.5 * np.mean(np.isclose(one.draws, other.draws)))
