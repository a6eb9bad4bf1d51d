"""Who counts as one independent source."""

from __future__ import annotations

from dataclasses import replace

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.families import families
from tests.fiction import FACTS, MUSE_SPARK, PARAPHRASES, shipped


def grouped(*articles: Article) -> list[tuple[str, ...]]:
    return [family.articles for family in families([annotate(each) for each in articles])]


def telling(id: str, *facts: int, wording: int = 0, credit: str | None = None) -> Article:
    return Article(id, " ".join(FACTS[number][wording] for number in facts), credit=credit)


def test_independent_reports_are_each_their_own_family() -> None:
    for folder in (MUSE_SPARK, PARAPHRASES):
        found = families([annotate(each) for each in shipped(folder)])
        assert [family.articles for family in found] == [(each.id,) for each in shipped(folder)]
        assert all(family.reason is None for family in found)


def test_the_same_facts_in_other_words_are_no_copy() -> None:
    every = range(len(FACTS))
    assert grouped(telling("a", *every), telling("b", *every, wording=1)) == [("a",), ("b",)]


def test_a_shortened_copy_is_one_family_and_says_why() -> None:
    long, short = telling("a", *range(9)), telling("b", 0, 2, 3, 4, 5)
    (family,) = families([annotate(long), annotate(short)])
    assert family.articles == ("a", "b")
    assert "96%" in (family.reason or "")


def test_copies_join_through_a_third() -> None:
    one, other = telling("a", 0, 1, 2, 3, 4), telling("c", 4, 5, 6, 7, 8)
    whole = telling("b", *range(9))
    assert grouped(one, other) == [("a",), ("c",)]
    assert grouped(one, whole, other) == [("a", "b", "c")]


def test_a_third_in_common_is_enough_where_an_agency_is_credited() -> None:
    one, other = telling("a", 0, 1, 2, 3, 4, 5), telling("b", 0, 1, 6, 7, 8)
    assert grouped(one, other) == [("a",), ("b",)]
    assert grouped(replace(one, credit="Coast Wire"), other) == [("a", "b")]


def test_short_texts_join_only_word_for_word() -> None:
    flash = Article("a", "Ferry hits quay at Arlen. Nine hurt.")
    assert grouped(flash, replace(flash, id="b")) == [("a", "b")]
    assert grouped(flash, Article("b", "Ferry hits quay at Arlen. Nine hurt. More soon.")) == [("a",), ("b",)]


def test_nothing_and_next_to_nothing() -> None:
    assert families([]) == ()
    assert grouped(Article("a", "")) == [("a",)]
    assert grouped(Article("a", ""), Article("b", "A ferry.")) == [("a",), ("b",)]
