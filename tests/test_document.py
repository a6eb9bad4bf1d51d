"""The one pass over an article: offsets, order, typography, and text that means harm."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.article import Article, Region, Removed
from divergence.document import Document, plain_view

STORY = (
    "Bridge reopens\r\n\r\nThe mayor said “it’s safe” on Monday. Nobody asked who had “signed off” on it.\r\n"
    "“We don’t know,” the engineer’s office said. Costs rose to $14.3 million."
)
NEWS = st.text(alphabet="ab A.,?!'\"’“”…[]1$\n\r\t\u00a0-—", max_size=120)


def document(text: str, **given: object) -> Document:
    return Document(Article("a", text, **given))  # type: ignore[arg-type]


def counts(read: Document) -> tuple[object, ...]:
    return (
        read.lower,
        len(read.sentences),
        len(read.paragraphs),
        read.quoted,
        read.words(),
        {name: len(found) for name, found in read.hits.items()},
    )


@given(NEWS)
def test_the_index_of_words_holds_every_token_once(text: str) -> None:
    read = document(text)
    assert read.among(read.places) == list(range(len(read.tokens)))
    assert read.among(["a", "nowhere"]) == [place for place, word in enumerate(read.lower) if word == "a"]


@given(NEWS)
def test_every_span_lies_in_the_text_and_sentences_are_ordered_and_disjoint(text: str) -> None:
    read = document(text)
    assert len(read.view) == len(text)
    place = token = 0
    for number, sentence in enumerate(read.sentences):
        assert sentence.index == number
        assert place <= sentence.start < sentence.end <= len(text)
        assert token == sentence.first < sentence.last
        assert read.starts[sentence.first] >= sentence.start
        assert read.ends[sentence.last - 1] <= sentence.end
        place, token = sentence.end, sentence.last
    assert token == len(read.tokens)
    for start, end in read.paragraphs:
        assert 0 <= start < end <= len(text)
    for quotation in read.quotations:
        assert 0 <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)


@given(NEWS)
def test_every_token_knows_its_sentence(text: str) -> None:
    read = document(text)
    for token, start in enumerate(read.starts):
        sentence = read.sentence_at(start)
        assert sentence is not None
        assert read.sentence_of[token] == sentence.index


@given(NEWS.filter(lambda text: "\r" not in text))
def test_line_ends_change_nothing(text: str) -> None:
    assert counts(document(text)) == counts(document(text.replace("\n", "\r\n")))


PLAIN_WORDS = st.text(alphabet="ab cd.", min_size=1, max_size=30).map(lambda text: f"Ann {text.strip()} said it.")
PIECES = st.lists(st.one_of(PLAIN_WORDS, PLAIN_WORDS.map("“{}”".format), st.just("It’s Ann’s.")), max_size=6)


@given(PIECES)
def test_curly_and_straight_quotes_are_the_same(pieces: list[str]) -> None:
    text = " ".join(pieces)
    straight = text.translate(str.maketrans("’“”", '\'""'))
    assert counts(document(text)) == counts(document(straight))


def test_a_real_story() -> None:
    read = document(STORY)
    said = [STORY[sentence.start : sentence.end] for sentence in read.sentences]
    assert said[0] == "Bridge reopens"
    assert said[-1] == "Costs rose to $14.3 million."
    assert len(said) == 5
    place = STORY.index("it’s safe")
    assert read.is_quoted(place, place + 2)
    assert not read.is_quoted(STORY.index("mayor"), STORY.index("mayor") + 2)


def test_furniture_is_blank_in_the_view_and_keeps_its_lines() -> None:
    text = "Share this\nThe bridge closed.\nRead more: ten tips\nIt reopened."
    start = text.index("Read more")
    removed = (
        Removed(start, text.index("\nIt"), "Read more: ten tips", "related"),
        Removed(0, 10, "Share this", "share"),
        Removed(5, 12, "this\nT", "share"),
        Removed(None, None, "a cookie notice", "cookie"),
    )
    view = plain_view(text, removed)
    assert len(view) == len(text)
    assert view.count("\n") == text.count("\n")
    assert "Share" not in view
    assert "tips" not in view
    assert "It reopened." in view


def test_a_region_marks_its_sentences() -> None:
    text = "What we know\nThe bridge closed."
    read = document(text, regions=(Region(0, 12, "heading"),))
    assert [sentence.region for sentence in read.sentences] == ["heading", None]


def test_nothing_is_a_document_too() -> None:
    for text in ("", " \n\t ", "\ufeff", "\0\0"):
        read = document(text)
        assert read.sentences == ()
        assert read.words() == (0, 0)


@pytest.mark.parametrize("unit", ['"a" ', '"', "“", "a ", "a. ", "it's ", "(", "$1,000 "])
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))  # a quadratic reading would not come back
    assert len(document(text).view) == len(text)


def test_what_is_said_again_is_not_fresh_and_stands_beside_nothing() -> None:
    document = Document(Article("a", "One came. Two left.\n\nOne came. Three stayed. TWO left."))
    assert document.first_said == (0, 1, 0, 3, 1)
    assert [each.index for each in document.fresh] == [0, 1, 3]
    assert [each.index for each in document.beside(1, 1, 1)] == [0, 1, 3]
    assert [each.index for each in document.beside(3, 1, 1)] == [1, 3]
    assert document.beside(4, 1, 1) == document.beside(1, 1, 1)
