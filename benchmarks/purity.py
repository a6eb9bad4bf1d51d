"""How pure the printed facts are: whether each counted article's quoted sentence states what the others' do.

    python -m benchmarks.purity RESULTS STORIES [STORIES ...]

RESULTS holds what `benchmarks.stories` (or `benchmarks.left_out`) saved, a result a story; STORIES the folders with the
gold files. A printed fact is matched to the gold fact that most of its articles state. An article counted for it is
*right* where a sentence quoted from it holds its gold mention of that fact; *wrong* where the gold says that it is
silent on the fact, or its sentences are mentions of other facts alone; else *unjudged*: the gold, a sample, says
nothing of the sentence. An article that is unclear for a fact, denies it or brings it up to date is not counted for it.
A printed fact none of whose sentences is any gold mention is counted apart.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

STATES = ("asserts", "hedges")
LEAST = 2  # articles that a fact is counted for
Place = tuple[int, int]  # characters [start, end)
Stated = Mapping[tuple[str, str], Place | None]  # where an article states a gold fact; None where it is silent


def places(gold: Mapping[str, Any], texts: Mapping[str, str]) -> dict[tuple[str, str], Place | None]:
    """By article and gold fact, where the one states the other."""
    found: dict[tuple[str, str], Place | None] = {}
    for fact in gold["facts"]:
        for article, stance in fact["stances"].items():
            if stance["stance"] == "absent":
                if not stance.get("note", "omission").startswith("omission"):
                    continue  # another time, a partial count: as good as said
                found[article, fact["id"]] = None
            elif article in texts and stance["quote"]:
                pattern = r"\W+".join(re.escape(word) for word in re.findall(r"\w+", stance["quote"]))
                match = re.search(pattern, texts[article])
                if match is not None:
                    found[article, fact["id"]] = match.span()
    return found


def judged(fact: Mapping[str, Any], stated: Stated) -> Counter[str]:
    """How many of a printed fact's articles are right, wrong and unjudged; `unmatched` where it is no gold fact."""
    unclear = fact.get("unclear", ())
    counted = [each for each in fact["mentions"] if each["stance"] in STATES and each["article"] not in unclear]
    known: dict[str, set[str]] = {mention["article"]: set() for mention in counted}
    if len(known) < LEAST:
        return Counter(unsure=1)
    for mention in counted:
        for (article, name), place in stated.items():
            inside = place is not None and place[0] < mention["end"] and mention["start"] < place[1]
            if article == mention["article"] and mention["field"] == "text" and inside:
                known[article].add(name)
    votes = Counter(name for names in known.values() for name in sorted(names))
    if not votes:
        return Counter(unmatched=1)
    most = max(votes, key=lambda name: (votes[name], name))
    verdicts: Counter[str] = Counter(facts=1)
    for article, names in known.items():
        if most in names:
            verdicts["right"] += 1
        elif names or stated.get((article, most), (0, 0)) is None:
            verdicts["wrong"] += 1
        else:
            verdicts["unjudged"] += 1
    verdicts["mixed"] = int(verdicts["wrong"] > 0)
    return verdicts


def story(result: Path, gold: Path) -> Counter[str]:
    """The verdicts over all printed facts of one story."""
    told = json.loads(result.read_text(encoding="utf-8"))["stories"][0]
    texts = {article["id"]: article["text"] for article in told["articles"]}
    stated = places(json.loads(gold.read_text(encoding="utf-8")), texts)
    return sum((judged(fact, stated) for fact in told["facts"]), Counter())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("results", type=Path)
    parser.add_argument("stories", type=Path, nargs="+")
    arguments = parser.parse_args()
    golds = [gold for root in arguments.stories for gold in sorted(root.glob("*/gold.json"))]
    total: Counter[str] = Counter()
    for gold in golds:
        result = arguments.results / f"{gold.parent.name}.json"
        if result.is_file():
            total += story(result, gold)
    counted = total["right"] + total["wrong"] + total["unjudged"]
    print(f"printed facts: {total['facts']} matched to a gold fact, {total['unmatched']} to none; "
          f"{total['unsure']} with fewer than {LEAST} articles counted")  # fmt: skip
    print(f"  of {counted} articles counted for them: right {total['right'] / counted:.3f}, "
          f"wrong {total['wrong'] / counted:.3f}, unjudged {total['unjudged'] / counted:.3f}")  # fmt: skip
    print(f"  facts with a wrong article: {total['mixed']} ({total['mixed'] / total['facts']:.3f})")


if __name__ == "__main__":
    main()
