"""Gathering: claims that likely state one fact, by average link (Sokal and Michener 1958).

Connected components would chain everything together: a chain of near-likenesses is not a fact.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from divergence.comparison.facts.alignment import Floats, Numbers, Pairs, settings

MOST = 2000  # claims linked at once; a larger heap is first cut where its links are weakest
STEP = 0.1


def clusters(found: Pairs, likelihood: Floats) -> list[list[int]]:
    """Groups of claim numbers that state one fact; claims alone are left out."""
    groups: list[list[int]] = []
    everything = np.arange(len(found.one))
    for among in _components(found, likelihood, everything, float(settings()["reach"])):
        groups.extend(_average_link(found, likelihood, among))
    return sorted(groups)


def _components(found: Pairs, likelihood: Floats, among: Numbers, reach: float) -> Iterator[Numbers]:
    """The pairs `among` some that lie in one heap of claims joined by pairs at least this likely; where a heap is too
    large, by likelier ones."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    size = len(found.article)
    link = among[likelihood[among] >= reach]
    graph = coo_matrix((np.ones(len(link)), (found.one[link], found.other[link])), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    inside = among[label[found.one[among]] == label[found.other[among]]]
    order = inside[np.argsort(label[found.one[inside]], kind="stable")]
    for heap in np.split(order, np.flatnonzero(np.diff(label[found.one[order]])) + 1):
        if len(np.unique(np.concatenate([found.one[heap], found.other[heap]]))) > MOST and reach + STEP < 1:
            yield from _components(found, likelihood, heap, reach + STEP)
        elif len(heap):
            yield heap


def _average_link(found: Pairs, likelihood: Floats, among: Numbers) -> Iterator[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage

    # Of pairs that are as likely those are linked first that come first by content, and not by the order of articles.
    content = np.argsort(found.rank)
    ends = np.concatenate([found.one[among], found.other[among]])
    rank, places = np.unique(found.rank[ends], return_inverse=True)
    members = content[rank]
    one, other = places[: len(among)], places[len(among) :]
    likely = np.zeros((len(members), len(members)))
    likely[one, other] = likely[other, one] = likelihood[among]
    # Nobody says of two claims of one article whether they restate each other, least of all within one sentence.
    article, sentence = found.article[members], found.sentence[members]
    likely = np.maximum(likely, settings()["same_article"] * (article[:, None] == article))
    likely[sentence[:, None] == sentence] = settings()["same_sentence"]
    distance = 1 - likely[np.triu_indices(len(members), 1)]
    labels = fcluster(linkage(distance, "average"), 1 - settings()["threshold"], "distance")
    order = np.argsort(labels, kind="stable")
    for group in np.split(members[order], np.flatnonzero(np.diff(labels[order])) + 1):
        if len(group) > 1:
            yield sorted(group.tolist())
