"""Whether two statements say one thing: times and denials that tell them apart however alike their words are."""

from __future__ import annotations

import pytest

import divergence as dv
from divergence.comparison.facts.statements import threshold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The boiler burst shortly after 2 a.m.", "The boiler burst shortly after 4 a.m."),
        ("The boiler burst at 2:15 p.m. on Tuesday.", "The boiler burst at 2:15 p.m. on Monday."),
        ("The abbot stepped down on Sunday.", "The abbot stepped down on Monday."),
        ("The alarm in the mill did not go off.", "The alarm in the mill went off as it should."),
        ("The rink did not reopen on Friday as planned.", "The club plans to reopen the rink on Friday."),
    ],
)
def test_another_time_or_a_denial_is_another_statement(one: str, other: str) -> None:
    assert dv.same_fact(one, other) == dv.same_fact(other, one) < threshold()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The boiler burst shortly before 3 a.m.", "The boiler burst at about 2:45 a.m."),
        ("The boiler burst at 14:15 on Tuesday.", "The boiler burst at 2:15 p.m. on Tuesday."),
        ("The boiler burst after 2 a.m. in the cellar.", "The boiler burst at 4 a.m. in the cellar."),
        ("Nobody died in the mill.", "There were no deaths in the mill."),
        ("The baths in Lenna stayed open.", "The baths in Lenna did not close."),
    ],
)
def test_one_time_told_otherwise_and_what_both_deny_stay_one_statement(one: str, other: str) -> None:
    assert dv.same_fact(one, other) > threshold()
