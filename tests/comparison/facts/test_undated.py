"""Articles that do not say when they were written: their dates are read off the dateline and the other articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from divergence.annotations import annotate
from divergence.article import Article, Removed
from divergence.comparison.facts.claims import claims

EPOCH = date(1970, 1, 1)


def days(text: str, *published: str, dateline: str = "") -> list[str]:
    """The days that an article without a date gives in a story of others published then."""
    removed = (Removed(0, len(dateline), dateline, "dateline"),) if dateline else ()
    others = [Article(f"{number}", "The ferry sank.", published=when) for number, when in enumerate(published)]
    found = claims([annotate(each) for each in (*others, Article("a", text, removed=removed))])
    return [
        str(EPOCH + timedelta(claim.low))
        for claim in found
        if claim.article == len(others) and claim.dimension == "date" and claim.low is not None
    ]


def test_a_day_without_its_year_is_of_the_story() -> None:
    assert days("The ferry sank on Sept. 3.", "2026-11-18") == ["2026-09-03"]
    assert days("The ferry sank in June.", "2026-11-18", "2026-11-19") == ["2026-06-01"]


def test_where_few_articles_have_a_date_a_day_without_its_year_is_none() -> None:
    assert days("The ferry sank on Sept. 3.") == []
    few = claims([annotate(Article(str(n), f"The ferry sank on {n} June.")) for n in (1, 2)])
    assert all(claim.dimension is None for claim in few)
    one = [Article("a", "The ferry sank.", published="2026-11-18"), *(Article(n, "It sank on 3 June.") for n in "bc")]
    assert all(claim.dimension is None for claim in claims([annotate(each) for each in one]))


def test_copies_do_not_say_when_a_story_was_told() -> None:
    told = [Article("a", "It sank on 3 June.", published="2026-11-18"), Article("b", "The ferry sank on 3 June.")]
    copies = [replace(told[1], id=f"copy {number}") for number in range(3)]
    found = claims([annotate(each) for each in (*told, *copies)], own=len(told))
    days = [{each.low for each in found if each.article == number and each.dimension == "date"} for number in (0, 1)]
    assert days[0] == days[1]
    assert days[0]


def test_only_with_a_dateline_is_yesterday_a_day() -> None:
    assert days("The ferry sank yesterday.", "2026-11-18") == []
    line = "CORLEY, 17 November (Press) - "
    assert days(f"{line}The ferry sank yesterday.", "2026-11-20", dateline=line) == ["2026-11-16"]


def test_how_many_wrote_on_one_day_changes_nothing() -> None:
    few = days("The ferry sank on Tuesday.", "2026-11-02", "2026-11-11", "2026-11-18")
    assert few == days(
        "The ferry sank on Tuesday.", "2026-11-02", "2026-11-11", "2026-11-18", "2026-11-18", "2026-11-18"
    )
