"""One sum of money and what it was for."""

from __future__ import annotations

from functools import partial

from tests.fiction import conflicts_among

reported = partial(conflicts_among, kinds=("referent",))


def test_a_loss_bought_nothing() -> None:
    fire = (
        "The fire did $2.4 million in damage to Gov. Ida Lund's church in Marlow, its pastor said on Sunday.",
        "It did $2.4 million in damage to Gov. Lund's old church, and nobody was hurt in Marlow.",
        "A chapel by the river in Marlow suffered $2.4 million in damage, officials reckon, in a fire set at night.",
    )
    assert reported(*fire) == []
    assert (
        reported(*fire[:2], "The fire did $2.4 million in damage to the chapel by the river, officials reckon.") == []
    )


def test_whose_money_it_was_is_nothing_it_bought() -> None:
    paid = (
        "He steered £2,387,000 to Aldgrove Consulting, a firm with no staff, over six years.",
        "Between 2016 and 2022 he authorised payments of £2.4m to Aldgrove Consulting, which existed only on paper.",
    )
    assert reported(*paid, "A director who siphoned £2.4 million from a hospital trust was jailed.") == []


def test_a_sum_that_nothing_follows_is_told_with_the_words_before_it() -> None:
    (found,) = reported(
        "Tarn Foods had a profit of £640m in the year to 30 October, it said.",
        "Tarn Foods made £640m before tax in the year to the end of October, up from £590m.",
        "The closures come in a year when profit at Tarn Foods sank to £640m and its dividend went up to 8p.",
    )
    assert [each.value for each in found.sides] == [
        "Tarn Foods had a profit of £640m",
        "profit at Tarn Foods sank to £640m",
    ]
