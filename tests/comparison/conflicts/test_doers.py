"""Of whom a clause tells."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.assertions import assertions
from divergence.comparison.conflicts.doers import apart, called, doer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lindbank is to lower its mortgage rate on Monday.", {"lindbank"}),
        ("Its main rival, Torvald, said that its rates were under review.", {"torvald"}),
        ("Torvald told the Post that it was still reviewing its rates.", {"torvald"}),
        ("Its rates were under review, Torvald said.", {"torvald"}),
        ("Torvald said the council might close the road to Orsk.", None),
        ("The council, said Torvald, might close the road.", None),
        ("In Torvald the road may be closed by the council.", None),
        ("The road will be closed by Torvald next week.", None),
    ],
)
def test_of_whom_a_clause_tells(text: str, words: set[str] | None) -> None:
    # The second article knows the names that only open a sentence in the first.
    articles = [annotate(Article("0.txt", text)), annotate(Article("1.txt", "People trust Lindbank or Torvald here."))]
    found = doer(articles[0], assertions(articles)[0], called(articles))
    assert (set(found.words) if found else None) == words


def test_a_firm_and_a_person_may_be_one() -> None:
    text = "Helen Lund will sell the yard at Marlow. Brell Shipping will sell the yard at Marlow."
    articles = [annotate(Article("0.txt", text + " Everyone, said Helen Lund, knows it."))]
    person, firm = (doer(articles[0], each, called(articles)) for each in assertions(articles)[:2])
    assert person is not None
    assert firm is not None
    assert not apart(person, firm)
