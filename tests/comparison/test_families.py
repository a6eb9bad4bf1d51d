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
    (family,) = grouped(one, whole, other)
    assert (family[0], sorted(family)) == ("b", ["a", "b", "c"])  # both share most with b


def test_a_third_in_common_is_enough_where_an_agency_is_credited() -> None:
    one, other = telling("a", 0, 1, 2, 3, 4, 5), telling("b", 0, 1, 6, 7, 8)
    assert grouped(one, other) == [("a",), ("b",)]
    (family,) = grouped(replace(one, credit="Coast Wire"), other)
    assert sorted(family) == ["a", "b"]


def test_short_texts_join_only_word_for_word() -> None:
    flash = Article("a", "Ferry hits quay at Arlen. Nine hurt.")
    assert grouped(flash, replace(flash, id="b")) == [("a", "b")]
    assert grouped(flash, Article("b", "Ferry hits quay at Arlen. Nine hurt. More soon.")) == [("a",), ("b",)]


def test_who_stands_for_a_family_does_not_depend_on_the_order_of_the_articles() -> None:
    one, other = telling("a", 0, 1, 2, 3, 4, 5, credit="Coast Wire"), telling("b", 0, 1, 6, 7, 8)
    assert grouped(one, other) == grouped(other, one)


def test_nothing_and_next_to_nothing() -> None:
    assert families([]) == ()
    assert grouped(Article("a", "")) == [("a",)]
    assert grouped(Article("a", ""), Article("b", "A ferry.")) == [("a",), ("b",)]


SPEECH = "“" + " ".join(FACTS[number][0].rstrip(".") + "," for number in range(6)) + " that is all I know,” she said."


def test_one_speech_that_two_reporters_quote_at_length_makes_no_copy() -> None:
    """What both quote says nothing about who wrote from whom."""
    one = Article("a", f"The captain of the ferry spoke to the inquiry this morning for the first time.\n\n{SPEECH}")
    other = Article("b", f"For an hour nobody in the packed hall so much as coughed while she talked.\n\n{SPEECH}")
    assert grouped(one, other) == [("a",), ("b",)]


def test_who_names_an_outlet_and_borrows_its_words_counts_with_it() -> None:
    first = replace(telling("a", *range(9)), source="Arlen Ledger", published="2026-05-14T08:00")
    borrowed = " ".join(FACTS[number][0] for number in (0, 3)) + " " + " ".join(FACTS[n][1] for n in (1, 2, 4, 5, 6))
    later = Article(
        "b", f"{borrowed} The Arlen Ledger reported that the gearbox had failed.", published="2026-05-14T19:00"
    )
    (family,) = families([annotate(first), annotate(later)])
    assert "rewritten from Arlen Ledger" in (family.reason or "")
    assert grouped(first, replace(later, text=borrowed)) == [("a",), ("b",)]
    assert grouped(replace(first, published="2026-05-15"), later) == [("a",), ("b",)]


def test_an_agency_is_named_in_the_reason() -> None:
    (family,) = families([annotate(telling("a", *range(9), credit="NPA")), annotate(telling("b", 0, 2, 3, 4, 5))])
    assert (family.reason or "").startswith("agency copy (NPA)")
