"""``divergence read``: what is kept of each file, what is set aside and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from divergence.article import Article

METADATA = ("source", "title", "author", "published", "updated", "language", "credit", "story", "foreign_title")


@click.command(short_help="Show what is kept of each file, and what is set aside.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=click.Path(path_type=Path))
@click.option("--diff", is_flag=True, help="Print each text, with a minus before the parts that are set aside.")
def read(paths: tuple[Path, ...], diff: bool) -> None:
    """Show how PATH is read: the words kept and set aside with the reason, and the metadata.

    \b
    Examples:
      divergence read harbour/
      divergence read harbour/gazette.html --diff
    """
    from divergence.readers import read as read_articles
    from divergence.report.terminal import plain

    reading = read_articles(*paths)
    lines: list[str] = []
    for article in reading.articles:
        lines += [*_about(article), *(_marked(article) if diff else ()), ""]
    for skipped in reading.skipped:
        hint = f"; {skipped.hint}" if skipped.hint else ""
        lines.append(f"{skipped.path}: not read, {skipped.reason} [{skipped.code}]{hint}")
    click.echo("\n".join(map(plain, lines)).rstrip("\n"))


def _about(article: Article) -> list[str]:
    reasons: dict[str, int] = {}
    for each in article.removed:
        reasons[each.reason] = reasons.get(each.reason, 0) + len(each.text.split())
    kept = "".join(text for text, reason in pieces(article) if reason is None)
    removed = ", ".join(f"{reason} {count}" for reason, count in reasons.items())
    lines = [article.id, f"  kept      {_words(len(kept.split()))}"]
    lines.append(f"  removed   {_words(sum(reasons.values()))}" + (f" ({removed})" if removed else ""))
    for name in METADATA:
        value = getattr(article, name)
        if value is not None:
            lines.append(f"  {name:<9} {value}")
    return lines


def _words(count: int) -> str:
    return "1 word" if count == 1 else f"{count} words"


def _marked(article: Article) -> list[str]:
    lines = ["  ---"]
    for text, reason in pieces(article):
        for line in text.splitlines():
            if line.strip():
                lines.append(f"  - {line}  [{reason}]" if reason else f"    {line}")
    lines += [
        f"  - {line}  [{each.reason}]"
        for each in article.removed
        if each.start is None
        for line in each.text.splitlines()
    ]
    return lines


def pieces(article: Article) -> list[tuple[str, str | None]]:
    """The text in order, each piece with the reason it is set aside, or None where it is kept."""
    found: list[tuple[str, str | None]] = []
    at = 0
    spans = [
        (each.start, each.end, each.reason)
        for each in article.removed
        if each.start is not None and each.end is not None
    ]
    for start, end, reason in sorted(spans):
        found.append((article.text[at : max(at, start)], None))
        found.append((article.text[max(at, start) : max(at, end)], reason))
        at = max(at, end)
    found.append((article.text[at:], None))
    return [(text, reason) for text, reason in found if text]
