"""One figure that is given for two things easily taken for one another."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

EVACUATED = (
    "Some 1,840 people had to leave their homes when the river rose, the council said. Schools stayed shut.",
    "The council said that 1,840 residents left their homes as the river rose. A bridge is closed.",
)
RISK = (
    "The drug cut the risk of death by 19 percent over two years, the trial found. It costs little.",
    "Over two years the risk of death was 19 per cent lower with the drug, the trial found. It is a pill.",
)


reported = partial(conflicts_among, kinds=("numeric",))


LIMIT = (
    "The agency lowered the weight limit on the Corley bridge to 26 tonnes from 40 in January, it said.",
    "In January the agency cut the weight limit on the Corley bridge from 40 tonnes to 26 tonnes.",
)


PACKAGE = (
    "The government will spend 410 million euros over six years on the valley, the minister said.",
    "The valley is to get 410 million euros, spread over six years, from the government.",
)


PROFIT = (
    "Brill made a profit before tax of £18.6 million in the half year, it said. It sells lamps.",
    "Pre-tax profit at Brill rose to £18.6m in the half year, from £14.2m.",
)
MARGIN = (
    "The margin of the group fell by 3.7 percentage points to 2.9% in the quarter, it said.",
    "It makes a margin of 2.9%, after 6.6% in the same quarter of last year.",
)


SHARE = (
    "The share of the co-operative in the milk of the valley fell from 34% in 2020 to 9% in 2024, the board said.",
    "By the dairy board's figures the co-operative's share of the valley's milk fell by 25 percentage points.",
)


@pytest.mark.parametrize(
    ("agreed", "rival", "value"),
    [
        (
            SHARE,
            "The share of the co-operative in the milk of the valley shrank by a quarter, the dairy board said.",
            "by a quarter",
        ),
        (
            EVACUATED,
            "When the river rose, 1,840 households left, the council said.",
            "1,840 households",
        ),
        (
            RISK,
            "The trial found that the drug cut the risk of death by 19 percentage points.",
            "19 percentage points",
        ),
        (
            LIMIT,
            "In January the weight limit on the Corley bridge was lowered by 26 tonnes.",
            "by 26 tonnes",
        ),
        (
            PACKAGE,
            "The valley is to receive 410 million euros a year for six years from the government.",
            "410 million euros a year",
        ),
        (
            PROFIT,
            "Brill made a pre-tax loss of £18.6 million in the half year. Shops are to close.",
            "loss of £18.6 million",
        ),
        (
            MARGIN,
            "The margin, at 2.9 per cent, was down by 3.7 per cent in the quarter.",
            "3.7 per cent",
        ),
    ],
    ids=["a fraction for points", "households", "points", "change", "rate", "loss", "between two shares"],
)
def test_the_same_figure_of_another_thing_is_found(agreed: tuple[str, ...], rival: str, value: str) -> None:
    (found,) = reported(*agreed, rival)
    assert found.deviant == ("2.txt",)
    assert found.sides[1].value == value


@pytest.mark.parametrize(
    ("agreed", "other"),
    [
        (SHARE, "The share of the co-operative in the milk of the valley shrank by nearly three quarters."),
        (SHARE, "A quarter of the milk of the valley is from other shops, and the share of the co-operative fell."),
        (EVACUATED, "When the river rose, 1,840 people left 1,840 homes, the council said."),
        (EVACUATED, "When the river rose, 650 households left their homes, the council said."),
        (EVACUATED, "The power firm said that 1,840 customers were cut off."),
        (EVACUATED[:1], "When the river rose, 1,840 households left, the council said."),
        (RISK, "Mayor Ida Lund leads by 19 percentage points."),
        (LIMIT, "The weight limit on the Corley bridge was lowered by 14 tonnes, to 26 tonnes."),
        (PACKAGE, "The valley, which the government gives 410 million euros, sells coal for 90 million euros a year."),
        (LIMIT, "Cranes lifted the 26 tonnes of the Corley bridge by night."),
    ],
    ids=[
        "another fraction",
        "no change by it",
        "both",
        "another figure",
        "customers",
        "one against one",
        "another matter",
        "its change",
        "no rate",
        "no change",
    ],
)
def test_what_may_be_right_as_well_is_left_alone(agreed: tuple[str, ...], other: str) -> None:
    assert reported(*agreed, other) == []


def test_of_a_step_of_half_a_point_everybody_says_per_cent() -> None:
    rates = (
        "The bank cut its key rate to 2.9% from 3.4%, it said on Tuesday. Shops were quiet.",
        "The key rate fell by 0.5 percentage points to 2.9%, the bank said.",
    )
    assert reported(*rates, "The bank cut its key rate by 0.5 per cent, it said.") == []
