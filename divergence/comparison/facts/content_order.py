"""Content order: claims one after the other by what they say, and not by where or in which article they say it.

Whatever has to begin with one claim, or to take one of several that are equal, begins with the same one in whatever
order the articles come.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow

ContentKey = tuple[str, float, float, int, str, str, int, int]


def by_content(claim: Claim) -> ContentKey:
    """What claims are sorted by: what they measure, then the most exact value, the fullest words of the value ("86
    passengers" before "86"), those of the sentence, and only of the same words their article."""
    low, high = narrow(claim)
    written = claim.anchor.text if claim.anchor is not None else ""
    words = " ".join(claim.text.split())
    return claim.dimension or "", high - low, low, -len(written), written, words, claim.article, claim.start


def ranks(claims: Sequence[Claim]) -> list[int]:
    """The place of each claim in that order."""
    rank = [0] * len(claims)
    for place, number in enumerate(sorted(range(len(claims)), key=lambda number: by_content(claims[number]))):
        rank[number] = place
    return rank
