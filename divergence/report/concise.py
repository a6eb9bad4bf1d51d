"""The result in a line a thing, for a chat, a log or grep: ranks, contradictions, and what was skipped."""

from __future__ import annotations

from collections.abc import Iterator

from divergence.report import intervals, prose
from divergence.report.chart import chart
from divergence.report.mixed import mixed
from divergence.report.overview import COUNTED, glance, in_order, total
from divergence.report.ranks import ranks
from divergence.report.terminal import plain
from divergence.result import Result, Story


def render(result: Result) -> str:
    lines = list(_overview(result)) if len(result.stories) > 1 else []
    lines += [line for story in result.stories for line in _story(story)]
    lines += [f"skipped: {each.path}: {each.reason} [{each.code}]" for each in result.skipped]
    lines += [f"remark: {each.where}: {each.message} [{each.code}]" for each in result.every_remark()]
    return "".join(f"{plain(each)}\n" for each in lines)


def _overview(result: Result) -> Iterator[str]:
    """Several stories in a line each, what asks for somebody first."""
    glances = [glance(story) for story in result.stories]
    yield f"overview: {total(glances)}"
    for each in in_order(glances):
        counts = ", ".join(f"{head.lower()} {count}" for head, count in zip(COUNTED, each.counts, strict=True))
        yield f"overview: {each.name}: {counts}"


def _story(story: Story) -> list[str]:
    called = prose.names(story)
    lines = []
    if story.ranking.status != "ranked":
        lines.append(f"{story.id}: not ranked: {story.ranking.reason or 'no reason is recorded'}")
    if apart := mixed(story):
        lines.append(f"{story.id}: {apart}")
    drawn, shown = chart(story), ranks(story)
    for group in drawn.groups:
        for row in group.rows:
            entry = row.entry
            within = "no interval: nothing in it varies" if intervals.fixed(entry) else intervals.shown(entry)
            bounds = f" ({within})" if within else ""
            made = ", ".join(f"{each.component} {each.points:.1f}" for each in row.reasons) or "no points"
            name = called.get(entry.article, entry.article)
            lines.append(f"{story.id}: rank {shown[entry.article]}: {name}: {entry.divergence:.1f}{bounds}: {made}")
    lines += [f"{story.id}: no rank: {called.get(e.article, e.article)}: {e.reason}" for e in drawn.unscored]
    for conflict in prose.real(story):
        alone = (
            prose.listed([called.get(each, each) for each in conflict.deviant]) or "neither side outnumbers the other"
        )
        about = f"{prose.KINDS.get(conflict.kind, conflict.kind)}; {alone}"
        said = prose.clip(prose.told(conflict, called), 200)
        lines.append(f"{story.id}: contested [{conflict.id}]: {said} ({about})")
    lines.append(f"{story.id}: {prose.plural(len(prose.shared(story)), 'shared fact')}")
    return lines
