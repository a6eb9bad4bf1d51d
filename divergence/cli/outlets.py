"""``divergence outlets``: each outlet's profile over many stories."""

from __future__ import annotations

from pathlib import Path

import click

from divergence.cli.inputs import Input


@click.command(short_help="Profile outlets over many stories.")
@click.argument("results", nargs=-1, required=True, metavar="RESULT.json…", type=Input())
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="What to print.")
def outlets(results: tuple[Path, ...], format_: str) -> None:
    """Say whether an outlet drifts more than others do on the same stories, in which components and how
    consistently; or that it is not told apart.

    \b
    Examples:
      divergence outlets january.json february.json
      divergence outlets results/*.json --format json > profiles.json
    """
    from divergence.across.outlets import outlets as profile
    from divergence.report.data import load
    from divergence.report.profiles import render

    found = profile(map(load, results))
    click.echo(found.to_json() if format_ == "json" else render(found), nl=False)
