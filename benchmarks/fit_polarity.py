"""Fits the scored decision that two states of one thing are opposites, on labelled stories and real news.

    python -m benchmarks.fit_polarity STORIES [STORIES ...] [--news FOLDER ...] [--write] [--show N]

STORIES holds a folder a story, each with `gold.json`. A candidate is a conflict where the rival's sentence has the
deviant's quote and one of the two first that agree another article's; everything else, and everything in the clusters
of a real-news FOLDER, is none. Labels are few, so that each weight may only have the sign that reason gives it. Prints
what would be found, and what reported falsely, with each story and each sixth of the clusters left out in turn; with
--show the N likeliest; with --write, writes `comparison/conflicts/polarity.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.optimize import minimize

from benchmarks.fit import TARGET
from benchmarks.fit import write as write_weights
from benchmarks.stories import stories
from benchmarks.telling import Quoted, quoted, sides, tell, text_at
from divergence.comparison.conflicts import decision, polarity
from divergence.comparison.conflicts.polarity import EVIDENCE, Candidate, kept
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.alignment import sigmoid

HOLD = 5.0  # strength of the ridge on evidence of unit spread: few labels
NEWS = 0.5  # what a candidate of real news counts
FOLDS = 6
CUTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
# Evidence against a conflict; all other is for one.
AGAINST = frozenset("names_apart common length backing says_both agreed_both mixed quoted attributed".split())


@dataclass
class Story:
    """A story's candidates, and the gold conflict each finds ("" for none)."""

    name: str
    told: Told
    found: list[Candidate]
    finds: list[str]
    wanted: int
    weight: float

    @property
    def evidence(self) -> np.ndarray:
        return np.array([each.evidence for each in self.found]).reshape(len(self.found), len(EVIDENCE))


def load(folder: Path) -> Story:
    """A labelled story."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    told = tell(folder)
    ids = [annotated.article.id for annotated in told.articles]
    split = {f"{each['fact']} {each['kind']}": sides(each, gold["facts"], ids) for each in gold["conflicts"]}
    found = polarity.candidates(told)
    finds = [
        next(
            (
                key
                for key, (agreed, deviant) in split.items()
                if _quoted(told, each.rival, deviant) and any(_quoted(told, one, agreed) for one in each.agreed[:2])
            ),
            "",
        )
        for each in found
    ]
    return Story(folder.name, told, found, finds, sum(key.endswith("polarity") for key in split), 1.0)


def news(folder: Path) -> Story:
    """A cluster of real news, with nothing to find."""
    told = tell(folder)
    found = polarity.candidates(told)
    return Story(folder.name, told, found, [""] * len(found), 0, NEWS)


def _quoted(told: Told, place: polarity.Place, quotes: Quoted) -> bool:
    return quoted(told, place.article, place.start, place.end, quotes)


def _text(told: Told, place: polarity.Place) -> str:
    return text_at(told, place.article, place.start, place.end)


def fit(rows: Sequence[Story]) -> tuple[np.ndarray, float]:
    """Weights and bias of the decision, each weight of the sign that it may have."""
    evidence = np.vstack([each.evidence for each in rows])
    labels = np.array([bool(find) for each in rows for find in each.finds], dtype=float)
    counts = np.concatenate([np.full(len(each.found), each.weight) for each in rows])
    mean, spread = evidence.mean(axis=0), np.maximum(1e-9, evidence.std(axis=0))
    scaled = np.hstack([(evidence - mean) / spread, np.ones((len(evidence), 1))])
    pull = np.append(np.full(len(EVIDENCE), HOLD), 0.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        margin = scaled @ weights
        value = np.sum(counts * (np.logaddexp(0, margin) - labels * margin)) + np.sum(pull * weights**2)
        return float(value), scaled.T @ (counts * (sigmoid(margin) - labels)) + 2 * pull * weights

    bounds = [(None, 0.0) if name in AGAINST else (0.0, None) for name in EVIDENCE]
    start = np.zeros(len(EVIDENCE) + 1)
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)]).x
    weights = best[:-1] / spread
    return weights, float(best[-1] - weights @ mean)


Row = tuple[float, Story, str, Candidate]


def told_of(story: Story, others: Sequence[Story]) -> list[Row]:
    """What a story would be told to say by weights fitted on others."""
    if not story.found:
        return []
    weights, bias = fit(others)
    likely = sigmoid(story.evidence @ weights + bias).tolist()
    return [(likely[at], story, story.finds[at], story.found[at]) for at in kept(story.found, likely, CUTS[0])]


def report(name: str, told: Sequence[Row], rows: Sequence[Story], show: int) -> None:
    articles, wanted = sum(len(each.told.articles) for each in rows), sum(each.wanted for each in rows)
    size = sum(len(each.found) for each in rows)
    print(f"{name}: {size} candidates of {wanted} conflicts in {articles} articles, each left out in turn")
    for cut in CUTS:
        right = {(story.name, find) for score, story, find, _ in told if score >= cut and find}
        polar = sum(find.endswith("polarity") for _, find in right)
        false = sum(score >= cut and not find for score, _, find, _ in told)
        print(f"  at {cut:.2f}: found {polar:3} (of another kind {len(right) - polar}), false {false:3}")
    for score, story, find, each in sorted(told, key=lambda row: -row[0])[:show]:
        print(
            f"{score:.2f} {find or '-'} {story.name} | {each.one.axis} {each.one.bearer.head} {each.rival.bearer.head}"
        )
        for place in (each.rival, *each.agreed[:2]):
            print(f"       {' '.join(_text(story.told, place).split())[:200]}")


def write(rows: Sequence[Story], note: str) -> None:
    weights, bias = fit(rows)
    path, settings = TARGET / "conflicts" / "polarity.toml", {"threshold": decision.threshold(polarity.DECISION)}
    write_weights(path, EVIDENCE, weights + 0.0, bias, settings, f"fitted by benchmarks/fit_polarity.py on {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--news", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    labelled = [load(gold.parent) for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    folders = {each.name: each for root in arguments.news for each in stories(root)}
    clusters = [news(folder) for folder in folders.values()]
    told = [row for each in labelled for row in told_of(each, [*(o for o in labelled if o is not each), *clusters])]
    report("stories", told, labelled, arguments.show)
    for fold in range(FOLDS if clusters else 0):
        here = [each for each in clusters if crc32(each.name.encode()) % FOLDS == fold]
        rest = [*labelled, *(each for each in clusters if each not in here)]
        told = [row for each in here for row in told_of(each, rest)]
        report(f"news {fold}", told, here, arguments.show)
    if arguments.write:
        note = f"{len(labelled)} labelled stories written for testing"
        write([*labelled, *clusters], note + (f" and {len(clusters)} clusters of real news" if clusters else ""))


if __name__ == "__main__":
    main()
