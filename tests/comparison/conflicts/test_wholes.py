"""A part that is told as the whole, and what only has the same figure."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

FLOOD = (
    "The river drove 4,720 people from their homes along the Orsk valley, 1,340 of them in Marlow. Roads are shut.",
    "In the Orsk valley 4,720 people had to leave home when the river rose, the county said.",
)
FERRY = (
    "The ferry left Orsk with 231 people on board. It had 184 passengers and 47 crew, the harbour office said.",
    "There were 231 people on the ferry from Orsk when it struck the pier.",
)


reported = partial(conflicts_among, kinds=("numeric",))


@pytest.mark.parametrize(
    ("agreed", "rival", "value"),
    [
        (
            FLOOD,
            "On the whole length of the Orsk valley 1,340 people left their homes as the river rose.",
            "1,340 people",
        ),
        (FERRY, "A total of 184 souls were on the ferry from Orsk when it ran into the pier.", "184 souls"),
    ],
    ids=["of them", "adds up"],
)
def test_a_part_told_as_the_whole_is_found(agreed: tuple[str, ...], rival: str, value: str) -> None:
    (found,) = reported(*agreed, rival)
    assert found.deviant == ("2.txt",)
    assert found.sides[1].value == value


@pytest.mark.parametrize(
    ("agreed", "other"),
    [
        (FLOOD, "In all, 1,340 people left their homes in Marlow as the river rose."),
        (FLOOD, "The river drove out 1,340 people, said the mayor. Some roads are shut."),
        (FLOOD, "In all 1,340 people of the 4,720 who left home are back."),
        (FLOOD[:1], "On the whole length of the Orsk valley 1,340 people left their homes as the river rose."),
        (FERRY, "A total of 184 passengers were on the ferry from Orsk when it ran into the pier."),
    ],
    ids=["of the part", "no whole", "both", "one against one", "what the part is"],
)
def test_a_part_told_as_a_part_is_left_alone(agreed: tuple[str, ...], other: str) -> None:
    assert reported(*agreed, other) == []
