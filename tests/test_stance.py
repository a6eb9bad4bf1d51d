from __future__ import annotations

import pytest

import divergence as dv


@pytest.mark.parametrize(
    ("text", "target", "sign"),
    [
        ("Ortega criticised the council over the bridge.", "council", -1),
        ("Ortega criticised the council over the bridge.", "Ortega", 0),
        ("The council was criticised by Ortega.", "council", -1),
        ("The council was criticised by Ortega.", "Ortega", 0),
        ("Ortega accused Ruiz of corruption.", "Ruiz", -1),
        ("Ortega accused Ruiz of corruption.", "Ortega", 0),
        ("Ruiz praised Ortega.", "Ortega", 1),
        ("Ruiz did not praise Ortega.", "Ortega", -1),
        ("Ortega lied to the council.", "Ortega", -1),
        ("Ruiz was blamed for the delay.", "Ruiz", -1),
        ("The union won the case against the port.", "union", 1),
        ("Ruiz defended Ortega, and slammed the council.", "Ortega", 1),
        ("Ruiz defended Ortega, and slammed the council.", "council", -1),
    ],
)
def test_a_verb_speaks_of_its_subject_or_of_its_object(text: str, target: str, sign: int) -> None:
    score = dv.sentiment(text, target)
    assert (score > 0.05) - (score < -0.05) == sign


def test_what_is_said_of_the_target_counts_and_what_it_says_does_not() -> None:
    assert dv.sentiment("“Ortega is a disgrace,” said Ruiz.", "Ortega") < -0.3
    assert dv.sentiment("“Ortega is a disgrace,” said Ruiz.", "Ruiz") == 0
    assert dv.sentiment("Ruiz said Ortega was a brilliant mayor.", "Ortega") > 0.3
    assert dv.sentiment("Ruiz said the plan was a brilliant success.", "Ruiz") == 0


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Police found 12 dead in the flat.", "Police"),
        ("Twelve people were killed when the storm struck Norrland on Friday.", "Norrland"),
        ("The attack on the town killed nine people.", "town"),
        ("The attack on the town killed nine people.", "nine people"),
        ("Ortega spoke to reporters on Monday.", "Ortega"),
    ],
)
def test_an_event_is_no_stance(text: str, target: str) -> None:
    assert dv.sentiment(text, target) == 0


@pytest.mark.parametrize(
    ("text", "target"), [("", "Ortega"), ("Ortega lied.", ""), ("Ortega lied.", "Ruiz"), ("\0", " ")]
)
def test_a_target_that_is_not_named_has_no_stance(text: str, target: str) -> None:
    assert dv.sentiment(text, target) == 0


def test_the_score_stays_in_bounds_and_repeats_itself() -> None:
    once = "Ortega lied, cheated and betrayed the corrupt, shameful council. "
    assert -1 <= dv.sentiment(once * 50, "Ortega") < -0.5
    assert dv.sentiment(once * 50, "Ortega") == pytest.approx(dv.sentiment(once, "Ortega"), abs=1e-3)
    assert dv.sentiment("Ortega’s critics lied.", "Ortega") == dv.sentiment("Ortega's critics lied.", "Ortega")
