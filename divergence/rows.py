"""Rows: of each article by itself one flat row of features, as the articles come, so that any number passes through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from divergence import many, registry
from divergence.article import Article
from divergence.config import Config
from divergence.errors import DivergenceError, wanted
from divergence.pipeline import analyse
from divergence.readers.reading import Reading
from divergence.report.data import Row, row


def rows(articles: Iterable[Article] | Reading, config: Config | None = None, *, jobs: int = 1) -> Iterator[Row]:
    """One row an article, in order, from `analyse`: what the article is, and each feature's value, the ends of its 95 %
    interval, the same over quoted voice, and the reason where there is no number. All rows have the same keys, those
    of the table of articles that a `Result` gives. Only a few articles are held, however many are given.

    Args:
        articles: of any stories; a generator is asked for one at a time.
        config: settings; the defaults where None.
        jobs: processes among which the articles are divided; no row depends on it. (As always with processes, a script
            guards its own start with ``if __name__ == "__main__":``.)

    Raises:
        DivergenceError: D507 where `jobs` is less than 1, D508 (a TypeError as well) for an argument of another kind,
            D506 where a process was killed.
    """
    wanted(articles, (Iterable, Reading), "what is analysed", "give articles; dv.read gives them")
    wanted(config, (Config, type(None)), "config", "write dv.Config(weights={...}), or leave it out")
    wanted(jobs, int, "jobs", "give the number of processes, 1 or more")
    if jobs < 1:
        raise DivergenceError("D507", f"jobs is a number of processes, not {jobs}", None, "give 1 or more")
    given = articles.articles if isinstance(articles, Reading) else articles
    return many.in_order(given, partial(_row, config or Config()), jobs)


def _row(config: Config, article: Article) -> Row:
    disabled = {*config.disabled, *config.disabled_rules}
    features = sorted({each.id for each in registry.extractors() if not {each.id, each.rule} & disabled})
    return row(analyse(article, config), article.story, features)
