"""Voice: whose quoted words a place stands in, so that what is said of them is said of the speaker."""

from __future__ import annotations

from divergence.annotations import Annotated


def speaker(annotated: Annotated, start: int) -> str | None:
    """Who is given as saying what stands at the character `start`; None where nobody is named or described."""
    for each in annotated.attributions:
        if each.source is not None and any(low <= start < high for low, high in each.content_spans):
            return each.source
    return None


def words_of(annotated: Annotated, start: int) -> str:
    """The quoted words at `start`, by whose they are: "the quoted words of Lee Marsden", or "quoted words"."""
    name = speaker(annotated, start)
    return "quoted words" if name is None else f"the quoted words of {name}"
