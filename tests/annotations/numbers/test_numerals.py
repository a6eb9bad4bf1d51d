"""Numbers as written: how finely they are stated, and where they end."""

from __future__ import annotations

import pytest

from divergence.annotations.numbers.numerals import read


@pytest.mark.parametrize(
    ("text", "value", "place", "rest"),
    [
        ("14.3 billion deal", 14.3e9, 1e8, " deal"),
        ("1,200 million", 1.2e9, 1e6, ""),
        ("3,000,000", 3e6, 1, ""),
        ("12\u00a0000 people", 12000, 1, " people"),
        ("two hundred and forty of", 240, 1, " of"),
        ("seven point five million", 7.5e6, 1e5, ""),
        ("three and a half years", 3.5, 0, " years"),
        ("six and a half million", 6.5e6, 1e5, ""),
        ("300,000 and a half million", 300000, 1, " and a half million"),
        ("four-fifths of", 0.8, 0, " of"),
        ("7 3/4 inches", 7.75, 0, " inches"),
        ("half a dozen", 6, 0, ""),
        ("9/11 attacks", 9, 1, "/11 attacks"),
    ],
)
def test_value_place_and_end(text: str, value: float, place: float, rest: str) -> None:
    found = read(text, text, 0)
    assert found is not None
    assert (found.value, found.place) == (pytest.approx(value), pytest.approx(place))
    assert text[found.end :] == rest
