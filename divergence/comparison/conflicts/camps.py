"""Camps: groups of claims and their rivals, paired off so that all of them are weighed in a few products.

A group has two or three rivals and a few members; taken one by one, what is reckoned of them costs less than the call.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.conflicts.field import Rows
from divergence.comparison.facts.alignment import Floats, Numbers
from divergence.comparison.facts.latitude import Flags


class Camp(NamedTuple):
    """A group of claims held against all, and the places of its rivals."""

    group: Rows
    rivals: list[int]


class Pairs:
    """Groups and their rivals as pairs, one after the other: `group` numbers the group of each, `rival` is the place of
    the rival. The members of all pairs' groups follow one another: `member` is the place of each, `pair` numbers its
    pair, whose first is at `first`; `size` is how many a pair has."""

    def __init__(self, camps: Sequence[Camp], rivals: Numbers) -> None:
        self.camps = camps
        self.group = np.repeat(np.arange(len(camps)), [len(camp.rivals) for camp in camps])
        self.rival = rivals
        self.size = np.array([len(group.places) for group, _ in camps])[self.group]
        self.first = np.cumsum(self.size) - self.size
        self.pair = np.repeat(np.arange(len(self.rival)), self.size)
        self.member = np.concatenate([np.tile(group.numbers, len(rivals)) for group, rivals in camps])

    def of_groups(self, name: str) -> NDArray[Any]:
        """What every group has of that name, for each pair."""
        return np.array([getattr(group, name) for group, _ in self.camps])[self.group]

    def between(self, name: str) -> list[Floats]:
        """How alike each group and its rivals are, shape (rivals, group)."""
        return [np.ascontiguousarray(getattr(group, name)[:, rivals].T) for group, rivals in self.camps]

    def apart(self, numbers: NDArray[Any]) -> Flags:
        """Which members differ from their rival in something."""
        return np.asarray(numbers[self.member] != numbers[self.rival][self.pair])

    def any(self, flags: Flags) -> Flags:
        """Of which pairs it is so of any member."""
        return np.logical_or.reduceat(flags, self.first)

    def share(self, flags: Flags) -> Floats:
        """Of what share of the members it is so, for each pair."""
        return np.asarray(np.add.reduceat(flags, self.first, dtype=np.int64) / self.size)

    def likest(self, likeness: Floats) -> Numbers:
        """The member of each pair that is likest, of equal ones the first."""
        best = np.flatnonzero(likeness == np.maximum.reduceat(likeness, self.first)[self.pair])
        return self.member[best[np.unique(self.pair[best], return_index=True)[1]]]
