"""Input that means harm, or that only went wrong: each is a listed skip or a clean read, and the rest is scored."""

from __future__ import annotations

import gzip
import io
import json
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from divergence.article import Article
from divergence.pipeline import score
from divergence.readers import gz, iter_articles, read, rows
from divergence.result import Skipped

SOUND = (
    "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday.\n\n"
    "Engineers found cracks in two of the four piers during an inspection last month. The work costs $3 million.\n\n"
    "Buses will run every ten minutes while the bridge is shut, the operator said.\n"
)
ROWS = 60_000
"""Bytes that a file of rows may unpack to, in these tests: the real limit is 1 GB."""
SLOWEST = 60
"""Seconds, an order of magnitude above what the slowest takes: a hang is meant, not a speed."""
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha ha ha ha ha ha ha ha ha ">{LAUGHS}]>'


def sheet(rows: str, prolog: str = "") -> bytes:
    """A minimal Excel file around the XML of its rows."""
    space = "http://schemas.openxmlformats.org/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{space}package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/s.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="a" '
        f'Type="{space}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{space}spreadsheetml/2006/main" xmlns:r="{space}officeDocument/2006/'
        'relationships"><sheets><sheet name="s" sheetId="1" r:id="b"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="b" '
        f'Type="{space}officeDocument/2006/relationships/worksheet" Target="worksheets/s.xml"/></Relationships>',
        "xl/worksheets/s.xml": f'{prolog}<worksheet xmlns="{space}spreadsheetml/2006/main"><sheetData>{rows}'
        "</sheetData></worksheet>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def cells(*texts: str) -> str:
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts) + "</row>"


def zip_bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("xl/worksheets/s.xml", "w") as part:
        part.write(b" " * (ROWS + 1))
    return file.getvalue()


def broken(data: bytes) -> bytes:
    """A ZIP whose last part is packed and then damaged."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    packed = bytearray(file.getvalue())
    at = packed.rindex(b"xl/worksheets/s.xml", 0, packed.index(b"PK\x01\x02")) + 25
    packed[at : at + 40] = bytes(range(40))
    return bytes(packed)


NESTED = b"<html><body>" + b"<div>" * 100_000 + SOUND.encode() + b"</div>" * 100_000
SCRIPTS = b"<html><body>" + b"<script>var a = 'The harbour bridge will close.';</script>" * 20_000 + b"</body></html>"
REFUSED: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "zip bomb": ("bomb.txt.gz", lambda: gzip.compress(b"ha " * 5_000_000), {"D121", "D127"}),
    "zip bomb of rows": ("bomb.jsonl.gz", lambda: gzip.compress(b"{}\n" * ROWS), {"D126", "D127"}),
    "zip bomb in zip bomb": ("bomb.txt.gz.gz", lambda: gzip.compress(gzip.compress(b"ha " * 1_000_000)), {"D122"}),
    "zip bomb in a sheet": ("bomb.xlsx", zip_bomb, {"D127"}),
    "entity bomb in a sheet": ("laughs.xlsx", lambda: sheet(cells("text") + cells("&l9;"), BOMB), {"D124"}),
    "entity bomb in a feed": ("newsml.xml", lambda: f"{BOMB}<newsItem>&l9;</newsItem>".encode(), {"D122"}),
    "nested tags": ("nested.html", lambda: NESTED, {"D124"}),
    "nested lists": ("nested.json", lambda: b"[" * 100_000 + b"]" * 100_000, {"D124"}),
    "a long number": ("number.json", lambda: b'{"text": ' + b"9" * 100_000 + b"}", {"D124"}),
    "a number as text": ("five.json", lambda: b'{"headline": "Five", "text": 5}', {"D123"}),
    "not a number": ("nan.jsonl", lambda: b'{"text": NaN}\n{"text": Infinity}\n', {"D126"}),
    "a page of scripts": ("scripts.html", lambda: SCRIPTS, {"D123"}),
    "50 MB": ("large.txt", lambda: SOUND.encode() * 180_000, {"D121"}),
    "a book": ("book.txt", lambda: SOUND.encode() * 4_000, {"D121"}),
    "an endless row": ("endless.jsonl", lambda: b'{"text": "' + b"a" * 11_000_000 + b'"}', {"D121"}),
    "an endless cell": ("endless.csv", lambda: b'text\n"' + b"a" * 11_000_000, {"D124"}),
    "nothing but NUL": ("nul.txt", lambda: bytes(5_000), {"D120"}),
    "a picture": ("picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, {"D120"}),
    "a text that ends in a gzip": ("cut.md.gz", lambda: gzip.compress(SOUND.encode())[:60], {"D124"}),
    "no gzip": ("no.csv.gz", lambda: SOUND.encode(), {"D124"}),
    "no Parquet": ("no.parquet", lambda: b"PAR1" + bytes(60) + b"PAR1", {"D124"}),
    "no sheet": ("no.xlsx", lambda: b"PK\x03\x04" + bytes(60), {"D124"}),
    "no archive": ("no.warc", lambda: b"WARC/1.0\r\n" + SOUND.encode(), {"D123", "D124"}),
    "a record of nothing": (
        "none.warc",
        lambda: b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 0\r\n\r\n",
        {"D123", "D124"},
    ),
    "a broken sheet": ("broken.xlsx", lambda: broken(sheet(cells("text") + cells(SOUND) * 40)), {"D124"}),
    "an empty file": ("empty.txt", lambda: b"", {"D123"}),
    "blanks": ("blank.html", lambda: b" \n\t" * 100, {"D123"}),
}
READ: dict[str, tuple[str, bytes]] = {
    "NUL bytes": ("nul.txt", SOUND.replace(" ", "\0 ", 2).encode()),
    "a lone surrogate": ("lone.json", json.dumps({"headline": "A\ud800", "text": SOUND + "\udfff"}).encode()),
    "surrogates in UTF-8": ("lone.txt", SOUND.encode() + b"\xed\xa0\x80"),
    "Windows-1252": ("old.txt", SOUND.replace("bridge", "“bridge”").encode("cp1252")),
    "a title that closes the page": ("x.html", f"<h1>&lt;/script&gt;</h1><p>{SOUND}</p>".encode()),
    "a name of another": ("page.txt", f"<!doctype html><body><article><p>{SOUND}</p></article>".encode()),
    "controls": ("bell.txt", f"\x1b[2J\x07{SOUND}".encode()),
    "a long line": ("long.txt", (SOUND.replace("\n", " ") * 100).encode()),
    "many lines": ("lines.txt", ("a\n" * 20_000 + SOUND).encode()),
    "many marks": ("marks.txt", (SOUND + "." * 500_000 + "“" * 50_000).encode()),
    "many links": ("links.md", (SOUND + "[a](" * 5_000).encode()),
    "many tags": ("tags.html", f"<p>{SOUND}</p>".encode() + b"<b>" * 300 + b"<a href=x>" * 300),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_an_article_is_listed_and_the_rest_scored(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gz, "LARGEST", ROWS)
    monkeypatch.setattr(rows, "LARGEST_SHEET", ROWS)
    file, make, codes = REFUSED[name]
    (tmp_path / file).write_bytes(make())
    (tmp_path / "sound.txt").write_text(SOUND, "utf-8")
    began = time.monotonic()
    reading = read(tmp_path)
    assert time.monotonic() - began < SLOWEST
    assert [each.id for each in reading.articles] == ["sound.txt"]
    assert {each.code for each in reading.skipped} <= codes
    assert all(each.reason for each in reading.skipped)
    result = score(reading.articles, skipped=reading.skipped)
    assert [each.id for each in result.stories[0].articles] == ["sound.txt"]
    assert result.skipped == reading.skipped != ()


@pytest.mark.parametrize("name", READ)
def test_what_is_only_odd_is_read(name: str, tmp_path: Path) -> None:
    file, data = READ[name]
    (tmp_path / file).write_bytes(data)
    began = time.monotonic()
    (article,) = read(tmp_path).articles
    assert time.monotonic() - began < SLOWEST
    assert "inspection last month" in article.text
    article.text.encode()
    score([article]).to_json().encode()


def test_what_is_no_file_is_listed(tmp_path: Path) -> None:
    (tmp_path / "sound.txt").write_text(SOUND, "utf-8")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "itself.txt").symlink_to(tmp_path / "itself.txt")
    (tmp_path / "device.txt").symlink_to("/dev/zero")
    reading = read(tmp_path)
    assert [each.id for each in reading.articles] == ["sound.txt"]
    assert {Path(each.path).name: each.code for each in reading.skipped} == {
        "pipe.txt": "D111", "loop": "D112", "nowhere.txt": "D110", "itself.txt": "D110", "device.txt": "D111",
    }  # fmt: skip


def test_a_file_that_vanishes_while_the_folder_is_read(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(SOUND, "utf-8")
    found: list[object] = []
    for each in iter_articles(tmp_path):
        found.append(each)
        (tmp_path / "b.txt").unlink(missing_ok=True)
    names = [each.id if isinstance(each, Article) else each.path for each in found]  # type: ignore[union-attr, attr-defined]
    assert names == ["a.txt", f"{tmp_path.name}/b.txt", "c.txt"]
    assert isinstance(found[1], Skipped)
    assert (found[1].code, found[1].reason) == ("D110", "cannot be opened: no such file or directory")


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(SOUND)
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    (article,) = read(tmp_path).articles
    score([article]).to_json().encode()
