"""Tallies of votes, what dates and shares are of, and values of each day: what sets two of them against each other."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.dated import dated
from divergence.comparison.conflicts.sorts import aside, bound, rate, whole_of
from divergence.comparison.conflicts.tallies import tally
from divergence.comparison.facts.claims import Claim, claims
from divergence.pipeline import score


def first(text: str) -> Claim:
    return next(
        claim
        for claim in claims([annotate(Article("0.txt", text, published="2026-03-05"))])
        if claim.anchor is not None
    )


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("The harbour board voted five to two to sell the dredger.", (5, 2)),
        ("Deputies passed the toll bill by 88 votes to 61.", (88, 61)),
        ("The council rejected the marina by eleven votes to nine.", (11, 9)),
        ("Forty-three members raised their hands for the levy and 34 opposed it.", (43, 34)),
        ("Of the councillors 41 said yes and 36 no.", (41, 36)),
        ("Marlow beat Lund 3-1 on a wet pitch.", None),
        ("The survey drew 88 votes from the public.", None),
    ],
)
def test_a_tally_is_of_votes(text: str, votes: tuple[int, int] | None) -> None:
    assert tally(first(text)) == votes


def test_one_body_does_not_split_two_ways() -> None:
    texts = (
        "The harbour board voted five to two on Monday to sell the old dredger. The sale will pay for a new crane.",
        "By five to two, the harbour board agreed on Monday to sell its dredger and to buy a crane.",
        "On Monday the harbour board decided by five to two that the old dredger should be sold.",
        "The dredger is to go. The harbour board split four to three on Monday over the sale of the dredger.",
    )
    found = score([Article(f"{at}.txt", text) for at, text in enumerate(texts)]).stories[0].conflicts
    assert [{side.value for side in each.sides} for each in found if each.resolution == "real"] == [
        {"five to two", "four to three"}
    ]


def test_two_votes_of_one_body_are_told_apart_where_an_article_has_both() -> None:
    both = "The council passed the bill by 91 votes to 84. An amendment on shorter leases passed by 102 to 73."
    texts = (
        both,
        f"Rents are to be capped. {both}",
        "Tenants may sign shorter leases, by an amendment that passed by 102 to 73 in the council.",
        "The council passed the bill by 91 to 84.",
    )
    found = score([Article(f"{at}.txt", text) for at, text in enumerate(texts)]).stories[0].conflicts
    assert [each.explanation for each in found if each.resolution == "real"] == []


@pytest.mark.parametrize(("later", "apart"), [("2026-03-05", 1), ("2026-03-13", 0)], ids=["one vote", "a week later"])
@pytest.mark.parametrize("form", ["By 39 votes to 34", "Voting 39-34"])
def test_what_fell_otherwise_days_later_is_another_vote(later: str, apart: int, form: str) -> None:
    texts = (
        ("The council of Orsk sold the dredger by 41 votes to 32 at its meeting in the town hall.", "2026-03-05"),
        (f"{form}, the council of Orsk sold the dredger in the town hall.", later),
        (f"{form}, the town hall meeting agreed that the council of Orsk may sell its dredger.", later),
    )
    articles = [Article(f"{at}.txt", text, published=when) for at, (text, when) in enumerate(texts)]
    found = score(articles).stories[0].conflicts
    assert len([each for each in found if each.resolution == "real"]) == apart


def test_a_date_is_of_what_stands_before_it_and_not_of_its_being_set() -> None:
    one = first("A first hearing has been scheduled for 24 June, said her lawyer, Ida Marlow.")
    assert dated(one) & dated(first("The hearing is set for July 24."))
    assert not dated(one) & dated(first("The dredger sank on 24 July."))
    assert dated(one) & dated(first("Hearings begin on 24 July."))
    assert not dated(first("Marlow begins on 24 July. In Marlow it rains."))


def test_a_share_is_of_something_and_a_rate_of_each() -> None:
    assert whole_of(first("Half the crew had left.")) != whole_of(first("A third of its income comes from tolls."))
    assert rate(first("The tolls bring in 9.4 million crowns a year."))
    assert not rate(first("The tolls brought in 38 million crowns between 2010 and 2020."))
    assert aside(first("Ida Marlow, who came in May 2019, sold the dredger."))
    assert not aside(first("In May 2019 the board sold the dredger."))


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("The dredger has lain at Orsk since 2019.", "start"),
        ("The dredger stays at Orsk until Friday.", "end"),
        ("The dredger does not leave Orsk until Friday.", ""),
        ("The crew must wait until Friday, when the dredger leaves.", ""),
        ("Nobody may leave Orsk until Friday.", ""),
        ("A complaint was received by Tessen in November.", ""),
        ("The dredger leaves Orsk on Friday.", ""),
    ],
)
def test_a_bound_is_when_something_began_or_ended(text: str, which: str) -> None:
    assert bound(first(text)) == which


def test_the_rest_of_a_whole_is_no_rival_of_its_part() -> None:
    texts = (
        "Of the 25 who work aboard the dredger, nine have stayed to run the pumps. It lies off Marlow.",
        "Nine crew are still aboard the dredger off Marlow to run the pumps, the board said.",
        "Sixteen of the crew came off the dredger at Marlow on Monday to rest while the pumps were run.",
    )
    found = score([Article(f"{at}.txt", text) for at, text in enumerate(texts)]).stories[0].conflicts
    assert [each for each in found if each.resolution == "real"] == []


FOUR_TO_ONE = (
    "Four of the judges were for the town and one against, and the permit for the Orsk pipe is void.",
    "The panel voided the permit for the Orsk pipe. The court split 4-1.",
)


@pytest.mark.parametrize(
    ("rival", "found"),
    [
        ("The decision on the Orsk pipe, taken by three votes to two, stops work in the marshes.", 1),
        ("The decision on the Orsk pipe, taken by four votes to one, stops work in the marshes.", 0),
        ("The decision on the Orsk pipe, taken by seven votes to two, stops work in the marshes.", 0),
        ("A panel had allowed it by three votes to two; the court split 4-1 over the Orsk pipe.", 0),
    ],
    ids=["another split", "the same", "another body", "two votes"],
)
def test_a_vote_may_be_told_in_another_form(rival: str, found: int) -> None:
    articles = [Article(f"{at}.txt", text) for at, text in enumerate((*FOUR_TO_ONE, rival))]
    conflicts = score(articles).stories[0].conflicts
    assert len([each for each in conflicts if each.kind == "numeric" and each.resolution == "real"]) == found
