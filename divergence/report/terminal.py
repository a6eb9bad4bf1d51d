"""The result on a terminal: eighty columns, readable without colour, nothing in it that drives a terminal."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from divergence.report import intervals, prose, ranks
from divergence.report.chart import Row, chart
from divergence.report.overview import COUNTED, Glance, glance, in_order, total
from divergence.report.sourcing import rests_on
from divergence.report.summary import summary
from divergence.result import Conflict, Remark, Result, Skipped, Story

if TYPE_CHECKING:
    from rich.console import Console

Noted = tuple[str, str, str, str | None]  # where, what, its code and what to do

REASONS = 3
TOP_FACTS = 5
TOPIC = 11  # columns for what a sentence is about
SPREAD = 8  # columns for an interval
STRIP = 28  # columns at most for a score and its interval
NARROW = 60  # columns of a terminal on which a reason does not hang
GLANCED = 10  # columns for a count of the overview
MOST_STORIES = 50  # of several stories, so many have a line on the first screen
MOST_REMARKS = 10
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(text: str) -> str:
    """`text` without control characters, bidirectional overrides and lone surrogates."""
    return "".join("\ufffd" if _drives(each) else each for each in text.replace("\t", " "))


def _drives(each: str) -> bool:
    return each < " " or "\x7f" <= each <= "\x9f" or each in BIDI or "\ud800" <= each <= "\udfff"


def render(
    result: Result, width: int = 80, colour: bool = False, written: Sequence[str] = (), verbose: bool = False
) -> str:
    """The first screen: five sentences, what is contested, the ranking with its reasons, what is shared and skipped.
    `verbose` quotes the gravest place behind each reason and leaves out no shared fact. Of several stories it is a line
    a story, and only `verbose` tells each in full above them."""
    if len(result.stories) == 1:
        told = one(result.stories[0], False, width, colour, verbose)
    else:
        full = [one(story, True, width, colour, verbose) for story in result.stories] if verbose else []
        glances = list(map(glance, result.stories))
        told = "\n".join([*full, *([several(glances, width, colour, verbose)] if glances else [])])
    brief = len(result.stories) > 1 and not verbose
    return told + ending(result.skipped, result.every_remark(), width, colour, written, brief)


def one(story: Story, several: bool, width: int = 80, colour: bool = False, verbose: bool = False) -> str:
    """What is said of one story; of one among several its name as well."""
    console = _console(width, colour)
    _story(console, story, several=several, verbose=verbose)
    return _said(console)


def several(glances: Sequence[Glance], width: int = 80, colour: bool = False, verbose: bool = False) -> str:
    """The overview of several stories: a line each, of very many only those that ask for somebody, and where the rest
    is."""
    from rich.text import Text

    console = _console(width, colour)
    _line(console, total(glances), style="bold")
    _blank(console)
    wide = console.width >= NARROW
    if wide:
        _line(console, f"{''.join(f'{each:>{GLANCED}}' for each in COUNTED)}  Story", style="dim")
    shown = in_order(glances)[: len(glances) if verbose else MOST_STORIES]
    for each in shown:
        name = Text(plain(each.name), style="bold")
        if wide:
            lead = "".join(f"{count:>{GLANCED}}" for count in each.counts) + "  "
            name.truncate(max(1, console.width - len(lead)), overflow="ellipsis")
            console.print(Text(lead) + name, soft_wrap=True)
        else:
            name.truncate(console.width, overflow="ellipsis")
            console.print(name, soft_wrap=True)
            told = (f"{label.lower()} {count}" for label, count in zip(COUNTED, each.counts, strict=True))
            _line(console, ", ".join(told), "  ")
    if more := len(glances) - len(shown):
        _line(console, f"and {more:,} more; -v shows them, and so does --format concise or -o FOLDER/", "  ")
    _blank(console)
    _line(console, "Contested: contradictions. Furthest: the highest drift, of 100; – where the story is not ranked.")
    if not verbose:
        _line(console, "-v tells each story in full, -o page.html writes a page for each.")
    return _said(console)


def ending(
    skipped: Sequence[Skipped], remarks: Sequence[Remark], width: int = 80, colour: bool = False,
    written: Sequence[str] = (), brief: bool = False,
) -> str:  # fmt: skip
    """What is said below the stories: what was not read, what else to know of it, and which files were written.
    `brief` tells once what holds of several, and leaves the last of very many to the files."""
    console = _console(width, colour)
    left_out = [(each.path, each.reason, each.code, each.hint) for each in skipped]
    known = [(each.where, each.message, each.code, each.hint) for each in remarks]
    for head, said in (("Not read or not scored", left_out), ("Remarks", known)):
        if said:
            _head(console, f"{head} ({len(said)})")
        shown = _grouped(said) if brief else said
        for where, what, code, hint in shown[: MOST_REMARKS if brief else len(shown)]:
            _line(console, f"{where}: {what} [{code}]{f'; {hint}' if hint else ''}", "  ")
        if brief and len(shown) > MOST_REMARKS:
            _line(console, f"and {len(shown) - MOST_REMARKS} more (-v shows them)", "  ")
    if written:
        _blank(console)
        _line(console, f"Wrote {prose.listed(list(written))}.")
    return _said(console)


def _grouped(said: Sequence[Noted]) -> list[Noted]:
    """What is said of several places in the same words, once: at the first of them."""
    places: dict[tuple[str, str, str | None], list[str]] = {}
    for where, what, code, hint in said:
        places.setdefault((what, code, hint), []).append(where)
    return [
        (f"{found[0]} and {len(found) - 1:,} more" if len(found) > 1 else found[0], *what)
        for what, found in places.items()
    ]


def _console(width: int, colour: bool) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(), width=width, force_terminal=colour, no_color=not colour,
        color_system="standard" if colour else None, highlight=False, markup=False, emoji=False, legacy_windows=False,
    )  # fmt: skip


def _said(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return "".join(line.rstrip() + "\n" for line in console.file.getvalue().splitlines())


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


def _story(console: Console, story: Story, several: bool, verbose: bool) -> None:
    called = prose.names(story)
    title = prose.clip(story.title) if story.title else story.id
    _line(console, f"{story.id}: {title}" if several and story.title else title, style="bold")
    headlined = prose.headlined(story)
    if headlined:
        _line(console, f"the headline of {prose.listed(headlined)}", style="dim")
    _blank(console)
    said = summary(story)
    if len(story.families) < 2:
        lone = "There is nothing to compare with: give other outlets' articles on the story, too."
        said = [said[0], ("Compared", lone), *said[4:]]
    for topic, sentence in said:
        _line(console, sentence, f"  {topic:<{TOPIC}}")
    contested = prose.real(story)
    if contested:
        _head(console, f"Contested ({len(contested)})")
    for number, conflict in enumerate(contested, start=1):
        _conflict(console, conflict, number, called)
    if story.ranking.status == "ranked":
        _ranking(console, story, called, verbose)
    _known(console, story, called)
    _lost(console, story, called)
    facts = prose.shared(story)
    if facts:
        _head(console, f"Shared facts ({len(facts)}), with how many independent sources give each")
    once = list({fact.statement: fact for fact in reversed(facts)}.values())[::-1]  # one sentence, many facts
    top = once if verbose else once[:TOP_FACTS]
    for fact in top:
        lead = f"  {fact.support} of {fact.of}  "
        _line(console, prose.clip(fact.statement, 160), lead)
        if fact.details:
            _line(console, prose.not_in_all(fact), " " * len(lead), style="dim")
        if fact.chain:
            _line(console, fact.chain.message, " " * len(lead), style="dim")
    if more := len(facts) - sum(fact.statement in {each.statement for each in top} for fact in facts):
        _line(console, f"and {more} more (-v shows them)", "  ")


def _ranking(console: Console, story: Story, called: dict[str, str], verbose: bool) -> None:
    from rich.table import Table

    drawn = chart(story)
    cells = max(6, min(STRIP, console.width - 52))
    _head(console, f"How far each stands from the others, 0 to {drawn.end} of 100, with its 90 % interval")
    shown = ranks.ranks(story)
    for group in drawn.groups:
        for row in group.rows:
            entry = row.entry
            table = Table.grid(padding=(0, 1), expand=True)
            table.add_column(width=max(4, *map(len, shown.values())), justify="right", no_wrap=True)
            table.add_column(ratio=3, no_wrap=True, overflow="ellipsis", style="bold")
            table.add_column(width=cells, no_wrap=True)
            table.add_column(width=5, justify="right", no_wrap=True, style="bold")
            table.add_column(width=SPREAD, no_wrap=True)
            name = plain(called.get(entry.article, entry.article))
            table.add_row(
                shown[entry.article], name, _strip(row, cells), f"{entry.divergence:.1f}", intervals.shown(entry) or "–"
            )
            console.print(table)
            _reasons(console, story, row, called, verbose)
    if story.ranking.reason:
        _line(console, prose.sentence(prose.capital(story.ranking.reason)), "  ")
    elif legend := ranks.legend(story):
        _line(console, legend, "  ")
    for entry in drawn.unscored:
        _line(console, f"{called.get(entry.article, entry.article)}: {entry.reason or 'not scored'}", "   –  ")
    if fixed := intervals.unvaried(story):
        _line(console, fixed, "  ")


def _strip(row: Row, cells: int) -> str:
    """The interval and the score on a line of so many cells."""

    def cell(per_cent: float) -> int:
        return min(cells - 1, int(per_cent * cells / 100))

    drawn = ["·"] * cells
    for each in range(cell(row.low), cell(row.high) + 1):
        drawn[each] = "─"
    drawn[cell(row.dot)] = "●"
    return "".join(drawn)


def _reasons(console: Console, story: Story, row: Row, called: dict[str, str], verbose: bool) -> None:
    if below := ranks.clearly_below(story, row.entry):
        _line(console, f"clearly above {prose.few([called.get(each, each) for each in below])}", " " * 5, style="dim")
    for reason in row.reasons[:REASONS]:
        said = prose.because(story, reason)
        lead = f"{reason.points:9.1f} "
        if console.width < NARROW:
            said = f"{reason.component}: {said}"
        else:
            lead += f"{reason.component:<15}"
        _line(console, said, lead)
        if verbose and reason.quote:
            _line(console, prose.quoted(prose.clip(reason.quote, 160)), " " * len(lead))
    if row.entry.reference:
        _line(console, f"against the reference facts: {row.entry.reference.divergence:.1f} of 100", " " * 10)
    sourcing = next((each.sourcing for each in story.articles if each.id == row.entry.article), None)
    if verbose and sourcing:
        _line(console, f"rests on {rests_on(sourcing)}", " " * 10)


def _conflict(console: Console, conflict: Conflict, number: int, called: dict[str, str]) -> None:
    _line(console, prose.told(conflict, called), f"{number:3}. ")
    for side in conflict.sides:
        if not side.mentions:
            _line(console, f"{prose.listed([called.get(each, each) for each in side.articles])}: {side.value}", " " * 5)
            continue
        first = side.mentions[0]
        others = prose.listed([called.get(each, each) for each in side.articles if each != first.article])
        same = f" Also: {others}." if others else ""
        quote = prose.quoted(prose.excerpt(first.text, side.value))
        _line(console, f"{called.get(first.article, first.article)}: {quote}{same}", " " * 5)
    _line(console, prose.standing(conflict, called), " " * 5)


def _known(console: Console, story: Story, called: dict[str, str]) -> None:
    """The reference facts, each with what the articles make of it."""
    if story.reference:
        _head(console, f"Reference facts ({len(story.reference)}), and who makes what of each")
    for fact in story.reference:
        _line(console, fact.statement, "  ")
        for word, articles in prose.stances(fact, [each.id for each in story.articles]):
            _line(console, f"{word}: {prose.listed([called.get(each, each) for each in articles])}", " " * 5)


def _lost(console: Console, story: Story, called: dict[str, str]) -> None:
    """Where a hedge, an "about" or a source that the others keep is gone."""
    lost = prose.lost(story)
    if lost:
        _head(console, f"Dropped ({len(lost)}): a source, a doubt or an “about” that the others keep")
    for fact, each in lost:
        _line(console, prose.dropped(fact, each, called), "  ")
        _line(console, prose.quoted(prose.clip(each.dropped.text, 160)), " " * 5)
