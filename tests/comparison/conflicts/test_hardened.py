"""What a leave, a ruling and a deliberation leave open, and a conflict of certainty told once."""

from __future__ import annotations

from functools import partial

import pytest

from divergence.comparison.conflicts.questions import DELIBERATING, PENDING, cues
from tests.fiction import conflicts_among

DAM = (
    "Whether the valve was the cause of the flood at Orsk is not known, the water board said. Nine houses were hit.",
    "The water board does not yet know what caused the flood at Orsk. Gulls circled over the town.",
)
LICENCE = (
    "The Tarn ferry still needs the approval of the harbour board, which is expected to decide in May. She carries 90.",
    "The harbour board must give its consent to the Tarn ferry. Its verdict is due in May. Piet Holm sells ice there.",
)


reported = partial(conflicts_among, kinds=("certainty",))


def test_what_an_article_tells_twice_is_one_conflict() -> None:
    told = (
        "A cracked valve caused the flood at Orsk. Shops stayed shut on Monday. Inspectors have found that the flood "
        "at Orsk was caused by the valve."
    )
    (found,) = reported(*DAM, told)
    assert found.deviant == ("2.txt",)
    assert len([mention for side in found.sides for mention in side.mentions if mention.article == "2.txt"]) == 2


@pytest.mark.parametrize(
    "told",
    [
        "The harbour board has already given the Tarn ferry the green light.",
        "The harbour board has waved the Tarn ferry through.",
    ],
)
def test_a_leave_still_needed_and_told_as_given_is_found(told: str) -> None:
    (found,) = reported(*LICENCE, f"{told} Shops stayed shut.")
    assert found.deviant == ("2.txt",)


@pytest.mark.parametrize(
    "told",
    [
        "The harbour board will look into the licence of the Tarn ferry in May.",
        "The plans of the Tarn ferry have been submitted to the harbour board for approval.",
        "The harbour board will discuss the approval of the Tarn ferry in May.",
        "If members say yes, and the harbour board does, the Tarn ferry will be approved.",
    ],
)
def test_who_deals_with_a_matter_has_not_settled_it(told: str) -> None:
    assert reported(*LICENCE, f"{told} Shops stayed shut.") == []


@pytest.mark.parametrize(
    ("clause", "kind"),
    [
        ("the club will discuss the fine in may", DELIBERATING),
        ("a ruling on the bridge is due in may", PENDING),
        ("the judge reserved her decision", PENDING),
        ("the sale needs the consent of the court", "ahead"),
        ("the drug was submitted for approval", "ahead"),
        ("it was not yet clear when", "around"),
    ],
)
def test_what_leaves_a_matter_open(clause: str, kind: str) -> None:
    assert kind in {cue.kind for cue in cues(clause.split())}
