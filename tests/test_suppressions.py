"""Suppressions: what a comment or a setting lets pass, what it leaves alone, and what is noted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import divergence as dv
from divergence.config import Config
from divergence.result import ArticleResult, Finding
from divergence.suppressions import Suppression

OPENING = (
    "The council met on Monday and heard from the harbour office that the work on the wall would go on, "
    "and the office read a letter from the drivers, who will vote on Friday in the long hall of the harbour house."
)
FIRST = "The council's shameful offer was rejected, and the drivers went home."
SECOND = "A disgraceful farce ended with the vote, and the office closed for the week."
QUOTING = "<!-- divergence: ignore[loaded-language] quoting the statement -->"


def read(tmp_path: Path, text: str, name: str = "draft.md") -> ArticleResult:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (article,) = dv.read(tmp_path / name).articles
    return dv.analyse(article)


def loaded(told: ArticleResult) -> dict[str | None, str | None]:
    return {each.cue: each.suppressed for each in told.findings if each.rule == "loaded-language"}


class TestAComment:
    @pytest.mark.parametrize(
        "text",
        [
            f"{OPENING}\n\n{QUOTING}\n{FIRST}\n\n{SECOND}\n",
            f"{OPENING}\n\n{QUOTING}\n\n{FIRST}\n\n{SECOND}\n",
            f"{OPENING}\n\n{FIRST} {QUOTING}\n\n{SECOND}\n",
            f"{OPENING}\n\n{QUOTING} {FIRST}\n\n{SECOND}\n",
            f"{OPENING}\n\n> {QUOTING}\n> {FIRST}\n\n{SECOND}\n",
        ],
        ids=["line before", "paragraph before", "end of the line", "start of the line", "in a block quotation"],
    )
    def test_speaks_for_one_paragraph(self, text: str, tmp_path: Path) -> None:
        assert loaded(read(tmp_path, text)) == {
            "shameful": "quoting the statement",
            "disgraceful": None,
            "farce": None,
        }

    def test_speaks_for_its_rule_alone(self, tmp_path: Path) -> None:
        told = read(tmp_path, f"{OPENING}\n\n{QUOTING}\nIt was a shameful, 14,000-dollar letter that may be sent.\n")
        rules = {each.rule: each.suppressed for each in told.findings}
        assert rules.pop("loaded-language") == "quoting the statement"
        assert set(rules.values()) == {None}
        assert len(rules) > 1

    def test_of_several_rules_each_is_let_pass(self, tmp_path: Path) -> None:
        both = "<!-- divergence: ignore[loaded-language, uncited-figure] the union's letter -->"
        told = read(tmp_path, f"{OPENING}\n\n{both}\nThe shameful letter went to 14,000 drivers.\n")
        named = {each.rule: each.suppressed for each in told.findings}
        assert named["loaded-language"] == named["uncited-figure"] == "the union's letter"
        assert told.remarks == ()

    def test_before_the_headline_speaks_for_the_headline(self, tmp_path: Path) -> None:
        told = read(tmp_path, f"{QUOTING}\n# Shameful offer is rejected in the harbour\n\n{OPENING}\n\n{FIRST}\n")
        assert [(each.field, each.suppressed) for each in told.findings if each.rule == "loaded-language"] == [
            ("text", None),
            ("title", "quoting the statement"),
        ]

    def test_is_masked_and_never_scored(self, tmp_path: Path) -> None:
        comment = "<!-- divergence: ignore[loaded-language] a shameful, disgraceful\n  word of 14,000 -->"
        told = read(tmp_path, f"{OPENING}\n\n{comment}\n{FIRST}\n")
        (masked,) = [each for each in told.removed if each.reason == "suppression"]
        assert told.text[masked.start : masked.end] == masked.text == comment
        assert loaded(told) == {"shameful": "a shameful, disgraceful word of 14,000"}
        assert told.figures == ()

    def test_holds_in_an_article_made_by_hand(self) -> None:
        told = dv.analyse(dv.Article("a", f"{OPENING}\n\n{QUOTING}\n{FIRST}\n\n{SECOND}"))
        assert loaded(told)["shameful"] == "quoting the statement"
        assert loaded(told)["farce"] is None

    def test_in_a_page_stands_before_its_paragraph_or_in_it(self, tmp_path: Path) -> None:
        pages = [
            f"{QUOTING}<p>{FIRST}</p><p>{SECOND}</p>",
            f"{QUOTING}<div class='x'><p>{FIRST}</p></div><p>{SECOND}</p>",
            f"<p>{FIRST} {QUOTING}</p><p>{SECOND}</p>",
            f"<p>The council's <b>shameful {QUOTING}</b> offer was rejected on Monday.</p><p>{SECOND}</p>",
        ]
        for number, page in enumerate(pages):
            whole = f"<html><body><article><h1>An offer</h1><p>{OPENING}</p>{page}</article></body></html>"
            told = read(tmp_path, whole, f"{number}.html")
            assert loaded(told) == {"shameful": "quoting the statement", "disgraceful": None, "farce": None}, page
            assert "<!--" not in "".join(each.text for each in told.findings if each.suppressed is None)

    def test_of_a_page_that_reaches_no_text_is_noted(self, tmp_path: Path) -> None:
        told = read(
            tmp_path, f"<html><body><article><p>{OPENING}</p><p>{FIRST}</p></article>{QUOTING}</body></html>", "a.html"
        )
        (remark,) = told.remarks
        assert (remark.where, remark.code) == ("a.html", "D511")
        assert "outside the article's text" in remark.message


@pytest.mark.parametrize(
    ("comment", "said", "hint"),
    [
        ("<!-- divergence: off -->", "cannot be read", "write <!-- divergence: ignore[rule] reason -->"),
        ("<!-- divergence: ignore all of it -->", "cannot be read", "write <!-- divergence:"),
        ("<!-- divergence: ignore[] quoted -->", "cannot be read", "write <!-- divergence:"),
        ("<!-- divergence: ignore[loaded-langauge] quoted -->", 'no rule "loaded-langauge"', '"loaded-language"?'),
        ("<!-- divergence: ignore[loaded_language] quoted -->", 'no rule "loaded_language"', '"loaded-language"?'),
        ("<!-- divergence: ignore[loaded-language] -->", "without a reason", "say why"),
        ("<!-- divergence: ignore[opinion] a column -->", "suppresses nothing", "delete it"),
        ("<!-- divergence: ignore[loaded-language] quoted", "not closed", "-->"),
    ],
)
def test_what_has_no_effect_is_noted_with_its_line(comment: str, said: str, hint: str, tmp_path: Path) -> None:
    told = read(tmp_path, f"{OPENING}\n\n{comment}\n{FIRST}\n")
    (remark,) = told.remarks
    assert remark.where == "draft.md, line 3 of the text"
    assert said in remark.message
    assert hint in (remark.hint or "")
    assert loaded(told) == {"shameful": None}


def test_a_plain_comment_is_no_business_of_ours(tmp_path: Path) -> None:
    told = read(tmp_path, f"{OPENING}\n\n<!-- a shameful note\nof two lines, for the desk -->\n{FIRST}\n")
    assert told.remarks == ()
    assert loaded(told) == {"shameful": None}
    assert [each.cue for each in told.findings].count("shameful") == 1


class TestWhatItCosts:
    def test_a_rate_counts_what_is_left(self) -> None:
        text = f"{OPENING}\n\n{FIRST}\n\n{SECOND}"
        plain = dv.analyse(dv.Article("a", text))
        quiet = dv.analyse(
            dv.Article("a", text), Config(suppress=(Suppression("loaded-language", "why", "here", text="farce"),))
        )
        before, after = plain.features["loaded_language"], quiet.features["loaded_language"]
        assert (before.count, after.count) == (3, 1)
        assert after.exposure == before.exposure

    def test_a_share_counts_what_is_left(self) -> None:
        text = f"{OPENING}\n\nThe letter went to 14,000 drivers. It cost $2,300 to send."
        plain = dv.analyse(dv.Article("a", text)).features["uncited_figures"]
        setting = Suppression("uncited-figure", "the union's list", "here", text="drivers")
        quiet = dv.analyse(dv.Article("a", text), Config(suppress=(setting,))).features["uncited_figures"]
        assert (plain.count, plain.exposure) == (2, 2)
        assert (quiet.count, quiet.exposure, quiet.value) == (1, 2, 0.5)

    def test_drift_counts_what_is_left(self) -> None:
        from tests.fiction import MUSE_SPARK, shipped

        articles = shipped(MUSE_SPARK)
        rules = ("speculation", "loaded-language", "uncited-figure", "vague-attribution", "opinion", "hedge")
        everything = Config(suppress=tuple(Suppression(rule, "looked at", "here") for rule in rules))
        before, after = dv.score(articles).stories[0], dv.score(articles, everything).stories[0]
        assert not [each for article in after.articles for each in article.features.values() if each.status == "failed"]
        noisy = before.ranking.entries[0]
        quiet = next(each for each in after.ranking.entries if each.article == noisy.article)
        assert noisy.components["unsupported"].points > 0
        assert quiet.components["unsupported"].points < noisy.components["unsupported"].points
        told = {each.id: each for article in after.articles for each in article.findings}
        assert not [
            id for each in quiet.components.values() for id in each.evidence if id in told and told[id].suppressed
        ]

    def test_ids_and_everything_else_stay(self) -> None:
        def bare(findings: tuple[Finding, ...]) -> list[Finding]:
            return [replace(each, suppressed=None, start=0, end=0, cue_start=0, cue_end=0) for each in findings]

        without = dv.analyse(dv.Article("a", f"{OPENING}\n\n{FIRST}\n\n{SECOND}"))
        within = dv.analyse(dv.Article("a", f"{OPENING}\n\n{QUOTING}\n{FIRST}\n\n{SECOND}"))
        assert bare(within.findings) == bare(without.findings)
        changed = {key for key in within.features if within.features[key] != without.features[key]}
        assert changed == {"loaded_language"}


class TestASetting:
    def article(self, id: str, story: str | None = None) -> dv.Article:
        return dv.Article(id, f"{OPENING}\n\n{FIRST}", story=story)

    def reasons(self, setting: Suppression, article: dv.Article) -> set[str | None]:
        return set(loaded(dv.analyse(article, Config(suppress=(setting,)))).values())

    @pytest.mark.parametrize("path", ["gazette.md", "*.md", "gaz*", "harbour/gazette.md", "desk/harbour/gazette.md"])
    def test_names_articles(self, path: str) -> None:
        setting = Suppression("loaded-language", "why", "here", path=path)
        assert self.reasons(setting, self.article("gazette.md", "harbour")) == {"why"}
        assert self.reasons(setting, self.article("post.txt", "harbour")) == {None}

    def test_names_a_text_however_it_is_typeset(self) -> None:
        setting = Suppression("loaded-language", "why", "here", text="Council’s  shameful\noffer")
        assert self.reasons(setting, self.article("a")) == {"why"}
        assert self.reasons(replace(setting, text="shameless"), self.article("a")) == {None}

    def test_that_covers_nothing_is_noted_once_for_the_run(self) -> None:
        used = Suppression("loaded-language", "why", "divergence.toml:1", path="a")
        idle = Suppression("loaded-language", "why not", "divergence.toml:5", path="c")
        result = dv.score([self.article("a"), self.article("b")], Config(suppress=(used, idle)))
        (remark,) = result.remarks
        assert (remark.where, remark.code) == ("divergence.toml:5", "D511")
        assert "why not" in remark.message
        assert result.tool.settings["suppress"][0] == {"rule": "loaded-language", "reason": "why", "path": "a"}


class TestADraft:
    TEXT = f"{OPENING}\n\n{QUOTING}\n{FIRST}\n\n{SECOND}\n\n<!-- divergence: ignore[opinion] a column -->\n{OPENING}\n"

    def test_is_told_what_had_no_effect(self) -> None:
        from divergence.draft import check
        from divergence.report.lines import render

        found = check(dv.Article("desk/draft.md", self.TEXT), [])
        assert [each.message.split("“")[1].split("”")[0] for each in found.notes if each.rule == "loaded-language"] == [
            "disgraceful",
            "farce",
        ]
        (remark,) = found.remarks
        assert remark.where == "desk/draft.md, line 8 of the text"
        assert f"remark: {remark.where}: the suppression of opinion" in render(found)

    def test_is_named_as_the_user_names_it(self) -> None:
        from divergence.draft import check

        setting = Suppression("loaded-language", "why", "here", path="desk/draft.md")
        found = check(dv.Article("desk/draft.md", self.TEXT), [], Config(suppress=(setting,)))
        assert "loaded-language" not in {each.rule for each in found.notes}


HOSTILE = st.text(alphabet="<!->:[] \nabdivergence,", max_size=60)


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_no_comment_breaks_the_reading(odd: str) -> None:
    told = dv.analyse(dv.Article("a", f"{FIRST} <!-- divergence: {odd}\n\n{SECOND}"))
    for each in told.findings:
        assert told.text[each.start : each.end] == each.text
    assert len(told.remarks) + sum(each.suppressed is not None for each in told.findings) >= 1


@pytest.mark.parametrize("text", ["<!-- divergence: ", "<!-- divergence: \n", "<!-- divergence:\n" * 9])
def test_many_openings_are_read_in_one_pass(text: str) -> None:
    from divergence.comments import comments

    assert len(list(comments(text * 20_000 + "-->"))) >= 1


def test_a_comment_left_open_hides_no_prose() -> None:
    told = dv.analyse(
        dv.Article("a", f"{OPENING}\n\n<!-- divergence: ignore[opinion] x\n{FIRST}\n\n{QUOTING}\n{SECOND}")
    )
    assert loaded(told) == {"shameful": None, "disgraceful": "quoting the statement", "farce": "quoting the statement"}
    assert [each.code for each in told.remarks] == ["D510"]
