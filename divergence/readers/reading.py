"""What was read: the articles, and what was skipped and why."""

from __future__ import annotations

from dataclasses import dataclass

from divergence.article import Article
from divergence.readers.columns import Columns
from divergence.result import Skipped


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles in the order of their stories and ids, every input that is not among them, and the columns of rows."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    columns: tuple[Columns, ...] = ()
