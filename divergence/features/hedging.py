"""Hedging: words by which a writer holds back from full commitment.

Why it matters: a hedge is information, not a fault. What drifts is a hedge dropped on the way from one source to the next.
Example: "The breach may have begun at the north end."
Known limits: bare "could" is ambiguous between ability and possibility.
Source: Hyland (1998); Szarvas et al. (2012).
"""

from __future__ import annotations

from collections.abc import Iterable

from divergence.annotations import Annotated
from divergence.registry import Mark, marks


@marks("hedging", rule="hedge", lexicons=("hedging",))
def hedging(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    for hit in document.hits["hedging"]:
        cue_start, cue_end = document.span(hit.first, hit.last)
        sentence = document.sentences[document.sentence_of[hit.first]]
        yield Mark(
            start=sentence.start,
            end=sentence.end,
            cue_start=cue_start,
            cue_end=cue_end,
            kind=hit.entry.kind,
            confidence=hit.entry.weight,
            severity="info",
            message=f"“{document.text[cue_start:cue_end]}” leaves this open.",
        )
