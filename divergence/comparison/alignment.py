"""Alignment: which claims of different articles state the same fact.

Candidate pairs share words (a sparse product finds them); each pair's evidence (likeness of context, overlap and rarity
of value, counted noun, names) is one scored decision whose weights are data (`alignment.toml`, fitted by
``benchmarks/fit.py``); claims are then gathered by average link, because chains of near-likenesses are not a fact.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.claims import Claim

Floats = NDArray[np.float64]
LEAST_TO_DAMP = 12  # sentences of a story from which its own common words are damped
CANDIDATE = 0.08  # cosine below which a pair is not looked at
FEATURES = (
    "context", "sentence", "contained", "telling", "value", "value_context", "value_rarity", "one_anchored",
    "unanchored_context", "noun", "names", "names_apart", "polarity_apart", "title", "shared_values", "values_apart",
)  # fmt: skip


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs of claims (`one` < `other`) and their evidence, shape (pairs, len(FEATURES))."""

    one: NDArray[np.int64]
    other: NDArray[np.int64]
    evidence: Floats


@dataclass(frozen=True)
class Vectors:
    """Unit context vectors of claims, words common in the story damped: shape (claims, concepts)."""

    context: Any
    sentence: Any
    weighted: Any


def vectors(claims: Sequence[Claim]) -> Vectors:
    """The claims' contexts as sparse unit rows; `sentence` without the clause weighting."""
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    rows, cols, weights = [], [], []
    for row, claim in enumerate(claims):
        for key, weight in claim.context.items():
            rows.append(row)
            cols.append(columns.setdefault(key, len(columns)))
            weights.append(weight)
    shape = (len(claims), max(1, len(columns)))
    matrix = csr_matrix((weights, (rows, cols)), shape=shape, dtype=np.float64)
    flat = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=shape, dtype=np.float64)
    sentences = {claim.key for claim in claims}
    per_sentence = np.zeros(shape[1])
    seen: set[tuple[Any, int]] = set()
    for row, col in zip(rows, cols, strict=True):
        if (claims[row].key, col) not in seen:
            seen.add((claims[row].key, col))
            per_sentence[col] += 1
    total = max(2, len(sentences))
    # Two sentences alone have no common words to tell from telling ones.
    enough = total >= LEAST_TO_DAMP
    damping = (
        np.maximum(0.15, np.log(total / np.maximum(per_sentence, 1)) / np.log(total)) if enough else np.ones(shape[1])
    )
    weighted = matrix.multiply(damping).tocsr()
    return Vectors(_unit(weighted), _unit(flat.multiply(damping).tocsr()), weighted)


def pairs(claims: Sequence[Claim], space: Vectors) -> Pairs:
    """Every pair that may state one fact, with its evidence; two different values never do."""
    product = (space.context @ space.context.T).tocoo()
    keep = (product.row < product.col) & (product.data >= CANDIDATE)
    one, other = product.row[keep].astype(np.int64), product.col[keep].astype(np.int64)
    able = np.array([_able(claims[i], claims[j]) for i, j in zip(one, other, strict=True)], dtype=bool)
    one, other, cosine = one[able], other[able], product.data[keep][able]
    if not len(one):
        return Pairs(one, other, np.zeros((0, len(FEATURES))))
    sentence = np.asarray(space.sentence[one].multiply(space.sentence[other]).sum(axis=1)).ravel()
    least = space.weighted[one].minimum(space.weighted[other])
    totals = np.asarray(space.weighted.sum(axis=1)).ravel()
    contained = np.asarray(least.sum(axis=1)).ravel() / np.maximum(1e-9, np.minimum(totals[one], totals[other]))
    telling = np.asarray(least.max(axis=1).todense()).ravel() / 8
    return Pairs(one, other, _evidence(claims, one, other, cosine, sentence, contained, telling))


def _able(one: Claim, other: Claim) -> bool:
    if one.key == other.key:
        return False
    if one.dimension is None or other.dimension is None:
        return True
    return one.dimension == other.dimension and overlap(one, other)


def probabilities(found: Pairs) -> Floats:
    """How likely each pair states the same fact, in [0, 1]."""
    weights, bias = _weights()
    return np.asarray(1 / (1 + np.exp(-(found.evidence @ weights + bias))))


def clusters(claims: Sequence[Claim], found: Pairs, likelihood: Floats) -> list[list[int]]:
    """Groups of claim numbers that state one fact, by average link; claims alone are left out."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    threshold = _settings()["threshold"]
    link = likelihood >= _settings()["reach"]
    size = len(claims)
    graph = coo_matrix((np.ones(link.sum()), (found.one[link], found.other[link])), shape=(size, size))
    count, label = connected_components(graph, directed=False)
    members: list[list[int]] = [[] for _ in range(count)]
    for number, component in enumerate(label):
        members[component].append(number)
    place = {number: at for group in members for at, number in enumerate(group)}
    distance: dict[int, Floats] = {
        component: np.ones((len(group), len(group))) for component, group in enumerate(members) if len(group) > 1
    }
    for one, other, value in zip(found.one, found.other, likelihood, strict=True):
        if label[one] == label[other]:
            square = distance[int(label[one])]
            square[place[one], place[other]] = square[place[other], place[one]] = 1 - value
    groups: list[list[int]] = []
    for component, square in distance.items():
        condensed = square[np.triu_indices(len(square), 1)]
        labels = fcluster(linkage(condensed, "average"), 1 - threshold, "distance")
        by_label: dict[int, list[int]] = {}
        for number, group_label in zip(members[component], labels, strict=True):
            by_label.setdefault(int(group_label), []).append(number)
        groups.extend(group for group in by_label.values() if len(group) > 1)
    return sorted(groups)


def rarity(claim: Claim) -> float:
    """How telling a value is by itself, in [0, 1]: 14.3 billion dollars says much, two people says little."""
    if claim.dimension == "date":
        assert claim.low is not None
        assert claim.high is not None
        return 0.25 if claim.high - claim.low >= 1 else 0.7
    value = claim.low if claim.low is not None else claim.high
    if value is None or value == 0:
        return 0.1
    if claim.low is not None and claim.high is not None:
        value = (claim.low + claim.high) / 2
    digits = len(f"{abs(value):.3g}".replace(".", "").replace("e+", "").rstrip("0").lstrip("0"))
    return min(1.0, 0.3 * digits + 0.1 * math.log10(max(1.0, abs(value))) / 2 - (0.2 if abs(value) <= 5 else 0.0))


def overlap(one: Claim, other: Claim) -> bool:
    """Whether two anchored claims of one dimension can have the same value; "at least 14" is read narrowly."""
    low, high = narrow(one)
    other_low, other_high = narrow(other)
    return low <= other_high and other_low <= high


def narrow(claim: Claim) -> tuple[float, float]:
    """The interval for joining: an open side reaches a twentieth of the value, not for ever."""
    low, high = claim.low, claim.high
    if low is None and high is None:
        return -np.inf, np.inf
    if low is None:
        assert high is not None
        low = high - abs(high) * 0.05
    if high is None:
        high = low + abs(low) * 0.05
    slack = 1e-9 * max(abs(low), abs(high))
    if claim.dimension == "date":
        slack = -1e-6  # half-open: Tuesday ends where Wednesday begins
    return low - slack, high + slack


def _evidence(
    claims: Sequence[Claim],
    one: NDArray[np.int64],
    other: NDArray[np.int64],
    context: Floats,
    sentence: Floats,
    contained: Floats,
    telling: Floats,
) -> Floats:
    rows = np.zeros((len(one), len(FEATURES)))
    rare = [rarity(claim) if claim.dimension else 0.0 for claim in claims]
    inside: dict[tuple[int, str, int], list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.dimension is not None:
            inside.setdefault(claim.key, []).append(number)
    for row, (i, j) in enumerate(zip(one, other, strict=True)):
        a, b = claims[i], claims[j]
        cosine = context[row]
        value = value_context = value_rarity = single = free = noun = 0.0
        if a.dimension is not None and b.dimension is not None:
            value, value_context, value_rarity = 1.0, cosine, (rare[i] + rare[j]) / 2
            noun = 1.0 if a.noun is not None and a.noun == b.noun else -1.0 if a.noun and b.noun else 0.0
        elif a.dimension is None and b.dimension is None:
            free = cosine
        else:
            single = 1.0
        matched, unmatched = _shared_values(claims, inside.get(a.key, ()), inside.get(b.key, ()), rare)
        shared = len(a.names & b.names)
        rows[row] = (
            cosine, sentence[row], contained[row], telling[row], value, value_context, value_rarity, single, free, noun,
            min(2, shared), 1.0 if not shared and a.names and b.names else 0.0,
            1.0 if a.certainty.polarity != b.certainty.polarity else 0.0, 1.0 if a.heading != b.heading else 0.0,
            matched, unmatched,
        )  # fmt: skip
    return rows


def _shared_values(
    claims: Sequence[Claim], one: Sequence[int], other: Sequence[int], rare: Sequence[float]
) -> tuple[float, float]:
    """How telling the values are that two sentences share, and whether both have values but none in common."""
    shared = [
        (rare[i] + rare[j]) / 2
        for i in one
        for j in other
        if claims[i].dimension == claims[j].dimension and overlap(claims[i], claims[j])
    ]
    return min(1.5, sum(shared)), 1.0 if one and other and not shared else 0.0


def _unit(matrix: Any) -> Any:
    from sklearn.preprocessing import normalize

    return normalize(matrix)


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("divergence.comparison") / "alignment.toml").read_text(encoding="utf-8"))


@cache
def _weights() -> tuple[Floats, float]:
    table = _settings()["weights"]
    return np.array([table[name] for name in FEATURES], dtype=np.float64), float(_settings()["bias"])
