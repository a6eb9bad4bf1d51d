"""What a scored decision on candidates is fitted on, labelled stories and clusters of real news, and how it is told.

A candidate sets a place of one article, `rival`, against places of others, `agreed`. In a story with `gold.json` it is
the conflict in whose quotes it stands, or none; a cluster of real news has nothing to find.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import ArrayLike

from benchmarks.fit import TARGET
from benchmarks.fit import write as write_weights
from benchmarks.ridge import Decision
from benchmarks.stories import stories
from benchmarks.telling import Quoted, sides, text_at
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.standoff import Place, Told


class Candidate(Protocol):
    """Places that cannot all be right, and the evidence for that."""

    @property
    def agreed(self) -> Sequence[Place]: ...
    @property
    def rival(self) -> Place: ...
    @property
    def evidence(self) -> ArrayLike: ...


Found = TypeVar("Found", bound=Candidate)
Meets = Callable[[Found, Quoted, Quoted], bool]  # a candidate, quotes of those that agree, and of the deviant


@dataclass(eq=False)
class Story(Generic[Found]):
    """A story's candidates, and of each the gold conflict that it finds: "" for none, None where it is left aside."""

    name: str
    told: Told
    found: Sequence[Found]
    finds: Sequence[str | None]
    weight: float = 1.0  # what a candidate counts in the fit

    @property
    def evidence(self) -> np.ndarray:
        """Shape (candidates, evidence)."""
        return np.array([each.evidence for each in self.found])


@dataclass(frozen=True)
class Row(Generic[Found]):
    """What a story would be told to say: the candidate `each`, which finds `find`, at this score."""

    score: float
    story: Story[Found]
    find: str | None
    each: Found


def parser(description: str | None, news: str = "--news") -> argparse.ArgumentParser:
    """What a fit is called with."""
    made = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("stories", type=Path, nargs="+")
    made.add_argument(news, type=Path, nargs="+", default=[], metavar="FOLDER")
    made.add_argument("--write", action="store_true")
    made.add_argument("--show", type=int, default=0)
    return made


def folders(roots: Sequence[Path]) -> list[Path]:
    """Every folder of articles, with a gold file or without."""
    return [folder for root in roots for folder in stories(root)]


def labelled(roots: Sequence[Path]) -> list[Path]:
    return [gold.parent for root in roots for gold in sorted(root.glob("*/gold.json"))]


def clusters(roots: Sequence[Path]) -> list[Path]:
    """Folders of real news, each once: samples of it overlap."""
    return list({folder.name: folder for folder in folders(roots)}.values())


def gold(folder: Path) -> dict[str, Any]:
    """The facts and conflicts of a story; none where it has no gold file."""
    path = folder / "gold.json"
    found = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"facts": [], "conflicts": []}
    return dict(found)


def conflicts(told: Told, given: dict[str, Any]) -> dict[str, tuple[Quoted, Quoted]]:
    """The quotes of both sides of each gold conflict, by its fact and its kind."""
    ids = [annotated.article.id for annotated in told.articles]
    return {f"{each['fact']} {each['kind']}": sides(each, given["facts"], ids) for each in given["conflicts"]}


def finds(found: Sequence[Found], wanted: dict[str, tuple[Quoted, Quoted]], meets: Meets[Found]) -> list[str]:
    """Of each candidate the first conflict whose quotes it meets, or ""."""
    return [
        next((key for key, (agreed, deviant) in wanted.items() if meets(each, agreed, deviant)), "") for each in found
    ]


def fold(story: Story[Any], count: int) -> int:
    """Which of so many parts a story is left out with, whatever else there is."""
    return crc32(story.name.encode()) % count


def rows(told: Sequence[Story[Any]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Evidence, labels and what each row counts, of all candidates that are not left aside."""
    kept = [
        (each.evidence, bool(find), story.weight)
        for story in told
        for each, find in zip(story.found, story.finds, strict=True)
        if find is not None
    ]
    evidence, labels, counts = (np.array(column) for column in zip(*kept, strict=True))
    return evidence, labels, counts


def at_cuts(told: Sequence[Row[Any]], cuts: Sequence[float]) -> Iterator[tuple[float, set[tuple[str, str]], int]]:
    """For each cut the conflicts that are found, and the number of candidates told falsely."""
    for cut in cuts:
        above = [row for row in told if row.score >= cut]
        yield cut, {(row.story.name, row.find) for row in above if row.find}, sum(row.find == "" for row in above)


def likeliest(told: Sequence[Row[Found]], count: int) -> list[Row[Found]]:
    return sorted(told, key=lambda row: -row.score)[:count]


def line(story: Story[Any], place: Place) -> str:
    """A place as a report shows it."""
    return f"       {' '.join(text_at(story.told, place).split())[:200]}"


def write(name: str, evidence: tuple[str, ...], fitted: Decision, note: str) -> None:
    """Writes the decision of that name, with its threshold as it is."""
    settings = {"threshold": decision.threshold(name)}
    write_weights(TARGET / "conflicts" / f"{name}.toml", evidence, *fitted, settings, note)


def note(program: str, stories: int, news: int) -> str:
    """By what, and on how much, a decision was fitted."""
    real = f" and {news} clusters of real news" if news else ""
    return f"fitted by benchmarks/{program}.py on {stories} labelled stories written for testing{real}"
