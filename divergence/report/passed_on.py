"""A figure that several articles give, in the order they were published: what each names as its source."""

from __future__ import annotations

from dataclasses import dataclass

from divergence.result import ArticleResult, Fact, Figure, Mention, Story, Value


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
        if inside and each.citation != "exempt" and value and _same(each, value):
            return each
    return None


def _same(figure: Figure, value: Value) -> bool:
    """Do the two intervals meet, in one unit?"""
    bounds = (figure.low, figure.high, value.low, value.high)
    if figure.unit != value.unit or any(isinstance(each, str) for each in bounds):
        return False
    low, high = (figure.low, value.low), (figure.high, value.high)
    return max((float(each) for each in low if each is not None), default=0.0) <= min(
        (float(each) for each in high if each is not None), default=float("inf")
    )
