"""The ranking: who drifts most, with intervals, ties and the reason where there is none to give."""

from __future__ import annotations

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from divergence.comparison.consensus import Agreed
from divergence.comparison.drift import COMPONENTS, Drift, apart, drifts, from_reference, interval
from divergence.comparison.families import numbered
from divergence.result import ArticleResult, Component, Entry, Family, Ranking, ReferenceFact

LEAST_FAMILIES = 3
LEAST_FACTS = 3
SURE = 0.9  # share of resamples in which one must lie above the other to be told apart

MEASURED: Mapping[str, str] = MappingProxyType({})  # nothing is missing
NONE_APART = "no source stands apart: the evidence cannot tell any two of them apart"


def rank(
    articles: Sequence[ArticleResult],
    groups: Sequence[Family],
    agreed: Agreed,
    multipliers: Mapping[str, float],
    unmeasured: Mapping[str, str] = MEASURED,
    events: Sequence[Sequence[str]] = (),
) -> Ranking:
    """Rank the articles of a story by drift, 1 = most divergent; dense over families, and none of a rank is told apart
    from another of it. The reason says why there is no ranking, or that nobody stands apart in it. An article in
    `unmeasured` has no score, for the reason given there: part of what it would be made of is not known. `events` are
    the articles on each where they are of several: what one leaves out of another is no drift."""
    family = numbered(groups)
    measured = [article for article in articles if article.id not in unmeasured]
    reason = _several(events, family) or _refusal(len(groups), agreed)
    if reason is None and _refusal(len({family.get(article.id) for article in measured} - {None}), agreed):
        reason = min(unmeasured.values())
    if reason:
        return Ranking(
            status="not_ranked", reason=reason, entries=tuple(_unscored(article.id, reason) for article in articles)
        )
    found = drifts(measured, family, agreed, multipliers)
    order = sorted(found, key=lambda each: -found[each].divergence)  # equal ones stay in the order of their content
    told = apart([found[each] for each in order], SURE)
    tied = {
        one: tuple(sorted(other for at, other in enumerate(order) if other != one and at not in told[number]))
        for number, one in enumerate(order)
    }
    heads = [next((each for each in group.articles if each in found), None) for group in groups]
    ranks = _ranks(order, tied, {each for each in heads if each is not None})
    entries = [_entry(each, ranks[each], tied[each], found[each]) for each in order]
    reason = NONE_APART if all(len(tied[each]) == len(order) - 1 for each in order) else None
    missing = "not compared: unsupported language"
    entries += [
        _unscored(article.id, unmeasured.get(article.id, missing)) for article in articles if article.id not in found
    ]
    return Ranking(status="ranked", reason=reason, entries=tuple(entries))


def with_reference(
    ranking: Ranking, family: Mapping[str, int], facts: Sequence[ReferenceFact], multipliers: Mapping[str, float]
) -> Ranking:
    """The ranking with each compared article's drift from the user's reference facts beside it; it moves nobody."""
    if not facts:
        return ranking
    entries = (
        replace(entry, reference=from_reference(entry.article, facts, multipliers))
        if entry.article in family
        else entry
        for entry in ranking.entries
    )
    return replace(ranking, entries=tuple(entries))


def _ranks(order: Sequence[str], tied: Mapping[str, Sequence[str]], heads: Container[str]) -> dict[str, int]:
    """Ranks in order of drift: whoever is told apart from one of a rank stands below that rank.

    Only the article that stands for its family makes a rank. The others find their place among those, so that copies
    move nobody.
    """
    alike = {each: frozenset(tied[each]) for each in order}
    ranks: dict[str, int] = {}
    leaders: list[str] = []
    for each in order:
        below = (ranks[leader] + 1 for leader in leaders if leader not in alike[each])
        ranks[each] = max([ranks[leaders[-1]] if leaders else 1, *below])
        if each in heads:
            leaders.append(each)
    next_ = ranks[leaders[-1]]
    for each in reversed(order):  # where no family stands, a further member of one begins no rank
        ranks[each] = min(ranks[each], next_)
        next_ = ranks[each] if each in heads else next_
    return ranks


def _several(events: Sequence[Sequence[str]], family: Mapping[str, int]) -> str | None:
    """Why articles on several events are not ranked; one source that stands by itself may be told from another side."""
    apart = sum(len({family[each] for each in event}) > 1 for event in events)
    if apart < 2:
        return None
    return (
        f"they look like {len(events)} events, and an article drifts only from others on its own; rank each by itself"
    )


def _refusal(count: int, agreed: Agreed) -> str | None:
    if count < LEAST_FAMILIES:
        said = "one independent source" if count == 1 else f"{count} independent sources"
        return f"{said}; a ranking needs at least {LEAST_FAMILIES}"
    shared = sum(fact.consensus for fact in agreed.facts)
    if shared < LEAST_FACTS:
        said = "one fact" if shared == 1 else f"{shared} facts"
        return f"the sources share {said}; a ranking needs at least {LEAST_FACTS}"
    return None


def _entry(article: str, number: int, tied: tuple[str, ...], found: Drift) -> Entry:
    low, high = interval(found.draws, found.divergence)
    points = {name: round(found.points[name], 2) for name in COMPONENTS}
    return Entry(
        article=article,
        rank=number,
        tied_with=tied,
        divergence=round(math.fsum(points.values()), 2),
        low=round(low, 2),
        high=round(high, 2),
        components={name: Component(points=points[name], evidence=found.evidence[name]) for name in COMPONENTS},
    )


def _unscored(article: str, reason: str) -> Entry:
    return Entry(
        article=article, rank=None, tied_with=(), divergence=None, low=None, high=None, components={}, reason=reason
    )
