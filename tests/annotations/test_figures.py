"""Who stands behind a figure."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.annotations.figures import CitedFigure
from divergence.article import Article, Link


def read(text: str, **given: object) -> tuple[CitedFigure, ...]:
    return annotate(Article("a", text, **given)).figures  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "citation"),
    [
        ("Repairs will cost €4.2 million, the port authority said.", "cited"),
        ("Ada Holm puts the surge at 2.9 metres.", "cited"),
        ("Turnout was 63 per cent, Ada Holm said, up from 59 per cent.", "cited"),
        ("The storm killed nine people in 1987, the county archive shows.", "cited"),
        ("The chip has 38 billion transistors, per the data sheet.", "cited"),
        ("In our runs the chip was 20 percent faster.", "cited"),
        ("A poll of voters has the party on 41 percent.", "cited"),
        ("Officials said about 40 aircraft use it.", "vague"),
        ("As many as 43 people have died, according to sources close to the inquiry.", "vague"),
        ("Repairs will cost €4.2 million.", "uncited"),
        ("Ada Holm opened the quay. Repairs will cost €4.2 million.", "uncited"),
    ],
)
def test_the_verdict(text: str, citation: str) -> None:
    found = [each.citation for each in read(text) if each.quantity.kind != "date"]
    assert found
    assert set(found) == {citation}


def test_who_is_given() -> None:
    assert read("The quay is 300 metres long, Ada Holm said.")[0].attributed_to == "Ada Holm"


def test_a_citation_reaches_no_further_than_its_sentence() -> None:
    first, second = read("The quay is 300 metres long, Ada Holm said. The ferry weighs 9,000 tonnes.")
    assert (first.citation, second.citation) == ("cited", "uncited")


def test_a_link_in_the_sentence_cites() -> None:
    text = "The quay is 300 metres long."
    assert read(text, links=(Link(4, 8, "https://example.org/quay"),))[0].citation == "cited"


@pytest.mark.parametrize(
    "text", ["Ada Holm, 67, said nothing.", "They met on 4 May 2026.", "It runs version 2.1.3 now."]
)
def test_ages_dates_and_versions_need_no_source(text: str) -> None:
    assert all(each.citation == "exempt" for each in read(text))


def test_what_a_figure_measures() -> None:
    assert read("Norlines paid $14.3 billion for the yard.")[0].measures == "for the yard"
    assert read("Winds of up to 94 mph battered the yard.")[0].measures == "Winds"
    assert read("A loan of £48m over 30 years was agreed.")[0].measures == "over 30 years"
    assert read("The blast killed two people in the yard.")[0].measures == "in the yard"


@pytest.mark.parametrize("text", ["", "5", "$", "5% said", "said 5", "[5] [6]", "5,5,5", "1" * 400, "−5 °C ½ ¼"])
def test_odd_texts_are_read(text: str) -> None:
    for each in read(text):
        assert 0 <= each.quantity.start < each.quantity.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is thirty-four minutes past seven in Arden.",
        "The 7.12 to Arden was full yesterday.",
        "She handed in a 96-page report.",
    ],
)
def test_the_time_of_day_and_the_length_of_a_document_need_no_source(text: str) -> None:
    assert {each.citation for each in read(text)} == {"exempt"}
