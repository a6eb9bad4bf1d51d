from __future__ import annotations

import pytest

from divergence.lexicon import check, shipped
from tests.features.reading import cues, findings


@pytest.mark.parametrize(
    ("text", "cue", "kind"),
    [
        ("The senator's contemptible excuse came late.", "contemptible", "judgement"),
        ("The mayor and her cronies stayed away.", "cronies", "name-calling"),
        ("The senator slammed the bill.", "slammed", "intensity"),
        ("Twelve people were listed as collateral damage.", "collateral damage", "euphemism"),
        ("It was handed to tax-hating councillors.", "tax-hating", "judgement"),
        ("The plan is nothing short of visionary.", "visionary", "judgement"),
        ("GREEDY bosses took a bonus.", "GREEDY", "judgement"),
    ],
)
def test_a_loaded_word_is_marked_by_kind(text: str, cue: str, kind: str) -> None:
    assert (cue, kind) in [(each.cue, each.kind) for each in findings("loaded-language", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Fire crews slammed the door shut. The storm slammed into the coast.",
        "Police found an explosive device and incendiary bombs.",
        "He had a heart attack. The attack surface is small. Crude oil fell.",
        "The committee killed the bill. The trash cans were full.",
        "The butcher said sales of oily fish rose. A guinea pig and a lab rat lived.",
        "The regime said the crisis threatened supplies.",
        "The knife-wielding man was held.",
        "The case of the Savage family against the label Brutal Records was heard by a judge in the town.",
        "Police said the officers wore body armour and the fumes were toxic.",
    ],
)
def test_a_look_alike_is_not_marked(text: str) -> None:
    assert cues("loaded-language", text) == []


def test_a_speaker_s_word_is_the_speaker_s() -> None:
    found = findings("loaded-language", "“This is shameful, a farce,” she said. The offer is shameful.")
    assert {(each.cue, each.voice) for each in found} == {
        ("shameful", "quoted"),
        ("farce", "quoted"),
        ("shameful", "own"),
    }


def test_a_title_in_capitals_is_read_and_its_quotation_is_not_the_outlet_s() -> None:
    found = findings("loaded-language", "The vote passed.", title="Shameless Board ‘Pathetic’, Says “Disgusting” Union")
    assert {each.cue: each.voice for each in found if each.field == "title"}["Shameless"] == "own"
    assert {each.cue: each.voice for each in found if each.field == "title"}["Disgusting"] == "quoted"


def test_every_kind_has_a_message_and_no_term_is_listed_in_vain() -> None:
    lexicon = shipped()["loaded_language"]
    assert {entry.kind for entry in lexicon.entries} == {"intensity", "judgement", "euphemism", "name-calling"}
    assert check(lexicon) == ()


def test_the_words_quoted_beside_a_loaded_word_are_not_part_of_its_place() -> None:
    text = "All week he ranted about “a shameful scare campaign” while running one himself."
    places = {each.cue: (each.voice, each.text) for each in findings("loaded-language", text)}
    assert places["ranted"] == ("own", "All week he ranted about")
    assert places["shameful"] == ("quoted", "“a shameful scare campaign”")


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The minister brazenly ignored the court.", "brazenly"),
        ("The radical left wants open borders.", "open borders"),
        ("Her terrible record is no secret.", "terrible"),
        ("The plan rests on lies.", "lies"),
        ("Voters will remember this betrayal.", "betrayal"),
        ("It was a stupid, irresponsible gamble.", "irresponsible"),
    ],
)
def test_a_verdict_is_marked_where_its_word_has_no_plain_sense(text: str, cue: str) -> None:
    assert cue in cues("loaded-language", text)


@pytest.mark.parametrize(
    "text",
    [
        "Extreme rain and massive landslides closed the road. Relentless rain fell for three days.",
        "The patient had a radical prostatectomy after a massive heart attack. Free radicals damage cells.",
        "She was convicted of reckless driving. The judge heard the unfair dismissal claim and a mock trial.",
        "The firm adopted a poison pill. Gross profit rose. The extraordinary general meeting approved the deal.",
        "Noble gases do not react. Stellar winds blow and seismic waves were recorded.",
        "The village lies in the valley. The problem lies with the software.",
        "A monster truck show was held. The illness is caused by a parasite. Wild salmon returned.",
        "Police brutality charges were filed. The extremist group claimed the attack. The crazy golf course opened.",
    ],
)
def test_the_plain_sense_of_a_loaded_word_is_not_marked(text: str) -> None:
    assert cues("loaded-language", text) == []


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("The order lets the National Guard be called out.", False),
        ("The governor called out the National Guard.", False),
        ("The senator called out the mayor over the deal.", True),
        ("A killer bug is stalking the streets of Arden.", True),
        ("The boss pocketed £1.1 million.", True),
        ("The firm is being flogged to a rival.", True),
        ("It paid a fine of $2,000, peanuts compared with its sales.", True),
        ("He pocketed the keys. A man was convicted of stalking. The bar may contain peanuts.", False),
    ],
)
def test_plain_senses_are_told_from_the_popular_press_s(text: str, marked: bool) -> None:
    assert bool(cues("loaded-language", text)) == marked


def test_a_word_that_a_named_source_may_have_chosen_is_told_so() -> None:
    (reported,) = findings("loaded-language", "Ada Holm, who runs the mill, said that the promises were worthless.")
    assert (reported.severity, reported.voice) == ("minor", "own")
    assert "Ada Holm:" in reported.message
    (own,) = findings("loaded-language", "The promises were worthless.")
    assert "Holm" not in own.message
