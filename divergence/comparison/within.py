"""Conflicts within one article: two of its own sentences that cannot both be right.

The finding of the extractor (`features.consistency`) is what an article is charged for; the conflict shows its two
sentences side by side to whoever reads the conflicts alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.identity import Identity
from divergence.result import ArticleResult, Conflict, Quote, Side


def within(articles: Sequence[ArticleResult], identity: Identity) -> tuple[Conflict, ...]:
    """A conflict of kind ``self`` for every self-contradiction that nobody has let pass."""
    found = []
    for article in articles:
        for finding in article.findings:
            if finding.rule != "self-contradiction" or finding.suppressed or not finding.related:
                continue
            here = Quote(
                article=article.id, field=finding.field, start=finding.start, end=finding.end, text=finding.text
            )
            sides = (_side(finding.related[0]), _side(here))
            found.append(
                Conflict(
                    id=identity("conflict", "self", *(side.value for side in sides)),
                    fact=None,
                    kind="self",
                    resolution="real",
                    severity=finding.severity,
                    explanation=finding.message,
                    sides=sides,
                    deviant=(article.id,),
                )
            )
    return tuple(found)


def _side(quote: Quote) -> Side:
    return Side(articles=(quote.article,), value=" ".join(quote.text.split()), mentions=(quote,))
