"""Names and their bearers."""

from __future__ import annotations

import pytest

from divergence.annotations.names import Name, names
from divergence.article import Article
from divergence.document import Document


def read(text: str) -> tuple[Name, ...]:
    return names(Document(Article("a", text)))


def texts(text: str) -> list[str]:
    return [each.text for each in read(text)]


def test_runs_of_capitals_with_their_links() -> None:
    text = "On Friday the University of Ashby thanked Johan van der Meer and the firm Bell & Howe."
    assert texts(text) == ["University of Ashby", "Johan van der Meer", "Bell & Howe"]


@pytest.mark.parametrize("text", ["Repairs will cost more.", "However, the quay is closed.", "Officials said no."])
def test_a_word_that_only_opens_a_sentence_is_no_name(text: str) -> None:
    assert texts(text) == []


def test_an_opening_word_is_a_name_where_it_is_one_elsewhere_or_speaks() -> None:
    assert texts("Norlines apologised. The ferry belongs to Norlines.") == ["Norlines", "Norlines"]
    assert texts("NASA delayed it.") == ["NASA"]
    assert texts("Holm said no.") == ["Holm"]


def test_the_code_of_a_currency_is_no_name() -> None:
    assert texts("The target of Holm has debt of GBP 12m. Debt of GBP 85m was repaid to Norlines.") == [
        "Holm",
        "Norlines",
    ]


def test_days_and_months_are_no_names() -> None:
    assert texts("They met on Monday in March.") == []


def test_the_surname_joins_the_full_name() -> None:
    first, title, lone = read("Ada Holm, who led the inquiry, spoke. Later Ms. Holm left. Then Holm returned.")
    assert {first.key, title.key, lone.key} == {"ada holm"}
    assert all(each.person for each in (first, title, lone))


def test_possessives_are_the_name() -> None:
    assert [each.key for each in read("The plan is Velomed's, and Velomed sells it.")] == ["velomed", "velomed"]


@pytest.mark.parametrize(
    "text",
    [
        "He left the White House, the seat.",
        "It is in New York, the city.",
        "So Ashby Bank, a lender, fell.",
        "Arlen Sports, the owner, sold.",
        "Orsk Connect, who are no party to it, work on.",
    ],
)
def test_places_and_bodies_are_no_persons(text: str) -> None:
    assert not any(each.person for each in read(text))


@pytest.mark.parametrize("text", ["", ".", "A", "Mr.", "Mr. ", "& & &", "İ Ǆ ß", "THE END", "A" * 5000, "Of of Of of."])
def test_odd_texts_are_read(text: str) -> None:
    for each in read(text):
        assert text[each.start : each.end] == each.text
        assert each.key
