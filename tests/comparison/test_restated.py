"""A fact is told in a sentence of the many, not in that of the few whom a conflict sets against them."""

from __future__ import annotations

import pytest

from divergence.comparison.consensus import Agreed
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


def retold(statement: str, conflict: Conflict) -> Agreed:
    agreed = Agreed((fact(statement),), (conflict,), {"f": frozenset({0, 1, 2})})
    return restated(agreed, {"a": 0, "b": 1, "c": 2})


def test_the_minority_of_a_real_conflict_states_no_fact_and_supports_none() -> None:
    agreed = retold(STACK, conflict("real", ("c",)))
    (found,) = agreed.facts
    assert found.statement == DEAL
    assert [mention.stance for mention in found.mentions] == ["asserts", "asserts", "contradicts"]
    assert (found.support, agreed.asserting) == (2, {"f": frozenset({0, 1})})


def test_a_fact_stated_by_the_majority_is_told_as_it_was() -> None:
    assert retold(DEAL, conflict("real", ("c",))).facts[0].statement == DEAL


@pytest.mark.parametrize("other", [conflict("real", ()), conflict("update", ("c",))], ids=["even", "cleared"])
def test_an_even_conflict_and_a_cleared_one_change_nothing(other: Conflict) -> None:
    assert retold(STACK, other).facts == (fact(STACK),)
