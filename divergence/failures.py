"""What an extractor that failed leaves open: a remark on its article, and no score where the score would rest on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from divergence.result import ArticleResult, Feature, Remark

FAILED = "D513"
HINT = "report it with the text; until then the feature can be disabled"


def remarks(article: str, features: Mapping[str, Feature]) -> tuple[Remark, ...]:
    """A remark for each feature of an article whose extractor failed."""
    return tuple(
        Remark(article, FAILED, f"“{name}” could not be measured: {feature.reason}", HINT)
        for name, feature in features.items()
        if feature.status == "failed"
    )


def unmeasured(articles: Iterable[ArticleResult], resting: Collection[str]) -> dict[str, str]:
    """The articles of which a feature that the score rests on failed, and the reason why they have no score."""
    return {
        article.id: f"“{name}” could not be measured ({feature.reason})"
        for article in articles
        for name, feature in article.features.items()
        if feature.status == "failed" and name in resting
    }
