"""Dates of articles that do not say when they were written.

"On Sept. 15" is no day as long as nobody knows the year. An article of a story was written when the story was told: on
the day of its dateline ("CORLEY, Oct 14 (Press) -"), in the year that the others are of; without one about when the
others were, which is near enough for a month and a day, and for a weekday, but not for "yesterday".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time

from divergence.annotations import Annotated
from divergence.annotations.dates import DateSpan, dates, parse
from divergence.annotations.times.days import DAY_MONTH, MONTH_DAY, calendar_day
from divergence.annotations.times.vocabulary import MONTH, WEEKDAY

NAMED = re.compile(rf"{MONTH}|\b{WEEKDAY}\b")


def dated(articles: Sequence[Annotated], own: int | None = None) -> list[Annotated]:
    """The articles, with the dates of those that have none of their own read off the story's; when that was told the
    first `own` of them say, what follows being hardly more than copies."""
    told = _told(articles[:own])
    return [each if told is None or parse(each.article.published) else _dated(each, told) for each in articles]


def _told(articles: Sequence[Annotated]) -> datetime | None:
    """The day in the middle of those on which a story was told, where half of its articles say when; how many told it
    on one day does not count."""
    published = [moment for each in articles if (moment := parse(each.article.published))]
    days = sorted({datetime.combine(moment.date(), time()) for moment in published})
    return days[(len(days) - 1) // 2] if days and 2 * len(published) >= len(articles) else None


def _dated(annotated: Annotated, told: datetime) -> Annotated:
    filed = _filed(annotated, told)
    title = annotated.title
    return replace(
        annotated,
        dates=_read(annotated, filed, told),
        title=title and replace(title, dates=_read(title, filed, told)),
    )


def _filed(annotated: Annotated, told: datetime) -> datetime | None:
    """The day of the dateline, in the year in which it is nearest to when the story was told."""
    for removed in annotated.article.removed:
        if removed.reason == "dateline":
            match = DAY_MONTH.search(removed.text) or MONTH_DAY.search(removed.text)
            found = calendar_day(match, told, match.end()) if match else None
            return found.interval[0] if found and found.interval else None
    return None


def _read(annotated: Annotated, filed: datetime | None, told: datetime) -> tuple[DateSpan, ...]:
    read = dates(annotated.document, filed or told)
    if filed:
        return read
    own = {(each.start, each.end): each for each in annotated.dates}
    return tuple(each if NAMED.search(each.text) else own.get((each.start, each.end), each) for each in read)
