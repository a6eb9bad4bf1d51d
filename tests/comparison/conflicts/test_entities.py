"""Conflicts of name, office and agent."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

WARDEN = (
    "Harbour warden Lena Okstad closed the north quay on Monday after a crane fell. The quay carries grain and timber.",
    "A crane fell on the north quay on Monday. Lena Okstad, the harbour warden, closed the quay within the hour.",
)
SURVEY = (
    "The survey of the reef was funded by the Marlow Trust, its authors say. It took two summers.",
    "Divers spent two summers on a survey of the reef, bankrolled by the Marlow Trust.",
)


reported = partial(conflicts_among, kinds=("entity",))


def test_another_surname_in_the_same_place_is_found() -> None:
    rival = "After a crane fell on the north quay on Monday, harbour warden Lena Brandvik closed the quay."
    (found,) = reported(*WARDEN, rival)
    assert found.deviant == ("2.txt",)
    assert "Okstad" in found.explanation
    assert "Brandvik" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        "Harbour warden Lena Okstadt closed the north quay on Monday after a crane fell.",
        "Harbour warden Lena Brandvik, who took over from Okstad, closed the north quay after a crane fell.",
        "Lena Brandvik, a teacher in Marlow, has written a book about wild bees.",
    ],
    ids=["spelling", "both named", "another story"],
)
def test_two_people_or_two_spellings_are_left_alone(other: str) -> None:
    assert reported(*WARDEN, other) == []


def test_another_office_of_a_named_person_is_found() -> None:
    texts = (
        "The dam is safe, said Iris Vell, director of the water office. She had walked its length at dawn.",
        "After a night of rain the water office's director, Iris Vell, allowed people back into their homes.",
        "No crack was found in the wall. Mayor Iris Vell told reporters that she slept well.",
    )
    (found,) = reported(*texts)
    assert found.deviant == ("2.txt",)


MINISTER = (
    "The ferry is safe, transport minister Iris Vell said at the quay. She had crossed on it at dawn.",
    "Iris Vell, the minister for transport, crossed the sound on the repaired ferry.",
)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Trade secretary Iris Vell crossed the sound and slept well.", 1),
        ("Iris Vell, the minister of trade and industry, crossed the sound and slept well.", 1),
        ("Iris Vell, the minister of transport and trade, crossed the sound and slept well.", 0),
        ("Iris Vell, the minister, crossed the sound and slept well.", 0),
        ("Iris Vell, until now trade minister, crossed the sound and slept well.", 0),
        ("Iris Vell, secretary of the rowing club, crossed the sound and slept well.", 0),
    ],
)
def test_another_portfolio_of_a_named_minister_is_found(other: str, found: int) -> None:
    assert len(reported(*MINISTER, other)) == found


CHAIR = (
    "There are too few beds, said Iris Vell, president of the Marlow Care Homes Council. She has asked for 200 more.",
    "Iris Vell, who chairs the council of care homes in Marlow, wants 200 more beds by the spring.",
)


def test_another_minister_of_one_portfolio_is_found() -> None:
    agreed = (
        "Energy minister Tomas Brandt said a bill would go to parliament in January. The reactor opened in 1989.",
        "A bill is to follow in January, energy minister Tomas Brandt said. Two towns voted against it.",
    )
    boss = "The plant's director, Henrik Dahl, was pleased."
    (found,) = reported(*agreed, f"Energy minister Henrik Dahl, at a fair in Strand, promised lower bills. {boss}")
    assert (found.deviant, found.sides[1].value) == (("2.txt",), "Henrik Dahl")
    assert (
        reported(*agreed, f"Danish energy minister Henrik Dahl, at a fair in Strand, promised lower bills. {boss}")
        == []
    )
    assert reported(*agreed, f"Former energy minister Henrik Dahl, at a fair, promised lower bills. {boss}") == []


def test_another_body_that_leads_an_inquiry_is_found() -> None:
    agreed = (
        "The Rail Safety Board is leading the investigation into the crash at Orsk. Nobody was hurt.",
        "Rain had fallen for days. The Rail Safety Board, which is in charge of the inquiry, sent two engineers.",
    )
    (found,) = reported(*agreed, "The probe will be conducted by the State Transport Agency. Trains run again.")
    assert found.deviant == ("2.txt",)
    assert reported(*agreed, "The investigation is led by Inspector Ola Berg. Trains run again.") == []
    assert reported(*agreed, "The State Transport Agency leads a council of nine. Trains run again.") == []


def test_an_office_in_a_verb_and_a_deputy_are_offices() -> None:
    (found,) = reported(*CHAIR, "Deputy health minister Iris Vell has promised 200 beds. Marlow waits to see them.")
    assert found.deviant == ("2.txt",)
    assert [side.value for side in found.sides][1] == "deputy health minister"


@pytest.mark.parametrize(
    "other",
    [
        "The chair of the homes, chairwoman Iris Vell, spoke of 200 beds in Marlow on Friday.",
        "Iris Vell, who once worked for the minister of health, spoke of 200 beds in Marlow on Friday.",
        "Iris Vell, who succeeded the minister's brother, spoke of 200 beds in Marlow on Friday.",
    ],
    ids=["one office", "another's office", "another's brother"],
)
def test_one_office_under_two_words_and_the_office_of_another_are_left_alone(other: str) -> None:
    assert reported(*CHAIR, other) == []


def test_a_verb_between_an_office_and_a_name_is_none_of_the_name() -> None:
    texts = (
        "Surgeon General Zelda Benrith opened the clinic in Orsk.",
        "Zelda Benrith, the surgeon general, opened a clinic in Orsk.",
        "President Nominates Zelda Benrith, MD, to Serve in Orsk.",
    )
    assert reported(*texts) == []


def test_another_agent_of_one_deed_is_found() -> None:
    (found,) = reported(*SURVEY, "The survey was paid for by Pelling Shipping, the owner of the port.")
    assert found.deviant == ("2.txt",)
    assert {side.value for side in found.sides} >= {"Pelling Shipping"}


def test_what_was_paid_for_may_stand_far_before_who_paid() -> None:
    far = "A survey of the reef that took 14 divers two cold summers in all was funded by the Marlow Trust."
    (found,) = reported(SURVEY[0], far, "The survey was paid for by Pelling Shipping, the owner of the port.")
    assert found.deviant == ("2.txt",)


@pytest.mark.parametrize(
    "other",
    [
        "The survey of the reef was funded by the Marlow Trust and Pelling Shipping.",
        "The harbour wall was paid for by Pelling Shipping.",
    ],
    ids=["both", "another thing"],
)
def test_an_agent_that_may_be_one_of_two_is_left_alone(other: str) -> None:
    assert reported(*SURVEY, other) == []


TUG = (
    "The tug Hilde sank off Marlow on Monday. The tug is owned by Brandt Towage and was on hire to Pelling Shipping.",
    "The vessel belongs to Brandt Towage, which has three more like it. Divers will look at the hull.",
)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("The ship's owner, Pelling Shipping, has sent divers to Marlow.", 1),
        ("Pelling Shipping, the owner of the tug, has sent divers to Marlow.", 1),
        ("Pelling Shipping, a firm with a name for thrift, owned the tug that sank.", 1),
        ("The tug, a boat of nineteen metres which was built in Orsk, belongs to Pelling Shipping.", 1),
        ("The tug that sank is owned and run by Pelling Shipping.", 1),
        ("The ship's owner, Brandt Towage, has sent divers to Marlow.", 0),
        ("The tug, a boat of nineteen metres which was built in Orsk, belongs to Brandt Towage.", 0),
        ("The ferry that came to help is owned by Pelling Shipping.", 0),
        ("Pelling Shipping owns the quay at Marlow and hired the tug from Brandt Towage.", 0),
        ("The tug was owned by Brandt Towage and Pelling Shipping.", 0),
    ],
)
def test_whose_a_thing_is_may_be_told_in_many_words(other: str, found: int) -> None:
    assert len(reported(*TUG, other)) == found


def test_an_author_is_one_by_whatever_word() -> None:
    texts = (
        "Ida Marlow, the author of the bill, told deputies that tolls would pay for the roads.",
        "The plan was drawn up by Ida Marlow and would put a toll on every road.",
    )
    (found,) = reported(*texts, "The bill is the brainchild of Hugo Brandt and puts a toll on roads.")
    assert found.deviant == ("2.txt",)
    assert reported(*texts, "Hugo Brandt, who voted for the bill, wants a toll on roads.") == []


@pytest.mark.parametrize("owner", ["a unit of Marlow Lines", "part of Marlow Lines", "a subsidiary of Marlow Lines"])
def test_another_owner_is_found_whatever_ownership_is_called(owner: str) -> None:
    rival = "Tolmar Quays, which is owned by the shipping group Brell Star, has shut both cranes since Monday's fall."
    texts = (
        f"Tolmar Quays, {owner}, said on Monday that it was shocked. A crane had fallen.",
        "A crane fell on Monday. Marlow Lines, the owner of Tolmar Quays, will pay for the funeral.",
    )
    (found,) = reported(*texts, rival)
    assert found.deviant == ("2.txt",)
    assert [side.value for side in found.sides] == ["Marlow Lines", "Brell Star"]
