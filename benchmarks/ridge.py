"""A logistic decision with a ridge, fitted on evidence of unit spread and told in the evidence's own units."""

from __future__ import annotations

import numpy as np
from sklearn.linear_model import LogisticRegression

Decision = tuple[np.ndarray, float]  # weights, bias


def unit(evidence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The mean and the spread by which evidence is brought to unit spread; what never varies keeps its own."""
    return evidence.mean(axis=0), np.maximum(1e-9, evidence.std(axis=0))


def ridge(evidence: np.ndarray, labels: np.ndarray, counts: np.ndarray, penalty: float) -> Decision:
    """Weights and bias; `counts` is what a row counts, `penalty` the inverse strength of the ridge."""
    mean, spread = unit(evidence)
    model = LogisticRegression(C=penalty, max_iter=5000).fit((evidence - mean) / spread, labels, counts)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - weights @ mean)
