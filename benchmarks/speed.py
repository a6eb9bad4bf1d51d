"""Articles a second and peak memory, side by side on the same articles, each contender in a process of its own.

    python -m benchmarks.speed --data DIR [--limit 300] [--only NAME ...]

The floor is a plain pass over the words. VADER alone is what a first script would do: one score a sentence, the
sentences given. Seconds are processor time after one article of warm-up; memory is the peak of the process.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from divergence.article import Article


def words() -> Callable[[Article], object]:
    return lambda article: re.findall(r"\w+", article.text)


def vader() -> Callable[[Article], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from divergence.sentences import sentence_spans

    score = SentimentIntensityAnalyzer().polarity_scores
    return lambda article: [score(article.text[start:end]) for start, end in sentence_spans(article.text)]


def sentences() -> Callable[[Article], object]:
    from divergence.sentences import sentence_spans

    return lambda article: sentence_spans(article.text)


def document() -> Callable[[Article], object]:
    from divergence.document import Document

    return Document


def annotate() -> Callable[[Article], object]:
    from divergence.annotations import annotate

    return annotate


def analyse() -> Callable[[Article], object]:
    import divergence as dv

    return dv.analyse


CONTENDERS = {
    "plain words": words,
    "VADER, a sentence": vader,
    "sentences": sentences,
    "document": document,
    "annotate": annotate,
    "analyse, whole": analyse,
}


def articles(data: Path, limit: int) -> list[Article]:
    with (data / "allsides_articles" / "articles.jsonl").open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(limit), strict=False)]
    return [Article(row["id"], row["text"], row["outlet"], row["title"], published=row["date"]) for row in rows]


def run(name: str, data: Path, limit: int) -> tuple[float, float]:
    """Processor seconds and peak megabytes of one contender over all articles."""
    given = articles(data, limit)
    work = CONTENDERS[name]()
    work(given[0])
    began = time.process_time()
    for article in given:
        work(article)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return seconds, peak


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--only", nargs="+", default=list(CONTENDERS), choices=list(CONTENDERS), metavar="NAME")
    arguments = parser.parse_args()
    given = articles(arguments.data, arguments.limit)
    thousands = sum(len(article.text.split()) for article in given) / 1000
    print(f"{len(given)} articles, {thousands:,.0f} thousand words")
    print(f"{'':20}{'articles/s':>12}{'ms per 1,000 words':>20}{'peak MB':>9}")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name in arguments.only:
            seconds, peak = pool.apply(run, (name, arguments.data, arguments.limit))
            print(f"{name:20}{len(given) / seconds:12,.0f}{seconds * 1000 / thousands:20.2f}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
