"""Who is not counted for a fact, since it denies what the others tell or gives another time of day."""

from __future__ import annotations

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Fact, Story

OPENINGS = (
    "Dozens of skaters had been training in the town of Brask for the winter games.",
    "The council met for three hours over the budget of the valley.",
    "Snow fell on the passes, and the road to Orsk was slow all week.",
)


def story(*texts: str) -> Story:
    together = [f"{opening}\n\n{text}" for opening, text in zip(OPENINGS, texts, strict=True)]
    articles = [Article(f"{number}.txt", text, published="2026-02-10") for number, text in enumerate(together)]
    return score(articles).stories[0]


def about(word: str, found: Story) -> Fact:
    return next(fact for fact in found.facts if word in fact.statement)


def stating(fact: Fact) -> set[str]:
    return {each.article for each in fact.clear if each.stance in ("asserts", "hedges")}


def test_who_says_that_it_did_not_come_to_what_was_planned_does_not_state_the_plan() -> None:
    found = story(
        "The Lenna club plans to reopen its skating rink on Saturday, a spokeswoman said.",
        "The skating rink at the Lenna club, which holds 900 people, is to reopen on Saturday.",
        "The skating rink at the Lenna club did not reopen on Saturday as planned.",
    )
    rink = about("reopen", found)
    assert stating(rink) == {"0.txt", "1.txt"}
    assert "not" not in rink.statement.split()
    assert "2.txt" not in rink.absent


def test_who_gives_another_time_of_day_does_not_state_the_time() -> None:
    found = story(
        "The boiler in the cellar of the rink burst shortly after 2 a.m., a guard said.",
        "The boiler burst shortly after 2 a.m. in the cellar of the rink.",
        "It was shortly after 4 a.m. that the boiler burst in the cellar of the rink.",
    )
    assert stating(about("boiler", found)) == {"0.txt", "1.txt"}
    (conflict,) = [each for each in found.conflicts if each.kind == "date"]
    assert conflict.deviant == ("2.txt",)


def test_the_same_time_in_other_words_is_one() -> None:
    found = story(
        "The boiler in the cellar of the rink burst shortly after 2 a.m., a guard said.",
        "The boiler burst at 2:20 a.m. in the cellar of the rink.",
        "It was about twenty past two in the morning that the boiler burst in the cellar of the rink.",
    )
    assert stating(about("boiler", found)) == {"0.txt", "1.txt", "2.txt"}
    assert found.conflicts == ()
