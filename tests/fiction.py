"""Invented stories for tests of the whole: generated ones, shipped ones, and what of a result must not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from divergence.article import Article
from divergence.pipeline import score
from divergence.readers import read
from divergence.result import Conflict, ConflictKind, Mention, Quote, Result, Story

ROOT = Path(__file__).parent.parent
MUSE_SPARK = ROOT / "examples" / "muse-spark"
PARAPHRASES = ROOT / "tests" / "stories" / "paraphrases"
PUBLISHED = "2026-05-14"

# Each line is one fact of one invented event, in several honest wordings.
FACTS = (
    (
        "The ferry Marlin struck the quay at Arlen on Tuesday, the harbour office said.",
        "On Tuesday the ferry Marlin ran into the quay at Arlen, according to the harbour office.",
    ),
    (
        "Nine passengers were hurt, the ambulance service said.",
        "The ambulance service said 9 passengers had been injured.",
    ),
    (
        "Repairs to the quay will cost €4.2 million, the port authority said.",
        "The port authority put the repair of the quay at 4.2 million euros.",
    ),
    (
        "The ferry carried 214 people, the operator Norlines said.",
        "There were 214 people on board the ferry, according to its operator, Norlines.",
    ),
    (
        "The captain, Tove Aker, was tested for alcohol and none was found, police said.",
        "Police said a test of the captain, Tove Aker, had found no alcohol.",
    ),
    (
        "Traffic to the islands will resume on 18 May, Norlines said.",
        "Norlines said ferries to the islands would sail again from 18 May.",
    ),
    (
        "About 40% of the island’s hotel rooms were booked for the weekend, the tourist board said.",
        "The tourist board said some 40 percent of hotel rooms on the island had been booked for the weekend.",
    ),
    (
        "A gearbox failed shortly before the collision, the accident board said in a first report.",
        "In a first report the accident board said that a gearbox had failed just before the collision.",
    ),
    (
        "Norlines has run the route since 2011 with two ships.",
        "With two ships, Norlines has served the route since 2011.",
    ),
)
COLOUR = (
    "“We heard a bang and then the lights went out,” said Ida Holm, who was on the car deck.",
    "“It was a disgraceful shambles from start to finish,” said Per Lund, a passenger.",
    "The crash may have been the result of years of neglect.",
    "Could the company have known all along?",
    "The shambolic response shocked the whole island.",
    "Experts say the gearbox is an old design.",
    "Some 1,300 letters of complaint have arrived since.",
    "Fog is expected to lift before noon, the weather bureau said.",
    "The café on the quay stayed open, and its owner’s son served tea.",
)
OUTLETS = ("Arlen Post", "Island Radio", "The Herald", "Coast Wire", "Daily Ferry", "Quay News")


@st.composite
def stories(draw: st.DrawFn, least: int = 1, most: int = 5) -> tuple[Article, ...]:
    """One generated story: articles that tell some of the facts in their own order and wording, with colour."""
    count = draw(st.integers(least, most))
    return tuple(draw(articles(f"{number}.txt", OUTLETS[number])) for number in range(count))


@st.composite
def articles(draw: st.DrawFn, id: str = "a.txt", source: str = "Arlen Post") -> Article:
    told = draw(st.lists(st.sampled_from(range(len(FACTS))), min_size=4, max_size=len(FACTS), unique=True))
    lines = [draw(st.sampled_from(FACTS[number])) for number in told]
    for line in draw(st.lists(st.sampled_from(COLOUR), max_size=4, unique=True)):
        lines.insert(draw(st.integers(0, len(lines))), line)
    breaks = draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    text = "".join(line + ("\n\n" if ends else " ") for line, ends in zip(lines, breaks, strict=True)).strip() + "\n"
    title = draw(st.sampled_from((None, "Ferry hits quay at Arlen", "Nine hurt as ferry strikes quay")))
    return Article(id=id, text=text, source=source, title=title, published=PUBLISHED)


@cache
def shipped(folder: Path) -> tuple[Article, ...]:
    """The articles of one shipped story."""
    return read(folder).articles


SHIPPED = tuple(folder for folder in (MUSE_SPARK, PARAPHRASES))


def renamed(articles: Sequence[Article], names: Sequence[str]) -> tuple[Article, ...]:
    """The same articles under other file and outlet names."""
    return tuple(replace(each, id=name, source=f"The {name} Times") for each, name in zip(articles, names, strict=True))


def rewritten(article: Article, old: str, new: str) -> Article:
    """The article with one character exchanged for another throughout, so that offsets stand."""
    assert len(old) == len(new)
    table = str.maketrans(old, new)
    return replace(article, text=article.text.translate(table), title=article.title and article.title.translate(table))


def outcome(story: Story, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Every number, rank and grouping of a story, without ids, messages and quoted text; articles go by `names`."""
    called = names or {article.id: article.id for article in story.articles}

    def places(mentions: Sequence[Mention | Quote]) -> list[tuple[Any, ...]]:
        return sorted((called[each.article], each.field, each.start, each.end) for each in mentions)

    return {
        "articles": {
            called[article.id]: (
                article.words,
                article.sentences,
                article.quoted_words,
                {key: (each.value, each.low, each.high, each.quoted) for key, each in article.features.items()},
                [(each.start, each.end, each.low, each.high, each.unit, each.citation) for each in article.figures],
                sorted((each.rule, each.field, each.start, each.end, each.confidence) for each in article.findings),
            )
            for article in story.articles
        },
        "families": sorted(sorted(called[each] for each in family.articles) for family in story.families),
        "facts": sorted((each.support, each.of, each.consensus, places(each.mentions)) for each in story.facts),
        "conflicts": sorted(
            (
                each.kind,
                each.resolution,
                each.severity,
                sorted(places(side.mentions) for side in each.sides),
                sorted(called[deviant] for deviant in each.deviant),
            )
            for each in story.conflicts
        ),
        "ranking": (story.ranking.status, standing(story, called)),
    }


def standing(story: Story, names: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Where each article stands: rank, divergence, interval, ties and points."""
    called = names or {article.id: article.id for article in story.articles}
    return {
        called[each.article]: (
            each.rank,
            each.divergence,
            each.low,
            each.high,
            sorted(called[tied] for tied in each.tied_with),
            {name: component.points for name, component in each.components.items()},
        )
        for each in story.ranking.entries
    }


def told(result: Result) -> dict[str, Any]:
    """The same numbers where the edit moved offsets or changed the wording: nothing that names a place."""
    (story,) = result.stories
    whole = outcome(story)
    return {
        "features": {name: article[:4] for name, article in whole["articles"].items()},
        "figures": {name: [each[2:] for each in article[4]] for name, article in whole["articles"].items()},
        "findings": {
            name: [(each[0], each[1], each[4]) for each in article[5]] for name, article in whole["articles"].items()
        },
        "families": whole["families"],
        "facts": sorted(each[:3] for each in whole["facts"]),
        "conflicts": sorted((each[0], each[1], each[2], each[4]) for each in whole["conflicts"]),
        "ranking": whole["ranking"],
    }


def conflicts_among(*texts: str, kinds: Sequence[ConflictKind]) -> list[Conflict]:
    """The real conflicts of these kinds in a story of these texts, "0.txt" and so on."""
    found = score([Article(f"{number}.txt", text) for number, text in enumerate(texts)]).stories[0].conflicts
    return [each for each in found if each.resolution == "real" and each.kind in kinds]
