"""Conflicts of hospital: where the hurt were taken."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.hospitals import hospitals
from divergence.pipeline import score

TRAM = (
    "A tram left the rails in Orsk on Monday. The injured were taken to St Hilda's Hospital, the fire chief said.",
    "Twelve people were brought to St Hilda's after a tram came off the rails in Orsk. The line is shut.",
    "Doctors at St Hilda's Hospital treated twelve passengers of a tram that left the rails in Orsk.",
)


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("A tram left the rails in Orsk. Twelve people were rushed to Marlow General.", 1),
        ("A tram left the rails in Orsk. Twelve people were rushed to the Royal Infirmary in Marlow.", 1),
        ("A tram left the rails in Orsk. Twelve people were rushed to Marlow General. Two went to St Hilda's.", 0),
        ("A tram left the rails in Orsk. Twelve people were rushed to hospital in Marlow.", 0),
        ("A tram left the rails in Orsk. The driver used to sweep the floors of Marlow General.", 0),
        ("A tram left the rails in Orsk. Twelve people were rushed to the hospital of St Hilda.", 0),
    ],
)
def test_another_hospital_for_the_hurt_is_found(other: str, found: int) -> None:
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((*TRAM, other))]
    real = [each for each in score(articles).stories[0].conflicts if each.resolution == "real"]
    assert [each.deviant for each in real] == [("3.txt",)] * found


def test_where_two_hospitals_are_named_nobody_is_wrong() -> None:
    more = "A tram left the rails in Orsk. Four of the injured were flown to Lund University Hospital."
    other = "A tram left the rails in Orsk. Twelve people were rushed to Marlow General."
    articles = [Article(f"{number}.txt", text) for number, text in enumerate((*TRAM, more, other))]
    assert [each for each in score(articles).stories[0].conflicts if each.resolution == "real"] == []


def test_two_hospitals_of_one_town_are_two() -> None:
    texts = [text.replace("St Hilda's Hospital", "Orsk General").replace("St Hilda's", "Orsk General") for text in TRAM]
    for other, found in (("the Royal Orsk Infirmary", 1), ("Orsk Hospital", 0), ("the General Hospital in Orsk", 0)):
        last = f"A tram left the rails in Orsk. Twelve people were rushed to {other}."
        articles = [Article(f"{number}.txt", text) for number, text in enumerate((*texts, last))]
        assert sum(each.resolution == "real" for each in score(articles).stories[0].conflicts) == found


def test_a_hospital_is_told_by_its_own_words_and_where_it_is() -> None:
    text = "They were flown to the University Hospital in Lund. Others were taken to St Hilda's Hospital."
    found = hospitals([annotate(Article("a", text))])
    assert [(each.text, set(each.words)) for each in found] == [
        ("University Hospital", {"lund"}),
        ("St Hilda's Hospital", {"hilda"}),
    ]
