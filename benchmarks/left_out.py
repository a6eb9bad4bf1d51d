"""Every labelled story scored by the whole program, with the decisions on facts fitted on the *other* stories.

    python -m benchmarks.left_out STORIES [STORIES ...] --out RESULTS [--scorer SCORE.py]

What `benchmarks.stories` prints of a story that the shipped weights were fitted on flatters them; this does not. Only
the cuts of gathering, trimming and counting (eight numbers) and the decision on conflicts are the shipped ones. The
scorer is the one of `benchmarks.stories`. Saves a result a story for `benchmarks.purity`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import fmean
from unittest.mock import patch

import divergence as dv
from benchmarks import fit_omitted
from benchmarks.fit import load
from benchmarks.fit_facts import weighed
from benchmarks.fit_standing import left_out, settings, silent
from divergence.comparison.facts import omitted, standing


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
    weights, rows = left_out(stories, folders)
    stated = [settings([*rows[:number], *rows[number + 1 :]]) for number in range(len(stories))]
    lacking = []
    for story, folder, given, judge in zip(stories, folders, weights, stated, strict=True):
        with weighed(given), patch.object(standing, "settings", lambda judge=judge: judge):
            lacking.append(fit_omitted.labelled(story, silent(folder)))
    for number, folder in enumerate(folders):
        others = [each for each in (*lacking[:number], *lacking[number + 1 :]) if len(each.labels)]
        quiet = fit_omitted.settings(others)
        with (
            weighed(weights[number]),
            patch.object(standing, "settings", lambda judge=stated[number]: judge),
            patch.object(omitted, "settings", lambda quiet=quiet: quiet),
        ):
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
