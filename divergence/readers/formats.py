"""Which reader reads which file: by its ending, where it has one; without one the content decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module

from divergence.article import Article
from divergence.errors import DivergenceError, nearest
from divergence.readers.columns import Columns
from divergence.readers.given import Given
from divergence.result import Skipped

Reader = Callable[[Given], Iterator[Article | Skipped | Columns]]
READERS = {
    "": "text:read", "txt": "text:read", "text": "text:read",
    "md": "markdown:read", "markdown": "markdown:read", "mdx": "markdown:read",
    "html": "html:read", "htm": "html:read", "xhtml": "html:read",
    "json": "json_:read", "jsonl": "rows:read_jsonl", "ndjson": "rows:read_jsonl",
    "csv": "rows:read_csv", "tsv": "rows:read_csv",
    "xlsx": "rows:read_xlsx", "parquet": "rows:read_parquet", "eml": "mail:read", "warc": "warc:read", "gz": "gz:read",
}  # fmt: skip


def reader(name: str, path: str) -> Reader:
    """The reader for a file called `name`. Raises DivergenceError D122 for an ending that no reader takes."""
    ending = name.rpartition(".")[2].lower() if "." in name.lstrip(".") else ""
    place = READERS.get(ending)
    if place is None:
        near = nearest(ending, [each for each in READERS if each])
        hint = (
            f'did you mean ".{near}"?'
            if near
            else "articles are .txt, .md, .html, .json and others; see the documentation"
        )
        raise DivergenceError("D122", f'".{ending}" is not a format of articles', path, hint)
    module, _, function = place.partition(":")
    found: Reader = getattr(import_module(f"divergence.readers.{module}"), function)
    return found
