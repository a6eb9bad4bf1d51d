"""Readability: the school grade a text asks for (Flesch-Kincaid).

Finds: the grade from words a sentence and syllables a word. Sentences and words are the document's own, since a count
that takes every dot for an end is wrong for "U.S." and "3.5"; syllables are textstat's.

Why it matters: two sources with the same facts can be written for different readers; a jump in grade between sources
says that one explains and the other assumes.

Example: 1,000 words in 50 sentences with 1,600 syllables: 0.39 x 20 + 11.8 x 1.6 - 15.59 = grade 11.1.

Known limits: syllables are counted by hyphenation patterns, which miss some; the formula knows nothing of clarity.
Texts under 100 words give no grade. It describes, it does not judge.

Source: Kincaid et al. (1975); the textstat package.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from operator import mul
from typing import cast

from divergence.annotations import Annotated
from divergence.registry import Measured, measure, unmeasured

ENOUGH_WORDS = 100
PROSE = frozenset({None, "quote"})


@measure("readability", unit="grade")
def readability(annotated: Annotated) -> Measured:
    document = annotated.document
    counts = {word: len(places) for word, places in document.places.items() if word[0].isalnum()}
    sentences = 0
    for sentence in document.sentences:
        told = document.lower[sentence.first : sentence.last]
        if sentence.region in PROSE:
            sentences += not counts.keys().isdisjoint(told)
        else:
            for word in told:
                if word in counts:
                    counts[word] -= 1
    words = sum(counts.values())
    syllables = sum(map(mul, counts.values(), map(syllables_of, counts)))
    if words < ENOUGH_WORDS:
        return unmeasured("too_short", f"{words} words of prose; a grade needs {ENOUGH_WORDS}")
    return Measured(flesch_kincaid(words, sentences, syllables), count=sentences, exposure=words)


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """The Flesch-Kincaid grade of these counts."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


@lru_cache(1 << 17)
def syllables_of(word: str) -> int:
    """textstat's count for one word, at least 1."""
    return max(1, _counter()(word))


@cache
def _counter() -> Callable[[str], int]:
    """textstat's syllable counter, of an instance of our own, so that nobody else's language is changed.

    For "en_US" textstat asks for a pronouncing dictionary, by download at the first word, which stalls or fails offline
    and makes scores depend on the machine. It knows of none for "en-US", another spelling of the same language, and
    counts by its hyphenation patterns, everywhere alike.
    """
    from textstat.textstat import textstatistics

    own = textstatistics()
    own.set_lang("en-US")
    return cast("Callable[[str], int]", own.syllable_count)
