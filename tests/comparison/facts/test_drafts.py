"""Facts: what several articles say, once each."""

from __future__ import annotations

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Fact, Story
from tests.fiction import FACTS, PUBLISHED

FILLER = (
    "A crane had been brought in by noon. Divers looked at the hull. The café on the quay stayed open.",
    "School was out and children watched from the wall. A band had been booked for the evening.",
    "Fishing boats moved to the inner basin. The lighthouse museum closed early for stocktaking.",
)


def told(*lines: str) -> Story:
    """A story whose articles each say one of the lines, and something nobody else says."""
    articles = [
        Article(f"{number}.txt", f"{line}\n\n{FILLER[number % len(FILLER)]}", published=PUBLISHED)
        for number, line in enumerate(lines)
    ]
    return score(articles).stories[0]


def about(story: Story, word: str) -> list[Fact]:
    return [fact for fact in story.facts if any(word in mention.text for mention in fact.mentions)]


def test_wordings_of_one_fact_are_one_fact() -> None:
    for wordings in FACTS[:4]:
        (fact,) = told(wordings[0], wordings[1], wordings[0].replace(", ", " – ")).facts
        assert fact.support == 3
        assert fact.of == 3
        assert fact.consensus
        assert fact.absent == ()
        assert fact.statement in wordings or fact.statement == wordings[0].replace(", ", " – ")


def test_two_values_never_agree() -> None:
    """Whatever sentences are gathered, nine and fourteen do not stand behind one consensus."""
    line = "{} passengers were hurt, the ambulance service said."
    story = told(line.format("Nine"), line.format("Fourteen"))
    for fact in story.facts:
        asserted = {mention.text for mention in fact.mentions if mention.stance == "asserts" and mention.value}
        assert len(asserted) < 2


def test_the_odd_one_out_does_not_count_as_support() -> None:
    line = "{} passengers were hurt, the ambulance service said."
    story = told(line.format("Nine"), line.format("9"), line.format("Fourteen"))
    facts = [fact for fact in about(story, "hurt") if fact.value]
    assert max(fact.support for fact in facts) == 2


def test_who_is_silent_is_absent() -> None:
    (fact,) = told(FACTS[2][0], FACTS[2][1], "Nobody was on the quay.").facts
    assert fact.support == 2
    assert fact.absent == ("2.txt",)
    assert fact.value is not None
    assert (fact.value.low, fact.value.unit) == (4.15e6, "EUR")


def test_a_value_says_more_than_its_sentence_so_each_place_counts_once() -> None:
    story = told("Nine people were hurt and 214 rescued.", "Nine people were hurt and 214 rescued by boat.")
    for fact in story.facts:
        places = [(mention.article, mention.start) for mention in fact.mentions]
        assert len(places) == len(set(places))


def test_what_one_article_says_twice_is_no_agreement() -> None:
    story = told(f"{FACTS[2][0]} {FACTS[2][1]}", "Nobody was on the quay.")
    assert not about(story, "million")


def test_the_statement_is_the_plain_one() -> None:
    """Of what three articles say alike, the sentence with the number and without colour is printed."""
    plain = "The storm cut off power to 3,400 homes in Arlen, the grid operator said."
    story = told(
        "The monstrous storm savagely cut off power to thousands of homes in Arlen, the grid operator said.",
        "The storm cut off power to thousands of homes in Arlen, the grid operator said.",
        plain,
    )
    assert plain in {fact.statement for fact in about(story, "power")}


def test_headlines_that_share_a_name_are_no_fact() -> None:
    articles = [
        Article(f"{number}.txt", body, title=title, published=PUBLISHED)
        for number, (title, body) in enumerate(
            zip(("The Orsted Quay story", "Orsted Quay in brief", "What next at Orsted Quay?"), FILLER, strict=True)
        )
    ]
    assert score(articles).stories[0].facts == ()
