"""``divergence check``: a draft against the published coverage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from divergence.cli.inputs import Input

if TYPE_CHECKING:
    from divergence.article import Article

LIMIT_CROSSED = 1
LINED = ("", ".txt", ".text", ".md", ".markdown", ".mdx")


@click.command(short_help="Check a draft against published coverage.")
@click.argument("draft", type=Input())
@click.option(
    "--against", multiple=True, metavar="PATH", type=Input(),
    help="Other outlets' articles on the story: a folder or file. May be repeated.",
)  # fmt: skip
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "github", "sarif"]), default="text", help="What to print."
)
@click.option(
    "--fail-on", metavar="RULE,…", default="",
    help=f"End with {LIMIT_CROSSED} when one of these is found: rules, or a severity (info, minor, major) and graver.",
)  # fmt: skip
@click.option(
    "--baseline", metavar="OLD.json", type=Input(),
    help="Tell only what an earlier check (--format json) had not.",
)  # fmt: skip
@click.option(
    "--offsets", type=click.Choice(["code points", "utf-16"]), default="code points",
    help="Units of start and end in the JSON; utf-16 as JavaScript counts.",
)  # fmt: skip
@click.option("--config", metavar="FILE", type=Input(), help="Settings; else the nearest divergence.toml.")
@click.pass_context
def check(
    context: click.Context,
    draft: Path,
    against: tuple[Path, ...],
    format_: str,
    fail_on: str,
    baseline: Path | None,
    offsets: str,
    config: Path | None,
) -> None:
    """Check DRAFT (text or Markdown, - for standard input) against what others have published: what is
    contested, missing, only here, unsourced or guessed, as path:line:column: rule [id] message.

    \b
    Examples:
      divergence check draft.md --against harbour/
      divergence check draft.md --against harbour/ --fail-on contested,unsourced
      divergence check draft.md --against harbour/ --fail-on major
      divergence check - --against harbour/ --format json < draft.txt > check.json
    """
    from divergence import draft as checking
    from divergence.config import find, load
    from divergence.readers import read

    limits = checking.limits(each.strip() for each in fail_on.split(",") if each.strip())
    known = checking.load(_bytes(baseline), str(baseline)) if baseline else None
    settings = load(config or find(draft.parent, Path.cwd()))
    own = _draft(draft)
    coverage = read(*against) if against else None
    found = checking.check(
        own,
        coverage.articles if coverage else (),
        settings,
        offsets=offsets,  # type: ignore[arg-type]
        baseline=known,
        skipped=coverage.skipped if coverage else (),
    )
    if format_ == "json":
        click.echo(found.to_json(), nl=False)
    else:
        from importlib import import_module

        name = {"text": "lines"}.get(format_, format_)
        click.echo(import_module(f"divergence.report.{name}").render(found), nl=False)
    if any(checking.crossed(note, limits) for note in found.notes):
        context.exit(LIMIT_CROSSED)


def _draft(path: Path) -> Article:
    """The one article of a draft, named as the user named it. Raises DivergenceError D504 where it has no lines."""
    from dataclasses import replace

    from divergence.errors import DivergenceError
    from divergence.readers import read

    if path.suffix.lower() not in LINED:
        hint = "give its text as .txt or .md, or on standard input"
        raise DivergenceError("D504", "a draft is text or Markdown, so that its lines can be named", str(path), hint)
    articles = read(path).articles
    if len(articles) > 1 or path.is_dir():
        raise DivergenceError("D504", "a draft is one article", str(path), "give one file")
    return replace(articles[0], id="stdin" if str(path) == "-" else path.as_posix())


def _bytes(path: Path) -> bytes:
    from divergence.errors import UNREADABLE, DivergenceError, why

    try:
        return path.read_bytes()
    except OSError as error:
        raise DivergenceError(
            "D101", f"the earlier check cannot be read: {why(error)}", str(path), UNREADABLE
        ) from error
