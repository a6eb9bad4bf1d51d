"""``divergence score``: read a story's articles and compare them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from divergence.cli import output
from divergence.cli.columns import column_options, report
from divergence.cli.inputs import Input
from divergence.cli.screen import SHOWN, screen_options

if TYPE_CHECKING:
    from divergence.article import Article
    from divergence.report.page import Shown

PARTLY_READ = 3
LARGE = 300
"""Articles of one story above which it is more likely that nobody said which story each is of."""


@click.command(short_help="Compare articles on one story.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=Input())
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FILE", type=output.Output(),
    help=f"Write the result, by suffix: {', '.join(output.FORMATS)}; or its tables into FOLDER/. May be repeated.",
)  # fmt: skip
@screen_options
@click.option(
    "--page-text", type=click.Choice(SHOWN), default="full",
    help="How much of the articles a page carries: all, the evidence, or no sentence. --text with one of these words "
    "does the same.",
)  # fmt: skip
@click.option("--group", is_flag=True, help="Group a mixed pile into stories first; see `divergence stories`.")
@click.option(
    "--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to divide several stories among."
)
@click.option(
    "--state", metavar="FOLDER", type=Input(),
    help="Keep each finished story there; the same command goes on where it was stopped.",
)  # fmt: skip
@click.option(
    "--strict", is_flag=True, help=f"End with {PARTLY_READ} when part of the input was skipped or not measured."
)
@click.option("--config", metavar="FILE", type=Input(), help="Settings; else the nearest divergence.toml.")
@click.option(
    "--reference",
    metavar="FILE",
    type=Input(),
    help="Facts you know to be so (TOML): who states them.",
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
    color: str,
    quiet: bool,
    verbose: bool,
    page_text: Shown,
    group: bool,
    jobs: int,
    state: Path | None,
    strict: bool,
    config: Path | None,
    reference: Path | None,
    overrides: tuple[str, ...],
    **columns: str | None,
) -> None:
    """Compare articles on one story: what they share, where they conflict, how far each drifts.

    PATH is a folder with one file an article (or one folder a story), a file that holds several,
    or - for standard input. Several files are one story, and so are files named beside one folder;
    of several folders each is a story. Of a table or JSON, the columns are known by their usual names; which
    were taken for what is said on standard error, and the options of their names say otherwise.

    \b
    Examples:
      divergence score harbour/
      divergence score harbour/ -o report.html -o result.json
      divergence score harbour/ -o for-sharing.html --text snippets
      divergence score harbour/ --reference facts.toml
      divergence score articles.jsonl --format csv > articles.csv
      divergence score scraped.xlsx --text "Full copy" --source Paper
    """
    if columns.get("text") in SHOWN:  # a page's text, not the column of a table
        page_text, columns["text"] = cast("Shown", columns["text"]), None
    output.check(outputs)
    output.spare(outputs, paths)
    from divergence.config import find, load

    settings = load(config or find(paths[0], Path.cwd()), overrides)
    from divergence.comparison.reference import load as known

    facts = known(reference) if reference else ()
    from divergence.cli.progress import steps
    from divergence.cli.screen import Passing, look, show
    from divergence.pipeline import begin
    from divergence.readers import read
    from divergence.report.terminal import plain

    with steps(quiet) as step:
        step("Reading", None)
        reading = read(*paths, columns=columns)
        if group:
            from divergence.across import stories

            step("Grouping", None)
            reading = replace(reading, articles=stories.group(reading.articles))
        if not quiet and (warning := _large(reading.articles)):
            click.echo(plain(warning), err=True)
        told = step("Analysing", len(reading.articles))
        run = begin(
            reading.articles,
            settings,
            skipped=reading.skipped,
            progress=told,
            jobs=jobs,
            state=state,
            reference=facts,
        )
        passing = Passing(*look(color), verbose)
        one_by_one = run.several and format_ == "text" and output.streams(outputs)
        if one_by_one:
            output.stream(run.stories() if quiet else passing.over(run.stories()), run.result, outputs)
            result = run.result()
        else:
            result = run.result(tuple(run.stories()))
            step("Writing", None)
            output.write(result, outputs, page_text, paths)
    for table in () if quiet else reading.columns:
        report(table)
    if one_by_one:
        if not quiet:
            passing.show(result, outputs)
    else:
        show(
            result, format_, text=page_text, color=color, quiet=quiet, verbose=verbose, written=outputs, paths=paths
        )  # fmt: skip
    if strict and (result.skipped or run.failed):
        context.exit(PARTLY_READ)


def _large(articles: Sequence[Article]) -> str | None:
    """What to say before the largest story is compared, where it is so large that it may be none."""
    ((story, count),) = Counter(article.story for article in articles).most_common(1)
    if count <= LARGE:
        return None
    which = f"one story, “{story}”" if story else "one story"
    return (
        f"{count:,} articles will be compared as {which}, which takes long; if they are of several, name the column "
        "that tells them apart with --story, group them with `divergence stories` (or --group), or take a row an "
        "article with `divergence features`"
    )
