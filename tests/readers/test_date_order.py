"""Dates of figures alone: one source writes them one way, and where nothing says which a remark says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import divergence as dv
from tests.readers.test_columns import write

TEXT = "The ferry to Lund will not sail for nine weeks from Monday, the harbour council said in a statement on Friday."
FORMATS = ["csv", "tsv", "xlsx", "parquet", "jsonl", "json"]


def table(folder: Path, kind: str, *days: str) -> dv.Reading:
    rows = [{"id": str(n), "text": f"{TEXT} It is notice {n}.", "date": day} for n, day in enumerate(days)]
    return dv.read(write(folder / f"rows.{kind}", rows))


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    ("days", "read"),
    [
        (("3/4/2026", "3/25/2026"), ["2026-03-04", "2026-03-25"]),
        (("3/4/2026", "25/3/2026"), ["2026-04-03", "2026-03-25"]),
        (("3-4-2026", "2026-01-02", "03-25-2026"), ["2026-03-04", "2026-01-02", "2026-03-25"]),
    ],
)
def test_a_column_is_one_order(tmp_path: Path, kind: str, days: tuple[str, ...], read: list[str]) -> None:
    reading = table(tmp_path, kind, *days)
    assert [each.published for each in reading.articles] == read
    assert dv.score(reading).remarks == ()


@pytest.mark.parametrize(
    "days", [("3/4/2026", "5/6/2026", "3/3/2026"), ("3/4/2026", "5/6/2026", "3/25/2026", "25/3/2026")]
)
def test_what_no_row_decides_is_read_day_first_and_said_once(tmp_path: Path, days: tuple[str, ...]) -> None:
    reading = table(tmp_path, "csv", *days)
    assert [each.published for each in reading.articles][:2] == ["2026-04-03", "2026-06-05"]
    (remark,) = dv.score(reading).remarks
    assert remark.where == "0 and 1 more"
    assert "“3/4/2026” are read day first (2026-04-03)" in remark.message
    assert "rows.csv" in remark.message
    assert remark.hint == "write them as YYYY-MM-DD"


@pytest.mark.parametrize("kind", FORMATS)
def test_a_day_that_is_none_is_said_with_how_many_there_are(tmp_path: Path, kind: str) -> None:
    reading = table(tmp_path, kind, "2026-03-04", "2026-13-45", "2026-02-30", "n.d.")
    assert [each.published for each in reading.articles] == ["2026-03-04", None, None, None]
    notes = [next(note.text for note in each.notes if note.field == "published") for each in reading.articles]
    assert [note.partition(" could")[0] for note in notes[1:]] == ["“2026-13-45”", "“2026-02-30”", "“n.d.”"]
    (remark,) = dv.score(reading).remarks
    assert (remark.where, remark.hint) == ("1 and 2 more", "write them as YYYY-MM-DD")
    assert f"“2026-13-45” in rows.{kind} could not be read" in remark.message


def test_a_day_left_empty_is_no_day_that_cannot_be_read(tmp_path: Path) -> None:
    assert dv.score(table(tmp_path, "csv", "", "2026-03-04")).remarks == ()


def test_dots_have_the_day_first(tmp_path: Path) -> None:
    reading = table(tmp_path, "csv", "3.4.2026", "5.6.2026")
    assert [each.published for each in reading.articles] == ["2026-04-03", "2026-06-05"]
    assert dv.score(reading).remarks == ()


@pytest.mark.parametrize(
    ("name", "head", "published", "remarks"),
    [
        ("a.txt", "Ferry to Lund will not sail\nBy Ana Ruiz\n3/4/2026\n\n", "2026-04-03", 1),
        ("a.txt", "Ferry to Lund will not sail\nBy Ana Ruiz\n3/4/2026\nUpdated 3/25/2026\n\n", "2026-03-04", 0),
        ("a.md", "---\ndate: 3/4/2026\n---\n", "2026-04-03", 1),
        ("a.md", "---\ndate: 3/4/2026\nupdated: 3/25/2026\n---\n", "2026-03-04", 0),
        ("a.md", "---\ndate: March the first\n---\n", None, 1),
    ],
)
def test_a_file_is_one_order(tmp_path: Path, name: str, head: str, published: str | None, remarks: int) -> None:
    (tmp_path / name).write_text(f"{head}{TEXT}\n\n{TEXT}\n", "utf-8")
    reading = dv.read(tmp_path / name)
    assert reading.articles[0].published == published
    assert len(dv.score(reading).remarks) == remarks
