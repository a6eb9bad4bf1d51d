"""Slots: the place a value stands in, as the words right around it.

"the 27-minute video" and "a video of 17 minutes" share a slot though their sentences share little else. The nearer a
word is to the value, the more it says of what the value measures; the nearest name says whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from divergence.annotations.names import Name
from divergence.comparison.background import concept, idf
from divergence.document import Document, Sentence

TELLING = 1.1  # background idf below which a word says nothing about the value
HALF_WAY = 4  # words from the value at which one counts half
BREAK = 0.6  # what a semicolon, dash, colon or bracket leaves of the weight
NEXT = 4  # words within which the neighbour before or after is looked for
WHOSE = 7  # tokens within which a name is the value's own
CHANGING = frozenset(
    "now still already latest updated revised currently initially earlier previously originally preliminary fewer "
    "rising climbed risen".split()
)
REPORTING = frozenset("said says told announced reported added statement tweeted wrote".split())


@dataclass(frozen=True, slots=True)
class Slot:
    """`words`: concepts around the value, weighted by rarity and nearness; `before` and `after`: the telling word on
    either side; `named`: the words of the nearest name; `lead`: the three tokens before; `reported`: beside a verb of
    reporting; `changing`: in a sentence about something that moves."""

    words: Mapping[str, float]
    before: str | None
    after: str | None
    named: frozenset[str]
    lead: tuple[str, ...]
    reported: bool
    changing: bool


def slot(document: Document, first: int, last: int, sentence: Sentence, names: Sequence[Name]) -> Slot:
    """The slot of the value in tokens ``[first, last)``; `names` are those of its sentence."""
    lower = document.lower
    words: dict[str, float] = {}
    _gather(lower, range(first, last), words)  # "27-minute": the unit is part of the slot
    before = _gather(lower, range(first - 1, sentence.first - 1, -1), words)
    after = _gather(lower, range(last, sentence.last), words)
    lead = lower[max(sentence.first, first - 3) : first]
    follow = lower[last : min(sentence.last, last + 2)]
    return Slot(
        words=words,
        before=before,
        after=after,
        named=_nearest(document, first, last, names),
        lead=tuple(lead),
        reported=not REPORTING.isdisjoint(lead) or not REPORTING.isdisjoint(follow),
        changing=not CHANGING.isdisjoint(lower[sentence.first : sentence.last]),
    )


def _gather(lower: Sequence[str], tokens: range, into: dict[str, float]) -> str | None:
    """Adds the telling words met on the way from the value; returns the first near it."""
    distance, share, nearest = 0, 1.0, None
    for token in tokens:
        word = lower[token]
        if not word[0].isalpha():
            share *= BREAK if word in ";:—–(" else 1.0
            continue
        distance += 1
        found = _telling(word)
        if found is None:
            continue
        key, weight = found
        if nearest is None and distance <= NEXT:
            nearest = key
        into[key] = max(into.get(key, 0.0), share * weight * HALF_WAY / (HALF_WAY + distance - 1))
    return nearest


@lru_cache(maxsize=200_000)
def _telling(word: str) -> tuple[str, float] | None:
    if len(word) < 2:
        return None
    bare = word.removesuffix("'s")
    weight = idf(bare) if bare else 0.0
    return (concept(bare), weight) if weight > TELLING else None


def _nearest(document: Document, first: int, last: int, names: Sequence[Name]) -> frozenset[str]:
    best: tuple[int, Name] | None = None
    for name in names:
        distance = first - name.last if name.last <= first else max(0, name.first - last)
        if distance < WHOSE and (best is None or distance < best[0]):
            best = distance, name
    if best is None:
        return frozenset()
    name = best[1]
    return frozenset(word.removesuffix("'s") for word in document.lower[name.first : name.last] if word[0].isalpha())
