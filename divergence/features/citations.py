"""Irrelevant citations: a reference mark that lends weight without giving support.

Finds: two kinds. *Unrelated*, a mark [n] whose entry in the reference list is about something else: it shares no
telling word with the article. *Conjecture*, a mark hung on the writer's own guess, which no reference can report.

Why it matters: marks look like sourcing. An article with many of them can be the worst sourced of all.

Example: "The chip could signal a leap beyond silicon [3]", where [3] is a page of bird-watching notes.

Known limits: entries are judged by their titles and addresses, never fetched; an entry that shares a name by chance is
taken to be relevant; numbered marks in square brackets only.

Source: Greenberg (2009), "How citation distortions create unfounded authority".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from divergence.annotations import Annotated
from divergence.document import Document
from divergence.features.speculation import speculation
from divergence.lexicon import shipped
from divergence.registry import Mark, marks

ENTRY = re.compile(r"^[ ]*(?:[-*][ ]+)?\[(\d{1,3})\]:?[ ]+(\S.*)$", re.MULTILINE)
MARKER = re.compile(r"\[(\d{1,3})\]")
WORD = re.compile(r"[^\W\d_]{3,}")
ENDING = re.compile(r"(?:'s|ies|ied|ing|ed|es|s|e|y)$")
SURE = 0.6  # a guess must be plain before its mark is called idle
OFTEN = 2  # how often a word must stand in the body to belong to its topic

GENERIC = frozenset(
    {
        "http",
        "https",
        "www",
        "com",
        "org",
        "net",
        "html",
        "example",
        "article",
        "original",
        "page",
        "news",
        "report",
        "home",
    }
    | {
        "index",
        "results",
        "editorial",
        "board",
        "team",
        "blog",
        "best",
        "tips",
        "guide",
        "review",
        "latest",
        "online",
        "for",
    }
)


@marks("irrelevant_citations", rule="irrelevant-citation")
def irrelevant_citations(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    entries = {found.group(1): found for found in ENTRY.finditer(document.view)}
    listed = [found.span() for found in entries.values()]
    places = [
        found
        for found in MARKER.finditer(document.view)
        if found.group(1) in entries and not any(low <= found.start() < high for low, high in listed)
    ]
    if not places:
        return
    strange = _unrelated(document, {number: found.group(2) for number, found in entries.items()}, listed)
    guesses = [(each.start, each.cue_start or each.start) for each in speculation(annotated) if each.confidence >= SURE]
    for place in places:
        sentence = document.sentence_at(place.start())
        if sentence is None:
            continue
        number, before = place.group(1), sentence.start
        for other in MARKER.finditer(document.view, sentence.start, place.start()):
            if document.view[other.end() : place.start()].strip():
                before = other.end()
        if number in strange:
            kind, message = "unrelated", f"[{number}] leads to “{strange[number]}”, which is about something else."
        elif document.view[: place.start()].rstrip(" .,").endswith('"'):
            continue  # the mark belongs to the quotation before it
        elif any(start == sentence.start and before <= cue < place.start() for start, cue in guesses):
            kind, message = "conjecture", f"[{number}] hangs on the writer's own conjecture, which no source reports."
        else:
            continue
        yield Mark(
            sentence.start,
            max(sentence.end, place.end()),
            message,
            place.start(),
            place.end(),
            kind=kind,
            confidence=0.8,
        )


def _unrelated(document: Document, entries: Mapping[str, str], listed: list[tuple[int, int]]) -> dict[str, str]:
    """Entries by number, shortened, that share no telling word with the headline or the words the body repeats."""
    function = shipped(document.article.language)["headline"].sets["function"]
    end = min(start for start, _ in listed)
    counted = Counter(_stem(word) for word in WORD.findall(document.view[:end].lower()) if word not in function)
    topic = {stem for stem, count in counted.items() if count >= OFTEN}
    topic.update(_stem(word) for word in WORD.findall((document.article.title or "").lower()) if word not in function)
    found = {}
    for number, entry in entries.items():
        words = {word for word in WORD.findall(entry.lower()) if word not in GENERIC and word not in function}
        if words and not any(_stem(word) in topic for word in words):
            found[number] = entry if len(entry) <= 80 else entry[:79].rstrip() + "…"
    return found


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
