"""Comments in a draft that are meant for this program: ``<!-- divergence: … -->``. They are masked and never scored."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from divergence.article import Article, Removed

REASON = "suppression"
"""Why such a comment is masked."""
OPENS = re.compile(r"<!--\s*divergence\s*:", re.IGNORECASE)
CLOSES = "-->"


def comments(text: str) -> Iterator[Removed]:
    """The comments for this program, in order. One that is not closed before the next begins ends with its line.

    >>> [each.text for each in comments("A. <!-- divergence: ignore[opinion] a column --> B. <!-- note -->")]
    ['<!-- divergence: ignore[opinion] a column -->']
    """
    at = close = 0
    while opening := OPENS.search(text, at):
        start, inner = opening.span()
        if 0 <= close < inner:  # looked for once, however many comments it closes
            close = text.find(CLOSES, inner)
        line = text.find("\n", inner)
        at = line if line >= 0 else len(text)
        if close >= 0 and text.find("<!--", inner, close) < 0:
            at = close + len(CLOSES)
        yield Removed(start, at, text[start:at], REASON)


def said(comment: str) -> str | None:
    """What a comment says, or None where it is not closed."""
    return OPENS.sub("", comment, count=1).removesuffix(CLOSES) if comment.endswith(CLOSES) else None


def masked(article: Article) -> Article:
    """The article with such comments masked, those excepted that stand in what is masked already."""
    found = [
        each
        for each in comments(article.text)
        if not any(
            known.start is not None and known.start <= (each.start or 0) < (known.end or 0) for known in article.removed
        )
    ]
    if not found:
        return article
    together = sorted((*found, *article.removed), key=lambda each: (each.start is None, each.start or 0))
    return replace(article, removed=tuple(together))
