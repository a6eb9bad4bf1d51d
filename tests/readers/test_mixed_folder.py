"""One folder of everything a newsroom has, saved four ways: line ends and marks change nothing but `sha256`."""

from __future__ import annotations

import csv
import gzip
import io
import json
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path

import pytest

from divergence.pipeline import score
from divergence.readers import Reading, read

STORY = (
    "The ferry Marlin struck the quay at Arlen on Tuesday, the harbour office said. Nine passengers were hurt.\n\n"
    "Repairs to the quay will cost €4.2 million, the port authority said. “Nobody saw it coming,” said Tove Aker,\n"
    "the captain. Ferries will sail again from 18 May, and some 40 percent of rooms on the island are booked.\n\n"
    "A gearbox may have failed shortly before the collision, according to a first report of the accident board.\n"
)
WRAPPED = (
    "The ferry Marlin ran into the quay at Arlen on Tuesday, according to the\nharbour office, which put the cost at "
    "4.2\nmillion euros and the number of people on board at 214. The board said a\ngearbox had failed, and that it "
    "took 12\nminutes to clear the deck. The captain had been tested for alcohol and\nnone was found, police said. The "
    "shameful\ndelay may cost the island 40\npercent of its guests this year, the tourist board said on\nWednesday.\n"
)


def texts() -> dict[str, str]:
    """The formats that are text, as they are with LF and without a mark."""
    page = "".join(f"<p>{line}</p>\n" for line in STORY.split("\n\n"))
    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\n")
    writer.writerows([("id", "text", "outlet"), ("r1", STORY, "Gull"), ("r2", WRAPPED, "Tide")])
    return {
        "a.txt": f"Ferry strikes quay\n\nBy Ana Ruiz\n2026-05-12\n\n{STORY}\n© Gull 2026\n",
        "b.md": f"---\ntitle: Ferry strikes quay\ndate: 2026-05-12\n---\n\n# Ferry strikes quay\n\n{STORY}",
        "c.html": f"<html><head>\n<title>Ferry | Gull</title></head>\n<body><h1>Ferry strikes quay</h1>\n{page}</body>",
        "d.json": json.dumps({"headline": "Ferry strikes quay", "body": STORY}, indent=1, ensure_ascii=False),
        "e.jsonl": "\n".join(json.dumps({"id": f"e{n}", "text": text}) for n, text in enumerate((STORY, WRAPPED)))
        + "\n",
        "f.csv": table.getvalue(),
        "g.tsv": "id\ttext\nt1\t" + STORY.replace("\n", " ") + "\n",
        "h.txt": WRAPPED,
    }


def build(folder: Path, end: str, mark: bytes) -> Path:
    folder.mkdir(parents=True)
    for name, text in texts().items():
        data = mark + text.replace("\n", end).encode("utf-8")
        (folder / name).write_bytes(data)
        (folder / f"{name}.gz").write_bytes(gzip.compress(data, mtime=0))
    message = EmailMessage()
    message["Subject"], message["From"] = "Ferry strikes quay", "Ana Ruiz <ana@gull.example>"
    message.set_content(STORY)
    (folder / "i.eml").write_bytes(bytes(message).replace(b"\r\n", b"\n").replace(b"\n", end.encode()))
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (("id", "text"), ("x1", STORY.replace("\n", end)), ("x2", WRAPPED.replace("\n", end))):
        book.active.append(row)
    book.save(folder / "j.xlsx")
    pyarrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(pyarrow.table({"id": ["p1"], "text": [WRAPPED.replace("\n", end)]}), folder / "k.parquet")
    return folder


def without_digests(reading: Reading) -> Reading:
    return replace(reading, articles=tuple(replace(each, sha256="-") for each in reading.articles))


@pytest.mark.parametrize(("end", "mark"), [("\r\n", b""), ("\n", b"\xef\xbb\xbf"), ("\r\n", b"\xef\xbb\xbf")])
def test_line_ends_and_marks_change_nothing_but_the_digest(tmp_path: Path, end: str, mark: bytes) -> None:
    plain = without_digests(read(build(tmp_path / "plain" / "mix", "\n", b"")))
    other = without_digests(read(build(tmp_path / "other" / "mix", end, mark)))
    assert len(plain.articles) == 2 * 10 + 1 + 2 + 1
    for one, two in zip(plain.articles, other.articles, strict=True):
        assert one == two
    assert plain == other
    assert score(plain.articles) == score(other.articles)
