"""Acceptance: five articles on one model release, where they lie beside the project, and their invented twin always."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from divergence.pipeline import analyse, score
from divergence.readers import read
from divergence.result import ArticleResult, Entry, Figure, Finding, Story
from tests.fiction import MUSE_SPARK, ROOT, shipped

SEEDS = ROOT.parent / "shared" / "seeds"


class Told:
    """One story's result, its articles by the number their file names begin with."""

    def __init__(self, folder: Path) -> None:
        reading = read(folder)
        self.skipped = reading.skipped
        self.story: Story = score(reading.articles).stories[0]

    def article(self, number: str) -> ArticleResult:
        (found,) = (each for each in self.story.articles if each.id.startswith(number))
        return found

    def entry(self, number: str) -> Entry:
        (found,) = (each for each in self.story.ranking.entries if each.article.startswith(number))
        return found

    def rate(self, number: str, feature: str) -> float:
        value = self.article(number).features[feature].value
        assert value is not None
        return value

    def findings(self, number: str, rule: str) -> list[Finding]:
        return [each for each in self.article(number).findings if each.rule == rule and each.voice == "own"]

    def figures(self, number: str, text: str) -> list[Figure]:
        return [each for each in self.article(number).figures if text in each.text]

    def mentioning(self, *texts: str) -> set[str]:
        """The numbers of the articles in which the fact with most such articles holds one of `texts`."""
        facts = [
            {mention.article for mention in fact.mentions if any(text in mention.text for text in texts)}
            for fact in self.story.facts
        ]
        return {name[:3] for name in max(facts, key=len, default=set())}


@cache
def told(folder: Path) -> Told:
    return Told(folder)


@pytest.fixture
def seeds() -> Told:
    if not SEEDS.is_dir():
        pytest.skip("the seed articles do not lie beside the project")
    return told(SEEDS)


@pytest.fixture
def twin() -> Told:
    return told(MUSE_SPARK)


class TestSeeds:
    def test_all_five_are_read(self, seeds: Told) -> None:
        assert not seeds.skipped
        assert [each.id[:3] for each in seeds.story.articles] == ["000", "001", "002", "003", "004"]
        assert all(each.words > 200 for each in seeds.story.articles)

    def test_who_drifts_most_and_least(self, seeds: Told) -> None:
        assert seeds.story.ranking.status == "ranked"
        assert seeds.entry("004").rank == 1
        assert seeds.entry("004").divergence == max(each.divergence or 0 for each in seeds.story.ranking.entries)
        last = max(each.rank or 0 for each in seeds.story.ranking.entries)
        assert seeds.entry("001").rank == last
        least = min(each.divergence or 0 for each in seeds.story.ranking.entries)
        assert seeds.entry("001").divergence == least or seeds.entry("001").tied_with

    def test_who_guesses_most(self, seeds: Told) -> None:
        rates = {number: seeds.rate(number, "speculation") for number in ("000", "001", "002", "003", "004")}
        assert max(rates, key=lambda number: rates[number]) == "004"

    def test_the_guess_about_the_architecture(self, seeds: Told) -> None:
        phrase = "beyond the transformer-based architecture"
        assert any(phrase in each.text for each in seeds.findings("004", "speculation"))

    def test_a_figure_with_an_interval_and_a_citation(self, seeds: Told) -> None:
        (figure,) = seeds.figures("001", "$14.3 billion")
        assert (figure.low, figure.high, figure.unit) == (1.425e10, 1.435e10, "USD")
        assert figure.citation in ("cited", "vague", "uncited")

    def test_a_version_is_no_figure(self, seeds: Told) -> None:
        for article in seeds.story.articles:
            assert not [each for each in article.figures if "5.4" in each.text and each.citation != "exempt"]

    def test_no_figure_no_share(self, seeds: Told) -> None:
        share = seeds.article("000").features["uncited_figures"]
        assert share.value is None
        assert share.reason

    def test_a_headline_of_another_page(self, seeds: Told) -> None:
        assert seeds.findings("004", "headline-mismatch")
        assert "OxCaml" not in (seeds.article("004").title or "")

    def test_what_aligns(self, seeds: Told) -> None:
        assert len(seeds.mentioning("52")) >= 2
        assert len(seeds.mentioning("April 8")) >= 2


class TestTwin:
    def test_all_five_are_read(self, twin: Told) -> None:
        assert not twin.skipped
        assert len(twin.story.articles) == 5

    def test_who_drifts_most_and_least(self, twin: Told) -> None:
        assert twin.entry("05").rank == 1
        assert twin.entry("01").rank == max(each.rank or 0 for each in twin.story.ranking.entries)

    def test_who_guesses_most(self, twin: Told) -> None:
        rates = {number: twin.rate(number, "speculation") for number in ("01", "02", "03", "04", "05")}
        assert max(rates, key=lambda number: rates[number]) == "05"
        assert rates["01"] == 0

    def test_the_guess_about_the_architecture(self, twin: Told) -> None:
        assert any("beyond transformers" in each.text for each in twin.findings("05", "speculation"))

    def test_a_figure_with_an_interval_and_a_citation(self, twin: Told) -> None:
        (figure,) = twin.figures("01", "$14.3 billion")
        assert (figure.low, figure.high, figure.unit) == (1.425e10, 1.435e10, "USD")
        assert figure.citation == "cited"

    def test_a_version_is_no_figure(self, twin: Told) -> None:
        for article in twin.story.articles:
            assert not [each for each in article.figures if "5.4" in each.text and each.citation != "exempt"]

    def test_no_figure_no_share(self, twin: Told) -> None:
        article = next(each for each in shipped(MUSE_SPARK) if each.id.startswith("04"))
        before, _, _ = article.text.partition("What to ask suppliers")
        removed = tuple(each for each in article.removed if each.end is not None and each.end <= len(before))
        share = analyse(replace(article, text=before, removed=removed)).features["uncited_figures"]
        assert share.value is None
        assert share.reason

    def test_a_headline_of_another_page(self, twin: Told) -> None:
        assert twin.findings("05", "headline-mismatch")
        assert "HarborDB" not in (twin.article("05").title or "")

    def test_what_aligns(self, twin: Told) -> None:
        assert len(twin.mentioning("52")) >= 3
        assert len(twin.mentioning("$14.3 billion")) >= 2
