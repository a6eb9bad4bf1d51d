"""How the cost of facts and conflicts grows with the number of articles on one story.

    python -m benchmarks.growth STORIES [--sizes 5 25 50 100 200]

STORIES holds a folder a story. Made-up coverage: every article of about 1,000 words draws three of five sentences from
the first story's articles and the others from the rest, so that each fact is told by many. Each size runs in a process
of its own; seconds are of processor time, for the comparison alone (articles already read and annotated), memory is the
peak of the whole process.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.compare import compare
from divergence.comparison.families import families
from divergence.identity import Identity
from divergence.readers import read
from divergence.sentences import sentences as sentence_spans

WORDS = 1000
FROM_STORY = 0.6


def sentences(folder: Path) -> list[str]:
    texts = [article.text for article in read(folder).articles if not article.id.startswith("gold")]
    found = [text[start:end] for text in texts for start, end in sentence_spans(text)]
    return [each for each in found if 5 <= len(each.split()) <= 60]


def coverage(root: Path, count: int) -> list[Article]:
    folders = sorted(folder for folder in root.iterdir() if folder.is_dir())
    story, rest = sentences(folders[0]), [each for folder in folders[1:] for each in sentences(folder)]
    made = []
    for number in range(count):
        draw = random.Random(number)
        told: list[str] = []
        while sum(len(each.split()) for each in told) < WORDS:
            told.append(draw.choice(story if draw.random() < FROM_STORY else rest))
        text = "\n\n".join(" ".join(told[at : at + 3]) for at in range(0, len(told), 3))
        made.append(Article(f"{number}.txt", text, published=f"2026-05-{number % 28 + 1:02}"))
    return made


def measure(root: Path, count: int) -> None:
    articles = [annotate(article) for article in coverage(root, count)]
    family = list(range(count))  # sentences taken over word for word would make one family of all
    compare(articles[:5], family[:5], Identity())  # imports, tables, caches
    began = time.process_time()
    families(articles)
    grouped = time.process_time() - began
    began = time.process_time()
    agreed = compare(articles, family, Identity())
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {count} | {seconds:.2f} | {grouped:.2f} | {peak:.0f} | {len(agreed.facts)} | {len(agreed.conflicts)} |",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[5, 25, 50, 100, 200])
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        measure(arguments.stories, arguments.one)
        return
    print(
        "| articles | facts and conflicts, s | families, s | peak MB | facts | conflicts |\n|---|---|---|---|---|---|",
        flush=True,
    )
    for size in arguments.sizes:
        command = [sys.executable, "-m", "benchmarks.growth", str(arguments.stories), "--one", str(size)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
