"""Absolutes: words that allow no exception, no doubt, no degree and no rival.

Finds: *universal* ("will never", "everyone knows"), *certainty* ("without question", "undisputed"), *totality*
("utterly") and *superlative* ("the greatest ever") claims.

Why it matters: an absolute is the easiest claim to get wrong, since one exception refutes it, and the easiest to
qualify.

Example: "The X2 is the undisputed leader." With its evidence: "The X2 led all four benchmarks the lab ran."

Known limits: literal quantities ("all schools closed", "nobody was hurt", "has never been tested") are facts and left
alone; the lexicon lists absolute uses, so a fresh wording is missed rather than a plain one marked. An absolute can
be true.

Source: Al-Mosaiwi and Johnstone (2018) on absolutist words, Hyland (2005) on boosters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from divergence.annotations import Annotated
from divergence.registry import Mark, marks
from divergence.result import Field

MARKED_FROM = 0.5

MESSAGES = {
    "universal": "“{cue}” allows no exception; one would make this false.",
    "certainty": "“{cue}” rules out doubt; say what makes it certain.",
    "totality": "“{cue}” allows no degree; say how much.",
    "superlative": "“{cue}” claims that nothing compares; say against what it was compared.",
}


@marks("absolutes", rule="absolute", lexicons=("absolutes",))
def absolutes(annotated: Annotated) -> Iterable[Mark]:
    if annotated.title is not None:
        yield from _marks(annotated.title, "title")
    yield from _marks(annotated, "text")


def _marks(annotated: Annotated, field: Field) -> Iterator[Mark]:
    document = annotated.document
    for hit in document.hits["absolutes"]:
        sentence = document.sentences[document.sentence_of[hit.first]]
        if hit.entry.weight < MARKED_FROM or sentence.region == "references":
            continue
        start, end = document.span(hit.first, hit.last)
        yield Mark(
            start=sentence.start,
            end=sentence.end,
            cue_start=start,
            cue_end=end,
            kind=hit.entry.kind,
            confidence=hit.entry.weight,
            message=MESSAGES[hit.entry.kind].format(cue=document.text[start:end]),
            field=field,
        )
