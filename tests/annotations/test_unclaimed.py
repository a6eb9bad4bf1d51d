"""Whose words a quotation is that stands in nobody's report."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.annotations.voice import words_of
from divergence.article import Article


def speakers(text: str) -> list[str | None]:
    annotated = annotate(Article("a", text))
    found: list[str | None] = []
    for quotation in annotated.document.quotations:
        whose = [
            each.source
            for each in annotated.attributions
            if any(low <= quotation.start < high for low, high in each.content_spans)
        ]
        found += whose[-1:]
    return found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"It was late," Ada Holm said. "We had seen it coming all along."', "Ada Holm"),
        ('"It was late," Ada Holm said.\n\n"We had seen it coming all along."', "Ada Holm"),
        ('Tom Keel said so.\n\n"She never stood in a field," snorted its leader, Al Brand.', "its leader, Al Brand"),
        ('Tom Keel was safe. "We had seen it coming all along," he beamed.', "Tom Keel"),
        ('Ada Holm, the mayor, summed it up with the words: "Nobody got a present, everybody a key."', "Ada Holm"),
    ],
)  # fmt: skip
def test_it_goes_on_or_is_tagged_or_stands_behind_a_colon(text: str, source: str) -> None:
    assert speakers(text)[-1] == source


@pytest.mark.parametrize(
    "text",
    [
        'Dr Ada Holm said she was calm.\n\nThe spa was shut. The sign on the door? "Closed for maintenance until May."',
        'Judge Tom Keel said it was rubbish.\n\nThe paper ran it with the headline "Who paid for the mayor\'s roof?".',
        'Tom Keel said it was safe. Not everyone was so sure. "We had seen it coming all along."',
        'Tom Keel said it was safe and Al Brand said it was not. "We had seen it coming all along."',
    ],
)
def test_else_the_speaker_is_not_known(text: str) -> None:
    assert speakers(text)[-1] is None
    annotated = annotate(Article("a", text))
    assert words_of(annotated, annotated.document.quotations[-1].inner_start) == "quoted words"


def test_a_title_with_a_comma_is_no_speech() -> None:
    assert not [
        each
        for each in annotate(Article("a", 'After "The Long Way Home," Miranda starred in a play.')).attributions
        if each.cue
    ]
