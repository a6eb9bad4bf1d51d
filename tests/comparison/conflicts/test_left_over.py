"""What is left over when every value that two sources share is set aside."""

from __future__ import annotations

import numpy as np

from divergence.comparison.conflicts.left_over import left_over

OTHERS = [(0, 190.0), (1, 190.0), (2, 190.0)]  # family, value


def places(*values: tuple[int, float], kind: list[int] | None = None) -> dict[int, frozenset[int]]:
    given = [*OTHERS, *values]
    family, value = (np.array(each) for each in zip(*given, strict=True))
    kinds = np.zeros(len(given), dtype=np.int64) if kind is None else np.array(kind)
    return left_over(kinds, value - 0.5, value + 0.5, family.astype(np.int64))


def test_a_value_given_alone_is_held_against_the_one_that_is_lacking() -> None:
    assert places((3, 400.0)) == {3: frozenset({0, 1, 2})}


def test_who_gives_the_shared_value_as_well_lacks_none() -> None:
    assert places((3, 400.0), (3, 190.0)) == {}


def test_of_two_values_left_over_neither_is_known_to_be_the_other() -> None:
    assert places((3, 400.0), (3, 700.0)) == {}


def test_a_value_of_another_sort_is_no_rival() -> None:
    assert places((3, 400.0), kind=[0, 0, 0, 1]) == {}


def test_two_sources_are_too_few_to_miss_anything() -> None:
    family = np.array([0, 1, 2])
    value = np.array([190.0, 190.0, 400.0])
    assert left_over(np.zeros(3, dtype=np.int64), value, value, family) == {}
