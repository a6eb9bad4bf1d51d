"""A folder of articles as the searches for conflicts see it, and the two sides of a gold conflict."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from divergence.annotations import annotate
from divergence.comparison.conflicts.rival_names import Mention
from divergence.comparison.conflicts.standoff import Place, Told
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathered import gather
from divergence.comparison.families import families, numbered
from divergence.readers import read

Quoted = list[tuple[int, str]]  # article, quote
STEM = 5  # letters of a name that a quote must have


def tell(folder: Path) -> Told:
    """A folder of articles, read and compared as far as its facts."""
    articles = [annotate(article) for article in read(folder).articles if not article.id.startswith("gold")]
    number = numbered(families(articles))
    return Told(articles, [number[each.article.id] for each in articles], gather(claims(articles)))


def plain(text: str) -> str:
    """A text as quotes are looked for in it: words in small letters."""
    return re.sub(r"\W+", " ", text).lower().strip()


def sides(conflict: Mapping[str, Any], facts: Sequence[Mapping[str, Any]], ids: Sequence[str]) -> tuple[Quoted, Quoted]:
    """The quotes of those that agree and of the deviant, those of the fact among them."""
    quotes = [(each["file"], each["quote"]) for each in conflict["quotes"]]
    stances = next((fact["stances"] for fact in facts if fact["id"] == conflict["fact"]), {})
    quotes += [(article, each["quote"]) for article, each in stances.items() if each["quote"]]
    found: tuple[Quoted, Quoted] = ([], [])
    for article, quote in quotes:
        if article in ids:
            found[article in conflict["deviant"]].append((ids.index(article), plain(quote)))
    return found


def text_at(told: Told, place: Place) -> str:
    """A place of an article as it is written."""
    return told.articles[place.article].document.text[place.start : place.end]


def quoted(told: Told, place: Place, quotes: Quoted) -> bool:
    """Whether a place of an article has one of the quotes, or is within one."""
    return any(_meet(told, place, each) for each in quotes)


def name_quoted(told: Told, mention: Mention, quotes: Quoted) -> bool:
    """Whether the sentence of a name has one of the quotes, or is within one, and that has a word of the name."""
    return any(
        _meet(told, mention, (article, quote)) and any(word[:STEM] in quote for word in mention.words)
        for article, quote in quotes
    )


def _meet(told: Told, place: Place, quote: tuple[int, str]) -> bool:
    article, words = quote
    if article != place.article:
        return False
    text = plain(text_at(told, place))
    return words in text or text in words
