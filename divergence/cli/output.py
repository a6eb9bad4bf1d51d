"""Writing files: all of them or none, and never half of one."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING
from urllib.parse import quote

import click

from divergence.errors import DivergenceError, nearest, why

if TYPE_CHECKING:
    from divergence.report.page import Shown
    from divergence.result import Result, Story

FORMATS = {
    ".json": "json", ".jsonl": "jsonl", ".html": "html", ".csv": "csv", ".md": "markdown", ".sarif": "sarif",
}  # fmt: skip
ROWS = {suffix: FORMATS[suffix] for suffix in (".csv", ".jsonl")}
UNSAFE = re.compile(r"[^\w.-]+")


class Folder(type(Path())):  # type: ignore[misc]
    """A path that was given as a folder, by a slash at its end."""


class Output(click.ParamType):  # type: ignore[type-arg]
    """A file whose suffix names a format, or a folder for tables, told by its slash or by being there."""

    name = "output"

    def convert(self, value: object, parameter: click.Parameter | None, context: click.Context | None) -> Path:
        given = str(value)
        path = Path(given)
        there = path.is_dir() and path.suffix.lower() not in FORMATS
        return Folder(given) if there or given.endswith(("/", os.sep)) else path


def check(paths: Sequence[Path], formats: Mapping[str, str] = FORMATS) -> None:
    """Raise before any work is done: D403 for a suffix that names none of the formats, D404 for a place it cannot
    write."""
    for path in paths:
        if isinstance(path, Folder):
            _folder(path)
            continue
        if path.suffix.lower() not in formats:
            near = nearest(path.suffix.lower(), formats) if path.suffix else None
            hint = f'did you mean "{path.with_suffix(near)}"?' if near else f"use one of {', '.join(formats)}"
            said = f'"{path.suffix}" names no output format' if path.suffix else "the name has no suffix, so no format"
            if not path.suffix and formats is FORMATS:
                hint += f', or "{path}{os.sep}" for a folder of tables'
            raise DivergenceError("D403", said, str(path), hint)
        _writable(path)
    if len({path.resolve() for path in paths}) < len(paths):
        raise DivergenceError("D403", "two outputs are the same file", ", ".join(map(str, paths)), "name each once")


def spare(paths: Sequence[Path], inputs: Sequence[Path]) -> None:
    """Raise DivergenceError D405 where a path is a file that is given to be read, unless an earlier result, or a folder
    for tables that the next run would read as articles."""
    from divergence.readers.given import OWN, SAMPLE

    given = [each.resolve() for each in inputs]
    for path in paths:
        target = path.resolve()
        if target.is_file() and any(each in (target, *target.parents) for each in given):
            with target.open("rb") as stream:
                ours = OWN.search(stream.read(SAMPLE))
            if not ours:
                raise DivergenceError("D405", "this file is among what is to be read", str(path), "give another name")
        elif isinstance(path, Folder) and any(each.is_dir() and each in (target, *target.parents) for each in given):
            what = "this folder is what is to be read" if target in given else "this folder is in what is to be read"
            raise DivergenceError("D405", what, str(path), "give the tables a folder outside of it")


def write(result: Result, paths: Sequence[Path], text: Shown = "full", inputs: Sequence[Path] = ()) -> None:
    """Write the result, read from `inputs`, to each path in the format of its suffix, and its tables to each folder; a
    page of several stories is an index with a folder of pages beside it. Each file is complete under a temporary name
    in its folder before any takes its own. Raises DivergenceError D404, naming the file that cannot be written."""
    content: dict[Path, Callable[[], bytes]] = {}
    for path in paths:
        content |= _content(result, path, text, inputs)
    _put({path: partial(_write, data=data) for path, data in content.items()}, paths)
    folder = next((path for path in paths if isinstance(path, Folder)), None)
    if folder is not None and not find_spec("pyarrow"):
        click.echo(f"{folder}{os.sep}: CSV alone; Parquet as well with pip install 'divergence[parquet]'", err=True)


def write_lines(lines: Iterable[str], path: Path) -> None:
    """Write a file line by line as they come; it takes its name when they have all come."""

    def fill(part: Path) -> None:
        with part.open("w", encoding="utf-8", errors="replace", newline="") as file:
            file.writelines(lines)

    _put({path: fill}, [path])


def streams(paths: Sequence[Path]) -> bool:
    """Whether these files can be written while the stories are told."""
    return all(FORMATS.get(path.suffix.lower()) == "json" and not isinstance(path, Folder) for path in paths)


def stream(stories: Iterable[Story], whole: Callable[[], Result], paths: Sequence[Path]) -> None:
    """Write the JSON of a result of at least one story, each story as it comes, so that no two are in memory: the bytes
    are those of `write`. `whole` gives the result without its stories; it is called when they have all come."""
    if not paths:
        for _ in stories:
            pass
        return
    from divergence.result import story_json

    with _scratch(paths[0]) as scratch:
        for number, story in enumerate(stories):
            data = story_json(story, number)
            _attempt(paths[0], lambda data=data, number=number: scratch.writelines((b",\n" * (number > 0), data)))  # type: ignore[misc]
        before, after = whole().around_stories()
        _put({path: partial(_join, before=before, body=scratch, after=after) for path in paths}, paths)


def _scratch(path: Path) -> IO[bytes]:
    """A file without a name, on the disk that `path` will be on."""
    try:
        return TemporaryFile(dir=path.resolve().parent)
    except OSError as error:
        raise _refused(path, why(error)) from error


def _write(part: Path, data: Callable[[], bytes]) -> None:
    part.write_bytes(data())


def _join(part: Path, before: bytes, body: IO[bytes], after: bytes) -> None:
    body.seek(0)
    with part.open("wb") as file:
        file.write(before)
        shutil.copyfileobj(body, file)
        file.write(after)


def _put(content: Mapping[Path, Callable[[Path], None]], paths: Sequence[Path]) -> None:
    """Fill a temporary file for each path, and only then rename: all or none."""
    waiting: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for folder in dict.fromkeys(path.parent for path in content):
            if folder not in {path.parent for path in paths} and not folder.is_dir():
                _attempt(folder, folder.mkdir)
                made.append(folder)
        for path, fill in content.items():
            _writable(path)
            target = path.resolve()
            waiting[path] = target.with_name(f".{target.name}.{os.getpid()}.part")
            _attempt(path, lambda path=path: _as_closed_as(path, waiting[path]))  # type: ignore[misc]
            _attempt(path, lambda path=path, fill=fill: fill(waiting[path]))  # type: ignore[misc]
        for path in content:
            _attempt(path, lambda path=path: waiting[path].replace(path.resolve()))  # type: ignore[misc]
        made.clear()
    finally:
        for each in waiting.values():
            each.unlink(missing_ok=True)
        for folder in made:
            folder.rmdir()


def _as_closed_as(path: Path, part: Path) -> None:
    """Who may read a file that is written again is its owner's to say, from the first byte on."""
    if path.exists():
        part.touch(0o600)
        part.chmod(stat.S_IMODE(path.stat().st_mode))


def _content(result: Result, path: Path, text: Shown, inputs: Sequence[Path]) -> dict[Path, Callable[[], bytes]]:
    """The files that `path` stands for, each drawn when it is asked for: no two are in memory."""
    if isinstance(path, Folder):
        from divergence.report.frames import tables

        return {Path(path) / name: partial(bytes, data) for name, data in tables(result).items()}
    format_ = FORMATS[path.suffix.lower()]
    if format_ == "html" and len(result.stories) > 1:
        return _pages(result, path, text)
    from divergence.cli.screen import rendered

    return {path: lambda: _bytes(rendered(result, format_, text, inputs))}


def _pages(result: Result, path: Path, text: Shown) -> dict[Path, Callable[[], bytes]]:
    """An index at `path`, with the profiles of the outlets, and a page a story in a folder beside it."""
    from divergence.across.outlets import outlets
    from divergence.report.html import alone, index

    folder = path.with_suffix("")
    names: dict[str, str] = {}
    for story in result.stories:
        name = UNSAFE.sub("-", story.id).strip(".-") or "story"
        taken = {each.lower() for each in names.values()}
        while f"{name}.html".lower() in taken:
            name += "-"
        names[story.id] = f"{name}.html"
    to = {story: quote(f"{folder.name}/{name}") for story, name in names.items()}
    back = quote(f"../{path.name}")

    def page(story: Story) -> bytes:
        return _bytes(alone(result, story, text, back))

    pages = {folder / names[each.id]: partial(page, each) for each in result.stories}
    return {path: lambda: _bytes(index(result, to, outlets([result]), text)), **pages}


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _attempt(path: Path, step: Callable[[], object]) -> None:
    try:
        step()
    except OSError as error:
        raise _refused(path, why(error)) from error


def _folder(path: Path) -> None:
    """A folder that is there, or can be made."""
    if path.is_dir():
        return
    if path.exists():
        raise _refused(path, "it is not a folder")
    if not path.resolve().parent.is_dir():
        raise _refused(path, "there is no such folder", f'make the folder "{path.parent}" first')


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


def _refused(path: Path, reason: str, hint: str = "give another name or another folder") -> DivergenceError:
    return DivergenceError("D404", f"cannot write: {reason}", str(path), hint)
