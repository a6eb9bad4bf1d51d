"""Picked: a few rows of a sparse matrix. For many small pieces scipy's own indexing costs more than the reckoning."""

from __future__ import annotations

from typing import Any

import numpy as np

from divergence.comparison.facts.alignment import Floats, Numbers


def entries(matrix: Any, rows: Numbers) -> tuple[Numbers, Numbers, Floats]:
    """The entries of some rows of a matrix in compressed rows: place in `rows`, column and value of each."""
    first, last = matrix.indptr[rows], matrix.indptr[rows + 1]
    lengths = last - first
    ends = lengths.cumsum()
    at = (first - ends + lengths).repeat(lengths)
    at += np.arange(len(at))
    return np.arange(len(rows)).repeat(lengths), matrix.indices[at], matrix.data[at]


def picked(matrix: Any, rows: Numbers, columns: Numbers) -> Floats:
    """Some rows and columns (in rising order) of a matrix in compressed rows, shape (rows, columns)."""
    row, column, value = entries(matrix, rows)
    found = np.zeros((len(rows), len(columns)))
    if len(columns):
        place = np.minimum(np.searchsorted(columns, column), len(columns) - 1)
        here = columns[place] == column
        found[row[here], place[here]] = value[here]
    return found
