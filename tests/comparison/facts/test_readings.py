"""Figures that are one figure, told in different ways."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.readings import Readings, readings, telling


def _figures(*texts: str) -> list[list[Readings]]:
    """By text the readings of its figures."""
    found = claims([annotate(Article(str(number), text)) for number, text in enumerate(texts)])
    by_text: list[list[Readings]] = [[] for _ in texts]
    for claim, may_be in zip(found, readings(found), strict=True):
        if may_be:
            by_text[claim.article].append(may_be)
    return by_text


def _meet(one: list[Readings], other: list[Readings]) -> bool:
    return any(
        kind == other_kind and low <= other_high and other_low <= high
        for each in one
        for kind, low, high in each
        for others in other
        for other_kind, other_low, other_high in others
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The firms brew 20 percent of the country's cider.", "The firms brew one in five of the country's ciders."),
        ("Two thirds of the members turned the offer down.", "The offer was turned down by 67% of the members."),
        ("Every miner receives a bonus of €900 per head.", "Every miner receives a bonus of €900."),
        ("The rink's owner bid 412p a share.", "At 412p, the rink's owner said, the price is fair."),
        ("The museum saves £16 million each year.", "The museum saves £16 million annually by it."),
        ("The owner wants 2.4 billion pounds for the quarry.", "The owner wants £2.4bn for the quarry."),
        ("The lender raises €3.7 billion in new capital.", "The lender raises 3.7 billion in new capital."),
        ("Gusts of 94 kilometres an hour tore at the tents.", "Gusts reached 94 and tore at the tents."),
        ("The guard was dead, with ten others.", "Eleven people were dead."),
    ],
)
def test_one_figure_told_in_two_ways_meets(one: str, other: str) -> None:
    first, second = _figures(one, other)
    assert _meet(first, second)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A fifth of the members voted.", "Of the members 27 percent voted."),
        ("Every miner receives €900 per head.", "Every miner receives €700."),
        ("The load weighs 2,400 pounds.", "The load weighs 2,400 tonnes."),
        ("The lender raises €3.7 billion.", "The lender raises 3.1 billion."),
        ("The walk takes four minutes.", "The walk has four bridges."),
        ("The guard was dead, with ten others.", "Ten people died at the scene."),
        ("They are to be told within 24 hours.", "Of those hurt 24 were children."),
        ("The wind reached 24 knots.", "24 of the 38 were children."),
        ("It shows after two to 14 days.", "All eight were drained by night."),
    ],
)
def test_two_figures_do_not_meet(one: str, other: str) -> None:
    first, second = _figures(one, other)
    assert not _meet(first, second)


def test_a_figure_is_first_what_is_written() -> None:
    ((share, *_),) = _figures("A fifth of the members voted.")
    assert share[0][0] == "ratio"
    assert {kind for kind, _, _ in share} == {"ratio", "percent"}


def test_a_figure_is_as_telling_as_it_is_written() -> None:
    found = claims([annotate(Article("0", "It takes two weeks, or 1,417 hours."))])
    weeks, hours = (telling(claim) for claim in found if claim.dimension == "time")
    assert weeks < 0.3 < 0.8 < hours
