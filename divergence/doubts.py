"""What readers could only guess, passed on as remarks: what many articles share is said once."""

from __future__ import annotations

from collections.abc import Iterable

from divergence.article import Article
from divergence.result import Remark

DOUBT = "D512"


def doubts(articles: Iterable[Article]) -> tuple[Remark, ...]:
    """A remark for each note of field "doubt", with the articles that have it."""
    found: dict[str, list[str]] = {}
    for article in articles:
        for note in article.notes:
            if note.field == "doubt":
                found.setdefault(note.text, []).append(article.id)
    return tuple(Remark(_where(sorted(ids)), DOUBT, *_parts(text)) for text, ids in sorted(found.items()))


def _where(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f"{ids[0]} and {len(ids) - 1} more"


def _parts(text: str) -> tuple[str, str | None]:
    """What is in doubt, and behind a semicolon what to do."""
    message, _, hint = text.partition("; ")
    return message, hint or None
