"""The result on a terminal: eighty columns, readable without colour, nothing in it that drives a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from divergence.report import prose
from divergence.result import Result, Story

if TYPE_CHECKING:
    from rich.console import Console

REASONS = 3
TOP_FACTS = 5
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """`text` without control characters, bidirectional overrides and lone surrogates."""
    return "".join("\ufffd" if _drives(each) else each for each in text.replace("\t", " "))


def _drives(each: str) -> bool:
    return each < " " or "\x7f" <= each <= "\x9f" or each in BIDI or "\ud800" <= each <= "\udfff"


def render(result: Result, width: int = 80, colour: bool = False, written: Sequence[str] = ()) -> str:
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=colour, no_color=not colour, color_system="standard" if colour else None,
        highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    for number, story in enumerate(result.stories):
        if number:
            _line(console, "")
        _story(console, story)
    if result.skipped:
        _head(console, "Not read or not scored")
        for each in result.skipped:
            hint = f"; {each.hint}" if each.hint else ""
            _line(console, f"{each.path}: {each.reason} [{each.code}]{hint}", 2)
    if written:
        _line(console, "")
        _line(console, f"Wrote {prose.listed(list(written))}.")
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _line(console: Console, text: str, indent: int = 0, style: str = "") -> None:
    from rich.padding import Padding
    from rich.text import Text

    console.print(Padding(Text(plain(text), style=style, overflow="fold"), (0, 0, 0, indent), expand=False))


def _head(console: Console, text: str) -> None:
    _line(console, "")
    _line(console, text, style="bold")


def _story(console: Console, story: Story) -> None:
    called = prose.names(story)
    _line(console, story.title or story.id, style="bold underline")
    for each in prose.summary(story):
        _line(console, each, 2)
    if story.ranking.status == "ranked":
        _ranking(console, story, called)
    contested = prose.real(story)
    if contested:
        _head(console, f"Contested ({len(contested)})")
    for conflict in contested:
        _line(console, prose.sentence(conflict.explanation), 2)
        for side in conflict.sides:
            who = prose.listed([called.get(each, each) for each in side.articles])
            quote = f"“{prose.clip(side.mentions[0].text)}”" if side.mentions else side.value
            _line(console, f"{who}: {quote}", 4)
        if not conflict.deviant:
            _line(console, "Neither side has more independent support.", 4)
    facts = prose.shared(story)
    if facts:
        _head(console, f"Shared facts ({len(facts)})")
    for fact in facts[:TOP_FACTS]:
        _line(console, f"{fact.support} of {fact.of}  {prose.clip(fact.statement, 160)}", 2)
    if len(facts) > TOP_FACTS:
        _line(console, f"and {len(facts) - TOP_FACTS} more", 2)


def _ranking(console: Console, story: Story, called: dict[str, str]) -> None:
    _head(console, "How far each drifts from the others (0 to 100, with its 90 % interval)")
    for entry in story.ranking.entries:
        name = called.get(entry.article, entry.article)
        if entry.divergence is None or entry.low is None or entry.high is None:
            _line(console, f"–   {name}: {entry.reason or 'not scored'}", 2)
            continue
        tied = (
            f", tied with {prose.listed([called.get(each, each) for each in entry.tied_with])}"
            if entry.tied_with
            else ""
        )
        _line(console, f"{entry.rank}   {name}  {entry.divergence:.1f}  ({entry.low:.1f} to {entry.high:.1f}){tied}", 2)
        for reason in prose.reasons(story, entry)[:REASONS]:
            quote = f" “{prose.clip(reason.quote, 140)}”" if reason.quote else ""
            more = f" ({len(reason.evidence) - 1} more)" if len(reason.evidence) > 1 else ""
            _line(console, f"{reason.points:4.1f} {reason.component}: {reason.said}{quote}{more}", 6)
