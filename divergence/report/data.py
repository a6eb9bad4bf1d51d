"""The result as data: read back from JSON, a record a line, a table of one row an article, and tidy tables."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from divergence.errors import UNREADABLE, DivergenceError, wanted, why
from divergence.result import Result, from_json

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
FORMULA = ("=", "+", "-", "@", "\t", "\n")


def load(path: str | os.PathLike[str]) -> Result:
    """A saved result. Raises DivergenceError D101 where there is no such file, D402 where it is not a result, D508 for
    what is no path."""
    wanted(path, (str, os.PathLike), "what is loaded", "give the path of a result.json")
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise DivergenceError(
            "D101", f"the result cannot be read: {why(error)}", os.fspath(path), UNREADABLE
        ) from error
    return from_json(data, os.fspath(path))


def to_csv(result: Result) -> str:
    """One row an article: its place in the ranking, or why it has none; then each feature's value and interval. A cell
    is empty where there is no number; text that a spreadsheet would run as a formula begins with an apostrophe."""
    features = sorted({name for story in result.stories for article in story.articles for name in article.features})
    header = ["story", "article", "source", "title", "published", "words", "rank", "divergence", "low", "high"]
    header += ["tied_with", "not_scored"]
    header += COMPONENTS
    header += [name + part for name in features for part in ("", "_low", "_high", "_quoted")]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(map(_cell, header))
    for story in result.stories:
        entries = {entry.article: entry for entry in story.ranking.entries}
        for article in story.articles:
            entry = entries.get(article.id)
            row: list[object] = [story.id, article.id, article.source, article.title, article.published, article.words]
            row += [entry.rank, entry.divergence, entry.low, entry.high] if entry else [None] * 4
            row += ["; ".join(entry.tied_with), entry.reason] if entry else [None] * 2
            components = entry.components if entry else {}
            row += [components[name].points if name in components else None for name in COMPONENTS]
            for name in features:
                found = article.features.get(name)
                row += [found.value, found.low, found.high, found.quoted] if found else [None] * 4
            writer.writerow(map(_cell, row))
    return out.getvalue()


def to_jsonl(result: Result) -> str:
    """A record a line, each with its kind and its story: what is skipped, then of each story the story, its articles
    without their parts, findings, figures, attributions, facts, conflicts and ranks."""
    import msgspec

    lines: list[dict[str, Any]] = [{"record": "result", "schema": result.schema, **_plain(result.tool)}]
    lines += [{"record": "skipped", **_plain(each)} for each in result.skipped]
    for story in result.stories:
        of = {"story": story.id}
        parts = ("articles", "facts", "conflicts", "ranking")
        lines.append({"record": "story", **of, **_plain(story, *parts), "ranking": story.ranking.status})
        for article in story.articles:
            lines.append({"record": "article", **of, **_plain(article, "findings", "figures", "attributions")})
            for kind, held in (
                ("finding", article.findings), ("figure", article.figures), ("attribution", article.attributions),
            ):  # fmt: skip
                lines += [{"record": kind, **of, "article": article.id, **_plain(each)} for each in held]
        lines += [{"record": "fact", **of, **_plain(each)} for each in story.facts]
        lines += [{"record": "conflict", **of, **_plain(each)} for each in story.conflicts]
        lines += [{"record": "rank", **of, **_plain(each)} for each in story.ranking.entries]
    return "".join(msgspec.json.encode(each).decode() + "\n" for each in lines)


def _plain(value: object, *without: str) -> dict[str, Any]:
    return {each.name: getattr(value, each.name) for each in fields(value) if each.name not in without}  # type: ignore[arg-type]


def table_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV, safe to open in a spreadsheet; a cell without a value is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    value = value.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")  # a lone CR would end the row
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
