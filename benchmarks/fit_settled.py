"""Fits the scored decision that an open question is told as settled, on labelled stories and real news.

    python -m benchmarks.fit_settled STORIES [STORIES ...] [--news FOLDER ...] [--write] [--show N] [--missed]

STORIES holds a folder a story, each with `gold.json`: a candidate is a conflict where the deviant's quote of a conflict
of modality stands in its sentence, and another article's quote in one that leaves it open; what is another conflict,
or a stance that is off, is left aside. A FOLDER of real news holds a folder a story with nothing planted: what is found
there is no conflict. Prints what would be found, and what reported falsely, with each story, and each sixth of the
clusters, left out in turn; with --write, writes `comparison/conflicts/settled.toml` fitted on all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import labelled
from benchmarks.labelled import Row, Story
from benchmarks.ridge import Decision, ridge
from benchmarks.telling import plain, quoted, sides, tell, text_at
from divergence.comparison.conflicts import settled
from divergence.comparison.conflicts.assertions import Assertion
from divergence.comparison.conflicts.settled import DECISION, EVIDENCE, Candidate
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts import alignment

PENALTY = 0.05  # inverse strength of the ridge on evidence of unit spread: few labels
NEWS = 1.0  # what a row of real news counts
FOLDS = 6
CUTS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7)
KIND = "modality"
OFF = ("contradicts", "distorts")


def load(folder: Path) -> Story[Candidate]:
    """A labelled story."""
    told, gold = tell(folder), labelled.gold(folder)
    found = settled.candidates(settled.Story(told))
    return Story(folder.name, told, found, [_finds(told, each, gold) for each in found])


def _finds(told: Told, found: Candidate, gold: dict[str, Any]) -> str | None:
    ids = [annotated.article.id for annotated in told.articles]
    aside = False
    for conflict in gold["conflicts"]:
        kept, off = sides(conflict, gold["facts"], ids)
        if quoted(told, found.rival, off) and any(quoted(told, each, kept) for each in found.agreed):
            if conflict["kind"] == KIND:
                return str(conflict["fact"])
            aside = True
    rival = plain(text_at(told, found.rival))
    aside |= any(
        each["stance"] in OFF and ids[found.rival.article] == file and each["quote"] and plain(each["quote"]) in rival
        for fact in gold["facts"]
        for file, each in fact["stances"].items()
    )
    return None if aside else ""


def news(folder: Path) -> Story[Candidate]:
    """A cluster of real news, with nothing to find."""
    told = tell(folder)
    found = settled.candidates(settled.Story(told))
    return Story(folder.name, told, found, [""] * len(found), NEWS)


def fit(stories: Sequence[Story[Candidate]]) -> Decision:
    return ridge(*labelled.rows(stories), PENALTY)


def left_out(parts: Sequence[Sequence[Story[Candidate]]], every: Sequence[Story[Candidate]]) -> list[Row[Candidate]]:
    """What the stories of each part would be told to say by weights fitted on all others: a sentence once."""
    rows: list[Row[Candidate]] = []
    for part in parts:
        names = {each.name for each in part}
        weights, bias = fit([each for each in every if each.name not in names])
        for story in (each for each in part if each.found):
            scores = alignment.sigmoid(story.evidence @ weights + bias)
            seen: set[tuple[int, int]] = set()
            for at in np.argsort(-scores, kind="stable"):
                rival = story.found[at].rival
                if (rival.article, rival.sentence) not in seen:
                    seen.add((rival.article, rival.sentence))
                    rows.append(Row(float(scores[at]), story, story.finds[at], story.found[at]))
    return rows


def report(name: str, rows: Sequence[Row[Candidate]], stories: Sequence[Story[Candidate]], show: int) -> None:
    articles = sum(len(each.told.articles) for each in stories)
    print(
        f"{name}: {sum(len(each.found) for each in stories)} candidates in {articles} articles, each left out in turn"
    )
    for cut, right, false in labelled.at_cuts(rows, CUTS):
        print(f"  at {cut:.2f}: found {len(right):3}, false {false:3} ({100 * false / articles:.2f} per 100 articles)")
    for row in labelled.likeliest(rows, show):
        find = row.find or ("aside" if row.find is None else "FALSE")
        print(f"{row.score:.2f} {find} {row.story.name} | {_line(row.each.rival)}")
        for agreed in row.each.agreed[:2]:
            print(f"       {_line(agreed)}")


def _line(clause: Assertion) -> str:
    return " ".join(clause.text.split())[:170]


def main() -> None:
    arguments = labelled.parser(__doc__).parse_args()
    stories = [load(folder) for folder in labelled.labelled(arguments.stories)]
    clusters = [news(folder) for folder in labelled.clusters(arguments.news)]
    every = [*stories, *clusters]
    report("stories", left_out([[each] for each in stories], every), stories, arguments.show)
    if clusters:
        folds = [[each for each in clusters if labelled.fold(each, FOLDS) == fold] for fold in range(FOLDS)]
        report("news", left_out(folds, every), clusters, arguments.show)
    if arguments.write:
        labelled.write(DECISION, EVIDENCE, fit(every), labelled.note("fit_settled", len(stories), len(clusters)))


if __name__ == "__main__":
    main()
