"""Fits how likely a sentence states what a printed fact's sentence does, on what readers said of printed facts.

    python -m benchmarks.fit_borne_out STORIES [--write]

`benchmarks/printed_facts.jsonl` has, for facts of STORIES as they were printed once, the sentences of each other
article that were gathered into them, and a reader's word on whether one of these states the main point of the printed
sentence (`states`), only a detail of it (`in part`), something else (`other`), or the same matter otherwise
(`otherwise`). The readers were language models, one for each, told to be as strict as a fact checker. An article is
judged by its likeliest sentence, in the fit as well (Andrews, Tsochantaridis and Hofmann 2003). Prints what is counted
at several cuts with each twelfth of the stories left out; with --write, writes `comparison/facts/borne_out.toml`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks.fit import TARGET, load
from benchmarks.fit import write as write_weights
from benchmarks.ridge import Decision, ridge
from divergence.comparison.facts.alignment import sigmoid
from divergence.comparison.facts.borne_out import EVIDENCE, Sentences, settings
from divergence.comparison.facts.gathered import Gathered
from divergence.comparison.facts.opposed import Story
from divergence.readers import read

JUDGED = Path(__file__).with_name("printed_facts.jsonl")
FOLDS = 12
PENALTY = 0.3  # inverse strength of the ridge, of evidence in standard units
ROUNDS = 4  # of choosing the likeliest sentence of each article
IN_PART = 0.6  # what an article counts in the fit that states a detail alone
CUTS = (0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)


@dataclass(frozen=True)
class Judged:
    """What one article says of a printed fact: a row of evidence for each of its sentences, and the reader's word."""

    story: str
    evidence: np.ndarray
    label: str

    @property
    def states(self) -> bool:
        return self.label == "states"


def judged(root: Path) -> list[Judged]:
    """What readers said, with the evidence as the program sees it."""
    given = [json.loads(line) for line in JUDGED.read_text(encoding="utf-8").splitlines()]
    return [
        each
        for name, rows in groupby(given, key=lambda row: str(row["story"]))
        for each in _of_story(root / name, list(rows))
    ]


def _of_story(folder: Path, rows: Sequence[Mapping[str, Any]]) -> list[Judged]:
    story = load(folder)
    ids = [article.id for article in read(folder).articles]
    gathered = Gathered(story.claims, story.space, story.pairs)
    told = Sentences(Story(story.claims, (), story.family, gathered.worded))
    at = {(ids[claim.article], claim.field, claim.start): claim.key for claim in story.claims}
    return [
        Judged(
            folder.name,
            np.array([told.evidence(at[row["article"], *place], at[tuple(row["printed"])]) for place in row["said"]]),
            row["label"],
        )
        for row in rows
    ]


def fit(rows: Sequence[Judged]) -> Decision:
    labels = np.array([each.states for each in rows])
    counts = np.array([IN_PART if each.label == "in part" else 1.0 for each in rows])
    chosen = [int(np.argmax(each.evidence.sum(axis=1))) for each in rows]
    for _ in range(ROUNDS):
        evidence = np.array([each.evidence[place] for each, place in zip(rows, chosen, strict=True)])
        weights, bias = ridge(evidence, labels, counts, PENALTY)
        chosen = [int(np.argmax(each.evidence @ weights)) for each in rows]
    return weights, bias


def left_out(rows: Sequence[Judged]) -> np.ndarray:
    """How likely each article states the printed fact, by what was fitted on other stories."""
    chance = np.zeros(len(rows))
    for fold in range(FOLDS):
        here = [crc32(each.story.encode()) % FOLDS == fold for each in rows]
        weights, bias = fit([each for each, out in zip(rows, here, strict=True) if not out])
        for number in np.flatnonzero(here):
            chance[number] = sigmoid(rows[int(number)].evidence @ weights + bias).max()
    return chance


def report(rows: Sequence[Judged]) -> None:
    chance, states = left_out(rows), np.array([each.states for each in rows])
    print(f"{len(rows)} articles of printed facts, {states.sum()} state them; "
          f"area under the curve {roc_auc_score(states, chance):.3f}, each story left out")  # fmt: skip
    for cut in CUTS:
        counted = Counter(each.label for each, share in zip(rows, chance, strict=True) if share >= cut)
        shares = ", ".join(f"{label} {count / counted.total():.3f}" for label, count in sorted(counted.items()))
        print(f"  at {cut:.2f}: {counted.total():5d} counted: {shares}; {counted['states'] / states.sum():.3f} of all")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    rows = judged(arguments.stories)
    report(rows)
    if arguments.write:
        weights, bias = fit(rows)
        note = f"fitted by benchmarks/fit_borne_out.py on {len(rows)} articles of printed facts, judged by readers"
        target = TARGET / "facts" / "borne_out.toml"
        write_weights(target, EVIDENCE, weights, bias, {"counted": settings()["counted"]}, note)


if __name__ == "__main__":
    main()
