"""What an article says against itself stands among the conflicts, costs once, and accuses nobody else."""

import divergence as dv
from divergence.report import prose
from divergence.result import Story

TORN = (
    "Ann Holm, formerly head of Arden Mills, opened the fair on Monday. The river was high and the stalls were wet. "
    "Arden Mills, now under Holm's leadership, paid for the tents."
)
PLAIN = "Ann Holm opened the fair on Monday. The river was high and most of the stalls were wet by noon."


def told(*texts: str) -> Story:
    return dv.score([dv.Article(text=text, id=f"{n}.txt") for n, text in enumerate(texts)]).stories[0]


def test_both_sides_are_sentences_of_the_one_article() -> None:
    (conflict,) = told(TORN, PLAIN).conflicts
    assert (conflict.kind, conflict.resolution, conflict.deviant) == ("self", "real", ("0.txt",))
    assert [side.articles for side in conflict.sides] == [("0.txt",), ("0.txt",)]
    assert all(quote.text == TORN[quote.start : quote.end] for side in conflict.sides for quote in side.mentions)


def test_it_costs_as_the_finding_alone_and_is_no_contradiction_between_sources() -> None:
    story = told(TORN, PLAIN)
    entry = next(each for each in story.ranking.entries if each.article == "0.txt")
    charged = [key for component in entry.components.values() for key in component.evidence]
    assert story.conflicts[0].id not in charged
    assert prose.real(story) == []
