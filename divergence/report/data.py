"""The result as data: read back from JSON, a record a line, a table of one row an article; and an article by itself as
such a row."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from divergence.errors import UNREADABLE, DivergenceError, wanted, why
from divergence.result import ArticleResult, Feature, Result, from_json

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
ABOUT = (
    "source",
    "credit",
    "title",
    "author",
    "published",
    "updated",
    "language",
    "sha256",
    "words",
    "sentences",
    "quoted_words",
)
PARTS = ("", "_low", "_high", "_quoted")
FORMULA = ("=", "+", "-", "@", "\t", "\n")

Row = dict[str, str | int | float | None]


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
    header = ["story", "article", "source", "credit", "title", "published", "words"]
    header += ["rank", "divergence", "low", "high", "tied_with", "not_scored"]
    header += COMPONENTS
    header += [name + part for name in features for part in PARTS]
    rows: list[list[object]] = []
    for story in result.stories:
        entries = {entry.article: entry for entry in story.ranking.entries}
        for article in story.articles:
            entry = entries.get(article.id)
            row: list[object] = [story.id, article.id, article.source, article.credit, article.title]
            row += [article.published, article.words]
            row += [entry.rank, entry.divergence, entry.low, entry.high] if entry else [None] * 4
            row += ["; ".join(entry.tied_with), entry.reason] if entry else [None] * 2
            components = entry.components if entry else {}
            row += [components[name].points if name in components else None for name in COMPONENTS]
            for name in features:
                found = article.features.get(name)
                row += _parts(found) if found else [None] * len(PARTS)
            rows.append(row)
    return table_csv(header, rows)


def row(article: ArticleResult, story: str | None, features: Sequence[str]) -> Row:
    """An article by itself as one flat row: what it is, then of each feature what `to_csv` gives, and behind it why
    there is no number where there is none."""
    cells: Row = {"story": story, "article": article.id, **{name: getattr(article, name) for name in ABOUT}}
    for name in features:
        found = article.features.get(name)
        parts = (*_parts(found), found.reason) if found else [None] * (len(PARTS) + 1)
        cells |= zip((name + part for part in (*PARTS, "_reason")), parts, strict=True)
    return cells


def row_lines(rows: Iterable[Row], format_: str) -> Iterator[str]:
    """Rows of the same columns, line by line as they come: "jsonl", or "csv" with a header above the first."""
    import msgspec

    for number, each in enumerate(rows):
        if format_ == "jsonl":
            yield msgspec.json.encode(each).decode() + "\n"
        else:
            yield ("" if number else _csv_line(each)) + _csv_line(each.values())


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
    return _csv_line(columns) + "".join(map(_csv_line, rows))


def _csv_line(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(map(_cell, cells))
    return out.getvalue()


def _parts(found: Feature) -> list[float | None]:
    return [found.value, found.low, found.high, found.quoted]


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return "" if value is None else value
    value = value.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")  # a lone CR would end the row
    return f"'{value}" if value.lstrip(" ").startswith(FORMULA) else value
