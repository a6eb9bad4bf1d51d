"""What a fact's sentence adds that none of the others tells: clauses, names, times of day."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.facts.claims import claims
from divergence.comparison.lone_parts import Told


def lone(statement: str, *others: str) -> list[str]:
    """The parts of the first text's sentence that none of the other texts tells."""
    found = claims([annotate(Article(str(number), text)) for number, text in enumerate((statement, *others))])
    family = list(range(len(others) + 1))
    places = {claim.key for claim in found}
    return [statement[a:b] for a, b in Told(found, family).lone_parts(statement, 0, family, places)]


CUT = "Lenna Power, which cut off 112,000 homes at the height of the storm, disputes the charge."
PEAK = "The storm cut off 112,000 homes of Lenna Power at its height."


def test_a_clause_that_nobody_else_has_is_one_sources_own() -> None:
    assert lone(CUT, PEAK) == ["disputes the charge"]


def test_what_another_tells_in_part_is_not() -> None:
    assert lone(CUT, f"{PEAK} The company disputes it and calls the charge absurd.") == []


def test_a_part_with_a_number_that_others_have_is_the_fact_itself() -> None:
    assert (
        lone("The bond, for new libraries, sailed through with 61 percent.", "Libraries: the bond won 61 percent.")
        == []
    )


@pytest.mark.parametrize(
    ("other", "alone"),
    [
        ("Ada Brenn, 71, died in Lenna when a fir fell on her car.", ["11 p.m.", "Sheriff Luis Okamoto said"]),
        (
            "Ada Brenn, 71, died in Lenna when a fir fell on her car, a sheriff said.",
            ["11 p.m.", "Sheriff Luis Okamoto said"],
        ),
        ("Ada Brenn, 71, died in Lenna at 11 p.m., Luis Okamoto said, as a fir fell on her car.", []),
    ],
)
def test_who_said_it_and_at_what_hour_may_be_one_sources_own(other: str, alone: list[str]) -> None:
    said = "Ada Brenn, 71, died in Lenna when a fir fell on her car shortly before 11 p.m., Sheriff Luis Okamoto said."
    assert lone(said, other) == alone


def test_a_sentence_of_one_part_is_left_alone() -> None:
    assert lone("The rink at Brask will close in May.", "Skaters lose their rink in spring.") == []


def test_who_says_all_of_them_alone_is_told_from_those_who_say_some() -> None:
    said = "The council tested every one of the 47 rinks around Lenna."
    assert lone(said, "By Tuesday the council had tested 29 of the 47 rinks around Lenna.") == ["every one"]
    assert lone(said, "All of the 47 rinks around Lenna were tested by the council.") == []
