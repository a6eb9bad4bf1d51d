"""Figures: which quantities are figures a reader would want a source for, and who is given for each.

Cited: the figure's own sentence, or the clause that governs it, names who says so. Vague: the source is unnamed.
Uncited: nobody. Exempt: plain dates, clock times, versions, ordinals, reference marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.attribution import Attributed
from divergence.annotations.quantities import Quantity
from divergence.document import Document
from divergence.result import Citation


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A quantity with its citation, who it is attributed to, and what it measures ("deal with Scale AI")."""

    quantity: Quantity
    citation: Citation
    attributed_to: str | None
    measures: str | None


def figures(
    document: Document, quantities: Sequence[Quantity], attributions: Sequence[Attributed]
) -> tuple[CitedFigure, ...]:
    """The verdict on every quantity of a document, in order."""
    return ()
