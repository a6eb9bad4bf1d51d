"""Outlets' profiles: what is told apart, and what chance alone must not tell apart."""

from __future__ import annotations

import gc
import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

import divergence as dv
from benchmarks.relabel import false_alarms, relabelled
from divergence.across.outlets import COMPONENTS, TOTAL, Standing, outlets, profiles
from divergence.report.profiles import render
from divergence.result import Outlet, Outlets, from_json
from tests.fiction import MUSE_SPARK, PARAPHRASES, shipped

NAMES = ("Post", "Radio", "Wire", "Herald")


def standing(story: int, source: str, points: float) -> Standing:
    return Standing(story, source, {**dict.fromkeys((TOTAL, *COMPONENTS), 0.0), TOTAL: points, "framing": points})


def drawn(stories: int, tilt: dict[str, float], seed: int = 5, spread: float = 6.0) -> list[Standing]:
    """Skewed points as real ones are, less the mean of the others, with `tilt` added for an outlet."""
    chance = random.Random(seed)
    found = []
    for story in range(stories):
        raw = {name: chance.expovariate(1 / spread) + tilt.get(name, 0.0) for name in NAMES}
        for name in NAMES:
            others = [raw[other] for other in NAMES if other != name]
            found.append(standing(story, name, raw[name] - sum(others) / len(others)))
    return found


def by_name(found: tuple[Outlet, ...]) -> dict[str, Outlet]:
    return {each.source: each for each in found}


def test_an_outlet_that_drifts_on_every_story_is_told_apart_with_its_component() -> None:
    found = by_name(profiles(drawn(30, {"Herald": 9.0})))
    herald = found["Herald"]
    assert herald.divergence.told_apart
    assert herald.components["framing"].told_apart
    assert not herald.components["omission"].told_apart
    low, points, high = herald.divergence.low, herald.divergence.points, herald.divergence.high
    assert low is not None
    assert points is not None
    assert high is not None
    assert 0 < low < points < high
    assert herald.divergence.further > 20


def test_little_is_pulled_towards_nothing() -> None:
    few, many = (by_name(profiles(drawn(number, {"Herald": 5.0})))["Herald"] for number in (3, 60))
    assert not few.divergence.told_apart
    (low, high), (other_low, other_high) = (
        (each.divergence.low or 0.0, each.divergence.high or 0.0) for each in (few, many)
    )
    assert low <= 0 <= high
    assert high - low > other_high - other_low


def test_two_stories_never_tell_an_outlet_apart() -> None:
    told = [standing(story, name, 40.0 if name == "Post" else -13.0) for story in range(2) for name in NAMES]
    assert not any(each.divergence.told_apart for each in profiles(told))


def test_chance_tells_nobody_apart_more_than_once_in_twenty() -> None:
    for tilt in ({}, {"Herald": 9.0}):
        alarms = false_alarms(drawn(40, tilt), 400)
        assert alarms["any"] <= 20, alarms


def test_relabelling_keeps_the_figures_of_each_story() -> None:
    told = drawn(6, {})
    again = relabelled(told, random.Random(2))
    assert [(each.story, each.points[TOTAL]) for each in told] == [(each.story, each.points[TOTAL]) for each in again]
    assert sorted((each.story, each.source) for each in told) == sorted((each.story, each.source) for each in again)


def test_the_order_of_results_changes_no_number() -> None:
    told = drawn(20, {"Post": 3.0})
    assert profiles(told) == profiles(told[::-1])


def test_results_are_read_for_what_they_ranked() -> None:
    ranked = [dv.score(shipped(folder)) for folder in (MUSE_SPARK, PARAPHRASES)]
    refused = dv.score(shipped(MUSE_SPARK)[:2])
    nameless = dv.score([replace(each, source=None) for each in shipped(PARAPHRASES)])
    found = outlets([*ranked, refused, nameless])
    unnamed = sum(each.source is None for result in (*ranked, nameless) for each in result.stories[0].articles)
    assert (found.stories, found.not_ranked, found.unnamed) == (3, 1, unnamed)
    assert sum(each.stories for each in found.outlets) == sum(
        each.source is not None for result in ranked for each in result.stories[0].articles
    )
    assert not any(each.divergence.told_apart for each in found.outlets)


def test_lines_say_what_is_and_is_not_told_apart() -> None:
    found = Outlets(stories=30, not_ranked=1, unnamed=2, outlets=profiles(drawn(30, {"Herald": 9.0})))
    shown = render(found)
    assert shown.startswith(
        "4 outlets over 30 ranked stories; 1 story not ranked and not counted; "
        "2 articles without an outlet's name, which the others are compared with and which have no line.\n"
    )
    assert "\nHerald" in shown
    assert "further than the others in" in shown
    assert "framing, further" in shown
    assert "not told apart on 30 stories" in render(
        Outlets(stories=30, not_ranked=0, unnamed=0, outlets=profiles(drawn(30, {})))
    )
    assert render(outlets([])) == "0 outlets over 0 ranked stories.\n"


def test_one_story_says_nothing_of_an_outlet_and_why() -> None:
    found = profiles([standing(0, name, points) for name, points in zip(NAMES, (9.0, -3.0, -3.0, -3.0), strict=True)])
    assert {(each.divergence.points, each.divergence.low, each.divergence.high) for each in found} == {(None,) * 3}
    assert all(each.divergence.reason and not each.divergence.told_apart for each in found)
    shown = render(Outlets(stories=1, not_ranked=0, unnamed=0, outlets=found))
    assert "0.0" not in shown
    assert "no outlet has more than one story" in shown


def test_an_article_is_of_the_agency_that_its_dateline_credits() -> None:
    result = dv.score(shipped(PARAPHRASES))
    (story,) = result.stories
    first = story.articles[0]
    agency = replace(first, source=None, credit="Inland Press")
    found = outlets(replace(result, stories=(replace(story, articles=(agency, *story.articles[1:])),)))
    assert found.unnamed == sum(each.source is None for each in story.articles[1:])
    assert "Inland Press" in {each.source for each in found.outlets}


def test_of_many_results_one_is_held_at_a_time() -> None:
    data = dv.score(shipped(PARAPHRASES)).to_json()
    before = held()

    def results() -> Iterator[dv.Result]:
        for number in range(4):
            assert held() - before == 0, number
            yield from_json(data)

    assert outlets(results()).stories == 4


def held() -> int:
    gc.collect()
    return sum(isinstance(each, dv.Result) for each in gc.get_objects())


def test_what_is_no_result_is_refused() -> None:
    with pytest.raises(TypeError, match="must be of Result"):
        outlets(["result.json"])  # type: ignore[list-item]
