"""Conflicts of value: rivals are found by their slot, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.candidates import threshold
from divergence.comparison.facts.claims import claims
from divergence.pipeline import score
from divergence.result import Conflict

PUBLISHED = "2026-03-05T18:00"
FERRY = (
    "The ferry Saltwind ran aground off Merrow Point on Tuesday. Coastguards lifted 86 passengers from the ferry by "
    "helicopter, the harbour master said. No one was badly hurt.",
    "Coastguards lifted 86 passengers off the grounded ferry Saltwind by helicopter. The ship struck a reef in fog.",
    "In thick fog the Saltwind ran onto a reef. Helicopters lifted all 86 passengers from the stricken ferry, "
    "coastguards said, and took them to Merrow.",
)
HEAD = (
    "Ana Brandt, 41, was named head of the Corley orchestra on Monday.",
    "The Corley orchestra named Ana Brandt, 41, as its head.",
    "Ana Brandt, 41, will head the Corley orchestra, which named her on Monday.",
)
TUNNEL = (
    "The tunnel under Harrow Bay will open to traffic on 14 May, the transport ministry said.",
    "Harrow Bay's tunnel opens to traffic on May 14.",
    "Drivers may use the Harrow Bay tunnel from 14 May, when it opens to traffic.",
)
QUAY = (
    "The tug Brannock struck the quay at Orsk at 6.40am on Tuesday, the harbour office said.",
    "The tug Brannock struck the quay at Orsk on Tuesday, which is closed.",
    "It was 6.40am when the tug Brannock struck the quay at Orsk, the harbour office said.",
)
CHECK = (
    "The tug Brannock passed its last inspection at Orsk in November 2025, the owner said.",
    "The owner said that the tug Brannock had passed its last inspection at Orsk in November.",
    "The tug Brannock passed its last inspection at Orsk in November 2025.",
)
SCHOOLS = (
    "Pupils without a vaccination card may not attend two schools in Orsk until 30 March, the health office said.",
    "Two schools in Orsk have barred pupils without a vaccination card until 30 March.",
    "Pupils without a vaccination card are kept out of two schools in Orsk until 30 March.",
)
TRIAL = (
    "The trial of the heart drug followed 4,812 patients in Orsk for two years, the authors said.",
    "The trial of the heart drug followed thousands of patients in Orsk for two years.",
    "For two years the trial of the heart drug followed 4,812 patients in Orsk.",
)
BOARD = (
    "The board of the Orsk reactor voted 4-1 to extend its licence, the chairwoman said.",
    "By four votes to one the board of the Orsk reactor extended its licence.",
    "The board of the Orsk reactor voted by four to one to extend its licence.",
)
BAN = (
    "The ban on the runner Ida Vell counts from 20 October, the tribunal said.",
    "The tribunal's ban on the runner Ida Vell counts from 20 October 2025.",
    "The ban on the runner Ida Vell is counted from 20 October, the tribunal said.",
)
LOSSES = (
    "The Orsk Institute put insured losses from the storm at $3.4 billion.",
    "Insured losses from the storm come to $3.4 billion, the Orsk Institute said. It said the range of outcomes ran "
    "from $2.7 billion to $4.5 billion.",
    "Insured losses from the storm are $3.4 billion, according to the Orsk Institute.",
)
GOALS = (
    "Ida Vell scored 23 league goals for Orsk last season.",
    "For Orsk she scored 23 goals in the league last season.",
    "Orsk's Ida Vell had 23 league goals last season.",
)
JOBS = (
    "The jobless rate fell from 7.9 percent to 7.7 percent in November, the labour office said.",
    "Unemployment slipped to 7.7 percent in November, labour office figures showed.",
    "The unemployment rate was 7.7 percent in November.",
)


def real(*texts: str) -> list[Conflict]:
    articles = [Article(f"{number}.txt", text, published=PUBLISHED) for number, text in enumerate(texts)]
    return [each for each in score(articles).stories[0].conflicts if each.resolution == "real"]


@pytest.mark.parametrize(
    ("agreed", "rival", "values"),
    [
        (
            FERRY,
            "The Saltwind hit rocks in fog. Coastguards lifted 134 passengers from the ferry by helicopter.",
            {"86 passengers", "134 passengers"},
        ),
        (
            (FERRY[0].replace("lifted 86 passengers", "lifted the other 86 passengers"), *FERRY[1:]),
            "The Saltwind hit rocks in fog. Coastguards lifted 134 passengers from the ferry by helicopter.",
            {"86 passengers", "134 passengers"},
        ),
        (
            (TUNNEL[0], TUNNEL[1].replace("May 14", "Thursday"), TUNNEL[2].replace("14 May", "Thursday, 14 May")),
            "The tunnel under Harrow Bay will open to traffic on Thursday, 28 May, the ministry said.",
            {"Thursday, 14 May", "Thursday, 28 May"},
        ),
        (HEAD, "The Corley orchestra named Ana Brandt, 52, as its head on Monday.", {"41", "52"}),
        (
            TUNNEL,
            "The tunnel under Harrow Bay will open to traffic on 28 May, the ministry said.",
            {"14 May", "28 May"},
        ),
        (
            JOBS,
            "The unemployment rate fell to 6.1 percent in November, the labour office said.",
            {"7.7 percent", "6.1 percent"},
        ),
        (
            tuple(text.replace("14 May", "May 2026").replace("May 14", "May 2026") for text in TUNNEL),
            "The tunnel under Harrow Bay opens to traffic in August 2026, the ministry said.",
            {"May 2026", "August 2026"},
        ),
        (
            (
                "The Marram lighthouse was last lit in 1984, its keepers said.",
                "The Marram lighthouse, last lit in 1984, is for sale.",
                "Last lit in 1984, the Marram lighthouse will be sold.",
            ),
            "The Marram lighthouse was last lit in 1987, its keepers said.",
            {"1984", "1987"},
        ),
        (
            FERRY,
            "Coastguards lifted 134 passengers from the ferry Saltwind by helicopter. The harbour master had feared "
            "for the lives of the 86 passengers.",
            {"86 passengers", "134 passengers"},
        ),
    ],
)
def test_the_lone_other_value_of_one_thing_is_found(agreed: tuple[str, ...], rival: str, values: set[str]) -> None:
    found = [each for each in real(*agreed, rival) if {side.value for side in each.sides} == values]
    assert len(found) == 1
    assert found[0].deviant == ("3.txt",)


@pytest.mark.parametrize(
    ("agreed", "rival"),
    [
        (QUAY, "The tug Brannock struck the quay at Orsk at 8.40am on Tuesday, the harbour office said."),
        (CHECK, "The owner said the tug Brannock had passed its last inspection at Orsk in November 2024."),
        (SCHOOLS, "Pupils without a vaccination card have to stay away from two schools in Orsk until 3 March."),
        (TRIAL, "The trial of the heart drug followed 4,182 patients in Orsk for two years, the authors said."),
        (BOARD, "The board of the Orsk reactor voted by three to two to extend its licence."),
        (LOSSES, "Insured losses from the storm were put at $3.4 million by the Orsk Institute."),
        (GOALS, "Ida Vell scored 32 league goals for Orsk last season, more than anyone else."),
    ],
    ids=["time of day", "year", "until", "count", "vote", "millions", "more than anyone"],
)
def test_who_says_it_loosely_hides_no_rival(agreed: tuple[str, ...], rival: str) -> None:
    assert [each.deviant for each in real(*agreed, rival)] == [("3.txt",)]


def test_one_minute_in_any_words_is_one_moment() -> None:
    agreed = (
        "The tug Brannock struck the quay at Orsk at 14:35 on Tuesday, the harbour office said.",
        "It was 2.35pm on Tuesday. Windows shook in every house on the waterfront.",
    )
    rival = "The tug Brannock struck the quay at Orsk at 3.35 on Tuesday afternoon."
    assert [each.deviant for each in real(*agreed, rival)] == [("2.txt",)]


@pytest.mark.parametrize("place", range(4))
def test_a_value_miswritten_is_found_in_whichever_unit_the_others_tell_it(place: int) -> None:
    texts = [
        "The divers at Orsk went down to a depth of 2,100ft, the club said.",
        "The fall closed the 640-metre level. The divers at Orsk are well.",
        "The divers were at the 640 m level off Orsk.",
    ]
    texts.insert(place, "The divers had waited 460 metres down, in a bell off Orsk.")
    assert [each.deviant for each in real(*texts)] == [(f"{place}.txt",)]


@pytest.mark.parametrize("place", range(3))
def test_the_value_that_more_give_in_any_words_is_the_agreed_one(place: int) -> None:
    texts = [
        "The firm Tessen is calling back 84,000 kettles worldwide.",
        "Around the globe 84,000 are being called back, a shop in Orsk was told.",
    ]
    texts.insert(place, "The kettles are part of a recall by the firm Tessen of 48,000 worldwide.")
    assert [each.deviant for each in real(*texts)] == [(f"{place}.txt",)]


def test_what_stands_beside_one_quotation_is_no_rival() -> None:
    said = '"We walked over broken glass from the chapel to the quay and back again," '
    agreed = (
        f"{said}said Ida Vell, who led the fire brigade at Orsk with 140 men.",
        "Fire brigade at Orsk: 140 men, 32 vehicles.",
    )
    assert real(*agreed, f"{said}she told the 200 people in the hall at Orsk.") == []


def test_a_sentence_that_gives_both_values_gives_each_its_place() -> None:
    both = "A car pays 35 cents a day for the bridge at Orsk, a lorry 60 cents."
    assert real(both, "For the bridge at Orsk 60 cents a day are paid.", both.replace("A car pays", "Cars pay")) == []


def test_who_dates_two_things_tells_them_apart() -> None:
    dives = "Divers will search the wreck of the Saltwind off Merrow Point from May, the coastguard said."
    knows = "The findings of the divers are due in autumn."
    other = "The coastguard has divers search the wreck of the Saltwind off Merrow Point. Findings are due in autumn."
    plain = "From May divers will search the wreck of the Saltwind off Merrow Point."
    wrong = "Divers will search the wreck of the Saltwind off Merrow Point from October, the coastguard said."
    assert real(dives, f"{plain} {knows}", other) == []
    assert [each.kind for each in real(dives, f"{plain} {knows}", wrong)] == ["date"]


@pytest.mark.parametrize(
    ("agreed", "other"),
    [
        (FERRY, "Coastguards said the ferry carried 134 cars and 12 lorries. It had left harbour in fog."),
        (FERRY, "Coastguards lifted about 90 passengers from the ferry Saltwind by helicopter off Merrow Point."),
        (FERRY, "So far coastguards have lifted 40 passengers from the ferry Saltwind by helicopter."),
        (FERRY, "Coastguards lifted 48 more passengers from a second ferry, the Greta, by helicopter."),
        (HEAD, "The Corley orchestra named Ana Brandt as its head. She joined the Corley orchestra at age 23."),
        (HEAD, "The Corley orchestra named Ana Brandt as its head. Viktor Oss, 67, retires from the Corley orchestra."),
        (TUNNEL, "The tunnel under Harrow Bay will open to traffic before June, the transport ministry said."),
        (TUNNEL, "The tunnel under Harrow Bay opens to traffic in May."),
        (JOBS, "The unemployment rate was nearly 8 percent in November."),
        (BAN, "The ban on the runner Ida Vell counts from October, so that she may run again when she is 29."),
    ],
    ids=["noun", "about", "so far", "increment", "age then", "whose age", "before", "month", "nearly", "some October"],
)
def test_a_value_that_can_be_right_as_well_is_no_conflict(agreed: tuple[str, ...], other: str) -> None:
    assert real(*agreed, other) == []


def test_a_word_of_a_name_is_no_date() -> None:
    article = Article("a", "The mayor told Harrow Today on Monday that the bridge is safe.", published=PUBLISHED)
    assert [claim.anchor.text for claim in claims([annotate(article)]) if claim.anchor] == ["Monday"]


def test_one_against_one_has_no_deviant() -> None:
    found = real(FERRY[0], "Coastguards lifted 134 passengers from the ferry Saltwind by helicopter off Merrow Point.")
    assert all(each.deviant == () for each in found)


def test_a_copy_adds_no_support() -> None:
    rival = "The Saltwind hit rocks in fog. Coastguards lifted 134 passengers from the ferry by helicopter."
    once, twice = real(*FERRY, rival), real(*FERRY, FERRY[0], rival)
    assert [{side.value for side in each.sides} for each in once] == [
        {side.value for side in each.sides} for each in twice
    ]


def test_the_threshold_is_a_probability() -> None:
    assert 0.5 <= threshold() < 1


def test_the_more_stand_against_one_the_less_has_to_be_sure() -> None:
    assert threshold(4, 5) < threshold(2, 5) < threshold(1, 5)
    assert threshold(4, 20) == threshold(2, 20)


def test_a_large_story_is_searched_by_kind_of_value(monkeypatch: pytest.MonkeyPatch) -> None:
    rival = "The trial of the heart drug followed 4,182 patients in Orsk for two years."
    texts = [f"{text} Its cost was 4,182 euros." for text in (*TRIAL, rival)]
    whole = real(*texts)
    monkeypatch.setattr("divergence.comparison.conflicts.field.WHOLE", 1)
    assert whole
    assert real(*texts) == whole
