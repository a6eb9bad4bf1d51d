"""Uncited figures and their share."""

from __future__ import annotations

import pytest

from divergence.annotations import Annotated, annotate
from divergence.annotations.figures import CitedFigure
from divergence.annotations.quantities import Quantity
from divergence.article import Article
from divergence.features.figures import uncited_figures, uncited_share
from divergence.result import Citation
from tests.features.reading import findings

TEXT = "The bridge cost 40 million euros. It carries 900 cars, the city says."


def article(*citations: Citation) -> Annotated:
    document = annotate(Article("a", TEXT)).document
    places = [(TEXT.index(text), text) for text in ("40 million euros", "900 cars")]
    found = tuple(
        CitedFigure(
            Quantity(start, start + len(text), text, "count", 1, 1, None, None, None), citation, None, "the bridge"
        )
        for (start, text), citation in zip(places, citations, strict=False)
    )
    return Annotated(document, (), (), (), (), found)


def test_the_share_counts_figures_that_need_a_source() -> None:
    assert uncited_share(article("uncited", "cited")).value == 0.5
    assert uncited_share(article("uncited", "exempt")).value == 1.0
    assert uncited_share(article("vague", "cited")).value == 0.0


def test_no_figures_is_not_no_uncited_figures() -> None:
    measured = uncited_share(article("exempt"))
    assert measured.value is None
    assert measured.reason


def test_only_uncited_figures_are_marked() -> None:
    (mark,) = uncited_figures(article("uncited", "vague"))
    assert TEXT[mark.cue_start : mark.cue_end] == "40 million euros"
    assert TEXT[mark.start : mark.end] == "The bridge cost 40 million euros."
    assert "40 million euros" in mark.message


def test_a_figure_without_a_source_points_to_where_it_has_one() -> None:
    text = "The repair costs $14 million, Ada Holm said. The board will pay the $14 million in June."
    (found,) = findings("uncited-figure", text)
    assert found.start > 40
    assert [each.text for each in found.related] == ["The repair costs $14 million, Ada Holm said."]
    assert "Ada Holm" in found.message


def test_a_few_things_spelt_out_weigh_least() -> None:
    assert [each.severity for each in findings("uncited-figure", "The club scored two late goals.")] == ["info"]
    assert [each.severity for each in findings("uncited-figure", "The fire killed two people.")] == ["minor"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("Shares of Northgate closed at $41.20 on Friday.", "info"),
        ("The index ended 1.2 percent lower.", "info"),
        ("Northgate's sales fell by 4 percent.", "minor"),
        ("Two weeks later, the mayor resigned.", "info"),
        ("She has led the firm for 12 years.", "info"),
        ("The repair takes 90 minutes.", "minor"),
        ("Two aides said that the mayor knew.", "info"),
        ("Over 400 aides knew.", "minor"),
    ],
)
def test_what_no_editor_asks_about_is_a_note(text: str, severity: str) -> None:
    (mark,) = uncited_figures(annotate(Article("a", text)))
    assert mark.severity == severity
