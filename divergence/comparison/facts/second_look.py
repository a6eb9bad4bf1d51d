"""The second look at a pair of claims: what surrounds it.

Two sentences can share words and still belong to different facts, or share none and state one. Then it helps to know
whether each is the other's best match in its article, whether the claims of third articles that are like the one are
like the other as well, and whether the sentences next to them match too: reports tell things in like order.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

SECOND = ("best", "best_of_sentences", "bridge", "next", "next_to_one")
LEAST_AROUND = 0.05  # neighbourhoods weaker than this bridge little
ROWS = 200  # claims whose neighbourhoods are multiplied at a time, to bound memory


def second_look(
    one: NDArray[np.int64],
    other: NDArray[np.int64],
    article: NDArray[np.int64],
    sentence: NDArray[np.int64],
    first: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Evidence about pairs of claims given how likely each pair looked at first, shape (pairs, len(SECOND)).

    Args:
        one, other: claim numbers, shape (pairs,).
        article, sentence: where every claim stands, shape (claims,).
        first: the first likelihood, strictly between 0 and 1, shape (pairs,).
    """
    if not len(one):
        return np.zeros((0, len(SECOND)))
    apart = article[one] != article[other]  # an article has no best match in itself
    articles, sentences = int(article.max()) + 1, int(sentence.max()) + 1
    low, high = np.minimum(sentence[one], sentence[other]), np.maximum(sentence[one], sentence[other])
    columns = {
        # Of both together, since which of two articles comes first says nothing.
        "best": apart
        * (
            first / _best(one * articles + article[other], first)
            + first / _best(other * articles + article[one], first)
        )
        / 2,
        "best_of_sentences": apart * _best(low * sentences + high, first),
        "bridge": _bridge(one, other, first, len(article)),
    } | _neighbours(low, high, article, sentence, first)
    return np.column_stack([columns[name] for name in SECOND])


def _neighbours(
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    article: NDArray[np.int64],
    sentence: NDArray[np.int64],
    first: NDArray[np.float64],
) -> dict[str, NDArray[np.float64]]:
    """The likeliest pair of claims in the sentences next to both (`next`), and next to one of them (`next_to_one`)."""
    size = int(sentence.max()) + 1
    of = np.zeros(size, dtype=np.int64)
    of[sentence] = article
    keys, inverse = np.unique(low * size + high, return_inverse=True)
    best = np.zeros(len(keys))
    np.maximum.at(best, inverse, first)

    def at(down: int, along: int) -> NDArray[np.float64]:
        here, there = low + down, high + along
        inside = (here >= 0) & (here < size) & (there >= 0) & (there < size)
        here, there = np.where(inside, here, low), np.where(inside, there, high)
        place = np.minimum(np.searchsorted(keys, here * size + there), len(keys) - 1)
        found = inside & (keys[place] == here * size + there) & (of[here] == of[low]) & (of[there] == of[high])
        return np.where(found, best[place], 0.0)

    return {
        "next": np.maximum(at(-1, -1), at(1, 1)),
        "next_to_one": np.maximum.reduce([at(-1, 0), at(1, 0), at(0, -1), at(0, 1)]),
    }


def _best(group: NDArray[np.int64], first: NDArray[np.float64]) -> NDArray[np.float64]:
    """For each pair, the likeliest of its group."""
    groups, inverse = np.unique(group, return_inverse=True)
    best = np.zeros(len(groups))
    np.maximum.at(best, inverse, first)
    return np.asarray(best[inverse])


def _bridge(
    one: NDArray[np.int64], other: NDArray[np.int64], first: NDArray[np.float64], size: int
) -> NDArray[np.float64]:
    """How far the neighbours of two claims are the same ones, the two themselves left out: a cosine in [0, 1]."""
    from scipy.sparse import csr_matrix

    places = (np.concatenate([one, other]), np.concatenate([other, one]))
    near: Any = csr_matrix((np.concatenate([first, first]), places), shape=(size, size))
    paths = np.zeros(len(one))
    for low in range(0, size, ROWS):
        here = np.flatnonzero((one >= low) & (one < low + ROWS))
        if len(here):
            paths[here] = (near[low : low + ROWS] @ near).toarray()[one[here] - low, other[here]]
    square = np.asarray(near.multiply(near).sum(axis=1)).ravel()
    around = np.sqrt(np.maximum(0, square[one] - first**2) * np.maximum(0, square[other] - first**2))
    return np.asarray(np.minimum(1, paths / np.maximum(around, LEAST_AROUND)))
