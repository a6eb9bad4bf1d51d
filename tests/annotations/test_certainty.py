"""The ladder of certainty and polarity."""

from __future__ import annotations

import pytest

from divergence.annotations.certainty import Certainty, certainty
from divergence.article import Article
from divergence.document import Document


def read(text: str) -> Certainty:
    document = Document(Article("a", text))
    return certainty(document, 0, len(document.tokens))


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("The firm denied that the valve had failed.", "denied"),
        ("It is not clear when the bridge will reopen.", "unknown"),
        ("The bridge may reopen in June.", "may"),
        ("Early tests suggest the valve failed.", "suggested"),
        ("The firm hopes to reopen the plant.", "hoped"),
        ("Ministers are considering a new levy.", "considered"),
        ("The bridge is expected to reopen in June.", "expected"),
        ("The city plans to reopen the bridge in June.", "planned"),
        ("The mayor promised to reopen the bridge in June.", "promised"),
        ("The bridge reopened in June.", "stated"),
        ("Ministers will discuss the findings in March.", "stated"),
        ("Will the bridge reopen in June?", "asked"),
    ],
)
def test_each_rung(text: str, rung: str) -> None:
    assert read(text).rung == rung


def test_the_ladder_rises() -> None:
    rungs = ["may reopen", "is expected to reopen", "plans to reopen", "promised to reopen", "reopened"]
    levels = [read(f"The bridge {rung} in June.").level for rung in rungs]
    assert levels == sorted(set(levels))


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was hurt.",
        "The bridge did not reopen.",
        "It never shipped.",
        "He denied the charge.",
        "It didn't close.",
    ],
)
def test_denial(text: str) -> None:
    assert not read(text).polarity


@pytest.mark.parametrize(
    "text",
    [
        "Not only the bridge but the road reopened.",
        "Reopening is due on Friday, not before noon.",
        "The bridge will not reopen until Friday.",
        "The firm did not deny the report.",
        "There is no doubt that it failed.",
        "No more than 40 people were hurt.",
        "It was signed on 4 May 2026.",
    ],
)
def test_look_alikes_affirm(text: str) -> None:
    assert read(text).polarity


@pytest.mark.parametrize(
    ("text", "rung", "polarity"),
    [
        ("Police have sent a file to prosecutors, who are considering whether to bring charges.", "stated", True),
        ("The mayor, who may stand again and does not say, opened the bridge.", "stated", True),
        ("The bridge was opened by two firms, both of which might close.", "stated", True),
        ("Those who may sue were told on Monday.", "stated", True),
        ("Prosecutors, who have a file, may bring charges.", "may", True),
        ("The mayor did not open the bridge, which stands.", "stated", False),
    ],
)
def test_a_relative_clause_doubts_its_own(text: str, rung: str, polarity: bool) -> None:
    assert (read(text).rung, read(text).polarity) == (rung, polarity)


def test_a_figure_of_a_relative_clause_has_the_doubt_of_that_clause() -> None:
    text = "The mayor opened the bridge of 40 metres, which may cost 9 million."
    document = Document(Article("a", text))
    length, cost = (document.token_range(text.index(figure), text.index(figure) + 1)[0] for figure in ("40", "9"))
    assert [certainty(document, 0, len(document.tokens), at).rung for at in (length, cost)] == ["stated", "may"]


def test_the_lowest_rung_decides() -> None:
    assert read("The city may drop plans to reopen the bridge.").rung == "may"


def test_only_the_given_tokens_count() -> None:
    document = Document(Article("a", "It may rain. The bridge reopened."))
    second = document.sentences[1]
    assert certainty(document, second.first, second.last) == Certainty(1.0, True, "stated")
    assert certainty(document, 3, 3) == Certainty(1.0, True, "stated")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("The firm denied that it knew of the 40 leaks.", 1.0),
        ("The firm denied that 40 tanks leaked.", 0.0),
        ("The board voted after 40 minutes to ask the county to review the lease.", 1.0),
        ("The board may sell 40 boats and review the lease.", 0.4),
        ("The board is considering a fee of 40 crowns.", 0.5),
    ],
)
def test_a_cue_is_read_of_what_it_reaches(text: str, level: float) -> None:
    document = Document(Article("a", text))
    found = certainty(document, 0, len(document.tokens), at=document.lower.index("40"))
    assert found.level == pytest.approx(level)


def test_a_project_of_so_much_money_is_a_noun() -> None:
    assert read("The firm has buried the line, a $130 million project cleared by the state.").level == 1.0


@pytest.mark.parametrize(
    "text",
    ["The shares fell although the firm beat forecasts.", "Sales topped estimates.", "The cup win kept hopes alive."],
)
def test_what_was_beaten_or_kept_is_a_noun_and_hedges_nothing(text: str) -> None:
    assert read(text).rung == "stated"


def test_who_forecasts_hedges() -> None:
    assert read("The bank forecasts growth of 2 per cent.").rung == "expected"
