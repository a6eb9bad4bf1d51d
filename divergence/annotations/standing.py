"""Standing: how definite a source of attribution is.

A source is *named* when it holds a name or is a definite institution, role or document ("the ministry", "a spokesman
for Meta", "Justice Department officials"), *anonymous* when it is one person, or some, whose name is held back, *self*
for the writer, else *vague*.

Limits: whose officials speak is read off the words around them; those of a country or of no house in particular are
nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from divergence.annotations.sources import Tokens
from divergence.annotations.word_classes import STOPS, form, word_sets
from divergence.document import Document
from divergence.lexicon import shipped
from divergence.result import AttributionKind

HOUSED = frozenset({"at", "from", "with"})
PLACING = frozenset({"in", "near", "across", "around", "outside", "along", "off"})


def kind_of(document: Document, source: Tokens, naming: Sequence[int]) -> AttributionKind:
    """How definite a source is."""
    sets = word_sets()
    lower = document.lower[slice(*source)]
    head = lower[: lower.index(",")] if "," in lower[1:] else lower
    if lower[0] in sets["self"]:
        return "self"
    named = any(naming[token] >= 0 for token in range(*source))
    apposed = named and _apposed(document, source, naming)
    core = core_of(head)
    withheld = not sets["anonymity"].isdisjoint(lower) or any(
        pair in (("be", "named"), ("be", "identified")) for pair in pairwise(lower)
    )
    if withheld and not (named and naming[source[0]] >= 0):
        return "anonymous"
    if (
        core in sets["panels"]
        or ("and" in head and not sets["panels"].isdisjoint(head))
        or (core in sets["traceable"] and named)
        or _housed(document, source, core, naming)
    ):
        return "named"
    if len(head) > 1 and core.endswith("s") and core in shipped()["offices"].sets["bodies"]:
        return "named"  # "State railways" is one body
    if apposed or not sets["speakers"].isdisjoint(head):  # a spokesman speaks for somebody, a document can be asked for
        return "named"
    if head[0] in sets["some"] or core in sets["faceless"]:
        return "vague"
    if core in sets["staff"] and _of_body(document, source, head, naming):
        counted = head[0] in sets["one"] or head[0][0].isdigit()
        return "anonymous" if counted else "named"
    if core in sets["anonymous"] and (head[0] in sets["one"] or core in {"source", "sources"}):
        return "anonymous"
    if core == "authorities" and named and len(head) > 1:
        return "named"  # "health authorities in Granton" are those of the place
    definite = head[0] in sets["definite"] or "'s" in head
    if not definite and core.endswith("s") and _placed(document, source, naming):
        return "vague"  # "shops in Leeds"
    if core in sets["vague"] or core in sets["anonymous"]:
        return "named" if definite else "vague"
    if definite or named or (source[1] - source[0] == 1 and _proper(document, source[0])):
        return "named"
    if head[0] in sets["one"]:
        return "anonymous" if _personal(core) else "named"  # "a recount" is nobody who could be named
    return "vague" if core.endswith("s") else "named"


def _housed(document: Document, source: Tokens, core: str, naming: Sequence[int]) -> bool:
    """Whether one of a profession, or some, speak from a named house: "an analyst at Hale Partners"."""
    sets, lower = word_sets(), document.lower
    if core not in sets["traceable"] and f"{core}s" not in sets["traceable"] and core.rstrip("s") != "expert":
        return False
    return any(lower[token - 1] in HOUSED and naming[token] >= 0 for token in range(source[0] + 1, source[1]))


def _of_body(document: Document, source: Tokens, head: Sequence[str], naming: Sequence[int]) -> bool:
    """Whether officials are those of one body: "Justice Department officials", "officials at the Treasury", "finance
    officials", "county emergency officials"; of a country, a town or a trade they are nobody in particular."""
    sets, bodies = word_sets(), shipped()["offices"].sets["bodies"]
    core = core_of(head)
    place = head.index(core)
    before = head[:place]
    if before and (before[-1] in sets["departments"] or (before[-1] in bodies and naming[source[0] + place - 1] >= 0)):
        return True
    if len(before) > 1 and before[-2] in sets["levels"] and before[-1] not in sets["leaks"] | sets["levels"]:
        return True
    housed = [token for token in range(source[0] + place + 1, source[1]) if document.lower[token] in HOUSED]
    after = document.lower[housed[0] + 1 : source[1]] if housed else []
    return bool(after) and (after[-1] in sets["departments"] or after[-1] in bodies) and naming[source[1] - 1] >= 0


def _placed(document: Document, source: Tokens, naming: Sequence[int]) -> bool:
    """Whether the only name in a source says where: "shops in Leeds"."""
    tokens = [token for token in range(*source) if naming[token] >= 0]
    place = tokens[0] if tokens else source[0]
    return place > source[0] and document.lower[place - 1] in PLACING


def _personal(core: str) -> bool:
    sets = word_sets()
    return core in sets["anonymous"] or (core.endswith(tuple(sets["personal"])) and core not in sets["things"])


def _proper(document: Document, token: int) -> bool:
    """Whether a single word that opens its sentence is a name: it takes a singular verb ("Axios reports"), or stands
    elsewhere in mid-sentence with its capital."""
    word = document.tokens[token]
    if not word[0].isupper() or document.lower[token] in word_sets()["grammar"]:
        return False
    verb = document.lower[token + 1] if token + 1 < len(document.lower) else ""
    if document.lower[token] in word_sets()["outlets"]:
        return True
    if document.lower[token].endswith("s") and form(verb) == "third" and verb.endswith("s"):
        return True
    return any(
        each == word and document.sentences[document.sentence_of[place]].first != place
        for place, each in enumerate(document.tokens)
    )


def core_of(head: Sequence[str]) -> str:
    """The head noun: the last word before "of", "for", "at" and their like."""
    if len(head) == 1:
        return head[0]
    stops = word_sets()["prepositions"] | {"who", "that", "to", "close", "familiar"}
    cut = next((place for place, word in enumerate(head) if place and word in stops), len(head))
    return head[cut - 1]


def _apposed(document: Document, source: Tokens, naming: Sequence[int]) -> bool:
    """Whether the source's own name stands there: it ends a phrase ("critic Ada Holm", "Holm, an official")."""
    start, end = source
    prepositions = word_sets()["prepositions"]
    for token in range(start, end):
        if document.lower[token] in prepositions or document.lower[token] == "who":
            return False
        if naming[token] >= 0 and (token + 1 == end or (document.lower[token + 1] in STOPS and naming[token + 1] < 0)):
            return True
    return False
