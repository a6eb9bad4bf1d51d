"""What to call a story: the plainest headline of its articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.result import ArticleResult, Ranking

WORD = re.compile(r"\w+")
LEAST_LETTERS = 4  # of a word that says what a story is about
ASIDES = set("?!()")
WEIGHT = 60  # points of drift that outweigh sharing every word
UNSAID = 4  # words a headline is counted to have that no other article uses: two words in common are not much


def story_title(articles: Sequence[ArticleResult], ranking: Ranking) -> str | None:
    """The headline that neither asks nor shouts, in which nothing is found, whose words the other articles use, and
    whose article drifts least."""
    used = {article.id: set(WORD.findall(article.text.casefold())) for article in articles}
    drift = {entry.article: entry.divergence or 0.0 for entry in ranking.entries}
    place = {entry.article: number for number, entry in enumerate(ranking.entries)}

    def plain(article: ArticleResult) -> tuple[float, ...]:
        title = article.title or ""
        odd = any(each.field == "title" and each.severity != "info" for each in article.findings)
        words = {word for word in WORD.findall(title.casefold()) if len(word) >= LEAST_LETTERS}
        others = [used[each.id] for each in articles if each.id != article.id]
        common = sum(len(words & each) for each in others) / (len(others) or 1) / (len(words) + UNSAID)
        liked = round(common - drift.get(article.id, 0.0) / WEIGHT, 3)
        return (not odd and not set(title) & ASIDES, liked, place.get(article.id, -1))

    titled = [article for article in articles if article.title]
    return max(titled, key=plain).title if titled else None
