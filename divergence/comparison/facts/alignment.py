"""Alignment: which claims of different articles state the same fact.

Candidate pairs share words (a sparse product finds them) or a telling value. Each pair is decided twice: first by its
own evidence (likeness of context, overlap and rarity of value, counted noun, names), then by what surrounds it (see
`second_look`). The weights of both decisions are data (`alignment.toml`, fitted by ``benchmarks/fit_facts.py``).
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import ranks
from divergence.comparison.facts.pair_evidence import FEATURES, Claims, Meetings, evidence_of, looked_up
from divergence.comparison.facts.readings import Readings, readings, telling
from divergence.comparison.facts.second_look import SECOND, second_look
from divergence.comparison.facts.space import Vectors

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
CANDIDATE = 0.08  # cosine below which a pair is not looked at ...
RARE = 0.3  # ... unless both give a value this rare
MOST_NEAR = 40  # claims that one claim is compared with, the likest first
ROWS = 200  # claims compared with all others at a time, to bound memory
DIGITS = 9  # of a likelihood that say anything
BATCH = 20_000  # pairs weighed at a time, to bound memory


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs of claims (`one` < `other`) and their evidence, shape (pairs, len(FEATURES)); `article` and
    `sentence` number the article and the sentence of every claim, `rank` is its place in the order of what claims say,
    `values` are the readings of its figure."""

    one: Numbers
    other: Numbers
    evidence: Floats
    article: Numbers
    sentence: Numbers
    rank: Numbers
    values: Sequence[Readings]


def pairs(claims: Sequence[Claim], space: Vectors) -> Pairs:
    """Every pair that may state one fact, with its evidence; two different values never do."""
    article = np.array([claim.article for claim in claims], dtype=np.int64)
    places: dict[tuple[int, str, int], int] = {}
    sentence = np.array([places.setdefault(claim.key, len(places)) for claim in claims], dtype=np.int64)
    anchored = np.array([claim.dimension is not None for claim in claims], dtype=bool)
    rare = np.array([telling(claim) if claim.dimension else 0.0 for claim in claims])
    values = readings(claims)
    meeting = _meetings(claims, values, rare)
    size = len(claims)
    met = meeting.one * size + meeting.other  # in rising order
    # A story's day is on every page: a date alone makes no two sentences alike.
    dated = np.array([claim.dimension == "date" for claim in claims], dtype=bool)
    by_value = met[_rare(meeting, article) & ~dated[meeting.one]]
    keys = np.unique(np.concatenate([_alike(space.context), by_value]))
    one, other = keys // size, keys % size
    can_be_one = looked_up(met, np.ones(len(met)), keys) > 0
    able = (sentence[one] != sentence[other]) & (~(anchored[one] & anchored[other]) | can_be_one)
    one, other = one[able], other[able]
    evidence = np.zeros((0, len(FEATURES)))
    if len(one):
        by_claims = Claims(claims, article, sentence, anchored, rare, meeting)
        batches = [slice(start, start + BATCH) for start in range(0, len(one), BATCH)]
        evidence = np.vstack([evidence_of(by_claims, space, one[batch], other[batch]) for batch in batches])
    return Pairs(one, other, evidence, article, sentence, np.array(ranks(claims), dtype=np.int64), values)


def _rare(meeting: Meetings, article: Numbers) -> NDArray[np.bool_]:
    """Which meetings of values are worth a look whatever the words: rare ones, and not of half the story's claims."""
    rare = (meeting.rarity >= RARE) & (article[meeting.one] != article[meeting.other])
    times = np.bincount(np.concatenate([meeting.one[rare], meeting.other[rare]]), minlength=len(article))
    return np.asarray(rare & (np.minimum(times[meeting.one], times[meeting.other]) <= MOST_NEAR))


def _alike(context: Any) -> Numbers:
    """The pairs whose contexts are alike, each as one * claims + other: of every claim the likest few, of equally like
    ones the first."""
    size = context.shape[0]
    found = [np.zeros(0, dtype=np.int64)]
    turned = context.T.tocsr()
    for start in range(0, size, ROWS):
        likeness = context[start : start + ROWS] @ turned
        ends = likeness.indptr
        near = np.flatnonzero(likeness.data >= CANDIDATE)
        value, column = likeness.data[near], likeness.indices[near].astype(np.int64)
        for row, (low, high) in enumerate(pairwise(np.searchsorted(near, ends).tolist()), start):
            others = column[low:high]
            apart = others != row
            others = _most_like(value[low:high][apart], others[apart])
            found.append(np.minimum(row, others) * size + np.maximum(row, others))
    return np.concatenate(found)


def _most_like(value: Floats, column: Numbers) -> Numbers:
    """The columns of the greatest values, of equal ones the first, at most `MOST_NEAR`."""
    if len(value) <= MOST_NEAR:
        return column
    least = np.partition(value, -MOST_NEAR)[-MOST_NEAR]
    above = column[value > least]
    return np.concatenate([above, np.sort(column[value == least])[: MOST_NEAR - len(above)]])


def _meetings(claims: Sequence[Claim], values: Sequence[Readings], rare: Floats) -> Meetings:
    """The pairs of claims of which any readings meet, once each."""
    size = len(claims)
    by_dimension: dict[str, list[tuple[float, float, int]]] = {}
    for number, may_be in enumerate(values):
        for dimension, low, high in may_be:
            by_dimension.setdefault(dimension, []).append((low, high, number))
    keys = [np.zeros(0, dtype=np.int64)]
    for read in by_dimension.values():
        bounds, known = np.array([each[:2] for each in read]), np.array([each[2] for each in read], dtype=np.int64)
        order = np.argsort(bounds[:, 0], kind="stable")
        low, high, known = bounds[order, 0], bounds[order, 1], known[order]
        upto = np.searchsorted(low, high, side="right")
        for place, end in enumerate(upto.tolist()):
            later = known[place + 1 : end]
            keys.append(np.minimum(known[place], later) * size + np.maximum(known[place], later))
    met = np.unique(np.concatenate(keys))
    one, other = met // size, met % size
    nouns: dict[str, int] = {"": 0}
    noun = np.array([nouns.setdefault(claim.noun or "", len(nouns)) for claim in claims], dtype=np.int64)
    vague = np.array([claim.vague for claim in claims], dtype=bool)
    sure = (one < other) & (~(vague[one] | vague[other]) | ((noun[one] == noun[other]) & (noun[one] > 0)))
    one, other = one[sure], other[sure]
    return Meetings(one, other, (rare[one] + rare[other]) / 2)


def probabilities(found: Pairs) -> Floats:
    """How likely each pair states the same fact, in [0, 1]; what the order of a sum makes unlike is as likely."""
    weights, bias = weights_of("weights", FEATURES)
    first = sigmoid(found.evidence @ weights + bias)
    weights, bias = weights_of("second_weights", (*SECOND, *FEATURES))
    return sigmoid(looked_again(found, first) @ weights + bias).round(DIGITS)


def between_sentences(found: Pairs, likelihood: Floats) -> Any:
    """How likely two sentences state one fact, whatever their values: the likeliest pair of their claims; sparse, shape
    (sentences, sentences)."""
    from scipy.sparse import csr_matrix

    size = int(found.sentence.max(initial=0)) + 1
    one, other = found.sentence[found.one], found.sentence[found.other]
    keys, inverse = np.unique(np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True)
    best = np.zeros(len(keys))
    np.maximum.at(best, inverse, likelihood)
    half = csr_matrix((best, (keys // size, keys % size)), shape=(size, size))
    return (half + half.T).tocsr()


def looked_again(found: Pairs, first: Floats) -> Floats:
    """All evidence of the second decision given how likely each pair looked at first: what surrounds the pair, and its
    own once more."""
    around = second_look(found.one, found.other, found.article, found.sentence, first)
    return np.hstack([around, found.evidence])


def sigmoid(margin: Floats) -> Floats:
    """The logistic function, kept off 0 and 1."""
    return np.asarray(np.clip(1 / (1 + np.exp(-margin)), 1e-6, 1 - 1e-6))


@cache
def settings() -> dict[str, Any]:
    """The fitted weights of both decisions and the thresholds of gathering."""
    return tomllib.loads((files("divergence.comparison.facts") / "alignment.toml").read_text(encoding="utf-8"))


@cache
def weights_of(table: str, names: tuple[str, ...]) -> tuple[Floats, float]:
    weights = settings()[table]
    return np.array([weights[name] for name in names], dtype=np.float64), float(weights["bias"])
