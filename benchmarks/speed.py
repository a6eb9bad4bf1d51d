"""Articles a second and peak memory, side by side on the same articles, each contender in a process of its own.

    python -m benchmarks.speed --data DIR [--limit 300] [--only NAME ...] [--nela]

The floor is a plain pass over the words. VADER alone is what a first script would do: one score a sentence, the
sentences given. "Start" is processor time from nothing to the first article read: imports and lexicons. "Cold" is one
pass over all articles after it, each new to the process; "warm" is the same pass again. Memory is the peak.

`--nela` adds NELA features, on the first 50 of the articles, installed into an environment of its own (build/nela) and
patched as `benchmarks/nela.py` says. On a machine at work repeat a run and take the best.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import resource
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from divergence.article import Article

HERE = Path(__file__).parent
NELA = "nela-features==3.0.1"
NELA_ARTICLES = 50  # it reads about five a second


def words() -> Callable[[Article], object]:
    return lambda article: re.findall(r"\w+", article.text)


def vader() -> Callable[[Article], object]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    from divergence.sentences import sentences as sentence_spans

    score = SentimentIntensityAnalyzer().polarity_scores
    return lambda article: [score(article.text[start:end]) for start, end in sentence_spans(article.text)]


def sentences() -> Callable[[Article], object]:
    from divergence.sentences import sentences as sentence_spans

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


class Timing(NamedTuple):
    """Processor seconds to the first article and of each pass, and peak megabytes."""

    start: float
    cold: float
    warm: float
    megabytes: float


def path_of(data: Path) -> Path:
    return data / "allsides_articles" / "articles.jsonl"


def articles(data: Path, limit: int) -> list[Article]:
    with path_of(data).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line, _ in zip(lines, range(limit), strict=False)]
    return [Article(row["id"], row["text"], row["outlet"], row["title"], published=row["date"]) for row in rows]


def run(name: str, data: Path, limit: int) -> Timing:
    """One contender over all articles, twice."""
    given = articles(data, limit)
    began = time.process_time()
    work = CONTENDERS[name]()
    work(given[0])
    marks = [began, time.process_time()]
    for _ in ("cold", "warm"):
        for article in given:
            work(article)
        marks.append(time.process_time())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    start, cold, warm = (after - before for before, after in pairwise(marks))
    return Timing(start, cold, warm, peak)


def nela(data: Path) -> tuple[float, float]:
    """Articles a second and peak megabytes of NELA features, installed where nothing else is."""
    home = HERE.parent / "build" / "nela"
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(home, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", NELA], check=True)
    command = [str(python), str(HERE / "nela.py"), str(path_of(data)), str(NELA_ARTICLES)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said = json.loads(done.stdout)
    return said["articles"] / said["seconds"], said["megabytes"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--only", nargs="+", default=list(CONTENDERS), choices=list(CONTENDERS), metavar="NAME")
    parser.add_argument("--nela", action="store_true", help="time NELA features too")
    arguments = parser.parse_args()
    given = articles(arguments.data, arguments.limit)
    thousands = sum(len(article.text.split()) for article in given) / 1000
    print(f"{len(given)} articles, {thousands:,.0f} thousand words")
    print(f"{'':20}{'start, s':>10}{'cold, art./s':>14}{'warm, art./s':>14}{'cold, ms/1,000 words':>22}{'peak MB':>9}")
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for name in arguments.only:
            found = pool.apply(run, (name, arguments.data, arguments.limit))
            print(
                f"{name:20}{found.start:10.2f}{len(given) / found.cold:14,.0f}{len(given) / found.warm:14,.0f}"
                f"{found.cold * 1000 / thousands:22.2f}{found.megabytes:9.0f}",
                flush=True,
            )
    if arguments.nela:
        rate, peak = nela(arguments.data)
        print(f"{'NELA features':20}{'':10}{rate:14.1f}{'':14}{'':22}{peak:9.0f}")


if __name__ == "__main__":
    main()
