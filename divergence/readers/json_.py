# ruff: noqa: E501 - a pattern is one line
"""JSON: one article, a list of articles, or a wrapper around them (NewsML-G2 in JSON, ninjs, an API's answer).

Common names of keys are known (headline, articleBody, publisher, datePublished …). Related links, rights and the rest are
not article text and never enter it. JSON Lines is the same, row by row.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers.columns import Columns, Seen
from divergence.readers.compose import compose
from divergence.readers.date_order import Unread, date_order, dates_of, doubtful, said_in, unread
from divergence.readers.decode import clean, decode, repair
from divergence.readers.given import Given
from divergence.readers.metadata import NOTHING, Order, keys, pick, plain
from divergence.result import Skipped

WRAPPERS = (
    "articles", "items", "results", "data", "docs", "documents", "hits", "entries", "stories", "news", "response",
    "newsItem", "newsitem", "item", "itemSet", "contentSet", "contentset", "inlineData", "inlinedata", "article", "@graph",
    "_source", "feed", "posts",
)  # fmt: skip
TAG = re.compile(r"</?(?:p|div|br|h[1-6]|span|a|em|strong|ul|li|blockquote|article|figure)\b[^>]*>", re.IGNORECASE)
Records = Iterator[Mapping[str, Any] | DivergenceError]
INNER = ("value", "text", "html", "rendered", "content")
SHOWN = 8
SHORTEST = 8
"""Words. A "body" below this is a label."""


def read(given: Given) -> Iterator[Article | Skipped | Columns]:
    data = given.read()
    try:
        value = json.loads(decode(data, where=given.path), strict=False)
    except (ValueError, RecursionError) as error:
        raise DivergenceError("D124", f"not valid JSON: {_message(error)}", given.path, "check the file") from error
    records = list(find(value, given.columns))
    if not records:
        hint = 'give the body as "articleBody", "body", "content" or "text", or name its key with --text'
        raise DivergenceError("D123", "holds no article text", given.path, hint)
    if len(records) > 1:
        yield from articles(given, lambda: iter(records))
    else:
        yield row(given, records[0], given.id, hashlib.sha256(data).hexdigest())


def articles(given: Given, records: Callable[[], Records]) -> Iterator[Article | Skipped | Columns]:
    """The articles of many objects or rows, each with the id and story it names; a row that cannot be read is listed
    with its number and the rest goes on. `records` goes over them, a second time where one has a date that could be
    read both ways. Raises DivergenceError D123 where there is no row."""
    columns = Seen(given.path, given.columns)
    ids: set[int] = set()
    number = 0
    order: Order | None = None
    example: str | None = None
    wrong: str | None = None
    for number, record in enumerate(records(), start=1):
        try:
            if isinstance(record, DivergenceError):
                raise record
            if new := columns.new(record):
                yield new
            found, told = pick(record, "id", given.columns), pick(record, "story", given.columns)
            name = (plain(found[1]) if found else None) or f"{given.id}#{number}"
            story = (plain(told[1]) if told else None) or given.story
            key = hash((story, name))  # of a million ids, only the digests are held
            if key in ids:
                name = f"{name}#{number}"
            ids.add(key)
            if example is None and (
                example := next(filter(None, map(doubtful, dates_of(record, given.columns))), None)
            ):
                order = _order(given, records())
            wrong = wrong or unread(record, given.columns)
            yield row(given, record, name, story=story, order=order, example=example, wrong=wrong)
        except DivergenceError as error:
            yield Skipped(path=f"{given.path}#{number}", code=error.code, reason=error.message, hint=error.hint)
    if not number:
        raise DivergenceError("D123", "holds no rows", given.path, "give one article a row")


def _order(given: Given, records: Records) -> Order | None:
    rows = (each for each in records if not isinstance(each, DivergenceError))
    return date_order(text for record in rows for text in dates_of(record, given.columns))


def row(
    given: Given,
    record: Mapping[str, Any],
    name: str,
    sha256: str = "",
    story: str | None = None,
    order: Order | None = None,
    example: str | None = None,
    wrong: str | None = None,
) -> Article:
    """The article of one JSON object, table row or front matter; `order` is that of the dates of all rows, `example` one
    of them that could be read both ways, `wrong` the first that is none. Raises DivergenceError D126 where it has no
    text."""
    text = body(record, given.columns)
    if text is None:
        raise _no_text(given, record)
    text, repaired = repair(text)
    said, unsure = said_in(record, "the field", given.columns, order)
    unsure = unsure and (example or unsure)
    bad = unread(record, given.columns)
    no_day = Unread(bad, wrong or bad) if bad else None
    if TAG.search(text):
        from divergence.readers import html

        page = html.extract(f"<html><body><article>{text}</article></body></html>", given.path)
        return compose(
            given,
            page.text,
            sha256,
            said,
            id=name,
            story=story,
            removed=page.removed,
            links=page.links,
            repaired=repaired,
            unsure=unsure,
            unread=no_day,
        )
    return compose(given, text, sha256, said, id=name, story=story, repaired=repaired, unsure=unsure, unread=no_day)


def find(value: Any, named: Mapping[str, str] = NOTHING, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects of `value` that are articles, and those listed among them that should be: they have no text to read."""
    if depth > 8:
        return
    if isinstance(value, list):
        inside = [list(find(each, named, depth + 1)) for each in value]
        for each, found in zip(value, inside, strict=True):
            yield from found or ([each] if any(inside) and _article_like(each, named) else [])
    elif isinstance(value, Mapping):
        if body(value, named) is not None:
            yield value
            return
        for key in WRAPPERS:
            if isinstance(value.get(key), list | Mapping):
                inner = list(find(value[key], named, depth + 1))
                if inner:
                    yield from ({**_outer(value), **each} for each in inner)
                    return


def _article_like(value: Any, named: Mapping[str, str]) -> bool:
    return isinstance(value, Mapping) and any(keys(value, field, named) for field in ("text", "title"))


def body(record: Mapping[str, Any], named: Mapping[str, str] = NOTHING) -> str | None:
    """The article's text: the first text-like key that holds a text of some words; the named one whatever it holds."""
    for key in keys(record, "text", named):
        value = record[key]
        if isinstance(value, Mapping):
            value = next((value[name] for name in INNER if value.get(name)), None)
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and len(value.split()) >= (1 if "text" in named else SHORTEST):
            return clean(value)
    return None


def _no_text(given: Given, record: Mapping[str, Any]) -> DivergenceError:
    """Why a row has no text: it lacks the column, or what stands there is no text."""
    found = pick(record, "text", given.columns)
    named = given.columns.get("text")
    if found is None:
        missing = f'this row has no "{named}"' if named else "this row has no article text"
        shown = ", ".join(f'"{key}"' for key in list(record)[:SHOWN])
        hint = f"its columns are {shown}; name the one with --text" if shown else "give one article a row"
        return DivergenceError("D126", missing, given.path, hint)
    key, value = found
    if isinstance(value, str):
        count = len(value.split())
        said = f'"{key}" holds {count} word{"" if count == 1 else "s"}, which is no article'
    elif isinstance(value, bool | int | float):
        said = f'"{key}" holds a number, not text'
    else:
        said = f'"{key}" holds no text'
    return DivergenceError("D126", said, given.path, "name the column of the text with --text")


def _outer(value: Mapping[str, Any]) -> dict[str, Any]:
    """What a wrapper says about all it holds: headline, dates, outlet."""
    return {key: each for key, each in value.items() if isinstance(each, str)}


def _message(error: BaseException) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at line {error.lineno}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number is too long"
