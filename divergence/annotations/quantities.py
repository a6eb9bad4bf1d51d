"""Quantities: figures in digits and in words as intervals with their unit and what they count."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.dates import DateSpan
from divergence.document import Document
from divergence.result import FigureKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at characters ``[start, end)``: between `low` and `high` of `unit` (None: open on that side)."""

    start: int
    end: int
    text: str
    kind: FigureKind
    low: float | None
    high: float | None
    unit: str | None
    noun: str | None
    approximator: str | None


def quantities(document: Document, dates: Sequence[DateSpan] = ()) -> tuple[Quantity, ...]:
    """The quantities of a document, in order, not overlapping."""
    return ()
