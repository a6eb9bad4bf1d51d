"""Conflicts of backing: for a thing in one source, against it in others, and what only looks like it."""

from __future__ import annotations

from functools import partial

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.backing import backings
from divergence.pipeline import score
from tests.fiction import conflicts_among

AGAINST = (
    "The dairy board will meet in April. Corvane Capital, the largest shareholder with 14 per cent, said it would vote "
    "against the deal.",
    "Corvane Capital, which owns about one share in seven, has said that it will oppose the takeover of the dairy.",
)


reported = partial(conflicts_among, kinds=("polarity",))


def told(text: str) -> list[tuple[str, int, str]]:
    return [(each.called, each.side, each.matter) for each in backings(annotate(Article("a", text)))]


@pytest.mark.parametrize(
    ("text", "side", "matter"),
    [
        ("Corvane Capital said it would back the offer.", 1, "offer"),
        ("Corvane Capital will vote for the deal.", 1, "deal"),
        ("Corvane Capital welcomed the takeover.", 1, "takeover"),
        ("Corvane Capital is in favour of the bill.", 1, "bill"),
        ("Corvane Capital has endorsed the plan.", 1, "plan"),
        ("The plan was backed by Corvane Capital.", 1, "plan"),
        ("Corvane Capital plans to fight the merger.", -1, "merger"),
        ("Corvane Capital came out against the reform.", -1, "reform"),
        ("Corvane Capital refused to back the bid.", -1, "bid"),
        ("Corvane Capital will not support the bid.", -1, "bid"),
        ("Corvane Capital does not oppose the bid.", 1, "bid"),
        ("The chief risk is Corvane Capital. It has said it will vote against.", -1, ""),
        ("Corvane Capital, which opposes the deal, met on Monday.", -1, "deal"),
    ],
)
def test_who_is_for_and_who_against(text: str, side: int, matter: str) -> None:
    assert told(text) == [("Corvane Capital", side, matter)]


@pytest.mark.parametrize(
    "text",
    [
        "Corvane Capital may back the offer.",
        "If Corvane Capital backs the offer, it will pass.",
        "Corvane Capital initially opposed the deal.",
        "Corvane Capital rejected a bid.",
        "Corvane Capital backed away from the deal.",
        "Corvane Capital urged members to reject the deal.",
        "“Corvane Capital will back the offer,” said Ida Lund.",
        "The union will back the offer.",
    ],
    ids=["may", "if", "once", "a new matter", "particle", "urged", "quoted", "no name"],
)
def test_what_tells_nobody_is_for_or_against(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("words", ["would back the offer", "will vote for the deal", "supports the deal"])
def test_for_what_two_sources_have_it_against_is_found(words: str) -> None:
    (found,) = reported(*AGAINST, f"Corvane Capital, the biggest investor in the dairy, said it {words}.")
    assert found.deviant == ("2.txt",)
    assert "against the takeover and another for it" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        "Corvane Capital, the biggest investor in the dairy, said it would back the strike.",
        "Tollan Partners, the biggest investor in the bank, said it would back the offer.",
        "Corvane Capital, the biggest investor in the dairy, said it may back the offer.",
    ],
    ids=["another matter", "another bearer", "may"],
)
def test_what_need_not_contradict_is_left_alone(other: str) -> None:
    assert reported(*AGAINST, other) == []


def test_a_mind_that_may_have_changed_is_left_alone() -> None:
    both = "Corvane Capital said it would back the offer. In the winter Corvane Capital opposed the deal."
    assert reported(*AGAINST, both) == []


def test_who_has_it_for_is_not_counted_for_a_fact_that_has_it_against() -> None:
    sentence = "Corvane Capital, the biggest investor with a 14 per cent stake in the dairy, said it would {} the deal."
    texts = [sentence.format(word) for word in ("oppose", "oppose", "back")]
    articles = [Article(f"{number}.txt", f"{text} Day {number} was wet.") for number, text in enumerate(texts)]
    facts = score(articles).stories[0].facts
    (fact,) = [each for each in facts if "14 per cent stake" in each.statement]
    assert "oppose" in fact.statement
    assert fact.support <= 2
    assert "2.txt" in fact.unclear or any(
        m.stance == "contradicts" for m in fact.mentions if m.quote.article == "2.txt"
    )
