"""Cues: the words of the `states` lexicon as they stand in a text, each with the axis and the pole that it tells.

"Cuts" is a noun or a verb and tells of another thing as either; "threw the bill out" is one verb in two places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from divergence.annotations.word_classes import word_sets
from divergence.document import Document
from divergence.lexicon import Entry, Hit, shipped

PARTED = 7  # tokens from a verb to a particle behind its object
PARTICLES = frozenset("up down out off away back open closed shut".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A hit as one axis, pole and frame have it."""

    hit: Hit
    axis: str
    pole: int
    frame: str


def cues(document: Document) -> list[Cue]:
    """What the lexicon has, in text order; of hits of one axis that overlap the longest."""
    found = [*document.hits["states"], *_parted(document)]
    nouns = [_is_noun(document, hit) for hit in found]
    order = sorted(
        range(len(found)),
        key=lambda at: (
            found[at].first - found[at].last,
            found[at].first,
            found[at].entry.kind.endswith(" in") != nouns[at],
            found[at].entry.kind,
        ),
    )
    taken: dict[tuple[str, int], Hit] = {}
    kept = []
    for hit in (found[at] for at in order):
        for cue in _read(hit):
            places = [(cue.axis, token) for token in range(hit.first, hit.last)]
            if all(taken.get(place, hit) is hit for place in places):
                taken.update(dict.fromkeys(places, hit))
                kept.append(cue)
    return sorted(kept, key=lambda cue: (cue.hit.first, cue.axis, cue.frame))


def _is_noun(document: Document, hit: Hit) -> bool:
    """Whether what may be a noun or a verb ("cuts") stands where a noun does: behind an article or a preposition."""
    before, sets = document.lower[hit.first - 1] if hit.first else "", word_sets()
    return before in sets["determiners"] or before in sets["prepositions"] or before[:1].isdigit()


def _read(hit: Hit) -> list[Cue]:
    """The kind of an entry, as "contest+ by; contest- of"."""
    parts = (each.split() for each in hit.entry.kind.split("; "))
    return [Cue(hit, axis[:-1], 1 if axis[-1] == "+" else -1, frame) for axis, frame in parts]


def _parted(document: Document) -> Iterator[Hit]:
    """Verbs that their object parts from their particle: "threw the bill out". The hit is the verb alone."""
    lower, particles = document.lower, _particled()
    for token in document.among(particles.keys()):
        last = document.sentences[document.sentence_of[token]].last
        for at in range(token + 2, min(last, token + PARTED)):
            if not lower[at - 1][0].isalnum():
                break
            for entry in particles[lower[token]].get(lower[at], ()):
                yield Hit(token, token + 1, replace(entry, tokens=(lower[token],)))


@cache
def _particled() -> dict[str, dict[str, list[Entry]]]:
    """The entries of a verb and a particle that are told of an object, by verb and particle."""
    made: dict[str, dict[str, list[Entry]]] = {}
    for entry in shipped()["states"].entries:
        if len(entry.tokens) == 2 and entry.tokens[1] in PARTICLES and entry.kind.endswith(" of"):
            made.setdefault(entry.tokens[0], {}).setdefault(entry.tokens[1], []).append(entry)
    return made
