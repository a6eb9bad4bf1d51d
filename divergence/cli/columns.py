"""The options that name the columns of a table, for every command that reads articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from divergence.readers.columns import Columns

HOLDS = {
    "text": "the text of each article",
    "source": "the outlet",
    "title": "the headline",
    "id": "each article's own id",
    "story": "the story it belongs to",
    "date": "the day of publication",
}
Command = TypeVar("Command", bound=Callable[..., Any])


def column_options(command: Command) -> Command:
    """Add ``--text COLUMN`` and its like; the command gets them as keyword arguments of these names."""
    for field in reversed(HOLDS):
        said = f"Column (or JSON key) that holds {HOLDS[field]}."
        command = click.option(f"--{field}", metavar="COLUMN", help=said)(command)
    return command


def report(columns: Columns) -> None:
    """Say on standard error what was read from which column."""
    from divergence.report.terminal import plain

    click.echo(plain(str(columns)), err=True)
