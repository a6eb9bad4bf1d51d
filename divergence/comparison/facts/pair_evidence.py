"""What is known about a pair of claims taken by itself: the evidence of the first decision that they state one fact.

How alike their contexts are; whether they share what is said and not only who is named or who says it (`plain`), and
what each article says but once (`distinct`); whether their values can be the same, how telling the value is, whether
another claim could give it as well and whether the same thing is counted; and whether they are as far down the page:
reporters of one story put what matters first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.space import Vectors

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
FEATURES = (
    "context", "plain", "plain_second", "distinct", "distinct_second", "distinct_contained", "value_context",
    "value_rarity", "value_alone", "noun", "names", "names_apart", "polarity_apart", "both_denied", "shared_values",
    "values_apart", "brief", "place_apart",
)  # fmt: skip


@dataclass(frozen=True)
class Meetings:
    """Pairs of claims (`one` < `other`) whose values are of one dimension and can be the same, and how rare the
    value is."""

    one: Numbers
    other: Numbers
    rarity: Floats


class Claims:
    """What the evidence reads off claims, as arrays over claims."""

    def __init__(
        self,
        claims: Sequence[Claim],
        article: Numbers,
        sentence: Numbers,
        anchored: NDArray[np.bool_],
        rare: Floats,
        met: Meetings,
    ) -> None:
        from scipy.sparse import csr_matrix

        size = len(claims)
        self.anchored, self.sentence, self.article = anchored, sentence, article
        self.rarity = rare
        nouns: dict[str | None, int] = {None: 0}
        self.noun = np.array([nouns.setdefault(claim.noun, len(nouns)) for claim in claims], dtype=np.int64)
        self.place = np.array([claim.place for claim in claims])
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
        return np.minimum(1.5, looked_up(self.sentences, self.shared, wanted))

    def alone(self, one: Numbers, other: Numbers) -> Floats:
        """1 where neither article has another claim that could give the value, else less."""
        here = looked_up(self.there, self.times, one * self.articles + self.article[other])
        back = looked_up(self.there, self.times, other * self.articles + self.article[one])
        return 1 / np.maximum(1, np.maximum(here, back))


def _ordered(one: Numbers, other: Numbers, size: int) -> Numbers:
    return np.asarray(np.minimum(one, other) * size + np.maximum(one, other))


def looked_up(keys: Numbers, values: NDArray[Any], wanted: Numbers) -> Floats:
    """The value at each wanted key of sorted keys, 0 where it is none of them."""
    if not len(keys):
        return np.zeros(len(wanted))
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], 0.0)


def evidence_of(claims: Claims, space: Vectors, one: Numbers, other: Numbers) -> Floats:
    """The evidence about pairs of claims, shape (pairs, len(FEATURES))."""
    context = _dot(space.context, one, other)
    distinct = space.distinct[one].minimum(space.distinct[other]).tocsr()
    telling, second = _largest_two(distinct)
    plain = space.plain[one].minimum(space.plain[other]).tocsr()
    sizes = np.diff(space.context.indptr)
    both = (claims.anchored[one] & claims.anchored[other]).astype(float)
    noun, other_noun = claims.noun[one], claims.noun[other]
    nouns = np.where((noun > 0) & (other_noun > 0), np.where(noun == other_noun, 1.0, -1.0), 0.0)
    names = np.asarray(claims.names[one].multiply(claims.names[other]).sum(axis=1)).ravel()
    matched = claims.shared_values(one, other)
    figures = claims.figures[claims.sentence[one]] & claims.figures[claims.sentence[other]]
    columns = {
        "context": context,
        "plain": _dot(space.plain, one, other) / np.maximum(1e-9, _length(space.plain, one, other)),
        "plain_second": _largest_two(plain)[1] / 8,
        "distinct": telling / 8,
        "distinct_second": second / 8,
        "distinct_contained": _total(distinct) / np.maximum(1e-9, _least(_total(space.distinct), one, other)),
        "value_context": both * context,
        "value_rarity": both * (claims.rarity[one] + claims.rarity[other]) / 2,
        "value_alone": both * claims.alone(one, other),
        "noun": both * nouns,
        "names": np.minimum(2, names),
        "names_apart": claims.named[one] & claims.named[other] & (names == 0),
        "polarity_apart": claims.affirmed[one] != claims.affirmed[other],
        "both_denied": ~claims.affirmed[one] & ~claims.affirmed[other],
        "shared_values": matched,
        "values_apart": figures & (matched == 0),
        "brief": 1 / np.sqrt(np.maximum(1, _least(sizes, one, other))),
        "place_apart": np.abs(claims.place[one] - claims.place[other]),
    }
    return np.column_stack([np.asarray(columns[name], dtype=np.float64) for name in FEATURES])


def _dot(rows: Any, one: Numbers, other: Numbers) -> Floats:
    return _total(rows[one].multiply(rows[other]))


def _length(rows: Any, one: Numbers, other: Numbers) -> Floats:
    length = np.sqrt(_total(rows.multiply(rows)))
    return np.asarray(length[one] * length[other])


def _total(rows: Any) -> Floats:
    return np.asarray(rows.sum(axis=1)).ravel()


def _least(of: NDArray[Any], one: Numbers, other: Numbers) -> NDArray[Any]:
    return np.asarray(np.minimum(of[one], of[other]))


def _largest_two(rows: Any) -> tuple[Floats, Floats]:
    """The largest and the second largest entry of each sparse row, 0 where there is none."""
    count = np.diff(rows.indptr)
    order = np.lexsort((-rows.data, np.repeat(np.arange(len(count)), count)))
    data = np.append(rows.data[order], [0.0, 0.0])
    start = rows.indptr[:-1]
    return np.where(count > 0, data[start], 0.0), np.where(count > 1, data[start + 1], 0.0)
