"""Reading articles: files, folders and rows of many formats to `Article`, everything unreadable listed with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers.folder import inputs
from divergence.readers.formats import reader
from divergence.readers.given import Given
from divergence.readers.reading import Reading
from divergence.result import Skipped

__all__ = ["Reading", "iter_articles", "read"]


def read(*paths: str | os.PathLike[str]) -> Reading:
    """All articles under `paths`, in order, and all that was skipped.

    Raises:
        DivergenceError: D101 for a path that is not there, D102 where nothing could be read.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    for each in iter_articles(*paths):
        if isinstance(each, Article):
            articles.append(each)
        else:
            skipped.append(each)
    if not articles:
        where = ", ".join(str(path) for path in paths) or None
        if not skipped:
            raise DivergenceError("D102", "there is nothing to read", where, "give a folder with one file an article")
        first = skipped[0]
        raise DivergenceError(
            "D102",
            f"none of the {len(skipped)} files could be read" if len(skipped) > 1 else "the file could not be read",
            where,
            f"{first.path}: {first.reason}" + (f"; {first.hint}" if first.hint else ""),
        )
    return Reading(tuple(articles), tuple(skipped))


def iter_articles(*paths: str | os.PathLike[str]) -> Iterator[Article | Skipped]:
    """The same, one by one: row formats of any length pass through without being held."""
    for path in sorted({os.fspath(path) for path in paths}):
        for each in inputs(Path(path)):
            if isinstance(each, Skipped):
                yield each
            else:
                yield from _read_one(each)


def _read_one(given: Given) -> Iterator[Article | Skipped]:
    """One input's articles. Whatever a hostile file does to a reader, it is a listed skip and the rest goes on."""
    try:
        yield from reader(given.name, given.path)(given)
    except DivergenceError as error:
        yield Skipped(path=given.path, code=error.code, reason=error.message, hint=error.hint)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Skipped(path=given.path, code="D110", reason=f"cannot be read: {reason}", hint="check the file")
