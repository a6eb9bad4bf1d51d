"""Windows line ends: an article is analysed with LF, and what was found is placed in the text as it was given.

Two characters at a line's end would part a figure from its unit wherever one space is looked for, so the analysis sees
one; every offset of the result still counts into the editor's own text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from divergence.article import Article
from divergence.result import ArticleResult

END = re.compile("\r\n?")
OFFSETS = ("start", "end", "cue_start", "cue_end")
T = TypeVar("T")


def with_lf(article: Article) -> Article:
    """The article with LF line ends, its ranges moved along; itself where it has no others."""
    if "\r" not in article.text:
        return article
    pairs = [match.start() + 1 for match in END.finditer(article.text) if len(match.group()) == 2]
    text = END.sub("\n", article.text)

    def moved(each: Any) -> Any:
        if each.start is None or each.end is None:
            return each
        start, end = (offset - bisect_left(pairs, offset) for offset in (each.start, each.end))
        again = {"text": text[start:end]} if hasattr(each, "text") else {}
        return replace(each, start=start, end=end, **again)

    removed, regions, links = (
        tuple(map(moved, ranges)) for ranges in (article.removed, article.regions, article.links)
    )
    return replace(article, text=text, removed=removed, regions=regions, links=links)


def as_given(result: T, articles: Iterable[Article]) -> T:
    """A result, or a part of one, over the `articles` as they were given: offsets and quotations in their own text."""
    texts = {article.id: article.text for article in articles if "\r" in article.text}
    ends = {
        name: [m.start() - at for at, m in enumerate(each for each in END.finditer(text) if len(each.group()) == 2)]
        for name, text in texts.items()
    }
    return _placed(result, None, texts, ends) if texts else result


def _placed(value: Any, owner: str | None, texts: Mapping[str, str], ends: Mapping[str, list[int]]) -> Any:
    if isinstance(value, tuple):
        return tuple(_placed(each, owner, texts, ends) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, ArticleResult):
        owner = value.id
    elif isinstance(named := getattr(value, "article", None), str):
        owner = named
    changes = {
        each.name: _placed(getattr(value, each.name), owner, texts, ends)
        for each in fields(value)
        if isinstance(held := getattr(value, each.name), tuple) or is_dataclass(held)
    }
    if owner is not None and owner in texts and getattr(value, "field", "text") == "text":
        changes |= _offsets(value, texts[owner], ends[owner])
    return replace(value, **changes)


def _offsets(value: Any, text: str, ends: list[int]) -> dict[str, Any]:
    """The fields of one object that are places in the text, moved behind the line ends before them."""
    if isinstance(value, ArticleResult):
        return {"text": text}
    changes: dict[str, Any] = {}
    for each in fields(value):
        old = getattr(value, each.name)
        if each.name in OFFSETS and old is not None:
            changes[each.name] = old + bisect_left(ends, old)
        elif each.name.endswith("_spans"):
            changes[each.name] = tuple(
                (low + bisect_left(ends, low), high + bisect_left(ends, high)) for low, high in old
            )
    if "start" in changes and hasattr(value, "text"):
        changes["text"] = text[changes["start"] : changes["end"]]
    return changes
