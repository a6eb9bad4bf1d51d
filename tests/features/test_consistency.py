"""An article against itself."""

from __future__ import annotations

from divergence.annotations import annotate
from divergence.article import Article
from divergence.features.consistency import hardening, self_contradiction
from tests.features.reading import findings


def test_an_office_past_and_present() -> None:
    text = (
        "Ann Holm, formerly head of Arden Rail, spoke. Trains ran late. Arden Rail, now under Holm's leadership, gains."
    )
    (mark,) = self_contradiction(annotate(Article("a", text)))
    assert mark.related[0].text == "Ann Holm, formerly head of Arden Rail"


def test_another_person_is_no_contradiction() -> None:
    text = "Ann Holm, formerly head of Arden Rail, spoke. Arden Rail, now under Berg's leadership, gains."
    assert not list(self_contradiction(annotate(Article("a", text))))


def test_an_accusation_that_became_a_scandal() -> None:
    text = "The firm faced accusations of price fixing. Shares fell. The price fixing scandal hurt the firm."
    (mark,) = hardening(annotate(Article("a", text)))
    assert mark.kind == "accusation"


def test_a_hope_that_became_a_promise() -> None:
    text = "The firm hopes to reopen the flooded northern mine. It promised to reopen the flooded northern mine."
    (mark,) = hardening(annotate(Article("a", text)))
    assert mark.kind == "promised"


def test_what_stays_as_it_was() -> None:
    text = "The firm hopes to reopen the northern mine. It promised to pay its workers in full."
    assert not list(hardening(annotate(Article("a", text))))
    assert not list(hardening(annotate(Article("a", ""))))


def test_a_charge_told_flat_is_hardened_unless_something_settles_it() -> None:
    charge = "The treasurer was accused of bribing two planners."
    assert [each.cue for each in findings("hardening", f"{charge} The bribery scandal cost him his seat.")] == [
        "bribery scandal"
    ]
    assert not findings("hardening", f"{charge} He pleaded guilty. The bribery scandal cost him his seat.")
    assert findings("hardening", "It is alleged that she forged three letters. Her forgeries fooled the bank.")
