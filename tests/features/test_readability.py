from __future__ import annotations

import socket

import pytest

from divergence.features.readability import _counter, flesch_kincaid, syllables_of
from tests.features.reading import PADDING, feature


def test_the_grade_is_textstat_s_for_the_same_counts() -> None:
    found = feature("readability", PADDING)
    words = [word.strip(".").lower() for word in PADDING.split()]
    assert found.value == pytest.approx(flesch_kincaid(len(words), 8, sum(map(syllables_of, words))))
    assert flesch_kincaid(1000, 50, 1600) == pytest.approx(11.09)


def test_syllables_are_textstat_s_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("no connection may be opened")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    syllables_of.cache_clear()
    _counter.cache_clear()
    import textstat

    assert [syllables_of(word) for word in ("water", "government", "a", "1990s")] == [2, 3, 1, 1]
    assert textstat.syllable_count("water government") == 5


def test_a_dot_in_a_figure_ends_no_sentence() -> None:
    assert feature("readability", PADDING + " Prices rose by 3.5 percent.").count == 9


def test_a_short_text_has_no_grade() -> None:
    found = feature("readability", "The council met on Monday.")
    assert (found.value, found.status) == (None, "too_short")
