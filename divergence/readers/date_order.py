"""Whether "3/4/2026" is 3 April or March 4: a source writes its dates one way, so one that decides it decides for all.

A file, or a table's rows, is one source. Where none of its dates decides, or they decide both ways, the day is taken to
come first, as nearly everywhere outside the United States, and the article carries a note of field "doubt".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from divergence.readers.metadata import DATE, DATES, NOTHING, Metadata, Order, either, from_record, iso, pick, plain

SHOWN = 40  # characters of what was given for a day


class Unread(NamedTuple):
    """What was given for a day and is none: that of the article, and the first such of its source, named for all."""

    given: str
    first: str


def date_order(texts: Iterable[str]) -> Order | None:
    """What comes first in the dates of one source, None where they do not tell."""
    told: set[Order] = set()
    for text in texts:
        for match in DATE.finditer(text):
            if match["d4"] and not either(match):
                first, second = int(match["d4"]), int(match["m4"])
                told |= {"day"} if 12 < first <= 31 and second <= 12 else set()
                told |= {"month"} if 12 < second <= 31 and first <= 12 else set()
    return told.pop() if len(told) == 1 else None


def doubtful(text: str) -> str | None:
    """The first date of `text`, where it could be read both ways."""
    match = DATE.search(text)
    return match.group() if match and either(match) else None


def dates_of(record: Mapping[str, Any], named: Mapping[str, str]) -> list[str]:
    """What a row or object says of its days."""
    found = (pick(record, field, named) for field in DATES)
    return [text for each in found if each and (text := plain(each[1]))]


def said_in(
    record: Mapping[str, Any], where: str, named: Mapping[str, str] = NOTHING, order: Order | None = None
) -> tuple[Metadata, str | None]:
    """What a record says about its article, and a date of it that could be read both ways; `order` is that of the dates
    of its whole source, where these tell."""
    said = dates_of(record, named)
    order = order or date_order(said)
    unsure = None if order else next(filter(None, map(doubtful, said)), None)
    return from_record(record, where, named, order or "day"), unsure


def unread(record: Mapping[str, Any], named: Mapping[str, str] = NOTHING) -> str | None:
    """What a row or object gives for a day, where that is none."""
    found = next((said for said in dates_of(record, named) if iso(said) is None), None)
    return found if found is None or len(found) <= SHOWN else f"{found[: SHOWN - 1]}…"


def not_read(date: str, where: str) -> str:
    """The note on what was given for a day and is none."""
    return f"dates such as “{date}” in {where} could not be read; write them as YYYY-MM-DD"


def doubt(date: str, where: str) -> str:
    """The note on a date that could be read both ways."""
    read = f"dates such as “{date}” are read day first ({iso(date)})"
    return f"{read}, as nothing in {where} says which comes first; write them as YYYY-MM-DD"
