"""A rise in one article that is a fall in another, by the same two figures."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.standoff import Standoff, Told
from divergence.comparison.conflicts.turned import standoffs
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather
from tests.fiction import conflicts_among

CUT = "The bank cut its forecast of growth to 1.3% from 1.6%, it said. Rates stay where they are."
NOW = "Its forecast of growth now stands at 1.3 per cent, after a weak summer. The governor spoke for an hour."
RAISED = "More cheerful than in spring, the bank raised its forecast of growth to 1.6 percent from 1.3 percent."


def turned(*texts: str) -> list[Standoff]:
    articles = [annotate(Article(f"{number}.txt", text)) for number, text in enumerate(texts)]
    return list(standoffs(Told(articles, list(range(len(articles))), gather(claims(articles)))))


def test_who_is_alone_with_a_direction_stands_against_the_others() -> None:
    (found,) = turned(CUT, NOW, RAISED)
    assert [each.article for each in found.rival] == [2]
    assert {each.article for each in found.agreed} == {0, 1}
    assert found.explanation == "2 independent sources have a fall where another has a rise, by the same two figures."


def test_a_sentence_is_against_the_others_once() -> None:
    (found,) = conflicts_among(CUT, NOW, RAISED, kinds=("polarity",))
    assert found.deviant == ("2.txt",)


def test_of_one_against_one_nobody_is_called_wrong() -> None:
    (found,) = conflicts_among(CUT, RAISED, kinds=("polarity",))
    assert found.deviant == ()


@pytest.mark.parametrize(
    "rival",
    [
        f"{RAISED} In autumn it cut its forecast of growth to 1.3% from 1.6%.",
        "Growth was 1.6 percent here, compared with 1.3 percent abroad.",
        "The bank raised its forecast of growth to 1.9 percent from 1.3 percent.",
        "The bank raised its forecast of growth to 1.6 percent.",
    ],
    ids=["tells both", "held against another", "other figures", "one figure"],
)
def test_another_change_is_no_opposite(rival: str) -> None:
    assert turned(CUT, NOW, rival) == []


def test_figures_of_one_digit_change_places_by_chance() -> None:
    assert turned("The club rose from five to three.", "The club fell from three to five.") == []


WEB = (
    "Online sales at Brill grew 3%, it said on Tuesday, and make up a third of revenue. Shops were quiet.",
    "The one bright spot at Brill was online, with sales up by 3 per cent. It sells lamps and chairs.",
)


def test_one_figure_that_rose_and_fell_is_found() -> None:
    (found,) = turned(*WEB, "Online sales at Brill went backwards, slipping 3 per cent. Nobody bought a lamp.")
    assert [each.article for each in found.rival] == [2]
    assert found.explanation == "2 independent sources have a rise where another has a fall, by the same figure."


@pytest.mark.parametrize(
    "rival",
    [
        "Online sales at Brill fell 4 per cent. Nobody bought a lamp.",
        "Rents in Orsk fell 3 per cent last year, the council said.",
        "Online sales at Brill made 3 per cent of all. Nobody bought a lamp.",
        "Online sales at Brill were up 3 per cent in May and down 3 per cent in June.",
    ],
    ids=["other figure", "other thing", "no way", "both ways"],
)
def test_another_move_is_no_opposite(rival: str) -> None:
    assert turned(*WEB, rival) == []
