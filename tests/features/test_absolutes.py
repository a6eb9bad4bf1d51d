from __future__ import annotations

import pytest

from divergence.lexicon import check, shipped
from tests.features.reading import cues, findings


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The harbour will never be the same.", "will never"),
        ("It is without question the best model.", "without question"),
        ("The firm is the undisputed leader.", "undisputed"),
        ("Everyone knows that prices rise.", "Everyone knows"),
        ("It is the greatest bridge of all time.", "of all time"),
        ("The bank has always been right.", "always"),
    ],
)
def test_an_absolute_is_marked(text: str, cue: str) -> None:
    assert cue in cues("absolute", text)


@pytest.mark.parametrize(
    "text",
    [
        "The valve has never been tested, officials said.",
        "All schools in the county closed, and every household got a letter.",
        "Everyone aboard was rescued. Nobody was hurt.",
        "It is not always on time and almost always full.",
        "She is the undisputed champion of the league.",
        "There is no doubt cast on the count.",
    ],
)
def test_a_literal_quantity_is_not(text: str) -> None:
    assert cues("absolute", text) == []


def test_a_speaker_s_absolute_is_the_speaker_s() -> None:
    assert [each.voice for each in findings("absolute", "“It will never work,” he said.")] == ["quoted"]


def test_no_term_is_listed_in_vain() -> None:
    assert check(shipped()["absolutes"]) == ()
