"""What the ranking owes to each weight: halve and double every one, drop components, and count the pairs that flip.

    python -m benchmarks.sensitivity STORIES ... [--order FOLDER A>B ...] [--tables]

STORIES hold one folder a story, with a ``gold.json`` whose ``ranking.must_hold`` lists pairs (further, nearer). A
folder without one takes its pairs from ``--order``: beginnings of article ids, further > nearer. The stories are read
and compared once; only the ranking is done again. A pair holds when the further article has more points.
"""

from __future__ import annotations

import argparse
import copy
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import divergence as dv
from benchmarks.stories import stories
from divergence.annotations import annotate
from divergence.comparison.compare import compare
from divergence.comparison.consensus import Agreed
from divergence.comparison.drift import COMPONENTS, drifts, weights
from divergence.comparison.families import families, numbered
from divergence.identity import Identity
from divergence.result import ArticleResult

NEAR = 10.0  # points of 100
Pair = tuple[str, str, str]  # story, further, nearer


@dataclass(frozen=True)
class Compared:
    """One story, ready to be ranked under any weights."""

    name: str
    articles: tuple[ArticleResult, ...]
    family: dict[str, int]
    agreed: Agreed
    pairs: tuple[tuple[str, str], ...]
    near: tuple[tuple[str, str], ...] = ()


def compared(folder: Path, order: Sequence[str]) -> Compared:
    articles = [article for article in dv.read(folder).articles if not article.id.startswith("gold")]
    articles.sort(key=lambda article: article.text)
    annotated = [annotate(article) for article in articles]
    groups = families(annotated)
    number = numbered(groups)
    place = {article: at for group in groups for at, article in enumerate(group.articles)}
    annotated.sort(key=lambda each: place[each.article.id])
    agreed = compare(annotated, [number[each.article.id] for each in annotated], Identity())
    gold = folder / "gold.json"
    pairs: list[tuple[str, str]] = []
    near: list[tuple[str, str]] = []
    if gold.is_file():
        ranking = json.loads(gold.read_text(encoding="utf-8")).get("ranking", {})
        pairs = [(further, nearer) for further, nearer, *_ in ranking.get("must_hold", [])]
        near = [(one, other) for one, other, *_ in ranking.get("near_equal", [])]
    for given in order:
        further, nearer = (next(a.id for a in articles if a.id.startswith(each)) for each in given.split(">"))
        pairs.append((further, nearer))
    told = tuple(dv.analyse(article) for article in articles)
    return Compared(folder.name, told, number, agreed, tuple(pairs), tuple(near))


def points(story: Compared, prices: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Each article's points by component."""
    found = drifts(story.articles, story.family, story.agreed, {}, prices)
    return {article: dict(drift.points) for article, drift in found.items()}


def held(told: Sequence[Compared], prices: dict[str, Any]) -> set[Pair]:
    found: set[Pair] = set()
    for story in told:
        total = {article: sum(each.values()) for article, each in points(story, prices).items()}
        found.update((story.name, a, b) for a, b in story.pairs if total[a] > total[b])
    return found


def nearness(told: Sequence[Compared]) -> Iterator[tuple[str, float]]:
    """Of each pair that should be near equal, how many points it is apart."""
    for story in told:
        total = {article: sum(each.values()) for article, each in points(story, weights()).items()}
        for one, other in story.near:
            yield f"{story.name} {one}, {other}", abs(total[one] - total[other])


def variations() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every weight halved and doubled; then components dropped."""
    for component, table in weights().items():
        for name, value in table.items():
            for word, factor in (("half", 0.5), ("double", 2.0)):
                prices = copy.deepcopy(weights())
                prices[component][name] = value * factor if name != "dead_zone" else min(0.95, value * factor)
                yield f"{component}.{name} {word}", prices
    for component in COMPONENTS:
        prices = copy.deepcopy(weights())
        prices[component]["cap"] = 0.0
        yield f"without {component}", prices


def table(story: Compared) -> Iterator[str]:
    """Who has how many points of what, the furthest first."""
    yield f"{story.name:<32}" + "".join(f"{name[:11]:>13}" for name in COMPONENTS) + f"{'all':>8}"
    rows = points(story, weights())
    for article in sorted(rows, key=lambda each: -sum(rows[each].values())):
        figures = "".join(f"{rows[article][name]:13.1f}" for name in COMPONENTS)
        yield f"  {article[:30]:<30}{figures}{sum(rows[article].values()):8.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--order", nargs="+", action="append", default=[], metavar=("FOLDER", "A>B"))
    parser.add_argument("--tables", action="store_true", help="print each story's points")
    arguments = parser.parse_args()
    folders = [
        (folder, ()) for root in arguments.stories for folder in stories(root) if (folder / "gold.json").is_file()
    ]
    told = [compared(folder, order) for folder, order in folders]
    told += [compared(Path(folder), order) for folder, *order in arguments.order]
    if arguments.tables:
        for story in told:
            print("\n".join(table(story)), end="\n\n")
    pairs = {(story.name, a, b) for story in told for a, b in story.pairs}
    base = held(told, weights())
    print(f"{len(base)} of {len(pairs)} pairs hold in {len(told)} stories; not: {sorted(pairs - base)}")
    near = dict(nearness(told))
    print(
        f"near equal: {sum(each <= NEAR for each in near.values())} of {len(near)} pairs within {NEAR:g} points;",
        end=" ",
    )
    print("; ".join(f"{name} {apart:.1f}" for name, apart in sorted(near.items(), key=lambda each: -each[1])))
    runs, flipping = 0, 0
    for name, prices in variations():
        now = held(told, prices)
        lost, won = sorted(base - now), sorted(now - base)
        if lost or won:
            print(f"{name}: {len(lost)} flip {lost}; {len(won)} gained {won}")
        if not name.startswith("without"):
            runs, flipping = runs + 1, flipping + bool(lost)
    print(f"a weight halved or doubled flips a pair in {flipping} of {runs} runs; every other weight flips none")


if __name__ == "__main__":
    main()
