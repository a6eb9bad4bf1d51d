"""Quotations: what is speech, what is a scare quote, and that a stray mark never runs away."""

from __future__ import annotations

import pytest

from divergence.article import Article, Region
from divergence.document import Document


def found(text: str, regions: tuple[Region, ...] = ()) -> list[str]:
    return [text[q.start : q.end] for q in Document(Article("a", text, regions=regions)).quotations if not q.scare]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "I am here. And there," she added. "More."', ['"I am here. And there,"', '"More."']),
        ("“He told me “no” twice,” she said.", ["“He told me “no” twice,”"]),
        ("'We will appeal,' she said of the dogs' home and the '90s.", ["'We will appeal,'"]),
        ("'It's the boys' room,' he added.", ["'It's the boys' room,'"]),
        ("“First of it.\n\n“Second of it,” said Bob.\n\nOther.", ["“First of it.\n\n“Second of it,”"]),
        ('He called it "reckless" today.', ['"reckless"']),
    ],
)
def test_speech(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    ["A 5\" pipe and the firms' owners.", '"', '""', 'He said "and went on.\n\nNobody closed it.', "'Tis the season"],
)
def test_look_alikes(text: str) -> None:
    assert found(text) == []


def test_an_unclosed_speech_ends_with_its_sentence() -> None:
    assert found("“This never closed, said Bob. The company has staff.\n\nOther.") == ["“This never closed, said Bob."]


def test_a_stray_mark_gives_way_to_a_real_pair() -> None:
    assert found('A stray "mark here. He said "this is real" and left.') == ['"this is real"']


def test_scare_quotes_are_own_voice() -> None:
    document = Document(Article("a", 'The so-called "smart city" plan failed.'))
    assert document.quotations[0].scare
    assert not any(document.quoted)
    assert not document.is_quoted(document.quotations[0].start, document.quotations[0].end)


def test_a_block_quote_is_one_quotation() -> None:
    text = 'Intro.\n\nA long "block" quote.\n\nOutro.'
    assert found(text, (Region(8, 29, "quote"),)) == ['A long "block" quote.']
