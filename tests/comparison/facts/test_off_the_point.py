"""Which sentence of an article is shown first for a fact, and that one fact has one row."""

from __future__ import annotations

from pathlib import Path

import pytest

import divergence as dv
from divergence.result import Fact, Story
from tests.comparison.facts.test_opposed import about, story

EXAMPLE = Path(__file__).parents[3] / "examples" / "muse-spark"


def shown(fact: Fact, article: str) -> list[str]:
    return [each.text for each in fact.mentions if each.article == article]


@pytest.fixture(scope="module")
def example() -> Story:
    return dv.score(dv.read(EXAMPLE).articles).stories[0]


def test_the_sentence_that_says_the_fact_is_shown_before_one_about_its_subject(example: Story) -> None:
    """Both articles speak of Llama before the spokeswoman does."""
    fact = about("Dana Fielding", example)
    assert "Fielding" in shown(fact, "01_ledbury_wire.txt")[0]
    assert "Fielding" in shown(fact, "02_second_derivative.md")[0]


def test_a_headline_is_shown_after_the_text_that_says_the_same(example: Story) -> None:
    fact = about("Meta on Wednesday released", example)
    fields = [[each.field for each in fact.mentions if each.article == article.id] for article in example.articles]
    assert any("title" in each for each in fields)
    assert all(each[0] == "text" for each in fields)


def test_what_the_same_sentences_state_is_one_fact() -> None:
    found = story(
        "Nineteen skaters aged 12 to 14 were hurt in the fall of the roof of the ice hall at Lenna.",
        "The roof of the ice hall at Lenna fell in and hurt nineteen skaters aged 12 to 14.",
        "Nineteen skaters, aged 12 to 14, were hurt when the ice hall's roof at Lenna fell in.",
    )
    places = [frozenset((each.article, each.start) for each in fact.clear) for fact in found.facts]
    assert len(places) == len(set(places))


def test_what_several_say_off_one_point_is_a_fact_of_its_own() -> None:
    found = story(
        "The bridge over the Lenna in Brask is closed while engineers look at its pier. "
        "Schools in Brask are closed until Thursday.",
        "Schools in Brask will be closed again until Thursday. "
        "The bridge over the Lenna is closed while engineers look at a pier.",
        "The bridge over the Lenna in Brask is closed until engineers have looked at one pier. "
        "Brask's schools stay closed until Thursday.",
    )
    bridge, schools = about("bridge", found), about("chools", found)
    assert bridge.id != schools.id
    assert bridge.support == schools.support == 3


def test_a_figure_of_the_sentence_that_an_article_gives_is_not_said_to_be_missing() -> None:
    found = story(
        "Lenna Ice will pay 412p for each share of the Brask rinks. "
        "The 412p is 31 percent more than Friday's closing price.",
        "Lenna Ice is to pay 412p a share for the Brask rinks. At 412p it pays 31 percent more than Friday's price.",
        "Skaters in Brask fear for their rinks. Lenna Ice has bid 412p a share.",
    )
    assert all("2.txt" not in fact.absent for fact in found.facts if "412p" in fact.statement)
