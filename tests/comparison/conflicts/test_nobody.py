"""What is told of nobody, and whose state contradicts it."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.states import State, states
from divergence.pipeline import score
from divergence.result import Conflict


def told(text: str) -> list[State]:
    return states([annotate(Article("a", text))])


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt in the collapse.",
        "Police made no arrests after the match.",
        "No one has been arrested over the fire.",
        "No deaths were reported after the storm.",
        "Everyone was unharmed, the harbour office said.",
    ],
)
def test_a_denial_of_everybody_is_of_nobody(text: str) -> None:
    assert any(each.nobody for each in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "No one else was hurt in the collapse.",
        "There were no injuries among the crew.",
        "None of the guards was hurt.",
        "No damage was done to the pier.",
        "Nobody closed the pier.",
        "The guard was not hurt.",
        "Ida Lund, who was in the gallery, faced no charges.",
        "The guard suffered no injuries.",
    ],
    ids=["else", "among", "of some", "things", "another axis", "one", "whom they would befall", "who was spared"],
)
def test_a_denial_of_some_is_not(text: str) -> None:
    assert not any(each.nobody for each in told(text))


@pytest.mark.parametrize(
    ("text", "anybody"),
    [
        ("Two stewards were injured when the stand gave way.", True),
        ("Detectives arrested a steward.", True),
        ("A stand cracked in the wind.", False),
        ("Two stewards were injured there in 2019.", False),
        ("Two stewards were injured in an earlier collapse.", False),
    ],
)
def test_anybodys_state_contradicts_it_unless_it_is_of_a_thing_or_of_another_time(text: str, anybody: bool) -> None:
    assert any(each.anybody for each in told(text)) == anybody


QUIET = (
    "A stand gave way at the Corley ground on Sunday, and police made no arrests after the match.",
    "Part of a stand at the Corley ground came down on Sunday. There were no arrests, police in Corley said.",
)
LOUD = "Two fans were arrested at the Corley ground on Sunday after a stand came down, police said."


def reported(*articles: Article) -> list[Conflict]:
    return [each for each in score(articles).stories[0].conflicts if each.kind == "polarity"]


def test_somebody_against_nobody_is_found() -> None:
    (found,) = reported(*(Article(f"{number}.txt", text) for number, text in enumerate((*QUIET, LOUD))))
    assert found.deviant == ("2.txt",)


def test_what_is_told_a_day_later_may_have_happened_since() -> None:
    days = ("2026-03-01", "2026-03-01", "2026-03-02")
    texts = zip((*QUIET, LOUD), days, strict=True)
    assert reported(*(Article(f"{at}.txt", text, published=day) for at, (text, day) in enumerate(texts))) == []


def test_nobody_against_somebody_is_left_alone() -> None:
    """Who tells of nobody may tell of one scene of several."""
    texts = (LOUD, LOUD.replace("Two fans", "A pair of fans").replace("after", "once"), QUIET[0])
    assert reported(*(Article(f"{number}.txt", text) for number, text in enumerate(texts))) == []
