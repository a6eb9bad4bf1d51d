"""Fits the two decisions that say whether two claims state the same fact, on labelled stories.

    python -m benchmarks.fit_facts STORIES [STORIES ...] [--write]

STORIES holds a folder a story, each with `gold.json` (facts with every article's quote). Prints how the pairs come out
with each story left out in turn; with --write, writes `comparison/facts/alignment.toml` fitted on all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

from benchmarks.fit import TARGET, Story, load
from divergence.comparison.facts import alignment, gathering
from divergence.comparison.facts.pair_evidence import FEATURES
from divergence.comparison.facts.second_look import SECOND

PENALTY = 0.3  # inverse strength of the ridge: few labels, correlated evidence
GATHERING = ("reach", "threshold", "same_article", "same_sentence")

Decision = tuple[np.ndarray, float]


def labelled(story: Story) -> tuple[np.ndarray, np.ndarray]:
    """The candidate pairs across articles in which at least one claim is labelled, and whether they share a fact.

    The gold facts are a sample, but each lists every article's statement of it.
    """
    rows, labels = [], []
    for row, (i, j) in enumerate(zip(story.pairs.one, story.pairs.other, strict=True)):
        one, other = story.claims[i], story.claims[j]
        if one.article == other.article or one.heading or other.heading:  # headlines carry no labels
            continue
        if story.facts_of[i] or story.facts_of[j]:
            rows.append(row)
            labels.append(bool(story.facts_of[i] & story.facts_of[j]))
    return np.array(rows, dtype=int), np.array(labels, dtype=int)


def logistic(evidence: list[np.ndarray], labels: list[np.ndarray]) -> Decision:
    model = LogisticRegression(C=PENALTY, max_iter=5000).fit(np.vstack(evidence), np.concatenate(labels))
    return model.coef_[0], float(model.intercept_[0])


def chances(evidence: np.ndarray, decision: Decision) -> np.ndarray:
    return alignment.sigmoid(evidence @ decision[0] + decision[1])


def looked_again(story: Story, first: Decision) -> np.ndarray:
    return alignment.looked_again(story.pairs, chances(story.pairs.evidence, first))


def fit(stories: list[Story]) -> tuple[Decision, Decision]:
    """The decision by a pair's own evidence, and the one by what surrounds it."""
    rows = [labelled(story) for story in stories]
    labels = [each for _, each in rows]
    first = logistic([story.pairs.evidence[kept] for story, (kept, _) in zip(stories, rows, strict=True)], labels)
    around = [looked_again(story, first)[kept] for story, (kept, _) in zip(stories, rows, strict=True)]
    return first, logistic(around, labels)


@contextmanager
def weighed(given: dict[str, Any]) -> Iterator[None]:
    """The decision of sameness with other weights."""
    alignment.weights_of.cache_clear()
    with patch.object(alignment, "settings", lambda: given), patch.object(gathering, "settings", lambda: given):
        yield
    alignment.weights_of.cache_clear()


def report(stories: list[Story]) -> None:
    """Average precision over pairs, each story judged by what was fitted on the others."""
    scores, labels = [], []
    for story in stories:
        first, second = fit([other for other in stories if other is not story])
        kept, label = labelled(story)
        scores.append(chances(looked_again(story, first), second)[kept])
        labels.append(label)
    score, label = np.concatenate(scores), np.concatenate(labels)
    print(f"same fact: {len(label)} pairs, {label.sum()} the same, each of {len(stories)} stories left out in turn")
    print(f"  average precision {average_precision_score(label, score):.3f}")
    for cut in (0.1, 0.2, 0.3, 0.5, 0.7):
        hit = score >= cut
        print(f"  at {cut:.1f}: precision {label[hit].mean():.2f} recall {label[hit].sum() / label.sum():.2f}")


def settings(stories: list[Story]) -> dict[str, Any]:
    """What `alignment.toml` holds, fitted on these stories."""
    given = alignment.settings()
    first, second = fit(stories)
    tables = (("weights", FEATURES, first), ("second_weights", (*SECOND, *FEATURES), second))
    return {name: given[name] for name in GATHERING} | {
        table: {"bias": bias} | dict(zip(names, weights.tolist(), strict=True))
        for table, names, (weights, bias) in tables
    }


def write(stories: list[Story]) -> None:
    lines = [f"# fitted by benchmarks/fit_facts.py on {len(stories)} labelled stories written for testing"]
    for name, value in settings(stories).items():
        if isinstance(value, dict):
            lines += ["", f"[{name}]", *(f"{key} = {weight:.4f}" for key, weight in value.items())]
        else:
            lines.append(f"{name} = {value}")
    (TARGET / "facts" / "alignment.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    folders = [gold.parent for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    stories = [load(folder) for folder in folders]
    report(stories)
    if arguments.write:
        write(stories)


if __name__ == "__main__":
    main()
