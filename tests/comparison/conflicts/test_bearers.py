"""Conflicts of bearer: one figure of two bodies."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

SNAILS = (
    "The University of Tern estimates that 41,300 snails live on the reed island. The island has been closed to "
    "walkers since May.",
    "Some 41,300 snails live on the reed island, according to an estimate by the University of Tern.",
)
PENALTY = (
    "The port let off a penalty of €85 million owed by the main contractor, Ardent, the audit of the Cressing lock "
    "said.",
    "The audit of the Cressing lock says the port dropped the penalty of €85 million for the builder Ardent.",
)


reported = partial(conflicts_among, kinds=("attribution", "entity"))


def test_an_estimate_given_to_another_body_is_found() -> None:
    (found,) = reported(*SNAILS, "The Halley Estate estimates that 41,300 snails live on the reed island.")
    assert found.kind == "attribution"
    assert found.deviant == ("2.txt",)
    assert "University of Tern" in found.explanation
    assert "Halley Estate" in found.explanation
    assert all(side.mentions for side in found.sides)


def test_a_body_may_be_called_by_what_it_is() -> None:
    (found,) = reported(*SNAILS, "The ministry's own estimate is that 41,300 snails live on the reed island.")
    assert found.sides[1].value == "the ministry"


def test_a_sum_laid_to_another_firm_is_found() -> None:
    rival = "The audit of the Cressing lock says the port let its supplier Belmar off a penalty of €85 million."
    (found,) = reported(*PENALTY, rival)
    assert found.kind == "entity"
    assert [side.value for side in found.sides] == ["Ardent", "Belmar"]


@pytest.mark.parametrize(
    "other",
    [
        "Tern, the university, estimates that 41,300 snails live on the reed island.",
        "The Halley Estate, quoting the University of Tern, estimates that 41,300 snails live on the reed island.",
        "Ida Falk estimates that 41,300 snails live on the reed island.",
        "The University of Tern counts snails. Its ministry estimates that 41,300 snails live on the reed island.",
        "The Halley Estate estimates that 52,000 snails live on the reed island.",
    ],
    ids=["alias", "both", "person", "in reach", "other figure"],
)
def test_what_may_be_the_same_body_is_left_alone(other: str) -> None:
    assert reported(*SNAILS, other) == []


def test_a_toll_that_several_bodies_confirm_is_left_alone() -> None:
    police = "Marlow Police said 312 people had been treated after the fire at the Tern mill."
    again = "After the fire at the Tern mill 312 people had been treated, Marlow Police said."
    assert reported(police, again, "Cressing Hospital said 312 people had been treated after the fire.") == []


def test_one_source_against_one_is_left_alone() -> None:
    assert reported(SNAILS[0], "The Halley Estate estimates that 41,300 snails live on the reed island.") == []


OFFERS = (
    "Brell Dairies rejected an approach at 385p from the French dairy group Corvane in January, saying it was too low.",
    "In January the board of Brell Dairies dismissed a 385p offer from Corvane, of France, as too low.",
)


def test_a_sum_that_comes_from_another_is_found() -> None:
    (found,) = reported(*OFFERS, "Brell Dairies turned its nose up at a 385p bid from Halden in January as too low.")
    assert found.kind == "entity"
    assert [side.value for side in found.sides] == ["Corvane", "Halden"]
    assert found.deviant == ("2.txt",)


@pytest.mark.parametrize(
    "other",
    [
        "Brell Dairies turned its nose up at a 412p bid from Halden in January as too low.",
        "Brell Dairies turned its nose up at a 385p bid from Corvane in January and took one from Halden.",
        "Brell Dairies turned its nose up at a 385p bid in January, a spokesman from Halden said.",
    ],
    ids=["another sum", "names both", "a spokesman from"],
)
def test_a_sum_that_need_not_come_from_another_is_left_alone(other: str) -> None:
    assert reported(*OFFERS, other) == []
