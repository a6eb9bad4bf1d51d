"""Hedges by kind, and what only looks like one."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.features.hedging import approximation, hedging


def kinds(text: str) -> list[str | None]:
    return [mark.kind for mark in hedging(annotate(Article("a", text)))]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The breach may have begun at the north end.", "modal"),
        ("The cause is unclear.", "modal"),
        ("A second breach is possible.", "modal"),
        ("Officials fear the dam has gone.", "evidential"),
        ("It is open whether the wall held.", "conditional"),
        ("The valve appears to have failed.", "evidential"),
        ("Letters are expected in December.", "evidential"),
        ("The deal closes unless a court objects.", "conditional"),
        ("As far as we know, nobody was hurt.", "shield"),
    ],
)
def test_each_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The talks resume on May 12.",
        "In May the talks resume.",
        "You may withdraw the money at any time.",
        "Passengers may rebook without charge.",
        "The poll asked 900 likely voters.",
        "Call a doctor as soon as possible.",
        "The suspect appeared in court on Monday.",
        "He threw his full might against the door.",
        "The engine would not start.",
        "The army showed its might.",
        "The noise brought fear to the old town.",
        "The grant has made all this possible.",
        "They signed in the belief that the clerk would help.",
        "Nobody checked whether the pumps were full.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert kinds(text) == []


def test_a_hedge_is_information() -> None:
    (mark,) = hedging(annotate(Article("a", "The firm may move.")))
    assert mark.severity == "info"
    assert "“may”" in mark.message


def test_approximators_stand_apart_and_only_before_a_figure() -> None:
    annotated = annotate(Article("a", "He spoke about roads, and about 40 people came."))
    assert not list(hedging(annotated))
    (mark,) = approximation(annotated)
    assert annotated.document.text[mark.cue_start : mark.cue_end] == "about"
    assert annotated.document.text[mark.cue_end or 0 :].startswith(" 40")


def test_nothing_to_read() -> None:
    assert kinds("") == []
    assert kinds("?!") == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, who is not accused of any wrongdoing, said so.",
        "Expect less. The average account pays 1.8 per cent.",
        "Those invited were 21% less likely to die of it.",
        "Boys were twice as likely to fail.",
        "She said she had not known the cause until then.",
    ],
)
def test_what_nobody_holds_back_is_no_hedge(text: str) -> None:
    assert kinds(text) == []


def test_whether_sets_no_condition() -> None:
    (mark,) = hedging(annotate(Article("a", "They are considering whether to bring charges.")))
    assert mark.message.startswith("“whether” leaves this open")
    (mark,) = hedging(annotate(Article("a", "The bridge holds if the wind drops.")))
    assert "only under a condition" in mark.message


def test_odds_that_no_number_compares_are_a_hedge() -> None:
    assert kinds("He is as likely to be in Corley as in Arlen.") == ["modal"]


@pytest.mark.parametrize(
    "text",
    [
        "The chief executive said that customers had nothing to fear.",
        "Drivers should use Mill Road and expect delays.",
        "Passengers were told to leave early and expect queues.",
        "Nobody should think it is cheap.",
        "Nobody who saw the wall can believe that it was safe.",
        "Some of her allies are privately skeptical.",
        "If you live in Arden and have a fever, see a doctor.",
    ],
)
def test_advice_and_a_belief_that_nobody_holds_hold_nothing_back(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Analysts expect the bank to fail.", "evidential"),
        ("They are sceptical of the plan.", "evidential"),
        ("If the vote fails, the sale is off.", "conditional"),
        ("Ada Holm would think twice.", "evidential"),
    ],
)
def test_a_belief_that_somebody_holds_does(text: str, kind: str) -> None:
    assert kinds(text) == [kind]
