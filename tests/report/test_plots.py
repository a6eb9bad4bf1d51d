"""The smaller plots: where a mark lies, and when there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from divergence.report import plots
from divergence.result import Feature, Story, Value
from tests.report.harbour import mention, story


def dated(**said: tuple[str | None, str | None]) -> Story:
    """The harbour story, each article published and updated as given."""
    whole = story()
    return replace(
        whole,
        articles=tuple(
            replace(
                each,
                published=said.get(each.id.split(".")[0], (None, None))[0],
                updated=said.get(each.id.split(".")[0], (None, None))[1],
            )
            for each in whole.articles
        ),
    )


def test_a_day_is_a_bar_and_a_time_a_dot() -> None:
    found = plots.timeline(dated(gazette=("2026-05-14", None), siren=("2026-05-15T06:00:00Z", "2026-05-15T18:00:00Z")))
    assert found is not None
    assert found.days == (("14 May", 0.0), ("15 May", 50.0))
    assert [(each.article, each.start, each.end, each.updated) for each in found.moments] == [
        ("gazette.txt", 0.0, 50.0, False),
        ("siren.txt", 62.5, 62.5, False),
        ("siren.txt", 87.5, 87.5, True),
    ]
    assert found.unknown == ("herald.md", "tidning.txt", "wire.txt")


def test_zones_are_compared_in_one() -> None:
    found = plots.timeline(
        dated(gazette=("2026-05-14T20:00:00-04:00", None), siren=("2026-05-15T00:00:00+00:00", None))
    )
    assert found is not None
    assert {each.start for each in found.moments} == {0.0}


@pytest.mark.parametrize("said", [None, "", "yesterday", "9999-99-99", "0001-01-01T00:00:00+14:00"])
def test_what_is_no_time_is_not_placed(said: str | None) -> None:
    assert plots.timeline(dated(gazette=(said, None), siren=("2026-05-15", None))) is None


def test_one_moment_is_one_day_wide() -> None:
    found = plots.timeline(dated(gazette=("2026-05-14T00:00:00Z", None), siren=("2026-05-14T00:00:00Z", None)))
    assert found is not None
    assert [each.start for each in found.moments] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        ("2026-05-04", "4 May 2026"),
        ("2026-05-04T06:40:00-07:00", "4 May 2026, 06:40 UTC−07:00"),
        ("2026-05-04T06:40:00", "4 May 2026, 06:40"),
        ("last week", "last week"),
        (None, "not given"),
    ],
)
def test_a_time_is_read_as_a_reader_writes_it(said: str | None, read: str) -> None:
    assert plots.day(said) == read


def test_a_panel_holds_every_article_and_tells_them_apart() -> None:
    whole = story()
    assert plots.panels(whole, ["hedging"]) == []  # all alike
    tone = Feature(value=-0.5, unit="compound", low=-1.0, high=0.0, quoted=1.0, status="measured")
    other = replace(tone, value=0.5, low=None, high=None, quoted=None)
    articles = tuple(
        replace(
            each, features={"sentiment": tone if each.id == "siren.txt" else other} if each.id != "wire.txt" else {}
        )
        for each in whole.articles
    )
    (panel,) = plots.panels(replace(whole, articles=articles), ["sentiment"])
    assert (panel.start, panel.end, panel.zero) == (-1.0, 1.0, 50.0)
    dots = {each.article: (each.own, each.low, each.high, each.quoted) for each in panel.dots}
    assert dots["siren.txt"] == (25.0, 0.0, 50.0, 100.0)
    assert dots["herald.md"] == (75.0, None, None, None)
    assert "wire.txt" not in dots


def test_a_ladder_is_a_shared_fact_told_with_different_certainty() -> None:
    whole = story()
    fell, *rest = whole.facts
    doubted = replace(mention("herald.md", "were hurt."), certainty=0.4)
    other = replace(fell, mentions=(fell.mentions[0], doubted, replace(doubted, certainty=0.2)))
    found = plots.ladders(replace(whole, facts=(other, *rest), conflicts=()))
    assert [each.fact.id for each in found] == ["fell"]
    assert [(each.article, each.at) for each in found[0].steps] == [("gazette.txt", 100.0), ("herald.md", 40.0)]


def test_a_contested_fact_comes_first_where_certainty_differs() -> None:
    whole = story()
    assert not plots.ladders(whole)
    doubted = replace(mention("herald.md", "were hurt."), certainty=0.4)
    facts = tuple(replace(each, mentions=(*each.mentions[:1], doubted)) for each in whole.facts)
    assert [each.fact.id for each in plots.ladders(replace(whole, facts=facts))] == ["cost", "fell", "hurt"]


def test_a_rung_is_that_of_the_sentence_which_gives_the_value() -> None:
    whole = story()
    fell, *rest = whole.facts
    given = Value(low=1, high=1, unit="day", text="1")
    doubted = replace(mention("herald.md", "were hurt."), certainty=0.4, value=given)
    beside = replace(doubted, certainty=1.0, value=replace(given, low=2, high=2))
    other = replace(fell, value=given, mentions=(fell.mentions[0], doubted, beside))
    (found,) = plots.ladders(replace(whole, facts=(other, *rest), conflicts=()))
    assert [(each.article, each.at) for each in found.steps] == [("gazette.txt", 100.0), ("herald.md", 40.0)]
