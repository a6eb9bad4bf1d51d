"""Values that stand alone where the others agree on another."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.outvoted import outvoted, slipped

OTHERS = (
    "The dam at Kell, built in 1983, holds 4.6 million cubic metres of water. Some 1,840 people live below it.",
    "At Kell the dam holds 4.6 million cubic metres of water and was built in 1983. About 1,840 people live below it.",
    "The dam at Kell failed on Sunday.",
)


def found(draft: str, *others: str, family: tuple[int, ...] = (0, 1, 2)) -> list[tuple[str, str]]:
    told = [annotate(Article(str(number), text)) for number, text in enumerate(others or OTHERS)]
    result = outvoted(annotate(Article("d", draft)), told, family[: len(told)])
    return [(each.own.text, each.others[0].text) for each in result]


@pytest.mark.parametrize(
    ("draft", "said"),
    [
        ("The dam at Kell holds 6.4 million cubic metres of water.",
         [("6.4 million cubic metres", "4.6 million cubic metres")]),
        ("The dam at Kell was built in 1938.", [("1938", "1983")]),
        ("Some 1,480 people live below the dam.", [("1,480 people", "1,840 people")]),
        # What is as the others have it, of something else, or nowhere near.
        ("The dam at Kell holds 4.6 million cubic metres of water.", []),
        ("The school in Arden was built in 1938.", []),
        ("Some 2,300 people marched in Lund.", []),
    ],
)  # fmt: skip
def test_a_value_alone_among_much_the_same_words(draft: str, said: list[tuple[str, str]]) -> None:
    assert found(draft) == said


def test_one_voice_and_two_that_differ_outvote_nobody() -> None:
    draft = "The dam at Kell was built in 1938."
    assert found(draft, *OTHERS[:2], family=(0, 0)) == []
    assert found(draft, "The dam at Kell was built in 1983.", "The dam at Kell was built in 1985.") == []


def test_what_the_draft_also_has_is_not_held_against_it() -> None:
    assert found("The dam at Kell was built in 1938, and in 1983 it was raised.") == []


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("158p", "185p", True),
        ("£2.4 million", "£2.4bn", True),
        ("1998", "1988", True),
        ("six years and two months", "five years and two months", True),
        ("5", "6", False),
        ("290,000", "412,000", False),
        ("130", "4,812", False),
    ],
)
def test_a_slip_of_the_pen(one: str, other: str, slip: bool) -> None:
    assert slipped(one, other) is slip
