"""How large the page grows and how fast it opens: invented stories of many articles, written as pages and opened.

    python -m benchmarks.pages [--articles 100] [--stories 1]

Each article is twenty-five sentences: facts of one invented event in one of two wordings, and sentences of the other
invented stories, drawn with a fixed seed. Opening is timed in headless chromium where
selenium is installed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from divergence.article import Article
from divergence.cli.output import write
from divergence.pipeline import score
from divergence.readers import read
from divergence.result import Result
from divergence.sentences import sentences as sentence_spans
from tests.fiction import FACTS

STORIES = Path(__file__).parent.parent / "tests" / "stories"
SENTENCES = 25
RUNS = 5


def articles(count: int, stories: int) -> Iterator[Article]:
    chance = random.Random(20260514)
    filler = [
        article.text[start:end]
        for folder in ("drug-trial", "hospital-merger", "vote-recount")
        for article in read(STORIES / folder).articles
        for start, end in sentence_spans(article.text)
        if 40 < end - start < 260
    ]
    for story in range(stories):
        for number in range(count):
            told = [chance.choice(wordings) for wordings in FACTS if chance.random() < 0.7]
            text = told + chance.sample(filler, SENTENCES - len(told))
            chance.shuffle(text)
            yield Article(
                id=f"{number:03}.txt", text=" ".join(text), source=f"Paper {number}", title=text[0][:70],
                story=f"story-{story}" if stories > 1 else None,
            )  # fmt: skip


def opened(page: Path) -> float | None:
    """Milliseconds to DOMContentLoaded, the median of several openings; None without a browser."""
    if not find_spec("selenium"):
        return None
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for each in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"):
        options.add_argument(each)
    times = []
    options.binary_location = shutil.which("chromium") or ""
    with webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver"))) as driver:
        for _ in range(RUNS):
            driver.get("about:blank")
            driver.get(page.as_uri())
            times.append(
                driver.execute_script(
                    "const [t] = performance.getEntriesByType('navigation');"
                    "return t.domContentLoadedEventEnd - t.startTime"
                )
            )
    return float(sorted(times)[RUNS // 2])


def measure(result: Result, folder: Path) -> None:
    began = time.process_time()
    write(result, [folder / "page.html"])
    spent = time.process_time() - began
    pages = sorted(folder.rglob("*.html"))
    count = sum(len(story.articles) for story in result.stories)
    size = sum(each.stat().st_size for each in pages)
    findings = sum(len(article.findings) for story in result.stories for article in story.articles)
    print(f"{count} articles in {len(result.stories)} stories, {findings / count:.1f} findings an article")
    print(f"{len(pages)} pages, {size:,} bytes in all, {size / count:,.0f} an article, written in {spent:.1f} s of CPU")
    largest = max(pages, key=lambda each: each.stat().st_size)
    print(f"the largest page: {largest.stat().st_size:,} bytes")
    for page in dict.fromkeys((folder / "page.html", largest)):
        print(f"DOMContentLoaded of {page.name}: {opened(page)} ms")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100, help="articles a story")
    parser.add_argument("--stories", type=int, default=1)
    given = parser.parse_args()
    began = time.process_time()
    result = score(articles(given.articles, given.stories))
    print(f"scored in {time.process_time() - began:.0f} s of CPU")
    with TemporaryDirectory() as folder:
        measure(result, Path(folder))


if __name__ == "__main__":
    main()
