"""Fits whether two statements say the same thing on NAnCo's answer pairs.

    python -m benchmarks.fit_statements PAIRS.jsonl [--write]

Prints the mean balanced accuracy over questions with the weights and the threshold set leaving each question out; with
--write, writes `comparison/facts/statements.toml` fitted on all of them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from divergence.comparison.facts.statements import EVIDENCE, evidence

TARGET = Path(__file__).parent.parent / "divergence" / "comparison" / "facts" / "statements.toml"


def balanced(scores: np.ndarray, labels: np.ndarray, questions: np.ndarray, cut: float) -> float:
    kept = [question for question in sorted(set(questions)) if len(set(labels[questions == question])) == 2]
    values = []
    for question in kept:
        here = questions == question
        hits = scores[here] >= cut
        truth = labels[here] == 1
        values.append((np.mean(hits[truth]) + np.mean(~hits[~truth])) / 2)
    return float(np.mean(values))


def best_cut(scores: np.ndarray, labels: np.ndarray, questions: np.ndarray) -> float:
    cuts = np.quantile(scores, np.linspace(0.02, 0.98, 97))
    return float(max(cuts, key=lambda cut: balanced(scores, labels, questions, cut)))


def main(source: str, write: bool) -> None:
    rows = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").splitlines()]
    found = [evidence(row["a"], row["b"]) or (0.0,) * len(EVIDENCE) for row in rows]
    matrix, labels = np.array(found), np.array([row["label"] for row in rows])
    questions = np.array([row["event_id"] for row in rows])
    outcomes = []
    for question in sorted(set(questions)):
        out = questions == question
        model = LogisticRegression(class_weight="balanced").fit(matrix[~out], labels[~out])
        scores = model.predict_proba(matrix)[:, 1]
        cut = best_cut(scores[~out], labels[~out], questions[~out])
        if len(set(labels[out])) == 2:
            outcomes.append(balanced(scores[out], labels[out], questions[out], cut))
    print(f"balanced accuracy, each of {len(outcomes)} questions left out: {np.mean(outcomes):.3f} (n {len(rows)})")
    model = LogisticRegression(class_weight="balanced").fit(matrix, labels)
    scores = model.predict_proba(matrix)[:, 1]
    cut = best_cut(scores, labels, questions)
    if write:
        lines = [
            "# fitted by benchmarks/fit_statements.py on the answer pairs of NAnCo (half of its questions)",
            f"threshold = {cut:.4f}", f"bias = {model.intercept_[0]:.4f}", "", "[weights]",
            *(f"{name} = {weight:.4f}" for name, weight in zip(EVIDENCE, model.coef_[0], strict=True)),
        ]  # fmt: skip
        TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1], "--write" in sys.argv[2:])
