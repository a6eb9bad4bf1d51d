"""The noun that a number counts."""

from __future__ import annotations

import pytest

from divergence.annotations.numbers.counted_nouns import after_one, counted, plural


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        (" weekly active users said", "users"),
        (" of the workers left", "workers"),
        ("-cylinder engine", "cylinder"),
        (" who attended were residents", None),
        (" dead and 12 hurt", "dead"),
        (" U.S. troops", "troops"),
    ],
)
def test_the_first_plural_or_the_hyphened_noun(text: str, noun: str | None) -> None:
    assert counted(text, 0, len(text))[0] == noun


def test_one_counts_only_before_a_noun() -> None:
    assert after_one(" person died", 0, 12) == ("person", 7)
    assert after_one(" never knows", 0, 12) is None


@pytest.mark.parametrize(("word", "said"), [("homes", True), ("people", True), ("crisis", False), ("press", False)])
def test_plurals_by_form(word: str, said: bool) -> None:
    assert plural(word) is said
