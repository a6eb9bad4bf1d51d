"""What a sentence tells and what it denies."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.facts.predicates import Predicates, opposed, predicates


def read(text: str) -> Predicates:
    document = annotate(Article("a", text)).document
    return predicates(document, document.sentences[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The alarm in the east wing did not go off.", "The alarm in the east wing went off at once."),
        ("The alarm failed to go off.", "The alarm went off."),
        ("The rink did not reopen on Friday as planned.", "The club plans to reopen its rink on Friday."),
        ("She denied that she had known of the loan.", "She admitted that she had known of the loan."),
        ("No lorry was searched at the border.", "Every lorry was searched at the border."),
        ("None of the divers was hurt.", "Two divers were hurt."),
        ("The gate hasn't opened.", "The gate opened."),
        ("The valve did not fail to open.", "The valve never opened."),
        ("The prosecutor decided in May not to charge the guard.", "The prosecutor decided to charge him in May."),
    ],
)
def test_the_verb_that_one_denies_and_another_tells(one: str, other: str) -> None:
    assert opposed(read(one), read(other))
    assert opposed(read(other), read(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("There were no deaths.", "Nobody died."),
        ("The baths stayed open.", "The baths did not close."),
        ("The alarm did not go off.", "The alarm failed to go off."),
        ("The rink will not reopen until Friday.", "The rink reopens on Friday."),
        ("He has not said whether he will stand.", "He may stand, he said."),
        ("The rink, which was not flooded, reopens on Friday.", "The flooded rink reopens on Friday."),
        ("The court was told that if the valve does not open the tank bursts.", "The valve did open."),
        ("She found no fraud.", "She looked for fraud and found none."),
        ("He faced no charge.", "He was never charged."),
        ("It opened not only the gate.", "It opened the gate."),
        ("The valve did not fail to open.", "The valve opened."),
    ],
)
def test_what_says_the_same_or_denies_something_else(one: str, other: str) -> None:
    assert not opposed(read(one), read(other))
    assert not opposed(read(other), read(one))
