"""The result on a terminal: eighty columns, readable without colour, nothing in it that drives a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from divergence.report import prose
from divergence.result import Conflict, Entry, Result, Story

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
            _blank(console)
        _story(console, story, several=len(result.stories) > 1)
    if result.skipped:
        _head(console, f"Not read or not scored ({len(result.skipped)})")
        for each in result.skipped:
            hint = f"; {each.hint}" if each.hint else ""
            _line(console, f"{each.path}: {each.reason} [{each.code}]{hint}", "  ")
    if remarks := result.every_remark():
        _head(console, f"Without effect ({len(remarks)})")
        for said in remarks:
            hint = f"; {said.hint}" if said.hint else ""
            _line(console, f"{said.where}: {said.message} [{said.code}]{hint}", "  ")
    if written:
        _blank(console)
        _line(console, f"Wrote {prose.listed(list(written))}.")
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _line(console: Console, text: str, lead: str = "", style: str = "") -> None:
    """`text`, wrapped, after `lead`; what does not fit on the first line hangs below its beginning."""
    from rich.cells import cell_len
    from rich.text import Text

    indent = cell_len(lead)
    for number, each in enumerate(Text(plain(text), style=style).wrap(console, max(20, console.width - indent))):
        console.print(Text(" " * indent if number else lead) + each, soft_wrap=True)


def _blank(console: Console) -> None:
    console.print()


def _head(console: Console, text: str) -> None:
    _blank(console)
    _line(console, text, style="bold")


def _story(console: Console, story: Story, several: bool) -> None:
    called = prose.names(story)
    title = prose.clip(story.title) if story.title else story.id
    _line(console, f"{story.id}: {title}" if several and story.title else title, style="bold underline")
    summary = prose.summary(story)
    if len(story.families) < 2:
        summary[1:4] = ["There is nothing to compare with: give other outlets' articles on the story, too."]
    for each in summary:
        _line(console, each, "  ")
    if story.ranking.status == "ranked":
        _ranking(console, story, called)
    contested = prose.real(story)
    if contested:
        _head(console, f"Contested ({len(contested)})")
    for number, conflict in enumerate(contested, start=1):
        _conflict(console, conflict, number, called)
    facts = prose.shared(story)
    if facts:
        _head(console, f"Shared facts ({len(facts)}), with how many independent sources give each")
    top = list({fact.statement: fact for fact in reversed(facts)}.values())[::-1][
        :TOP_FACTS
    ]  # one sentence, many facts
    for fact in top:
        _line(console, prose.clip(fact.statement, 160), f"  {fact.support} of {fact.of}  ")
    if more := len(facts) - sum(fact.statement in {each.statement for each in top} for fact in facts):
        _line(console, f"and {more} more, all in the file that -o result.json writes", "  ")


def _ranking(console: Console, story: Story, called: dict[str, str]) -> None:
    _head(console, "How far each stands from the others, 0 to 100 (in brackets the 90 % interval)")
    if any(entry.tied_with for entry in story.ranking.entries):
        _line(console, "Tied: the evidence cannot tell the two apart, whatever their points.", "  ")
    for entry in sorted(story.ranking.entries, key=lambda each: 1.0 if each.divergence is None else -each.divergence):
        _entry(console, story, entry, called)


def _entry(console: Console, story: Story, entry: Entry, called: dict[str, str]) -> None:
    name = called.get(entry.article, entry.article)
    if entry.divergence is None or entry.low is None or entry.high is None:
        _line(console, f"{name}: {entry.reason or 'not scored'}", "   –  ")
        return
    _line(console, f"{name}  {entry.divergence:.1f} ({entry.low:.1f} to {entry.high:.1f})", f"{entry.rank:4}  ", "bold")
    if tied := _tied(story, entry, called):
        _line(console, tied, " " * 6)
    reasons = prose.reasons(story, entry)[:REASONS]
    room = REASONS - len(reasons)
    for reason in reasons:
        further, room = reason.further[:room], max(0, room - len(reason.further))
        lines = [_told(*each) for each in ((reason.said, reason.quote), *further)]
        others = len(reason.evidence) - len(lines)
        if others > 0:
            lines[-1] += f" (and {prose.plural(others, *_counted(reason.component))})"
        _line(console, f"{reason.component}: {lines[0]}", f"{reason.points:10.1f}  ")
        for each in lines[1:]:
            _line(console, each, " " * 12)


def _told(said: str, quote: str | None) -> str:
    return f"{said} {prose.quoted(prose.clip(quote, 140))}" if quote else said


def _tied(story: Story, entry: Entry, called: dict[str, str]) -> str:
    """Whom it shares its rank with, and whom it stands above or below by too little to be sure."""
    ranks = {each.article: each.rank or 0 for each in story.ranking.entries}
    groups: dict[str, list[str]] = {"tied with": [], "not clearly above": [], "not clearly below": []}
    for each in entry.tied_with:
        apart = ranks.get(each, 0) - (entry.rank or 0)
        said = "tied with" if not apart else "not clearly above" if apart > 0 else "not clearly below"
        groups[said].append(called.get(each, each))
    return "; ".join(f"{said} {prose.listed(names)}" for said, names in groups.items() if names)


def _counted(component: str) -> tuple[str, str]:
    """What the rest of a component's evidence is called: one of it, and several."""
    return {
        "contradiction": ("more conflict", "more conflicts"),
        "omission": ("more fact", "more facts"),
    }.get(component, ("more place", "more places"))


def _conflict(console: Console, conflict: Conflict, number: int, called: dict[str, str]) -> None:
    _line(console, prose.sentence(conflict.explanation), f"{number:3}. ")
    for side in conflict.sides:
        if not side.mentions:
            _line(console, f"{prose.listed([called.get(each, each) for each in side.articles])}: {side.value}", " " * 5)
            continue
        first = side.mentions[0]
        others = prose.listed([called.get(each, each) for each in side.articles if each != first.article])
        same = f" Also: {others}." if others else ""
        quote = prose.quoted(prose.excerpt(first.text, side.value))
        _line(console, f"{called.get(first.article, first.article)}: {quote}{same}", " " * 5)
    if conflict.deviant:
        alone = "Stands alone" if len(conflict.deviant) == 1 else "Outnumbered"
        _line(console, f"{alone}: {prose.listed([called.get(each, each) for each in conflict.deviant])}.", " " * 5)
    else:
        _line(console, "Neither side has more independent sources: check both.", " " * 5)
