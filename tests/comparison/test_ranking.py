"""Ranks: dense, tied where not told apart, and refused where there is too little to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from divergence.article import Article
from divergence.comparison import ranking
from divergence.comparison.consensus import Agreed
from divergence.comparison.drift import COMPONENTS, Drift
from divergence.comparison.ranking import rank
from divergence.pipeline import analyse, score
from divergence.result import ArticleResult, Fact, Ranking
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
    return rank(told, {id: number for number, id in enumerate(draws)}, SHARED, {})


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


def test_a_second_member_of_a_family_begins_no_rank(monkeypatch: pytest.MonkeyPatch) -> None:
    order, family = ["a", "copy", "b"], {"a": 0, "copy": 0, "b": 1}
    assert ranking._ranks(order, dict.fromkeys(order, ()), family) == {"a": 1, "copy": 1, "b": 2}


@pytest.mark.parametrize(("families", "said"), [(1, "one independent source"), (2, "2 independent sources")])
def test_under_three_families_nobody_is_ranked(families: int, said: str) -> None:
    told = [analyse(Article(id, "The ferry struck the quay.")) for id in "abcd"]
    found = rank(told, {id: number % families for number, id in enumerate("abcd")}, SHARED, {})
    assert found.status == "not_ranked"
    assert said in (found.reason or "")
    assert {(each.rank, each.divergence, each.reason) for each in found.entries} == {(None, None, found.reason)}


def test_without_shared_facts_nobody_is_ranked() -> None:
    told = [analyse(Article(id, "The ferry struck the quay.")) for id in "abc"]
    found = rank(told, {"a": 0, "b": 1, "c": 2}, NOTHING, {})
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
