"""Who is not counted for a fact, since what it says is near the fact's own sentence and not that."""

from __future__ import annotations

from divergence.comparison.facts.borne_out import EVIDENCE, settings
from divergence.result import Fact
from tests.comparison.facts.test_opposed import about, story


def counted(fact: Fact) -> set[str]:
    return {each.article for each in fact.clear if each.stance in ("asserts", "hedges")}


def test_who_turns_two_terms_round_does_not_state_the_sentence() -> None:
    found = story(
        "Rune Aske, the treasurer of the skating club, was given a 14-month sentence suspended for three years.",
        "The skating club's treasurer, Rune Aske, received a 14-month sentence, suspended for three years.",
        "Rune Aske, the skating club's treasurer, was given a sentence of three years, suspended for 14 months.",
    )
    assert counted(about("14-month", found)) == {"0.txt", "1.txt"}


def test_an_earlier_toll_is_not_the_toll() -> None:
    found = story(
        "Nineteen skaters were being treated in the Lenna clinic for burns, six of them in intensive care.",
        "The Lenna clinic was treating nineteen skaters for burns, six of them in intensive care.",
        "Eleven skaters were still being treated in the Lenna clinic for burns, two of them in intensive care.",
    )
    assert counted(about("intensive", found)) == {"0.txt", "1.txt"}


def test_the_same_said_in_other_words_is_counted() -> None:
    found = story(
        "The ice hall at Lenna will cost 4.2 million crowns to mend, the council said.",
        "Mending the ice hall at Lenna is going to cost the council 4.2 million crowns.",
        "Some 4.2m crowns are needed to mend the hall at Lenna.",
    )
    assert counted(about("4.2", found)) == {"0.txt", "1.txt", "2.txt"}


def test_two_who_expect_it_state_what_is_expected() -> None:
    found = story(
        "The repair of the ice hall at Lenna is expected to be finished by the end of March.",
        "Work on the ice hall at Lenna is expected to be finished by the end of March.",
        "Ninety children came to the new playground in the park.",
    )
    fact = about("March", found)
    assert fact.consensus
    assert fact.support == 2


def test_a_figure_of_another_thing_bears_nothing_out() -> None:
    found = story(
        "Sixteen skaters fell ill in Lenna after a party at the rink. Councillor Ada Brenn will table a bill that asks "
        "for notice within 24 hours of the third linked case.",
        "Sixteen skaters are ill in Lenna after a party at the rink. The median age of the patients is 63, and 24 of "
        "the 38 are men, according to a bulletin of the clinic.",
        "A party at Lenna's rink left sixteen skaters ill. Under a bill that Councillor Ada Brenn means to table, "
        "notice would be due within 24 hours of the third linked case.",
    )
    assert counted(about("24 hours", found)) == {"0.txt", "2.txt"}


def test_every_kind_of_evidence_has_its_weight() -> None:
    assert set(settings()["weights"]) == set(EVIDENCE)
