"""Which figures of a fact's sentence how many of those counted for it give."""

from __future__ import annotations

from divergence.report.prose import not_in_all
from tests.comparison.facts.test_opposed import about, story


def test_a_figure_that_one_of_three_adds_is_said_to_be_in_one() -> None:
    found = story(
        "Lenna Ice will pay 62 crowns for each share of the Brask rink company, a premium of 27% to Monday's price.",
        "Lenna Ice is to pay 62 crowns for each share of the Brask rink company.",
        "Shareholders of the Brask rink company are to get 62 crowns a share from Lenna Ice.",
    )
    fact = about("62", found)
    assert fact.support == 3
    assert "27%" not in fact.statement or [(each.text, each.support, each.of) for each in fact.details] == [
        ("27%", 1, 3)
    ]


def test_what_only_some_give_is_told_beside_the_fact() -> None:
    found = story(
        "The rink at Brask, built in 1962, will close on 4 May with the loss of 85 jobs.",
        "The rink at Brask is to close on 4 May and 85 jobs will go.",
        "Brask's rink will close with the loss of 85 jobs, and it was built in 1962.",
    )
    fact = about("85", found)
    assert {each.text for each in fact.details} <= {"1962", "4 May"}
    assert all(each.support < each.of == fact.support for each in fact.details)
    if fact.details:
        assert not_in_all(fact).startswith(f"of these {fact.support}: ")


def test_a_year_long_past_that_one_gives_is_said_to_be_in_one() -> None:
    found = story(
        "The ice at Brask was 84 centimetres thick on Monday, the thickest since 1962.",
        "On Monday the ice at Brask was 84 centimetres thick, the thickest since 1958.",
        "Brask's ice, 84 centimetres thick on Monday, was the thickest since 1971.",
    )
    fact = about("84", found)
    (year,) = (year for year in ("1962", "1958", "1971") if year in fact.statement)
    assert (year, 1, 3) in [(each.text, each.support, each.of) for each in fact.details]


def test_what_all_give_needs_no_word() -> None:
    found = story(
        "The rink at Brask will close on 4 May with the loss of 85 jobs.",
        "The rink at Brask is to close on 4 May and 85 jobs will go.",
        "Brask's rink will close on 4 May with the loss of 85 jobs.",
    )
    fact = about("85", found)
    assert fact.details == ()
    assert not_in_all(fact) == ""
