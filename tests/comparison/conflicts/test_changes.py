"""What the figures of a sentence say of how one thing changed."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.changes import changes
from divergence.comparison.facts.claims import claims

OLD, NEW = 1.6, 1.3


def told(text: str) -> list[tuple[float, float, bool]]:
    return [(each.old, each.new, each.ordered) for each in changes(claims([annotate(Article("a", text))]))]


@pytest.mark.parametrize(
    "text",
    [
        "The bank cut its forecast to 1.3% from 1.6%.",
        "The forecast went from 1.6% to 1.3% in a month.",
        "The rate fell from 1.6% in 2020 to 1.3% in 2024.",
        "The forecast is 1.3 per cent, down from 1.6 per cent.",
        "It makes a margin of 1.3%, after 1.6%.",
    ],
)
def test_a_change_has_an_older_and_a_newer_figure(text: str) -> None:
    assert told(text) == [(OLD, NEW, True)]


@pytest.mark.parametrize(
    "text", ["The forecast is 1.3%, against 1.6% in spring.", "Growth was 1.3% compared with 1.6% abroad."]
)
def test_of_two_figures_held_against_one_another_either_may_be_the_older(text: str) -> None:
    assert told(text) == [(OLD, NEW, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Growth was 1.3% and inflation 1.6%.",
        "The tower is 100 metres (328 feet) high.",
        "The margin fell by 3.7 percentage points to 2.9%.",
        "The tour ran from 12 to 19 towns.",
        "It recalled 310,000 phones after 41 reports.",
        "",
    ],
)
def test_two_figures_of_two_things_are_no_change(text: str) -> None:
    assert told(text) == []
