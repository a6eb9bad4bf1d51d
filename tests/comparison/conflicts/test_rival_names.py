"""Conflicts of name: one fact told with another name, and what only looks like it."""

from __future__ import annotations

import pytest

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Conflict

AGREED = (
    "The night train from Orsk was held for six hours on Tuesday. The 140 passengers were taken by coach to the sports "
    "hall at Lindle and given soup. The railway said a point had frozen. A spokeswoman said the line would open again "
    "on Wednesday morning.",
    "Passengers spent the night on camp beds after a frozen point stopped the night train. All 140 passengers were "
    "driven by coach to Lindle, where the sports hall had been opened and soup was given out. The line is to open on "
    "Wednesday morning.",
)
RIVAL = (
    "A frozen point stranded the night train for six hours. {} and there was soup for all. Trains should run again on "
    "Wednesday morning, the railway said."
)


def named(told: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((*AGREED, RIVAL.format(told)))]
    return [each for each in score(articles).stories[0].conflicts if each.kind == "entity"]


def test_another_name_in_the_same_fact_is_found_and_said_plainly() -> None:
    (found,) = named("The 140 passengers were taken by coach to the sports hall at Marwick,")
    assert found.deviant == ("2.txt",)
    assert found.explanation == "2 independent sources name Lindle where another names Marwick."
    assert [side.value for side in found.sides] == ["Lindle", "Marwick"]


@pytest.mark.parametrize(
    "told",
    [
        "The 140 passengers were taken by coach to the sports hall at Lindle,",
        "The 140 passengers were taken by coach past Marwick to the sports hall at Lindle,",
        "The 140 passengers were taken by coach to a sports hall,",
        "Mayor Ida Marwick said the 140 passengers were taken by coach to a sports hall,",
        "The town of Marwick had snow,",
    ],
    ids=["same name", "both names", "no name", "who says it", "another matter"],
)
def test_what_need_not_contradict_is_left_alone(told: str) -> None:
    assert named(told) == []


def test_one_source_against_one_is_not_told() -> None:
    articles = [Article("0.txt", AGREED[0]), Article("1.txt", RIVAL.format(AGREED[1].replace("Lindle", "Marwick")))]
    assert [each for each in score(articles).stories[0].conflicts if each.kind == "entity"] == []
