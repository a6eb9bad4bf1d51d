"""Fits how surely a sentence states a fact, given all who state it, on labelled stories.

    python -m benchmarks.fit_standing STORIES [STORIES ...] [--write]

A fact that the program gathers is the gold fact that most of its articles state. A sentence looked at for it is right
where it holds that fact's gold mention, wrong where it holds mentions of others alone or the gold has its article
silent, else it is left out: the gold is a sample. Prints figures with each story left out in turn; with --write, writes
`comparison/facts/standing.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks import fit_facts
from benchmarks.fit import TARGET, Story, load
from benchmarks.fit import write as write_weights
from divergence.comparison.facts import alignment, standing
from divergence.comparison.facts.gathered import Gathered
from divergence.readers import read

PENALTY = 1.0  # inverse strength of the ridge, of evidence in standard units
THRESHOLDS = ("near", "founding", "counted")


@dataclass(frozen=True)
class Rows:
    """The labelled looks at sentences of one story."""

    evidence: np.ndarray
    labels: np.ndarray


def silent(folder: Path) -> set[tuple[int, str]]:
    """The articles, by number, that the gold has silent on a fact."""
    ids = [article.id for article in read(folder).articles]
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return {
        (ids.index(article), fact["id"])
        for fact in gold["facts"]
        for article, stance in fact["stances"].items()
        if stance["stance"] == "absent" and stance.get("note", "omission").startswith("omission") and article in ids
    }


def labelled(story: Story, absent: set[tuple[int, str]]) -> Rows:
    """The sentences looked at for facts as the given weights gather them, and whether they state those."""
    gathered = Gathered(story.claims, story.space, story.pairs)
    facts = gathered.facts
    everybody = {story.family.index(number) for number in story.family}
    looked = standing.look(gathered, story.family, everybody)
    stated: list[set[str]] = [set() for _ in range(int(looked.of.max()) + 1)]
    article = np.zeros(len(stated), dtype=int)
    for claim, names, sentence in zip(story.claims, story.facts_of, looked.of.tolist(), strict=True):
        stated[sentence] |= names
        article[sentence] = claim.article
    gold = []
    for fact in facts:
        known = {(story.claims[n].article, name) for n in fact.claims for name in stated[looked.of[n]]}
        votes = Counter(name for _, name in known)
        gold.append(max(votes, key=lambda name: (votes[name], name)) if votes else None)
    kept, labels = [], []
    for row, (fact, sentence) in enumerate(zip(looked.fact.tolist(), looked.sentence.tolist(), strict=True)):
        name, here = gold[fact], stated[sentence]
        if name is not None and (here or (article[sentence], name) in absent):
            kept.append(row)
            labels.append(name in here)
    return Rows(looked.evidence[kept], np.array(labels, dtype=int))


def left_out(stories: Sequence[Story], folders: Sequence[Path]) -> tuple[list[dict[str, Any]], list[Rows]]:
    """For each story the weights of sameness fitted on the others, and its rows as those gather its facts: a story's
    own weights would have its facts look surer than those of the next story will."""
    weights = [fit_facts.settings([other for other in stories if other is not story]) for story in stories]
    rows = []
    for story, folder, given in zip(stories, folders, weights, strict=True):
        with fit_facts.weighed(given):
            rows.append(labelled(story, silent(folder)))
    return weights, rows


def fit(rows: Sequence[Rows]) -> tuple[np.ndarray, float]:
    evidence, labels = np.vstack([each.evidence for each in rows]), np.concatenate([each.labels for each in rows])
    middle, spread = evidence.mean(axis=0), evidence.std(axis=0)
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit((evidence - middle) / spread, labels)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - middle @ weights)


def settings(rows: Sequence[Rows]) -> dict[str, Any]:
    """What `standing.toml` holds, fitted on these rows."""
    given = standing.settings()
    weights, bias = fit(rows)
    return {name: given[name] for name in THRESHOLDS} | {
        "bias": bias,
        "weights": dict(zip(standing.EVIDENCE, weights.tolist(), strict=True)),
    }


def report(rows: Sequence[Rows]) -> None:
    """How the decision comes out, each story judged by what was fitted on the others."""
    chances = []
    for number, each in enumerate(rows):
        weights, bias = fit([*rows[:number], *rows[number + 1 :]])
        chances.append(alignment.sigmoid(each.evidence @ weights + bias))
    chance, label = np.concatenate(chances), np.concatenate([each.labels for each in rows])
    gathered = np.vstack([each.evidence for each in rows])[:, standing.EVIDENCE.index("gathered")] > 0
    for name, here in (("gathered", gathered), ("near", ~gathered)):
        print(f"{name}: {here.sum()} sentences, {label[here].sum()} state the fact, "
              f"area under the curve {roc_auc_score(label[here], chance[here]):.3f}")  # fmt: skip
        for cut in (0.3, 0.5, 0.7, 0.8):
            hit = here & (chance >= cut)
            print(
                f"  at {cut:.1f}: precision {label[hit].mean():.2f} recall {label[hit].sum() / label[here].sum():.2f}"
            )


def write(rows: Sequence[Rows]) -> None:
    found = settings(rows)
    note = f"fitted by benchmarks/fit_standing.py on {len(rows)} labelled stories written for testing"
    weights = np.array([found["weights"][name] for name in standing.EVIDENCE])
    cuts = {name: found[name] for name in THRESHOLDS}
    write_weights(TARGET / "facts" / "standing.toml", standing.EVIDENCE, weights, found["bias"], cuts, note)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = [gold.parent for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    _, rows = left_out([load(folder) for folder in folders], folders)
    report(rows)
    if arguments.write:
        write(rows)


if __name__ == "__main__":
    main()
