"""Rows, one article each: JSON Lines, CSV and TSV, Excel sheets and Parquet, read as a stream.

Columns are known by their usual names (`text`, `source`, `title`, `id`, `story`, `date` and their like:
see `metadata`).
A row that cannot be read is listed with its number and the rest goes on. Limits: one row holds at most 10 MB.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers import json_
from divergence.readers.decode import decode
from divergence.readers.given import ARTICLE_LIMIT, Given, refuse_own
from divergence.readers.metadata import pick, plain
from divergence.result import Skipped

LARGEST_SHEET = 1_000_000_000


def read_jsonl(given: Given) -> Iterator[Article | Skipped]:
    yield from _articles(given, _json_lines(given))


def read_csv(given: Given) -> Iterator[Article | Skipped]:
    yield from _articles(given, _table(given))


def read_xlsx(given: Given) -> Iterator[Article | Skipped]:
    yield from _articles(given, _sheet(given))


def read_parquet(given: Given) -> Iterator[Article | Skipped]:
    yield from _articles(given, _columns(given))


def _articles(given: Given, records: Iterable[Mapping[str, Any] | DivergenceError]) -> Iterator[Article | Skipped]:
    seen: set[tuple[str | None, str]] = set()
    number = 0
    for number, record in enumerate(records, start=1):
        try:
            if isinstance(record, DivergenceError):
                raise record
            found, told = pick(record, "id"), pick(record, "story")
            name = (plain(found[1]) if found else None) or f"{given.id}#{number}"
            story = (plain(told[1]) if told else None) or given.story
            if (story, name) in seen:
                name = f"{name}#{number}"
            seen.add((story, name))
            yield json_.row(given, record, name, story=story)
        except DivergenceError as error:
            yield Skipped(path=f"{given.path}#{number}", code=error.code, reason=error.message, hint=error.hint)
    if not number:
        raise DivergenceError("D123", "holds no rows", given.path, "give one article a row")


def _json_lines(given: Given) -> Iterator[Mapping[str, Any] | DivergenceError]:
    with given.open() as stream:
        while line := stream.readline(ARTICLE_LIMIT + 1):
            if len(line) > ARTICLE_LIMIT:
                yield DivergenceError("D121", "a row larger than 10 MB", given.path, "split it")
                return
            if not line.strip():
                continue
            try:
                value = json.loads(decode(line, where=given.path), strict=False)
            except DivergenceError as error:
                yield error
                continue
            except (ValueError, RecursionError):
                yield DivergenceError("D124", "this line is not valid JSON", given.path, "give one JSON object a line")
                continue
            if isinstance(value, Mapping):
                yield value
            else:
                yield DivergenceError("D124", "this line is no JSON object", given.path, "give one JSON object a line")


def _table(given: Given) -> Iterator[Mapping[str, Any] | DivergenceError]:
    with given.open() as stream:
        sample = stream.read(64_000)
        decode(sample, where=given.path)  # refuses what is not text
    refuse_own(sample, given.path)
    charset = "utf-8-sig"
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        charset = "utf-16"
    else:
        try:
            sample[:-4].decode("utf-8-sig")
        except UnicodeDecodeError:
            charset = "cp1252"
    head = sample.decode(charset, "replace").split("\n", 1)[0]
    delimiter = max("\t,;|", key=head.count)
    csv.field_size_limit(ARTICLE_LIMIT)
    with given.open() as stream, io.TextIOWrapper(stream, encoding=charset, errors="replace", newline="") as text:
        rows = csv.DictReader((line.replace("\0", " ") for line in text), delimiter=delimiter)
        while True:
            try:
                row = next(rows, None)
            except csv.Error as error:
                yield DivergenceError("D124", f"the table breaks off: {error}", given.path, "check the quotation marks")
                return
            if row is None:
                return
            yield {str(key): value for key, value in row.items() if key is not None}


def _sheet(given: Given) -> Iterator[Mapping[str, Any]]:
    with given.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                if sum(part.file_size for part in archive.infolist()) > LARGEST_SHEET:
                    raise DivergenceError(
                        "D127", "unpacks to more than 1 GB", given.path, "give the rows as .jsonl or .csv"
                    )
            openpyxl = _library("openpyxl", given.path)
            stream.seek(0)
            rows = (
                openpyxl.load_workbook(stream, read_only=True, data_only=True).worksheets[0].iter_rows(values_only=True)
            )
            names = [str(name) for name in next(rows, ())]
            for row in rows:
                yield dict(zip(names, row, strict=False))
        except (zipfile.BadZipFile, KeyError, ValueError, IndexError) as error:
            raise DivergenceError(
                "D124", "not a readable Excel file", given.path, "save it again, or as .csv"
            ) from error


def _columns(given: Given) -> Iterator[Mapping[str, Any]]:
    parquet = _library("pyarrow.parquet", given.path)
    with given.open() as stream:
        try:
            for batch in parquet.ParquetFile(stream).iter_batches(batch_size=256):
                yield from batch.to_pylist()
        except (ValueError, OSError) as error:
            raise DivergenceError("D124", "not a readable Parquet file", given.path, "write it again") from error


def _library(name: str, path: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        raise DivergenceError("D125", f"reading this format needs {package}", path, f"pip install {package}") from error
