"""Word classes that attribution is read by: the sets of its lexicon, a verb's form, and marks that end a phrase."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Literal

from divergence.lexicon import shipped

Form = Literal["past", "third", "base", "ing"]
STOPS = frozenset(',.;:!?"()[]—–')
MARKS = STOPS - {'"'}
AMOUNTS = frozenset(
    "about around nearly almost roughly over under between more less at some "
    "zero one two three four five six seven eight nine ten".split()
)


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    return shipped()["attribution"].sets


@lru_cache(1 << 14)
def form(word: str) -> Form:
    """The form of a verb, from its suffix.

    >>> form("stresses"), form("stress"), form("warned"), form("saying")
    ('third', 'base', 'past', 'ing')
    """
    if word.endswith("ing"):
        return "ing"
    if word.endswith("ed") or word in word_sets()["past"]:
        return "past"
    return "third" if word.endswith("s") and not word.endswith("ss") else "base"
