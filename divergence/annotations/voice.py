"""Voice: whose quoted words a place stands in, so that what is said of them is said of the speaker."""

from __future__ import annotations

from divergence.annotations import Annotated
from divergence.lexicon import shipped


def speaker(annotated: Annotated, start: int) -> str | None:
    """Who is given as saying what stands at the character `start`; None where nobody is named or described."""
    for each in annotated.about(start):
        if each.source is not None and any(low <= start < high for low, high in each.content_spans):
            return each.source
    return None


def words_of(annotated: Annotated, start: int) -> str:
    """The quoted words at `start`, by whose they are: "the quoted words of Lee Marsden", or "quoted words"."""
    name = speaker(annotated, start)
    if name is None or name.lower() in shipped()["attribution"].sets["pronouns"]:
        return "quoted words"
    return f"the quoted words of {name}"
