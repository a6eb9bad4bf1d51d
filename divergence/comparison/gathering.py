"""Gathering: claims that likely state one fact, by average link (Sokal and Michener 1958).

Connected components would chain everything together: a chain of near-likenesses is not a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.alignment import Floats, Pairs, settings

MOST = 2000  # claims linked at once; a larger heap is first cut where its links are weakest
STEP = 0.1


def clusters(found: Pairs, likelihood: Floats) -> list[list[int]]:
    """Groups of claim numbers that state one fact; claims alone are left out."""
    groups: list[list[int]] = []
    for members in _components(found, likelihood, np.arange(len(found.article)), float(settings()["reach"])):
        groups.extend(_average_link(found, likelihood, members))
    return sorted(groups)


def _components(
    found: Pairs, likelihood: Floats, among: NDArray[np.int64], reach: float
) -> Iterator[NDArray[np.int64]]:
    """Claims joined by pairs at least this likely; where they are too many, by likelier ones."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    inside = np.zeros(len(found.article), dtype=bool)
    inside[among] = True
    link = (likelihood >= reach) & inside[found.one] & inside[found.other]
    size = len(found.article)
    graph = coo_matrix((np.ones(link.sum()), (found.one[link], found.other[link])), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    order = among[np.argsort(label[among], kind="stable")]
    for members in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        if len(members) > MOST and reach < 1:
            yield from _components(found, likelihood, members, reach + STEP)
        elif len(members) > 1:
            yield members


def _average_link(found: Pairs, likelihood: Floats, members: NDArray[np.int64]) -> Iterator[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage

    place = np.full(len(found.article), -1)
    place[members] = np.arange(len(members))
    inside = (place[found.one] >= 0) & (place[found.other] >= 0)
    one, other = place[found.one[inside]], place[found.other[inside]]
    likely = np.zeros((len(members), len(members)))
    likely[one, other] = likely[other, one] = likelihood[inside]
    # Nobody says of two claims of one article whether they restate each other, least of all within one sentence.
    article, sentence = found.article[members], found.sentence[members]
    likely = np.maximum(likely, settings()["same_article"] * (article[:, None] == article))
    likely[sentence[:, None] == sentence] = settings()["same_sentence"]
    distance = 1 - likely[np.triu_indices(len(members), 1)]
    labels = fcluster(linkage(distance, "average"), 1 - settings()["threshold"], "distance")
    for label in range(1, int(labels.max()) + 1):
        group = members[labels == label].tolist()
        if len(group) > 1:
            yield group
