"""A fact is told in a sentence of the many, not in that of the few whom a conflict sets against them."""

from __future__ import annotations

from divergence.comparison.restated import restated
from divergence.result import Conflict, Fact, Mention, Quote, Resolution, Side

DEAL, STACK = "The deal for Orrin cost $14.3 billion.", "The new stack cost $14.3 billion."


def quote(article: str, text: str) -> Quote:
    return Quote(article=article, start=0, end=len(text), text=text)


def fact(statement: str) -> Fact:
    mentions = tuple(
        Mention(
            article=article,
            start=0,
            end=len(text),
            text=text,
            stance="asserts",
            certainty=1.0,
            attributed_to=None,
            value=None,
        )
        for article, text in (("a", DEAL), ("b", DEAL), ("c", STACK))
    )
    return Fact(id="f", statement=statement, consensus=True, support=3, of=3, value=None, mentions=mentions, absent=())


def conflict(resolution: Resolution, deviant: tuple[str, ...]) -> Conflict:
    many = Side(articles=("a", "b"), value="the deal", mentions=(quote("a", DEAL), quote("b", DEAL)))
    few = Side(articles=("c",), value="the stack", mentions=(quote("c", STACK),))
    return Conflict(
        id="c",
        fact=None,
        kind="referent",
        resolution=resolution,
        severity="major",
        explanation="",
        sides=(many, few),
        deviant=deviant,
    )


def test_the_minority_of_a_real_conflict_states_no_fact() -> None:
    assert restated([fact(STACK)], [conflict("real", ("c",))])[0].statement == DEAL


def test_a_fact_stated_by_the_majority_an_even_conflict_and_a_cleared_one_change_nothing() -> None:
    assert restated([fact(DEAL)], [conflict("real", ("c",))])[0].statement == DEAL
    assert restated([fact(STACK)], [conflict("real", ())])[0].statement == STACK
    assert restated([fact(STACK)], [conflict("update", ("c",))])[0].statement == STACK
