"""Where the body begins and ends, and which lines are furniture by what they say and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.readers.page_furniture.bars import is_bar
from divergence.readers.page_furniture.bylines import is_byline
from divergence.readers.page_furniture.lines import Line
from divergence.readers.page_furniture.phrases import ANYWHERE, EDGES, LABELS, TAIL, match

DIVIDER = re.compile(r"^\W{3,}$|^(?:[-*_·•~=+]\s*)+$")
BUTTON = re.compile(r"\[(?:allow|later|accept|ok|close|dismiss|yes|no|deny|reject)[^\]]{0,20}\]", re.IGNORECASE)


def head_end(lines: Sequence[Line]) -> int:
    """How many lines stand before the body: up to the first paragraph that no byline follows closely."""
    first = next((n for n, line in enumerate(lines) if line.prose and not _furnished(line)), len(lines))
    if first == len(lines):
        return 0 if len(lines) < 3 else min(first, 12)
    for number in range(first + 1, min(first + 6, 16, len(lines))):
        if lines[number].prose and not _furnished(lines[number]):
            break
        if is_byline(lines[number]):
            after = next((n for n in range(number, len(lines)) if lines[n].prose and not _furnished(lines[n])), None)
            return after if after is not None else first
    return first


def tail_start(lines: Sequence[Line], head: int) -> int:
    """The first line after the last one that is surely the article's."""
    for number in range(len(lines) - 1, head - 1, -1):
        line = lines[number]
        if line.sentence and not reason_of(line, False, True) and line.words >= 3:
            break
    else:
        return head
    last = number
    for place in range(max(head + 1, len(lines) // 2), last + 1):
        reason = match(lines[place].text, LABELS)
        if reason == "author-bio" and place >= last - 3:
            return place
        if (
            reason
            and all(not each.prose or each.words < 20 for each in lines[place + 1 :])
            and len(lines) - place <= 25
        ):
            return place
        if reason == "comments" and lines[place].words <= 3:
            return place
    return last + 1


def _furnished(line: Line) -> str | None:
    return match(line.text, ANYWHERE) or ("byline" if is_byline(line) else None)


def reason_of(line: Line, head: bool, tail: bool) -> str | None:
    """Why a line before the body (`head`), after it (`tail`) or in it is furniture; None where it is not."""
    text = line.text
    if line.words <= 45:
        reason = match(text, ANYWHERE)
        if reason:
            return reason
    if DIVIDER.match(text):
        return "markup"
    if head or tail:
        if line.words <= 30 and (reason := match(text, EDGES)):
            return reason
        if head and is_byline(line):
            return "byline"
        if is_bar(line):
            return "navigation"
        if BUTTON.search(text):
            return "cookie"
    if tail and line.words <= 80:
        return match(text, TAIL) or match(text, LABELS)
    return None


def mask_labelled(lines: Sequence[Line], reasons: list[str | None], head: int, tail: int) -> None:
    """What follows "Most read", "Comments" or "About the author"."""
    open_reason: str | None = None
    for number in range(head, len(lines)):
        line = lines[number]
        label = match(line.text, LABELS) if line.words <= 8 else None
        if number < tail:
            if label == "related" and reasons[number] is None and not line.sentence:
                # In mid article the label takes only the lines of its own block that are no sentences.
                run = number + 1
                while run < tail and not lines[run].blank_before and not lines[run].sentence and lines[run].words <= 20:
                    run += 1
                if run > number + 1:
                    reasons[number:run] = ["related"] * (run - number)
            continue
        if label:
            open_reason = reasons[number] = label
        elif open_reason:
            reasons[number] = reasons[number] or open_reason
            if open_reason == "author-bio":
                open_reason = None
