"""Ranks: dense, tied where not told apart, and refused where there is too little to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.article import Article
from divergence.comparison import ranking
from divergence.comparison.consensus import Agreed
from divergence.comparison.drift import COMPONENTS, Drift
from divergence.comparison.ranking import rank
from divergence.pipeline import analyse, score
from divergence.result import ArticleResult, Fact, Family, Ranking
from tests.fiction import FACTS, MUSE_SPARK, PUBLISHED, shipped

NOTHING = Agreed((), (), {})


def fact(number: int, consensus: bool = True) -> Fact:
    return Fact(
        id=f"fact-{number}",
        statement=f"Statement {number}",
        consensus=consensus,
        support=3,
        of=3,
        value=None,
        mentions=(),
        absent=(),
    )


SHARED = Agreed(tuple(map(fact, range(3))), (), {f"fact-{number}": frozenset({0, 1, 2}) for number in range(3)})


def ranked(monkeypatch: pytest.MonkeyPatch, draws: dict[str, list[float]]) -> Ranking:
    """The ranking of articles whose drift, and whose drift in each resample, is given."""

    def given(articles: Sequence[ArticleResult], *rest: object) -> dict[str, Drift]:
        return {
            article.id: Drift(
                {**dict.fromkeys(COMPONENTS, 0.0), "framing": float(np.mean(draws[article.id]))},
                dict.fromkeys(COMPONENTS, ()),
                np.array(draws[article.id], dtype=np.float64),
            )
            for article in articles
        }

    monkeypatch.setattr(ranking, "drifts", given)
    told = [analyse(Article(id, "The ferry struck the quay.")) for id in draws]
    return rank(told, [Family(articles=(id,), reason=None) for id in draws], SHARED, {})


def test_those_told_apart_are_ranked_and_the_others_share(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ranked(monkeypatch, {"low": [1.0] * 10, "near": [1.5, 0.5] * 5, "high": [9.0] * 10})
    assert [(each.article, each.rank) for each in found.entries] == [("high", 1), ("low", 2), ("near", 2)]
    assert [each.tied_with for each in found.entries] == [(), ("near",), ("low",)]


def test_ties_hold_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ranked(
        monkeypatch, {"a": [30, 10, 30, 10], "b": [20, 20, 20, 20], "c": [0, 0, 0, 0], "d": [90, 90, 90, 90]}
    )
    tied = {each.article: set(each.tied_with) for each in found.entries}
    for one, others in tied.items():
        assert one not in others
        assert all(one in tied[other] for other in others)


def test_ranks_do_not_hang_on_names(monkeypatch: pytest.MonkeyPatch) -> None:
    for names in ("abc", "cba", "bca"):
        draws: list[list[float]] = [[30, 10, 30, 10], [20, 20, 20, 20], [0.0, 0, 0, 0]]
        found = ranked(monkeypatch, dict(zip(names, draws, strict=True)))
        back = {name: number for number, name in enumerate(names)}
        assert {back[each.article]: each.rank for each in found.entries} == {0: 1, 1: 1, 2: 2}


def test_less_than_a_point_of_a_hundred_tells_nobody_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    found = ranked(monkeypatch, {"a": [0.9] * 10, "b": [0.0] * 10, "c": [2.1] * 10})
    assert {each.article: each.rank for each in found.entries} == {"c": 1, "a": 2, "b": 2}


@st.composite
def standings(draw: st.DrawFn) -> tuple[list[str], dict[str, int], set[frozenset[str]]]:
    """Articles in order of drift, their families, and which pairs are tied."""
    order = [f"article {number}" for number in range(draw(st.integers(1, 8)))]
    family = {each: draw(st.integers(0, 4)) for each in order}
    pairs = [frozenset(pair) for pair in combinations(order, 2)]
    return order, family, {pair for pair in pairs if draw(st.booleans())}


def ranks_of(order: Sequence[str], family: dict[str, int], tied: set[frozenset[str]]) -> dict[str, int]:
    """Ranks where the first article of a family by name stands for it."""
    heads = {min(each for each in family if family[each] == number) for number in set(family.values())}
    return ranking._ranks(
        order, {one: [other for other in order if frozenset((one, other)) in tied] for one in order}, heads
    )


@given(standings())
def test_ranks_are_dense_in_order_and_hold_nobody_told_apart(
    standing: tuple[list[str], dict[str, int], set[frozenset[str]]],
) -> None:
    order, _, tied = standing
    ranks = ranks_of(order, {each: number for number, each in enumerate(order)}, tied)
    numbers = [ranks[each] for each in order]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, max(numbers) + 1))
    for one, other in combinations(order, 2):
        assert ranks[one] != ranks[other] or frozenset((one, other)) in tied


@given(standings(), st.data())
def test_a_copy_moves_nobody_whatever_it_is_tied_with(
    standing: tuple[list[str], dict[str, int], set[frozenset[str]]], data: st.DataObject
) -> None:
    order, family, tied = standing
    before = ranks_of(order, family, tied)
    place = data.draw(st.integers(0, len(order)))
    more = [*order[:place], "copy", *order[place:]]
    ties = {frozenset(("copy", each)) for each in order if data.draw(st.booleans())}
    after = ranks_of(more, {**family, "copy": family[data.draw(st.sampled_from(order))]}, tied | ties)
    assert {each: after[each] for each in order} == before
    assert 1 <= after["copy"] <= max(before.values())


@pytest.mark.parametrize(("families", "said"), [(1, "one independent source"), (2, "2 independent sources")])
def test_under_three_families_nobody_is_ranked(families: int, said: str) -> None:
    told = [analyse(Article(id, "The ferry struck the quay.")) for id in "abcd"]
    found = rank(
        told, [Family(articles=tuple("abcd"[number::families]), reason=None) for number in range(families)], SHARED, {}
    )
    assert found.status == "not_ranked"
    assert said in (found.reason or "")
    assert {(each.rank, each.divergence, each.reason) for each in found.entries} == {(None, None, found.reason)}


def test_without_shared_facts_nobody_is_ranked() -> None:
    told = [analyse(Article(id, "The ferry struck the quay.")) for id in "abc"]
    found = rank(told, [Family(articles=(id,), reason=None) for id in "abc"], NOTHING, {})
    assert found.status == "not_ranked"
    assert "0 facts" in (found.reason or "")


def test_two_texts_in_many_copies_are_not_ranked() -> None:
    one = Article("a", " ".join(fact[0] for fact in FACTS), published=PUBLISHED)
    other = Article("b", " ".join(fact[1] for fact in FACTS), published=PUBLISHED)
    copies = [replace(one, id=f"a{number}") for number in range(4)]
    assert score([one, other, *copies]).stories[0].ranking.status == "not_ranked"


def test_a_refused_ranking_still_shows_facts_and_findings() -> None:
    story = score(shipped(MUSE_SPARK)[:2]).stories[0]
    assert story.ranking.status == "not_ranked"
    assert story.facts
    assert any(article.findings for article in story.articles)


def test_ranks_are_dense_and_follow_divergence() -> None:
    entries = score(shipped(MUSE_SPARK)).stories[0].ranking.entries
    ranks = [each.rank or 0 for each in entries]
    assert ranks == sorted(ranks)
    assert set(ranks) == set(range(1, max(ranks) + 1))
    assert [each.divergence for each in entries] == sorted((each.divergence or 0 for each in entries), reverse=True)
