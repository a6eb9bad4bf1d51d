"""How a standoff is put into words."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.assertions import assertions
from divergence.comparison.conflicts.standoff import Told, shown
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather


def test_a_verb_agrees_with_one_source_and_with_several() -> None:
    articles = [annotate(Article(name, "The council rejected the plan for the bridge.")) for name in ("a", "b")]
    told = Told(articles, (0, 1), gather(claims(articles)))
    places = assertions(articles)
    assert told.clause(places[:1], "name") == "one source names"
    assert told.clause(places[:1], "have") == "one source has"
    assert told.clause(places, "name") == "2 independent sources name"


@pytest.mark.parametrize(
    ("clause", "quoted"),
    [
        ('"It may run to July 3.”', "It may run to July 3"),
        ("It ends at 3 p.m.", "It ends at 3 p.m."),
        ("the strike “may run to July", "the strike may run to July"),
        ('it called the strike "a last resort",', "it called the strike ‘a last resort’"),
        ("the miners' strike may not run on", "the miners' strike may not run on"),
    ],
    ids=["unlike marks", "abbreviation", "cut off", "whole", "possessive"],
)
def test_the_quotation_marks_in_a_quoted_clause_pair(clause: str, quoted: str) -> None:
    assert shown(clause) == quoted


@pytest.mark.parametrize(
    ("sentence", "clause", "quoted"),
    [
        ("The firm denies – again – that it knew.", "The firm denies", "The firm denies – again – that it knew"),
        (
            "The firm denies — again — that it knew; it paid.",
            "The firm denies",
            "The firm denies — again — that it knew",
        ),
        ("The firm – its board said – has paid.", "has paid.", "The firm – its board said – has paid"),
        ("The firm has paid – a surprise.", "The firm has paid", "The firm has paid"),
        ("It paid, and the firm – it said – denies it.", "It paid,", "It paid"),
    ],
    ids=["behind", "to the next mark", "before", "no aside", "elsewhere"],
)
def test_an_aside_between_dashes_cuts_no_quotation(sentence: str, clause: str, quoted: str) -> None:
    articles = [annotate(Article("a", sentence))]
    told = Told(articles, (0,), gather(claims(articles)))
    place = SimpleNamespace(article=0, start=0, end=len(sentence), text=clause)
    assert told.shown(place) == quoted  # type: ignore[arg-type]
