"""Ranks as they are shown: whose overlap, and what is said of it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given

from divergence.comparison.ranking import _ranks
from divergence.report.ranks import clearly_below, legend, ranks
from divergence.result import Entry, Ranking, Story
from tests.comparison.test_ranking import standings
from tests.report.harbour import result


def story(*told: tuple[str, int, str]) -> Story:
    """A story whose articles have these names, ranks and ties."""
    entries = tuple(
        Entry(
            article=name, rank=rank, tied_with=tuple(tied), divergence=10.0 - number, low=0.0, high=20.0, components={}
        )
        for number, (name, rank, tied) in enumerate(told)
    )
    return replace(result().stories[0], ranking=Ranking(status="ranked", reason=None, entries=entries))


def test_who_is_tied_across_two_ranks_stands_in_both() -> None:
    told = story(("a", 1, "b"), ("b", 1, "ac"), ("c", 2, "b"))
    assert ranks(told) == {"a": "1", "b": "1–2", "c": "2"}
    assert "such as 1 and 1–2, are not told apart" in (legend(told) or "")


def test_nothing_is_said_of_ranks_that_say_it_all() -> None:
    assert legend(story(("a", 1, ""), ("b", 2, ""))) is None
    assert legend(story(("a", 1, "b"), ("b", 1, "a"))) is None  # of which the ranking says that nobody stands apart
    assert "one rank" in (legend(story(("a", 1, ""), ("b", 2, "c"), ("c", 2, "b"))) or "")


def test_who_is_told_apart_though_ranks_overlap_is_named() -> None:
    told = story(("a", 1, "c"), ("b", 2, "c"), ("c", 2, "ab"))
    assert ranks(told)["a"] == "1–2"
    assert clearly_below(told, told.ranking.entries[0]) == ["b"]
    assert clearly_below(told, told.ranking.entries[1]) == []


@given(standings())
def test_ranks_overlap_where_nothing_tells_apart(
    standing: tuple[list[str], dict[str, int], set[frozenset[str]]],
) -> None:
    order, _, tied = standing
    alike = {one: [other for other in order if frozenset((one, other)) in tied and other != one] for one in order}
    found = _ranks(order, alike, set(order))
    entries = tuple(
        Entry(
            article=each, rank=found[each], tied_with=tuple(alike[each]), divergence=1.0, low=0, high=2, components={}
        )
        for each in order
    )
    told = replace(result().stories[0], ranking=Ranking(status="ranked", reason=None, entries=entries))
    spans = {each: [int(end) for end in shown.split("–")] for each, shown in ranks(told).items()}
    for one, other in combinations(entries, 2):
        overlap = (
            spans[one.article][0] <= spans[other.article][-1] and spans[other.article][0] <= spans[one.article][-1]
        )
        apart = other.article not in one.tied_with
        assert overlap or apart
        assert not (overlap and apart) or other.article in clearly_below(told, one)
