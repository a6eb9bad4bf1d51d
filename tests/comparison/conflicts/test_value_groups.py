"""Which claims give one value: whatever the order they come in."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.value_groups import value_groups
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.drafts import FactDraft


def grouped(texts: Sequence[str]) -> set[frozenset[str]]:
    """The figures of the texts, taken for one fact, by the value they agree on."""
    found = claims([annotate(Article(str(at), text)) for at, text in enumerate(texts)])
    numbers = tuple(number for number, claim in enumerate(found) if claim.dimension == "count")
    groups = value_groups(found, [FactDraft(numbers, numbers[0])])
    written = {number: claim.anchor.text for number, claim in enumerate(found) if claim.anchor is not None}
    return {frozenset(written[number] for number in group) for group in groups}


@pytest.mark.parametrize(
    ("figures", "groups"),
    [
        (("4,812 people", "4,812 people", "4,182 people"), {("4,812 people",), ("4,182 people",)}),
        # What may be either goes to the value that more give ...
        (
            ("31 people", "31 people", "34 people", "more than 30 people"),
            {("31 people", "30 people"), ("34 people",)},
        ),
        # ... and makes no one value of two that rule each other out.
        (("412 people", "440 people", "at least 410 people"), {("412 people", "410 people"), ("440 people",)}),
        # Of things and of people there is no one count.
        (("460 people", "about 500 vehicles"), {("460 people",), ("500 vehicles",)}),
    ],
)
def test_the_order_of_the_articles_forms_no_group(figures: tuple[str, ...], groups: set[tuple[str, ...]]) -> None:
    texts = [f"The blast at Orsk drove {figure} out." for figure in figures]
    for order in permutations(texts):
        assert grouped(order) == set(map(frozenset, groups))
