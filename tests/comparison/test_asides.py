"""What a copy says of its own costs the copy, and nobody else."""

from __future__ import annotations

from dataclasses import replace

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Story
from tests.fiction import FACTS, PUBLISHED, standing

REPORTS = {
    "a": [fact[0] for fact in FACTS],
    "b": [fact[1] for fact in reversed(FACTS)],
    "c": [FACTS[number][number % 2] for number in (3, 0, 5, 2, 1, 4, 8)],
}
ARTICLES = [Article(id, "\n\n".join(lines), published=PUBLISHED) for id, lines in REPORTS.items()]


def with_copy(*lines: str, old: str = "", new: str = "") -> Story:
    text = "\n\n".join([ARTICLES[0].text.replace(old, new) if old else ARTICLES[0].text, *lines])
    return score([*ARTICLES, replace(ARTICLES[0], id="zz", text=text, published="2026-05-15")]).stories[0]


def others(story: Story) -> dict[str, object]:
    return {name: (place[:4], place[5]) for name, place in standing(story).items() if name != "zz"}


def test_a_value_that_a_copy_alters_is_its_own_conflict() -> None:
    story = with_copy(old="€4.2 million", new="€7.9 million")
    (conflict,) = (each for each in story.conflicts if each.resolution == "real")
    assert conflict.deviant == ("zz",)
    assert others(story) == others(score(ARTICLES).stories[0])


def test_a_line_of_its_own_begins_no_fact_and_supports_none() -> None:
    alone = [*ARTICLES[:2], replace(ARTICLES[2], text=f"{ARTICLES[2].text}\n\nThe mayor, Ida Holm, lit 61 candles.")]
    for line in ("Ida Holm, the mayor, lit all of the 61 candles.", "Our desk has read it."):
        copy = replace(ARTICLES[0], id="zz", text=f"{ARTICLES[0].text}\n\n{line}", published="2026-05-15")
        before, after = (score(given).stories[0] for given in (alone, [*alone, copy]))
        assert [(each.id, each.support) for each in after.facts] == [(each.id, each.support) for each in before.facts]
        assert others(after) == others(before)
