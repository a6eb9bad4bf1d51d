"""Companions: figures that another figure of their sentence brings with it, so that one source does for both.

*Converted*: the same amount in another unit, in brackets or after "or" ("38C (100F)", "£9m, or $12m"). *Part*: a part
of what was counted before ("41 proposals, 29 of them", "Of the 41 proposals, 29 are for the port").

Limits: a part is known by "of them", or by a sentence that opens with the whole.
"""

from __future__ import annotations

from divergence.annotations.quantities import Quantity, base
from divergence.annotations.word_classes import STOPS
from divergence.document import Document

OF_THE_WHOLE = frozenset({"them", "these", "those", "whom", "which"})
MEASURED = frozenset({"measure", "money"})


def converted(document: Document, before: Quantity, quantity: Quantity) -> bool:
    """Whether a figure only says the one before it in another unit."""
    if quantity.kind not in MEASURED or before.kind != quantity.kind or before.unit == quantity.unit:
        return False
    between = document.view[before.end : quantity.start].strip().lower()
    same = quantity.kind == "money" or base(before)[0] == base(quantity)[0]
    return same and (between == "(" or between in {", or", "or"})


def part(document: Document, before: Quantity, quantity: Quantity) -> bool:
    """Whether a figure counts a part of what the one before it, in the same sentence, counts."""
    if before.kind != "count" or quantity.kind != "count":
        return False
    first, last = document.token_range(quantity.start, quantity.end)
    sentence = document.sentence_at(quantity.start)
    if sentence is None or before.start < sentence.start:
        return False
    lower = document.lower
    if lower[last : last + 1] == ["of"] and not OF_THE_WHOLE.isdisjoint(lower[last + 1 : last + 2]):
        return True
    opened, _ = document.token_range(before.start, before.end)
    whole = lower[sentence.first : opened] in (["of", "the"], ["of", "its"], ["of", "their"], ["of", "these"])
    return whole and lower[first - 1] == "," and "," not in lower[opened : first - 1] and lower[last] not in STOPS
