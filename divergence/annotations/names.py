"""Names: people, organisations, products and places, without a model.

A name is a run of capitalised words; a word that only opens a sentence counts when it never stands in lower case in the
article. The surname alone joins the full name; "Meta's" is Meta. Limits: names in lower case and headings in title case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.document import Document
from divergence.lexicon import shipped

LINKS = frozenset({"of", "the", "and", "for", "de", "van", "von", "al", "bin", "&"})
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december i".split()
)
TITLES = frozenset("mr mrs ms miss dr prof professor sir lady lord dame judge justice captain sergeant inspector".split())


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``[first, last)`` naming somebody or something; `key` is the same for every mention of one bearer
    within the document (the surname joins the full name)."""

    start: int
    end: int
    first: int
    last: int
    text: str
    key: str
    person: bool


def names(document: Document) -> tuple[Name, ...]:
    """The names of a document, in order, not overlapping."""
    tokens, lower = document.tokens, document.lower
    small = {token for token in tokens if token[0].islower()}
    found: list[tuple[int, int]] = []
    for sentence in document.sentences:
        if sentence.region in ("heading", "references"):
            continue
        token = sentence.first
        while token < sentence.last:
            if not _capital(tokens[token]) or lower[token] in DAYS or (_opens(document, token) and lower[token] in small):
                token += 1
                continue
            end = token + 1
            while end < sentence.last:
                if _capital(tokens[end]) and lower[end] not in DAYS:
                    end += 1
                elif lower[end] in LINKS and end + 1 < sentence.last and _capital(tokens[end + 1]) and lower[end] in ("of", "de", "van", "von", "&", "al", "bin"):
                    end += 2
                elif lower[end] == "." and tokens[end - 1].rstrip(".").lower() in TITLES and end + 1 < sentence.last:
                    end += 1
                else:
                    break
            found.append((token, end))
            token = end
    return _keyed(document, found)


def _capital(token: str) -> bool:
    return token[0].isupper() and token not in ("A", "I")


def _opens(document: Document, token: int) -> bool:
    sentence = document.sentences[document.sentence_of[token]]
    return token == sentence.first or document.tokens[token - 1] in '":—-•*('


def _keyed(document: Document, found: Sequence[tuple[int, int]]) -> tuple[Name, ...]:
    offices = shipped()["offices"].sets["titles"]
    cores: list[list[str]] = []
    for first, last in found:
        words = [document.lower[token] for token in range(first, last) if document.lower[token] != "."]
        core = [word for word in words if word not in offices] or words
        cores.append(core)
    full: dict[str, str] = {}
    for core in cores:
        if 2 <= len(core) <= 3:
            full.setdefault(core[-1], " ".join(core))
    named = []
    for (first, last), core in zip(found, cores, strict=True):
        key = full.get(core[0], core[0]) if len(core) == 1 else " ".join(core)
        start, end = document.span(first, last)
        titled = any(document.lower[token] in TITLES for token in range(first, last))
        after = document.lower[last] if last < len(document.lower) else ""
        person = titled or (2 <= len(core) <= 3 and (after in {",", "said", "says", "who", "told", "added"} or core[-1] in full))
        named.append(Name(start, end, first, last, document.text[start:end], key, person))
    return tuple(named)
