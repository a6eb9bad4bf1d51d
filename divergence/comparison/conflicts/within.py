"""Conflicts within one article: two of its own sentences that cannot both be right.

The finding of the extractor (`features.consistency`) is what an article is charged for; the conflict shows its two
sentences side by side to whoever reads the conflicts alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.identity import Identity
from divergence.result import ArticleResult, Conflict, Finding, Quote, Side


def within(articles: Sequence[ArticleResult], identity: Identity) -> tuple[Conflict, ...]:
    """A conflict of kind ``self`` for every self-contradiction that nobody has let pass."""
    told: dict[tuple[str, str], list[tuple[Finding, Quote, Quote]]] = {}
    for article in articles:
        for finding in article.findings:
            if finding.rule == "self-contradiction" and not finding.suppressed and finding.related:
                here = Quote(
                    article=article.id, field=finding.field, start=finding.start, end=finding.end, text=finding.text
                )
                # Copies of one article say one thing against themselves, not many.
                told.setdefault((finding.related[0].text, finding.text), []).append((finding, finding.related[0], here))
    return tuple(_conflict(same, identity) for same in told.values())


def _conflict(same: Sequence[tuple[Finding, Quote, Quote]], identity: Identity) -> Conflict:
    finding = same[0][0]
    sides = (_side([first for _, first, _ in same]), _side([here for _, _, here in same]))
    return Conflict(
        id=identity("conflict", "self", *(side.value for side in sides)),
        fact=None,
        kind="self",
        resolution="real",
        severity=finding.severity,
        explanation=finding.message,
        sides=sides,
        deviant=sides[1].articles,
    )


def _side(quotes: Sequence[Quote]) -> Side:
    articles = tuple(sorted({quote.article for quote in quotes}))
    return Side(articles=articles, value=" ".join(quotes[0].text.split()), mentions=tuple(dict.fromkeys(quotes)))
