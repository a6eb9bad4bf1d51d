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
        ("No court would ever believe it.", "No court would ever"),
        ("Nobody has ever survived such a wave.", "Nobody has ever"),
        ("The pill carries no risk whatsoever.", "no risk whatsoever"),
        ("Politicians never keep their word.", "never keep"),
        ("It will finish off every dairy in the country.", "every dairy"),
        ("Fires will spread, and no valley is safe.", "no valley is safe"),
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
        "No woman has ever won the race.",
        "The club has never won the cup and never paid a fine.",
        "The van never went over 95 degrees.",
        "The gate must always be shut.",
        "All 14 passengers were safe.",
        "Ada Holm said the line would never pay.",
        "She has always denied it.",
        "The parting need not be for ever.",
        "Was everyone agreed? No.",
        "The firm supplied the tests for nothing but did not take part.",
        "Coal has to be out by 2033.",
    ],
)
def test_a_literal_quantity_is_not(text: str) -> None:
    assert cues("absolute", text) == []


def test_a_speaker_s_absolute_is_the_speaker_s() -> None:
    assert [each.voice for each in findings("absolute", "“It will never work,” he said.")] == ["quoted"]


def test_no_term_is_listed_in_vain() -> None:
    assert check(shipped()["absolutes"]) == ()
