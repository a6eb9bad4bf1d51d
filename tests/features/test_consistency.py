"""An article against itself."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.features.consistency import hardening, self_contradiction
from tests.features.reading import findings


def test_an_office_past_and_present() -> None:
    text = (
        "Ann Holm, formerly head of Arden Rail, spoke. Trains ran late. Arden Rail, now under Holm's leadership, gains."
    )
    (mark,) = self_contradiction(annotate(Article("a", text)))
    assert mark.related[0].text == "Ann Holm, formerly head of Arden Rail"


LINK = "The 21-kilometre canal link opened on Monday. Boats were out early."


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (LINK, "Barges used to the old locks crossed the 17km canal in an hour."),
        ("Corley Rowing Club was docked nine points on Friday.", "The six-point penalty drops the club to last."),
        ("The strike by bakers lasted 14 days.", "Shops counted what the 11-day strike had cost them."),
    ],
    ids=["length", "points", "days"],
)
def test_a_definite_thing_that_changes_its_measure(first: str, then: str) -> None:
    (mark,) = self_contradiction(annotate(Article("a", f"{first} {then}")))
    assert mark.kind == "figure"
    assert mark.related[0].text == first.split(". ")[0].rstrip(".") + "."


def test_the_headline_is_where_a_measure_is_first_given() -> None:
    article = Article("a", "Bakers met on Monday. The 11-day strike is over.", title="Bakers end 14-day strike")
    (mark,) = self_contradiction(annotate(article))
    assert mark.related[0].field == "title"


@pytest.mark.parametrize(
    "text",
    [
        f"{LINK} It took 40 years. A 17km branch is planned.",
        f"{LINK} The 34-kilometre route by road is slower.",
        f"{LINK} A 34-kilometre road goes there as well. The 17km canal is older.",
        "Two of the brightest stars of the film were there. The three-star general came late.",
        f"{LINK} The canal at Corley is not the 3km canal.",
        f"{LINK} The other 17km canal is older.",
        f"{LINK} The canal, about 21 km long, is full. The 21 km link is popular.",
        "Shares rose by 4 per cent. The £3m deal came after the £2m deal.",
        "Ida Lund, a 40-year-old baker, won. The 31-year-old runner came second.",
        "She hosted the 12th awards. The 14th awards are next.",
        "A ban of six weeks was cut to the four-week minimum.",
    ],
    ids=[
        "new thing",
        "own thing",
        "two before",
        "stars",
        "scale",
        "other",
        "same",
        "money",
        "age",
        "ordinal",
        "changed",
    ],
)
def test_another_measure_of_another_thing(text: str) -> None:
    assert not list(self_contradiction(annotate(Article("a", text))))


def test_another_person_is_no_contradiction() -> None:
    text = "Ann Holm, formerly head of Arden Rail, spoke. Arden Rail, now under Berg's leadership, gains."
    assert not list(self_contradiction(annotate(Article("a", text))))


def test_an_accusation_that_became_a_scandal() -> None:
    text = "The firm faced accusations of price fixing. Shares fell. The price fixing scandal hurt the firm."
    (mark,) = hardening(annotate(Article("a", text)))
    assert mark.kind == "accusation"


def test_a_hope_that_became_a_promise() -> None:
    text = "The firm hopes to reopen the flooded northern mine. It promised to reopen the flooded northern mine."
    (mark,) = hardening(annotate(Article("a", text)))
    assert mark.kind == "promised"


def test_what_stays_as_it_was() -> None:
    text = "The firm hopes to reopen the northern mine. It promised to pay its workers in full."
    assert not list(hardening(annotate(Article("a", text))))
    assert not list(hardening(annotate(Article("a", ""))))


def test_a_charge_told_flat_is_hardened_unless_something_settles_it() -> None:
    charge = "The treasurer was accused of bribing two planners."
    assert [each.cue for each in findings("hardening", f"{charge} The bribery scandal cost him his seat.")] == [
        "bribery scandal"
    ]
    assert not findings("hardening", f"{charge} He pleaded guilty. The bribery scandal cost him his seat.")
    assert findings("hardening", "It is alleged that she forged three letters. Her forgeries fooled the bank.")
