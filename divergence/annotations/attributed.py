"""One attribution, as everything after reads it: who is given as saying what, and by which words."""

from __future__ import annotations

from dataclasses import dataclass

from divergence.result import AttributionKind, Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: `source` is the source's name as written (None when nobody is given). `claims`: the content is
    something said or held true, and not a wish, a plan or a like. `indirect`: the content is a sentence after the
    report that goes on in the speaker's words without saying so ("The dam was safe, she said. It would hold.")."""

    kind: AttributionKind
    source: str | None
    cue: str | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    claims: bool = True
    indirect: bool = False
