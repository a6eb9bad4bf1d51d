# ruff: noqa: E501 - a pattern is one line
"""JSON: one article, a list of articles, or a wrapper around them (NewsML-G2 in JSON, ninjs, an API's answer).

Common names of keys are known (headline, articleBody, publisher, datePublished …). Related links, rights and the rest are
not article text and never enter it. JSON Lines is the same, row by row.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers.compose import compose
from divergence.readers.decode import clean, decode
from divergence.readers.given import Given
from divergence.readers.metadata import from_record, pick, plain
from divergence.result import Skipped

WRAPPERS = (
    "articles", "items", "results", "data", "docs", "documents", "hits", "entries", "stories", "news", "response",
    "newsItem", "newsitem", "item", "itemSet", "contentSet", "contentset", "inlineData", "inlinedata", "article", "@graph",
    "_source", "feed", "posts",
)  # fmt: skip
TAG = re.compile(r"</?(?:p|div|br|h[1-6]|span|a|em|strong|ul|li|blockquote|article|figure)\b[^>]*>", re.IGNORECASE)
SHORTEST = 8
"""Words. A "body" below this is a label."""


def read(given: Given) -> Iterator[Article | Skipped]:
    data = given.read()
    try:
        value = json.loads(decode(data, where=given.path), strict=False)
    except (ValueError, RecursionError) as error:
        raise DivergenceError("D124", f"not valid JSON: {_message(error)}", given.path, "check the file") from error
    records = list(find(value))
    if not records:
        raise DivergenceError(
            "D123", "holds no article text", given.path, 'give the body as "articleBody", "body", "content" or "text"'
        )
    digest = hashlib.sha256(data).hexdigest()
    for number, record in enumerate(records, start=1):
        name = given.id if len(records) == 1 else _row_id(record, number, given.id)
        try:
            yield row(given, record, name, digest if len(records) == 1 else "")
        except DivergenceError as error:
            yield Skipped(path=f"{given.path}#{number}", code=error.code, reason=error.message, hint=error.hint)


def row(given: Given, record: Mapping[str, Any], name: str, sha256: str = "", story: str | None = None) -> Article:
    """The article of one JSON object, table row or front matter. Raises DivergenceError D126 where it has no text."""
    text = body(record)
    if text is None:
        raise DivergenceError("D126", "this row has no article text", given.path, 'name the text column "text"')
    said = from_record(record)
    if TAG.search(text):
        from divergence.readers import html

        stripped, _, removed = html.extract(f"<html><body><article>{text}</article></body></html>", given.path)
        return compose(given, stripped, sha256, said, id=name, story=story, removed=removed)
    return compose(given, text, sha256, said, id=name, story=story)


def find(value: Any, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """The objects of `value` that are articles."""
    if depth > 8:
        return
    if isinstance(value, list):
        for each in value:
            yield from find(each, depth + 1)
    elif isinstance(value, Mapping):
        if body(value) is not None:
            yield value
            return
        for key in WRAPPERS:
            if isinstance(value.get(key), list | Mapping):
                inner = list(find(value[key], depth + 1))
                if inner:
                    yield from ({**_outer(value), **each} for each in inner)
                    return


def body(record: Mapping[str, Any]) -> str | None:
    """The article's text: the first text-like key that holds a text of some words."""
    found = pick(record, "text")
    values = [found[1]] if found else []
    values += [
        record[key] for key in record if str(key).lower().replace("-", "_") in ("body_text", "body_html", "content")
    ]
    for value in values:
        if isinstance(value, Mapping):
            value = (
                value.get("value")
                or value.get("text")
                or value.get("html")
                or value.get("rendered")
                or value.get("content")
            )
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and len(value.split()) >= SHORTEST:
            return clean(value)
    return None


def _outer(value: Mapping[str, Any]) -> dict[str, Any]:
    """What a wrapper says about all it holds: headline, dates, outlet."""
    return {key: each for key, each in value.items() if isinstance(each, str)}


def _row_id(record: Mapping[str, Any], number: int, fallback: str) -> str:
    found = pick(record, "id")
    return (plain(found[1]) if found else None) or f"{fallback}#{number}"


def _message(error: BaseException) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at line {error.lineno}"
    return "nested too deep" if isinstance(error, RecursionError) else "a number is too long"
