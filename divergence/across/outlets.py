"""Outlets: whether an outlet drifts more than others do on the same stories, over many stories.

An outlet's figure in a story is its points less the mean of the other outlets there, so that a loaded event costs
nobody. Over stories the figures are averaged and pulled towards 0, the more the fewer stories there are and the less
outlets differ at all (empirical Bayes: Efron and Morris 1975; the spread between outlets by the moments of
DerSimonian and Laird 1986). The interval allows for all outlets being looked at together (Bonferroni), so that the
loudest of twenty equals is not taken for an exception. An outlet whose interval holds 0 is not told apart.

Known limits: stories are taken as a fair draw of what the outlet tells; drift is not bias.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from divergence.errors import wanted
from divergence.result import Effect, Outlet, Outlets, Result, Story

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
TOTAL = "divergence"
CONFIDENCE = 0.95
ONE_EACH = "no outlet has more than one story, so how much one varies from story to story is not known"
LEAST = 3  # stories below which an outlet is never told apart: two can agree by luck

Points = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Standing:
    """How an outlet stands to the others in one story, in points, for the divergence and each component."""

    story: int
    source: str
    points: Points


def outlets(results: Iterable[Result] | Result) -> Outlets:
    """The profile of each outlet over the ranked stories of the results.

    Articles without an outlet's name count among the others and have no profile. Several articles of one outlet on one
    story are averaged. Of the results one is held at a time.
    """
    several = results if isinstance(results, Iterable) and not isinstance(results, str) else [results]
    counts: Counter[str] = Counter()
    told: list[Standing] = []
    for story in _stories(several):
        if story.ranking.status != "ranked":
            counts["not ranked"] += 1
            continue
        counts["ranked"] += 1
        counts["unnamed"] += sum(name is None for name in story.signed().values())
        told += standings(story, counts["ranked"])
    return Outlets(
        stories=counts["ranked"],
        not_ranked=counts["not ranked"],
        unnamed=counts["unnamed"],
        outlets=profiles(told),
    )


def _stories(results: Iterable[Result]) -> Iterator[Story]:
    for each in results:
        wanted(each, Result, "what is compared", "dv.load reads a saved one")
        yield from each.stories
        del each  # or it would still be held while the next is read


def standings(story: Story, number: int) -> list[Standing]:
    """Each outlet's mean points in a story less the mean of the others'."""
    sources = story.signed()
    given: dict[str, list[Points]] = defaultdict(list)
    for entry in story.ranking.entries:
        if entry.divergence is not None:
            points = {TOTAL: entry.divergence, **{name: each.points for name, each in entry.components.items()}}
            given[sources[entry.article] or f"\0{entry.article}"].append(points)
    if len(given) < 2:
        return []
    mean = {source: {key: _mean([each[key] for each in told]) for key in told[0]} for source, told in given.items()}
    return [
        Standing(number, source, {key: value - _mean([each[key] for other, each in mean.items() if other != source])
                               for key, value in own.items()})
        for source, own in mean.items()
        if not source.startswith("\0")
    ]  # fmt: skip


def profiles(told: Sequence[Standing]) -> tuple[Outlet, ...]:
    """What `outlets` makes of the figures: one profile an outlet."""
    by_source: dict[str, list[Standing]] = defaultdict(list)
    for each in told:
        by_source[each.source].append(each)
    effects = {
        key: _pooled({source: [each.points[key] for each in rows] for source, rows in by_source.items()})
        for key in (TOTAL, *COMPONENTS)
    }
    found = [
        Outlet(
            source=source,
            stories=len(rows),
            divergence=effects[TOTAL][source],
            components={key: effects[key][source] for key in COMPONENTS},
        )
        for source, rows in by_source.items()
    ]
    return tuple(sorted(found, key=lambda each: (-(each.divergence.points or 0.0), each.source)))


def _pooled(values: Mapping[str, Sequence[float]]) -> dict[str, Effect]:
    """Each outlet's mean, shrunk, with its interval."""
    from scipy.stats import t

    counts = {source: len(each) for source, each in values.items()}
    if max(counts.values(), default=0) < 2:
        further = {source: sum(value > 0 for value in each) for source, each in values.items()}
        return {
            source: Effect(points=None, low=None, high=None, told_apart=False, further=count, reason=ONE_EACH)
            for source, count in further.items()
        }
    means = {source: _mean(each) for source, each in values.items()}
    free = sum(counts.values()) - len(counts)
    within = sum((value - means[source]) ** 2 for source, each in values.items() for value in each)
    noise = within / free if free > 0 else 0.0
    between = _between(counts, means, noise)
    reach = float(t.ppf(1 - (1 - CONFIDENCE) / 2 / max(1, len(counts)), max(1, free)))
    found = {}
    for source, count in counts.items():
        own = noise / count
        share = between / (between + own) if between + own > 0 else 0.0
        # The shrunk estimate within the unshrunk reach: pulling towards 0 never makes an outlet stand out.
        centre, half = share * means[source], reach * math.sqrt(own)
        apart = free > 0 and count >= LEAST and abs(centre) > half > 0
        low, high = centre - half, centre + half
        if not apart:
            low, high = min(low, 0.0), max(high, 0.0)
        found[source] = Effect(
            points=round(centre, 2),
            low=round(low, 2),
            high=round(high, 2),
            told_apart=apart,
            further=sum(value > 0 for value in values[source]),
        )
    return found


def _between(counts: Mapping[str, int], means: Mapping[str, float], noise: float) -> float:
    """The variance between outlets' true means, by moments, never under 0."""
    if len(counts) < 2 or noise <= 0:
        return 0.0
    weight = {source: count / noise for source, count in counts.items()}
    total = sum(weight.values())
    centre = sum(weight[source] * means[source] for source in counts) / total
    spread = sum(weight[source] * (means[source] - centre) ** 2 for source in counts)
    scale = total - sum(each**2 for each in weight.values()) / total
    return max(0.0, (spread - (len(counts) - 1)) / scale) if scale > 0 else 0.0


def _mean(values: Sequence[float]) -> float:
    return math.fsum(values) / len(values)
