"""Where words guess, in whoever's voice."""

from __future__ import annotations

import pytest

from divergence.annotations.conjecture import conjectures
from divergence.article import Article
from divergence.document import Document


def read(text: str) -> dict[str, str]:
    """Cue to kind."""
    document = Document(Article("a", text))
    return {text[slice(*document.span(each.first, each.last))]: each.kind for each in conjectures(document)}


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The owner presumably wanted a quick sale.", "presumably wanted", "motive"),
        ("The owner wants, no doubt, a quick sale.", "wants, no doubt", "motive"),
        ("The owner is clearly hoping for rain.", "clearly hoping", "motive"),
        ("The owner seems to be hoping for rain.", "seems to be hoping", "motive"),
        ("The keeper appears to have looked away.", "appears to have looked", "inference"),
        ("The keeper must have known.", "must have", "inference"),
        ("The rivals must be trembling.", "must be", "inference"),
        ("The levy will very likely go.", "will very likely", "future"),
        ("The levy would almost certainly go.", "would almost certainly", "future"),
        ("One possible explanation is rust.", "possible explanation", "motive"),
        ("If the pump stops, the town would drown.", "would", "supposition"),
        ("The lamp likely uses the old bulb.", "likely", "guess"),
        ("The pair have apparently fallen out.", "apparently fallen", "guess"),
        ("Was the keeper simply asleep?", "Was", "question"),
        ("The mood in the hall suggested panic.", "suggested", "inference"),
    ],
)
def test_patterns(text: str, cue: str, kind: str) -> None:
    assert read(text).get(cue) == kind


@pytest.mark.parametrize(
    "text",
    [
        "Swimmers must have passed a test.",
        "The keeper must have a permit.",
        "The pain is clearly felt at night.",
        "We clearly want more of this.",
        "The likely winners met at noon.",
        "If you hoped that it would rain, read on.",
        "Was the keeper asleep?",
        "Ada Holm suggested panic.",
        "Some have suggested rust.",
        "Guests may park in the yard.",
        "Nobody seems to have noticed.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert read(text) == {}
