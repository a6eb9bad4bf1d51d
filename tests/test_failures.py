"""An extractor that fails costs its own feature, says so, and no score is made without it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

import divergence as dv
from divergence import registry
from divergence.__main__ import main
from divergence.annotations import Annotated
from divergence.registry import Mark
from tests.fiction import MUSE_SPARK, shipped


def failing(monkeypatch: pytest.MonkeyPatch, id: str, rule: str, on: str = "") -> None:
    """The extractor of a rule fails on texts that hold the words."""
    original = next(each for each in registry.extractors() if (each.id, each.rule) == (id, rule))

    def find(annotated: Annotated) -> list[Mark]:
        if on in annotated.document.text:
            raise KeyError("boom")
        assert original.find is not None
        return list(original.find(annotated))

    broken = replace(original, find=find)
    found = tuple(broken if each is original else each for each in registry.extractors())
    monkeypatch.setattr(registry, "extractors", lambda: found)


def test_nothing_is_ranked_on_what_was_not_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "loaded_language", "loaded-language")
    (story,) = dv.score(shipped(MUSE_SPARK)).stories
    assert (story.ranking.status, {each.divergence for each in story.ranking.entries}) == ("not_ranked", {None})
    assert story.ranking.reason == "“loaded_language” could not be measured (KeyError: 'boom')"
    assert story.facts
    assert story.conflicts
    for article in story.articles:
        (said,) = article.remarks
        assert (said.where, said.code) == (article.id, "D513")
        assert "“loaded_language” could not be measured: KeyError: 'boom'" in said.message


def test_an_article_that_was_not_measured_has_no_score_and_the_others_have(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = shipped(MUSE_SPARK)
    failing(monkeypatch, "loaded_language", "loaded-language", on=articles[1].text[:200])
    (story,) = dv.score(articles).stories
    unscored = [each for each in story.ranking.entries if each.divergence is None]
    assert story.ranking.status == "ranked"
    assert [each.article for each in unscored] == [articles[1].id]
    assert "could not be measured" in (unscored[0].reason or "")


def test_what_the_score_does_not_rest_on_costs_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, "hedging", "hedge")
    (story,) = dv.score(shipped(MUSE_SPARK)).stories
    assert story.ranking.status == "ranked"
    assert all(each.features["hedging"].status == "failed" for each in story.articles)
    assert all(len(each.remarks) == 1 for each in story.articles)


def test_every_surface_says_so_and_strict_ends_with_three(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    failing(monkeypatch, "hedging", "hedge")
    text = "Nine people were hurt when the ferry struck the quay on Tuesday, the harbour office said."
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(text + f" It is notice {name}.", "utf-8")
    for form in ("text", "concise", "markdown", "json", "html"):
        for strict, code in (([], 0), (["--strict"], 3)):
            monkeypatch.setattr(sys, "argv", ["divergence", "score", str(tmp_path), "--format", form, *strict])
            assert main() == code
            assert "could not be measured" in " ".join(capsys.readouterr().out.split())
