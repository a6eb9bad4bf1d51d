"""A check as lines an editor reads and a program greps: ``path:line:column: rule [id] message``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from divergence.report import prose
from divergence.report.summary import MISSED
from divergence.report.terminal import plain
from divergence.result import Check


def render(check: Check) -> str:
    lines: list[str] = []
    for note in check.notes:
        place = check.draft if note.rule == "missing" else f"{check.draft}:{note.line}:{note.column}"
        lines.append(f"{place}: {note.rule} [{note.id}] {note.message}")
        for other in note.others:
            lines.append(f"    {check.names.get(other.article, other.article)}: {quote(other.text)}")
    for each in check.skipped:
        lines.append(f"not read: {each.path}: {each.reason} [{each.code}]")
    for said in check.remarks:
        hint = f"; {said.hint}" if said.hint else ""
        lines.append(f"remark: {said.where}: {said.message} [{said.code}]{hint}")
    lines.append(summary(check))
    return "\n".join(map(plain, lines)) + "\n"


def quote(text: str) -> str:
    return prose.quoted(prose.clip(text, 160))


def summary(check: Check) -> str:
    """What was found, what it was held against, and what that cannot show: finding nothing is no clearance."""
    counts = Counter(note.rule for note in check.notes)
    found = ", ".join(f"{count} {rule}" for rule, count in counts.most_common())
    said = f"{prose.plural(len(check.notes), 'note')}: {found}" if check.notes else "Nothing was found to look at"
    if check.known:
        said += f" ({check.known} known already and left out)"
    articles, sources = prose.plural(check.articles, "article"), prose.plural(check.families, "independent source")
    said += f"; held against {articles} from {sources}."
    return " ".join([said, *_unseen(check)])


def _unseen(check: Check) -> Iterator[str]:
    """What a check could not see, or may have missed."""
    if not check.articles:
        yield "Give --against other outlets' articles to see what is contested or missing."
        return
    if not check.shared:
        yield "The draft shares no fact with them, so nothing was called missing: is it the same story?"
    elif check.families == 1:
        yield "One source cannot show what is missing: give two or more."
    yield MISSED
