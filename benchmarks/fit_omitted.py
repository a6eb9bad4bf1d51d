"""Fits how surely an article of which no sentence states a fact is silent on it, on labelled stories.

    python -m benchmarks.fit_omitted STORIES [STORIES ...] [--write]

A fact that the program finds is the gold fact that most of its articles state, at least two of them. An article that it
lacks is silent where the gold has it silent, and not where the gold has a mention of it; a gold mention in a headline
alone counts for neither. Prints figures with each story left out in turn; with --write, writes
`comparison/facts/omitted.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.metrics import roc_auc_score

from benchmarks import fit_standing
from benchmarks.fit import TARGET, Story, load
from benchmarks.fit import write as write_weights
from benchmarks.fit_standing import fit, silent
from divergence.comparison.facts import alignment, omitted
from divergence.comparison.facts.gathered import Gathered
from divergence.comparison.facts.standing import standing


@dataclass(frozen=True)
class Rows(fit_standing.Rows):
    """The labelled facts and articles of one story, and whether the nearest sentence holds the gold mention."""

    right: np.ndarray


def labelled(story: Story, absent: set[tuple[int, str]]) -> Rows:
    """The articles that the facts as shipped lack, and whether they are silent."""
    gathered = Gathered(story.claims, story.space, story.pairs)
    facts = standing(gathered, story.family, {story.family.index(number) for number in story.family})
    looked = omitted.look(gathered, facts, story.family)
    said: dict[int, set[str]] = {}
    for sentence, names in zip(gathered.pairs.sentence.tolist(), story.facts_of, strict=True):
        said.setdefault(sentence, set()).update(names)
    told = {(claim.article, name) for claim, names in zip(story.claims, story.facts_of, strict=True) for name in names}
    gold: list[str | None] = []
    for fact in facts:
        clear = [number for number in fact.claims if story.claims[number].article not in fact.unclear]
        votes = Counter(
            name for _, name in {(story.claims[n].article, name) for n in clear for name in story.facts_of[n]}
        )
        best = max(votes, key=lambda name: (votes[name], name), default=None)
        gold.append(best if best is not None and votes[best] > 1 else None)
    kept, labels, right = [], [], []
    for row, (fact_number, article) in enumerate(zip(looked.fact.tolist(), looked.article.tolist(), strict=True)):
        name = gold[fact_number]
        if name is not None and ((article, name) in absent or (article, name) in told):
            kept.append(row)
            labels.append((article, name) in absent)
            right.append(name in said[int(gathered.pairs.sentence[looked.nearest[row]])])
    return Rows(looked.evidence[kept], np.array(labels, dtype=int), np.array(right, dtype=bool))


def settings(rows: Sequence[Rows]) -> dict[str, Any]:
    """What `omitted.toml` holds, fitted on these rows; the threshold as it is."""
    weights, bias = fit(rows)
    return {
        "silent": omitted.settings()["silent"],
        "bias": bias,
        "weights": dict(zip(omitted.EVIDENCE, weights.tolist(), strict=True)),
    }


def report(rows: Sequence[Rows]) -> None:
    """How the decision comes out, each story judged by what was fitted on the others."""
    chances = []
    for number, each in enumerate(rows):
        weights, bias = fit([*rows[:number], *rows[number + 1 :]])
        chances.append(alignment.sigmoid(each.evidence @ weights + bias))
    chance = np.concatenate(chances)
    label, right = np.concatenate([each.labels for each in rows]), np.concatenate([each.right for each in rows])
    print(f"{len(label)} articles that a fact lacks, {label.sum()} silent on it, "
          f"area under the curve {roc_auc_score(label, chance):.3f}")  # fmt: skip
    for cut in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
        kept = chance >= cut
        print(f"  at {cut:.2f}: {label[kept].mean():.2f} of those said to lack it are silent, "
              f"{label[kept].sum() / label.sum():.2f} of the silent are said to lack it; of the others "
              f"{1 - label[~kept].mean():.2f} tell it, {right[~kept].mean():.2f} in the nearest sentence")  # fmt: skip


def write(rows: Sequence[Rows]) -> None:
    found = settings(rows)
    note = f"fitted by benchmarks/fit_omitted.py on {len(rows)} labelled stories written for testing"
    weights = np.array([found["weights"][name] for name in omitted.EVIDENCE])
    cut = {"silent": found["silent"]}
    write_weights(TARGET / "facts" / "omitted.toml", omitted.EVIDENCE, weights, found["bias"], cut, note)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = [gold.parent for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    found = [labelled(load(folder), silent(folder)) for folder in folders]
    rows = [each for each in found if len(each.labels)]
    report(rows)
    if arguments.write:
        write(rows)


if __name__ == "__main__":
    main()
