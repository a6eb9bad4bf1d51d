"""Stretches of the calendar."""

from __future__ import annotations

from datetime import datetime

from divergence.annotations.times.intervals import month_of_year, months_from, of_years, part_of


def test_months_run_over_the_year() -> None:
    assert month_of_year(2025, 14) == (datetime(2026, 2, 1), datetime(2026, 3, 1))
    assert months_from(2025, 11, 3) == (datetime(2025, 11, 1), datetime(2026, 2, 1))


def test_parts_of_a_month_are_tens_of_days() -> None:
    december = month_of_year(2025, 12)
    assert part_of(december, "mid") == (datetime(2025, 12, 11), datetime(2025, 12, 21))
    assert part_of(december, "late")[1] == december[1]


def test_a_day_without_a_year_is_the_nearest() -> None:
    assert of_years(datetime(2026, 1, 10), None, lambda year: month_of_year(year, 12)) == month_of_year(2025, 12)
    assert of_years(datetime(2026, 12, 20), None, lambda year: month_of_year(year, 1)) == month_of_year(2027, 1)
    assert of_years(None, None, lambda year: month_of_year(year, 1)) is None


def test_what_comes_once_a_year_is_the_next_or_the_last_where_that_is_told() -> None:
    said = datetime(2026, 5, 11)
    assert of_years(said, "ahead", lambda year: month_of_year(year, 10)) == month_of_year(2026, 10)
    assert of_years(said, None, lambda year: month_of_year(year, 10)) == month_of_year(2025, 10)
    assert of_years(said, "past", lambda year: month_of_year(year, 8)) == month_of_year(2025, 8)
    assert of_years(said, None, lambda year: month_of_year(year, 8)) == month_of_year(2026, 8)
    assert of_years(said, "ahead", lambda year: month_of_year(year, 5)) == month_of_year(2026, 5)
