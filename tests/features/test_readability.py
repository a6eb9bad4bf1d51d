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
    monkeypatch.setattr("nltk.download", refuse)
    assert [syllables_of(word) for word in ("water", "government", "a", "1990s")] == [2, 3, 1, 1]


def test_a_host_s_own_textstat_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its dictionary, where the host has one, and its language."""
    from importlib import import_module

    counts = import_module("textstat.backend.counts._count_syllables")
    found = import_module("textstat.backend.utils._get_cmudict").get_cmudict
    assert counts.get_cmudict is found
    syllables_of("harbour")
    assert counts.get_cmudict is found
    monkeypatch.setattr(counts, "get_cmudict", lambda lang: {"quayside": [["A1"] * 7]} if lang == "en_US" else None)
    import textstat

    assert textstat.syllable_count("quayside") == 7
    assert syllables_of("quayside") == 2


def test_a_dot_in_a_figure_ends_no_sentence() -> None:
    assert feature("readability", PADDING + " Prices rose by 3.5 percent.").count == 9


def test_a_short_text_has_no_grade() -> None:
    found = feature("readability", "The council met on Monday.")
    assert (found.value, found.status) == (None, "too_short")
