"""The lines of a text; the lines of a hard-wrapped paragraph are one. What reads as a sentence or as prose."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
TERMINAL = re.compile(r"[.!…][\"'”’)\]*]*(?:\s*\[\d+\])*\s*$")
QUESTION = re.compile(r"\?[\"'”’)\]*]*\s*$")
STOP = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
BULLET = re.compile(r"^\s*(?:[-*•▪◦‣·–]|\d{1,2}[.)])\s+")
SEPARATOR = re.compile(r"\s*(?:\||\s[·•»›>/*~]|[»›]|//)\s+|\t+|\s{3,}|(?<=\S)\s{2}(?=\S)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or one hard-wrapped paragraph."""

    start: int
    end: int
    text: str
    words: int
    blank_before: bool

    @property
    def prose(self) -> bool:
        """Whether this reads as a paragraph of an article."""
        if not TERMINAL.search(self.text):
            return self.words >= 25 or (
                bool(QUESTION.search(self.text)) and bool(STOP.search(self.text)) and self.words >= 12
            )
        return self.words >= 12 or (self.words >= 8 and bool(STOP.search(self.text)))

    @property
    def sentence(self) -> bool:
        return bool(TERMINAL.search(self.text))


def split_lines(view: str) -> list[Line]:
    """The non-blank lines; the lines of a hard-wrapped paragraph are one."""
    rows: list[tuple[int, int, bool]] = []
    position, blank = 0, False
    for raw in view.split("\n"):
        text = raw.strip(" \t\u00a0\f\v")
        if text:
            start = position + raw.index(text[0])
            rows.append((start, start + len(text), blank))
        blank = not text
        position += len(raw) + 1
    if _wrapped(view, rows):
        rows = _join(view, rows)
    return [Line(start, end, view[start:end], len(WORD.findall(view[start:end])), gap) for start, end, gap in rows]


def _wrapped(view: str, rows: Sequence[tuple[int, int, bool]]) -> bool:
    """Paragraphs broken at a column: long lines that stop in mid sentence and go on in lower case."""
    broken = 0
    for (start, end, _), (after, _, gap) in itertools.pairwise(rows):
        if not gap and 45 <= end - start <= 100 and not TERMINAL.search(view[start:end]) and view[after].islower():
            broken += 1
    return broken >= 4 and max(end - start for start, end, _ in rows) <= 110


def _join(view: str, rows: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    joined: list[tuple[int, int, bool]] = []
    last, previous_odd = 0, False
    for start, end, gap in rows:
        odd = bool(SEPARATOR.search(view[start:end])) or previous_odd
        if joined and not gap and last >= 45 and not BULLET.match(view[start:end]) and not odd:
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, gap))
        last, previous_odd = end - start, bool(SEPARATOR.search(view[start:end]))
    return joined
