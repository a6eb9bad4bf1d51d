"""Conflicts of institution: a name that is nearly, and not quite, that which others use."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

SHELTER = (
    "Families from the flooded streets slept on cots in the gym of Marlow High School on Friday night. The rain went "
    "on until dawn.",
    "On Friday night the gym of Marlow High School was full of cots for families from the flooded streets.",
)
AUTHOR = (
    "The glacier is thinning twice as fast as was thought, said Una Brask of the University of Ternvik, who led the "
    "study of the ice.",
    "Una Brask, of the University of Ternvik, led the study of the ice, which found the glacier thinning fast.",
)


reported = partial(conflicts_among, kinds=("entity",))


def test_another_institution_of_the_same_kind_is_found() -> None:
    (found,) = reported(*SHELTER, "Families from flooded streets spent the night on cots at Marlow Middle School.")
    assert found.deviant == ("2.txt",)
    assert [side.value for side in found.sides] == ["Marlow High School", "Marlow Middle School"]


def test_another_institution_beside_the_same_person_is_found() -> None:
    rival = "A study of the ice led by Una Brask, of the University of Corley, found the glacier thinning fast."
    (found,) = reported(*AUTHOR, rival)
    assert found.deviant == ("2.txt",)


def test_an_inner_word_dropped_from_a_long_name_is_found_between_two() -> None:
    one = "The tram line scored 71 on the Open Transit Quality Index, ahead of the buses of Marlow."
    (found,) = reported(one, "On the Open Quality Index the tram line scored 71, ahead of the buses of Marlow.")
    assert found.explanation.startswith("One source names Open Transit Quality Index")
    assert found.deviant == ()


@pytest.mark.parametrize(
    "other",
    [
        "Families from the flooded streets slept on cots at Marlow School on Friday night.",
        "Families from the flooded streets slept on cots at Marlow High on Friday night.",
        "Families slept on cots at Marlow Middle School on Friday night, others in the gym of Marlow High School.",
        "The choir of Marlow Middle School won a prize in Corley in the spring, the mayor recalled.",
    ],
    ids=["shorter", "without its kind", "both", "another matter"],
)
def test_what_may_be_the_same_or_another_matter_is_left_alone(other: str) -> None:
    assert reported(*SHELTER, other) == []


def test_one_source_against_one_is_left_alone() -> None:
    assert reported(SHELTER[0], "Families slept on cots in the gym of Marlow Middle School on Friday night.") == []
