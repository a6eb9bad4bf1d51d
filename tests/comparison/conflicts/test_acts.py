"""What a clause tells flat, and what it only speaks of."""

from __future__ import annotations

import pytest

from divergence.comparison.conflicts.acts import acts, flat


def told(clause: str) -> dict[str, str]:
    lower = clause.lower().replace(",", " ,").split()
    return flat(lower, acts(lower))


@pytest.mark.parametrize(
    ("clause", "kind", "how"),
    [
        ("the works will be closed", "shut", "will"),
        ("the works is to close in June", "shut", "will"),
        ("the works is being closed", "shut", "now"),
        ("the works has already been closed", "shut", "done"),
        ("the board closed the works", "shut", "past"),
        ("the works shuts in June", "shut", "present"),
        ("the panel will nod the merger through", "approve", "will"),
        ("the league has opened an inquiry", "investigate", "done"),
        ("the closure has been scrapped", "shut", "done"),
        ("rust broke the railing", "cause", "past"),
        ("the tram stopped because a fuse had blown", "cause", "past"),
        ("a spark set the hay alight", "cause", "past"),
        ("the bank has torn up the contract", "revoke", "done"),
        ("the bank tore up the contract", "revoke", "past"),
        ("the cause is a faulty valve", "cause", "present"),
    ],
)
def test_an_act_is_told_flat(clause: str, kind: str, how: str) -> None:
    assert told(clause)[kind] == how


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("the works will not be closed", "shut"),
        ("the works might be closed", "shut"),
        ("the board wants to close the works", "shut"),
        ("plans for the closure were shown", "shut"),
        ("four men were killed", "cause"),
        ("the cause is not known", "cause"),
        ("people died from any cause", "cause"),
        ("the man who killed a guard", "cause"),
        ("the sea broke through the wall", "cause"),
        ("she died on Monday", "die"),
    ],
)
def test_what_is_denied_open_or_suffered_is_not(clause: str, kind: str) -> None:
    assert kind not in told(clause)


def test_a_name_is_no_verb() -> None:
    clause = "the board had doubts , joan fell of the agency said".split()
    assert "cut" in flat(clause, acts(clause))
    assert flat(clause, acts(clause, frozenset({"joan", "fell"}))) == {}


def test_what_is_voted_on_is_not_done() -> None:
    assert "shut" not in told("the board will vote on the closure")
    assert told("the board will order the closure")["shut"] == "will"


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("the fund is picking up the whole tab", "pay"),
        ("the board has given the drug the green light", "approve"),
        ("the club will stage a strike", "strike"),
    ],
)
def test_an_idiom_with_words_in_it_is_known(clause: str, kind: str) -> None:
    lower = clause.split()
    assert kind in flat(lower, acts(lower))
