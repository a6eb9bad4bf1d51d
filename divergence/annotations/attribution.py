"""Attribution: who is given as saying what (source, cue, content), after PolNeAR (Newell et al. 2018)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.names import Name
from divergence.document import Document
from divergence.result import AttributionKind, Span


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution: `source` is the source's name as written (None when nobody is given)."""

    kind: AttributionKind
    source: str | None
    cue: str | None
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]


def attributions(document: Document, names: Sequence[Name] = ()) -> tuple[Attributed, ...]:
    """The attributions of a document, in order of their first span."""
    return ()
