"""What costs an article points, and what must not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Entry, Story
from tests.fiction import FACTS, MUSE_SPARK, PUBLISHED, shipped

QUOTED = "“It was a disgraceful, shameful shambles and they are greedy crooks,” said Per Lund, a passenger."


def ferry(**edits: str) -> Story:
    """Four honest reports of one collision; those named in `edits` are followed by more text."""
    told = {
        "a": [fact[0] for fact in FACTS],
        "b": [fact[1] for fact in reversed(FACTS)],
        "c": [FACTS[number][number % 2] for number in (3, 0, 5, 2, 1, 4)],
        "d": [FACTS[number][(number + 1) % 2] for number in (7, 1, 2, 0, 8, 3, 6)],
    }
    articles = [
        Article(id, "\n\n".join([*lines, *([edits[id]] if id in edits else [])]), published=PUBLISHED)
        for id, lines in told.items()
    ]
    return score(articles).stories[0]


def entry(story: Story, id: str) -> Entry:
    return next(each for each in story.ranking.entries if each.article == id)


def points(story: Story, id: str, component: str) -> float:
    return entry(story, id).components[component].points


def drift(story: Story, id: str) -> float:
    found = entry(story, id).divergence
    assert found is not None
    return found


@pytest.mark.parametrize("number", range(5))
def test_padding_with_ones_own_paragraphs_moves_at_most_three_points(number: int) -> None:
    """An article twice as long by saying everything again is no better and no worse."""
    articles = list(shipped(MUSE_SPARK))
    before = score(articles).stories[0]
    body = articles[number].text
    paragraphs = [each for each in body.split("\n\n")[2:-2] if "[" not in each[:2]]
    articles[number] = replace(articles[number], text=body + "\n\n" + "\n\n".join(paragraphs))
    after = score(articles).stories[0]
    id = articles[number].id
    assert abs(drift(after, id) - drift(before, id)) <= 3


@pytest.mark.parametrize(
    "hedged",
    [
        "The cause may not be known for weeks, the accident board said.",
        "It is unclear whether the second ship will sail, Norlines said.",
        "About half of the passengers were apparently on their way home, police said.",
    ],
)
def test_hedging_costs_nothing(hedged: str) -> None:
    assert drift(ferry(a=hedged), "a") <= drift(ferry(), "a")


def test_quoting_loaded_words_costs_nothing_and_saying_them_does() -> None:
    plain, quoted, said = ferry(), ferry(a=QUOTED), ferry(a="It was a disgraceful, shameful shambles by greedy crooks.")
    assert drift(quoted, "a") <= drift(plain, "a")
    assert points(said, "a", "framing") > points(quoted, "a", "framing")


def test_a_guess_costs_the_one_who_guesses() -> None:
    plain, guessed = ferry(), ferry(b="The crash may well have been the result of greed. Perhaps the owners knew it.")
    assert points(guessed, "b", "unsupported") > points(plain, "b", "unsupported")
    assert drift(guessed, "a") == drift(plain, "a")


def test_a_short_honest_report_is_not_the_worst() -> None:
    articles = [*shipped(MUSE_SPARK)]
    brief = Article(
        "brief.txt",
        "Meta on Wednesday released Muse Spark, an AI model whose weights are not public, it said in a blog post. "
        "It scored 52 on the Artificial Analysis Intelligence Index, the index's publisher said.",
        published="2026-04-09",
    )
    story = score([*articles, brief]).stories[0]
    worst = min(story.ranking.entries, key=lambda each: each.rank or 99)
    assert worst.article != "brief.txt"
    assert points(story, "brief.txt", "omission") <= 10


def test_every_point_lists_its_evidence() -> None:
    for each in score(shipped(MUSE_SPARK)).stories[0].ranking.entries:
        for component in each.components.values():
            assert bool(component.points) == bool(component.evidence)
