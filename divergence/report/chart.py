"""The ranking as a picture: where each bar, interval and dot lies, in per cent of the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.report import prose
from divergence.report.ranks import ranks
from divergence.result import Entry, Story

ENDS = (20, 40, 60, 80, 100)


@dataclass(frozen=True, slots=True)
class Segment:
    component: str
    points: float
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One article's row; the positions are per cent of the axis."""

    entry: Entry
    segments: tuple[Segment, ...]
    low: float
    high: float
    dot: float
    reasons: tuple[prose.Reason, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows shown with one rank: more than one where the evidence cannot tell them apart."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`end` is where the axis ends, of 100; `ticks` are (label, per cent)."""

    end: int
    ticks: tuple[tuple[int, float], ...]
    rows: tuple[Row, ...]
    groups: tuple[Group, ...]
    unscored: tuple[Entry, ...]


def chart(story: Story) -> Chart:
    scored = [each for each in story.ranking.entries if each.divergence is not None]
    scored.sort(key=lambda each: (each.rank or 0, -(each.divergence or 0.0)))
    most = max((max(each.high or 0.0, each.divergence or 0.0) for each in scored), default=0.0)
    end = next((each for each in ENDS if most <= each), ENDS[-1])
    ticks = tuple((end * part // 4, 25.0 * part) for part in range(5))
    unscored = tuple(each for each in story.ranking.entries if each.divergence is None)
    rows = tuple(_row(story, each, end) for each in scored)
    return Chart(end, ticks, rows, tuple(_groups(story, rows)), unscored)


def _groups(story: Story, rows: Sequence[Row]) -> list[Group]:
    """The rows that are shown with one rank and that the evidence tells apart from none of the others there."""
    shown = ranks(story)
    groups: list[list[Row]] = []
    for row in rows:
        known = {row.entry.article, *row.entry.tied_with}
        last = groups[-1] if groups else []
        alike = bool(last) and shown.get(last[0].entry.article) == shown.get(row.entry.article)
        if alike and all(each.entry.article in known for each in last):
            last.append(row)
        else:
            groups.append([row])
    return [Group(tuple(each)) for each in groups]


def _row(story: Story, entry: Entry, end: int) -> Row:
    def at(points: float) -> float:
        return round(100 * min(max(points, 0.0), end) / end, 1)

    reasons = prose.reasons(story, entry)
    segments, total = [], 0.0
    for each in reasons:
        segments.append(Segment(each.component, each.points, at(total), round(at(total + each.points) - at(total), 1)))
        total += each.points
    middle = entry.divergence or 0.0
    low = middle if entry.low is None else entry.low
    high = middle if entry.high is None else entry.high
    return Row(entry, tuple(segments), at(low), at(high), at(middle), tuple(reasons))
