"""What the dateline of an article says of it: the day it was filed, often without a year."""

from __future__ import annotations

import re

from divergence.result import ArticleResult

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DAY = re.compile(rf"\b(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?!\w)")


def filed(article: ArticleResult) -> str | None:
    """The day that the dateline names."""
    lines = (DAY.search(each.text) for each in article.removed if each.reason == "dateline")
    return next((found[0].strip() for found in lines if found), None)
