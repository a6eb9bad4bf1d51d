"""The result as data: the table, and reading a saved result back."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from divergence.errors import DivergenceError
from divergence.report.data import load, to_csv
from divergence.result import from_json
from tests.golden import golden
from tests.report.harbour import result


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_the_whole() -> None:
    rendered = to_csv(result())
    assert rendered == golden("harbour.csv", rendered)


def test_no_number_is_an_empty_cell_and_never_a_zero() -> None:
    rows = {row["article"]: row for row in table(to_csv(result()))}
    assert rows["gazette.txt"]["divergence"] == "0.0"
    assert rows["tidning.txt"]["divergence"] == rows["tidning.txt"]["hedging"] == ""
    assert rows["tidning.txt"]["not_scored"] == "not compared: unsupported language"
    assert rows["wire.txt"]["tied_with"] == "gazette.txt; herald.md"


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\0=1"])
def test_a_spreadsheet_runs_nothing_of_an_article(formula: str) -> None:
    one = result()
    story = one.stories[0]
    articles = tuple(replace(each, title=formula) for each in story.articles)
    rows = table(to_csv(replace(one, stories=(replace(story, articles=articles),))))
    assert {row["title"][0] for row in rows} == {"'"}


def test_numbers_may_be_negative() -> None:
    one = result()
    story = one.stories[0]
    low = replace(story.articles[0].features["hedging"], value=-0.5)
    articles = (replace(story.articles[0], features={"hedging": low}),)
    assert table(to_csv(replace(one, stories=(replace(story, articles=articles),))))[0]["hedging"] == "-0.5"


def test_quotes_commas_and_lines_survive() -> None:
    one = result()
    title = 'He said "no, never",\nand left'
    story = replace(one.stories[0], articles=tuple(replace(each, title=title) for each in one.stories[0].articles))
    assert {row["title"] for row in table(to_csv(replace(one, stories=(story,))))} == {title}


def test_a_result_survives_a_file(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(result().to_json(), encoding="utf-8")
    assert load(path) == result()
    assert load(path).to_json() == result().to_json()


def test_a_number_that_is_none_is_not_written() -> None:
    ranking = result().stories[0].ranking
    broken = replace(ranking, entries=(replace(ranking.entries[0], divergence=float("nan")),))
    with pytest.raises(DivergenceError, match="not finite") as caught:
        replace(result(), stories=(replace(result().stories[0], ranking=broken),)).to_json()
    assert caught.value.where == "result.stories[0].ranking.entries[0].divergence"


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"schema": "divergence.result/2"}', b"[" * 100_000]
)
def test_what_is_no_result_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(data)
    with pytest.raises(DivergenceError) as caught:
        load(path)
    assert caught.value.code == "D402"
    assert caught.value.where == str(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DivergenceError) as caught:
        load(tmp_path / "none.json")
    assert caught.value.code == "D101"


def test_a_newer_result_with_more_fields_is_read() -> None:
    more = result().to_json().replace('"tool": {', '"added": [1],\n "tool": {', 1)
    assert from_json(more) == result()
