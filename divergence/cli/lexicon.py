"""``divergence lexicon``: check a lexicon of your own."""

from __future__ import annotations

from pathlib import Path

import click

from divergence.cli.inputs import Input


@click.group(short_help="Check a lexicon of your own.")
def lexicon() -> None:
    """Work on lexicons.

    \b
    Example:
      divergence lexicon check house.toml
    """


@lexicon.command(short_help="Check a lexicon and print OK or what is wrong.")
@click.argument("file", type=Input())
def check(file: Path) -> None:
    """Read a lexicon as the analysis would, and print OK or everything that is wrong with it, line by line.

    \b
    Example:
      divergence lexicon check house.toml
    """
    from divergence.house_lexicons import content, doubts, found_faults
    from divergence.lexicon import parse
    from divergence.report.terminal import plain

    where = str(file)
    data = content(file, where)
    if faults := found_faults(data, where):
        for fault in faults[:-1]:
            click.echo(plain(str(fault)), err=True)
        raise faults[-1]
    for doubt in doubts(data, where):
        click.echo(plain(f"note: {doubt}"))
    found = parse(data, where)
    kinds = len({entry.kind for entry in found.entries})
    over = f", laid over {found.extends}" if found.extends else ""
    click.echo(
        f"OK: {found.name} {found.version}, {len(found.entries)} forms in {kinds} kinds{over}, digest {found.digest}"
    )
