"""Conflicts of place: behind one preposition, in one setting, another name than two families give."""

from __future__ import annotations

from functools import partial

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.places import misplaced
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather
from tests.fiction import conflicts_among

REGISTERED = (
    "The freighter, owned by Quarle Lines and registered in Panama, ran aground off the cape on Sunday with 19 crew.",
    "Quarle Lines registered the freighter in Panama, and 19 crew were aboard when it ran aground off the cape.",
)
SUED = (
    "The suit that families filed in federal court in San Pablo on Monday asks 40 million dollars of the dam's owner.",
    "Filed on Monday in San Pablo, the suit of the families asks the dam's owner for 40 million dollars.",
)
CHAIRED = (
    "The inquiry into the dam, chaired by Una Brask, will hear engineers first and then the families of the drowned.",
    "Engineers will be heard first by the inquiry into the dam chaired by Una Brask, then families of the drowned.",
)


reported = partial(conflicts_among, kinds=("entity",))


@pytest.mark.parametrize(
    ("agreed", "other", "names"),
    [
        (
            REGISTERED,
            "The Quarle Lines freighter registered in Liberia ran aground off the cape with 19 crew.",
            "Liberia",
        ),
        (CHAIRED, "The inquiry into the dam chaired by Ida Lund will hear engineers, then the families.", "Ida Lund"),
        (
            SUED,
            "A suit filed in San Remo District Court on Monday wants 40 million dollars from the owner of the dam.",
            "San Remo District Court",
        ),
    ],
    ids=["place", "person", "court"],
)
def test_another_name_in_the_same_setting_is_found(agreed: tuple[str, ...], other: str, names: str) -> None:
    (found,) = reported(*agreed, other)
    assert found.deviant == ("2.txt",)
    assert found.sides[1].value == names


@pytest.mark.parametrize(
    ("agreed", "other"),
    [
        (REGISTERED, "The Quarle Lines freighter registered in Colbay ran aground off the cape with 19 crew."),
        (REGISTERED, "The freighter registered in Liberia, not in Panama as first said, ran aground off the cape."),
        (REGISTERED, "Two tugs sent from Liberia reached the stranded ship at dawn, in heavy swell."),
        (REGISTERED, "A museum in Liberia will show the old lamps of the cape in the autumn."),
        (CHAIRED, "The inquiry into the dam chaired by Una Braske will hear engineers, then the families."),
        (CHAIRED[:1], "The inquiry into the dam chaired by Ida Lund will hear engineers, then the families."),
    ],
    ids=["town in a state", "both", "another preposition", "another matter", "spelling", "one against one"],
)
def test_what_may_be_the_same_or_another_matter_is_left_alone(agreed: tuple[str, ...], other: str) -> None:
    assert reported(*agreed, other) == []


def test_sentences_that_share_a_name_alone_are_of_one_setting_no_more() -> None:
    texts = (
        "Corvane shares closed lower in Zurich.",
        "In Zurich, Corvane shares fell.",
        "Corvane has a laboratory in Waltham.",
    )
    articles = [annotate(Article(str(at), text)) for at, text in enumerate(texts)]
    assert misplaced(Told(articles, [0, 1, 2], gather(claims(articles)))) == []


def test_a_hospital_is_no_rival_of_the_town_it_may_be_in() -> None:
    texts = (
        "Last winter 61 babies with the virus were treated in Orsk, most of them under six months, nurses said.",
        "Some 61 babies, most of them under six months, were treated in Orsk for the virus last winter.",
        "Last winter 61 babies with the virus were treated in Paldra Hospital, most of them under six months.",
    )
    assert reported(*texts) == []
