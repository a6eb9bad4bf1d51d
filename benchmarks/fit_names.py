"""Fits the scored decision that two names fill one place in a fact, on labelled stories.

    python -m benchmarks.fit_names STORIES [STORIES ...] [--planted FOLDER ...] [--write] [--show N]

STORIES holds a folder a story, each with `gold.json` (facts and conflicts with quotes). A candidate is a conflict where
the deviant's quote has the rival name and another article's quote the agreed one. Of the real news of a planted FOLDER
(see `benchmarks.fit`) a name put in another's place is a conflict, and what an untouched cluster gives is none. Prints
what would be found, and what reported falsely, with each story, and each sixth of the clusters, left out in turn; with
--show the N likeliest; with --write, writes `comparison/conflicts/rival_names.toml` fitted on all of them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import labelled
from benchmarks.altered_names import altered_names
from benchmarks.labelled import Row, Story
from benchmarks.ridge import Decision, ridge
from benchmarks.telling import Quoted, name_quoted, plain, tell
from divergence.comparison.conflicts import rival_names
from divergence.comparison.conflicts.rival_names import DECISION, EVIDENCE, Candidate
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts import alignment
from divergence.comparison.facts.wording import Key

PENALTY = 0.05  # inverse strength of the ridge on evidence of unit spread: few labels
TIMES = 4  # how often a story is altered
ALTERED = 0.1  # what a row of an altered story counts
PLANT, UNTOUCHED = 1.0, 0.5  # what a row of real news counts
FOLDS = 6
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def load(folder: Path) -> tuple[Story[Candidate], list[Story[Candidate]]]:
    """A story, and the same with names altered."""
    told, gold = tell(folder), labelled.gold(folder)
    found = rival_names.candidates(rival_names.Story(told))

    def meets(each: Candidate, agreed: Quoted, deviant: Quoted) -> bool:
        return name_quoted(told, each.rival, deviant) and any(
            name_quoted(told, one, agreed) and one.person == each.rival.person for one in each.agreed[:2]
        )

    finds = labelled.finds(found, labelled.conflicts(told, gold), meets)
    facts = _sentences(told, gold["facts"])
    bent = [_altered(folder.name, told, facts, seed) for seed in range(TIMES)]
    return Story(folder.name, told, found, finds), bent


def _sentences(told: Told, facts: Sequence[dict[str, Any]]) -> dict[str, list[Key]]:
    """The sentences that state each gold fact as it is."""
    ids = [annotated.article.id for annotated in told.articles]
    by_fact: dict[str, list[Key]] = {}
    for fact in facts:
        quotes = [
            (ids.index(article), plain(each["quote"]))
            for article, each in fact["stances"].items()
            if each["quote"] and each["stance"] == "asserts" and article in ids
        ]
        keys = {
            claim.key
            for claim in told.claims
            for article, quote in quotes
            if claim.field == "text" and claim.article == article and quote in plain(claim.text)
        }
        by_fact[fact["id"]] = sorted(keys)
    return by_fact


def _altered(name: str, told: Told, facts: dict[str, list[Key]], seed: int) -> Story[Candidate]:
    """The altered names of a story alone: what else is found there, the story itself says."""
    bent, changed = altered_names(told, facts, f"{name}/{seed}")
    names = {key: (fact, new) for fact, (key, new) in changed.items()}
    kept = [
        (each, names[each.rival.sentence][0])
        for each in rival_names.candidates(rival_names.Story(bent))
        if each.rival.sentence in names and each.rival.words <= set(names[each.rival.sentence][1].split())
    ]
    return Story(name, bent, [each for each, _ in kept], [fact for _, fact in kept], ALTERED)


def news(folder: Path, seen: set[str]) -> list[Story[Candidate]]:
    """Planted clusters give their plants alone, untouched ones everything else; an untouched one is `seen` but once."""
    manifest = json.loads((folder / "plants.json").read_text(encoding="utf-8"))
    made = []
    for name in sorted({each["cluster"] for each in manifest["plants"] if each["kind"] == "name"}):
        told = tell(folder / "planted" / name)
        plants = [each for each in manifest["plants"] if each["cluster"] == name and each["kind"] == "name"]
        spans = {
            (number, start, end)
            for number, annotated in enumerate(told.articles)
            for plant in plants
            if Path(annotated.article.id).stem == plant["article"]
            for start, end in plant["all_spans"]
        }
        kept = [
            each
            for each in rival_names.candidates(rival_names.Story(told))
            if any(
                number == each.rival.article and each.rival.start <= start and end <= each.rival.end
                for number, start, end in spans
            )
            and any(plant["planted"].lower().split()[-1] in each.rival.words for plant in plants)
        ]
        made.append(Story(name, told, kept, [name] * len(kept), PLANT))
    for name in sorted(set(manifest["untouched"]) - seen):
        seen.add(name)
        told = tell(folder / "untouched" / name)
        found = rival_names.candidates(rival_names.Story(told))
        made.append(Story(name, told, found, [""] * len(found), UNTOUCHED))
    return made


def fit(stories: Sequence[Story[Candidate]]) -> Decision:
    return ridge(*labelled.rows(stories), PENALTY)


def told_of(story: Story[Candidate], others: Sequence[Story[Candidate]]) -> list[Row[Candidate]]:
    """What a story would be told to say by weights fitted on others: a sentence once."""
    if not story.found:
        return []
    weights, bias = fit(others)
    scores = alignment.sigmoid(story.evidence @ weights + bias)
    seen: set[Key] = set()
    rows = []
    for at in np.argsort(-scores, kind="stable"):
        each = story.found[at]
        if each.rival.sentence not in seen:
            seen.add(each.rival.sentence)
            rows.append(Row(float(scores[at]), story, story.finds[at], each))
    return rows


def report(name: str, rows: Sequence[Row[Candidate]], stories: Sequence[Story[Candidate]], show: int) -> None:
    articles = sum(len(each.told.articles) for each in stories)
    wanted = len({(story.name, find) for story in stories for find in story.finds if find})
    size = sum(len(each.found) for each in stories)
    print(f"{name}: {size} candidates of {wanted} conflicts in {articles} articles, each left out in turn")
    for cut, right, false in labelled.at_cuts(rows, CUTS):
        print(f"  at {cut:.2f}: found {len(right):3}, false {false:3}")
    for row in labelled.likeliest(rows, show):
        agreed, rival = row.each.agreed[0], row.each.rival
        print(f"{row.score:.2f} {row.find or '-'} {row.story.name} | {agreed.text} v {rival.text}")
        for mention in (agreed, rival):
            print(labelled.line(row.story, mention))


def main() -> None:
    arguments = labelled.parser(__doc__, news="--planted").parse_args()
    loaded = [load(folder) for folder in labelled.labelled(arguments.stories)]
    stories, bent = [story for story, _ in loaded], [rows for _, rows in loaded]
    seen: set[str] = set()
    clusters = [each for folder in arguments.planted for each in news(folder, seen)]
    every = [*stories, *(each for rows in bent for each in rows), *clusters]
    told = [row for story in stories for row in told_of(story, [other for other in every if other.name != story.name])]
    report("stories", told, stories, arguments.show)
    if clusters:
        folds = {each.name: labelled.fold(each, FOLDS) for each in clusters}
        told = [
            row
            for each in clusters
            for row in told_of(each, [other for other in every if folds.get(other.name) != folds[each.name]])
        ]
        report("news", told, clusters, arguments.show)
    if arguments.write:
        note = labelled.note("fit_names", len(stories), len({each.name for each in clusters}))
        labelled.write(DECISION, EVIDENCE, fit(every), note)


if __name__ == "__main__":
    main()
