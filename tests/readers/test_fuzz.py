"""Every reader against what its format can hold: no exception escapes, no place lies outside the text."""

from __future__ import annotations

import csv
import gzip
import io
import json
from collections.abc import Callable
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divergence.article import Article
from divergence.readers import _read_one
from divergence.readers.columns import Columns
from divergence.readers.given import Given
from divergence.result import Skipped

PIECES = st.sampled_from(
    [
        "The harbour bridge will close for nine weeks from Monday, the council said on Friday.", "By Ana Ruiz",
        "Engineers found cracks in two of the four piers during an inspection last month.", "Skip to content", "Share",
        "FAQ", "What is it?", "Key takeaways", "- one point", "References", "[1] A page https://gull.example/a",
        "March 6, 2026", "3 min read", "Ana RuizMarch 6, 20264 min read900 words", "Home | News | Sport", "© 2026 Gull",
        "PORT ARDEN, March 6 (NPA) - The bridge is shut.", "About the author", "Ana Ruiz is a reporter.", "Comments",
        "Related", "Contents", "# Heading", "> quoted", "**bold** and [a link](https://gull.example/b)", "```", "---",
        "<!-- divergence: ignore[loaded-language] it is quoted -->", "<p>", "</div>", "\ufeff", "\r", "\x00", "\u2028",
        "“", "”", "…", "\ud800", "=", "+++", "14:32", "Got a story? Email tips@gull.example", "",
    ]
)  # fmt: skip
TEXT = st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=14).flatmap(
    lambda parts: st.sampled_from(["\n", "\n\n", " ", "\r\n"]).map(lambda joint: joint.join(parts))
)
NAME = st.sampled_from(["text", "body", "headline", "id", "outlet", "date", "author", "items", "story", "x", "", "{}"])
VALUE = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXT),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAME, inner, max_size=3)),
    max_leaves=6,
)
RECORD = st.dictionaries(NAME, VALUE, max_size=5)
TAG = st.sampled_from(["p", "div", "nav", "article", "h1", "a", "script", "table", "td", "time", "meta", "b", "!--"])


def encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def page(parts: list[tuple[str, str, str]]) -> bytes:
    tags = (
        f'<{tag} class="{name}" href="{name}" datetime="{name}" content="{name}">{text}</{tag}>'
        for tag, name, text in parts
    )
    return encoded("<html><body>" + "".join(tags))


def table(rows: list[list[str]]) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows)
    return encoded(file.getvalue())


def mail(text: str) -> bytes:
    message = EmailMessage()
    message.set_content(text.encode("utf-8", "replace").decode("utf-8"))
    return bytes(message)


def sheet(rows: list[list[Any]]) -> bytes:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE.sub("", cell).encode("utf-8", "replace").decode()
                            if isinstance(cell, str) else cell for cell in row])  # fmt: skip
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def parquet(rows: list[str]) -> bytes:
    pyarrow, writer = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    file = io.BytesIO()
    texts = [text.encode("utf-8", "replace").decode() for text in rows]
    writer.write_table(pyarrow.table({"text": texts, "id": [str(number) for number in range(len(texts))]}), file)
    return file.getvalue()


def record(text: str) -> bytes:
    return encoded(f"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: {len(text)}\r\n\r\n{text}\r\n\r\n")


ROWS = st.lists(st.lists(TEXT, min_size=1, max_size=4), max_size=5)
CELLS = st.lists(st.lists(st.one_of(TEXT, st.integers(-9, 9), st.none()), min_size=1, max_size=4), max_size=4)
FILES: dict[str, st.SearchStrategy[bytes]] = {
    "txt": TEXT.map(encoded),
    "md": TEXT.map(lambda text: encoded("---\ntitle: x\n---\n" + text)),
    "html": st.lists(st.tuples(TAG, st.text(max_size=12), TEXT), max_size=8).map(page),
    "json": VALUE.map(lambda value: json.dumps(value).encode()),
    "jsonl": st.lists(VALUE, max_size=4).map(lambda values: "\n".join(map(json.dumps, values)).encode()),
    "csv": ROWS.map(lambda rows: table([["text", "id", "date"], *rows])),
    "tsv": ROWS.map(lambda rows: table([["headline\ttext"], *rows])),
    "eml": TEXT.map(mail),
    "xlsx": CELLS.map(lambda rows: sheet([["text", "id"], *rows])),
    "parquet": st.lists(TEXT, min_size=1, max_size=3).map(parquet),
    "txt.gz": TEXT.map(lambda text: gzip.compress(encoded(text))),
    "warc": TEXT.map(record),
}  # fmt: skip


@pytest.mark.parametrize("ending", FILES)
def test_no_exception_escapes_and_every_place_is_in_the_text(ending: str) -> None:
    check(ending, FILES[ending])


@pytest.mark.parametrize("ending", FILES)
def test_broken_files_too(ending: str) -> None:
    """A byte changed, a piece cut out: what a bad disk or a bad download leaves."""

    def break_(pair: tuple[bytes, int, int, bytes]) -> bytes:
        data, start, length, new = pair
        at = start % (len(data) + 1)
        return data[:at] + new + data[at + length :]

    broken = st.tuples(FILES[ending], st.integers(0, 1 << 20), st.integers(0, 40), st.binary(max_size=4)).map(break_)
    check(ending, broken)


def check(ending: str, files: st.SearchStrategy[bytes]) -> None:
    @settings(max_examples=25, deadline=None, database=None)
    @given(files)
    def run(data: bytes) -> None:
        for each in _read_one(Given(id="a", path="a", name=f"a.{ending}", open=opener(data))):
            assert isinstance(each, Article | Skipped | Columns)
            if not isinstance(each, Article):
                assert str(each)
                continue
            each.text.encode()
            last = 0
            for removed in each.removed:
                if removed.start is not None and removed.end is not None:
                    assert each.text[removed.start : removed.end] == removed.text
                    assert last <= removed.start < removed.end
                    last = removed.end
            assert all(0 <= place.start <= place.end <= len(each.text) for place in (*each.regions, *each.links))

    run()


def opener(data: bytes) -> Callable[[], Any]:
    return lambda: io.BytesIO(data)
