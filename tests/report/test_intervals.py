"""Intervals: one without a width is not shown as a certain one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from divergence.report import concise, html, markdown, terminal
from divergence.report.intervals import ends, shown, unvaried
from divergence.result import Entry, Result
from tests.report.harbour import result


def entry(low: float | None, high: float | None, divergence: float = 3.0) -> Entry:
    return replace(result().stories[0].ranking.entries[0], low=low, high=high, divergence=divergence)


def flat() -> Result:
    """The story in which nothing was found."""
    one = result()
    story = one.stories[0]
    entries = tuple(
        replace(each, divergence=0.0, low=0.0, high=0.0, components={})
        for each in story.ranking.entries
        if each.divergence is not None
    )
    return replace(one, stories=(replace(story, ranking=replace(story.ranking, entries=entries)),))


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(12.2, 40.0, "12 to 40"), (2.6, 3.4, "2.6–3.4"), (0.0, 0.4, "0.0–0.4"), (3.0, 3.0, ""), (None, None, "")],
)
def test_the_ends_are_told_apart_or_not_given(low: float | None, high: float | None, said: str) -> None:
    assert shown(entry(low, high)) == said
    assert (ends(entry(low, high)) is None) == (not said)


def test_where_nothing_varies_every_rendering_says_so_and_none_gives_an_interval() -> None:
    said = {
        "screen": " ".join(terminal.render(flat()).split()),
        "page": html.render(flat()),
        "markdown": markdown.render(flat()),
    }
    for each in said.values():
        assert "No interval for any of them: nothing was found whose weight could move the score." in each
        assert "That is no certainty" in each
        assert "0 to 0" not in each
        assert "0.0 to 0.0" not in each
        assert "0–0" not in each
        assert "Nothing was found that sets one apart" in each
    assert "no interval: nothing in it varies" in concise.render(flat())


def test_only_those_without_an_interval_are_named() -> None:
    story = flat().stories[0]
    first, *rest = story.ranking.entries
    mixed = replace(story, ranking=replace(story.ranking, entries=(replace(first, high=9.0), *rest)))
    said = unvaried(mixed)
    assert said is not None
    assert "any of them" not in said
    assert "=The Siren" not in said
    every = tuple(replace(each, high=9.0) for each in story.ranking.entries)
    assert unvaried(replace(story, ranking=replace(story.ranking, entries=every))) is None
