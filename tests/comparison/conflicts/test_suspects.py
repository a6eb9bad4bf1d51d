"""What two suspect, told as what it was."""

from __future__ import annotations

import pytest

from tests.comparison.conflicts.test_settled_causes import reported

LIFT = (
    "A lift fell three floors at Marlow. Police said they were looking at several possibilities, among them a fault in "
    "the brake. Results are weeks away.",
    "Four people were hurt in the lift at Marlow. A brake fault is one of the lines of inquiry, and the cause is not "
    "known yet. The mall is shut.",
)


@pytest.mark.parametrize(
    "told", ["The lift's brake failed.", "The cause is a worn brake.", "A worn brake brought down the lift at Marlow."]
)
def test_a_suspect_that_is_convicted_is_found(told: str) -> None:
    (found,) = reported(*LIFT, f"Shoppers screamed at Marlow. {told} It rained.")
    assert found.deviant == ("2.txt",)
    assert {mention.article for mention in found.sides[0].mentions} == {"0.txt", "1.txt"}


@pytest.mark.parametrize(
    "told",
    [
        "The lift's brake may have failed.",
        "The lift's brake failed, said Piet Holm, who sells ice there.",
        "The lift's brake was checked in May.",
        "The lift's brake had not failed.",
        "Police suspect a fault. The brake failed, they think possible.",
        "The escalator failed.",
    ],
)
def test_what_convicts_nobody_is_left_alone(told: str) -> None:
    assert reported(*LIFT, f"Shoppers screamed at Marlow. {told} It rained.") == []


def test_what_another_tells_too_is_no_conflict() -> None:
    told = "Shoppers screamed at Marlow. The lift's brake failed. {}"
    assert reported(*LIFT, told.format("It rained."), told.format("Shops stayed shut on Friday.")) == []


def test_one_that_suspects_it_is_not_enough() -> None:
    assert reported(LIFT[0], "Shoppers screamed at Marlow. The lift's brake failed. It rained.") == []


def test_suspected_cases_suspect_nothing() -> None:
    assert not reported(
        "Marlow has 41 suspected cases of glanders after the flood, the county said. Shops stayed shut on Monday.",
        "The county has counted 52 people with suspected glanders in Marlow since the flood. Gulls circled.",
        "Nine people have been killed by glanders in Marlow. It rained.",
    )
