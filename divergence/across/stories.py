"""Stories: which articles of a mixed pile report the same event.

Two articles are alike by whom and where they name and by what they say, each word weighed by how rare it is in other
news (Spärck Jones 1972); articles published too far apart are two stories. They are gathered by average link, since
chains of near-likenesses are not a story (Day and Edelsbrunner 1984). What the numbers are is data (`stories.toml`).

Known limits: two events of one kind at one place on one day (two matches of a tournament) may be joined; a long-running
affair is cut by its dates; English only: an article in another language is a story by itself.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.names import Name, names
from divergence.article import Article
from divergence.comparison.background import concept, idf
from divergence.document import Document, plain_view
from divergence.errors import wanted
from divergence.lexicon import shipped

TELLING = 1.0  # inverse document frequency below which a word says nothing about an event
BLOCK = 256  # articles whose likenesses to all others are held at once
LARGEST = 4_000  # articles gathered at once; a pile that hangs together beyond this is cut where it is thinnest
LABEL_WORDS = 6
UNDATED = 10**7  # a day after all others, so that articles without a date sort last
ADDRESS = re.compile(r"\S*(?://|www\.)\S*")

Bag = Mapping[str, float]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is compared of an article: its concepts, the words of its names, and the day it was published."""

    words: Bag
    names: Bag
    day: int | None
    alone: bool


def group(articles: Iterable[Article]) -> tuple[Article, ...]:
    """The articles with `story` set: those on one event share it, whatever it was before.

    Names of files and outlets, the order of the articles and their earlier `story` play no part. A story is named for
    the headline of its most typical article.

    Returns:
        The same articles, those of one story together, the largest story first. An id that several of them share is
        told apart by the story it came from.
    """
    articles = list(articles) if isinstance(articles, Iterable) else [articles]
    for article in articles:
        wanted(article, Article, "what is grouped", "dv.read(path).articles gives them")
    ordered = _distinct(sorted(articles, key=_content))
    if not ordered:
        return ()
    sketches = [_sketch(article) for article in ordered]
    space = _space(sketches)
    gathered = _gather(space, sketches)
    gathered.sort(key=lambda members: (-len(members), members))
    labels = _labels([ordered[_typical(space, members)] for members in gathered])
    return tuple(
        replace(ordered[number], story=label)
        for label, members in zip(labels, gathered, strict=True)
        for number in members
    )


def _content(article: Article) -> tuple[str, ...]:
    return article.text, article.title or "", article.published or "", article.id, article.story or ""


def _distinct(articles: Sequence[Article]) -> list[Article]:
    """What lay in two folders under one name gets the folder's name before it."""
    shared = Counter(article.id for article in articles)
    return [
        replace(article, id=f"{article.story}/{article.id}") if shared[article.id] > 1 and article.story else article
        for article in articles
    ]


def _sketch(article: Article) -> Sketch:
    if not shipped(article.language):
        return Sketch({}, {}, _day(article.published), alone=True)
    document = Document(article)
    return sketched(document, names(document))


def sketched(document: Document, named: Iterable[Name]) -> Sketch:
    """What is compared of an article that has been read."""
    spoken = Counter(
        key for sentence in document.sentences for key in map(_telling, document.lower[sentence.first : sentence.last])
        if key is not None
    )  # fmt: skip
    words: dict[str, float] = {}
    for (key, weight), count in spoken.items():
        words[key] = max(words.get(key, 0.0), weight * (1 + math.log(count)))
    counts = Counter(word for name in named for word in name.key.split() if len(word) > 1)
    weights = {word: idf(word) * (1 + math.log(count)) for word, count in counts.items()}
    return Sketch(words, weights, _day(document.article.published), alone=False)


def likeness(sketches: Sequence[Sketch]) -> Floats:
    """How alike articles are, whenever they were published, in [0, 1]; shape (articles, articles)."""
    space = _space(sketches)
    alike: Floats = np.clip(np.asarray((space @ space.T).todense()), 0.0, 1.0)
    return alike


@lru_cache(maxsize=200_000)
def _telling(word: str) -> tuple[str, float] | None:
    if not word[0].isalpha() or len(word) < 2:
        return None
    weight = idf(word)
    return (concept(word), weight) if weight > TELLING else None


def _day(published: str | None) -> int | None:
    try:
        return date.fromisoformat((published or "")[:10]).toordinal()
    except ValueError:
        return None


def _space(sketches: Sequence[Sketch]) -> Any:
    """One row an article whose inner products are the likenesses of words and names; shape (articles, terms)."""
    from scipy.sparse import hstack

    price = settings()
    parts = [(price["words"], [each.words for each in sketches]), (price["names"], [each.names for each in sketches])]
    return hstack([math.sqrt(weight) * _rows(bags) for weight, bags in parts], format="csr")


def _rows(bags: Sequence[Bag]) -> Any:
    """Bags as sparse rows of length one; shape (bags, terms)."""
    from scipy.sparse import csr_matrix
    from sklearn.preprocessing import normalize

    columns: dict[str, int] = {}
    places = [columns.setdefault(key, len(columns)) for bag in bags for key in sorted(bag)]
    ends = np.cumsum([0, *map(len, bags)])
    values = [bag[key] for bag in bags for key in sorted(bag)]
    return normalize(csr_matrix((values, places, ends), shape=(len(bags), max(1, len(columns))), dtype=np.float64))


def _gather(space: Any, sketches: Sequence[Sketch]) -> list[list[int]]:
    days = np.array([UNDATED if each.day is None else each.day for each in sketches])
    free = [number for number, each in enumerate(sketches) if not each.alone]
    edges = list(_alike(space, days, free))
    threshold = float(settings()["threshold"])
    found = [[number] for number, each in enumerate(sketches) if each.alone]
    for members in _connected(free, edges, threshold):
        found += _average_link(_likeness(space, days, members, members), members, threshold)
    return found


def _likeness(space: Any, days: NDArray[Any], one: Sequence[int], other: Sequence[int]) -> Floats:
    """How alike articles are, in [0, 1]; shape (one, other)."""
    price = settings()
    alike = np.asarray((space[one] @ space[other].T).todense())
    dated = (days[one][:, None] != UNDATED) & (days[other][None, :] != UNDATED)
    apart = np.abs(days[one][:, None] - days[other][None, :])
    alike = alike + price["together"] * (dated & (apart <= price["near"]))
    return np.clip(np.where(dated & (apart > price["window"]), 0.0, alike), 0.0, 1.0)


def _alike(space: Any, days: NDArray[Any], free: Sequence[int]) -> Iterator[tuple[int, int, float]]:
    """Every pair over the threshold, once: a block of articles at a time against those published near enough after
    them, and against those without a date."""
    window, threshold = settings()["window"], settings()["threshold"]
    order = sorted(free, key=lambda number: (int(days[number]), number))
    when = days[order]
    dated = int(np.searchsorted(when, UNDATED))
    for start in range(0, len(order), BLOCK):
        block = order[start : start + BLOCK]
        last = int(np.searchsorted(when, when[start + len(block) - 1] + window, "right"))
        others = [*order[start:last], *order[max(last, dated) :]]
        alike = _likeness(space, days, block, others)
        for row, column in zip(*np.nonzero(alike >= threshold), strict=True):
            if row < column:
                yield block[row], others[column], float(alike[row, column])


def _connected(free: Sequence[int], edges: Sequence[tuple[int, int, float]], threshold: float) -> list[list[int]]:
    """Articles that hang together. No average link reaches out of such a set, so each is gathered by itself."""
    parent = {number: number for number in free}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    for one, other, alike in edges:
        if alike >= threshold:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    sets: dict[int, list[int]] = {}
    for number in free:
        sets.setdefault(root(number), []).append(number)
    found: list[list[int]] = []
    for members in sets.values():
        if len(members) > LARGEST and threshold < 1:
            inside = set(members)
            found += _connected(members, [edge for edge in edges if edge[0] in inside], threshold + 0.05)
        else:
            found.append(sorted(members))
    return found


def _average_link(alike: Floats, members: Sequence[int], threshold: float) -> list[list[int]]:
    from scipy.cluster.hierarchy import fcluster, linkage

    if len(members) < 2:
        return [list(members)]
    distance = 1 - alike[np.triu_indices(len(members), 1)]
    labels = fcluster(linkage(distance, "average"), 1 - threshold, "distance")
    groups: dict[int, list[int]] = {}
    for number, label in zip(members, labels, strict=True):
        groups.setdefault(int(label), []).append(number)
    return list(groups.values())


def _typical(space: Any, members: Sequence[int]) -> int:
    """The article most like the others of its story."""
    rows = space[members]
    alike = np.round(np.asarray(rows @ rows.sum(axis=0).T).ravel(), 9)
    return members[int(np.argmax(alike))]


def _labels(typical: Sequence[Article]) -> list[str]:
    """A name for each story: the first words of a headline, with a number where two would share one."""
    seen: Counter[str] = Counter()
    labels = []
    for article in typical:
        said = ADDRESS.sub(" ", plain_view(article.title or article.text[:300])).replace("'", "")
        words = re.findall(r"[^\W_]+", said.casefold())
        label = "-".join(words[:LABEL_WORDS]) or "story"
        seen[label] += 1
        while seen[label] > 1 and f"{label}-{seen[label]}" in seen:
            seen[label] += 1
        if seen[label] > 1:
            label = f"{label}-{seen[label]}"
            seen[label] += 1
        labels.append(label)
    return labels


@cache
def settings() -> dict[str, Any]:
    """The shipped weights of the decision."""
    return tomllib.loads((files("divergence.across") / "stories.toml").read_text(encoding="utf-8"))
