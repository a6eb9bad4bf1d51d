"""Tables: which column is what, said by name or by whoever reads, and told either way."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from divergence.errors import DivergenceError
from divergence.readers import Columns, read

TEXT = "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday."
HOUSE = {
    "Full copy": TEXT,
    "Paper": "The Gull",
    "Head": "Bridge shut",
    "No": "7",
    "Case": "bridge",
    "Day": "6 March 2026",
}
NAMED = {"text": "Full copy", "source": "Paper", "title": "Head", "id": "No", "story": "Case", "date": "Day"}
USUAL = {
    "Article Text": TEXT,
    "Outlet": "The Gull",
    "Headline": "Bridge shut",
    "ID": "7",
    "Story": "b",
    "PubDate": "2026-03-06",
}


def write(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    """The rows in the format of the path's ending."""
    names = list(rows[0])
    if path.suffix in (".csv", ".tsv"):
        with path.open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, names, delimiter="\t" if path.suffix == ".tsv" else ",")
            writer.writeheader()
            writer.writerows(rows)
    elif path.suffix == ".jsonl":
        path.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    elif path.suffix == ".json":
        path.write_text(json.dumps(list(rows)), "utf-8")
    elif path.suffix == ".xlsx":
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        for row in (names, *(list(row.values()) for row in rows)):
            book.active.append(row)
        book.save(path)
    else:
        pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
        parquet.write_table(pyarrow.Table.from_pylist(list(rows)), path)
    return path


FORMATS = ["csv", "tsv", "xlsx", "parquet", "jsonl", "json"]


@pytest.mark.parametrize("ending", FORMATS)
def test_columns_are_taken_as_named(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"rows.{ending}", [HOUSE, {**HOUSE, "No": "8"}])
    first, second = read(path, columns=NAMED).articles
    assert (first.text, first.source, first.title, first.id, first.story, first.published) == (
        TEXT, "The Gull", "Bridge shut", "7", "bridge", "2026-03-06",
    )  # fmt: skip
    assert second.id == "8"


@pytest.mark.parametrize("ending", FORMATS)
def test_what_is_guessed_is_told(tmp_path: Path, ending: str) -> None:
    path = write(tmp_path / f"rows.{ending}", [{**USUAL, "Mood": "calm"}, {**USUAL, "ID": "8", "Mood": ""}])
    reading = read(path)
    assert [(each.id, each.source, each.published) for each in reading.articles] == [
        ("7", "The Gull", "2026-03-06"),
        ("8", "The Gull", "2026-03-06"),
    ]
    (columns,) = reading.columns
    assert columns.path == path.name
    assert dict(columns.used) == {
        "text": ("Article Text",), "source": ("Outlet",), "title": ("Headline",), "id": ("ID",), "story": ("Story",),
        "date": ("PubDate",),
    }  # fmt: skip
    assert columns.unused == ("Mood",)
    assert set(columns.guessed) == {"text", "source", "title", "id", "story", "date"}


def test_what_is_named_is_no_guess() -> None:
    columns = Columns("a.csv", (("text", ("Copy",)), ("title", ("headline", "title"))), ("title",), ("x",))
    assert str(columns) == (
        'a.csv: text from "Copy", title from "headline", else "title" (guessed; --title says otherwise); not used: "x"'
    )


def test_a_column_that_is_not_there_is_no_silent_guess(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.csv", [HOUSE])
    with pytest.raises(DivergenceError, match="the file could not be read") as caught:
        read(path, columns={"text": "full copy"})
    assert caught.value.hint == 'rows.csv: has no column "full copy"; did you mean --text "Full copy"?'
    with pytest.raises(DivergenceError) as caught:
        read(path, columns={"texts": "Full copy"})
    assert (caught.value.code, caught.value.hint) == ("D103", 'did you mean "text"?')
    with pytest.raises(DivergenceError) as caught:
        read(path)
    assert "--text" in (caught.value.hint or "")


def test_a_row_that_would_be_cut_is_listed(tmp_path: Path) -> None:
    """A comma or a line break that nobody quoted would end the text early; empty cells at the end do no harm."""
    path = tmp_path / "rows.csv"
    path.write_text(f'title,text,date,tag\nA,"{TEXT}"\nB,"{TEXT}",2026-03-06\nC,{TEXT},2026-03-06,x\n\nD\n', "utf-8")
    reading = read(path)
    assert [each.title for each in reading.articles] == ["B"]
    assert [(each.path, each.code, each.reason) for each in reading.skipped] == [
        ("rows.csv#1", "D126", "this row has 2 of the header's 4 cells"),
        ("rows.csv#3", "D126", "this row has 5 of the header's 4 cells"),
        ("rows.csv#4", "D126", "this row has 1 of the header's 4 cells"),
    ]


def test_a_number_is_no_text(tmp_path: Path) -> None:
    path = write(tmp_path / "rows.jsonl", [{"id": "a", "text": TEXT}])
    path.write_text(path.read_text("utf-8") + '\n{"id": "b", "text": 5}\n{"id": "c", "text": ["x", 5]}\n', "utf-8")
    reading = read(path)
    assert [each.id for each in reading.articles] == ["a"]
    assert [each.reason for each in reading.skipped] == ['"text" holds a number, not text', '"text" holds no text']


def test_every_sheet_is_read(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["notes"])
    book.active.append(["call the council"])
    for name in ("May", "June"):
        sheet = book.create_sheet(name)
        sheet.append(["headline", "body"])
        sheet.append([f"Bridge in {name}", TEXT])
    book.save(tmp_path / "rows.xlsx")
    reading = read(tmp_path / "rows.xlsx")
    assert [each.title for each in reading.articles] == ["Bridge in May", "Bridge in June"]
    assert [each.reason for each in reading.skipped] == ["this row has no article text"]


def test_a_late_byte_decides_the_charset(tmp_path: Path) -> None:
    """Latin letters only in the last row of a long file: still one charset, and no letter lost."""
    rows = "".join(f'{number},"{TEXT}"\n' for number in range(900))
    (tmp_path / "rows.csv").write_bytes(("id,text\n" + rows + f'x,"{TEXT} Café."\n').encode("cp1252"))
    assert read(tmp_path / "rows.csv").articles[-1].text.endswith("Café.")
