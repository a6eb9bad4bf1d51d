"""The interval that digits and the words around them let be true."""

from __future__ import annotations

import pytest

from divergence.annotations.numbers.bounds import bounds, last_digit
from divergence.annotations.numbers.numerals import read


@pytest.mark.parametrize(
    ("before", "after", "low", "high"),
    [
        ("", "", 400, 400),
        ("about ", "", 360, 440),
        ("nearly ", "", 360, 400),
        ("no fewer than ", "", 400, None),
        ("up to ", "", None, 400),
        ("", " or more", 400, None),
        ("", "-odd", 360, 440),
        ("another ", "", 400, 400),
    ],
)
def test_words_before_and_after(before: str, after: str, low: float | None, high: float | None) -> None:
    view = f"{before}400{after}"
    start = len(before)
    number = read(view, view, start)
    assert number is not None
    found = bounds(view, start, number.end, number, "count", None, 0)
    assert (found.low, found.high) == (low if low is None else pytest.approx(low), high and pytest.approx(high))


@pytest.mark.parametrize(("value", "worth"), [(3400, 100), (7, 1), (0.25, 0.01), (10, 10)])
def test_the_worth_of_the_last_digit(value: float, worth: float) -> None:
    assert last_digit(value) == pytest.approx(worth)
