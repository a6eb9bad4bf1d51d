"""Running counts: what an article written earlier or later gives for a figure that has changed since.

"34 cases" on Saturday and "27 people" on Thursday are one count at two times. To say so takes less than a conflict:
what is cleared as an update accuses nobody, so half as sure is enough for the article not to be said to lack the fact.

Limits: an earlier count told in quite other words ("21 are ill") is not found; an article that does not say when it was
written updates nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from divergence.annotations import Annotated
from divergence.comparison.conflicts.candidates import Candidate, threshold
from divergence.comparison.conflicts.clearing import reason_for
from divergence.comparison.conflicts.values import likeliest, moment
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.claims import Claim

ENOUGH = 0.45  # of what a conflict takes

Update = tuple[tuple[int, ...], int]  # the claims that give one figure, and one that gives an earlier or later


def running(
    claims: Sequence[Claim], candidates: Sequence[Candidate], likelihood: Floats, articles: Sequence[Annotated]
) -> list[Update]:
    """The claims that give an earlier or later state of what others count, the likeliest first, one an article against
    one figure."""
    published = [moment(annotated.article.published) for annotated in articles]
    order = likeliest(likelihood)
    found: dict[tuple[tuple[int, ...], int], Update] = {}
    for at in order:
        if likelihood[at] < ENOUGH * threshold():
            break
        group, rival = candidates[at].group, candidates[at].rival
        if claims[rival].dimension != "date" and _apart(claims, group, rival, published):
            found.setdefault((group, claims[rival].article), (group, rival))
    return list(found.values())


def _apart(claims: Sequence[Claim], group: Sequence[int], rival: int, published: Sequence[datetime | None]) -> bool:
    """Whether both say when they were written, not at one time, and the difference is cleared as an update."""
    times = {published[claims[number].article] for number in group}
    own = published[claims[rival].article]
    known = own is not None and None not in times and own not in times
    return known and reason_for(claims, group, rival, published).resolution == "update"
