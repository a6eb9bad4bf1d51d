"""The result as Markdown, for an issue, a wiki or a message: nothing of an article is obeyed as markup."""

from __future__ import annotations

import re

from divergence.report import intervals, prose, ranks
from divergence.report.chart import chart
from divergence.report.overview import COUNTED, glance, in_order, total
from divergence.report.summary import summary
from divergence.report.terminal import plain
from divergence.result import Fact, Result, Story

MARK = "<!-- divergence report -->"
MARKUP = re.compile(r"[\\`*_{}\[\]<>|~&]")
CALLS = str.maketrans({"@": "&#64;", "#": "&#35;"})  # a name or a number that a forge would notify or link
TOP_FACTS = 20


def render(result: Result) -> str:
    blocks = [
        MARK,
        *(_overview(result) if len(result.stories) > 1 else ()),
        *(block for story in result.stories for block in _story(story)),
    ]
    if result.skipped:
        skipped = [f"- {text(each.path)}: {text(each.reason)} \\[{each.code}\\]" for each in result.skipped]
        blocks.append("\n".join(["## Not read or not scored", "", *skipped]))
    if remarks := result.every_remark():
        idle = [f"- {text(each.where)}: {text(each.message)} \\[{each.code}\\]" for each in remarks]
        blocks.append("\n".join(["## Remarks", "", *idle]))
    blocks.append("Consensus is not truth, and drift is not bias: a source that stands alone can be right.")
    return "\n\n".join(blocks) + "\n"


def text(given: str) -> str:
    """`given` on one line, every character that could be markup escaped; what precedes it keeps a line from beginning
    with it."""
    return MARKUP.sub(r"\\\g<0>", " ".join(plain(given).split())).translate(CALLS)


def _overview(result: Result) -> list[str]:
    """Several stories in a row each, what asks for somebody first."""
    glances = [glance(story) for story in result.stories]
    rows = [f"| {' | '.join(each.counts)} | {text(each.name)} |" for each in in_order(glances)]
    head = [f"| {' | '.join(COUNTED)} | Story |", f"|{' ---: |' * len(COUNTED)} --- |"]
    return ["# Overview", text(total(glances)), "\n".join(head + rows)]


def _story(story: Story) -> list[str]:
    plain = prose.names(story)
    called = {key: text(name) for key, name in plain.items()}
    blocks = [f"# {text(prose.clip(story.title) if story.title else story.id)}"]
    blocks.append("\n".join(f"- **{topic}.** {text(sentence)}" for topic, sentence in summary(story)))
    contested = prose.real(story)
    if contested:
        blocks.append("## Contested")
    for conflict in contested:
        lines = [f"### {text(prose.told(conflict, plain))}", ""]
        for side in conflict.sides:
            names = prose.listed([called.get(each, text(each)) for each in side.articles])
            quote = f": {text(prose.quoted(prose.excerpt(side.mentions[0].text, side.value)))}" if side.mentions else ""
            lines.append(f"- **{names}** {text(prose.clip(side.value, 120))}{quote}")
        blocks.append("\n".join(lines))
    drawn = chart(story)
    if drawn.rows:
        blocks += ["## Drift from the others", _ranking(story, called)]
    facts = prose.shared(story)
    if facts:
        lines = [_fact(each) for each in facts[:TOP_FACTS]]
        more = [f"- and {len(facts) - TOP_FACTS} more"] if len(facts) > TOP_FACTS else []
        blocks += ["## Shared facts", "\n".join(lines + more)]
    return blocks


def _fact(fact: Fact) -> str:
    partly = f" ({text(prose.not_in_all(fact))})" if fact.details else ""
    return f"- {fact.support} of {fact.of}: {text(prose.clip(fact.statement, 200))}{partly}"


def _ranking(story: Story, called: dict[str, str]) -> str:
    drawn, shown = chart(story), ranks.ranks(story)
    lines = ["| Rank | Source | Points | 90 % interval | Why |", "| ---: | --- | ---: | --- | --- |"]
    for group in drawn.groups:
        for row in group.rows:
            entry = row.entry
            bounds = " to ".join(f"{each:.1f}" for each in intervals.ends(entry) or ()) or "–"
            why = "; ".join(
                f"{each.component} {each.points:.1f}: {text(prose.because(story, each))}" for each in row.reasons
            )
            name = called.get(entry.article, text(entry.article))
            lines.append(
                f"| {shown[entry.article]} | {name} | {entry.divergence:.1f} | {bounds} | {why or 'no points'} |"
            )
    for entry in drawn.unscored:
        name = called.get(entry.article, text(entry.article))
        lines.append(f"| – | {name} | – | – | {text(entry.reason or 'not scored')} |")
    for said in (None if story.ranking.reason else ranks.legend(story), intervals.unvaried(story)):
        lines += ["", text(said)] if said else []
    return "\n".join(lines)
