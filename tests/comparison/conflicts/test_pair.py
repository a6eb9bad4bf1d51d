"""A pair is asked as a whole: who of those who give the value comes first decides nothing."""

from __future__ import annotations

from itertools import permutations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.clearing import Reason, reason_for
from divergence.comparison.facts.claims import claims


def reasons(agreed: tuple[str, ...], rival: str) -> set[Reason]:
    """Why the figures are none against the rival's, for every order of those who agree."""
    found = set()
    for order in permutations(agreed):
        told = claims([annotate(Article(str(at), text)) for at, text in enumerate((*order, rival))])
        numbers = [number for number, claim in enumerate(told) if claim.dimension not in (None, "date")]
        found.add(reason_for(told, numbers[:-1], numbers[-1], [None] * len(told)))
    return found


@pytest.mark.parametrize(
    ("agreed", "rival", "reason"),
    [
        (
            ("So far 31 people are known to be ill.", "As of noon 31 people were ill."),
            "In all 44 people are ill.",
            Reason.UNFINISHED,
        ),
        (
            ("So far 31 people are known to be ill.", "31 people are ill."),
            "In all 44 people are ill.",
            Reason.REAL,  # who does not say "so far" gives the value flat
        ),
        (
            (
                "They have 71 per cent of the beds between them.",
                "Together they have 71 per cent of the beds.",
            ),
            "Its share is 51 per cent.",
            Reason.TOGETHER,
        ),
        (
            ("They have 71 per cent of the beds between them.", "The share is 71 per cent."),
            "Its share is 51 per cent.",
            Reason.REAL,
        ),
        (
            ("The bid is worth 6.4 billion euros with its debt.", "The bid is worth 6.4 billion euros including debt."),
            "The bid is worth 5.1 billion euros.",
            Reason.BASIS,
        ),
    ],
)
def test_the_whole_group_is_asked(agreed: tuple[str, ...], rival: str, reason: Reason) -> None:
    assert reasons(agreed, rival) == {reason}
