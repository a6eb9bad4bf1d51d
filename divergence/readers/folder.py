"""Folders to inputs. A folder of files is one story, a folder of folders several; a single file is one story. Files
named beside one folder belong to the story of what lies in it.

Hidden files and folders (".name") and the configuration are ignored. Everything is sorted, so the order of the file
system changes nothing.
Links are followed once: a folder that contains itself is listed as skipped.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO, cast

from divergence.errors import DivergenceError, why
from divergence.readers.given import Given
from divergence.result import Skipped


def inputs(path: Path, alone: bool = True) -> Iterator[Given | Skipped]:
    """What is to be read under `path`, in order; a folder's name is its story unless it stands `alone`.

    Raises:
        DivergenceError: D101 for a path that is not there or cannot be opened.
    """
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise _missing(path, error) from error
    if not stat.S_ISDIR(mode):
        yield _file(path, path.name, None, mode)
        return
    try:
        files, folders = _list(path)
    except OSError as error:
        raise _missing(path, error) from error
    for name in files:
        yield _child(path / name, name, None if alone else path.resolve().name)
    for name in folders:
        yield from _walk(path / name, path / name, "", name, (os.path.realpath(path),))


def _walk(root: Path, folder: Path, prefix: str, story: str, above: tuple[str, ...]) -> Iterator[Given | Skipped]:
    real = os.path.realpath(folder)
    if real in above:
        yield Skipped(path=str(folder), code="D112", reason="a folder that contains itself", hint="remove the link")
        return
    try:
        files, folders = _list(folder)
    except OSError as error:
        reason = f"cannot be opened: {why(error)}"
        yield Skipped(path=str(folder), code="D110", reason=reason, hint="check its permissions")
        return
    for name in files:
        yield _child(folder / name, f"{prefix}{name}", story)
    for name in folders:
        yield from _walk(root, folder / name, f"{prefix}{name}/", story, (*above, real))


def _list(folder: Path) -> tuple[list[str], list[str]]:
    """The names of files and of folders, sorted."""
    names = sorted(name for name in os.listdir(folder) if not name.startswith(".") and name != "divergence.toml")
    folders = [name for name in names if os.path.isdir(folder / name)]
    return [name for name in names if name not in set(folders)], folders


def _child(path: Path, id: str, story: str | None) -> Given | Skipped:
    try:
        return _file(path, id, story, path.stat().st_mode)
    except (OSError, ValueError) as error:
        return Skipped(path=str(path), code="D110", reason=f"cannot be opened: {why(error)}", hint="check the file")


def _file(path: Path, id: str, story: str | None, mode: int) -> Given | Skipped:
    if not stat.S_ISREG(mode):
        return Skipped(path=str(path), code="D111", reason="not a regular file", hint="save the article as a file")
    return Given(id=_readable(id), path=_readable(str(path)), name=path.name, open=partial(_open, path), story=story)


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, open(path, "rb"))


def _readable(name: str) -> str:
    """A file name that is not valid UTF-8 still names its article."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _missing(path: Path, error: BaseException) -> DivergenceError:
    from divergence.errors import nearest

    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError | NotADirectoryError):
        where = _readable(str(path))
        return DivergenceError("D101", f"cannot be opened: {why(error)}", where, "check the path and its permissions")
    hint = "check the path"
    try:
        near = nearest(path.name, os.listdir(path.parent))
        hint = f'did you mean "{path.parent / near}"?' if near else hint
    except (OSError, ValueError):
        pass
    return DivergenceError("D101", f'there is no file or folder "{_readable(str(path))}"', None, hint)
