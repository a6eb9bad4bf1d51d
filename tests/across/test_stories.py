"""Grouping: one event to a story, whatever the files are called and in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from divergence.across import stories as grouping
from divergence.across.stories import group
from divergence.article import Article
from tests.fiction import MUSE_SPARK, PARAPHRASES, ROOT, renamed, shipped, stories

TOLD = (MUSE_SPARK, PARAPHRASES, *(ROOT / "tests" / "stories" / name for name in ("drug-trial", "vote-recount")))
SLOWLY = settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def pile() -> list[Article]:
    """Several shipped stories in one heap; each article remembers in its id where it came from."""
    return [
        replace(each, id=f"{folder.name}/{each.id}")
        for folder in TOLD
        for each in shipped(folder)
        if not each.id.startswith("gold")
    ]


def partition(articles: Sequence[Article]) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for article in articles:
        found.setdefault(article.story or "", set()).add(article.id)
    return set(map(frozenset, found.values()))


def test_the_shipped_stories_are_told_apart() -> None:
    expected: dict[str, set[str]] = {}
    for article in pile():
        expected.setdefault(article.id.partition("/")[0], set()).add(article.id)
    assert partition(group(pile())) == set(map(frozenset, expected.values()))


@SLOWLY
@given(stories(least=3), st.randoms(use_true_random=False))
def test_order_and_names_and_earlier_stories_change_no_grouping(story: tuple[Article, ...], random: object) -> None:
    heap = [*story, *shipped(PARAPHRASES)]
    want = {frozenset(each.text for each in heap if each.id in ids) for ids in partition(group(heap))}
    names = [f"n{number}" for number in range(len(heap))]
    other = [replace(each, story=f"s{number}") for number, each in enumerate(renamed(heap, names))]
    random.shuffle(other)  # type: ignore[attr-defined]
    assert {frozenset(each.text for each in other if each.id in ids) for ids in partition(group(other))} == want


def test_what_is_published_weeks_apart_is_two_stories() -> None:
    told = (
        "The ferry Marlin struck the quay at Arlen, the harbour office said. Nine passengers of the Marlin were hurt."
    )
    again = "At Arlen the ferry Marlin ran into the quay and nine passengers were hurt, the harbour office said."
    may, later, june = (
        Article("a", told, published="2026-05-14"),
        Article("b", again, published="2026-05-15"),
        Article("c", again, published="2026-06-14T08:00:00Z"),
    )
    assert partition(group([may, later, june])) == {frozenset("ab"), frozenset("c")}
    undated = [replace(each, published=None) for each in (may, june)]
    assert partition(group(undated)) == {frozenset("ac")}


@pytest.mark.parametrize("block", [1, 3])
def test_blocks_change_nothing(block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    dates = ("2026-05-01", "2026-05-03", None, "2026-05-20")
    heap = [replace(each, published=dates[number % 4]) for number, each in enumerate(pile())]
    want = partition(group(heap))
    monkeypatch.setattr(grouping, "BLOCK", block)
    assert partition(group(heap)) == want


def test_a_pile_that_hangs_together_is_cut_where_it_is_thinnest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "LARGEST", 2)
    edges = [(0, 1, 0.9), (1, 2, 0.4), (2, 3, 0.9)]
    assert sorted(grouping._connected(range(4), edges, 0.31)) == [[0, 1], [2, 3]]


def test_what_says_nothing_stands_alone_and_every_article_comes_back() -> None:
    heap = [
        Article("a", ""),
        Article("b", "..."),
        Article("c", "El puerto cerró.", language="es"),
        *shipped(MUSE_SPARK),
    ]
    found = group(heap)
    assert sorted(each.id for each in found) == sorted(each.id for each in heap)
    assert all(each.story for each in found)
    assert {frozenset("a"), frozenset("b"), frozenset("c")} <= partition(found)
    assert group([]) == ()


def test_two_files_of_one_name_are_told_apart_by_their_folder() -> None:
    one, other = Article("a.txt", "A dam burst.", story="x"), Article("a.txt", "A bank fell.", story="y")
    assert sorted(each.id for each in group([one, other])) == ["x/a.txt", "y/a.txt"]


def test_stories_are_named_for_a_headline_and_no_two_alike() -> None:
    heap = [
        Article("a", "A dam burst.", title="It’s over"), Article("b", "A bank fell.", title="It’s over"),
        Article("c", "https://example.org/x A ship sank."), Article("d", "Rain.", title="Its over 2"),
    ]  # fmt: skip
    names = {each.id: each.story for each in group(heap)}
    assert sorted(filter(None, names.values())) == ["a-ship-sank", "its-over", "its-over-2", "its-over-2-2"]
