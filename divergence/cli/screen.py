"""A result on standard output: in the form asked for, as wide as the terminal, in colour only where one looks at it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from divergence.report.overview import Glance
    from divergence.report.page import Shown
    from divergence.result import Remark, Result, Skipped, Story

FORMATS = ("text", "concise", "json", "jsonl", "csv", "markdown", "html", "github", "sarif")
SHOWN = ("full", "snippets", "none")
WIDEST = 100
Command = TypeVar("Command", bound=Callable[..., Any])


def screen_options(command: Command) -> Command:
    """Add ``--format``, ``--color``, ``-q`` and ``-v``; the command gets them as `format_`, `color`, `quiet` and
    `verbose`."""
    for option in (
        click.option(
            "-v", "--verbose", is_flag=True,
            help="Quote the gravest place behind each reason; all facts; each of several stories in full.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print only what went wrong, and what --format asks for."),
        click.option(
            "--color", type=click.Choice(["auto", "always", "never"]), default="auto",
            help="Colour on the screen; auto heeds NO_COLOR.",
        ),
        click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="What to print."),
    ):  # fmt: skip
        command = option(command)
    return command


def show(
    result: Result,
    format_: str = "text",
    *,
    text: Shown = "full",
    color: str = "auto",
    quiet: bool = False,
    verbose: bool = False,
    written: Sequence[Path] = (),
    paths: Sequence[Path] = (),
) -> None:
    """Print `result`, read from `paths`. What a format has no place for (what was skipped, what was written) goes to
    standard error."""
    if format_ == "text" and quiet:
        return
    width, coloured = look(color)
    if format_ == "text":
        from divergence.report.terminal import render

        said = render(result, width=width, colour=coloured, written=tuple(map(str, written)), verbose=verbose)
    else:
        said = rendered(result, format_, text, paths)
    click.echo(said, nl=False, color=coloured)
    if format_ != "text" and not quiet:
        tell(result, format_, written)


@dataclass(slots=True)
class Passing:
    """What is printed of stories that come one at a time and are not held."""

    width: int
    coloured: bool
    verbose: bool
    full: list[str] = field(default_factory=list)
    glances: list[Glance] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def over(self, stories: Iterable[Story]) -> Iterator[Story]:
        """The stories, each looked at as it passes."""
        from divergence.report.overview import glance
        from divergence.report.terminal import one

        for story in stories:
            if self.verbose:
                self.full.append(one(story, True, self.width, self.coloured, self.verbose))
            self.glances.append(glance(story))
            self.remarks += [said for each in story.articles for said in each.remarks]
            yield story

    def show(self, result: Result, written: Sequence[Path]) -> None:
        """Print what was seen, above what `result` says of the whole."""
        from divergence.report.terminal import ending, several

        remarks = (*result.remarks, *self.remarks)
        told = "\n".join([*self.full, several(self.glances, self.width, self.coloured, self.verbose)])
        said = ending(
            result.skipped, remarks, self.width, self.coloured, tuple(map(str, written)), brief=not self.verbose
        )
        click.echo(told + said, nl=False, color=self.coloured)


def look(color: str) -> tuple[int, bool]:
    """How wide to print, and whether in colour."""
    coloured = color == "always" or (color == "auto" and sys.stdout.isatty() and "NO_COLOR" not in os.environ)
    return min(WIDEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 80, coloured


def tell(result: Result, format_: str, written: Sequence[Path]) -> None:
    if format_ not in ("concise", "markdown", "html"):  # these list it themselves
        for skipped in result.skipped:
            say(skipped)
        for remark in result.every_remark():
            say(remark)
    for path in written:
        click.echo(f"wrote {path}", err=True)


def say(each: Skipped | Remark) -> None:
    """What was skipped, or is to be known of what was given, as a line on standard error."""
    from divergence.report.terminal import plain
    from divergence.result import Skipped

    if isinstance(each, Skipped):
        line = f"skipped {each.path}: {each.reason} [{each.code}]"
    else:
        line = f"remark on {each.where}: {each.message} [{each.code}]"
    click.echo(plain(line), err=True)


def rendered(result: Result, format_: str, text: Shown = "full", paths: Sequence[Path] = ()) -> str:
    """`result` in a format other than the screen's own. Those that annotate files name them below `paths`."""
    if format_ == "json":
        return result.to_json()
    if format_ == "html":
        from divergence.report.html import render as page

        return page(result, text)
    if format_ in ("github", "sarif"):
        from divergence.readers.places import places
        from divergence.readers.source_lines import where
        from divergence.report import noted

        return (noted.github if format_ == "github" else noted.sarif)(result, places(paths), where)
    from importlib import import_module

    module, function = {
        "jsonl": ("data", "to_jsonl"), "csv": ("data", "to_csv"), "markdown": ("markdown", "render"),
        "concise": ("concise", "render"),
    }[format_]  # fmt: skip
    found: str = getattr(import_module(f"divergence.report.{module}"), function)(result)
    return found
