"""What was read: the articles, and what was skipped and why."""

from __future__ import annotations

from dataclasses import dataclass

from divergence.article import Article
from divergence.result import Skipped


@dataclass(frozen=True, slots=True)
class Reading:
    """Articles in the order of their stories and ids, and every input that is not among them."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
