"""Conflicts of speaker: the same words in another mouth, and what only looks like it."""

from __future__ import annotations

from functools import partial

import pytest

from tests.fiction import conflicts_among

WORDS = "The river will not wait for our budget to be ready"
AGREED = (
    f"“{WORDS},” Alma Terris, the county engineer, told the council. The flood wall will be raised in spring.",
    f'The flood wall is to be raised. "{WORDS}," said county engineer Alma Terris on Monday.',
)


reported = partial(conflicts_among, kinds=("attribution",))


@pytest.mark.parametrize(
    "rival",
    [
        f'The wall in the valley is low. "{WORDS}," council leader Owen Pryde said after the vote.',
        f'The wall in the valley is low. Council leader Owen Pryde was blunt about it: "{WORDS}."',
        f'Council leader Owen Pryde toured the valley. "{WORDS}," he told residents who had lost their homes.',
        f'Council leader Owen Pryde toured the valley. "{WORDS}," the council leader told residents.',
        f'Orsk Water chief executive Owen Pryde toured the valley. "{WORDS}," he said.',
        f'The wall is low, council leader Owen Pryde told the paper. "{WORDS}," he said.',
        f'One voice of sense: Owen Pryde, who leads the council. "{WORDS}," he said.',
        f'Ms Brask\'s deputy, Owen Pryde, put it like this: "{WORDS}."',
    ],
    ids=["beside", "colon", "pronoun", "what he is", "of a firm", "speaks before", "behind a colon", "not whose he is"],
)
def test_another_speaker_of_the_same_words_is_found(rival: str) -> None:
    (found,) = reported(*AGREED, rival)
    assert found.deviant == ("2.txt",)
    assert "Owen Pryde" in found.explanation
    assert "2 independent sources" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        f'Council leader Owen Pryde quoted Alma Terris to the meeting: "{WORDS}."',
        f'Alma Terris sat beside council leader Owen Pryde. "{WORDS}," he was told.',
        f'"{WORDS}," the county said in a statement read out by council leader Owen Pryde.',
        'Council leader Owen Pryde said the river "will not wait" for anybody.',
        f'Speaking of Owen Pryde, a member said: "{WORDS}."',
        f'The hall was full. "{WORDS}," she told Owen Pryde and the council.',
        f'Owen Pryde leads the council. The hall was full. "{WORDS}," the engineer told Owen Pryde.',
        f'"{WORDS}." Council leader Owen Pryde told reporters that he would read the report.',
        f"Council leader Owen Pryde will speak on Friday. Terris, the engineer, put it as he likes it put: “{WORDS}.”",
    ],
    ids=[
        "quotes her",
        "two people",
        "institution",
        "short",
        "about him",
        "spoken to",
        "spoken to by the engineer",
        "next sentence",
        "her surname",
    ],
)
def test_what_need_not_contradict_is_left_alone(other: str) -> None:
    assert reported(*AGREED, other) == []


def test_one_against_one_names_no_minority() -> None:
    (found,) = reported(AGREED[0], f'"{WORDS}," council leader Owen Pryde said after the vote.')
    assert found.deviant == ()


def test_words_beside_the_name_make_nobody_another_person() -> None:
    other = f'Brask Party leader Alma Terris was blunt. "{WORDS}," Terris told the council.'
    assert reported(*AGREED, other) == []


def test_two_who_share_a_surname_are_two_people() -> None:
    agreed = [text.replace("Alma Terris", "Alice Terris") for text in AGREED]
    rival = f'The wall in the valley is low. "{WORDS}," the mayor of the valley, Owen Terris, said after the vote.'
    (found,) = reported(*agreed, rival)
    assert found.deviant == ("2.txt",)
    assert "Owen Terris" in found.explanation


@pytest.mark.parametrize(
    "other",
    [
        f'The wall is low, Alma Terris said on Friday. "{WORDS}," Terris told the council.',
        f'The wall is low. "{WORDS}," Alma J. Terris said.',
        f'The wall is low. "{WORDS}," A. Terris said.',
    ],
    ids=["bare surname", "middle initial", "initial"],
)
def test_one_person_under_another_form_of_the_name(other: str) -> None:
    assert reported(*AGREED, other) == []


def test_a_short_form_of_a_given_name_is_no_other_person() -> None:
    agreed = [text.replace("Alma Terris", "Robert Terris") for text in AGREED]
    assert reported(*agreed, f'The wall is low. "{WORDS}," Bob Terris said.') == []
    assert len(reported(*agreed, f'The wall is low. "{WORDS}," Paul Terris said.')) == 1


SHORT = (
    'Tenants had warned the owner of the cracked stairs since March. "Nobody came," said Ida Lund, who leads them.',
    "Ida Lund, who speaks for the tenants, said they had warned the owner of the cracked stairs since March. "
    '"Nobody came," she said.',
)


def test_a_few_words_count_where_they_are_a_whole_sentence_in_one_connection() -> None:
    about = "of the cracked stairs, of which tenants had warned the owner since March"
    rival = f'"Nobody came," fire chief Karin Voss said {about}.'
    (found,) = reported(*SHORT, rival)
    assert found.deviant == ("2.txt",)
    assert (
        reported(*SHORT, 'The club gave a ball on Monday for the new hall. "Nobody came," steward Karin Voss said.')
        == []
    )
    assert reported(*SHORT[:1], rival) == []


def test_speakers_are_called_by_name_alone() -> None:
    texts = [
        f"Chief engineer Alma Terris, who came to the county as a clerk in 1994, told the council: “{WORDS}.”",
        f'"{WORDS}," said Alma Terris, the county engineer.',
        f'"{WORDS}," said Owen Pryde, the leader of the council since 2019.',
    ]
    (found,) = reported(*texts)
    assert found.explanation == (
        "2 independent sources give these words to Alma Terris; another gives them to Owen Pryde."
    )
    assert [side.value for side in found.sides] == ["Alma Terris", "Owen Pryde"]


@pytest.mark.parametrize(
    "rival",
    [
        f'Mayor Owen Pryde toured the valley on Monday. He met Lena Holm of Orsk. "{WORDS}," the mayor said.',
        f'Gov. Owen Pryde toured the valley on Monday. The dike was wet. "{WORDS}," the governor said.',
        f'Owen Pryde, chief executive of Orsk Water, who is to stay in post, said that nobody was at risk. "{WORDS}," '
        "he said.",
    ],
    ids=["role further up", "title written short", "pronoun behind a long apposition"],
)
def test_whom_a_role_or_a_pronoun_stands_for_speaks(rival: str) -> None:
    (found,) = reported(*AGREED, rival)
    assert found.deviant == ("2.txt",)
    assert found.sides[1].value.endswith("Owen Pryde")


@pytest.mark.parametrize(
    "other",
    [
        f'Mayor Owen Pryde met mayor Lena Holm of Marlow. They walked for an hour. "{WORDS}," the mayor said.',
        f'Former mayor Owen Pryde toured the valley. They walked for an hour. "{WORDS}," the mayor said.',
        f'Mayor Owen Pryde met a mayor from Marlow. They walked for an hour. "{WORDS}," the mayor said.',
        f'Mayor Owen Pryde toured the valley. They walked for an hour. "{WORDS}," the mayor of Marlow said.',
    ],
    ids=["two bear it", "another time", "one without a name", "whose it is"],
)
def test_a_role_that_may_be_anybodys_is_nobodys(other: str) -> None:
    assert reported(*AGREED, other) == []


def test_a_pronoun_for_the_only_person_named_before_is_as_good_as_a_name() -> None:
    rival = f'Council leader Owen Pryde was not satisfied. "{WORDS}," he said after the vote.'
    (found,) = reported(AGREED[0], rival)
    assert found.deviant == ()
    vague = f'Council leader Owen Pryde met Lena Holm. "{WORDS}," he said after the vote.'
    assert reported(AGREED[0], vague) == []


def test_who_reports_the_words_as_the_ones_stands_with_the_source_that_quotes_them() -> None:
    quotes = (
        'County commissioner Alma Terris was not satisfied. "We asked for those lines to be trimmed two years ago," '
        "Terris told the court.",
        'Governor Owen Pryde toured the square. "We asked for those lines to be trimmed two years ago," Pryde said.',
    )
    report = "County commissioner Alma Terris said the county had asked two years ago for those lines to be trimmed."
    (found,) = reported(*quotes, f"{report} It rained all day.")
    assert found.deviant == ("1.txt",)


@pytest.mark.parametrize(
    "other",
    [
        # Rook is nobody's given name that is known: that she is a woman is told once, and in one article.
        "The verdict was read out by Rook Hanner, the chair, after she had heard the engineers. "
        f'The farmer is not convinced. "{WORDS}," he said.',
        f'The verdict was read out by Rook Hanner, the chair. "{WORDS}," he said.',
    ],
    ids=["someone without a name between", "she in another article"],
)
def test_a_pronoun_of_the_other_sex_puts_words_in_nobodys_mouth(other: str) -> None:
    known = 'Ms Rook Hanner chaired the hearing. "We listened to everybody who came," she said on Monday evening.'
    assert reported(*AGREED, f"{other} The hearing was short.", known) == []


@pytest.mark.parametrize(
    "rival",
    [
        f'"{WORDS}," said Professor Owen Pryde of Marlow University Hospital, who wrote the report.',
        f'Brell boss Owen Pryde, who earned 2m last year, said sorry. "{WORDS}," he admitted. Brell, who own '
        "the dam, pay for none of it. Makers Brell said so.",
        f'Ms Lena Holm is careful. She quoted the council leader, Owen Pryde: "{WORDS}."',
        f'"{WORDS}," said Port Harrow\'s harbour master, Owen Pryde.',
        f'The wall is low. Best line of the night, from council leader Owen Pryde: "{WORDS}."',
    ],
    ids=["where from ends like a body", "a firm before the name", "who is quoted", "of a town", "from whom it is"],
)
def test_who_spoke_is_read_past_other_names(rival: str) -> None:
    (found,) = reported(*AGREED, rival)
    assert found.deviant == ("2.txt",)
    assert found.sides[1].value.endswith("Owen Pryde")


def test_whose_letter_or_lawyer_speaks_is_no_other_speaker() -> None:
    for other in (f'"{WORDS}," said Owen Pryde\'s lawyer.', f'A letter for Owen Pryde: "{WORDS}."'):
        assert reported(*AGREED, f"The wall is low. {other}") == []
