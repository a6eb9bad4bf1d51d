"""Paragraphs and sentences as spans of the text."""

from __future__ import annotations

import re

BLANK = re.compile(r"\n[ ]*\n\s*")
LINE = re.compile(r"\n\s*")
ENDS = re.compile(r"[.!?…]+[\"')\]]*(?:\s*\[\d+\])*(?=\s|$)")
TERMINAL = re.compile(r"[.!?:…][\"')\]*]*\s*$")


def paragraphs(view: str) -> tuple[tuple[int, int], ...]:
    """Paragraph spans. A single line break ends a paragraph unless the text is hard-wrapped."""
    breaks = BLANK if _hard_wrapped(view) else LINE
    spans, start = [], 0
    for match in breaks.finditer(view):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(view)))
    return tuple(
        (low + len(view[low:high]) - len(view[low:high].lstrip()), low + len(view[low:high].rstrip()))
        for low, high in spans
        if view[low:high].strip()
    )


def sentences(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of the paragraph ``[start, end)``."""
    spans, low = [], start
    for match in ENDS.finditer(view, start, end):
        rest = view[match.end() : end].lstrip()
        if rest and not rest[0].islower():
            spans.append((low, match.end()))
            low = end - len(rest)
    if low < end:
        spans.append((low, end))
    return spans


def _hard_wrapped(view: str) -> bool:
    lines = [line for line in view.split("\n") if line.strip()]
    open_lines = [line for line in lines if not TERMINAL.search(line)]
    return (
        len(open_lines) >= 10
        and sum(45 <= len(line) <= 100 for line in open_lines) >= 0.6 * len(open_lines)
        and max(map(len, lines)) <= 110
    )
