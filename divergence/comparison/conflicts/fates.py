"""Fates: what became of the people that a figure counts, "four dead" and "16 injured".

Each is read off the nearest word of a fate (`fates` lexicon) behind the figure, or before it ("the death toll rose to
13"), as far as no other figure stands between.

Limits: "casualties" are taken for the injured, though some count the dead among them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from divergence.annotations.numbers.numerals import read
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.conflicts.surroundings import after, leading
from divergence.comparison.facts.claims import Claim
from divergence.lexicon import shipped

REACH = 12  # words behind or before a figure that may tell of it
WORD = re.compile(r"[\w'’-]+|[,;:.()–—]")
PAUSES = frozenset(",;:.()–—")


def other_fate(pair: Pair) -> bool:
    """Whether a count of people is of those who fared otherwise than a group's."""
    theirs = _fate(pair.other)
    fates = {fate for claim in pair.told if (fate := _fate(claim)) is not None}
    return theirs is not None and bool(fates) and theirs not in fates


def _fate(claim: Claim) -> str | None:
    """What became of those that a figure counts."""
    if claim.dimension != "count" or claim.anchor is None:
        return None
    counted = claim.anchor.text.split()[1:]  # "16 injured"
    return _nearest([*counted, *WORD.findall(after(claim))]) or _nearest(WORD.findall(leading(claim))[::-1])


def _nearest(words: Sequence[str]) -> str | None:
    for word, following in zip(words[:REACH], [*words[1:], ""], strict=False):
        if word in PAUSES or _number(word) or (word == "and" and not following.endswith("ed")):
            return None  # "22 were elsewhere and escaped unhurt" goes on of them
        if fate := _fates().get(word.lower()):
            return fate
    return None


def _number(word: str) -> bool:
    return word[0].isdigit() or read(word, word, 0) is not None


@cache
def _fates() -> dict[str, str]:
    return {word: fate for fate, words in shipped()["fates"].sets.items() for word in words}
