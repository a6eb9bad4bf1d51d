"""Labels of a side: its value with what is counted, where its text says it, and never a word of its own making."""

from __future__ import annotations

import pytest

import divergence as dv
from divergence.annotations import annotate
from divergence.annotations.quantities import Quantity
from divergence.article import Article
from divergence.comparison.conflicts.labels import label
from divergence.comparison.facts.claims import claims
from tests.fiction import conflicts_among


def labelled(*texts: str, value: float) -> str:
    found = claims([annotate(Article(str(number), text)) for number, text in enumerate(texts)])
    return label(
        found, [at for at, each in enumerate(found) if each.low == value and isinstance(each.anchor, Quantity)]
    )


@pytest.mark.parametrize(
    ("text", "value", "said"),
    [
        ("Fourteen people were injured in the crash, police said.", 14, "Fourteen people were injured"),
        ("A coach overturned near Lund, and nine were slightly hurt.", 9, "nine were slightly hurt"),
        ("A coach overturned near Lund, injuring nine, two of them seriously.", 9, "injuring nine"),
        ("The crash left 14 injured and closed the road.", 14, "14 injured"),
        ("The hail damaged 212 homes in the valley.", 212, "212 homes"),
        ("Some 31 have died since the outbreak began.", 31, "31 have died"),
        # What nobody says of them is not said.
        ("Fourteen people asked for their money back.", 14, "Fourteen people"),
        ("The bulletin puts the number at 430, up from 380.", 430, "430"),
        ("Nine, including the driver, went home.", 9, "Nine"),
        ("Of the passengers 14 Swedes went home.", 14, "14 Swedes"),
        ("The repair costs €14 million, the council said.", 14e6, "€14 million"),
    ],
)
def test_a_value_is_given_with_what_is_counted(text: str, value: float, said: str) -> None:
    found = claims([annotate(Article("a", text))])
    at = next(
        at for at, each in enumerate(found) if isinstance(each.anchor, Quantity) and each.low and each.low <= value
        and (each.high or 0) >= value
    )  # fmt: skip
    assert label(found, [at]) == said
    assert said in text


def test_of_a_side_the_claim_is_quoted_that_names_the_thing_as_most_do() -> None:
    bare = "The coach crash injures 14, police say."
    assert labelled(bare, "On Tuesday 14 passengers were injured.", value=14) == "14 passengers were injured"
    seats = "The stand will have 23,500 seats."
    dishes = "It looks like a bathtub with 23,500 soap dishes."
    assert labelled(dishes, seats, f"{seats} It opens in May.", value=23_500) == "23,500 seats"


def test_both_sides_of_a_conflict_say_what_is_counted() -> None:
    texts = (
        "A coach carrying pensioners overturned on the E22 near Lund on Tuesday morning, police said. Fourteen people "
        "were injured, two of them seriously, said Maja Holm of the police. The road stayed closed for five hours.",
        "Fourteen passengers were injured when a coach overturned on the E22 near Lund on Tuesday morning. Police said "
        "that two of the 14 injured were in a serious condition. It took five hours to reopen the road.",
        "A coach with pensioners on board overturned on the E22 near Lund on Tuesday morning, and nine were injured, "
        "two of them seriously, police said. The road was closed for five hours.",
    )
    (story,) = dv.score([Article(str(number), text) for number, text in enumerate(texts)]).stories
    (found,) = (each for each in story.conflicts if each.resolution == "real")
    one, other = (side.value for side in found.sides)
    assert one in ("Fourteen people were injured", "Fourteen passengers were injured")
    assert other == "nine were injured"
    assert f"“{one}”; another gives “{other}”" in found.explanation


def test_a_side_goes_by_the_value_most_of_its_texts_give_and_no_headline() -> None:
    texts = [
        "The clerk was sentenced to five years and two months in prison.",
        "A judge sentenced the clerk to five years and two months.",
    ]
    heading = Article("0", "The clerk went to prison on Friday.", title="Clerk jailed for five years")
    found = claims([annotate(each) for each in (heading, *(Article(str(n), t) for n, t in enumerate(texts, start=1)))])
    spans = [at for at, each in enumerate(found) if isinstance(each.anchor, Quantity)]
    assert found[spans[0]].heading
    assert label(found, spans) == "five years and two months"
    assert label(found, spans[:1]) == "five years"


def test_who_gives_a_value_less_exactly_is_not_said_to_give_it() -> None:
    (found,) = conflicts_among(
        "The Tarn rose to 4.82 metres at the Orsk gauge on Monday night, the river board said. Schools are shut.",
        "At the Orsk gauge the Tarn rose to 4.82 metres on Monday night, said the river board. A bridge is closed.",
        "The Tarn rose to nearly five metres at the Orsk gauge on Monday night, the river board said. It rained on.",
        "On Monday night the Tarn rose to 4.28 metres at the Orsk gauge, the river board said. Roads are shut.",
        kinds=("numeric",),
    )
    assert found.explanation.startswith("3 independent sources say “4.82 metres”, 1 of them less exactly; another")
