"""A figure that is passed on: who names a source for it and who does not."""

from __future__ import annotations

from dataclasses import replace

from divergence.report.passed_on import chains
from divergence.result import Citation, Figure, Story
from tests.report.harbour import COST, place, story

SUM = "$14 million"


def told(published: dict[str, str | None], citations: dict[str, Citation]) -> Story:
    """The harbour story, with the cost as a figure of the articles that give it."""
    whole = story()
    articles = []
    for each in whole.articles:
        figures: tuple[Figure, ...] = ()
        if each.id in citations:
            figures = (
                Figure(
                    id=f"sum-{each.id}", kind="money", low=1.4e7, high=1.4e7, unit="USD", measures=None,
                    citation=citations[each.id], attributed_to=None, **place(each.id, SUM),
                ),
            )  # fmt: skip
        articles.append(replace(each, figures=figures, published=published.get(each.id)))
    return replace(whole, articles=tuple(articles))


def test_the_order_is_that_of_publication_and_a_lost_source_shows() -> None:
    whole = told(
        {"gazette.txt": "2026-05-15", "herald.md": "2026-05-14"}, {"gazette.txt": "uncited", "herald.md": "cited"}
    )
    (chain,) = chains(whole)
    assert chain.fact.statement == COST
    assert [(each.article, each.lost, each.later) for each in chain.links] == [
        ("herald.md", False, False),
        ("gazette.txt", True, True),
    ]


def test_an_hour_of_a_day_is_not_later_than_the_day() -> None:
    published: dict[str, str | None] = {"gazette.txt": "2026-05-14", "herald.md": "2026-05-14T09:00:00Z"}
    (chain,) = chains(told(published, {"gazette.txt": "cited", "herald.md": "cited"}))
    assert [(each.lost, each.later) for each in chain.links] == [(False, False), (False, False)]


def test_an_article_without_a_time_is_later_than_none() -> None:
    published: dict[str, str | None] = {"gazette.txt": "2026-05-14", "herald.md": None}
    (chain,) = chains(told(published, {"gazette.txt": "cited", "herald.md": "cited"}))
    assert [(each.article, each.later) for each in chain.links] == [("gazette.txt", False), ("herald.md", False)]


def test_one_article_is_no_chain_and_a_date_needs_no_source() -> None:
    assert chains(told({}, {"gazette.txt": "cited"})) == []
    assert chains(told({}, {"gazette.txt": "exempt", "herald.md": "exempt"})) == []


def test_another_figure_of_the_sentence_is_not_the_one_passed_on() -> None:
    whole = told({}, {"gazette.txt": "cited", "herald.md": "cited"})
    other = tuple(
        replace(each, figures=tuple(replace(f, low=3.0, high=3.0) for f in each.figures)) for each in whole.articles
    )
    assert chains(replace(whole, articles=other)) == []


def test_a_larger_figure_is_not_the_one_that_is_given_as_over_so_much() -> None:
    whole = told({}, {"gazette.txt": "cited", "herald.md": "cited"})
    value = replace(next(each.value for each in whole.facts if each.statement == COST and each.value), high=None)
    facts = tuple(replace(each, value=value if each.statement == COST else each.value) for each in whole.facts)
    larger = tuple(
        replace(each, figures=tuple(replace(f, low=1.5e7, high=1.5e7) for f in each.figures))
        if each.id == "herald.md"
        else each
        for each in whole.articles
    )
    assert len(chains(replace(whole, facts=facts))) == 1
    assert chains(replace(whole, facts=facts, articles=larger)) == []


def test_a_range_is_not_the_one_figure_within_it() -> None:
    whole = told({}, {"gazette.txt": "cited", "herald.md": "cited"})
    gazette, *others = whole.articles
    (figure,) = gazette.figures
    ages = replace(figure, low=0.9e7, high=2.1e7)
    assert chains(replace(whole, articles=(replace(gazette, figures=(ages,)), *others))) == []


def test_up_to_a_sum_and_over_it_are_not_passed_on_to_each_other() -> None:
    whole = told({}, {"gazette.txt": "cited", "herald.md": "cited"})
    over = replace(
        whole, facts=tuple(replace(each, value=each.value and replace(each.value, high=None)) for each in whole.facts)
    )
    assert len(chains(over)) == 1
    most = tuple(replace(a, figures=tuple(replace(f, low=None) for f in a.figures)) for a in over.articles)
    assert chains(replace(over, articles=most)) == []
