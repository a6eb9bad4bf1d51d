"""Several events given as one story are told apart, and one event never is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import divergence as dv
from divergence.report import concise, html, markdown, terminal
from divergence.report.mixed import mixed
from divergence.report.overview import glance, total
from divergence.result import Result, Story
from tests.report.harbour import result

TESTS = Path(__file__).parent.parent
HONEST = sorted((TESTS / "honest").iterdir())


def told(name: str, count: int = 3) -> list[dv.Article]:
    articles = dv.read(TESTS / "honest" / name).articles[:count]
    return [replace(each, id=f"{name}-{each.id}", story=None) for each in articles]


def scored(articles: Sequence[dv.Article]) -> Story:
    return dv.score(articles).stories[0]


def test_two_events_in_one_folder_are_named_by_their_files() -> None:
    blast, fire = told("quarry-blast"), told("warehouse-fire")
    story = scored([*blast, *fire])
    assert story.events == (tuple(each.id for each in blast), tuple(each.id for each in fire))


def test_two_events_are_not_ranked_against_each_other() -> None:
    blast, fire = told("quarry-blast"), told("warehouse-fire")
    ranking = scored([*blast, *fire]).ranking
    assert ranking.status == "not_ranked"
    assert "look like 2 events" in (ranking.reason or "")
    assert {(each.divergence, each.reason) for each in ranking.entries} == {(None, ranking.reason)}
    assert scored([*blast, told("minister-resigns", 1)[0]]).ranking.status == scored(blast).ranking.status == "ranked"


def test_a_draft_lacks_nothing_of_another_event() -> None:
    blast, fire = told("quarry-blast"), told("warehouse-fire")
    draft, *others = blast
    missing = [each for each in dv.check(draft, [*others, *fire]).notes if each.rule == "missing"]
    ids = {each.id for each in others}
    assert all({quote.article for quote in each.others} <= ids for each in missing)


def test_one_article_of_another_event_is_found_and_a_copy_of_it_goes_with_it() -> None:
    (stray,) = told("minister-resigns", 1)
    blast = told("quarry-blast")
    ids = tuple(each.id for each in blast)
    assert scored([*blast, stray]).events == (ids, (stray.id,))
    copy = replace(stray, id="copy.txt")
    assert scored([*blast, stray, copy]).events == (ids, ("copy.txt", stray.id))


@pytest.mark.parametrize("name", [folder.name for folder in HONEST][::3])
def test_one_event_is_never_taken_apart_however_differently_it_is_told(name: str) -> None:
    assert scored(told(name, 9)).events == ()


def test_one_source_is_one_event() -> None:
    assert scored(told("quarry-blast", 1)).events == ()


def with_events(*events: tuple[str, ...]) -> Result:
    one = result()
    return replace(one, stories=(replace(one.stories[0], events=events),))


def test_every_rendering_names_the_files_and_what_to_do() -> None:
    given = with_events(("gazette.txt", "herald.md"), ("siren.txt", "wire.txt"))
    for said in (terminal.render(given), html.render(given), markdown.render(given), concise.render(given)):
        flat = " ".join(said.split()).replace("\\", "")
        assert "look like 2 events put together" in flat
        assert "gazette.txt and herald.md; siren.txt and wire.txt" in flat
        assert "a folder for each, or score with --group" in flat


def test_a_stray_is_asked_about_and_many_files_are_counted() -> None:
    assert mixed(with_events().stories[0]) is None
    stray = mixed(with_events(("gazette.txt", "herald.md"), ("siren.txt",)).stories[0])
    assert stray is not None
    assert stray.startswith("siren.txt shares hardly")
    many = mixed(with_events(tuple(f"{each}.txt" for each in range(20)), ("a", "b")).stories[0])
    assert many is not None
    assert "7.txt and 12 more; a and b." in many


def test_the_overview_of_several_stories_says_which_look_like_several_events() -> None:
    apart = with_events(("gazette.txt", "herald.md"), ("siren.txt",)).stories[0]
    whole = replace(result().stories[0], id="whole")
    assert total([glance(apart), glance(whole)]).endswith("harbour looks like several events.")
    assert "several events" not in total([glance(whole)])
