"""The result as tidy pandas tables; every table begins with the story, and with the article where it is about one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, fields
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from divergence.report.data import ABOUT, table_csv
from divergence.report.overview import Glance, glance
from divergence.result import Attribution, Feature, Figure, Finding, Result, Value

if TYPE_CHECKING:
    from pandas import DataFrame

NESTED = {"related", "source_spans", "cue_spans", "content_spans"}
VALUE = ("value_low", "value_high", "value_unit", "value_text")
COLUMNS: dict[str, tuple[str, ...]] = {
    "stories": (*(each.name for each in fields(Glance)), "status", "reason"),
    "articles": ("story", "article", *ABOUT, "feature", *(each.name for each in fields(Feature))),
    "findings": ("story", "article", *(each.name for each in fields(Finding) if each.name not in NESTED)),
    "figures": ("story", "article", *(each.name for each in fields(Figure))),
    "attributions": ("story", "article", *(each.name for each in fields(Attribution) if each.name not in NESTED)),
    "facts": (
        "story", "fact", "statement", "consensus", "support", "of", "article", "field", "start", "end", "text",
        "stance", "certainty", "attributed_to", *VALUE,
    ),
    "conflicts": (
        "story", "conflict", "fact", "kind", "resolution", "severity", "explanation", "side", "value", "article",
        "field", "start", "end", "text", "deviant",
    ),
    "ranking": ("story", "article", "rank", "divergence", "low", "high", "component", "points", "evidence", "reason"),
}  # fmt: skip


def tables(result: Result) -> dict[str, bytes]:
    """The tables as files by name: each as CSV, and as Parquet where pyarrow is installed."""
    rows = _rows(result)
    files = {
        f"{name}.csv": table_csv(columns, rows[name]).encode("utf-8", "replace") for name, columns in COLUMNS.items()
    }
    if find_spec("pyarrow"):
        files |= {f"{name}.parquet": _parquet(COLUMNS[name], rows[name]) for name in COLUMNS}
    return files


def _parquet(columns: Sequence[str], rows: list[list[Any]]) -> bytes:
    """A Parquet column has one type: one that mixes numbers and words, such as a value that may be a date, is words."""
    import io

    import pyarrow
    import pyarrow.parquet

    arrays = []
    for number in range(len(columns)):
        values = [row[number] for row in rows]
        kinds = {type(each) for each in values if each is not None}
        if len(kinds - {int, float}) and len(kinds) > 1:
            values = [None if each is None else str(each) for each in values]
        arrays.append(pyarrow.array(values, from_pandas=True))
    out = io.BytesIO()
    pyarrow.parquet.write_table(pyarrow.table(arrays, names=list(columns)), out)
    return out.getvalue()


def frames(result: Result) -> dict[str, DataFrame]:
    """Tables by name: stories, articles × features (long), findings, figures, attributions, facts × mentions,
    conflicts × sides' mentions, ranking × components."""
    from pandas import DataFrame

    rows = _rows(result)
    return {name: DataFrame(rows[name], columns=list(columns)) for name, columns in COLUMNS.items()}


def _rows(result: Result) -> dict[str, list[list[Any]]]:
    rows: dict[str, list[list[Any]]] = {name: [] for name in COLUMNS}
    for story in result.stories:
        rows["stories"].append([*astuple(glance(story)), story.ranking.status, story.ranking.reason])
        for article in story.articles:
            about = [story.id, article.id]
            for name, feature in article.features.items():
                rows["articles"].append([*about, *(getattr(article, key) for key in ABOUT), name, *_plain(feature)])
            rows["findings"] += [[*about, *_plain(each)] for each in article.findings]
            rows["figures"] += [[*about, *_plain(each)] for each in article.figures]
            rows["attributions"] += [[*about, *_plain(each)] for each in article.attributions]
        for fact in story.facts:
            head = [story.id, fact.id, fact.statement, fact.consensus, fact.support, fact.of]
            for mention in (*fact.mentions, *fact.near):
                place = [mention.article, mention.field, mention.start, mention.end, mention.text]
                stance = "unclear" if mention.article in fact.unclear else mention.stance
                said = [stance, mention.certainty, mention.attributed_to]
                rows["facts"].append([*head, *place, *said, *_value(mention.value)])
            for missing in fact.absent:
                rows["facts"].append([*head, missing, None, None, None, None, "absent", None, None, *_value(None)])
        for conflict in story.conflicts:
            head = [story.id, conflict.id, conflict.fact, conflict.kind, conflict.resolution, conflict.severity]
            for number, side in enumerate(conflict.sides, start=1):
                for quote in side.mentions:
                    place = [quote.article, quote.field, quote.start, quote.end, quote.text]
                    deviant = quote.article in conflict.deviant
                    rows["conflicts"].append([*head, conflict.explanation, number, side.value, *place, deviant])
        for entry in story.ranking.entries:
            place = [story.id, entry.article, entry.rank, entry.divergence, entry.low, entry.high]
            for name, component in entry.components.items():
                rows["ranking"].append([*place, name, component.points, len(component.evidence), entry.reason])
            if not entry.components:
                rows["ranking"].append([*place, None, None, None, entry.reason])
    return rows


def _plain(value: Feature | Finding | Figure | Attribution) -> list[Any]:
    return [getattr(value, each.name) for each in fields(value) if each.name not in NESTED]


def _value(value: Value | None) -> list[Any]:
    return [value.low, value.high, value.unit, value.text] if value else [None] * len(VALUE)
