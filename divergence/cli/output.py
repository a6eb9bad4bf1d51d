"""Writing files: all of them or none, and never half of one."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from divergence.errors import DivergenceError, nearest

if TYPE_CHECKING:
    from divergence.result import Result

FORMATS = (".json", ".html", ".csv")


def check(paths: Sequence[Path]) -> None:
    """Raise before any work is done: D403 for a suffix that names no format, D404 for a place it cannot write."""
    for path in paths:
        if path.suffix.lower() not in FORMATS:
            near = nearest(path.suffix.lower(), FORMATS) if path.suffix else None
            hint = f'did you mean "{path.with_suffix(near)}"?' if near else f"use one of {', '.join(FORMATS)}"
            said = f'"{path.suffix}" names no output format' if path.suffix else "the name has no suffix, so no format"
            raise DivergenceError("D403", said, str(path), hint)
        _writable(path)
    if len({path.resolve() for path in paths}) < len(paths):
        raise DivergenceError("D403", "two outputs are the same file", ", ".join(map(str, paths)))


def spare(paths: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Raise DivergenceError D405 where a path is a file that is given to be read; an earlier result may be replaced."""
    from divergence.readers.given import OWN, SAMPLE

    given = [each.resolve() for each in inputs]
    for path in paths:
        target = path.resolve()
        if target.is_file() and any(each in (target, *target.parents) for each in given):
            with target.open("rb") as stream:
                ours = OWN.search(stream.read(SAMPLE))
            if not ours:
                raise DivergenceError("D405", "this file is among what is to be read", str(path), "give another name")


def write(result: Result, paths: Sequence[Path]) -> None:
    """Write the result to each path in the format of its suffix. Each file is complete under a temporary name in its
    folder before any takes its own. Raises DivergenceError D404, naming the file that cannot be written."""
    from divergence.report.data import to_csv

    render: dict[str, Callable[[], str]] = {
        ".json": result.to_json,
        ".html": result.to_html,
        ".csv": lambda: to_csv(result),
    }
    content = {path: render[path.suffix.lower()]().encode("utf-8", "replace") for path in paths}
    waiting: dict[Path, Path] = {}
    try:
        for path, data in content.items():
            _writable(path)
            target = path.resolve()
            waiting[path] = target.with_name(f".{target.name}.{os.getpid()}.part")
            _attempt(path, lambda path=path, data=data: waiting[path].write_bytes(data))  # type: ignore[misc]
        for path in content:
            _attempt(path, lambda path=path: waiting[path].replace(path.resolve()))  # type: ignore[misc]
    finally:
        for each in waiting.values():
            each.unlink(missing_ok=True)


def _attempt(path: Path, step: Callable[[], object]) -> None:
    try:
        step()
    except OSError as error:
        raise _refused(path, (error.strerror or str(error)).lower()) from error


def _writable(path: Path) -> None:
    """The mode is looked at as well as the right: a superuser may write a file that its owner has protected."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise _refused(path, "there is no such folder", f'make the folder "{path.parent}" first')
    if path.is_dir():
        raise _refused(path, "it is a folder")
    if path.exists():
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise _refused(path, "it is not a plain file")
        if not mode & 0o222 or not os.access(path, os.W_OK):
            raise _refused(path, "it is read-only")
    if not folder.stat().st_mode & 0o222 or not os.access(folder, os.W_OK):
        raise _refused(path, "its folder is read-only")


def _refused(path: Path, reason: str, hint: str | None = None) -> DivergenceError:
    return DivergenceError("D404", f"cannot write: {reason}", str(path), hint)
