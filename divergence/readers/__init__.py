"""Reading: files, folders and rows of many formats to `Article`; what cannot be read is listed with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
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
    names = sorted({os.fspath(path) for path in paths})
    for path in names:
        if path == "-":
            yield from _read_one(_standard_input())
            continue
        for given in inputs(Path(path), alone=len(names) == 1):
            for each in [given] if isinstance(given, Skipped) else _read_one(given):
                yield _without_parents(each, path) if isinstance(each, Skipped) else each


def _without_parents(skipped: Skipped, path: str) -> Skipped:
    """Where a folder lies on this machine is no part of a result: a skip is named from the folder given down."""
    parent = os.path.dirname(os.path.normpath(path)) + os.sep
    return replace(skipped, path=skipped.path.removeprefix(parent))


def _read_one(given: Given) -> Iterator[Article | Skipped]:
    """One input's articles. Whatever a hostile file does to a reader, it is a listed skip and the rest goes on."""
    try:
        yield from reader(given.name, given.path)(given)
    except DivergenceError as error:
        yield Skipped(path=given.path, code=error.code, reason=error.message, hint=error.hint)
    except OSError as error:  # vanished, unreadable, a broken disk
        reason = (error.strerror or str(error)).lower()
        yield Skipped(path=given.path, code="D110", reason=f"cannot be read: {reason}", hint="check the file")
    except (ValueError, RecursionError, MemoryError, AssertionError, TypeError, KeyError, IndexError) as error:
        yield Skipped(
            path=given.path, code="D124", reason=f"cannot be read: {type(error).__name__}", hint="check the file"
        )


def _standard_input() -> Given:
    """Standard input, read once; its content tells the format."""
    import io
    import sys

    from divergence.readers.given import ARTICLE_LIMIT

    data = sys.stdin.buffer.read(ARTICLE_LIMIT + 1)
    ending = ".json" if data.lstrip()[:1] in (b"{", b"[") else ".txt"
    return Given(id="stdin", path="standard input", name=f"stdin{ending}", open=lambda: io.BytesIO(data))
