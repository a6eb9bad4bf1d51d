"""``divergence report``: draw a saved result again, without the articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from divergence.cli import output
from divergence.cli.inputs import Input
from divergence.cli.screen import SHOWN, screen_options

if TYPE_CHECKING:
    from divergence.report.page import Shown


@click.command(short_help="Draw a saved result again.")
@click.argument("result", metavar="RESULT.json", type=Input())
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=output.Output(),
    help=f"Write the result, by suffix: {', '.join(output.FORMATS)}; or its tables into FOLDER/. May be repeated.",
)  # fmt: skip
@click.option(
    "--text", type=click.Choice(SHOWN), default="full",
    help="How much of the articles a page carries: all, the evidence, or no sentence of them.",
)  # fmt: skip
@screen_options
def report(
    result: Path, outputs: tuple[Path, ...], text: Shown, format_: str, color: str, quiet: bool, verbose: bool
) -> None:
    """Draw a saved result again: byte for byte the file the run itself wrote.

    Without -o the result is printed.

    \b
    Examples:
      divergence report result.json -o again.html
      divergence report result.json -o for-sharing.html --text snippets
      divergence report result.json --format markdown
    """
    output.check(outputs)
    from divergence.cli.screen import show
    from divergence.report.data import load

    saved = load(result)
    output.write(saved, outputs, text)
    if not outputs or format_ != "text":
        show(saved, format_, text=text, color=color, quiet=quiet, verbose=verbose, written=outputs)
    elif not quiet:
        for path in outputs:
            click.echo(f"wrote {path}", err=True)
