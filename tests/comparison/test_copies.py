"""A text that ran twice is compared once, and both who ran it are named."""

from __future__ import annotations

from dataclasses import replace

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.copies import originals, reworked
from divergence.pipeline import score
from tests.fiction import FACTS, MUSE_SPARK, shipped


def test_only_word_for_word_copies_under_one_headline() -> None:
    one = Article("a", "The ferry struck the quay.", title="Ferry hits quay")
    told = [
        one,
        replace(one, id="b"),
        replace(one, id="c", title="Crash at Arlen"),
        replace(one, id="d", text="Other."),
    ]
    first, copies = originals([annotate(each) for each in told])
    assert [each.article.id for each in first] == ["a", "c", "d"]
    assert copies == {"a": ["a", "b"], "c": ["c"], "d": ["d"]}


def test_a_copy_stands_wherever_its_original_stands() -> None:
    articles = shipped(MUSE_SPARK)
    for original in articles:
        story = score([*articles, replace(original, id="zz")]).stories[0]
        for fact in story.facts:
            named = [mention.article for mention in fact.mentions]
            assert named.count("zz") == named.count(original.id)
            assert ("zz" in fact.absent) == (original.id in fact.absent)
        for conflict in story.conflicts:
            assert ("zz" in conflict.deviant) == (original.id in conflict.deviant)
            for side in conflict.sides:
                assert ("zz" in side.articles) == (original.id in side.articles)


def test_who_says_little_more_than_another_of_the_family_is_a_copy() -> None:
    lines = [fact[0] for fact in FACTS]
    told = [lines, [*lines, "Our desk has read it."], [*lines[:5], *(fact[1] for fact in FACTS[5:])], lines]
    articles = [annotate(Article(str(number), "\n\n".join(each))) for number, each in enumerate(told)]
    assert reworked(articles, [0, 0, 0, 1]) == (False, True, False, False)
