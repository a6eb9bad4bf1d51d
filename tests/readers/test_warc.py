"""A web archive as crawlers write them: requests, redirects, revisits, images, and bodies packed and cut in pieces."""

from __future__ import annotations

import gzip
import io
from pathlib import Path
from typing import Any

import pytest

from divergence.readers import Reading, read

pytest.importorskip("warcio")
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped, unused-ignore]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped, unused-ignore]

BODY = (
    "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday.",
    "Engineers found cracks in two of the four piers during an inspection last month. The café stays open.",
    "Buses will run every ten minutes while the bridge is shut, the operator said.",
)


def page(title: str, charset: str = "utf-8", meta: str = "") -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY)
    text = f"<html><head>{meta}<title>{title}</title></head><body><nav>Home</nav><article><h1>{title}</h1>{paragraphs}"
    return (text + "</article></body></html>").encode(charset)


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 97] for at in range(0, len(data), 97)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


class Archive:
    """Writes records into a file."""

    def __init__(self, path: Path) -> None:
        self.stream = path.open("wb")
        self.writer: Any = WARCWriter(self.stream, gzip=path.suffix == ".gz")

    def add(self, kind: str, url: str, data: bytes, status: str = "200 OK", **headers: str) -> None:
        said = [(name.replace("_", "-"), value) for name, value in headers.items()]
        first = StatusAndHeaders(status, said, protocol="HTTP/1.1", is_http_request=kind == "request")
        self.writer.write_record(
            self.writer.create_warc_record(url, kind, payload=io.BytesIO(data), http_headers=first)
        )

    def close(self) -> None:
        self.stream.close()


@pytest.fixture(params=["crawl.warc", "crawl.warc.gz"])
def reading(request: pytest.FixtureRequest, tmp_path: Path) -> Reading:
    archive = Archive(tmp_path / request.param)
    archive.writer.write_record(archive.writer.create_warcinfo_record(request.param, {"software": "a crawler"}))
    html = "text/html; charset=utf-8"
    archive.add("request", "https://gull.example/plain", b"", "GET /plain HTTP/1.1", Host="gull.example")
    archive.add("response", "https://gull.example/plain", page("Plain"), Content_Type=html)
    archive.add(
        "response",
        "https://gull.example/packed",
        gzip.compress(page("Packed")),
        Content_Type=html,
        Content_Encoding="gzip",
    )
    archive.add(
        "response",
        "https://gull.example/pieces",
        chunked(page("Pieces")),
        Content_Type=html,
        Transfer_Encoding="chunked",
    )
    archive.add(
        "response", "https://gull.example/both", chunked(gzip.compress(page("Both"))), Content_Type=html,
        Content_Encoding="gzip", Transfer_Encoding="chunked",
    )  # fmt: skip
    archive.add(
        "response", "https://gull.example/old", page("Old", "cp1252"), Content_Type="text/html; charset=windows-1252"
    )
    archive.add("response", "https://gull.example/undeclared", page("Undeclared"), Content_Type="text/html")
    archive.add("response", "https://gull.example/moved", b"moved", "301 Moved", Content_Type=html, Location="/plain")
    archive.add("response", "https://gull.example/gone", page("Not found"), "404 Not Found", Content_Type=html)
    archive.add("response", "https://gull.example/logo.png", b"\x89PNG\r\n\x1a\n" + bytes(99), Content_Type="image/png")
    archive.add("response", "https://gull.example/empty", b"", Content_Type=html)
    archive.add("response", "https://gull.example/plain", page("Plain, later"), Content_Type=html)
    archive.writer.write_record(
        archive.writer.create_revisit_record(
            "https://gull.example/plain", "sha1:AAAA", "https://gull.example/plain", "2026-03-06T10:00:00Z"
        )
    )
    archive.close()
    return read(tmp_path / request.param)


def test_every_page_is_read_however_it_was_sent(reading: Reading) -> None:
    assert {each.id: each.title for each in reading.articles} == {
        "https://gull.example/plain": "Plain",
        "https://gull.example/packed": "Packed",
        "https://gull.example/pieces": "Pieces",
        "https://gull.example/both": "Both",
        "https://gull.example/old": "Old",
        "https://gull.example/undeclared": "Undeclared",
        "https://gull.example/plain#2": "Plain, later",
    }
    assert all("The café stays open." in each.text for each in reading.articles)


def test_what_is_no_page_is_said(reading: Reading) -> None:
    empty, rest = reading.skipped
    assert (empty.path.partition("#")[2], empty.code) == ("https://gull.example/empty", "D123")
    assert rest.reason == "records that are no pages: 1 image/png, 1 of status 301, 1 of status 404, 1 revisit"


def test_an_archive_that_breaks_off_gives_what_it_has(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "whole.warc.gz")
    for name in ("one", "two"):
        archive.add("response", f"https://gull.example/{name}", page(name), Content_Type="text/html")
    archive.close()
    data = (tmp_path / "whole.warc.gz").read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(data[: len(data) - 60])
    reading = read(tmp_path / "cut.warc.gz")
    assert [each.title for each in reading.articles][:1] == ["one"]
