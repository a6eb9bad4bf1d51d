"""Tokens and their offsets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.tokens import tokenise


def words(text: str) -> list[str]:
    tokens, starts, ends = tokenise(text)
    assert tokens == [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meta's didn't", ["Meta", "'s", "didn't"]),
        ("$14.3 billion, 1,200,000.", ["$", "14.3", "billion", ",", "1,200,000", "."]),
        ("the U.S. and GPT-5.4", ["the", "U.S.", "and", "GPT-5.4"]),
        ("AT&T's e-mail -- a", ["AT&T", "'s", "e-mail", "-", "-", "a"]),
        ("end.The next", ["end", ".", "The", "next"]),
        ("40-45%", ["40-45", "%"]),
        ("snake_case", ["snake", "_", "case"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(st.text(max_size=60))
def test_tokens_are_ordered_disjoint_and_leave_only_space_between(text: str) -> None:
    place = 0
    _, starts, ends = tokenise(text)
    for start, end in zip(starts, ends, strict=True):
        assert place <= start < end
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()


@pytest.mark.parametrize("unit", ["a-", "A.", "1,", "a'", "x", "'s"])
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    text = unit * 100_000
    assert tokenise(text)[2][-1] == len(text)


def test_no_pattern_repeats_a_group_possessively() -> None:
    """Such a group gives up part of what it took before Python 3.11.5, and then tokens are empty."""
    possessive = re.compile(r"\)(?:[*+?]|\{[\d,]+\})\+")
    package = Path(__file__).parent.parent / "divergence"
    found = [
        f"{path.name}: {line.strip()}"
        for path in sorted(package.rglob("*.py"))
        for line in path.read_text("utf-8").split("\n")
        if possessive.search(line)
    ]
    assert found == []
