"""An earlier or later count is an earlier or later state of the fact, not a fact left out."""

from __future__ import annotations

from divergence.article import Article
from divergence.pipeline import score


def test_an_earlier_count_updates_the_fact() -> None:
    texts = {
        "2026-02-12": "The number of confirmed cases of mumps in the town of Brask has risen to 58, doctors said.",
        "2026-02-13": "Doctors in the town of Brask said 58 people were now confirmed to have mumps.",
        "2026-02-10": "Forty people in Brask were confirmed to have mumps by Tuesday, nine more than on Monday.",
    }
    openings = ("Snow fell on the passes.", "The council met for three hours.", "Skaters trained on the lake.")
    articles = [
        Article(f"{day}.txt", f"{opening}\n\n{text}", published=day)
        for opening, (day, text) in zip(openings, texts.items(), strict=True)
    ]
    found = score(articles).stories[0]
    (fact,) = [each for each in found.facts if "58" in each.statement]
    assert [each.stance for each in fact.mentions if each.article == "2026-02-10.txt"] == ["updates"]
    assert "2026-02-10.txt" not in (*fact.absent, *fact.unclear)
    assert not [each for each in found.conflicts if each.resolution == "real"]
