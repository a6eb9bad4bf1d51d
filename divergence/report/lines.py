"""A check as lines an editor reads and a program greps: ``path:line:column: rule [id] message``."""

from __future__ import annotations

from collections import Counter

from divergence.report import prose
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
    """What was found and what it was held against, in a sentence or two."""
    counts = Counter(note.rule for note in check.notes)
    found = ", ".join(f"{count} {rule}" for rule, count in counts.most_common())
    said = f"{prose.plural(len(check.notes), 'note')}: {found}" if check.notes else "Nothing to look at"
    if check.known:
        said += f" ({check.known} known already and left out)"
    articles, sources = prose.plural(check.articles, "article"), prose.plural(check.families, "independent source")
    said += f"; held against {articles} from {sources}."
    if not check.articles:
        return f"{said} Give --against other outlets' articles to see what is contested or missing."
    if not check.shared:
        return f"{said} The draft shares no fact with them, so nothing was called missing: is it the same story?"
    return said
