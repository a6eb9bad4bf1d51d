"""Referents: whom a pronoun that speaks stands for ("she said", "…, who said")."""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.cues import STOPS, word_sets
from divergence.annotations.names import Name
from divergence.annotations.sources import Tokens
from divergence.document import Document


def last_person(
    document: Document, token: int, pronoun: str, names: Sequence[Name], naming: Sequence[int]
) -> str | None:
    """The person a "he" or "she" that was no source before stands for: the last one named, in this sentence or the one
    before."""
    if pronoun not in ("he", "she"):
        return None
    for place in range(token - 1, -1, -1):
        if document.sentence_of[place] < document.sentence_of[token] - 1:
            return None
        if naming[place] >= 0 and names[naming[place]].person:
            name = names[naming[place]]
            return document.text[slice(*document.span(name.first, name.last))]
    return None


def antecedent_of(document: Document, token: int, naming: Sequence[int]) -> Tokens | None:
    """The noun phrase a relative pronoun stands for."""
    sets = word_sets()
    end = token - 1 if document.lower[token - 1] in {",", ")"} else token
    start = end
    stops = STOPS | sets["boundaries"] | sets["be"]
    while start > 0 and end - start < 8 and document.lower[start - 1] not in stops:
        start -= 1
        if document.lower[start] in sets["determiners"] or naming[start] >= 0 > naming[start - 1]:
            break
    return (start, end) if start < end else None
