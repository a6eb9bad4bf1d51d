"""``divergence diff``: what changed between two results."""

from __future__ import annotations

from pathlib import Path

import click

from divergence.cli.inputs import Input


@click.command(short_help="Say what changed between two results.")
@click.argument("old", metavar="OLD.json", type=Input())
@click.argument("new", metavar="NEW.json", type=Input())
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="What to print.")
def diff(old: Path, new: Path, format_: str) -> None:
    """Say what changed from OLD to NEW, two results of one story: sources that joined or left, texts
    changed or corrected, conflicts and shared facts that appeared or went, ranks that moved.

    \b
    Example:
      divergence diff monday.json tuesday.json
    """
    from divergence.across.diff import diff as compare
    from divergence.across.diff import strange
    from divergence.report.changes import render
    from divergence.report.data import load

    before, after = load(old), load(new)
    found = compare(before, after)
    if strange(before, after):
        click.echo("The two share no article: they may be of different stories, or of different folders.", err=True)
    click.echo(found.to_json() if format_ == "json" else render(found, before, after), nl=False)
