"""Which figures stand elsewhere: whether another family has the same value, however it is worded.

A fact is joined by what is said about a value; this asks less, and so errs to the article's favour: a figure is called
alone only where no other family prints such a value at all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.numbers.units import BY_NAME
from divergence.annotations.quantities import Quantity, base
from divergence.result import ArticleResult, Figure

NEAR = 0.01  # share of a value within which two figures are one: 2,387 and "about 2,400"
SMALL = 12  # counts up to a dozen are made by eye, and met by chance
SHARE = BY_NAME["percent"].dimension
PLAIN = "number"  # what is counted is worded in many ways; a count is met by any count


def small(figure: Figure) -> bool:
    """Whether a figure is a count a reporter makes by eye ("two bridges", "five times"): it needs no source."""
    if figure.kind in ("count", "ratio", "duration", "other"):
        return max(abs(figure.low or 0), abs(figure.high or 0)) <= SMALL
    return False


def meets(one: Figure, other: Figure) -> bool:
    """Whether two figures can be one value, however they are worded: "8.3 inches" and "212 mm" can."""
    value, another = _value(one), _value(other)
    if value is None or another is None or value[0] != another[0]:
        return False
    return value[1] <= another[2] and another[1] <= value[2]


class Elsewhere:
    """The figures of a story's articles by family.

    Args:
        families: article id to family number; an article without one is left out.
    """

    def __init__(self, articles: Sequence[ArticleResult], families: Mapping[str, int]) -> None:
        told = [(families[a.id], _value(figure)) for a in articles if a.id in families for figure in a.figures]
        known = [(family, value) for family, value in told if value is not None]
        self._dimensions: dict[str, int] = {}
        codes = [self._dimensions.setdefault(value[0], len(self._dimensions)) for _, value in known]
        self._code: NDArray[np.int64] = np.array(codes, dtype=np.int64)
        self._family: NDArray[np.int64] = np.array([family for family, _ in known], dtype=np.int64)
        self._low = np.array([value[1] for _, value in known], dtype=np.float64)
        self._high = np.array([value[2] for _, value in known], dtype=np.float64)

    def has(self, figure: Figure, family: int) -> bool:
        """Whether a family other than `family` has a figure of that value."""
        value = _value(figure)
        if value is None or value[0] not in self._dimensions:
            return False
        there = (self._code == self._dimensions[value[0]]) & (self._family != family)
        return bool(np.any(there & (self._low <= value[2]) & (self._high >= value[1])))


def _value(figure: Figure) -> tuple[str, float, float] | None:
    """Dimension and ends in its base unit, a little wider on either side; an open side is its other end."""
    said = Quantity(
        figure.start, figure.end, figure.text, figure.kind, figure.low, figure.high, figure.unit, None, None
    )
    dimension, low, high = base(said)
    low, high = (high if low is None else low), (low if high is None else high)
    if low is None or high is None:
        return None
    if figure.kind == "ratio" and high <= 1:
        dimension, low, high = SHARE, low * 100, high * 100  # "one in four" and 25 per cent
    elif figure.kind in ("count", "ordinal", "score", "ratio", "other"):
        dimension = PLAIN
    return dimension, low - NEAR * abs(low), high + NEAR * abs(high)
