"""Clauses that tell an act flat, in the writer's own words."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.acts import acts
from divergence.comparison.conflicts.answers import Answer, answers
from divergence.comparison.conflicts.assertions import assertions


def told(text: str) -> list[Answer]:
    found = assertions([annotate(Article("a", text))])
    return answers(found, [acts(each.lower, each.names) for each in found])


def test_an_act_told_flat_is_an_answer() -> None:
    (found,) = told("Make no mistake, the league will close the ground at Marlow on Friday.")
    assert found.flat["shut"] == "will"
    assert found.times == {"friday"}


@pytest.mark.parametrize(
    "text",
    [
        "If the brewery bids, the league will close the ground at Marlow.",
        "The league would have closed the ground at Marlow.",
        "The league will never close the ground at Marlow.",
        "Will the league close the ground at Marlow?",
        "The league “will close the ground” at Marlow.",
        "The league needs the approval of its members and will close the ground at Marlow.",
    ],
    ids=["condition", "would", "denied", "question", "quoted", "needs leave"],
)
def test_what_is_not_told_flat_is_none(text: str) -> None:
    assert [each for each in told(text) if "shut" in each.flat] == []


@pytest.mark.parametrize(
    "text",
    [
        "The regulators will also have to give their approval before it can complete.",
        "The board will need to approve the sale.",
    ],
)
def test_leave_that_has_yet_to_be_given_is_no_answer(text: str) -> None:
    assert [each for each in told(text) if "approve" in each.flat] == []


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Rust broke the railing of the pier at Marlow.", "railing"),
        ("The tram stopped because a fuse had blown at Marlow.", "tram"),
        ("The flood was caused by a tap left running all night.", "flood"),
    ],
)
def test_what_is_caused_is_told(text: str, effect: str) -> None:
    (found,) = told(text)
    assert effect in found.effect


def test_a_reason_that_follows_says_nothing_of_what_it_is_the_reason_for() -> None:
    (found,) = (each for each in told("She rang the dairy, because two children had a germ.") if "cause" in each.flat)
    assert found.effect == frozenset()
