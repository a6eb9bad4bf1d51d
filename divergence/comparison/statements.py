"""Whether two statements say the same thing, out of any story: one scored decision over what they share.

The evidence: likeness of the two bags of concepts weighted by background idf, how far the shorter is contained in the
longer, the most telling concept they share, and values that meet or differ. Weights are data (`statements.toml`),
fitted by ``benchmarks/fit_statements.py`` on NAnCo (answers of many outlets to one question).
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from divergence.annotations import annotate
from divergence.annotations.quantities import base
from divergence.article import Article
from divergence.comparison.background import concept, idf
from divergence.document import Document

EVIDENCE = ("likeness", "contained", "telling", "values_meet", "values_differ", "polarity_apart", "shared_two")
FLOOR = 0.3  # weight of the commonest words: they tell little, not nothing
NEGATIONS = frozenset(
    "not no never none nobody neither nor without n't cannot didn't doesn't don't isn't wasn't won't".split()
)


def same_fact(a: str, b: str) -> float:
    """How likely two statements say the same thing, in [0, 1]. Symmetric; 0 where either says nothing."""
    found = evidence(a, b)
    if found is None:
        return 0.0
    settings = _settings()
    margin = settings["bias"] + sum(
        settings["weights"][name] * value for name, value in zip(EVIDENCE, found, strict=True)
    )
    return 1 / (1 + math.exp(-margin))


def threshold() -> float:
    """The score from which two statements are taken to say the same thing."""
    return float(_settings()["threshold"])


def evidence(a: str, b: str) -> tuple[float, ...] | None:
    """The evidence about two statements, in the order of `EVIDENCE`, or None where either has no telling word."""
    one, other = annotate(Article("a", a)), annotate(Article("b", b))
    bag, rest = _bag(one.document), _bag(other.document)
    if not (_says(bag) and _says(rest)):
        return None
    shared = sorted(bag.keys() & rest.keys())
    product = sum(bag[key] * rest[key] for key in shared)
    norm = math.sqrt(_square(bag) * _square(rest))
    least = min(sum(bag[key] for key in sorted(bag)), sum(rest[key] for key in sorted(rest)))
    values = [base(each) for each in one.quantities]
    others = [base(each) for each in other.quantities]
    meet = any(_meet(value, each) for value in values for each in others)
    weights = sorted((min(bag[key], rest[key]) for key in shared), reverse=True)
    return (
        product / norm,
        sum(weights) / least,
        weights[0] / 8 if weights else 0.0,
        1.0 if meet else 0.0,
        1.0 if values and others and not meet else 0.0,
        1.0 if _negated(one.document) != _negated(other.document) else 0.0,
        weights[1] / 8 if len(weights) > 1 else 0.0,
    )


def _bag(document: Document) -> dict[str, float]:
    return {concept(word): max(FLOOR, idf(word)) for word in document.lower if word[0].isalnum()}


def _says(bag: Mapping[str, float]) -> bool:
    return any(weight > FLOOR for weight in bag.values())


def _square(bag: Mapping[str, float]) -> float:
    return sum(bag[key] ** 2 for key in sorted(bag))


def _negated(document: Document) -> bool:
    return any(word in NEGATIONS for word in document.lower)


def _meet(
    one: tuple[str | None, float | None, float | None], other: tuple[str | None, float | None, float | None]
) -> bool:
    (dimension, low, high), (other_dimension, other_low, other_high) = one, other
    if dimension != other_dimension:
        return False
    return (high is None or other_low is None or other_low <= high) and (
        low is None or other_high is None or low <= other_high
    )


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("divergence.comparison") / "statements.toml").read_text(encoding="utf-8"))
