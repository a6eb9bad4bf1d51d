"""How much a word says: its stem's inverse document frequency over a background of news articles.

A story's own five articles are too few to tell a common word from a telling one; 3,000 other articles are not
(Spärck Jones 1972). Near-synonyms of news prose share one concept, so that "killed", "dead" and "toll" meet; so do
set phrases, "stepped down" and "resigned".
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from divergence.lexicon import shipped


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
    """The stem, or the name of the near-synonym class it belongs to."""
    root = stem(word)
    return _classes().get(root, root)


@lru_cache(maxsize=200_000)
def idf(word: str) -> float:
    """The inverse document frequency of a lower-case word: 0 for one in every article, about 8 for an unseen one."""
    articles, frequency = _table()
    return math.log((articles + 1) / (frequency.get(stem(word), 0) + 1))


def concepts(words: Sequence[str], least: float) -> list[tuple[str, float] | None]:
    """Of each lower-case word its concept and its idf, or None where it is no word or its idf is not above `least`. The
    first word of a set phrase has the phrase's concept; the others have none."""
    found = [_telling(word, least) for word in words]
    for first, word in enumerate(words):
        for rest, name in _phrases().get(word, ()):
            last = first + 1 + len(rest)
            if tuple(words[first + 1 : last]) == rest:
                found[first:last] = [(name, idf(name)), *[None] * len(rest)]
                break
    return found


@lru_cache(maxsize=200_000)
def _telling(word: str, least: float) -> tuple[str, float] | None:
    if len(word) < 2 or not word[0].isalpha():
        return None
    weight = idf(word)
    return (concept(word), weight) if weight > least else None


@cache
def _table() -> tuple[int, dict[str, int]]:
    lines = (files("divergence.comparison") / "background.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:])
    return int(lines[1]), {word: int(count) for word, count in rows}


@cache
def _classes() -> dict[str, str]:
    sets = shipped()["synonyms"].sets
    return {stem(word): name for name in sorted(sets) for word in sorted(sets[name]) if " " not in word}


@cache
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """By first word, the other words of each phrase, the longest first, and the class it belongs to."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    sets = shipped()["synonyms"].sets
    for name in sorted(sets):
        for phrase in sorted(sets[name]):
            first, *rest = phrase.split()
            if rest:
                found.setdefault(first, []).append((tuple(rest), name))
    return {first: sorted(others, key=lambda other: (-len(other[0]), other)) for first, others in found.items()}
