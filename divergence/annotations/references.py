"""References: bracket marks [n] that lead to an entry of the article's reference list.

A mark counts only where its entry shares a telling word with the article; the content is the sentence it stands in, or
the one it follows. Limits: numbered marks in square brackets; entries are judged by their words, never fetched.
"""

from __future__ import annotations

import re
from collections import Counter
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


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark at `place` and its entry's title; `contents` is what it stands behind."""

    mark: str
    place: Span
    entry: str
    contents: tuple[Span, ...]


def references(document: Document) -> tuple[Reference, ...]:
    """The marks of a document that resolve to a relevant entry, in order."""
    listed = next((region for region in document.article.regions if region.kind == "references"), None)
    if listed is None:
        return ()
    entries = {match[1]: match[2] for match in ENTRY.finditer(document.view, listed.start, listed.end)}
    common = shipped()["attribution"].sets["grammar"]
    counted = Counter(_stem(word) for word in WORD.findall(document.view[: listed.start].lower()) if word not in common)
    topic = {stem for stem, count in counted.items() if count >= OFTEN}
    topic.update(_stem(word) for word in WORD.findall((document.article.title or "").lower()) if word not in common)
    found = []
    for match in MARK.finditer(document.view, 0, listed.start):
        entry = entries.get(match[1])
        sentence = document.sentence_at(match.start())
        if entry is None or sentence is None or not any(_stem(word) in topic for word in WORD.findall(entry.lower())):
            continue
        start = sentence.start
        if not WORD.search(document.view, start, match.start()) and sentence.index:
            before = document.sentences[sentence.index - 1]
            start = before.start if before.paragraph == sentence.paragraph else start
        contents = ((start, match.start()),) if start < match.start() else ()
        found.append(Reference(match[0], match.span(), TITLE.split(entry.strip())[0] or entry.strip(), contents))
    return tuple(found)


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
