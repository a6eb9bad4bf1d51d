"""``divergence score``: read a story's articles and compare them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from divergence.cli import output
from divergence.cli.columns import column_options, report

PARTLY_READ = 3


@click.command(short_help="Compare articles on one story.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Write the result, by suffix: .json, .html or .csv. May be repeated.",
)  # fmt: skip
@click.option("--format", "format_", type=click.Choice(["text", "json", "csv"]), default="text", help="What to print.")
@click.option("--group", is_flag=True, help="Group a mixed pile into stories first; see `divergence stories`.")
@click.option("--strict", is_flag=True, help=f"End with {PARTLY_READ} when part of the input was skipped.")
@click.option(
    "--config", metavar="FILE", type=click.Path(path_type=Path), help="Settings; else the nearest divergence.toml."
)
@column_options
@click.option("--set", "overrides", multiple=True, metavar="KEY=VALUE", help="One setting, such as weights.omission=0.")
@click.pass_context
def score(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    outputs: tuple[Path, ...],
    format_: str,
    group: bool,
    strict: bool,
    config: Path | None,
    overrides: tuple[str, ...],
    **columns: str | None,
) -> None:
    """Compare articles on one story: what they share, where they conflict, how far each drifts.

    PATH is a folder with one file an article (or one folder a story), a file that holds several,
    or - for standard input. Of a table or JSON, the columns are known by their usual names; which
    were taken for what is said on standard error, and the options of their names say otherwise.

    \b
    Examples:
      divergence score harbour/
      divergence score harbour/ -o report.html -o result.json
      divergence score articles.jsonl --format csv > articles.csv
      divergence score scraped.xlsx --text "Full copy" --source Paper
    """
    output.check(outputs)
    output.spare(outputs, paths)
    from divergence.config import find, load

    settings = load(config or find(paths[0], Path.cwd()), overrides)
    from divergence.cli.progress import steps
    from divergence.pipeline import score as compare
    from divergence.readers import read
    from divergence.report.terminal import plain

    with steps() as step:
        step("Reading", None)
        reading = read(*paths, columns=columns)
        if group:
            from divergence.across import stories

            step("Grouping", None)
            reading = replace(reading, articles=stories.group(reading.articles))
        told = step("Analysing", len(reading.articles))
        result = compare(reading.articles, settings, skipped=reading.skipped, progress=told)
        step("Writing", None)
        output.write(result, outputs)
    for table in reading.columns:
        report(table)
    if format_ == "json":
        click.echo(result.to_json(), nl=False)
    elif format_ == "csv":
        from divergence.report.data import to_csv

        click.echo(to_csv(result), nl=False)
    else:
        from divergence.cli.screen import show

        show(result, outputs)
    if format_ != "text":  # a table has no place for them, and nothing is left out silently
        for each in result.skipped:
            click.echo(plain(f"skipped {each.path}: {each.reason} [{each.code}]"), err=True)
        for said in result.every_remark():
            click.echo(plain(f"without effect {said.where}: {said.message} [{said.code}]"), err=True)
        for path in outputs:
            click.echo(f"wrote {path}", err=True)
    if strict and result.skipped:
        context.exit(PARTLY_READ)
