"""Fits the scored decision that an open question is told as settled, on labelled stories and real news.

    python -m benchmarks.fit_settled STORIES [STORIES ...] [--news FOLDER ...] [--write] [--show N] [--missed]

STORIES holds a folder a story, each with `gold.json`: a candidate is a conflict where the deviant's quote of a conflict
of modality stands in its sentence, and another article's quote in one that leaves it open; what is another conflict,
or a stance that is off, is left aside. A FOLDER of real news holds a folder a story with nothing planted: what is found
there is no conflict. Prints what would be found, and what reported falsely, with each story, and each sixth of the
clusters, left out in turn; with --write, writes `comparison/conflicts/settled.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.fit import TARGET
from benchmarks.fit import write as write_weights
from benchmarks.telling import Quoted, plain, quoted, sides, tell, text_at
from divergence.comparison.conflicts import decision, settled
from divergence.comparison.conflicts.assertions import Assertion
from divergence.comparison.conflicts.settled import EVIDENCE, Candidate
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts import alignment

PENALTY = 0.05  # inverse strength of the ridge on evidence of unit spread: few labels
NEWS = 1.0  # what a row of real news counts
FOLDS = 6
CUTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
KIND = "modality"
OFF = ("contradicts", "distorts")


@dataclass
class Story:
    """A story's candidates, and of each the conflict it finds: "" for none, None where it is left aside."""

    name: str
    fold: str
    told: Told
    found: list[Candidate]
    finds: list[str | None]
    weight: float = 1.0


def load(folder: Path) -> Story:
    """A labelled story."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    told = tell(folder)
    story = Story(folder.name, folder.name, told, settled.candidates(settled.Story(told)), [])
    story.finds = [_finds(story, each, gold) for each in story.found]
    return story


def _finds(story: Story, found: Candidate, gold: dict[str, Any]) -> str | None:
    ids = [annotated.article.id for annotated in story.told.articles]
    aside = False
    for conflict in gold["conflicts"]:
        kept, off = sides(conflict, gold["facts"], ids)
        if _has(story, found.rival, off) and any(_has(story, each, kept) for each in found.agreed):
            if conflict["kind"] == KIND:
                return str(conflict["fact"])
            aside = True
    rival = plain(text_at(story.told, found.rival.article, found.rival.start, found.rival.end))
    aside |= any(
        each["stance"] in OFF and ids[found.rival.article] == file and each["quote"] and plain(each["quote"]) in rival
        for fact in gold["facts"]
        for file, each in fact["stances"].items()
    )
    return None if aside else ""


def _has(story: Story, clause: Assertion, quotes: Quoted) -> bool:
    return quoted(story.told, clause.article, clause.start, clause.end, quotes)


def news(folders: Sequence[Path]) -> Iterator[Story]:
    """Clusters of real news, each once."""
    seen: set[str] = set()
    for cluster in (each for folder in folders for each in sorted(folder.iterdir()) if each.is_dir()):
        if cluster.name not in seen:
            seen.add(cluster.name)
            told = tell(cluster)
            found = settled.candidates(settled.Story(told))
            yield Story(cluster.name, str(crc32(cluster.name.encode()) % FOLDS), told, found, [""] * len(found), NEWS)


def fit(stories: Sequence[Story]) -> tuple[np.ndarray, float]:
    """Weights and bias of the decision."""
    rows = [
        (each.evidence, bool(find), story.weight)
        for story in stories
        for each, find in zip(story.found, story.finds, strict=True)
        if find is not None
    ]
    evidence, labels, counts = (np.array(column) for column in zip(*rows, strict=True))
    mean, spread = evidence.mean(axis=0), np.maximum(1e-9, evidence.std(axis=0))
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit((evidence - mean) / spread, labels, counts)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


Row = tuple[float, Story, str | None, Candidate]


def left_out(stories: Sequence[Story], every: Sequence[Story]) -> list[Row]:
    """What each story would be told to say by weights fitted on the others: a sentence once."""
    rows: list[Row] = []
    for fold in sorted({each.fold for each in stories}):
        weights, bias = fit([each for each in every if each.fold != fold])
        for story in (each for each in stories if each.fold == fold and each.found):
            scores = alignment.sigmoid(np.array([each.evidence for each in story.found]) @ weights + bias)
            seen: set[tuple[int, int]] = set()
            for at in np.argsort(-scores, kind="stable"):
                rival = story.found[at].rival
                if (rival.article, rival.sentence) not in seen:
                    seen.add((rival.article, rival.sentence))
                    rows.append((float(scores[at]), story, story.finds[at], story.found[at]))
    return sorted(rows, key=lambda row: -row[0])


def report(name: str, rows: Sequence[Row], stories: Sequence[Story], show: int) -> None:
    articles = sum(len(each.told.articles) for each in stories)
    print(
        f"{name}: {sum(len(each.found) for each in stories)} candidates in {articles} articles, each left out in turn"
    )
    for cut in CUTS:
        right = {(story.name, find) for score, story, find, _ in rows if score >= cut and find}
        false = sum(score >= cut and find == "" for score, _, find, _ in rows)
        print(f"  at {cut:.2f}: found {len(right):3}, false {false:3} ({100 * false / articles:.2f} per 100 articles)")
    for score, story, find, each in rows[:show]:
        print(f"{score:.2f} {find or ('aside' if find is None else 'FALSE')} {story.name} | {_line(each.rival)}")
        for agreed in each.agreed[:2]:
            print(f"       {_line(agreed)}")


def _line(clause: Assertion) -> str:
    return " ".join(clause.text.split())[:170]


def write(stories: Sequence[Story], note: str) -> None:
    weights, bias = fit(stories)
    path, settings = TARGET / "conflicts" / "settled.toml", {"threshold": decision.threshold(settled.DECISION)}
    write_weights(path, EVIDENCE, weights, bias, settings, f"fitted by benchmarks/fit_settled.py on {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    stories = [load(gold.parent) for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    clusters = list(news(arguments.news))
    every = [*stories, *clusters]
    report("stories", left_out(stories, every), stories, arguments.show)
    if clusters:
        report("news", left_out(clusters, every), clusters, arguments.show)
    if arguments.write:
        write(every, f"{len(stories)} labelled stories written for testing and {len(clusters)} clusters of real news")


if __name__ == "__main__":
    main()
