"""The year of a dateline that gives none, from the articles it lies beside.

"WESTHAVEN, Sept 9 (Press) -" is of no year, and agencies write so. The other articles of its story say theirs; where
the day lies near one of them in one year alone, it is of that year, and the article carries a note that says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from divergence.article import Article, Note
from divergence.readers.page_furniture.datelines import DAY, nearest

NEAR = 14  # days between a dateline and another article of its story
INFERRED = "the day of the dateline, in the year of the other articles"


def dated(articles: Sequence[Article]) -> list[Article]:
    """The articles in their order, each dateline without a year in that of its companions, where these agree."""
    days: dict[str | None, set[date]] = {}
    for each in articles:
        if each.published:
            days.setdefault(each.story, set()).add(datetime.fromisoformat(each.published.strip()).date())
    return [each if each.published else _dated(each, days.get(each.story, set())) for each in articles]


def _dated(article: Article, companions: set[date]) -> Article:
    line = next((each.text for each in article.removed if each.reason == "dateline"), "")
    day = re.search(DAY, line)
    near = {nearest(day.group(), each, NEAR) for each in companions} - {None} if day else set()
    if len(near) != 1:
        return article
    notes = (each for each in article.notes if each.field != "published")
    return replace(article, published=near.pop(), notes=(*notes, Note("published", INFERRED)))
