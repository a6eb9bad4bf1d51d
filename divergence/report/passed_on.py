"""A figure that several articles give, in the order they were published: what each names as its source."""

from __future__ import annotations

from dataclasses import dataclass

from divergence.result import ArticleResult, Fact, Figure, Mention, Story, Value

WIDE = 0.25  # share of a figure that no rounding of it spans


@dataclass(frozen=True, slots=True)
class Link:
    """One article's turn. `lost` says that it names no source where another article of the chain does, `later` that it
    was published after the one before it."""

    article: str
    figure: Figure
    lost: bool
    later: bool


@dataclass(frozen=True, slots=True)
class Chain:
    fact: Fact
    links: tuple[Link, ...]


def chains(story: Story) -> list[Chain]:
    """A chain for each fact whose figure two articles give; those on which a source was lost first."""
    told = {each.id: each for each in story.articles}
    order = {each.id: (each.published is None, each.published or "", each.id) for each in story.articles}
    found: list[Chain] = []
    seen: set[tuple[str, ...]] = set()
    for fact in story.facts:
        first: dict[str, Figure] = {}
        for mention in fact.mentions:
            figure = _given(told.get(mention.article), mention, fact.value)
            if figure and (mention.article not in first or first[mention.article].citation != "cited"):
                first[mention.article] = figure
        first = _one_value(first)
        sourced = any(each.citation == "cited" for each in first.values())
        ordered = sorted(first, key=lambda each: order[each])
        links = [
            Link(
                article, first[article], sourced and first[article].citation != "cited", _after(order, before, article)
            )
            for before, article in zip([None, *ordered], ordered, strict=False)
        ]
        key = tuple(each.figure.id for each in links)
        if len(links) > 1 and key not in seen:  # one figure may stand in two facts
            seen.add(key)
            found.append(Chain(fact, tuple(links)))
    return sorted(found, key=lambda each: (not any(link.lost for link in each.links), -len(each.links)))


def _after(order: dict[str, tuple[bool, str, str]], before: str | None, article: str) -> bool:
    """Whether both say when they were published, and `article` names a later time."""
    if before is None or order[before][0] or order[article][0]:
        return False
    first, second = order[before][1], order[article][1]
    return not second.startswith(first) and first < second  # a day is not earlier than an hour of it


def _given(article: ArticleResult | None, mention: Mention, value: Value | None) -> Figure | None:
    """The figure of `mention` that is the fact's `value`, if it should have a source."""
    for each in article.figures if article and value else ():
        inside = each.field == mention.field and mention.start <= each.start and each.end <= mention.end
        if inside and each.due and value and _same(each, value):
            return each
    return None


def _one_value(first: dict[str, Figure]) -> dict[str, Figure]:
    """Of the figures of one fact those that are one figure: as many as agree."""
    agreeing = [{key: each for key, each in first.items() if _same(each, one)} for one in first.values()]
    return max(agreeing, key=len, default={})


def _same(figure: Figure, other: Figure | Value) -> bool:
    """Do the two intervals meet, in one unit? An open side reaches no further than the other: 312 is not "over 300",
    nor is "up to 300"."""
    one, another = _ends(figure), _ends(other)
    if figure.unit != other.unit or one is None or another is None or _open(figure) * _open(other) < 0:
        return False
    if _range(one) != _range(another):
        return False  # 79 is no "38 to 87"
    return one[0] <= another[1] and another[0] <= one[1]


def _range(ends: tuple[float, float]) -> bool:
    """Whether the ends are so far apart that they are a range of many figures, and no rounding of one."""
    return ends[1] - ends[0] > WIDE * max(abs(ends[0]), abs(ends[1]))


def _open(told: Figure | Value) -> int:
    """To which side an interval is open: -1 "up to", 1 "over", 0 to neither."""
    return (told.high is None) - (told.low is None)


def _ends(told: Figure | Value) -> tuple[float, float] | None:
    low, high = (told.high if told.low is None else told.low), (told.low if told.high is None else told.high)
    if low is None or high is None or isinstance(low, str) or isinstance(high, str):
        return None
    return float(low), float(high)
