"""Parts that are no plain body prose: FAQ, takeaways, references, headings, corrections; and the table of contents."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from divergence.article import Region
from divergence.readers.page_furniture.lines import BULLET, QUESTION, Line
from divergence.readers.page_furniture.phrases import CONTENTS, CORRECTION, FAQ, REFERENCES, TAKEAWAYS

REFERENCE = re.compile(r"^\s*(?:\[\^?\w+\]:?|\d{1,3}[.)])\s|https?://")


def mask_contents(lines: Sequence[Line], reasons: list[str | None]) -> None:
    """A table of contents: its label and the bullets, or the lines that return later as headings."""
    texts = [BULLET.sub("", line.text).strip().lower() for line in lines]
    for number, line in enumerate(lines):
        if not CONTENTS.match(line.text):
            continue
        reasons[number] = "contents"
        later = set(texts[number + 1 :])
        bullets = number + 1 < len(lines) and bool(BULLET.match(lines[number + 1].text))
        for place in range(number + 1, len(lines)):
            listed = BULLET.match(lines[place].text) if bullets else texts[place] in set(texts[place + 1 :]) & later
            if not listed or lines[place].sentence:
                break
            reasons[place] = "contents"


def first_label(lines: Sequence[Line], head: int) -> int:
    """Where a FAQ or takeaways begin before the body does, or else `head`."""
    return next((n for n in range(head) if TAKEAWAYS.match(lines[n].text) or FAQ.match(lines[n].text)), head)


def mark_sections(lines: Sequence[Line], reasons: Sequence[str | None], regions: list[Region], head: int) -> None:
    """Corrections; FAQ, takeaways, references and headings from the first label on."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason is None and CORRECTION.match(line.text):
            regions.append(Region(line.start, line.end, "correction"))
    number = first_label(lines, head)
    while number < len(lines):
        line = lines[number]
        if reasons[number] or line.words > 14 or (line.sentence and not TAKEAWAYS.match(line.text)):
            number += 1
            continue
        end, kind = number, ""
        if FAQ.match(line.text):
            end = _while(lines, reasons, number, lambda each: each.sentence or bool(QUESTION.search(each.text)))
            kind = "faq"
        elif TAKEAWAYS.match(line.text):
            end = _while(lines, reasons, number, lambda each: bool(BULLET.match(each.text)))
            kind = "takeaways"
            if end == number and number + 1 < len(lines) and lines[number + 1].sentence:
                end = number + 1
        elif REFERENCES.match(line.text):
            end = _while(lines, reasons, number, lambda each: bool(REFERENCE.search(each.text)))
            kind = "references"
        elif _is_heading(lines, reasons, number):
            kind = "heading"
        if kind and (end > number or kind == "heading"):
            regions.append(Region(line.start, lines[end].end, kind))
        number = end + 1


def _while(lines: Sequence[Line], reasons: Sequence[str | None], number: int, test: Callable[[Line], bool]) -> int:
    """The last of the lines after `number` that belong with it."""
    end = number
    while end + 1 < len(lines) and reasons[end + 1] is None and test(lines[end + 1]):
        end += 1
    return end


def _is_heading(lines: Sequence[Line], reasons: Sequence[str | None], number: int) -> bool:
    line = lines[number]
    after = lines[number + 1] if number + 1 < len(lines) else None
    if after is None or reasons[number + 1] or BULLET.match(line.text) or re.search(r"[,;:]$", line.text):
        return False
    if line.text[:1] in "\"'“‘" and line.text[-1:] in "\"'”’":
        return False
    return line.words <= 12 and after.sentence and (line.blank_before or after.prose)
