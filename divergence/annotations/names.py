"""Names: people, organisations, products and places, without a model."""

from __future__ import annotations

from dataclasses import dataclass

from divergence.document import Document


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens ``[first, last)`` naming somebody or something; `key` is the same for every mention of one bearer
    within the document (the surname joins the full name)."""

    start: int
    end: int
    first: int
    last: int
    text: str
    key: str
    person: bool


def names(document: Document) -> tuple[Name, ...]:
    """The names of a document, in order, not overlapping."""
    return ()
