"""A cause that nobody knows yet, told as known."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

OPEN = (
    "The footbridge at Marlow gave way on Friday with 30 people on it. The cause of the collapse is not known, the "
    "council said. Divers searched the river until dark.",
    "Engineers reached Marlow on Saturday, a day after the footbridge fell. It is too early to say what caused the "
    "collapse, said Una Brask, who leads them.",
)


reported = partial(conflicts_among, kinds=("certainty",))


@pytest.mark.parametrize(
    "told",
    [
        "Rust under the new paint caused the collapse.",
        "The collapse was caused by rust that nobody had painted over.",
        "Lazy painters are to blame for the collapse.",
    ],
)
def test_a_cause_told_as_known_is_found(told: str) -> None:
    (found,) = reported(*OPEN, f"Marlow is in mourning for its footbridge. {told} Shops stayed shut.")
    assert found.deviant == ("2.txt",)
    assert found.sides[1].mentions[0].text == told


@pytest.mark.parametrize(
    "told",
    [
        "Rust may have caused the collapse.",
        "Rust caused the collapse, said Ida Lund, a painter who lives by the river.",
        "Nobody can say yet what caused the collapse.",
        "Rust did not cause the collapse.",
        "A goat that slipped its rope caused the traffic jam on the ring road.",
        "The collapse has left the town without a way across the river.",
    ],
    ids=["may", "a source", "open too", "denied", "another effect", "no cause"],
)
def test_what_is_no_cause_told_as_known_is_left_alone(told: str) -> None:
    assert reported(*OPEN, f"Marlow is in mourning for its footbridge. {told} Shops stayed shut.") == []


TRIAL = (
    "Those who were given the pill were less likely to die from any cause in ten years than those who were not, a "
    "trial at Marlow has found. There were 31 cases of heavy bleeding, and no deaths linked to the pill.",
    "In the trial at Marlow the pill cut deaths by a fifth. Six patients bled, with no deaths linked to it, and they "
    "were no less likely to die from any cause than the others.",
)


def test_what_kills_year_after_year_is_no_cause_that_was_asked_for() -> None:
    assert reported(*TRIAL, "The pill is new. Fever kills some 17,000 people in the country each year.") == []


def test_one_source_that_does_not_know_is_not_enough() -> None:
    assert (
        reported(OPEN[0], "Marlow is in mourning for its footbridge. Rust caused the collapse. Shops stayed shut.")
        == []
    )


def test_the_cause_of_another_thing_is_left_alone() -> None:
    others = [text.replace("collapse", "power cut") for text in OPEN]
    assert reported(*others, "Marlow is in mourning. Rust caused the collapse of its footbridge.") == []


FIRE = (
    "Fire broke out at the works in Marlow on Friday. They have not said what caused the fire.",
    "A fire at Marlow burned down the works. It was too early to say what caused the fire, she said.",
)


@pytest.mark.parametrize(
    "other",
    [
        "Investigators from the fire marshal's office entered the works on Sunday but have not determined the cause.",
        "A fire destroyed the works at Marlow.",
    ],
    ids=["still sought", "what the fire did"],
)
def test_what_leaves_the_cause_open_or_tells_of_the_effect_is_left_alone(other: str) -> None:
    assert reported(*FIRE, f"Marlow is in mourning for the works. {other}") == []


def test_where_it_broke_out_does_not_hide_what_caused_it() -> None:
    (found,) = reported(*FIRE, "The fire broke out at dawn at the works in Marlow and was caused by a faulty switch.")
    assert found.deviant == ("2.txt",)
