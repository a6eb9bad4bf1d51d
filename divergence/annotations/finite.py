"""Finite verbs: where the verb of a clause stands, by form alone.

An auxiliary is one, and so are a past form that no determiner makes an adjective ("the retired judge") and the -s form
of a verb whose subject is a pronoun or a name or that leads on to an infinitive ("goes on to").

Limits: no tagger. A reduced relative ("a firm based in Lund") looks finite, a base form ("they go") does not.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.word_classes import word_sets
from divergence.document import Document

FINITE = frozenset("am is are was were has had isn't aren't wasn't weren't hasn't hadn't".split())
GO = frozenset("go come begin start continue proceed fail".split())  # what leads on to an infinitive
GOES = frozenset("goes comes begins starts continues proceeds fails".split())
RELATIVES = frozenset({"who", "which", "that", "whose"})


def finite(document: Document, start: int, end: int, naming: Sequence[int]) -> int | None:
    """The first finite verb among the tokens ``[start, end)`` that is no relative clause's, if there is one."""
    relative = False
    for token in range(start, end):
        if document.lower[token] in RELATIVES:
            relative = True
        elif is_finite(document, start, token, naming):
            if not relative:
                return token
            relative = False
    return None


def is_finite(document: Document, start: int, token: int, naming: Sequence[int]) -> bool:
    """Whether a token of a clause that begins at token `start` is a finite verb."""
    lower, sets = document.lower, word_sets()
    word = lower[token]
    if naming[token] >= 0 or (token > start and document.tokens[token][0].isupper()):
        return False  # a name, or the month of May
    if word in FINITE or word in GOES or (word in sets["modals"] and word not in sets["adverbs"]):
        return True
    if not word.endswith("ed") and word not in sets["irregular"]:
        return False
    before = token - 1
    while before > start and (lower[before].endswith("ly") or lower[before] in sets["adverbs"]):
        before -= 1
    return token == start or before < start or lower[before] not in sets["determiners"]
