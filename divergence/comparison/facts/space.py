"""The claims of a story as sparse rows over concepts: their contexts, and two views of them that tell more.

Words common in the story are damped: what half of the sentences say tells no two of them apart. `plain` leaves out
names, who is given for a claim and the verb of saying: that one minister speaks in two sentences does not make them
state one fact. `distinct` is of these what each article says in one place only: the topic is on every line of an
article, a fact mostly on one.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.facts.claims import Claim

LEAST_SENTENCES = 12  # a story of fewer is damped as if it had as many: so few have no common words of their own
LEAST_DAMPED = 0.15  # what is left of a word that every sentence has


@dataclass(frozen=True)
class Vectors:
    """Claims by concepts, shape (claims, concepts), words common in the story damped. `context` and `sentence` are
    unit rows, the latter without the clause weighting; `weighted` is `context` before it was made unit."""

    context: Any
    sentence: Any
    weighted: Any
    plain: Any
    distinct: Any


def vectors(claims: Sequence[Claim], among: Container[int] | None = None) -> Vectors:
    """The claims' contexts as sparse rows; how common a word is in the story is counted `among` these articles (all
    where None)."""
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    sizes = [len(claim.context) for claim in claims]
    rows = np.repeat(np.arange(len(claims)), np.array(sizes, dtype=int))
    cols = np.array([columns.setdefault(key, len(columns)) for claim in claims for key in claim.context], dtype=int)
    weights = np.array([weight for claim in claims for weight in claim.context.values()], dtype=float)
    shape = (len(claims), max(1, len(columns)))
    matrix = csr_matrix((weights, (rows, cols)), shape=shape)
    flat = csr_matrix((np.ones(len(rows)), (rows, cols)), shape=shape)
    places: dict[tuple[int, str, int], int] = {}
    sentence = np.array([places.setdefault(claim.key, len(places)) for claim in claims], dtype=int)
    article = np.array([claim.article for claim in claims], dtype=int)
    counted = np.array([among is None or claim.article in among for claim in claims], dtype=bool)
    here = counted[rows]
    in_sentences = np.maximum(1, _spread(sentence[rows[here]], cols[here], shape[1]))
    in_articles = np.maximum(1, _spread(article[rows[here]], cols[here], shape[1]))
    total = max(LEAST_SENTENCES, len(set(sentence[counted].tolist())))
    damping = np.maximum(LEAST_DAMPED, np.log(total / in_sentences) / np.log(total))
    weighted = matrix.multiply(damping).tocsr()
    said = _outside([claim.frame for claim in claims], claims)
    plain = said * _outside([claim.named for claim in claims], claims)
    return Vectors(
        context=_unit(weighted),
        sentence=_unit(flat.multiply(damping).tocsr()),
        weighted=weighted,
        plain=_only(weighted, csr_matrix((plain, (rows, cols)), shape=shape)),
        distinct=_only(
            matrix.multiply((in_articles / in_sentences) ** 2),
            csr_matrix((said, (rows, cols)), shape=shape),
        ),
    )


def _spread(unit: NDArray[np.int64], cols: NDArray[np.int64], size: int) -> NDArray[np.int64]:
    """In how many units (sentences, articles) each concept stands."""
    return np.bincount(np.unique(unit * size + cols) % size, minlength=size)


def _outside(aside: Sequence[frozenset[str]], claims: Sequence[Claim]) -> NDArray[np.float64]:
    """For every entry of the claims' contexts, 1 where its concept is none of those set aside for its claim."""
    pairs = zip(aside, claims, strict=True)
    return np.array([key not in without for without, claim in pairs for key in claim.context], dtype=float)


def _only(rows: Any, places: Any) -> Any:
    """The entries of the rows at these places."""
    left = rows.multiply(places).tocsr()
    left.eliminate_zeros()
    return left


def _unit(matrix: Any) -> Any:
    from sklearn.preprocessing import normalize

    return normalize(matrix)
