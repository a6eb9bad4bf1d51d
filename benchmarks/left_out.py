"""Every labelled story scored by the whole program, with the decision of sameness fitted on the *other* stories.

    python -m benchmarks.left_out STORIES [STORIES ...] --out RESULTS [--scorer SCORE.py]

What `benchmarks.stories` prints of a story that the shipped weights were fitted on flatters them; this does not. Only
the cuts of gathering and trimming (four numbers) and the decision on conflicts are the shipped ones. The scorer is the
one of `benchmarks.stories`. Saves a result a story for `benchmarks.purity`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import fmean
from typing import Any
from unittest.mock import patch

import divergence as dv
from benchmarks.fit import load
from benchmarks.fit_facts import settings
from divergence.comparison.facts import alignment, gathering


@contextmanager
def weighed(given: dict[str, Any]) -> Iterator[None]:
    """The decision of sameness with other weights."""
    alignment.weights_of.cache_clear()
    with patch.object(alignment, "settings", lambda: given), patch.object(gathering, "settings", lambda: given):
        yield
    alignment.weights_of.cache_clear()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--scorer", type=Path)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    folders = [gold.parent for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    stories = [load(folder) for folder in folders]
    judged: dict[Path, list[tuple[float, float, float]]] = {}
    for number, folder in enumerate(folders):
        with weighed(settings([story for other, story in enumerate(stories) if other != number])):
            result = dv.score(dv.read(folder).articles)
        target = arguments.out / f"{folder.name}.json"
        target.write_text(result.to_json(), encoding="utf-8")
        if arguments.scorer:
            command = [sys.executable, str(arguments.scorer), str(target), str(folder / "gold.json"), "--json"]
            facts = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)["facts"]
            judged.setdefault(folder.parent, []).append((facts["bcubed"]["f1"], facts["pairs"]["f1"], facts["recall"]))
    for root, figures in judged.items():
        bcubed, pair, recall = (fmean(column) for column in zip(*figures, strict=True))
        print(f"{root}: {len(figures)} stories, B-cubed F1 {bcubed:.3f}, pair F1 {pair:.3f}, recall {recall:.3f}")


if __name__ == "__main__":
    main()
