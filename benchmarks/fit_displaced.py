"""Fits the scored decision that a name stands where most have one that its article lacks, on labelled stories.

    python -m benchmarks.fit_displaced STORIES [STORIES ...] [--news FOLDER ...] [--write] [--show N]

STORIES holds a folder a story; what its `gold.json` has as a conflict, in whose quotes both names are, is one, and all
else is none, as is all that a story without that file and the clusters of real news in FOLDER give. Prints what would
be found, and reported falsely, with each twelfth of the stories left out in turn; with --show the N likeliest; with
--write, writes `comparison/conflicts/displaced.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.fit import TARGET
from benchmarks.fit import write as write_weights
from benchmarks.telling import Quoted, plain, sides, tell, text_at
from divergence.comparison.conflicts import decision, displaced
from divergence.comparison.conflicts.displaced import EVIDENCE, Displaced, told_once
from divergence.comparison.conflicts.rival_names import Mention
from divergence.comparison.conflicts.rival_names import Story as Names
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts import alignment

PENALTY = 0.05  # inverse strength of the ridge on evidence of unit spread: few labels
STEM = 5  # letters of a name that a quote must have
NEWS = 0.5  # what a row of real news counts
FOLDS = 12
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass
class Story:
    """A story's candidates, and the gold conflict that each finds ("" for none)."""

    name: str
    told: Told
    found: list[Displaced]
    finds: list[str]
    weight: float

    @property
    def evidence(self) -> np.ndarray:
        return np.array([each.evidence for each in self.found]).reshape(len(self.found), len(EVIDENCE))


def load(folder: Path, weight: float = 1.0) -> Story:
    told = tell(folder)
    path = folder / "gold.json"
    gold = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"facts": [], "conflicts": []}
    ids = [annotated.article.id for annotated in told.articles]
    wanted = {
        f"{each['fact']} {each['kind']}": sides(each, gold["facts"], ids)
        for each in gold["conflicts"]
        if "attribution" not in each["kind"]
    }
    found = displaced.candidates(Names(told))
    finds = [
        next(
            (
                key
                for key, (agreed, deviant) in wanted.items()
                if _quoted(told, each.rival, deviant) and any(_quoted(told, one, agreed) for one in each.agreed)
            ),
            "",
        )
        for each in found
    ]
    return Story(folder.name, told, found, finds, weight)


def _quoted(told: Told, mention: Mention, quotes: Quoted) -> bool:
    text = plain(text_at(told, mention.article, mention.start, mention.end))
    return any(
        article == mention.article
        and (quote in text or text in quote)
        and any(word[:STEM] in quote for word in mention.words)
        for article, quote in quotes
    )


def fit(stories: Sequence[Story]) -> tuple[np.ndarray, float]:
    """Weights and bias of the decision."""
    evidence = np.vstack([each.evidence for each in stories])
    labels = np.array([bool(find) for each in stories for find in each.finds])
    counts = np.concatenate([np.full(len(each.found), each.weight) for each in stories])
    mean, spread = evidence.mean(axis=0), np.maximum(1e-9, evidence.std(axis=0))
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit((evidence - mean) / spread, labels, counts)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


def report(stories: Sequence[Story], show: int) -> None:
    told = []
    for fold in range(FOLDS):
        weights, bias = fit([each for each in stories if crc32(each.name.encode()) % FOLDS != fold])
        for story in stories:
            if crc32(story.name.encode()) % FOLDS == fold:
                scores = alignment.sigmoid(story.evidence @ weights + bias)
                told += [(float(scores[at]), story, at) for at in told_once(story.found, scores, 0.0)]
    wanted = {(story.name, find) for story in stories for find in story.finds if find}
    print(f"{sum(len(each.found) for each in stories)} candidates of {len(wanted)} conflicts, each left out in turn")
    for cut in CUTS:
        right = {(story.name, story.finds[at]) for score, story, at in told if score >= cut and story.finds[at]}
        false = sum(score >= cut and not story.finds[at] for score, story, at in told)
        print(f"  at {cut:.2f}: found {len(right):3}, false {false:3}")
    for score, story, at in sorted(told, key=lambda row: -row[0])[:show]:
        each = story.found[at]
        print(f"{score:.2f} {story.finds[at] or '-'} {story.name} | {each.agreed[0].text} v {each.rival.text}")
        for mention in (each.agreed[0], each.rival):
            text = text_at(story.told, mention.article, mention.start, mention.end)
            print(f"       {' '.join(text.split())[:200]}")


def _folders(roots: Sequence[Path]) -> list[Path]:
    return [folder for root in roots for folder in sorted(root.iterdir()) if folder.is_dir()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    stories = [load(folder) for folder in _folders(arguments.stories)]
    clusters = [load(folder, NEWS) for folder in _folders(arguments.news)]
    every = [each for each in (*stories, *clusters) if each.found]
    report(every, arguments.show)
    if arguments.write:
        note = f"{len(stories)} labelled stories written for testing"
        if clusters:
            note += f" and {len(clusters)} clusters of real news"
        weights, bias = fit(every)
        path, settings = TARGET / "conflicts" / "displaced.toml", {"threshold": decision.threshold(displaced.DECISION)}
        write_weights(path, EVIDENCE, weights, bias, settings, f"fitted by benchmarks/fit_displaced.py on {note}")


if __name__ == "__main__":
    main()
