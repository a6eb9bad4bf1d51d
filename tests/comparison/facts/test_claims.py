"""Claims: where in its article each stands."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.facts.claims import claims

TEXT = "The ferry struck the quay on Tuesday.\n\nNine passengers were hurt.\n\nRepairs will cost 4.2 million euros."


def places(text: str) -> list[tuple[str, float]]:
    return [(each.text, each.place) for each in claims([annotate(Article("a", text))])]


def test_an_article_that_says_everything_again_is_no_longer() -> None:
    once, again = places(TEXT), places(f"{TEXT}\n\n{TEXT}\n\n{TEXT}")
    assert set(again) == set(once)
    assert {place for _, place in once} == {0.0, 0.5, 1.0}


def test_a_date_of_another_clause_dates_no_figure() -> None:
    text = "The party, which left on 2 February, counted 34 whales. On 3 March they counted 40 seals."
    counts = [each for each in claims([annotate(Article("a", text, published="2026-03-05"))]) if each.noun]
    assert [each.dated is not None for each in counts] == [False, True]


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("On 3 March 412 homes were without power.", True),
        ("Cod fishing is banned from 10 July after stocks fell by a third.", False),
        ("Orsk, one of the world's ten largest ports, opens on 10 July.", False),
        ("Orsk will choose the two deputies on 10 July.", False),
    ],
)
def test_a_date_on_which_a_figure_held_is_a_stamp(text: str, stamp: bool) -> None:
    (date,) = (
        each for each in claims([annotate(Article("a", text, published="2026-03-05"))]) if each.dimension == "date"
    )
    assert date.stamp is stamp
