"""A text cut into flat pieces: what is marked in it, what is masked, and where the page points to.

Findings overlap and nest; HTML elements may not. So the text is cut wherever anything begins or ends, and a piece is
drawn for the gravest finding that covers it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from divergence.article import Removed
from divergence.result import Field, Finding

GRAVE = {"major": 0, "minor": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks.

    `shown` is the finding it is drawn for and `message` what all of them say; `ending` are the numbers of those whose
    mark ends with it. `masked` is why it was left out of the analysis, `opens` whether the masking begins here, and
    `place` its start where something on the page points to it.
    """

    text: str
    shown: Finding | None = None
    message: str = ""
    ending: tuple[tuple[int, Finding], ...] = ()
    masked: str | None = None
    opens: bool = False
    place: int | None = None


def pieces(
    text: str, findings: Sequence[Finding], field: Field, removed: Iterable[Removed] = (), places: Collection[int] = ()
) -> list[Piece]:
    """`text` in pieces that join to the whole. Findings are numbered by their place in `findings`, from 1."""
    opens: defaultdict[int, list[tuple[int, Finding]]] = defaultdict(list)
    closes: defaultdict[int, list[tuple[int, Finding]]] = defaultdict(list)
    for number, finding in enumerate(findings, start=1):
        start, end = span(finding)
        if finding.field == field and not finding.suppressed and 0 <= start < end <= len(text):
            opens[start].append((number, finding))
            closes[end].append((number, finding))
    masks = [
        (each.start, each.end, each.reason)
        for each in removed
        if each.start is not None and each.end is not None and 0 <= each.start < each.end <= len(text)
    ]
    reason_at = {at: reason for start, end, reason in masks for at in range(start, end)}
    begun = {start for start, _, _ in masks}
    pointed = {each for each in places if 0 <= each < len(text)}
    edges = {0, len(text), *opens, *closes, *begun, *(end for _, end, _ in masks), *pointed}
    cuts = sorted(edges)
    active: list[tuple[int, Finding]] = []
    found = []
    for start, end in pairwise(cuts):
        active = [each for each in active if each not in closes[start]] + opens[start]
        ranked = sorted(active, key=lambda each: (GRAVE[each[1].severity], each[0]))
        found.append(
            Piece(
                text=text[start:end],
                shown=ranked[0][1] if ranked else None,
                message=" ".join(dict.fromkeys(each.message for _, each in ranked)),
                ending=tuple(closes[end]),
                masked=reason_at.get(start),
                opens=start in begun,
                place=start if start in pointed else None,
            )
        )
    return found


def span(finding: Finding) -> tuple[int, int]:
    """What to mark: the cue where there is one, for a sentence marked whole says little."""
    if finding.cue_start is not None and finding.cue_end is not None and finding.cue_start < finding.cue_end:
        return finding.cue_start, finding.cue_end
    return finding.start, finding.end
