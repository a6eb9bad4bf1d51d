"""A scored decision: evidence weighed by the numbers of a TOML file beside this one, which says whence they come."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from divergence.comparison.facts.alignment import Floats


@cache
def settings(name: str) -> dict[str, Any]:
    """What ``name.toml`` holds: `weights` by evidence, `bias`, and `threshold`."""
    return tomllib.loads((files("divergence.comparison.conflicts") / f"{name}.toml").read_text(encoding="utf-8"))


def threshold(name: str, which: str = "threshold") -> float:
    """The likelihood from which a conflict is reported."""
    return float(settings(name)[which])


def likelihood(name: str, names: Sequence[str], evidence: Sequence[Any]) -> Floats:
    """How likely each row of evidence, in the order of `names`, is of a real conflict, in [0, 1]."""
    if not len(evidence):
        return np.zeros(0)
    given = settings(name)
    margin = np.array(evidence) @ np.array([given["weights"][each] for each in names]) + given["bias"]
    return np.asarray(1 / (1 + np.exp(-margin)))
