"""A gzip file of any other format ("article.html.gz"), unpacked as it is read.

Limits: one article may unpack to 10 MB, a file of rows to 1 GB; what is larger is refused as soon as it is seen.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers.columns import Columns
from divergence.readers.given import Given
from divergence.result import Skipped

LARGEST = 1_000_000_000


class _Limited(io.RawIOBase):
    """A stream that ends with an error after `LARGEST` bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inner = gzip.GzipFile(fileobj=stream)
        self._seen = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._inner.read(len(buffer))
        self._seen += len(data)
        if self._seen > LARGEST:
            raise DivergenceError("D127", "unpacks to more than 1 GB", None, "split it")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._inner.close()
        self._stream.close()
        super().close()


def read(given: Given) -> Iterator[Article | Skipped | Columns]:
    from divergence.readers.formats import reader

    name = given.name[:-3]
    inner = replace(given, name=name, open=lambda: cast(BinaryIO, io.BufferedReader(_Limited(given.open()))))
    if name.lower().endswith((".warc", ".xlsx", ".parquet", ".gz")) and not name.lower().endswith(".warc"):
        raise DivergenceError("D122", f'"{name}" is not read from inside a gzip file', given.path, "unpack it first")
    if name.lower().endswith(".warc"):
        inner = replace(given, name=name)  # an archive is a chain of gzip members, which its reader unpacks
    try:
        yield from reader(name, given.path)(inner)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise DivergenceError("D124", "a broken gzip file", given.path, "pack it again") from error
