"""Slips: what one miswritten digit, or the wrong month, makes of a value."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.slips import kin, slip
from divergence.comparison.facts.claims import Claim, claims


def value(text: str) -> Claim:
    found = claims([annotate(Article("a", text, published="2026-03-05"))])
    return next(claim for claim in found if claim.dimension is not None)


@pytest.mark.parametrize(
    ("one", "other", "slipped"),
    [
        ("It costs £412 million.", "It costs £421 million.", True),
        ("It costs £749.", "It costs £799.", True),
        ("Sales are £1.14bn a year.", "Yearly sales are £1.14m.", True),
        ("It costs £14 million.", "It costs £140 million.", True),
        ("It costs £14 million.", "It costs £14 million.", False),
        ("It costs £14 million.", "It costs £16 million.", False),
        ("It costs £412 million.", "It costs £550 million.", False),
        ("It costs £412 million.", "It costs €421 million.", False),
        ("It opens on 24 July.", "It opens on June 24.", True),
        ("It opens on 24 July.", "It opens on 25 July.", False),
        ("It opens on Monday.", "It opens on Tuesday.", False),
        ("It opens on 22 June.", "It opens on Friday the 22nd.", False),
        ("It opened in 1967.", "It was built in 1976.", True),
        ("It opened in 1967.", "It was built in 1968.", False),
        ("It broke in February 1962.", "In February 1926 it gave way.", True),
        ("It broke in February 1962.", "In March 1926 it gave way.", False),
        ("It opened in 1967.", "It was built last year.", False),
        ("It sold 840,000 phones.", "It says 480,000 were sold.", True),
        ("It sold 840,000 phones.", "It says 640,000 were sold.", False),
        ("It sold 84 phones.", "It says 48 were sold.", False),
        ("It sold 48,300 phones.", "It sold 84,000 phones.", True),
        ("It is 1.8 miles long.", "It is 1.8 km long.", True),
        ("It moved by 38 mm.", "It moved by 38 cm.", True),
        ("They heard it for 17 days.", "After 17 weeks they rose.", True),
        ("It takes 12 weeks.", "It takes 12 months.", False),
        ("It takes 30 days.", "It takes 30 hours.", False),
        ("It costs 12 euros.", "It costs 1.2 euros a litre.", False),
        ("It is 2 miles long.", "It is 2 km long.", False),
        ("It is 1.8 miles long.", "It weighs 1.8 tonnes.", False),
        ("It sold 48,300 phones.", "It sold 47,000 phones.", False),
        ("It sold 483 phones.", "It sold 840 phones.", False),
        ("It sold 4,127 phones.", "There were 41,270 buyers.", False),
        ("It sold 412 phones.", "There were 421 buyers.", False),
        ("It took 2,400 people.", "It took 214 people.", False),
        ("It sold 412 phones.", "There were 214 buyers.", False),
        ("Pay rises by 15 per cent.", "Pay rises by 11.5 per cent.", False),
        ("It sold forty phones.", "It sold fourteen phones.", True),
        ("It sold forty phones.", "It sold fifteen phones.", False),
        ("It costs £1,420.", "It costs £420.", True),
        ("It costs £42.", "It costs £4.", False),
        ("He got three years and four months.", "He got four years and three months.", True),
        ("He got three years and four months.", "He got five years and two months.", False),
        ("It left at 6.40am.", "It left at 8.40am.", True),
        ("It left at 13:15.", "It left at 3.15pm.", True),
        ("It left at 6.30am.", "It left at 8.30am.", False),
        ("It left at 6.40am.", "It left at 6.45am.", False),
    ],
)
def test_slips(one: str, other: str, slipped: bool) -> None:
    assert slip(value(one), value(other)) is slipped


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("£412 million", "£421 million"),
        ("£14 million", "£140 million"),
        ("£1,420", "£420"),
        ("£14", "£40"),
        ("4 July", "4 June"),
        ("1967", "1976"),
        ("6.40am", "8.40am"),
    ],
)
def test_slips_are_looked_for_where_they_can_be(one: str, other: str) -> None:
    likes = [set(kin(value(f"It is given as {text}."))) for text in (one, other)]
    assert likes[0] & likes[1]
