"""Rows, one article each: JSON Lines, CSV and TSV, Excel sheets and Parquet, read as a stream.

A row that cannot be read is listed with its number and the rest goes on; so is a row of a CSV file whose cells are not
those of the header, because a text with a stray comma or line break would be cut. Of an Excel file every sheet is read.
Limits: one row holds at most 10 MB.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, BinaryIO

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers import json_
from divergence.readers.columns import Columns, require
from divergence.readers.decode import decode
from divergence.readers.given import ARTICLE_LIMIT, Given, refuse_own
from divergence.readers.metadata import keys
from divergence.result import Skipped

LARGEST_SHEET = 1_000_000_000


def read_jsonl(given: Given) -> Iterator[Article | Skipped | Columns]:
    yield from json_.articles(given, lambda: _json_lines(given))


def read_csv(given: Given) -> Iterator[Article | Skipped | Columns]:
    yield from json_.articles(given, lambda: _table(given))


def read_xlsx(given: Given) -> Iterator[Article | Skipped | Columns]:
    yield from json_.articles(given, lambda: _sheets(given))


def read_parquet(given: Given) -> Iterator[Article | Skipped | Columns]:
    yield from json_.articles(given, lambda: _parquet(given))


def _json_lines(given: Given) -> json_.Records:
    with given.open() as stream:
        while line := stream.readline(ARTICLE_LIMIT + 1):
            if len(line) > ARTICLE_LIMIT:
                yield DivergenceError("D121", "a row larger than 10 MB", given.path, "split it")
                return
            if not line.strip():
                continue
            refuse_own(line, given.path)
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


def _table(given: Given) -> json_.Records:
    with given.open() as stream:
        sample = stream.read(64_000)
        decode(sample, where=given.path)  # refuses what is not text
    refuse_own(sample, given.path)
    with given.open() as stream:
        charset = _charset(stream)
    head = sample.decode(charset, "replace").splitlines()[:1]
    delimiter = max("\t,;|", key=head[0].count if head else str)
    csv.field_size_limit(ARTICLE_LIMIT)
    with given.open() as stream, io.TextIOWrapper(stream, encoding=charset, errors="replace", newline="") as text:
        lines = csv.reader((line.replace("\0", " ") for line in text), delimiter=delimiter)
        header: list[str] | None = None
        while True:
            try:
                cells = next(lines, None)
            except csv.Error as error:
                yield DivergenceError("D124", f"the table breaks off: {error}", given.path, "check the quotation marks")
                return
            if cells is None:
                return
            if not any(cells):
                continue
            if header is None:
                header = [name.strip() for name in cells]
                require(given.columns, header, given.path)
            else:
                yield _row(given, header, cells)


def _charset(stream: BinaryIO) -> str:
    """UTF-8 if the whole file is, UTF-16 by its mark, else Windows-1252."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = True
    while data := stream.read(1 << 20):
        if first and data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        first = False
        try:
            decoder.decode(data)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _row(given: Given, header: Sequence[str], cells: Sequence[str]) -> Mapping[str, Any] | DivergenceError:
    """The row by its column names. Missing cells at its end are empty, unless the text itself may break off there."""
    texts = [header.index(key) for key in keys(header, "text", given.columns)]
    if len(cells) > len(header) or (len(cells) < len(header) and len(cells) - 1 <= max(texts, default=-1)):
        said = f"this row has {len(cells)} of the header's {len(header)} cells"
        return DivergenceError("D126", said, given.path, "quote a text that holds the separator or a line break")
    return dict(zip(header, [*cells, *[""] * (len(header) - len(cells))], strict=True))


def _sheets(given: Given) -> json_.Records:
    with given.open() as stream:
        try:
            with zipfile.ZipFile(stream) as archive:
                if sum(part.file_size for part in archive.infolist()) > LARGEST_SHEET:
                    hint = "give the rows as .jsonl or .csv"
                    raise DivergenceError("D127", "unpacks to more than 1 GB", given.path, hint)
            openpyxl = _library("openpyxl", given.path)
            stream.seek(0)
            for sheet in openpyxl.load_workbook(stream, read_only=True, data_only=True).worksheets:
                rows = sheet.iter_rows(values_only=True)
                header = ["" if name is None else str(name).strip() for name in next(rows, ())]
                if any(header):
                    require(given.columns, header, f"{given.path}, sheet “{sheet.title}”")
                for row in rows:
                    if any(cell is not None for cell in row):
                        yield {name: cell for name, cell in zip(header, row, strict=False) if name}
        except (zipfile.BadZipFile, KeyError, ValueError, IndexError, SyntaxError) as error:
            raise DivergenceError(
                "D124", "not a readable Excel file", given.path, "save it again, or as .csv"
            ) from error


def _parquet(given: Given) -> json_.Records:
    parquet = _library("pyarrow.parquet", given.path)
    with given.open() as stream:
        try:
            file = parquet.ParquetFile(stream)
            refuse_own(",".join(file.schema_arrow.names).encode(), given.path)
            require(given.columns, file.schema_arrow.names, given.path)
            for batch in file.iter_batches(batch_size=256):
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
