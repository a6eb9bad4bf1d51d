"""The figures of the detectors: every rule has some or says why not, none is typed, and every table shows the same."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import divergence as dv
from benchmarks import quality as making
from benchmarks.tables import BLOCK, PAGES, TABLES, rewritten
from divergence import quality
from divergence.cli import cli
from divergence.registry import extractors, rules

AGAIN = "run `python -m benchmarks.quality --write`"


def test_every_rule_has_figures_or_the_reason_why_not() -> None:
    for name in rules():
        for each in quality.measured()[name]:
            if each.reason is None:
                assert each.recall is not None
                assert each.n > 0
                assert each.data
                assert each.date
            else:
                assert (each.precision, each.recall, each.n) == (None, None, 0)


def test_nothing_stale_is_left() -> None:
    known = {*rules(), *making.COMPARED, *(each.id for each in extractors())}
    assert set(quality.measured()) <= known, AGAIN


def test_no_figure_is_typed() -> None:
    made = making.toml(making.qualities(making.figures(), making.known()))
    assert made == making.TARGET.read_text(encoding="utf-8"), AGAIN


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_table_shows_what_was_measured(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert BLOCK.search(text), f"{page.name} has no table between its two comments"
    assert rewritten(page) == text, AGAIN


def test_every_table_stands_somewhere() -> None:
    found = {match["name"] for page in PAGES for match in BLOCK.finditer(page.read_text(encoding="utf-8"))}
    assert found == set(TABLES)


def test_a_figure_that_changes_changes_the_tables(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("Before.\n\n<!-- table: labelled -->\n| speculation | .99 |\n<!-- end -->\n\nAfter.\n", "utf-8")
    text = rewritten(page)
    assert "| .99 |" not in text
    assert text.startswith("Before.\n")
    assert text.endswith("<!-- end -->\n\nAfter.\n")
    page.write_text(text, "utf-8")
    assert rewritten(page) == text


def test_the_files_hold_no_text_of_anybody() -> None:
    strings = re.findall(r'"([^"]*)"', making.FIGURES.read_text(encoding="utf-8"))
    assert max(len(each.split()) for each in strings) == 1


SCORED: dict[str, Any] = {
    "articles": {"gold": 5},
    "contract": {"ok": True},
    "spans": {kind: {"gold": 4, "hit": 3, "pred_hit": 6, "false_alarms": 2} for kind in making.KINDS},
    "headline_mismatch": {"gold": 1, "hit": 1, "false_alarms": 0},
    "figures": {"gold": 10, "found": 9, "label_sum": 8.0},
    "conflicts": {"gold": 5, "hit": 2, "false": 1, "deviant_correct": 2},
    "facts": {
        "gold": 7, "found": 6, "bcubed": {"f1": 0.5}, "pairs": {"pred": 10, "good": 8, "gold": 20, "recalled": 8},
    },
    "ranking": {"must_hold": 6, "held": 5},
    "families": {"exact": True},
}  # fmt: skip


class TestTakingOver:
    def made(self, measures: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
        taken = {
            "sets": making.of_measures(measures, "2026-01-02"),
            "stories": making.of_stories([SCORED, SCORED], "2026-01-03"),
        }
        return making.qualities(json.loads(json.dumps(taken)), {"date": "2026-01-04"})

    def test_counts_of_stories_are_added_up(self) -> None:
        (speculation,) = self.made({})["speculation"]
        assert (speculation["precision"], speculation["recall"], speculation["n"]) == (0.75, 0.75, 8)
        assert speculation["date"] == "2026-01-03"
        (conflict,) = self.made({})["conflict"]
        assert (conflict["precision"], conflict["recall"], conflict["n"]) == (0.667, 0.4, 10)

    def test_a_set_annotated_by_others_comes_first(self) -> None:
        key = {"factbank.sentence_f1": {"ours": 0.8, "floor": 0.6, "n": 90, "also": {"P": 0.7, "R": 0.9}}}
        first, second = self.made(key)["hedge"]
        assert (first["precision"], first["recall"], first["n"], first["date"]) == (0.7, 0.9, 90, "2026-01-02")
        assert second["n"] == 8

    def test_what_was_not_predicted_is_no_figure(self) -> None:
        key = {"factbank.sentence_f1": {"ours": None, "floor": 0.6, "n": 90, "also": {}}}
        assert len(self.made(key)["hedge"]) == 1

    def test_a_rule_that_nothing_labels_says_so(self) -> None:
        assert self.made({})["hardening"] == [{"reason": making.UNLABELLED}]


class TestWhereItIsShown:
    def test_explain_prints_it_in_a_sentence(self) -> None:
        first = quality.of("speculation")[0]
        out = " ".join(CliRunner().invoke(cli, ["explain", "speculation"]).output.split())
        assert f"How well Precision {first.precision:.2f}, recall {first.recall:.2f} on {first.n} {first.unit}" in out
        assert f"(measured {first.date})." in out

    def test_explain_says_why_there_is_none(self) -> None:
        out = " ".join(CliRunner().invoke(cli, ["explain", "self-contradiction"]).output.split())
        assert f"How well Not measured: {making.UNLABELLED}." in out

    def test_a_result_carries_it_by_rule(self) -> None:
        tool = dv.score([dv.Article("a", "The council met on Monday.")]).tool
        assert tool.quality["loaded-language"] == quality.of("loaded-language")[0]
        assert set(rules()) <= set(tool.quality)

    def test_a_rule_of_somebody_else_has_none(self) -> None:
        assert quality.line("their-rule") == "Not measured: no figures come with this rule."
