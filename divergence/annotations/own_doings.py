"""Own doings: figures that whoever is told of has set, or that a document holds, and so vouches for.

"The bank cut its main rate to 4 per cent", "Orsk Rail lowered its forecast to 0.8 per cent": the bank has said so by
doing it. "The group will open 25 shops": nobody else could say so. "The report makes 38 recommendations": the report
can be read.

Limits: the doer is the subject of the sentence, what is set is one of a closed list, and a figure of what followed from
it ("a cut worth 27 crowns a month") is none of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.finite import FINITE
from divergence.annotations.quantities import Quantity
from divergence.annotations.sources import subject
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import STOPS, word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

REACH = 16  # tokens from the verb among which its figures stand
NAMED = 5  # tokens from a verb to the noun of what it sets
PLANNED = 24  # tokens from "will" to the figures of what is planned
BREAKS = frozenset({"who", "which", "that", "because", "if", "while", "but", "as", ";", ":"})
HELD = 4  # tokens from a document to the verb by which it holds something
OWNED = frozenset({"its", "their", "his", "her", "the", "our"})
ASIDE = frozenset("has have had will would also now already then again plans to".split())


def vouched(document: Document, quantity: Quantity, naming: Sequence[int]) -> tuple[int, int] | None:
    """The tokens of who or what vouches for a figure by doing or holding it."""
    sentence = document.sentence_at(quantity.start)
    if sentence is None:
        return None
    first, _ = document.token_range(quantity.start, quantity.end)
    return (
        _setter(document, sentence, first, naming)
        or _planner(document, sentence, first, naming)
        or _holder(document, sentence, first, naming, quantity)
    )


def _planner(document: Document, sentence: Sentence, first: int, naming: Sequence[int]) -> tuple[int, int] | None:
    """Who will do what the figure at token `first` counts or costs: "The group will open 25 shops and shut 12"."""
    lower, sets = document.lower, shipped()["figures"].sets
    for token in range(first - 1, max(sentence.first, first - PLANNED), -1):
        if lower[token] in BREAKS or document.quoted[token]:
            return None
        is_to = lower[token] == "to" and lower[token - 1] in {"is", "are"}
        if lower[token] in FINITE:
            return None  # "The board, which will open 25 shops, has lost 310 staff"
        if lower[token] != "will" and not is_to:
            continue
        verb = next((at for at in range(token + 1, first) if lower[at] not in ASIDE), first)
        who = _doer(document, sentence, token - is_to, naming) if lower[verb] in sets["undertaking"] else None
        return who if who is not None and _can_set(document, who, naming) else None
    return None


def _setter(document: Document, sentence: Sentence, first: int, naming: Sequence[int]) -> tuple[int, int] | None:
    """Who set the figure at token `first`: "its main rate by a quarter point to 4 per cent"."""
    lower, sets = document.lower, shipped()["figures"].sets
    for verb in range(first - 1, max(sentence.first, first - REACH), -1):
        if lower[verb] not in sets["setting"] or document.quoted[verb]:
            continue
        after = lower[verb + 1 : min(first, verb + 1 + NAMED)]
        what = next((place for place, word in enumerate(after) if word in sets["set"]), None)
        if not after or after[0] not in OWNED or what is None or not STOPS.isdisjoint(after[: what + 1]):
            continue
        if any(word in {"who", "which", "worth", ";"} for word in lower[verb:first]):
            return None
        who = _doer(document, sentence, verb, naming)
        if who is not None and _can_set(document, who, naming):
            return who
    return None


def _doer(document: Document, sentence: Sentence, verb: int, naming: Sequence[int]) -> tuple[int, int] | None:
    """The subject of a verb: what its sentence is about, or all that stands before it."""
    who = subject(document, sentence, verb, naming)
    if who is not None:
        return who
    lower, first = document.lower, sentence.first
    breaks = STOPS | word_sets()["prepositions"] | word_sets()["boundaries"]
    return (first, verb) if 0 < verb - first <= NAMED and breaks.isdisjoint(lower[first:verb]) else None


def _can_set(document: Document, who: tuple[int, int], naming: Sequence[int]) -> bool:
    words = document.lower[slice(*who)]
    if words == ["it"] or any(naming[token] >= 0 for token in range(*who)):
        return True
    offices = shipped()["offices"].sets
    known = offices["bodies"] | offices["concerns"] | offices["firms"] | offices["offices"] | offices["roles"]
    return (words[0] in word_sets()["definite"] or "'s" in words) and core_of(words) in known


def _holder(
    document: Document, sentence: Sentence, first: int, naming: Sequence[int], quantity: Quantity
) -> tuple[int, int] | None:
    """The document that holds the figure at token `first`, or who made what it counts: "The report makes 38
    recommendations", "Ada Holm made 38 recommendations"."""
    lower, sets = document.lower, shipped()["figures"].sets
    for verb in range(first - 1, max(sentence.first, first - HELD), -1):
        if lower[verb] in sets["holding"] and not document.quoted[verb]:
            who = _doer(document, sentence, verb, naming)
            if who is None or not set(lower[who[1] : verb]) <= ASIDE:
                return None
            words = lower[slice(*who)]
            documents = shipped()["sourcing"].sets["documents"] - {"paper", "papers"}  # a paper may be a firm
            if quantity.noun in sets["of_reports"] and _can_set(document, who, naming):
                return who
            return who if core_of(words) in documents and words[0] not in {"a", "an"} else None
    return None
