"""What a clause leaves open, and of what."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.acts import acts
from divergence.comparison.conflicts.assertions import assertions
from divergence.comparison.conflicts.questions import Question, cues, moments, questions


def asked(text: str) -> list[Question]:
    found = assertions([annotate(Article("a", text))])
    return questions(found, [acts(each.lower) for each in found])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The league has not decided whether to close the ground at Marlow.", "shut"),
        ("Closing the ground at Marlow is one of three options, the league said.", "shut"),
        ("The league was considering a complaint to the court in Orsk.", "sue"),
        ("The ground at Marlow may be sold, the league said.", "sell"),
        ("No offer for the ground at Marlow has been made by the brewery.", "buy"),
        ("The league has not sued the brewery in Marlow.", "sue"),
        ("The prosecutor has begun a preliminary inquiry into the brewery.", "charge"),
        ("The mayor of Marlow would neither promise nor exclude a decree.", "decree"),
        ("A price for the ground at Marlow had yet to be agreed.", "cost"),
        ("Jan. 12 was one possibility for the match at Marlow.", "date"),
        ("The brewery might be able to begin brewing at Marlow.", "=brew"),
        ("How long the ban at Marlow lasts is not known.", "last"),
        ("The cause of the flood at Marlow has not been determined.", "cause"),
        ("Nobody can say why the wall at Marlow fell.", "cause"),
        ("The brewery may give up the ground at Marlow.", "scrap"),
        ("The league is thinking of making helmets compulsory at Marlow.", "order"),
        ("Nothing so far ties the illness to the well at Marlow.", "cause"),
    ],
)
def test_what_is_open_is_seen(text: str, kind: str) -> None:
    assert any(kind in each.kinds for each in asked(text))


def test_what_is_open_may_stand_in_the_sentence_before() -> None:
    (found,) = asked("The brewery has bid for the ground at Marlow. The league said that no decision had been made.")
    assert "buy" in found.kinds


@pytest.mark.parametrize(
    "text",
    [
        "The league closed the ground at Marlow in May 2019.",
        "Prime minister Theresa May closed the ground at Marlow.",
        "A cable linking Marlow to Orsk was laid by the brewery.",
        "The brewery had hoped to close the ground at Marlow.",
        "What about the sale of the ground at Marlow?",
        "The prosecutor opened an inquiry at Marlow against persons unknown.",
        "Nobody may hold more than 40 shares in the brewery at Marlow.",
        "No one will be able to sell shares in the brewery at Marlow.",
        "The ground at Marlow is safe until the end of June, the brewery said, and may it last.",
    ],
)
def test_what_is_settled_asks_nothing(text: str) -> None:
    assert asked(text) == []


def test_what_was_done_to_is_not_open() -> None:
    found = asked("The league extended the licence of the ground at Marlow, subject to conditions.")
    assert not any({"extend", "approve", "revoke"} & each.kinds for each in found)


def test_a_cue_is_the_longest_there_is() -> None:
    assert [(each.first, each.last) for each in cues("it may or may not close".split())] == [(1, 5)]


def test_the_month_of_may_is_no_doubt() -> None:
    assert cues("the vote is in may".split()) == []
    assert moments("the vote is in may or next month".split()) == {"may", "next month"}


@pytest.mark.parametrize(
    ("doubt", "borrowed"),
    [
        ("That had not been confirmed by the Marlow police.", True),
        ("The Marlow police could not yet say if a grey tram of theirs had a driver.", False),
    ],
)
def test_a_doubt_that_says_what_is_asked_leaves_nothing_said_before_open(doubt: str, borrowed: bool) -> None:
    kinds = frozenset[str]().union(*(each.kinds for each in asked(f"The tram at Marlow was sold to a museum. {doubt}")))
    assert ("sell" in kinds) is borrowed
