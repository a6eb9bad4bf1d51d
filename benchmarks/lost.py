"""Where conflicts of value are lost: for each labelled or planted one, the stage that let it go.

    python -m benchmarks.lost STORIES [STORIES ...] [--planted FOLDER ...]

The folders are those of `benchmarks.fit`. Stages, in order: *not read* (no value on one side), *compatible* (no two
values of one kind that rule each other out), *no pair* (never held against each other), *cleared* (with its reason),
*scored* (with its probability, below the threshold), *found*. Prints a line a conflict and the count of each stage.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import fit
from divergence.comparison.conflicts import candidates
from divergence.comparison.conflicts.clearing import Reason, reason_for
from divergence.comparison.conflicts.field import field
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.gathered import gather


class Searched:
    """A story's claims and the candidates of value found among them."""

    def __init__(self, found: list[Claim], family: Sequence[int], published: Sequence[Any]) -> None:
        self.claims, self.family, self.published = found, family, published
        gathered = gather(found)
        self.candidates = candidates.candidates(gathered, gathered.facts, family)
        self.likely = candidates.probabilities(self.candidates)
        self.field = field(gathered, family)

    def stage(self, agreed: set[int], deviant: set[int]) -> str:
        """Where the conflict of two sides, each claim numbers, is lost."""
        place = {number: at for at, number in enumerate(self.field.numbers)} if self.field else {}
        one = [place[number] for number in agreed if number in place]
        other = [place[number] for number in deviant if number in place]
        if self.field is None or not one or not other:
            return "not read"
        kinds = self.field.kind
        able = ~self.field.latitude.compatible(one)[:, other] & (kinds[one][:, None] == kinds[other])
        if not able.any():
            return "compatible"
        best = "no pair"
        for at, each in enumerate(self.candidates):
            group = set(each.group)
            if not ((group & agreed and each.rival in deviant) or (group & deviant and each.rival in agreed)):
                continue
            reason = reason_for(self.claims, each.group, each.rival, self.published)
            if reason is not Reason.REAL:
                best = max(best, f"p: cleared {reason.name.lower()}", key=_rank)
                continue
            behind = len({self.family[self.claims[number].article] for number in (*each.group, *each.seconders)})
            enough = self.likely[at] >= candidates.threshold(behind, len(set(self.family)) - 1)
            best = max(best, "q: found" if enough else f"p: scored {self.likely[at]:.2f}", key=_rank)
        return best.partition(": ")[2] or best


def _rank(stage: str) -> str:
    return stage.replace("no pair", "a")


def of_story(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The kind, the stage and the deviant's words of every gold conflict of value."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    story = fit.load(folder)
    searched = Searched(story.claims, story.family, story.published)
    for index, conflict in enumerate(gold["conflicts"]):
        if conflict["kind"] not in ("numeric", "date"):
            continue
        key = f"{conflict['fact']}#{index}"
        agreed = {number for number, keys in enumerate(story.agreed_in) if key in keys}
        deviant = {number for number, keys in enumerate(story.deviant_in) if key in keys}
        words = next((each["quote"] for each in conflict["quotes"] if each["file"] in conflict["deviant"]), "")
        yield conflict["kind"], searched.stage(agreed, deviant), f"{conflict['fact']} {words}"


def of_planted(folder: Path) -> Iterator[tuple[str, str, str]]:
    """The same of every planted value."""
    manifest = json.loads((folder / "plants.json").read_text(encoding="utf-8"))
    for name in manifest["planted"]:
        ids, found, family, published = fit.read_cluster(folder / "planted" / name)
        searched = Searched(found, family, published)
        for plant in manifest["plants"]:
            if plant["cluster"] == name and plant["kind"] != "name":
                stage = searched.stage(fit.supporting(found, ids, plant), fit.planted(found, ids, plant))
                yield plant["kind"], stage, f"{plant['original']} → {plant['planted']}: {plant['sentence']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("stories", type=Path, nargs="+")
    parser.add_argument("--planted", type=Path, nargs="+", default=[], metavar="FOLDER")
    arguments = parser.parse_args()
    stories = sorted(gold.parent for root in arguments.stories for gold in root.glob("*/gold.json"))
    rows = [(story.name, *row) for story in stories for row in of_story(story)]
    rows += [(folder.name, *row) for folder in arguments.planted for row in of_planted(folder)]
    for name, kind, stage, words in rows:
        print(f"{name[:18]:18} {kind:8} {stage:16} {' '.join(words.split())[:100]}")
    for kind in sorted({row[1] for row in rows}):
        counted = Counter(stage.split()[0] for _, each, stage, _ in rows if each == kind)
        print(f"{kind}: {', '.join(f'{stage} {count}' for stage, count in counted.most_common())}")


if __name__ == "__main__":
    main()
