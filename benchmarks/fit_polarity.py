"""Fits the scored decision that two states of one thing are opposites, on labelled stories and real news.

    python -m benchmarks.fit_polarity STORIES [STORIES ...] [--news FOLDER ...] [--write] [--show N]

STORIES holds a folder a story, each with `gold.json`. A candidate is a conflict where the rival's sentence has the
deviant's quote and one of the two first that agree another article's; everything else, and everything in the clusters
of a real-news FOLDER, is none. Labels are few, so that each weight may only have the sign that reason gives it. Prints
what would be found, and what reported falsely, with each story and each sixth of the clusters left out in turn; with
--show the N likeliest; with --write, writes `comparison/conflicts/polarity.toml` fitted on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from benchmarks import labelled
from benchmarks.labelled import Row
from benchmarks.ridge import Decision, unit
from benchmarks.telling import Quoted, quoted, tell
from divergence.comparison.conflicts import polarity
from divergence.comparison.conflicts.polarity import DECISION, EVIDENCE, Candidate, kept
from divergence.comparison.facts.alignment import sigmoid

HOLD = 5.0  # strength of the ridge on evidence of unit spread: few labels
NEWS = 0.5  # what a candidate of real news counts
FOLDS = 6
CUTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7)
# Evidence against a conflict; all other is for one.
AGAINST = frozenset("names_apart common length backing says_both agreed_both mixed quoted attributed".split())


@dataclass(eq=False)
class Story(labelled.Story[Candidate]):
    """A story's candidates, and how many conflicts of polarity there are to find."""

    wanted: int = 0


def load(folder: Path) -> Story:
    """A labelled story."""
    told = tell(folder)
    found, conflicts = polarity.candidates(told), labelled.conflicts(told, labelled.gold(folder))

    def meets(each: Candidate, agreed: Quoted, deviant: Quoted) -> bool:
        return quoted(told, each.rival, deviant) and any(quoted(told, one, agreed) for one in each.agreed[:2])

    wanted = sum(key.endswith("polarity") for key in conflicts)
    return Story(folder.name, told, found, labelled.finds(found, conflicts, meets), wanted=wanted)


def news(folder: Path) -> Story:
    """A cluster of real news, with nothing to find."""
    told = tell(folder)
    found = polarity.candidates(told)
    return Story(folder.name, told, found, [""] * len(found), NEWS)


def fit(stories: Sequence[Story]) -> Decision:
    """Weights and bias of the decision, each weight of the sign that it may have."""
    evidence, labels, counts = labelled.rows(stories)
    mean, spread = unit(evidence)
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


def told_of(story: Story, others: Sequence[Story]) -> list[Row[Candidate]]:
    """What a story would be told to say by weights fitted on others."""
    if not story.found:
        return []
    weights, bias = fit(others)
    likely = sigmoid(story.evidence @ weights + bias).tolist()
    return [Row(likely[at], story, story.finds[at], story.found[at]) for at in kept(story.found, likely, CUTS[0])]


def report(name: str, rows: Sequence[Row[Candidate]], stories: Sequence[Story], show: int) -> None:
    articles, wanted = sum(len(each.told.articles) for each in stories), sum(each.wanted for each in stories)
    size = sum(len(each.found) for each in stories)
    print(f"{name}: {size} candidates of {wanted} conflicts in {articles} articles, each left out in turn")
    for cut, right, false in labelled.at_cuts(rows, CUTS):
        polar = sum(find.endswith("polarity") for _, find in right)
        print(f"  at {cut:.2f}: found {polar:3} (of another kind {len(right) - polar}), false {false:3}")
    for row in labelled.likeliest(rows, show):
        one, rival = row.each.one, row.each.rival
        print(f"{row.score:.2f} {row.find or '-'} {row.story.name} | {one.axis} {one.bearer.head} {rival.bearer.head}")
        for place in (rival, *row.each.agreed[:2]):
            print(labelled.line(row.story, place))


def main() -> None:
    arguments = labelled.parser(__doc__).parse_args()
    stories = [load(folder) for folder in labelled.labelled(arguments.stories)]
    clusters = [news(folder) for folder in labelled.clusters(arguments.news)]
    rows = [row for each in stories for row in told_of(each, [*(o for o in stories if o is not each), *clusters])]
    report("stories", rows, stories, arguments.show)
    for fold in range(FOLDS if clusters else 0):
        here = [each for each in clusters if labelled.fold(each, FOLDS) == fold]
        rest = [*stories, *(each for each in clusters if each not in here)]
        report(f"news {fold}", [row for each in here for row in told_of(each, rest)], here, arguments.show)
    if arguments.write:
        weights, bias = fit([*stories, *clusters])
        note = labelled.note("fit_polarity", len(stories), len(clusters))
        labelled.write(DECISION, EVIDENCE, (weights + 0.0, bias), note)  # no "-0.0"


if __name__ == "__main__":
    main()
