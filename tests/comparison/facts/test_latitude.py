"""Latitude: how widely a value may be read before another contradicts it."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.facts.claims import Claim, claims
from divergence.comparison.facts.latitude import Latitude, stated

PUBLISHED = "2026-03-05"


def value(text: str) -> Claim:
    found = claims([annotate(Article("a", text, published=PUBLISHED))])
    return next(claim for claim in found if claim.dimension is not None)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("At least 14 people died.", "The storm killed 20 people.", True),
        ("At least 14 people died.", "The storm killed 43 people.", False),
        ("It stayed up for three-quarters of an hour.", "It stayed up for 43 minutes.", True),
        ("It stayed up for 45 minutes.", "It stayed up for 39 minutes.", False),
        ("Letters go out before 26 November 2026.", "Letters go out on 3 October 2026.", True),
        ("Letters go out before 26 November 2026.", "Letters go out on 7 December 2026.", False),
        ("Do not expect letters much before 26 November 2026.", "Letters go out on 3 October 2026.", False),
        ("Letters will not go out before 26 November 2026.", "Letters go out on 7 December 2026.", True),
        ("It opens to cars on 14 May.", "It opens to cars on 28 May.", False),
        ("Schools stay shut until 29 March.", "Schools will stay open on 22 March.", True),
        ("Schools stay shut until 29 March.", "Lessons resume on 22 March.", False),
        ("They pay by midnight on Sunday.", "They pay by the end of Sunday.", True),
        ("It fell shortly after 2 a.m.", "It fell shortly after 4 a.m.", False),
        ("It fell shortly after 2 a.m.", "It fell at 2:40 a.m.", True),
        ("It fell just before 3 p.m. on Tuesday.", "It fell at about 2:50 p.m. on Tuesday.", True),
        ("It fell after 2 a.m.", "It fell at 4 a.m.", True),
        ("It fell on 5 March at 2 a.m.", "It fell on 3 March.", False),
        ("They voted five to two.", "They split four to three.", False),
        ("They voted five to two.", "It was carried 5-2.", True),
        ("Fares stay frozen until the end of 2027.", "Fares stay frozen until the end of 2026.", False),
        ("The road stays shut until 14 May 2026.", "The road is shut on 2 May 2026.", True),
        ("It was built in February.", "It was built in February 2025.", True),
        ("It was built last month.", "It was built in February 2025.", False),
        ("It was built last month.", "It was built in February.", True),
        ("It was over by noon.", "It was over on 5 March.", True),
        ("It was over at noon on Sunday.", "It was over on Wednesday.", False),
        ("The rent rose by a whopping third.", "The rent rose by a quarter.", False),
        ("Jobs are safe for two years.", "Jobs are safe for 18 months.", False),
        ("Jobs are safe for two years.", "Jobs are safe for 24 months.", True),
    ],
)
def test_values_that_can_both_be_right(one: str, other: str, both: bool) -> None:
    assert bool(Latitude([value(one), value(other)]).compatible([0])[0, 1]) is both


def test_a_change_gives_where_it_ended() -> None:
    low, high = stated(value("The rate fell from 7.9 percent to 7.7 percent."))
    assert low == high == pytest.approx(7.7, abs=0.06)
