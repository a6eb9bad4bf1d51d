"""``divergence lexicon``: check a lexicon of your own."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(short_help="Check a lexicon of your own.")
def lexicon() -> None:
    """Work on lexicons.

    \b
    Example:
      divergence lexicon check house.toml
    """


@lexicon.command(short_help="Check a lexicon and print OK or what is wrong.")
@click.argument("file", type=click.Path(path_type=Path))
def check(file: Path) -> None:
    """Read a lexicon as the analysis would, and print OK or what is wrong.

    \b
    Example:
      divergence lexicon check house.toml
    """
    from divergence.errors import DivergenceError
    from divergence.lexicon import check as doubts
    from divergence.lexicon import parse

    try:
        data = file.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DivergenceError("D301", f"the lexicon cannot be read: {reason}", str(file)) from error
    found = parse(data, str(file))
    for doubt in doubts(found):
        click.echo(f"note: {doubt}")
    kinds = len({entry.kind for entry in found.entries})
    click.echo(f"OK: {found.name} {found.version}, {len(found.entries)} forms in {kinds} kinds, digest {found.digest}")
