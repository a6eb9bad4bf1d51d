"""Figures that another one brings with it."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article


def read(text: str) -> list[tuple[str, str, bool]]:
    return [(each.quantity.text, each.citation, each.needs_source) for each in annotate(Article("a", text)).figures]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("The bridge cost £9m, or $12m.", [True, False]),
        ("It fell to 14 degrees Fahrenheit (-10 Celsius) on Monday.", [True, False]),
        ("The bridge cost £9m and the quay $12m.", [True, True]),
        ("The bridge is 900 metres long (and cost £9m).", [True, True]),
    ],
)
def test_the_same_amount_in_another_unit_needs_no_source_of_its_own(text: str, asked: list[bool]) -> None:
    assert [needs for _, _, needs in read(text)] == asked


@pytest.mark.parametrize(
    "text",
    ["The report makes 41 recommendations, 29 of them for the port.", "Ada Holm made 41 findings, 29 of them grave."],
)
def test_a_part_has_the_source_of_the_whole(text: str) -> None:
    assert [citation for _, citation, _ in read(text)] == ["cited", "cited"]


def test_a_part_of_what_nobody_counted_has_none() -> None:
    assert [citation for _, citation, _ in read("The mill cut 410 jobs, 290 of them in Arden.")] == ["uncited"] * 2
