"""Datelines: "CORLEY, Oct 14 (Press) -" before the first sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from divergence.article import Removed
from divergence.readers.metadata import DATE, Metadata, iso
from divergence.readers.page_furniture.lines import Line

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = rf"(?:{MONTH} \d{{1,2}}(?:, (?:19|20)\d\d)?|\d{{1,2}} {MONTH}(?: (?:19|20)\d\d)?)"
DATELINE = re.compile(
    r"\s*(?:(?P<place>(?:[A-Z][A-Z.'’-]+)(?:[ -][A-Z][A-Z.'’-]+){0,4})(?:, (?:[A-Z][\w.]+)(?: [A-Z][\w.]+)?)??,?\s+)?"
    rf"(?P<day>{DAY})?\s*"
    r"(?:\((?P<agency>[A-Z][^()\n]{1,40})\))?\s*(?:[-–—]{1,2})\s+(?=\S)"
)


WIRE_LINE = re.compile(
    r"\s*(?:(?:[A-Z][\w.'’-]+)(?:[ -][A-Z][\w.'’-]+){0,4},\s+)?"
    rf"(?P<day>{DAY})\s+"
    r"\((?P<agency>(?:[A-Z][\w’'-]* ){0,3}(?:Wire|Newswire|News|Press|Agency|Service|Reuters|[A-Z]{2,5}))\)"
    r"(?:\s*[-–—:]{1,2})?(?:\s*$|\s+(?=[\"“'‘A-Z\d]))"
)
"""A dateline of day and agency, which needs no dash: "April 8 (Ledbury Wire) The bridge is shut."."""
PLACE = 4  # letters of a name before a plain hyphen: "ORSVIK - The bridge", and not "TV - the set of the nation"
NEAR = 31  # days between a dateline and a full date that tells its year


def dateline(view: str, lines: Sequence[Line], reasons: Sequence[str | None]) -> tuple[Metadata, list[Removed]]:
    """ "CORLEY, Oct 14 (Press) -" at the start of the body: masked; the agency is the credit, the day the date."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason:
            continue
        match = WIRE_LINE.match(line.text) or (DATELINE.match(line.text) if line.sentence else None)
        if not match and not line.sentence:
            continue
        if not match or not _placed(match):
            return Metadata(), []
        start = line.start + len(match.group()) - len(match.group().lstrip())
        end = line.start + match.end()
        day = iso(match["day"]) or (_with_year(match["day"], lines, reasons) if match["day"] else None)
        dated = Metadata(published=day).told("the dateline")
        return Metadata(credit=match["agency"]).or_else(dated), [Removed(start, end, view[start:end], "dateline")]
    return Metadata(), []


def _placed(match: re.Match[str]) -> bool:
    """Whether what was matched says where the news is from, or who sent it."""
    if match["agency"]:
        return True
    if not match["place"]:
        return False
    return bool(match["day"] or re.search(r"(?:[–—]|--)\s+$", match.group()) or len(match["place"]) >= PLACE)


def _with_year(day: str, lines: Sequence[Line], reasons: Sequence[str | None]) -> str | None:
    """A day without its year, completed from a copyright line, or from the full dates near it where they agree; one of
    the very day in the body may be of another year ("ten years ago, on April 8, 2016")."""
    for line, reason in zip(lines, reasons, strict=True):
        if reason == "footer" and (year := re.search(r"\b(?:19|20)\d\d\b", line.text)):
            return iso(f"{day}, {year.group()}")
    found = set()
    for line, reason in zip(lines, reasons, strict=True):
        for match in DATE.finditer(line.text):
            full = iso(match.group())
            near = full and nearest(day, date.fromisoformat(full), NEAR)
            if near and (reason or near != full):
                found.add(near)
    return found.pop() if len(found) == 1 else None


def nearest(day: str, full: date, most: int) -> str | None:
    """The day in the year in which it is at most so many days from a full date."""
    days = (iso(f"{day}, {year}") for year in (full.year - 1, full.year, full.year + 1))
    return next((each for each in days if each and abs((date.fromisoformat(each) - full).days) <= most), None)
