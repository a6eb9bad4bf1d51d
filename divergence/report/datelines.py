"""What the dateline of an article says of it: the day it was filed, often without a year, and the agency."""

from __future__ import annotations

import re

from divergence.result import ArticleResult

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DAY = re.compile(rf"\b(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?!\w)")
AGENCY = re.compile(r"\(([^()\n]+)\)")


def filed(article: ArticleResult) -> str | None:
    """The day that the dateline names."""
    return _first(article, DAY)


def credited(article: ArticleResult) -> str | None:
    """The agency that the dateline names: "CORLEY, Oct 14 (Inland Press) -"."""
    return _first(article, AGENCY)


def _first(article: ArticleResult, sought: re.Pattern[str]) -> str | None:
    lines = (sought.search(each.text) for each in article.removed if each.reason == "dateline")
    return next((match.group(match.lastindex or 0).strip() for match in lines if match), None)
