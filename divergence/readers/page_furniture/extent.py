"""Where the body begins and ends, and which lines are furniture by what they say and where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.readers.page_furniture.bars import is_bar, is_buttons
from divergence.readers.page_furniture.bylines import is_byline
from divergence.readers.page_furniture.lines import STOP, Line
from divergence.readers.page_furniture.phrases import ANYWHERE, EDGES, LABELS, TAIL, match

DIVIDER = re.compile(r"^\W{3,}$|^(?:[-*_·•~=+]\s*)+$")
SURE = frozenset(("prompt", "footer", "share", "comments", "related"))
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
    end = _last_of_article(lines, head, len(lines))
    if end < head:
        return head
    for place in range(max(head + 1, len(lines) // 2), end + 1):
        reason = match(lines[place].text, LABELS)
        after = lines[place + 1 :]
        if (
            (reason == "author-bio" and place >= end - 3)
            or (reason and len(after) < 25 and all(not each.prose or each.words < 20 for each in after))
            or (reason == "comments" and lines[place].words <= 3)
        ):
            return _last_of_article(lines, head, place) + 1
    return end + 1


def _last_of_article(lines: Sequence[Line], head: int, stop: int) -> int:
    """The last sentence before `stop` that is no furniture; the line before `head` where there is none."""
    for number in range(stop - 1, head - 1, -1):
        if lines[number].sentence and lines[number].words >= 3 and not reason_of(lines[number], False, True):
            return number
    return head - 1


def _furnished(line: Line) -> str | None:
    return match(line.text, ANYWHERE) or ("byline" if is_byline(line) else None)


def reason_of(line: Line, head: bool, tail: bool) -> str | None:
    """Why a line before the body (`head`), after it (`tail`) or in it is furniture; None where it is not."""
    text = line.text
    if line.words <= 45:
        reason = match(text, ANYWHERE) or _all_furniture(text)
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
        if is_buttons(line):
            return "share"
        if BUTTON.search(text):
            return "cookie"
    if tail and line.words <= 80:
        return match(text, TAIL) or match(text, LABELS)
    return None


def _all_furniture(text: str) -> str | None:
    """The reason a line of several sentences is furniture: every one of them is."""
    sentences = [each.rstrip(" .!") for each in STOP.split(text)]
    reasons = {match(each, ANYWHERE) for each in sentences} if len(sentences) > 1 else {None}
    return min(each for each in reasons if each) if None not in reasons else None


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


def mask_among(reasons: list[str | None], lines: Sequence[Line], tail: int) -> None:
    """After the body, what is no sentence and stands behind furniture belongs to it: a heading, a button, a link."""
    last: str | None = None
    for number in range(tail, len(lines)):
        if reasons[number] in SURE:
            last = reasons[number]
        elif reasons[number] is None and last and not lines[number].sentence:
            reasons[number] = last
