"""The whole program at its edges: nothing, little, the same twice, and what it cannot read."""

from __future__ import annotations

from dataclasses import replace
from time import process_time

import pytest

from divergence.article import Article, Removed
from divergence.config import Config
from divergence.errors import DivergenceError
from divergence.pipeline import analyse, score
from divergence.report.data import to_csv
from divergence.report.prose import names
from divergence.result import Result, Skipped, from_json
from tests.fiction import MUSE_SPARK, PARAPHRASES, shipped
from tests.test_invariants import check_whole

ONE = Article("a.txt", "The ferry struck the quay on Tuesday, the harbour office said. Nine people were hurt. " * 8)
TWO = Article("b.txt", "On Tuesday a ferry ran into the quay. The ambulance service spoke of nine injured. " * 8)


@pytest.fixture(scope="module")
def muse_spark() -> Result:
    return score(shipped(MUSE_SPARK))


def test_each_article_is_told_as_it_is_by_itself(muse_spark: Result) -> None:
    for article, part in zip(shipped(MUSE_SPARK), muse_spark.stories[0].articles, strict=True):
        assert analyse(article) == part
        assert score([article]).stories[0].articles == (part,)


@pytest.mark.parametrize(
    "unit",
    [
        "may ",
        "said ",
        "1 million ",
        "5% of ",
        "who said that ",
        "clearly wanted ",
        "if it might ",
        "😀",
        "Ana Ruiz may win 1 million votes ",
        "It could be 5. He said so. ",
        "Ana said 5\n",
        "officials said it may rise. ",
    ],
)
def test_a_hostile_text_is_read_in_linear_time(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    begun = process_time()
    told = analyse(Article("a", text))
    assert process_time() - begun < 4  # some 0.3; a quadratic reading takes ten times as long
    assert all(finding.text == text[finding.start : finding.end] for finding in told.findings)
    assert max((finding.end - finding.start for finding in told.findings), default=0) < 10_000


def test_no_article_is_nothing_to_score() -> None:
    with pytest.raises(DivergenceError, match="no article is given") as raised:
        score([])
    assert raised.value.code == "D102"


def test_what_was_skipped_is_told_where_nothing_is_left_to_score() -> None:
    skipped = score([], skipped=[Skipped("b.bin", "D120", "not text")])
    assert (skipped.stories, len(skipped.skipped)) == ((), 1)
    assert from_json(skipped.to_json()) == skipped


@pytest.mark.parametrize("text", ["", " \n\n ", "\ufeff", "\0\0\0", "?!", "Word", "\u202e\u200b", "\ud800 alone"])
def test_an_article_of_nothing(text: str) -> None:
    result = score([replace(ONE, text=text), replace(TWO, text=text), replace(TWO, id="c.txt")])
    check_whole(result)
    assert result.stories[0].ranking.status == "not_ranked"


@pytest.mark.parametrize(("articles", "said"), [([ONE], "one independent source"), ([ONE, TWO], "2 independent")])
def test_too_few_to_rank(articles: list[Article], said: str) -> None:
    ranking = score(articles).stories[0].ranking
    assert ranking.status == "not_ranked"
    assert said in (ranking.reason or "")
    assert {(each.rank, each.divergence, each.reason) for each in ranking.entries} == {(None, None, ranking.reason)}


def test_one_text_under_two_names_is_one_source() -> None:
    story = score([ONE, replace(ONE, id="c.txt"), TWO]).stories[0]
    assert [family.articles for family in story.families] == [("a.txt", "c.txt"), ("b.txt",)]
    assert "2 independent" in (story.ranking.reason or "")


def test_one_article_given_twice_is_listed_as_skipped() -> None:
    result = score([ONE, TWO, ONE])
    assert result.skipped == (Skipped("a.txt", "D503", "the same article was given twice"),)
    assert result.stories == score([ONE, TWO]).stories


def test_two_articles_of_one_id_are_refused() -> None:
    with pytest.raises(DivergenceError) as caught:
        score([ONE, replace(TWO, id=ONE.id)])
    assert caught.value.code == "D502"
    assert caught.value.where == ONE.id


def test_an_unsupported_language_is_listed_and_not_compared() -> None:
    german = Article(
        "d.txt", "Die Fähre stieß am Dienstag gegen den Kai. Neun Menschen wurden verletzt.", language="de"
    )
    articles = [*shipped(PARAPHRASES), german]
    result = score(articles)
    check_whole(result)
    (story,) = result.stories
    (part,) = (each for each in story.articles if each.id == "d.txt")
    assert {(each.status, each.value) for each in part.features.values()} == {("unsupported_language", None)}
    assert not part.findings
    assert not part.figures
    (entry,) = (each for each in story.ranking.entries if each.article == "d.txt")
    assert entry.rank is None
    assert "language" in (entry.reason or "")
    others = score(articles[:-1]).stories[0]
    assert story.facts == others.facts
    assert story.ranking.entries[:-1] == others.ranking.entries
    check_whole(score([german]))


def test_several_stories_keep_apart_and_their_ids_say_which() -> None:
    articles = [replace(each, story="halvern") for each in shipped(PARAPHRASES)]
    articles += [replace(each, story="muse") for each in shipped(MUSE_SPARK)]
    result = score(articles)
    check_whole(result)
    assert [story.id for story in result.stories] == ["halvern", "muse"]
    for story in result.stories:
        assert all(fact.id.startswith(f"{story.id}/") for fact in story.facts)
    alone = score(shipped(PARAPHRASES)).stories[0]
    assert [entry.divergence for entry in result.stories[0].ranking.entries] == [
        entry.divergence for entry in alone.ranking.entries
    ]


def test_a_switched_off_feature_is_gone_and_the_settings_say_so() -> None:
    config = Config(disabled=("readability",))
    result = score([ONE], config)
    assert "readability" not in result.stories[0].articles[0].features
    assert result.tool.settings == {"features": {"disable": ["readability"]}}
    assert result.tool.config_digest != score([ONE]).tool.config_digest


def test_a_weight_of_nothing_takes_a_component_out(muse_spark: Result) -> None:
    config = Config(weights={"unsupported": 0.0})
    for entry in score(shipped(MUSE_SPARK), config).stories[0].ranking.entries:
        assert entry.components["unsupported"].points == 0
    assert any(entry.components["unsupported"].points for entry in muse_spark.stories[0].ranking.entries)


def test_progress_names_each_article_once() -> None:
    done: list[str] = []
    score(shipped(PARAPHRASES), progress=done.append)
    assert sorted(done) == [article.id for article in shipped(PARAPHRASES)]


def test_the_agency_of_a_dateline_is_the_credit_and_the_name_and_no_outlet() -> None:
    line = "CORLEY, Oct 14 (Inland Press) - "
    text = f"{line}The bridge at Corley is shut, the council said on Tuesday.\n"
    result = score([Article("a.txt", text, removed=(Removed(0, len(line), line, "dateline"),))])
    (found,) = result.stories[0].articles
    assert (found.source, found.credit) == (None, "Inland Press")
    assert names(result.stories[0]) == {"a.txt": found.credit}
    assert "article,source,credit,title" in to_csv(result)
    assert "a.txt,,Inland Press," in to_csv(result)
