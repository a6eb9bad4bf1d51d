"""The values that articles give, in the words of each: “£684,320” where most have “£684,000”."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from divergence.comparison.elsewhere import meets
from divergence.report import prose
from divergence.result import Figure, Side, Story


@dataclass(frozen=True, slots=True)
class Given:
    """A value in the words that some articles give it in, and the unit it is measured in."""

    value: str
    unit: str | None
    articles: list[str]


def given_values(story: Story, side: Side) -> list[Given]:
    """The values of a side in the words its articles give them in, the side's own first: “£684,320” where most have
    “£684,000”."""
    articles = {article.id: article for article in story.articles}
    placed = [
        (figure, each)
        for each in side.mentions
        for figure in articles[each.article].figures
        if figure.field == each.field and each.start <= figure.start < each.end
    ]
    head = next(
        (figure for figure, _ in placed if figure.text == side.value or side.value.startswith(figure.text)), None
    )
    found = {side.value: Given(side.value, _unit(head), [])}
    for name in side.articles:
        alike = [figure for figure, each in placed if head and each.article == name and meets(figure, head)]
        told = side.value
        if alike and all(_value(each) != _value(head) for each in alike):
            told = alike[0].text
            found.setdefault(told, Given(told, _unit(alike[0]), []))
        found[told].articles.append(name)
    return [each for each in found.values() if each.articles]


def _value(figure: Figure | None) -> tuple[object, ...]:
    return (figure.low, figure.high, figure.unit) if figure else ()


def _unit(figure: Figure | None) -> str | None:
    return figure.unit if figure and figure.kind != "count" else None


def who_gives(given: Sequence[Given], called: Mapping[str, str]) -> str:
    """Who gives one value in which words: "Post and Radio give “€4.2 million”, Wire gives “€4.19 million”", or “71mph”
    and "the same as “114km/h”"."""
    said = []
    for each in (most := sorted(given, key=lambda each: -len(each.articles))):
        gives = "gives" if len(each.articles) == 1 else "give"
        if each.unit and most[0].unit and each.unit != most[0].unit:
            gives = "the same as"
        who = prose.listed([called[name] for name in each.articles])
        said.append(f"{who} {gives} {prose.quoted(prose.clip(each.value, 90))}")
    return ", ".join(said)
