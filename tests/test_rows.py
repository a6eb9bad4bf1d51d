"""Rows of features: what a row says of an article by itself, and that any number of articles passes through."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import divergence as dv
from divergence.__main__ import main
from divergence.many import AHEAD
from divergence.report.data import row_lines, to_csv
from tests.fiction import PARAPHRASES, shipped

FERRY = "The dreadful ferry probably sank off Arlen. Nine people were hurt, police said. The owner has not spoken."
PILE = (
    dv.Article("a", FERRY, source="Arlen Post", story="ferry", title="=1+1"),
    dv.Article("b", "Die Fähre sank am Montag vor der Küste, teilte die Polizei mit.", language="de"),
    *shipped(PARAPHRASES),
)


def test_a_row_is_the_analysis_of_its_article() -> None:
    for article, row in zip(PILE, dv.rows(PILE), strict=True):
        told = dv.analyse(article)
        assert (row["story"], row["article"], row["source"], row["words"]) == (
            article.story, article.id, article.source, told.words,
        )  # fmt: skip
        for name, feature in told.features.items():
            assert (row[name], row[f"{name}_low"], row[f"{name}_quoted"]) == (
                feature.value, feature.low, feature.quoted,
            )  # fmt: skip


def test_its_columns_are_those_of_the_table_of_a_result() -> None:
    result = dv.score(shipped(PARAPHRASES))
    table = list(csv.DictReader(io.StringIO(to_csv(result))))
    long = set(result.to_frames()["articles"].columns)
    for scored, row in zip(table, dv.rows(dv.read(PARAPHRASES)), strict=True):
        alone = set(row) - set(scored)
        assert {name for name in alone if not name.endswith("_reason")} <= long
        assert {name: scored[name] for name in row if name in scored and name != "story"} == {
            name: "" if value is None else str(value)
            for name, value in row.items()
            if name in scored and name != "story"
        }


def test_where_there_is_no_number_there_is_a_reason() -> None:
    german = list(dv.rows(PILE))[1]
    assert german["hedging"] is None
    assert "only English" in str(german["hedging_reason"])


def test_all_rows_have_the_same_columns_whatever_is_disabled() -> None:
    config = dv.Config(disabled=("sentiment",), disabled_rules=("speculation",))
    first, *rest = (list(row) for row in dv.rows(PILE, config))
    assert all(row == first for row in rest)
    assert not {"sentiment", "speculation"} & set(first)
    assert "hedging" in first


def test_processes_change_no_row_and_few_articles_are_held() -> None:
    asked = 0

    def articles() -> Iterator[dv.Article]:
        nonlocal asked
        for number in range(60):
            asked += 1
            yield dv.Article(f"{number}", f"{FERRY} Edition {number}.")

    found = dv.rows(articles(), jobs=2)
    first = next(found)
    assert asked <= 2 * AHEAD
    assert [first, *found] == list(dv.rows(articles()))


def test_one_process_asks_for_an_article_when_its_row_is_wanted() -> None:
    endless = (dv.Article(f"{number}", FERRY) for number in iter(int, 1))
    assert next(dv.rows(endless))["article"] == "0"


def test_what_is_no_article_or_no_number_of_processes_is_refused() -> None:
    with pytest.raises(dv.DivergenceError, match="number of processes"):
        dv.rows([], jobs=0)
    with pytest.raises(TypeError):
        dv.rows(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        list(dv.rows(["text"]))  # type: ignore[list-item]


def test_a_spreadsheet_runs_nothing_of_a_row() -> None:
    (row,) = csv.DictReader(io.StringIO("".join(row_lines(dv.rows(PILE[:1]), "csv"))))
    assert row["title"] == "'=1+1"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    with open("articles.csv", "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "text", "source"))
        table.writerows((f"n{number}", f"{FERRY} Edition {number}.", "Arlen Post") for number in (3, 1, 2))
        table.writerow(("empty", "", "Arlen Post"))
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["divergence", "features", *words.split()])
    return main()


@pytest.mark.usefixtures("here")
class TestTheCommand:
    def test_prints_a_row_an_article_in_order_and_lists_what_it_skipped(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(monkeypatch, "articles.csv") == 0
        said = capsys.readouterr()
        assert [row["article"] for row in csv.DictReader(io.StringIO(said.out))] == ["n3", "n1", "n2"]
        columns, skipped = said.err.splitlines()
        assert columns.startswith('articles.csv: text from "text"')
        assert skipped == "skipped articles.csv#4: this row has no article text [D126]"

    def test_writes_what_it_prints_whatever_the_processes(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for suffix in ("csv", "jsonl"):
            assert run(monkeypatch, f"articles.csv -q --format {suffix}") == 0
            printed = capsys.readouterr()
            assert run(monkeypatch, f"articles.csv -q -o rows.{suffix} --jobs 2") == 0
            assert (here / f"rows.{suffix}").read_text("utf-8") == printed.out
            assert printed.err == "" == capsys.readouterr().out
        rows = [json.loads(line) for line in (here / "rows.jsonl").read_text("utf-8").splitlines()]
        assert rows == list(dv.rows(dv.read("articles.csv")))

    def test_ends_as_other_commands_do(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(monkeypatch, "articles.csv --strict -o rows.csv") == 3
        assert capsys.readouterr().err.endswith("wrote rows.csv\n")
        for words, code in (
            ("articles.csv -o rows.html", "D403"),
            ("articles.csv -o rows", "D403"),
            ("articles.csv -o none/rows.csv", "D404"),
            ("articles.csv -o articles.csv", "D405"),
            ("missing.csv", "D101"),
        ):
            assert run(monkeypatch, words) == 2
            assert capsys.readouterr().err.startswith(f"error[{code}]")

    def test_its_own_rows_are_no_articles(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        for name in ("rows.csv", "rows.jsonl"):
            assert run(monkeypatch, f"articles.csv -o {name}") == 0
            capsys.readouterr()
            assert run(monkeypatch, name) == 2
            assert "a result of this program" in capsys.readouterr().err

    def test_leaves_an_earlier_file_as_it_was_when_it_fails(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (here / "rows.csv").write_text("before")
        (here / "blank.csv").write_text("id,text\na,\n")
        assert run(monkeypatch, "blank.csv -o rows.csv") == 2
        assert (here / "rows.csv").read_text() == "before"
        assert not list(here.glob(".*.part"))

    def test_says_once_that_dates_could_be_read_both_ways(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        lines = "".join(f'n{day},"{FERRY}",0{day}/04/2026\n' for day in (2, 3, 5))
        (here / "dated.csv").write_text(f"id,text,date\n{lines}")
        assert run(monkeypatch, "dated.csv -o rows.csv") == 0
        assert capsys.readouterr().err.count("remark on") == 1
