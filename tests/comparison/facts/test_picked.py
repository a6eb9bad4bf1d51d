"""Rows and columns picked from a sparse matrix are those that scipy picks."""

from __future__ import annotations

import numpy as np
from scipy.sparse import random as sparse

from divergence.comparison.facts.picked import entries, picked

MATRIX = sparse(20, 30, 0.2, "csr", random_state=1)
ROWS = np.array([3, 3, 0, 19])


def test_rows_and_columns_are_those_of_the_matrix() -> None:
    columns = np.array([2, 5, 29])
    assert np.array_equal(picked(MATRIX, ROWS, columns), MATRIX[ROWS][:, columns].toarray())


def test_none_is_picked_of_no_rows_or_columns() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert picked(MATRIX, ROWS, nothing).shape == (4, 0)
    assert picked(MATRIX, nothing, np.array([1])).shape == (0, 1)


def test_entries_are_those_of_the_rows() -> None:
    row, column, value = entries(MATRIX, ROWS)
    rows = MATRIX[ROWS].tocoo()
    assert np.array_equal(row, rows.row)
    assert np.array_equal(column, rows.col)
    assert np.array_equal(value, rows.data)
