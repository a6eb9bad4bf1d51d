"""Fits the scored decision that a name stands where most have one that its article lacks, on labelled stories.

    python -m benchmarks.fit_displaced STORIES [STORIES ...] [--news FOLDER ...] [--write] [--show N]

STORIES holds a folder a story; what its `gold.json` has as a conflict, in whose quotes both names are, is one, and all
else is none, as is all that a story without that file and the clusters of real news in FOLDER give. Prints what would
be found, and reported falsely, with each twelfth of the stories left out in turn; with --show the N likeliest; with
--write, writes `comparison/conflicts/displaced.toml` fitted on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks import labelled
from benchmarks.labelled import Row, Story
from benchmarks.ridge import Decision, ridge
from benchmarks.telling import Quoted, name_quoted, tell
from divergence.comparison.conflicts import displaced
from divergence.comparison.conflicts.displaced import DECISION, EVIDENCE, Displaced, told_once
from divergence.comparison.conflicts.rival_names import Story as Names
from divergence.comparison.facts import alignment

PENALTY = 0.05  # inverse strength of the ridge on evidence of unit spread: few labels
NEWS = 0.5  # what a row of real news counts
FOLDS = 12
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def load(folder: Path, weight: float = 1.0) -> Story[Displaced]:
    told, gold = tell(folder), labelled.gold(folder)
    # Who said a thing is for another search.
    gold["conflicts"] = [each for each in gold["conflicts"] if "attribution" not in each["kind"]]
    found = displaced.candidates(Names(told))

    def meets(each: Displaced, agreed: Quoted, deviant: Quoted) -> bool:
        return name_quoted(told, each.rival, deviant) and any(name_quoted(told, one, agreed) for one in each.agreed)

    return Story(folder.name, told, found, labelled.finds(found, labelled.conflicts(told, gold), meets), weight)


def fit(stories: Sequence[Story[Displaced]]) -> Decision:
    return ridge(*labelled.rows(stories), PENALTY)


def left_out(stories: Sequence[Story[Displaced]]) -> list[Row[Displaced]]:
    """What each story would be told to say by weights fitted on those of other folds."""
    rows = []
    for fold in range(FOLDS):
        weights, bias = fit([each for each in stories if labelled.fold(each, FOLDS) != fold])
        for story in stories:
            if labelled.fold(story, FOLDS) == fold:
                scores = alignment.sigmoid(story.evidence @ weights + bias)
                rows += [
                    Row(float(scores[at]), story, story.finds[at], story.found[at])
                    for at in told_once(story.found, scores, 0.0)
                ]
    return rows


def report(stories: Sequence[Story[Displaced]], show: int) -> None:
    rows = left_out(stories)
    wanted = {(story.name, find) for story in stories for find in story.finds if find}
    print(f"{sum(len(each.found) for each in stories)} candidates of {len(wanted)} conflicts, each left out in turn")
    for cut, right, false in labelled.at_cuts(rows, CUTS):
        print(f"  at {cut:.2f}: found {len(right):3}, false {false:3}")
    for row in labelled.likeliest(rows, show):
        agreed, rival = row.each.agreed[0], row.each.rival
        print(f"{row.score:.2f} {row.find or '-'} {row.story.name} | {agreed.text} v {rival.text}")
        for mention in (agreed, rival):
            print(labelled.line(row.story, mention))


def main() -> None:
    arguments = labelled.parser(__doc__).parse_args()
    stories = [load(folder) for folder in labelled.folders(arguments.stories)]
    clusters = [load(folder, NEWS) for folder in labelled.folders(arguments.news)]
    every = [each for each in (*stories, *clusters) if each.found]
    report(every, arguments.show)
    if arguments.write:
        note = labelled.note("fit_displaced", len(stories), len(clusters))
        labelled.write(DECISION, EVIDENCE, fit(every), note)


if __name__ == "__main__":
    main()
