"""``divergence demo``: score the story that comes along."""

from __future__ import annotations

from pathlib import Path

import click

from divergence.cli import output
from divergence.cli.screen import screen_options


@click.command(short_help="Score the example that comes along.")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=output.Output(),
    help=f"Write the result, by suffix: {', '.join(output.FORMATS)}; or its tables into FOLDER/. May be repeated.",
)  # fmt: skip
@screen_options
def demo(outputs: tuple[Path, ...], format_: str, color: str, quiet: bool, verbose: bool) -> None:
    """Score the example story that comes along, five invented articles on one event: nothing to prepare.

    \b
    Example:
      divergence demo -o demo.html
    """
    output.check(outputs)
    from divergence.cli.screen import show
    from divergence.pipeline import score
    from divergence.readers import read

    reading = read(example())
    result = score(reading.articles, skipped=reading.skipped)
    output.write(result, outputs)
    show(result, format_, color=color, quiet=quiet, verbose=verbose, written=outputs)


def example() -> Path:
    """The folder of the example: inside the package as installed, beside it in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "examples" / "muse-spark"
    return inside if inside.is_dir() else package.parent / "examples" / "muse-spark"
