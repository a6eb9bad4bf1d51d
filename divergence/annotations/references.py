"""References: bracket marks [n] that lead to an entry of the article's reference list.

An entry is relevant when it shares a telling word with the headline or with the words that the body repeats, and
strange when it has telling words and shares none. A relevant mark stands behind its sentence, or the one it follows.
Limits: numbered marks in square brackets; entries are judged by their words, never fetched.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from divergence.document import Document
from divergence.lexicon import shipped
from divergence.result import Span

MARK = re.compile(r"\[(\d{1,3})\]")
ENTRY = re.compile(r"^[ ]*(?:[-*][ ]+)?\[(\d{1,3})\]:?[ ]+(\S.*)$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_]{3,}")
ENDING = re.compile(r"(?:'s|ies|ied|ing|ed|es|s|e|y)$")
OFTEN = 2  # how often a word must stand in the body to belong to its topic
TITLE = re.compile(r"\s+[—–|]\s+|\s*https?://")


GENERIC = frozenset(
    "http https www com org net html example article original page news report home index results editorial board team "
    "blog best tips guide review latest online for".split()
)


@dataclass(frozen=True, slots=True)
class Listing:
    """An article's reference list: its entries by number and their places, and which are relevant or strange."""

    entries: Mapping[str, str]
    places: tuple[Span, ...]
    relevant: frozenset[str]
    strange: frozenset[str]

    def marks(self, document: Document) -> list[re.Match[str]]:
        """The marks in the text that lead to an entry, in order."""
        found = MARK.finditer(document.view)
        return [
            mark
            for mark in found
            if mark[1] in self.entries and not any(low <= mark.start() < high for low, high in self.places)
        ]


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark at `place` and its entry's title; `contents` is what it stands behind."""

    mark: str
    place: Span
    entry: str
    contents: tuple[Span, ...]


def listing(document: Document) -> Listing | None:
    """The reference list, or None where the article has none."""
    if "[" not in document.places:
        return None
    matches = list(ENTRY.finditer(document.view))
    if not matches:
        return None
    found: dict[str, re.Match[str]] = {}
    for match in matches:  # an entry that is printed again is the first one
        if match[1] not in found or match[2].split() != found[match[1]][2].split():
            found[match[1]] = match
    common = shipped()["attribution"].sets["grammar"] | GENERIC
    end = min(match.start() for match in found.values())
    body = (document.view[each.start : min(each.end, end)].lower() for each in document.fresh if each.start < end)
    counted = Counter(_stem(word) for said in body for word in WORD.findall(said) if word not in common)
    topic = {stem for stem, count in counted.items() if count >= OFTEN}
    topic.update(_stem(word) for word in WORD.findall((document.article.title or "").lower()) if word not in common)
    telling = {
        number: {_stem(word) for word in WORD.findall(match[2].lower()) if word not in common}
        for number, match in found.items()
    }
    return Listing(
        entries={number: match[2].strip() for number, match in found.items()},
        places=tuple(match.span() for match in matches),
        relevant=frozenset(number for number, words in telling.items() if words & topic),
        strange=frozenset(number for number, words in telling.items() if words and not words & topic),
    )


def references(document: Document) -> tuple[Reference, ...]:
    """The marks of a document that resolve to a relevant entry, in order."""
    listed = listing(document)
    if listed is None:
        return ()
    found = []
    for mark in listed.marks(document):
        sentence = document.sentence_at(mark.start())
        if mark[1] not in listed.relevant or sentence is None:
            continue
        start = sentence.start
        if not WORD.search(document.view, start, mark.start()) and sentence.index:
            before = document.sentences[sentence.index - 1]
            start = before.start if before.paragraph == sentence.paragraph else start
        contents = ((start, mark.start()),) if start < mark.start() else ()
        entry = listed.entries[mark[1]]
        found.append(Reference(mark[0], mark.span(), TITLE.split(entry)[0] or entry, contents))
    return tuple(found)


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
