"""Whose words, and how sure: what is said of quoted words, of leave and of nouns that look like verbs."""

from __future__ import annotations

import pytest

from divergence.annotations.certainty import certainty
from divergence.article import Article
from divergence.document import Document
from divergence.pipeline import analyse


def level(text: str) -> tuple[float, bool]:
    document = Document(Article("a.txt", text))
    found = certainty(document, 0, len(document.lower))
    return found.level, found.polarity


@pytest.mark.parametrize(
    "text",
    [
        "In the first large study of 900 sheep, 52 percent were free of worms.",
        "Wool treaty raises hopes",
        "Evacuated residents may return.",
        "Guests may stay until noon.",
    ],
)
def test_a_noun_and_a_leave_take_nothing_from_a_claim(text: str) -> None:
    assert level(text) == (1.0, True)


def test_a_prohibition_is_a_flat_denial() -> None:
    assert level("Visitors with dogs may not enter the wood.") == (1.0, False)


@pytest.mark.parametrize(
    "text",
    [
        "The council hopes to open the bridge.",
        "Fears that the dam would fail grew.",
        "The firm is studying a sale of the mill.",
        "The mill may not survive the winter.",
    ],
)
def test_a_verb_and_a_possibility_do(text: str) -> None:
    assert level(text)[0] < 1.0


def test_quoted_words_are_a_note_that_says_whose_they_are() -> None:
    text = '"I think it is a reckless gamble with the lives of the crew," said Ann Orr on Monday.'
    found = [each for each in analyse(Article("a.txt", text)).findings if each.rule in ("opinion", "loaded-language")]
    assert {each.rule for each in found} == {"opinion", "loaded-language"}
    for each in found:
        assert (each.voice, each.severity) == ("quoted", "info")
        assert "the quoted words of Ann Orr" in each.message


def test_a_vague_source_is_charged_once() -> None:
    findings = analyse(Article("a.txt", "Some experts believe it could double the price of bread.")).findings
    charged = [each.rule for each in findings if each.severity != "info"]
    assert charged == ["vague-attribution"]


def test_the_words_of_somebody_called_she_are_quoted_words() -> None:
    article = analyse(Article("a.txt", "The mayor spoke on Monday. “I have a disgraceful job to finish,” she said."))
    assert [each.message for each in article.findings if "words of she" in each.message] == []
