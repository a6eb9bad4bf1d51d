"""``divergence report``: draw a saved result again, without the articles."""

from __future__ import annotations

from pathlib import Path

import click

from divergence.cli import output


@click.command(short_help="Draw a saved result again.")
@click.argument("result", metavar="RESULT.json", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Write the result, by suffix: .html, .csv or .json. May be repeated.",
)  # fmt: skip
def report(result: Path, outputs: tuple[Path, ...]) -> None:
    """Draw a saved result again: byte for byte the file the run itself wrote.

    Without -o the result is printed.

    \b
    Example:
      divergence report result.json -o again.html
    """
    output.check(outputs)
    from divergence.report.data import load

    saved = load(result)
    output.write(saved, outputs)
    if not outputs:
        from divergence.cli.screen import show

        show(saved)
    for path in outputs:
        click.echo(f"wrote {path}", err=True)
