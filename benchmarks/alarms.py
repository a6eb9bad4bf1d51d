"""Every real conflict reported in real news, to be read by eye: what an editor would be shown.

    python -m benchmarks.alarms FOLDER [FOLDER ...] [--kind KIND ...] [--cleared] [--quiet]

Each FOLDER holds a folder a story. Prints every conflict with its sentences, then the reports of each kind per 100
articles. Real news disagrees at times, so these are an upper bound on false alarms.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

import divergence as dv
from benchmarks.stories import stories


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument("--kind", nargs="+", default=[])
    parser.add_argument("--cleared", action="store_true", help="print what was cleared, with its reason, as well")
    parser.add_argument("--quiet", action="store_true", help="print the counts alone")
    arguments = parser.parse_args()
    counted: Counter[str] = Counter()
    articles = 0
    for folder in [story for root in arguments.folders for story in stories(root)]:
        given = [article for article in dv.read(folder).articles if Path(article.id).name != "gold.json"]
        articles += len(given)
        for story in dv.score(given).stories:
            for conflict in story.conflicts:
                if arguments.kind and conflict.kind not in arguments.kind:
                    continue
                if conflict.resolution == "real":
                    counted[conflict.kind] += 1
                elif not arguments.cleared:
                    continue
                if arguments.quiet:
                    continue
                print(f"\n{folder.name}: {conflict.kind} {conflict.resolution}: {conflict.explanation}")
                for side in conflict.sides:
                    for mention in side.mentions:
                        blamed = "*" if mention.article in conflict.deviant else " "
                        print(f"  {blamed} {side.value[:40]} | {mention.article} | {' '.join(mention.text.split())}")
    print(f"\n{articles} articles; reported as real, and per 100 articles:")
    for kind, count in sorted(counted.items()):
        print(f"  {kind:12} {count:4} {100 * count / max(1, articles):6.2f}")


if __name__ == "__main__":
    main()
