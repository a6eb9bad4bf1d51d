"""How much a word says: its stem's inverse document frequency over a background of news articles.

A story's own five articles are too few to tell a common word from a telling one; 3,000 other articles are not
(Spärck Jones 1972). Near-synonyms of news prose share one stem, so that "killed", "dead" and "toll" meet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files

from divergence.lexicon import shipped

TELLING = 1.1  # inverse document frequency up to which a word says nothing about its sentence


@cache
def _stemmer() -> object:
    from nltk.stem.snowball import SnowballStemmer

    return SnowballStemmer("english")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case word."""
    return str(_stemmer().stem(word))  # type: ignore[attr-defined]


@lru_cache(maxsize=200_000)
def concept(word: str) -> str:
    """The stem, or the name of the near-synonym class it belongs to; of a word that only looks like one of a class by
    its stem ("department", "depart") its own name."""
    return _named().get(word) or _classes().get(stem(word), stem(word))


@lru_cache(maxsize=200_000)
def idf(word: str) -> float:
    """The inverse document frequency of a lower-case word: 0 for one in every article, about 8 for an unseen one."""
    articles, frequency = _table()
    return math.log((articles + 1) / (frequency.get(stem(word), 0) + 1))


def telling(words: Iterable[str], least: float = TELLING) -> dict[str, float]:
    """The concepts of the lower-case words that say more than `least`, by inverse document frequency."""
    return {said[0]: said[1] for word in words if (said := _said(word)) is not None and said[1] > least}


@lru_cache(maxsize=200_000)
def weighed(word: str) -> tuple[str, float]:
    """The concept of a lower-case word or number, and how much it says."""
    return concept(word), idf(word)


@lru_cache(maxsize=200_000)
def _said(word: str) -> tuple[str, float] | None:
    """The concept of a word with its inverse document frequency; None of what is no word."""
    return (concept(word), idf(word)) if len(word) > 1 and word[0].isalpha() else None


@cache
def _table() -> tuple[int, dict[str, int]]:
    lines = (files("divergence.comparison") / "background.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:])
    return int(lines[1]), {word: int(count) for word, count in rows}


@cache
def _classes() -> dict[str, str]:
    sets = shipped()["synonyms"].sets
    return {stem(word): name for name in sorted(sets) for word in sorted(sets[name])}


@cache
def _named() -> dict[str, str]:
    """The name of each word that is listed as it is written."""
    return {
        word: name
        for each in ("overstemmed", "synonyms")
        for name, words in shipped()[each].sets.items()
        for word in words
    }
