"""Where the marks of the smaller plots lie, in per cent of their axes: how each is told, how surely, and when."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from divergence.report import prose
from divergence.result import Fact, Feature, Mention, Story

# Heights of the certainty ladder that have a name (the lexicon "certainty" gives every rung's).
RUNGS = (
    (0.0, "denied"), (0.2, "unknown"), (0.4, "may"), (0.5, "suggested"), (0.6, "expected"), (0.7, "planned or due"),
    (0.8, "promised"), (1.0, "stated"),
)  # fmt: skip
DAY = timedelta(days=1)
MOST_DAYS = 6  # named on the time axis


@dataclass(frozen=True, slots=True)
class Dot:
    """One article's number in a panel: own voice with its interval, and quoted voice; None where not measured."""

    article: str
    own: float | None
    low: float | None
    high: float | None
    quoted: float | None


@dataclass(frozen=True, slots=True)
class Panel:
    """One feature of all articles on one axis from `start` to `end`."""

    feature: str
    start: float
    end: float
    zero: float | None
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How surely one article tells a fact: where on the ladder, in per cent, and what that height is called."""

    article: str
    mention: Mention
    at: float
    rung: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """A fact that is not told with one certainty."""

    fact: Fact
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article was published or updated: from `start` to `end`, a whole day where no clock time is given."""

    article: str
    when: str
    start: float
    end: float
    updated: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """`days` are (name, where it begins); `unknown` are the articles that give no time."""

    days: tuple[tuple[str, float], ...]
    moments: tuple[Moment, ...]
    unknown: tuple[str, ...]


def panels(story: Story, features: Sequence[str]) -> list[Panel]:
    """A panel for each feature that was measured for at least two articles and tells them apart."""
    found = []
    for name in features:
        told = [(each.id, each.features[name]) for each in story.articles if name in each.features]
        numbers = [number for _, each in told if each.value is not None for number in _numbers(each)]
        if len({each.value for _, each in told if each.value is not None}) < 2:
            continue
        start, end = min(0.0, *numbers), max(0.0, *numbers)
        at = _scale(start, end)
        dots = tuple(Dot(article, *(map(at, (f.value, f.low, f.high, f.quoted)))) for article, f in told)
        found.append(Panel(name, start, end, at(0.0) if start < 0 else None, dots))
    return found


def _numbers(feature: Feature) -> list[float]:
    given = (feature.value, feature.low, feature.high, feature.quoted)
    return [each for each in given if each is not None]


def _scale(start: float, end: float) -> Callable[[float | None], float | None]:
    """Of a number, where it lies between `start` and `end`, in per cent; None stays None."""
    width = end - start or 1.0
    return lambda value: None if value is None else round(100 * (value - start) / width, 1)


def ladders(story: Story) -> list[Ladder]:
    """The contested and the shared facts that are not told with one certainty."""
    contested = {each.fact for each in prose.real(story)}
    found = []
    for fact in sorted(story.facts, key=lambda each: (each.id not in contested, -each.support)):
        best: dict[str, Mention] = {}
        for each in _to_the_point(fact):
            if each.article not in best or each.certainty > best[each.article].certainty:
                best[each.article] = each
        if (fact.consensus or fact.id in contested) and len({each.certainty for each in best.values()}) > 1:
            steps = (
                Step(name, each, round(100 * each.certainty, 1), rung(each.certainty)) for name, each in best.items()
            )
            found.append(Ladder(fact, tuple(sorted(steps, key=lambda each: (-each.at, each.article)))))
    return found


def _to_the_point(fact: Fact) -> list[Mention]:
    """The clear mentions of a fact; of an article that gives the fact's own value, those that give it."""
    value = fact.value
    giving = [
        each
        for each in fact.clear
        if value is not None and each.value is not None and (each.value.low, each.value.high) == (value.low, value.high)
    ]
    exact = {each.article for each in giving}
    return [*giving, *(each for each in fact.clear if each.article not in exact)]


def rung(certainty: float) -> str:
    """What a height of the certainty ladder is called."""
    height, name = next((each for each in RUNGS if certainty <= each[0]), RUNGS[-1])
    return name if certainty == height else f"below {name}"


def timeline(story: Story) -> Timeline | None:
    """Days and times in UTC. None where fewer than two articles say when they were published."""
    said = [(each, each.published, False) for each in story.articles if _span(each.published)]
    if len(said) < 2:
        return None
    unknown = tuple(each.id for each in story.articles if not _span(each.published))
    said += [(each, each.updated, True) for each, first, _ in said if _span(each.updated) not in (None, _span(first))]
    spans = [span for _, when, _ in said if (span := _span(when))]
    begin = min(start for start, _ in spans).replace(hour=0, minute=0, second=0, microsecond=0)
    width = (max(end for _, end in spans) - begin) / DAY
    count = max(1, math.ceil(width))
    step = math.ceil(count / MOST_DAYS)
    days = tuple((_date(begin + each * DAY), round(100 * each / count, 2)) for each in range(0, count, step))

    def at(when: datetime) -> float:
        return round(100 * ((when - begin) / DAY) / count, 2)

    moments = [
        Moment(article.id, day(when), at(span[0]), at(span[1]), updated)
        for (article, when, updated), span in zip(said, spans, strict=True)
    ]
    return Timeline(days, tuple(sorted(moments, key=lambda each: (each.start, each.end, each.article))), unknown)


def _span(said: str | None) -> tuple[datetime, datetime] | None:
    """From when to when an ISO time may lie, in UTC: a date alone is a whole day."""
    try:
        found = datetime.fromisoformat(said or "")
        start = found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
        return (start, start if _clock(said) else start + DAY)
    except (ValueError, OverflowError):
        return None


def _clock(said: str | None) -> bool:
    return len(said or "") > len("2026-04-09")


def _date(when: datetime) -> str:
    return f"{when.day} {when:%B}"


def day(said: str | None) -> str:
    """An ISO time as it is read; anything else as it was given."""
    try:
        found = datetime.fromisoformat(said or "")
    except ValueError:
        return said or "not given"
    if not _clock(said):
        return f"{_date(found)} {found.year}"
    zone = f"{found:%z}"
    offset = f" UTC{zone[:3].replace('-', '−')}:{zone[3:5]}" if zone else ""
    return f"{_date(found)} {found.year}, {found:%H:%M}{offset}"
