"""How steady the ranking is: articles padded with themselves, cut in half, and copied.

    python -m benchmarks.steadiness FOLDER ... [--only pad cut copies] [--out FILE.json]

FOLDER is a story, or holds one folder a story. Padding says every paragraph of one article three times; an article may
then move by `MOST` points. A cut leaves the first half of its paragraphs. Copies are three near-verbatim articles of
other outlets, each with a sentence of its own and without one paragraph: no other article may change its rank.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import divergence as dv
from benchmarks.stories import stories
from divergence.article import Article
from divergence.document import plain_view
from divergence.result import Entry

MOST = 3.0  # points of 100
OWN = (
    "This report was first carried by an evening bulletin.",
    "It was read on the air at noon.",
    "Our desk has read it.",
)
Entries = dict[str, Entry]


def entries(articles: Sequence[Article]) -> Entries:
    (story,) = dv.score(articles).stories
    return {each.article: each for each in story.ranking.entries}


def plain(article: Article) -> Article:
    """The article as it is read, without what is set aside: places in a text that is changed would be wrong ones."""
    text = plain_view(article.text, article.removed).strip()
    return replace(article, text=text, sha256="", removed=(), regions=())


def with_(articles: Sequence[Article], number: int, text: str) -> list[Article]:
    changed = replace(articles[number], text=text, sha256="")
    return [*articles[:number], changed, *articles[number + 1 :]]


def paragraphs(article: Article) -> list[str]:
    return [each for each in article.text.split("\n\n") if each.strip()]


def padded(article: Article) -> str:
    return "\n\n".join([*paragraphs(article)] * 3)


def halved(article: Article) -> str:
    parts = paragraphs(article)
    return "\n\n".join(parts[: max(1, (len(parts) + 1) // 2)])


def copies(article: Article) -> list[Article]:
    parts = paragraphs(article)
    found = []
    for number, own in enumerate(OWN, start=1):
        left = [each for at, each in enumerate(parts) if len(parts) < 6 or at != len(parts) - number]
        text = "\n\n".join([*left, own])
        name = f"{article.id}-copy-{number}"
        found.append(replace(article, id=name, source=f"Copy {number}", text=text, sha256=""))
    return found


def scored(all_: Entries) -> dict[str, float]:
    return {key: each.divergence for key, each in all_.items() if each.divergence is not None}


def furthest(all_: Entries) -> set[str]:
    """Who drifts furthest and is told apart from everybody else: an order within a tie is no order."""
    return {key for key, each in all_.items() if each.rank == 1 and not each.tied_with}


def moves(name: str, articles: Sequence[Article], kinds: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What each change of each article of a story moves."""
    before = entries(articles)
    if not scored(before):
        return
    for number, article in enumerate(articles):
        if "pad" in kinds:
            after = entries(with_(articles, number, padded(article)))
            by = {key: round(value - scored(before)[key], 2) for key, value in scored(after).items()}
            yield {
                "kind": "pad",
                "story": name,
                "article": article.id,
                "own": by[article.id],
                "most": max(by.values(), key=abs),
            }
        if "cut" in kinds:
            after = entries(with_(articles, number, halved(article)))
            own, was = after[article.id], before[article.id]
            same = [
                part
                for part, found in own.components.items()
                if found.evidence == was.components[part].evidence
                and abs(found.points - was.components[part].points) > 1
            ]
            worst = article.id in furthest(after) - furthest(before)
            yield {
                "kind": "cut", "story": name, "article": article.id, "same_evidence": same, "becomes_furthest": worst,
                "before": was.divergence, "after": own.divergence,
            }  # fmt: skip
        if "copies" in kinds:
            after = entries([*articles, *copies(article)])
            changed = [key for key, was in before.items() if key != article.id and after[key].rank != was.rank]
            moved = {key: [(each[key].rank, each[key].divergence) for each in (before, after)] for key in changed}
            yield {"kind": "copies", "story": name, "article": article.id, "changed": moved}


def folders(given: Sequence[Path]) -> Iterator[Path]:
    for root in given:
        yield from stories(root) or [root]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--only", nargs="+", choices=("pad", "cut", "copies"), default=("pad", "cut", "copies"))
    parser.add_argument("--out", type=Path, help="keep every run as JSON")
    arguments = parser.parse_args()
    found: list[dict[str, Any]] = []
    for folder in folders(arguments.folders):
        articles = [plain(each) for each in dv.read(folder).articles if not each.id.startswith("gold")]
        found += moves(folder.name, articles, arguments.only)
        if folder.name == "paraphrases":
            points = scored(entries(articles))
            ranks = {each.rank for each in entries(articles).values()}
            print(f"paraphrases: ranks {ranks}, spread {max(points.values()) - min(points.values()):.1f} points")
    of = {kind: [each for each in found if each["kind"] == kind] for kind in arguments.only}
    if padded_ := of.get("pad"):
        far = [each for each in padded_ if abs(each["most"]) > MOST]
        print(f"pad: {len(padded_)} runs, {len(far)} move an article by more than {MOST:g} points")
        print(*(f"  {each['story']}/{each['article']} {each['most']:+.1f}" for each in far), sep="\n")
    if cut := of.get("cut"):
        same = sum(len(each["same_evidence"]) for each in cut)
        worst = sum(each["becomes_furthest"] for each in cut)
        print(f"cut: {len(cut)} runs; {worst} make an article the furthest, told apart from all others;", end=" ")
        print(f"{same} components move by more than a point on the same evidence")
        for each in cut:
            if each["becomes_furthest"]:
                print(f"  {each['story']}/{each['article']} becomes the furthest: {each['before']} to {each['after']}")
    if copied := of.get("copies"):
        print(
            f"copies: {len(copied)} runs, {sum(bool(each['changed']) for each in copied)} change another article's rank"
        )
        print(
            *(f"  {each['story']}/{each['article']}: {each['changed']}" for each in copied if each["changed"]), sep="\n"
        )
    if arguments.out:
        arguments.out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
