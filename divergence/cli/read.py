"""``divergence read``: what is kept of each file, what is set aside and why, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from divergence.cli.columns import column_options, report
from divergence.cli.inputs import Input

if TYPE_CHECKING:
    from divergence.article import Article
    from divergence.result import Skipped

ALWAYS = ("title", "author", "published", "source")
"""What is said to be not known where it is not."""
OTHER = ("updated", "credit", "story")
SHOWN = 64
"""Characters of what was set aside for one reason."""


@click.command(short_help="Show what is kept of each file, and what is set aside.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…", type=Input())
@click.option("--diff", is_flag=True, help="Print each text, with a minus before the parts that are set aside.")
@column_options
def read(paths: tuple[Path, ...], diff: bool, **columns: str | None) -> None:
    """Show how PATH is read: the words kept and set aside with the reason, and the metadata with where it was found.

    PATH is a folder, a file, or - for standard input. Tables of any length are read row by row. Which columns were
    taken for what is said on standard error.

    \b
    Examples:
      divergence read harbour/
      divergence read harbour/gazette.html --diff
      divergence read scraped.xlsx --text "Full copy" --source Paper
    """
    from divergence.article import Article
    from divergence.readers import Columns, iter_articles, nothing_read
    from divergence.report.terminal import plain

    skipped: list[Skipped] = []
    articles = left_out = 0
    for each in iter_articles(*paths, columns=columns):
        if isinstance(each, Columns):
            report(each)
            continue
        if isinstance(each, Article):
            articles += 1
            lines = [*_about(each), *(_marked(each) if diff else ()), ""]
        else:
            left_out += 1
            skipped = skipped or [each]
            hint = f"; {each.hint}" if each.hint else ""
            lines = [f"{each.path}: not read, {each.reason} [{each.code}]{hint}", ""]
        click.echo("\n".join(map(plain, lines)))
    if not articles:
        raise nothing_read(paths, skipped)
    click.echo(f"{_count(articles, 'article')} read, {_count(left_out, 'input') if left_out else 'nothing'} left out")


def _about(article: Article) -> Iterator[str]:
    from divergence.lexicon import shipped

    yield article.id
    found = {each.field: each.text for each in article.notes}
    for name in (*ALWAYS, *OTHER):
        value = getattr(article, name)
        if value is not None:
            yield f"  {name:<10} {value}" + (f"  ({found[name]})" if name in found else "")
        elif name in ALWAYS:
            yield f"  {name:<10} not known" + (f": {found[name]}" if name in found else "")
    if article.foreign_title is not None:
        yield f"  {'foreign':<10} {article.foreign_title}  (a headline of another page)"
    unsupported = "" if shipped(article.language) else "  (not supported: listed, not scored)"
    yield f"  {'language':<10} {article.language}{unsupported}"
    yield f"  {'kept':<10} {_kept(article)}"
    removed = sum(len(each.text.split()) for each in article.removed)
    yield f"  {'removed':<10} {_count(removed, 'word') if article.removed else 'nothing'}"
    for reason, texts in _by_reason(article).items():
        words = " / ".join("(the title)" if text == article.title else " ".join(text.split()) for text in texts)
        shown = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
        yield f"    {sum(len(text.split()) for text in texts):>6} {reason:<13} {shown}".rstrip()
    for field in ("text", "doubt"):
        if field in found:
            yield f"  {'note':<10} {found[field]}"


def _kept(article: Article) -> str:
    """How many words, and how many of them are no plain body prose."""
    from divergence.comments import masked
    from divergence.document import plain_view

    kept = plain_view(article.text, masked(article).removed)
    special: dict[str, int] = {}
    for region in article.regions:
        count = _words(kept[region.start : region.end])
        if count:
            special[region.kind] = special.get(region.kind, 0) + count
    parts = ", ".join(f"{kind} {count}" for kind, count in special.items())
    return _count(_words(kept), "word") + (f", of them {parts}" if parts else "")


def _words(text: str) -> int:
    """How many words a text has, as a result counts them: marks that stand alone are none."""
    from divergence.tokens import tokenise

    return sum(token[0].isalnum() or token[0] == "_" for token in tokenise(text)[0])


def _by_reason(article: Article) -> dict[str, list[str]]:
    """What was set aside, reason by reason; the most words first."""
    found: dict[str, list[str]] = {}
    for each in article.removed:
        if each.text.strip():
            found.setdefault(each.reason, []).append(each.text)
    return dict(sorted(found.items(), key=lambda item: -sum(len(text.split()) for text in item[1])))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}" + ("" if number == 1 else "s")


def _marked(article: Article) -> Iterator[str]:
    """The text line by line: a minus before what is set aside, its kind behind what is no plain prose."""
    yield ""
    kinds = {region.start: region.kind for region in article.regions}
    at = 0
    for text, reason in pieces(article):
        for line in text.splitlines(keepends=True):
            start = at + len(line) - len(line.lstrip())
            at += len(line)
            if line.strip() and reason:
                yield f"  - {line.strip()}  [{reason}]"
            elif line.strip():
                yield f"    {line.strip()}" + (f"  ({kinds[start]})" if start in kinds else "")
    for each in article.removed:
        if each.start is None:
            for line in each.text.splitlines():
                yield f"  - {line}  [{each.reason}]"


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
