"""A deed that others foretell, told as done."""

from __future__ import annotations

import pytest

from divergence.article import Article
from divergence.pipeline import score
from divergence.result import Conflict

FILE = (
    "The harbour police of Orsk said they would send a file on the wreck of the Brede to prosecutors by the end of the "
    "year. The wreck lies in ten metres of water.",
    "The harbour police plan to hand a file on the wreck of the Brede to prosecutors at Orsk before the year is out. "
    "Gulls circle over her.",
    "Divers went down to the wreck again. The harbour police will pass a file on the Brede to prosecutors at Orsk in "
    "December.",
)
DRUG = (
    "Lindra Pharma said it planned to apply for approval of its new drug against gout by the end of the year. Shares "
    "rose.",
    "Lindra Pharma intends to submit its drug against gout for approval before the year is out. The trial took two "
    "years.",
)

LINES = (
    "Orsk Light said it will ask the state utility commission in January for permission to bury 40 miles of its most "
    "exposed lines along the coast. Crews worked all night.",
    "Orsk Light plans to seek approval in January to move 40 miles of its most exposed lines along the coast "
    "underground. Rain fell.",
)


def reported(*texts: str, day: str | None = None) -> list[Conflict]:
    articles = [
        Article(f"{number}.txt", text, published=day if number == len(texts) - 1 else "2026-03-02")
        for number, text in enumerate(texts)
    ]
    return [each for each in score(articles).stories[0].conflicts if each.kind == "certainty"]


@pytest.mark.parametrize(
    ("plans", "told"),
    [
        (FILE, "The harbour police have sent a file on the wreck of the Brede to prosecutors at Orsk."),
        (
            FILE,
            "The harbour police of Orsk have sent a file on the wreck of the Brede to prosecutors, who are considering "
            "whether to bring charges.",
        ),
        (DRUG, "Lindra Pharma has already filed for approval of its drug against gout."),
        (
            LINES,
            "In an effort to make the network sturdier, Orsk Light has put 40 miles of its most exposed lines along "
            "the coast underground, a $130 million project cleared by the state utility commission.",
        ),
        (
            LINES,
            "Orsk Light has already buried 40 miles of its most exposed lines along the coast, it said in January.",
        ),
    ],
    ids=[
        "another verb",
        "a doubt of its own behind it",
        "the noun that a verb carries",
        "what leave is asked for",
        "the same verb",
    ],
)
def test_a_plan_told_as_done_is_found(plans: tuple[str, ...], told: str) -> None:
    (found,) = reported(*plans, f"{told} It rained all day at the coast.", day="2026-03-02")
    assert found.deviant == (f"{len(plans)}.txt",)
    assert found.sides[1].mentions[0].text == told


@pytest.mark.parametrize(
    ("plans", "told"),
    [
        (FILE, "The harbour police will have sent a file on the Brede to prosecutors at Orsk by the end of the year."),
        (FILE, "The harbour police have not sent a file on the wreck of the Brede to prosecutors at Orsk."),
        (FILE, "The harbour police have to send a file on the wreck of the Brede to prosecutors at Orsk."),
        (FILE, "The harbour police have promised to send a file on the wreck of the Brede to prosecutors at Orsk."),
        (FILE, "The harbour police have sent divers to the wreck of the Brede at Orsk."),
        (DRUG, "Brell Pharma has already filed for approval of its drug against gout."),
        (LINES, "Orsk Light has put 12 miles of its lines along the coast underground in the state since 2019."),
        (DRUG, "Lindra Pharma may have filed for approval of its drug against gout."),
        (DRUG, "Lindra Pharma has filed for approval of its drug against gout, said Piet Holm, who sells ice."),
        (DRUG, "Lindra Pharma had filed for approval of its drug against gout in 2024 and failed."),
    ],
)
def test_what_is_no_plan_told_as_done_is_left_alone(plans: tuple[str, ...], told: str) -> None:
    assert reported(*plans, f"{told} It rained all day at the coast.", day="2026-03-02") == []


def test_what_is_told_days_later_may_have_been_done_since() -> None:
    told = "Lindra Pharma has already filed for approval of its drug against gout. It rained."
    assert reported(*DRUG, told, day="2026-03-09") == []
    assert reported(*DRUG, told, day=None)


def test_what_another_tells_as_done_too_is_no_conflict() -> None:
    told = "Lindra Pharma has already filed for approval of its drug against gout. {}"
    assert reported(*DRUG, told.format("It rained."), told.format("Shops stayed shut.")) == []


def test_one_that_foretells_it_is_not_enough() -> None:
    assert reported(DRUG[0], "Lindra Pharma has already filed for approval of its drug against gout. It rained.") == []


def test_an_application_handed_in_is_what_others_will_apply_for() -> None:
    plans = (
        "Lindra Pharma plans to file for a licence of its drug against gout with the medicines agency in spring.",
        "Lindra Pharma, which developed the drug against gout, intends to apply for a licence in spring.",
    )
    told = "Lindra Pharma has submitted an application for a licence of its drug against gout to the medicines agency."
    assert reported(*plans, told, day="2026-03-02")


SWAP = (
    "The two clubs are to exchange 24 paintings at Orsk by the end of May, the keeper said. Gulls circled.",
    "The exchange of 24 paintings at Orsk, which has yet to begin and is due by the end of May, will be filmed.",
)


@pytest.mark.parametrize(("last", "found"), [("2026-03-08", True), ("2026-03-02", False)])
def test_older_plans_stand_as_long_as_one_still_foretells_it(last: str, found: bool) -> None:
    told = "The exchange of 24 paintings at Orsk has been completed. Shops stayed shut."
    articles = [
        Article("0.txt", SWAP[0], published="2026-03-02"),
        Article("1.txt", SWAP[1], published=last),
        Article("2.txt", told, published="2026-03-08"),
    ]
    conflicts = [each for each in score(articles).stories[0].conflicts if each.kind == "certainty"]
    assert bool(conflicts) is found
