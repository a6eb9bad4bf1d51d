"""Reading: files, folders and rows of many formats to `Article`; what cannot be read is listed with its reason."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from divergence.article import Article
from divergence.errors import DivergenceError, wanted, why
from divergence.readers.columns import Columns, checked
from divergence.readers.companions import dated
from divergence.readers.folder import inputs
from divergence.readers.formats import reader
from divergence.readers.given import Given
from divergence.readers.reading import Reading
from divergence.result import Skipped

__all__ = ["Columns", "Reading", "iter_articles", "nothing_read", "read"]

Told = TypeVar("Told", bound=Skipped | Columns)


def read(*paths: str | os.PathLike[str], columns: Mapping[str, str | None] | None = None) -> Reading:
    """All articles under `paths`, in order, all that was skipped, and which columns of tables were taken for what. A
    dateline without a year is in that of the other articles, where they agree.

    Args:
        paths: files and folders; "-" is standard input. A folder's own files are one story, and so are the files named
            beside it; of several folders each is a story of its own.
        columns: the columns of tables and keys of JSON objects that hold the text, source, title, id, story or date,
            where they have other names than the usual: ``{"text": "Full copy"}``.

    Raises:
        DivergenceError: D101 for a path that is not there, D102 where nothing could be read, D103 for a column of
            something else.
    """
    articles: list[Article] = []
    skipped: list[Skipped] = []
    known: list[Columns] = []
    for each in iter_articles(*paths, columns=columns):
        if isinstance(each, Article):
            articles.append(each)
        elif isinstance(each, Columns):
            known.append(each)
        else:
            skipped.append(each)
    if not articles:
        raise nothing_read(paths, skipped)
    return Reading(tuple(dated(articles)), tuple(skipped), tuple(known))


def nothing_read(paths: Sequence[str | os.PathLike[str]], skipped: Sequence[Skipped]) -> DivergenceError:
    """The error of an input without a single article."""
    where = ", ".join(str(path) for path in paths) or None
    if not skipped:
        return DivergenceError("D102", "there is nothing to read", where, "give a folder with one file an article")
    first = skipped[0]
    return DivergenceError(
        "D102",
        f"none of the {len(skipped)} files could be read" if len(skipped) > 1 else "the file could not be read",
        where,
        f"{first.path}: {first.reason}" + (f"; {first.hint}" if first.hint else ""),
    )


def iter_articles(
    *paths: str | os.PathLike[str], columns: Mapping[str, str | None] | None = None
) -> Iterator[Article | Skipped | Columns]:
    """The same, one by one, each as it is by itself: row formats of any length pass through without being held."""
    named = checked(columns)
    for path in paths:
        wanted(path, (str, os.PathLike), "a path", 'give the name of a file or folder, or "-"', "D101")
    names = sorted({os.fspath(path) for path in paths})
    if "" in names:
        raise DivergenceError("D101", "an empty path names nothing", None, 'give "." for the current folder')
    alone = sum(map(os.path.isdir, names)) <= 1  # files beside one folder join what lies in it
    for path in names:
        if path == "-":
            yield from _read_one(replace(_standard_input(), columns=named))
            continue
        for given in inputs(Path(path), alone=alone):
            for each in [given] if isinstance(given, Skipped) else _read_one(replace(given, columns=named)):
                yield each if isinstance(each, Article) else _without_parents(each, path)


def _without_parents(each: Told, path: str) -> Told:
    """Where a folder lies on this machine is no part of a result: a skip is named from the folder given down."""
    parent = os.path.dirname(os.path.normpath(path)) + os.sep
    return replace(each, path=each.path.removeprefix(parent))


def _read_one(given: Given) -> Iterator[Article | Skipped | Columns]:
    """One input's articles. Whatever a hostile file does to a reader, it is a listed skip and the rest goes on."""
    try:
        yield from reader(given.name, given.path)(given)
    except DivergenceError as error:
        yield Skipped(path=given.path, code=error.code, reason=error.message, hint=error.hint)
    except OSError as error:  # vanished, unreadable, a broken disk
        yield Skipped(path=given.path, code="D110", reason=f"cannot be read: {why(error)}", hint="check the file")
    except Exception as error:  # whatever the parsers of the formats raise on files that are none
        yield Skipped(
            path=given.path, code="D124", reason=f"cannot be read: {type(error).__name__}", hint="check the file"
        )


def _standard_input() -> Given:
    """Standard input, read once; its content tells the format. Raises DivergenceError D101 where it is closed."""
    import io
    import sys

    from divergence.readers.given import ARTICLE_LIMIT

    if sys.stdin is None:
        raise DivergenceError("D101", "standard input is closed", None, "give a file, or pipe the text in")
    data = sys.stdin.buffer.read(ARTICLE_LIMIT + 1)
    ending = ".json" if data.lstrip()[:1] in (b"{", b"[") else ".txt"
    return Given(id="stdin", path="standard input", name=f"stdin{ending}", open=lambda: io.BytesIO(data))
