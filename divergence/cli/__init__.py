"""The command line: one file a command. What a command needs beyond click is imported when it runs."""

from __future__ import annotations

import click

from divergence import __version__
from divergence.cli.check import check
from divergence.cli.completion import completion
from divergence.cli.config import config
from divergence.cli.demo import demo
from divergence.cli.diff import diff
from divergence.cli.explain import explain
from divergence.cli.features import features
from divergence.cli.lexicon import lexicon
from divergence.cli.outlets import outlets
from divergence.cli.read import read
from divergence.cli.report import report
from divergence.cli.score import score
from divergence.cli.stories import stories

EXAMPLE = """\b
Example:
  divergence score stories/harbour -o report.html -o result.json

\b
It ends with 0 when done, 1 when a check found what you set as a limit
(--fail-on), 2 when it could not run, 3 when part of the input was skipped
or not measured (with --strict) and 130 when interrupted."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="What several outlets' articles on one story agree on, where they contradict one another, and how far each "
    f"drifts from the rest, with the evidence. Nothing leaves this machine.\n\n{EXAMPLE}",
)
@click.version_option(__version__, prog_name="divergence")
def cli() -> None:
    pass


for command in (
    score,
    check,
    diff,
    stories,
    outlets,
    features,
    explain,
    report,
    read,
    lexicon,
    config,
    demo,
    completion,
):
    cli.add_command(command)
