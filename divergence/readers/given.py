"""What a reader is handed: one input, how to open it, and where it belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from divergence.errors import DivergenceError

ARTICLE_LIMIT = 10_000_000
"""Bytes of one article's file. A book has a tenth of it; more is a data set, not an article."""

VALUE = rb'(?:null|"(?:[^"\\]|\\.)*")'
HEAD = (b"story", b"article", b"source", b"title", b"author", b"published", b"updated", b"language")
OWN = re.compile(
    rb'"schema": ?"divergence\.result/'
    rb'|<meta name="generator" content="divergence"'
    rb"|^story,article,(?:source,(?:credit,)?title,(?:published|author,published),|id,|rank,divergence,)"
    rb"|^story,(?:fact,statement,consensus|conflict,fact,kind|title,articles,facts,contested),"
    rb"|^<!-- divergence report -->"
    rb"|^\{"
    + b",".join(b'"%s":%s' % (key, VALUE) for key in HEAD[:3])
    + b'(?:,"credit":%s)?,' % VALUE
    + b",".join(b'"%s":%s' % (key, VALUE) for key in HEAD[3:])
)
"""How a result of this program begins. Read as articles, every source would be there twice."""
SAMPLE = 4096


@dataclass(frozen=True, slots=True)
class Given:
    """One input.

    Args:
        id: the article's id: the path below the story folder, with forward slashes.
        path: as a message names it.
        name: the file name, whose ending tells the format.
        open: opens it for reading, as often as wanted.
        story: the story's id, None for an input that stands alone.
        columns: which column or key holds a field of the metadata, where somebody said so.
    """

    id: str
    path: str
    name: str
    open: Callable[[], BinaryIO]
    story: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    def read(self) -> bytes:
        """All bytes. Raises DivergenceError D121 above `ARTICLE_LIMIT`, D128 for a result of this program."""
        with self.open() as stream:
            data = stream.read(ARTICLE_LIMIT + 1)
        if len(data) > ARTICLE_LIMIT:
            raise DivergenceError(
                "D121",
                f"larger than {ARTICLE_LIMIT // 1_000_000} MB, which no single article is",
                self.path,
                "split it, or give a data set as .jsonl, .csv or .parquet",
            )
        refuse_own(data, self.path)
        return data


def refuse_own(data: bytes, path: str) -> None:
    """Raises DivergenceError D128 where `data` begins as a result of this program does."""
    if OWN.search(data[:SAMPLE]):
        hint = "write results outside the story's folder"
        raise DivergenceError("D128", "a result of this program, not an article", path, hint)
