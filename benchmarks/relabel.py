"""How often `outlets` tells an outlet apart that is only a label: outlets' names shuffled within each story.

    python -m benchmarks.relabel RESULT.json ... [--times 1000]

If names mean nothing, an outlet should be told apart in at most one relabelling in twenty, whatever the points are.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import divergence as dv
from divergence.across.outlets import TOTAL, Standing, profiles, standings
from divergence.report.profiles import render


def relabelled(told: list[Standing], chance: random.Random) -> list[Standing]:
    """The same figures with the names of each story dealt out anew."""
    stories: dict[int, list[Standing]] = {}
    for each in told:
        stories.setdefault(each.story, []).append(each)
    found = []
    for rows in stories.values():
        names = [each.source for each in rows]
        chance.shuffle(names)
        found += [Standing(each.story, name, each.points) for each, name in zip(rows, names, strict=True)]
    return found


def false_alarms(told: list[Standing], times: int, seed: int = 1) -> Counter[str]:
    """In how many of the relabellings each name, or any ("any"), is told apart by its divergence; and any component."""
    chance = random.Random(seed)
    found: Counter[str] = Counter()
    for _ in range(times):
        drawn = profiles(relabelled(told, chance))
        apart = [each.source for each in drawn if each.divergence.told_apart]
        found.update(apart)
        found["any"] += bool(apart)
        for name in drawn[0].components if drawn else ():
            found[f"any: {name}"] += any(each.components[name].told_apart for each in drawn)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", nargs="+", type=Path)
    parser.add_argument("--times", type=int, default=1000)
    arguments = parser.parse_args()
    results = [dv.load(path) for path in arguments.results]
    print(render(dv.outlets(results)))
    ranked = [story for result in results for story in result.stories if story.ranking.status == "ranked"]
    told = [each for number, story in enumerate(ranked) for each in standings(story, number)]
    for name, count in sorted(false_alarms(told, arguments.times).items()):
        print(f"{name}: told apart in {count / arguments.times:.1%} of {arguments.times} relabellings ({TOTAL})")


if __name__ == "__main__":
    main()
