"""Notes on a draft: where in its file a remark stands, by line and column and in the units an editor counts in."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from divergence.identity import Identity
from divergence.result import ArticleResult, Field, Note, Quote, Severity


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A note before it has a line and an id."""

    rule: str
    severity: Severity
    field: Field
    start: int
    end: int
    key: str
    message: str
    others: tuple[Quote, ...] = ()


class Lines:
    """Where in a text an offset is: line and column, from 1, in code points."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(at + 1 for at, each in enumerate(text) if each == "\n")]

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def placed(remark: Unplaced, draft: ArticleResult, identity: Identity, lines: Lines, offsets: Any) -> Note:
    """The note that a remark on a draft becomes."""
    whole = draft.title or "" if remark.field == "title" else draft.text
    start, end = remark.start, remark.end
    shown, stop = start, end
    if remark.field == "title":  # where the headline stands in the file, if it does
        at = draft.text.find(whole)
        shown, stop = (at + start, at + end) if at >= 0 else (0, 0)
    elif remark.rule == "missing":  # nowhere: it is said of the whole file, and so of its beginning
        start = end = shown = stop = 0
    (line, column), (end_line, end_column) = lines.of(shown), lines.of(stop)
    text = whole[start:end]
    if offsets == "utf-16":
        start, end = _utf16(whole, start), _utf16(whole, end)
    return Note(
        id=identity(remark.rule, " ".join(remark.key.split())),
        rule=remark.rule,
        severity=remark.severity,
        field=remark.field,
        start=start,
        end=end,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        text=text,
        message=" ".join(remark.message.split()),
        others=remark.others,
    )


def _utf16(text: str, offset: int) -> int:
    return len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
