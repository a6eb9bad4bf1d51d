"""A result on the screen: as wide as the terminal, in colour only where one looks at it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from divergence.result import Result

WIDEST = 100


def show(result: Result, written: Sequence[Path] = ()) -> None:
    from divergence.report.terminal import render

    shown = sys.stdout.isatty()
    colour = shown and "NO_COLOR" not in os.environ
    width = min(WIDEST, shutil.get_terminal_size().columns) if shown else 80
    click.echo(render(result, width=width, colour=colour, written=tuple(map(str, written))), nl=False, color=colour)
