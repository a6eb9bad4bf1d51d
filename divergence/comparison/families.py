"""Families: articles that count as one independent source.

Near-copies (a wire story run by two papers, a rewritten press release) agree because they share a text, so they count
once. Two articles join when one contains half of the other's word shingles (Broder 1997), or a third where one of them
credits an agency for its copy.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from divergence.annotations import Annotated
from divergence.result import Family

SHINGLE = 4  # words
COPY = 0.5  # containment at which two texts are copies
CREDITED = 0.3  # ... where one credits an agency
LEAST = 30  # words below which shingles say nothing


def families(articles: Sequence[Annotated]) -> tuple[Family, ...]:
    """Partition the articles, in their order; every article lies in one family."""
    ids = [annotated.article.id for annotated in articles]
    containment = shared_wording(articles)
    parent = list(range(len(articles)))

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    best: dict[int, float] = {}
    for one in range(len(articles)):
        for other in range(one):
            share = float(containment[one, other])
            copied = articles[one].document.text == articles[other].document.text
            credited = articles[one].article.credit or articles[other].article.credit
            if copied or share >= COPY or (credited and share >= CREDITED):
                low, high = sorted((root(one), root(other)))
                parent[high] = low
                best[low] = max(1.0 if copied else share, best.get(low, 0.0), best.get(high, 0.0))
    groups: dict[int, list[str]] = {}
    for number, article_id in enumerate(ids):
        groups.setdefault(root(number), []).append(article_id)
    return tuple(
        Family(
            articles=tuple(members),
            reason=f"shared copy: up to {best[head]:.0%} of the {SHINGLE}-word runs of one are in another"
            if len(members) > 1
            else None,
        )
        for head, members in groups.items()
    )


def shared_wording(articles: Sequence[Annotated]) -> np.ndarray:
    """For each pair, the share of the shorter article's distinct word shingles that the other has; shape (n, n)."""
    from sklearn.feature_extraction.text import HashingVectorizer

    if not articles:
        return np.zeros((0, 0))
    words = [[token for token in annotated.document.lower if token[0].isalnum()] for annotated in articles]
    vectoriser = HashingVectorizer(
        analyzer=_shingles, n_features=2**20, binary=True, norm=None, alternate_sign=False, dtype=np.float32
    )
    counts = vectoriser.transform(words)
    shared = np.asarray((counts @ counts.T).todense())
    sizes = np.diag(shared).copy()
    shorter = np.minimum.outer(sizes, sizes)
    containment: np.ndarray = np.divide(shared, shorter, out=np.zeros_like(shared), where=shorter >= LEAST)
    return containment


def _shingles(words: Sequence[str]) -> list[str]:
    return [" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1)]
