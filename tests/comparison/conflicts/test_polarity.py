"""Conflicts of polarity and certainty: the opposite of what two others say, and what is open told as settled."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.assertions import assertions
from divergence.pipeline import score
from divergence.result import Conflict

TALKS = (
    "The union has accepted an offer of talks from Corley Mills, its secretary Una Brask said on Friday. Work at the "
    "mill stopped in May.",
    "Una Brask of the weavers' union said yes to talks with Corley Mills, ending a silence of three weeks.",
)
LICENCE = (
    "The gambling board said it had not decided whether to renew the licence of the Harrow casino. The casino opened "
    "in 2011.",
    "The gambling board is still weighing the renewal of the Harrow casino's licence, a clerk said.",
)


def reported(kind: str, *texts: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate(texts)]
    return [each for each in score(articles).stories[0].conflicts if each.kind == kind]


def test_the_opposite_of_what_two_sources_say_is_found() -> None:
    rival = "Union secretary Una Brask has rejected talks with Corley Mills, and the mill stays silent."
    (found,) = reported("polarity", *TALKS, rival)
    assert found.deviant == ("2.txt",)
    assert found.resolution == "real"
    assert "rejected talks" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        "The owner, Piet Holm, rejected a bid for Corley Mills from a rival in Marlow.",
        "Union secretary Una Brask would have rejected talks with Corley Mills if the bonus had gone.",
        "Union secretary Una Brask has not rejected talks with Corley Mills.",
    ],
    ids=["other body", "conditional", "negated"],
)
def test_what_two_sides_can_both_mean_is_left_alone(other: str) -> None:
    assert reported("polarity", *TALKS, other) == []


def test_one_source_alone_makes_no_opposite() -> None:
    assert reported("polarity", TALKS[0], "Una Brask has rejected talks with Corley Mills.") == []


def test_what_two_sources_leave_open_told_as_settled_is_found() -> None:
    (found,) = reported("certainty", *LICENCE, "The gambling board will renew the licence of the Harrow casino.")
    assert found.deviant == ("2.txt",)
    assert "leave open" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        "The gambling board will decide about the licence of the Harrow casino in June.",
        "The gambling board will renew the licence of the Harrow casino, its owner Tess Pohl said.",
        "The gambling board may renew the licence of the Harrow casino.",
        "The Harrow casino will close its bar at ten.",
    ],
    ids=["will decide", "attributed", "may", "another matter"],
)
def test_what_is_no_surer_than_the_others_is_left_alone(other: str) -> None:
    assert reported("certainty", *LICENCE, other) == []


CEILING = (
    "The new fund is enough for up to 450 school nurses, the health minister told parents in Marlow on Monday.",
    "As many as 450 school nurses could be paid from the fund, which parents in Marlow have wanted for years.",
    "Money for up to 450 school nurses is in the fund, though no school in Marlow is made to hire any.",
)


def test_a_ceiling_told_as_a_guarantee_is_found() -> None:
    (found,) = reported("certainty", *CEILING, "The fund has guaranteed 450 new school nurses for parents in Marlow.")
    assert found.deviant == ("3.txt",)


@pytest.mark.parametrize(
    "other",
    [
        "The fund has guaranteed up to 450 new school nurses for parents in Marlow.",
        "The fund does not guarantee 450 new school nurses for parents in Marlow.",
        "The fund is enough for 450 new school nurses, parents in Marlow were told.",
    ],
    ids=["a ceiling too", "denied", "no guarantee"],
)
def test_what_is_no_guarantee_is_left_alone(other: str) -> None:
    assert reported("certainty", *CEILING, other) == []


FARES = (
    "Bus fares in Marlow could rise by 11 per cent, a study by the Tern institute found.",
    "The Tern institute thinks bus fares in Marlow might rise by 11%. Fares have been frozen since 2019.",
)


def test_the_same_figure_told_as_certain_is_found() -> None:
    (found,) = reported("certainty", *FARES, "Bus fares in Marlow will rise by 11 per cent, says the Tern institute.")
    assert found.deviant == ("2.txt",)


@pytest.mark.parametrize(
    "other",
    [
        "Bus fares in Marlow will rise by 14 per cent, says the Tern institute.",
        "Bus fares in Marlow will not rise by 11 per cent, says the Tern institute.",
        "The council will decide whether bus fares in Marlow rise by 11 per cent.",
        "Bus fares in Marlow rose by 11 per cent, says the Tern institute.",
    ],
    ids=["other figure", "denied", "will decide", "past"],
)
def test_a_figure_that_is_no_surer_is_left_alone(other: str) -> None:
    assert reported("certainty", *FARES, other) == []


def test_everybody_who_leaves_it_open_stands_on_that_side() -> None:
    further = "The gambling board might revoke the licence of the Harrow casino, its owner Tess Pohl fears."
    (found,) = reported(
        "certainty", *LICENCE, "The gambling board has ruled on the licence of the Harrow casino.", further
    )
    assert found.deviant == ("2.txt",)
    assert found.sides[0].articles == ("0.txt", "1.txt", "3.txt")


def test_a_settled_side_matter_is_left_alone() -> None:
    other = "The Harrow casino will give its staff a day off after the gambling board raised the licence."
    assert reported("certainty", *LICENCE, other) == []


@pytest.mark.parametrize(
    ("text", "pole"),
    [
        ("The council accepted the plan for the bridge.", -1),
        ("The council has not accepted the plan for the bridge.", 1),
        ("The council rejected the plan for the bridge.", 1),
        ("The council never rejected the plan for the bridge.", -1),
    ],
)
def test_a_negation_turns_a_pole_round(text: str, pole: int) -> None:
    (found,) = assertions([annotate(Article("a", text))])
    assert found.poles["consent"] == pole
