"""``divergence stories``: sort a mixed pile of articles into stories."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from divergence.cli.columns import column_options, report
from divergence.cli.inputs import Input

if TYPE_CHECKING:
    from divergence.article import Article

ALONE_SHOWN = 10


@click.command(short_help="Group a mixed folder into stories.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=Input())
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text", help="What to print.")
@column_options
def stories(paths: tuple[Path, ...], format_: str, **columns: str | None) -> None:
    """Group the articles under PATH into stories, by whom, where and what they tell and when they were published.

    Folders and story columns already there play no part. `divergence score --group PATH` groups and
    compares in one go.

    \b
    Examples:
      divergence stories inbox/
      divergence stories articles.jsonl --format json > stories.json
    """
    from divergence.across.stories import group
    from divergence.readers import read
    from divergence.report.terminal import plain

    reading = read(*paths, columns=columns)
    for table in reading.columns:
        report(table)
    found: dict[str, list[Article]] = {}
    for article in group(reading.articles):
        found.setdefault(article.story or "", []).append(article)
    if format_ == "json":
        import json

        told = [{"id": name, "articles": [_about(each) for each in members]} for name, members in found.items()]
        skipped = [{"path": each.path, "code": each.code, "reason": each.reason} for each in reading.skipped]
        click.echo(json.dumps({"stories": told, "skipped": skipped}, ensure_ascii=False, indent=1))
        return
    lines = _listed(found)
    lines += [f"{each.path}: not read, {each.reason} [{each.code}]" for each in reading.skipped]
    click.echo("\n".join(map(plain, lines)))


def _about(article: Article) -> dict[str, str | None]:
    return {name: getattr(article, name) for name in ("id", "source", "title", "published")}


def _listed(found: dict[str, list[Article]]) -> list[str]:
    together = {name: members for name, members in found.items() if len(members) > 1}
    alone = [members[0] for members in found.values() if len(members) == 1]
    count = sum(map(len, found.values()))
    lines = [
        f"{count} {'article' if count == 1 else 'articles'}, {len(together)} told by more than one, {len(alone)} alone"
    ]
    for name, members in together.items():
        lines += ["", f"{name}  ({len(members)})", *(f"  {_line(each)}" for each in members)]
    if alone:
        lines += ["", f"alone  ({len(alone)})", *(f"  {_line(each)}" for each in alone[:ALONE_SHOWN])]
        if len(alone) > ALONE_SHOWN:
            lines.append(f"  and {len(alone) - ALONE_SHOWN} more; --format json lists them all")
    return lines


def _line(article: Article) -> str:
    parts = (article.id, article.published and article.published[:10], article.source, article.title)
    return "  ".join(part for part in parts if part)
