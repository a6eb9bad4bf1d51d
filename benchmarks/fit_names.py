"""Fits the scored decision that two names fill one place in a fact, on labelled stories.

    python -m benchmarks.fit_names STORIES [STORIES ...] [--planted FOLDER ...] [--write] [--show N]

STORIES holds a folder a story, each with `gold.json` (facts and conflicts with quotes). A candidate is a conflict where
the deviant's quote has the rival name and another article's quote the agreed one. Of the real news of a planted FOLDER
(see `benchmarks.fit`) a name put in another's place is a conflict, and what an untouched cluster gives is none. Prints
what would be found, and what reported falsely, with each story, and each sixth of the clusters, left out in turn; with
--show the N likeliest; with --write, writes `comparison/conflicts/rival_names.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.altered_names import altered_names
from benchmarks.fit import TARGET
from benchmarks.fit import write as write_weights
from benchmarks.telling import Quoted, plain, sides, tell, text_at
from divergence.comparison.conflicts import decision, rival_names
from divergence.comparison.conflicts.rival_names import EVIDENCE, Candidate, Mention
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts import alignment
from divergence.comparison.facts.wording import Key

PENALTY = 0.05  # inverse strength of the ridge on evidence of unit spread: few labels
STEM = 5  # letters of a name that a quote must have
TIMES = 4  # how often a story is altered
ALTERED = 0.1  # what a row of an altered story counts
PLANT, UNTOUCHED = 1.0, 0.5  # what a row of real news counts
FOLDS = 6
CUTS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


@dataclass
class Story:
    """A story's candidates, the texts of their sentences, and the gold conflict each finds ("" for none)."""

    name: str
    told: Told
    found: list[Candidate]
    finds: list[str]
    weight: float = 1.0  # what a candidate counts in the fit

    @property
    def evidence(self) -> np.ndarray:
        return np.array([each.evidence for each in self.found]).reshape(len(self.found), len(EVIDENCE))

    @property
    def labels(self) -> np.ndarray:
        return np.array([bool(each) for each in self.finds], dtype=int)

    def text(self, mention: Mention) -> str:
        return text_at(self.told, mention.article, mention.start, mention.end)


def load(folder: Path) -> tuple[Story, list[Story]]:
    """A story, and the same with names altered."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    told = tell(folder)
    found, ids = told.claims, [annotated.article.id for annotated in told.articles]
    story = Story(folder.name, told, rival_names.candidates(rival_names.Story(told)), [])
    by_conflict = {f"{each['fact']} {each['kind']}": sides(each, gold["facts"], ids) for each in gold["conflicts"]}
    story.finds = [
        next(
            (
                key
                for key, (agreed, deviant) in by_conflict.items()
                if _quoted(story, each.rival, deviant)
                and any(_quoted(story, one, agreed) and one.person == each.rival.person for one in each.agreed[:2])
            ),
            "",
        )
        for each in story.found
    ]
    by_fact: dict[str, list[Key]] = {}
    for fact in gold["facts"]:
        quotes = [
            (ids.index(article), plain(each["quote"]))
            for article, each in fact["stances"].items()
            if each["quote"] and each["stance"] == "asserts" and article in ids
        ]
        keys = {
            claim.key
            for claim in found
            for article, quote in quotes
            if claim.field == "text" and claim.article == article and quote in plain(claim.text)
        }
        by_fact[fact["id"]] = sorted(keys)
    return story, [_altered(story, by_fact, seed) for seed in range(TIMES)]


def _altered(story: Story, facts: dict[str, list[Key]], seed: int) -> Story:
    """The altered names of a story alone: what else is found there, the story itself says."""
    told, changed = altered_names(story.told, facts, f"{story.name}/{seed}")
    names = {key: (name, new) for name, (key, new) in changed.items()}
    kept = [
        (each, names[each.rival.sentence][0])
        for each in rival_names.candidates(rival_names.Story(told))
        if each.rival.sentence in names and each.rival.words <= set(names[each.rival.sentence][1].split())
    ]
    return Story(story.name, told, [each for each, _ in kept], [name for _, name in kept], ALTERED)


def _quoted(story: Story, mention: Mention, quotes: Quoted) -> bool:
    text = plain(story.text(mention))
    return any(
        article == mention.article
        and (quote in text or text in quote)
        and any(word[:STEM] in quote for word in mention.words)
        for article, quote in quotes
    )


def news(folder: Path, seen: set[str]) -> list[Story]:
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


def fit(stories: Sequence[Story]) -> tuple[np.ndarray, float]:
    """Weights and bias of the decision."""
    evidence = np.vstack([each.evidence for each in stories])
    labels = np.concatenate([each.labels for each in stories])
    counts = np.concatenate([np.full(len(each.found), each.weight) for each in stories])
    mean, spread = evidence.mean(axis=0), np.maximum(1e-9, evidence.std(axis=0))
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit((evidence - mean) / spread, labels, counts)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)


Told_ = tuple[float, str, str, Candidate, Story]


def told_of(story: Story, others: Sequence[Story]) -> list[Told_]:
    """What a story would be told to say by weights fitted on others: a sentence once."""
    weights, bias = fit(others)
    scores = alignment.sigmoid(story.evidence @ weights + bias)
    seen: set[Any] = set()
    told = []
    for at in np.argsort(-scores, kind="stable"):
        each = story.found[at]
        if each.rival.sentence not in seen:
            seen.add(each.rival.sentence)
            told.append((float(scores[at]), story.name, story.finds[at], each, story))
    return told


def report(name: str, told: Sequence[Told_], stories: Sequence[Story], show: int) -> None:
    articles = sum(len(each.told.articles) for each in stories)
    wanted = len({(story.name, find) for story in stories for find in story.finds if find})
    rows = sum(len(each.found) for each in stories)
    print(f"{name}: {rows} candidates of {wanted} conflicts in {articles} articles, each left out in turn")
    for cut in CUTS:
        right = {(name, find) for score, name, find, _, _ in told if score >= cut and find}
        false = sum(score >= cut and not find for score, _, find, _, _ in told)
        print(f"  at {cut:.2f}: found {len(right):3}, false {false:3}")
    for score, name, find, each, story in sorted(told, key=lambda row: -row[0])[:show]:
        print(f"{score:.2f} {find or '-'} {name} | {each.agreed[0].text} v {each.rival.text}")
        print(f"       {' '.join(story.text(each.agreed[0]).split())[:200]}")
        print(f"       {' '.join(story.text(each.rival).split())[:200]}")


def write(stories: Sequence[Story], note: str) -> None:
    weights, bias = fit(stories)
    path, settings = TARGET / "conflicts" / "rival_names.toml", {"threshold": decision.threshold(rival_names.DECISION)}
    write_weights(path, EVIDENCE, weights, bias, settings, f"fitted by benchmarks/fit_names.py on {note}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--planted", type=Path, nargs="+", default=[], metavar="FOLDER")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--show", type=int, default=0)
    arguments = parser.parse_args()
    folders = [gold.parent for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    loaded = [load(folder) for folder in folders]
    stories, bent = [story for story, _ in loaded], [rows for _, rows in loaded]
    seen: set[str] = set()
    clusters_ = [each for folder in arguments.planted for each in news(folder, seen)]
    every = [*stories, *(each for rows in bent for each in rows), *clusters_]
    told = [row for story in stories for row in told_of(story, [other for other in every if other.name != story.name])]
    report("stories", told, stories, arguments.show)
    if clusters_:
        folds = {each.name: crc32(each.name.encode()) % FOLDS for each in clusters_}
        told = [
            row
            for each in clusters_
            for row in told_of(each, [other for other in every if folds.get(other.name) != folds[each.name]])
        ]
        report("news", told, clusters_, arguments.show)
    if arguments.write:
        note = f"{len(stories)} labelled stories written for testing"
        if clusters_:
            note += f" and {len({each.name for each in clusters_})} clusters of real news"
        write(every, note)


if __name__ == "__main__":
    main()
