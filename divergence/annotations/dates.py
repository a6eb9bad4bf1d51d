"""Dates and times as half-open intervals of time, relative ones resolved against the article's own date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from divergence.document import Document

Precision = Literal["minute", "hour", "part-of-day", "day", "part-of-month", "month", "quarter", "season", "year"]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Characters ``[start, end)`` naming a time in ``[low, high)`` (naive local time; None when it cannot be resolved,
    such as "on Tuesday" in an article with no date)."""

    start: int
    end: int
    text: str
    low: datetime | None
    high: datetime | None
    precision: Precision
    relative: bool


def dates(document: Document) -> tuple[DateSpan, ...]:
    """The dates and times of a document, in order, not overlapping."""
    return ()
