"""Plain stories: what reporters get wrong is found in half of them, and hardly anybody is accused of anything else."""

from __future__ import annotations

import json
import re
from pathlib import Path

import divergence as dv
from divergence.result import Conflict

PLAIN = sorted((Path(__file__).parent / "plain").iterdir())


def test_half_of_the_plain_contradictions_are_found_and_few_others_reported() -> None:
    gold = {folder: json.loads((folder / "gold.json").read_text(encoding="utf-8"))["conflicts"] for folder in PLAIN}
    wanted = sum(map(len, gold.values()))
    found: set[tuple[str, str]] = set()
    other = []
    for folder in PLAIN:
        (story,) = dv.score(dv.read(folder).articles).stories
        for conflict in (each for each in story.conflicts if each.resolution == "real"):
            met = [each["fact"] for each in gold[folder] if quoted(conflict, each)]
            found.update((folder.name, fact) for fact in met)
            other += [] if met else [conflict.explanation]
    assert wanted > 80
    assert len(found) / wanted > 0.45
    assert len(other) <= len(PLAIN) / 8, other  # one in forty articles; some right of a sentence that is not labelled


def quoted(conflict: Conflict, gold: dict[str, object]) -> bool:
    """Whether either side of a conflict has a sentence of one side of a labelled one, and the deviant's."""
    quotes = gold["quotes"]
    assert isinstance(quotes, list)
    sides = [
        {
            mention.article in gold["deviant"]  # type: ignore[operator]
            for mention in side.mentions
            for each in quotes
            if each["file"] == mention.article and runs(each["quote"]) & runs(mention.text)
        }
        for side in conflict.sides
    ]
    return {True} in sides and any(side and True not in side for side in sides)


def runs(text: str) -> set[tuple[str, ...]]:
    """Four words in a row, or all of fewer: what a quotation over two sentences shares with either."""
    words = re.findall(r"\w+", text)
    return {tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))}
