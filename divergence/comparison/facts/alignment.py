"""Alignment: which claims of different articles state the same fact.

Candidate pairs share words (a sparse product finds them) or a telling value. Each pair is decided twice: first by its
own evidence (likeness of context, overlap and rarity of value, counted noun, names), then by what surrounds it (see
`second_look`). The weights of both decisions are data (`alignment.toml`, fitted by ``benchmarks/fit_facts.py``).
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

from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.second_look import SECOND, second_look

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
LEAST_SENTENCES = 12  # a story of fewer is damped as if it had as many: so few have no common words of their own
CANDIDATE = 0.08  # cosine below which a pair is not looked at ...
RARE = 0.3  # ... unless both give a value this rare
MOST_NEAR = 40  # claims that one claim is compared with, the likest first
ROWS = 500  # claims compared with all others at a time, to bound memory
BATCH = 20_000  # pairs weighed at a time, to bound memory
FEATURES = (
    "context", "sentence", "contained", "telling", "second_telling", "value", "value_context", "value_rarity",
    "value_alone", "one_anchored", "unanchored_context", "noun", "names", "names_apart", "polarity_apart",
    "both_denied", "shared_values", "values_apart", "brief",
)  # fmt: skip


@dataclass(frozen=True)
class Pairs:
    """Candidate pairs of claims (`one` < `other`) and their evidence, shape (pairs, len(FEATURES)); `article` and
    `sentence` number the article and the sentence of every claim."""

    one: Numbers
    other: Numbers
    evidence: Floats
    article: Numbers
    sentence: Numbers


@dataclass(frozen=True)
class Meetings:
    """Pairs of claims (`one` < `other`) whose values are of one dimension and can be the same, and how rare the
    value is."""

    one: Numbers
    other: Numbers
    rarity: Floats


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
    total = max(LEAST_SENTENCES, len(sentences))
    damping = np.maximum(0.15, np.log(total / np.maximum(per_sentence, 1)) / np.log(total))
    weighted = matrix.multiply(damping).tocsr()
    return Vectors(_unit(weighted), _unit(flat.multiply(damping).tocsr()), weighted)


def pairs(claims: Sequence[Claim], space: Vectors) -> Pairs:
    """Every pair that may state one fact, with its evidence; two different values never do."""
    article = np.array([claim.article for claim in claims], dtype=np.int64)
    places: dict[tuple[int, str, int], int] = {}
    sentence = np.array([places.setdefault(claim.key, len(places)) for claim in claims], dtype=np.int64)
    anchored = np.array([claim.dimension is not None for claim in claims], dtype=bool)
    meeting = _meetings(claims)
    size = len(claims)
    met = meeting.one * size + meeting.other
    by_value = met[_rare(meeting, article)]
    keys = np.unique(np.concatenate([_alike(space.context), by_value]))
    one, other = keys // size, keys % size
    able = (sentence[one] != sentence[other]) & (~(anchored[one] & anchored[other]) | np.isin(keys, met))
    one, other = one[able], other[able]
    evidence = np.zeros((0, len(FEATURES)))
    if len(one):
        by_claims = _Claims(claims, article, sentence, anchored, meeting)
        batches = [slice(start, start + BATCH) for start in range(0, len(one), BATCH)]
        evidence = np.vstack([_evidence(by_claims, space, one[batch], other[batch]) for batch in batches])
    return Pairs(one, other, evidence, article, sentence)


def _rare(meeting: Meetings, article: Numbers) -> NDArray[np.bool_]:
    """Which meetings of values are worth a look whatever the words: rare ones, and not of half the story's claims."""
    rare = (meeting.rarity >= RARE) & (article[meeting.one] != article[meeting.other])
    times = np.bincount(np.concatenate([meeting.one[rare], meeting.other[rare]]), minlength=len(article))
    return np.asarray(rare & (np.minimum(times[meeting.one], times[meeting.other]) <= MOST_NEAR))


def _alike(context: Any) -> Numbers:
    """The pairs whose contexts are alike, each as one * claims + other: of every claim the likest few."""
    size = context.shape[0]
    found = [np.zeros(0, dtype=np.int64)]
    for start in range(0, size, ROWS):
        likeness = (context[start : start + ROWS] @ context.T).toarray()
        rows = np.arange(len(likeness))[:, None]
        likeness[rows[:, 0], rows[:, 0] + start] = 0.0
        most = min(MOST_NEAR, size - 1)
        column = np.argpartition(-likeness, most, axis=1)[:, :most]
        row, place = np.nonzero(likeness[rows, column] >= CANDIDATE)
        one, other = row + start, column[row, place]
        found.append(np.minimum(one, other) * size + np.maximum(one, other))
    return np.concatenate(found)


def _meetings(claims: Sequence[Claim]) -> Meetings:
    by_dimension: dict[str, list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.dimension is not None:
            by_dimension.setdefault(claim.dimension, []).append(number)
    ones, others = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for numbers in by_dimension.values():
        bounds = np.array([narrow(claims[number]) for number in numbers])
        order = np.argsort(bounds[:, 0], kind="stable")
        low, high, known = bounds[order, 0], bounds[order, 1], np.array(numbers, dtype=np.int64)[order]
        upto = np.searchsorted(low, high, side="right")
        for place, end in enumerate(upto.tolist()):
            later = known[place + 1 : end]
            ones.append(np.minimum(known[place], later))
            others.append(np.maximum(known[place], later))
    one, other = np.concatenate(ones), np.concatenate(others)
    rare = np.array([rarity(claim) if claim.dimension else 0.0 for claim in claims])
    return Meetings(one, other, (rare[one] + rare[other]) / 2)


def probabilities(found: Pairs) -> Floats:
    """How likely each pair states the same fact, in [0, 1]."""
    weights, bias = _weights("weights", FEATURES)
    first = sigmoid(found.evidence @ weights + bias)
    weights, bias = _weights("second_weights", SECOND)
    return sigmoid(second_look(found.one, found.other, found.article, found.sentence, first) @ weights + bias)


def sigmoid(margin: Floats) -> Floats:
    """The logistic function, kept off 0 and 1."""
    return np.asarray(np.clip(1 / (1 + np.exp(-margin)), 1e-6, 1 - 1e-6))


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


class _Claims:
    """What the evidence reads off claims, as arrays over claims."""

    def __init__(
        self, claims: Sequence[Claim], article: Numbers, sentence: Numbers, anchored: NDArray[np.bool_], met: Meetings
    ) -> None:
        from scipy.sparse import csr_matrix

        size = len(claims)
        self.anchored, self.sentence, self.article = anchored, sentence, article
        self.rarity = np.array([rarity(claim) if claim.dimension else 0.0 for claim in claims])
        nouns: dict[str | None, int] = {None: 0}
        self.noun = np.array([nouns.setdefault(claim.noun, len(nouns)) for claim in claims], dtype=np.int64)
        self.affirmed = np.array([claim.certainty.polarity for claim in claims], dtype=bool)
        keys: dict[str, int] = {}
        named = [(row, keys.setdefault(name, len(keys))) for row, claim in enumerate(claims) for name in claim.names]
        places = (np.array([row for row, _ in named], dtype=int), np.array([col for _, col in named], dtype=int))
        self.names = csr_matrix((np.ones(len(named)), places), shape=(size, max(1, len(keys))))
        self.named = np.asarray(self.names.sum(axis=1)).ravel() > 0
        self.figures = np.bincount(sentence, weights=anchored) > 0
        # The values that two sentences share, whichever of their claims is looked at.
        between = _ordered(sentence[met.one], sentence[met.other], len(self.figures))
        self.sentences, inverse = np.unique(between, return_inverse=True)
        self.shared = np.bincount(inverse, weights=met.rarity, minlength=len(self.sentences))
        # How many claims of each article could give the same value as a claim.
        self.articles = int(article.max()) + 1
        there = np.concatenate(
            [met.one * self.articles + article[met.other], met.other * self.articles + article[met.one]]
        )
        self.there, self.times = np.unique(there, return_counts=True)

    def shared_values(self, one: Numbers, other: Numbers) -> Floats:
        """How telling the values are that the sentences of two claims share."""
        wanted = _ordered(self.sentence[one], self.sentence[other], len(self.figures))
        return np.minimum(1.5, _looked_up(self.sentences, self.shared, wanted))

    def alone(self, one: Numbers, other: Numbers) -> Floats:
        """1 where neither article has another claim that could give the value, else less."""
        here = _looked_up(self.there, self.times, one * self.articles + self.article[other])
        back = _looked_up(self.there, self.times, other * self.articles + self.article[one])
        return 1 / np.maximum(1, np.maximum(here, back))


def _ordered(one: Numbers, other: Numbers, size: int) -> Numbers:
    return np.asarray(np.minimum(one, other) * size + np.maximum(one, other))


def _looked_up(keys: Numbers, values: NDArray[Any], wanted: Numbers) -> Floats:
    """The value at each wanted key of sorted keys, 0 where it is none of them."""
    if not len(keys):
        return np.zeros(len(wanted))
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], 0.0)


def _evidence(claims: _Claims, space: Vectors, one: Numbers, other: Numbers) -> Floats:
    flat = np.asarray(space.sentence[one].multiply(space.sentence[other]).sum(axis=1)).ravel()
    mine, theirs = space.weighted[one], space.weighted[other]
    length = np.sqrt(np.asarray(space.weighted.multiply(space.weighted).sum(axis=1)).ravel())
    dot = np.asarray(mine.multiply(theirs).sum(axis=1)).ravel()
    context = dot / np.maximum(1e-9, length[one] * length[other])
    least = mine.minimum(theirs).tocsr()
    totals = np.asarray(space.weighted.sum(axis=1)).ravel()
    contained = np.asarray(least.sum(axis=1)).ravel() / np.maximum(1e-9, np.minimum(totals[one], totals[other]))
    telling, second = _largest_two(least)
    sizes = np.diff(space.context.indptr)
    here, there = claims.anchored[one], claims.anchored[other]
    both = (here & there).astype(float)
    noun, other_noun = claims.noun[one], claims.noun[other]
    nouns = np.where((noun > 0) & (other_noun > 0), np.where(noun == other_noun, 1.0, -1.0), 0.0)
    names = np.asarray(claims.names[one].multiply(claims.names[other]).sum(axis=1)).ravel()
    matched = claims.shared_values(one, other)
    figures = claims.figures[claims.sentence[one]] & claims.figures[claims.sentence[other]]
    columns = {
        "context": context,
        "sentence": flat,
        "contained": contained,
        "telling": telling / 8,
        "second_telling": second / 8,
        "value": both,
        "value_context": both * context,
        "value_rarity": both * (claims.rarity[one] + claims.rarity[other]) / 2,
        "value_alone": both * claims.alone(one, other),
        "one_anchored": here ^ there,
        "unanchored_context": np.where(here | there, 0.0, context),
        "noun": both * nouns,
        "names": np.minimum(2, names),
        "names_apart": claims.named[one] & claims.named[other] & (names == 0),
        "polarity_apart": claims.affirmed[one] != claims.affirmed[other],
        "both_denied": ~claims.affirmed[one] & ~claims.affirmed[other],
        "shared_values": matched,
        "values_apart": figures & (matched == 0),
        "brief": 1 / np.sqrt(np.maximum(1, np.minimum(sizes[one], sizes[other]))),
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def _largest_two(rows: Any) -> tuple[Floats, Floats]:
    """The largest and the second largest entry of each sparse row, 0 where there is none."""
    count = np.diff(rows.indptr)
    order = np.lexsort((-rows.data, np.repeat(np.arange(len(count)), count)))
    data = np.append(rows.data[order], [0.0, 0.0])
    start = rows.indptr[:-1]
    return np.where(count > 0, data[start], 0.0), np.where(count > 1, data[start + 1], 0.0)


def _unit(matrix: Any) -> Any:
    from sklearn.preprocessing import normalize

    return normalize(matrix)


@cache
def settings() -> dict[str, Any]:
    """The fitted weights of both decisions and the thresholds of gathering."""
    return tomllib.loads((files("divergence.comparison.facts") / "alignment.toml").read_text(encoding="utf-8"))


@cache
def _weights(table: str, names: tuple[str, ...]) -> tuple[Floats, float]:
    weights = settings()[table]
    return np.array([weights[name] for name in names], dtype=np.float64), float(weights["bias"])
