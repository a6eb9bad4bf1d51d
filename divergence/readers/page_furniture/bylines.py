"""Bylines: who wrote it, when, and how long it takes to read, in lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.readers.metadata import DATE, person
from divergence.readers.page_furniture.lines import WORD, Line
from divergence.readers.page_furniture.phrases import PARTS

BY = re.compile(
    r"^\W*(?:(?:posted|written|words|story|reported|report|text) )?by[\s:]+(?=[A-Z\"“'@])"
    r"|^(?:posted|published|updated|first published|last updated)\b"
    r"|^(?:staff (?:report|writer|reporter)s?|newsroom|news desk|our correspondent)\b",
    re.IGNORECASE,
)
NAME = re.compile(
    r"^(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir)\.? )?[A-ZÀ-Þ][\w’'.-]*(?: (?:and|de|van|von|der|la|[A-ZÀ-Þ][\w’'.-]*)){0,5}"
    r"(?:,? (?:[\w]+ ){0,3}(?:correspondent|reporter|editor|writer|team|staff|bureau))?$"
)
DAY = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}, (?:19|20)\d\d"
FUSED_BYLINE = re.compile(
    rf"^(?P<name>[^\d]{{2,60}}?)(?P<date>{DAY})\s*{PARTS['read_time']}.*$",
    re.IGNORECASE,
)


def is_byline(line: Line) -> bool:
    """Who wrote it and when: at most a line, with a "By", or little more than a date."""
    text = line.text
    if line.words > 30:
        return False
    if FUSED_BYLINE.match(text):
        return True
    if BY.match(text):
        return line.words <= 12 or bool(DATE.search(text))
    if line.words <= 16 and DATE.search(text) and not line.prose:
        return len(WORD.findall(DATE.sub(" ", text))) <= 10
    return False


def mask_names(lines: Sequence[Line], reasons: list[str | None], stop: int) -> None:
    """A line that is only a name, next to a byline or date, is the byline."""
    for _ in range(2):
        for number in range(stop):
            beside = [reasons[n] for n in (number - 1, number + 1) if 0 <= n < stop]
            near = "byline" in beside or (number + 1 < stop and lines[number + 1].text == lines[number].text)
            if (
                reasons[number] is None
                and near
                and number > 0
                and lines[number].words <= 8
                and NAME.match(lines[number].text)
            ):
                above = number + 1 < stop and reasons[number + 1] == "byline"
                if lines[number].words <= 4 or not above:
                    reasons[number] = "byline"


def author_of(text: str) -> str | None:
    """The names of a byline: what is left of it without date, time, counts and "By"."""
    text = DATE.split(text)[0] if DATE.search(text) and BY.match(text) is None else text
    explicit = bool(
        re.match(r"^\W*(?:(?:posted|written|words|story|reported|report|text) )?by[\s:]", text, re.IGNORECASE)
    )
    text = re.split(
        r"\s{2,}|\s[|·•–—]\s|,?\s+(?:published|updated|on)\b|\d", text.strip(" ·|•"), maxsplit=1, flags=re.IGNORECASE
    )[0]
    name = (person(text) or "").strip(" ,.·|-–—*")
    name = re.sub(r",?\s*\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?:day)?\b.*$", "", name).strip(" ,")
    if not name or re.match(
        r"(?:posted|published|updated|last updated|first published|reading)\b", name, re.IGNORECASE
    ):
        return None
    return name if explicit or NAME.match(name) else None
