"""The paths a command reads: every one as it was given, and whether it can be opened is for the reader to say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from divergence.errors import DivergenceError


class Input(click.Path):
    """A path to read. An empty one, as of a variable that is not set, is not the current folder."""

    def __init__(self) -> None:
        super().__init__(readable=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            raise DivergenceError("D101", "an empty path names nothing", None, 'give "." for the current folder')
        return super().convert(value, param, ctx)
