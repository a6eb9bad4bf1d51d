"""``divergence features``: a row of features an article, of any number of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from divergence.cli import output
from divergence.cli.columns import column_options, report
from divergence.cli.inputs import Input

if TYPE_CHECKING:
    from divergence.article import Article
    from divergence.report.data import Row
    from divergence.result import Skipped

PARTLY_READ = 3


@click.command(short_help="A row of features an article, of any number.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=Input())
@click.option(
    "-o", "--output", "path", metavar="FILE", type=click.Path(path_type=Path),
    help=f"Write the rows there, by suffix: {', '.join(output.ROWS)}; else they are printed.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice([*output.ROWS.values()]), default="csv",
    help="What to print where no file is written.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say only what went wrong.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to divide the articles among.")
@click.option("--strict", is_flag=True, help=f"End with {PARTLY_READ} when part of the input was skipped.")
@click.option("--config", metavar="FILE", type=Input(), help="Settings; else the nearest divergence.toml.")
@column_options
@click.option(
    "--set", "overrides", multiple=True, metavar="KEY=VALUE", help="One setting, such as features.disable=[]."
)
@click.pass_context
def features(
    context: click.Context,
    /,
    paths: tuple[Path, ...],
    path: Path | None,
    format_: str,
    quiet: bool,
    jobs: int,
    strict: bool,
    config: Path | None,
    overrides: tuple[str, ...],
    **columns: str | None,
) -> None:
    """Analyse each article under PATH by itself and give one row an article, as it comes: what it is, and each
    feature's value, interval, quoted voice and, where there is no number, the reason.

    Nothing is compared and only a few articles are held, so that a table may have any number of rows. PATH is read as
    `divergence score` reads it; what was skipped is listed on standard error.

    \b
    Examples:
      divergence features articles.csv -o rows.csv --jobs 4
      divergence features scraped.xlsx --text "Full copy" --source Paper > rows.csv
      divergence features inbox/ --format jsonl
    """
    if path:
        output.check([path], output.ROWS)
        output.spare([path], paths)
        format_ = output.ROWS[path.suffix.lower()]
    from divergence.cli.progress import steps
    from divergence.config import find, load
    from divergence.report.data import row_lines
    from divergence.rows import rows

    settings = load(config or find(paths[0], Path.cwd()), overrides)
    skipped: list[Skipped] = []
    with steps(quiet or path is None) as step:  # rows that are printed show by themselves how far it is
        read = _articles(paths, columns, quiet, skipped)
        lines = row_lines(_ticked(rows(read, settings, jobs=jobs), step("Analysing", None)), format_)
        if path:
            output.write_lines(lines, path)
        else:
            for line in lines:
                click.echo(line, nl=False)
    if path and not quiet:
        click.echo(f"wrote {path}", err=True)
    if strict and skipped:
        context.exit(PARTLY_READ)


def _articles(
    paths: tuple[Path, ...], columns: Mapping[str, str | None], quiet: bool, skipped: list[Skipped]
) -> Iterator[Article]:
    """The articles one by one. What else there is to say of the input is said as it comes, unless `quiet`, and the
    first that is skipped is put into `skipped`. Raises DivergenceError D102 at the end where there was no article."""
    from divergence.article import Article
    from divergence.cli.screen import say
    from divergence.doubts import doubts
    from divergence.readers import Columns, iter_articles, nothing_read

    some = False
    doubted: set[str] = set()
    for each in iter_articles(*paths, columns=columns):
        if isinstance(each, Article):
            some = True
            for remark in doubts([each]):
                if remark.message not in doubted and not quiet:
                    say(remark)
                doubted.add(remark.message)
            yield each
        elif isinstance(each, Columns):
            if not quiet:
                report(each)
        else:
            if not quiet:
                say(each)
            skipped += [] if skipped else [each]
    if not some:
        raise nothing_read(paths, skipped)


def _ticked(rows: Iterable[Row], tick: Callable[[str], None]) -> Iterator[Row]:
    for row in rows:
        tick(str(row["article"]))
        yield row
