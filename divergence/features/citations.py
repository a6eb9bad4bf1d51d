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

from collections.abc import Iterable
from textwrap import shorten

from divergence.annotations import Annotated
from divergence.annotations.references import MARK, listing
from divergence.features.speculation import speculation
from divergence.registry import Mark, marks

SURE = 0.6  # a guess must be plain before its mark is called idle
SHOWN = 80  # characters of an entry worth quoting


@marks("irrelevant_citations", rule="irrelevant-citation")
def irrelevant_citations(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    listed = listing(document)
    places = listed.marks(document) if listed else []
    if listed is None or not places:
        return
    guesses = [(each.start, each.cue_start or each.start) for each in speculation(annotated) if each.confidence >= SURE]
    for place in places:
        sentence = document.sentence_at(place.start())
        if sentence is None:
            continue
        number, before = place.group(1), sentence.start
        for other in MARK.finditer(document.view, sentence.start, place.start()):
            if document.view[other.end() : place.start()].strip():
                before = other.end()
        if number in listed.strange:
            entry = shorten(listed.entries[number], SHOWN, placeholder="…")
            kind, message = "unrelated", f"[{number}] leads to “{entry}”, which is about something else."
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
