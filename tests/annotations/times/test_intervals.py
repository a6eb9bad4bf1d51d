"""Stretches of the calendar."""

from __future__ import annotations

from datetime import datetime

from divergence.annotations.times.intervals import month_of_year, months_from, nearest, part_of


def test_months_run_over_the_year() -> None:
    assert month_of_year(2025, 14) == (datetime(2026, 2, 1), datetime(2026, 3, 1))
    assert months_from(2025, 11, 3) == (datetime(2025, 11, 1), datetime(2026, 2, 1))


def test_parts_of_a_month_are_tens_of_days() -> None:
    december = month_of_year(2025, 12)
    assert part_of(december, "mid") == (datetime(2025, 12, 11), datetime(2025, 12, 21))
    assert part_of(december, "late")[1] == december[1]


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert nearest(datetime(2026, 1, 10), 12, 28) == datetime(2025, 12, 28)
    assert nearest(datetime(2026, 12, 20), 1, 3) == datetime(2027, 1, 3)
    assert nearest(None, 1, 3) is None
