"""Datelines: "PORT CARROW, Oct 14 (NPA) -" before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.article import Removed
from divergence.readers.metadata import Metadata, iso
from divergence.readers.page_furniture.lines import Line

DATELINE = re.compile(
    r"\s*(?:(?P<place>(?:[A-Z][A-Z.'’-]+)(?:[ -][A-Z][A-Z.'’-]+){0,4})(?:, (?:[A-Z][\w.]+)(?: [A-Z][\w.]+)?)??,?\s+)?"
    r"(?P<day>(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?) \d{1,2}(?:, (?:19|20)\d\d)?)?\s*"
    r"(?:\((?P<agency>[A-Z][^()\n]{1,40})\))?\s*(?:[-–—]{1,2})\s+(?=\S)"
)


def dateline(
    view: str, lines: Sequence[Line], reasons: Sequence[str | None], found: Metadata
) -> tuple[Metadata, list[Removed]]:
    """ "PORT CARROW, Oct 14 (NPA) -" at the start of the body: masked; the agency is the credit, the day the date."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason or not line.sentence:
            continue
        match = DATELINE.match(line.text)
        if not match or not match.end() or not (match["agency"] or match["place"]):
            return found, []
        if not match["agency"] and not match["day"] and not re.search(r"[–—]\s+$", match.group()):
            return found, []
        start = line.start + len(match.group()) - len(match.group().lstrip())
        end = line.start + match.end()
        day = iso(match["day"]) or (_with_year(match["day"], lines, reasons) if match["day"] else None)
        found = found.or_else(Metadata(credit=match["agency"], published=day if found.published is None else None))
        return found, [Removed(start, end, view[start:end], "dateline")]
    return found, []


def _with_year(day: str, lines: Sequence[Line], reasons: Sequence[str | None]) -> str | None:
    """A day without its year, completed from a copyright line."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason == "footer" and (year := re.search(r"\b(?:19|20)\d\d\b", line.text)):
            return iso(f"{day}, {year.group()}")
    return None
