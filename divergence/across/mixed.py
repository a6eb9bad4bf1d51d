"""Mixed: whether what was given as one story falls apart into several events.

Independent sources that are alike by whom and what they name belong together, and so do those that hang on them: a
chain of likenesses does, which makes the groups few and large. A group of several that no likeness joins to the rest is
an event of its own. One source alone may just tell it from another side: it is one only where it is less like each of
the others than two events of one kind can be, and has next to no fact in common with any. What the numbers are is data
(`stories.toml`). Days of publication play no part: a folder may follow an affair for weeks.

Known limits: two events with the same people in the same place hang together; an article of a few words may be like
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from divergence.across.stories import Floats, likeness, settings, sketched
from divergence.annotations import Annotated
from divergence.result import Fact, Family

Numbers = NDArray[np.int_]
Events = tuple[tuple[str, ...], ...]


def events(articles: Sequence[Annotated], families: Sequence[Family], facts: Sequence[Fact]) -> Events:
    """The ids of the articles on each event, the event of most articles first; empty where it is one. `articles` are
    those that were compared, and `families` theirs."""
    if len(families) < 2:
        return ()
    known = {each.article.id: each for each in articles}
    heads = [known[family.articles[0]] for family in families]
    alike = likeness([sketched(each.document, each.names) for each in heads])
    groups = _groups(alike, _in_common(families, facts))
    if len(groups) < 2:
        return ()
    found = (tuple(sorted(each for number in group for each in families[number].articles)) for group in groups)
    return tuple(sorted(found, key=lambda group: (-len(group), group)))


def _in_common(families: Sequence[Family], facts: Sequence[Fact]) -> Numbers:
    """How many facts each two families tell; shape (families, families)."""
    number = {each: at for at, family in enumerate(families) for each in family.articles}
    shared = np.zeros((len(families), len(families)), dtype=int)
    for fact in facts:
        told = {number[each.article] for each in fact.clear if each.article in number}
        for one, other in permutations(sorted(told), 2):
            shared[one, other] += 1
    return shared


def _groups(alike: Floats, shared: Numbers) -> list[list[int]]:
    """The families on each event, as far as the evidence tells them apart."""
    price = settings()
    joined = alike >= price["joined"]
    others = np.where(np.eye(len(alike), dtype=bool), -1.0, alike)
    for number in (group[0] for group in _connected(joined) if len(group) == 1):
        if others[number].max() >= price["stray"] or shared[number].max() >= price["facts"]:
            joined[number, int(np.argmax(others[number]))] = True
    return _connected(joined)


def _connected(joined: NDArray[np.bool_]) -> list[list[int]]:
    from scipy.sparse.csgraph import connected_components

    count, labels = connected_components(joined, directed=False)
    return [np.flatnonzero(labels == label).tolist() for label in range(count)]
