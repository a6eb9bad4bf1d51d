"""Appositions: a subject and, between commas, what is said of it before its verb comes.

"Brandt, 54, a lawyer from Lund who has led the ministry since 2019, announced": the subject is the first phrase, since
what follows it is an age, a role, a relative clause or where somebody is from, and no part of it has a verb of its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.finite import RELATIVES, finite, is_finite
from divergence.annotations.word_classes import STOPS, word_sets
from divergence.document import Document, Sentence

MOST_APPOSED = 30  # tokens of a subject with all that is said of it
MOST_HEAD = 7  # tokens of the phrase that is the subject
OLDEST = 120  # an age
Tokens = tuple[int, int]


def apposed(document: Document, sentence: Sentence, comma: int, naming: Sequence[int]) -> Tokens | None:
    """The subject that reaches to token `comma` with all that is said of it; of a long one the subject alone. None
    where what stands before the comma is no such chain, but a clause or one phrase."""
    lower = document.lower
    breaks = [token for token in range(sentence.first, comma) if lower[token] == ","]
    if not breaks or any(
        lower[token] in STOPS - {","} or document.quoted[token] for token in range(sentence.first, comma)
    ):
        return None
    starts = [sentence.first, *(token + 1 for token in breaks)]
    parts = list(zip(starts, [*breaks, comma], strict=True))
    for number, (start, end) in enumerate(parts[:-1]):
        said = _with_relatives(document, parts[number + 1 :], naming)
        if _heads(document, start, end, said[0][0], naming):
            if all(_qualifies(document, *each, naming) for each in said):
                return (start, comma) if comma - start <= MOST_APPOSED else (start, end)
            return None
    return None


def _with_relatives(document: Document, parts: Sequence[Tokens], naming: Sequence[int]) -> list[Tokens]:
    """The parts, a relative clause up to its verb taken as one: "whose son Michael, 23, was killed"."""
    merged: list[Tokens] = []
    for start, end in parts:
        opened = bool(merged) and document.lower[merged[-1][0]] in RELATIVES
        if opened and not any(is_finite(document, merged[-1][0], each, naming) for each in range(*merged[-1])):
            merged[-1] = merged[-1][0], end
        else:
            merged.append((start, end))
    return merged


def _heads(document: Document, start: int, end: int, then: int, naming: Sequence[int]) -> bool:
    """Whether a part is a phrase that can be a subject, with token `then` to say more of it: it ends in a name, begins
    with a determiner, or is all capitals before an age or a relative."""
    lower, sets = document.lower, word_sets()
    if not 0 < end - start <= MOST_HEAD:
        return False
    first = lower[start]
    if first in sets["prepositions"] or first in sets["boundaries"] or first.endswith("ing"):
        return False
    aged = lower[then].isdigit() and naming[end - 1] >= 0
    if first.endswith("ed"):  # "Retired teacher Ada Holm, 68," and no "Asked by Holm,"
        return aged and sets["prepositions"].isdisjoint(lower[start:end])
    if finite(document, start, end, naming) is not None:
        return False
    if naming[end - 1] >= 0:
        return True
    if lower[then] in RELATIVES or lower[then].isdigit():
        return first in sets["determiners"] or all(each[0].isupper() for each in document.tokens[start:end])
    return first in sets["determiners"] and naming[then] < 0  # "The day before, Holm" is nobody's apposition


def _qualifies(document: Document, start: int, end: int, naming: Sequence[int]) -> bool:
    """Whether a part only says more of the subject before it."""
    lower, sets = document.lower, word_sets()
    if start >= end:
        return False
    first = lower[start]
    if first in RELATIVES:
        return True
    if first.isdigit():
        return int(first) <= OLDEST and not any(is_finite(document, start, each, naming) for each in range(start, end))
    opens = first in sets["determiners"] or first in sets["prepositions"] or naming[start] >= 0 or first.endswith("ing")
    return opens and finite(document, start, end, naming) is None
