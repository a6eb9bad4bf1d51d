"""Markdown: front matter (YAML or TOML) for the metadata, markup masked so that the prose reads on.

Limits: of YAML the plain ``key: value`` lines, quoted strings and lists are read, which is what front matter holds;
an indented code block is read as prose.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from typing import Any

from divergence.article import Article, Link, Region, Removed
from divergence.readers.compose import compose
from divergence.readers.date_order import Unread, said_in, unread
from divergence.readers.decode import decode, repair
from divergence.readers.given import Given

YAML = re.compile(r"\A---[ \t]*\n(?P<body>(?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<body>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
KEY = re.compile(r"^(?P<key>[A-Za-z_][\w -]*):(?:[ \t]+(?P<value>.*?))?[ \t]*$")
MARKUP = re.compile(
    r"(?P<code>^```[^\n]*\n(?:[^\n]*\n)*?```[^\n]*$)"
    r"|(?P<image>!\[[^\]\n]{0,500}\]\([^)\n]{0,2000}\))"
    r"|(?P<open>\[)(?P<label>[^\]\[\n]{1,500})(?P<close>\]\((?P<url>[^)\s\n]{0,2000})(?:\s+\"[^\"\n]*\")?\))"
    r"|(?P<note>\[\^\w+\]:?)"
    r"|(?P<heading>^[ ]{0,3}#{1,6}[ \t]+)(?P<headline>[^\n]*)"
    r"|(?P<quote>^[ ]{0,3}(?:>[ ]?)+)"
    r"|(?P<task>^[ \t]*[-*+][ \t]+\[[ xX]\][^\n]*$)"
    r"|(?P<bullet>^[ \t]*[*+-][ \t]+(?=\S))"
    r"|(?P<rule>^[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|={3,}[ ]*)$)"
    r"|(?P<strong>\*\*|__|~~)"
    r"|(?P<emphasis>(?<![\w*])[*_](?=\S)|(?<=\S)[*_](?![\w*]))"
    r"|(?P<comment><!--)"
    r"|(?P<tag></?[A-Za-z][^<>\n]{0,300}>)"
    r"|(?P<tick>`)",
    re.MULTILINE,
)


def read(given: Given) -> Iterator[Article]:
    data = given.read()
    text, repaired = repair(decode(data, where=given.path))
    matter, end = front_matter(text)
    removed = [Removed(0, end, text[:end], "front-matter")] if end else []
    masked, regions, links = markup(text, end)
    removed.extend(masked)
    said, unsure = said_in(matter, "front matter")
    wrong = unread(matter)
    yield compose(
        given,
        text,
        hashlib.sha256(data).hexdigest(),
        said,
        removed=removed,
        regions=regions,
        links=links,
        repaired=repaired,
        unsure=unsure,
        unread=Unread(wrong, wrong) if wrong else None,
    )


def front_matter(text: str) -> tuple[dict[str, Any], int]:
    """The front matter and where it ends; ({}, 0) where there is none."""
    match = TOML.match(text)
    if match:
        try:
            return tomllib.loads(match["body"]), match.end()
        except tomllib.TOMLDecodeError:
            return {}, match.end()
    match = YAML.match(text)
    if not match or not any(KEY.match(line) for line in match["body"].split("\n")):
        return {}, 0
    values: dict[str, Any] = {}
    key = None
    for line in match["body"].split("\n"):
        found = KEY.match(line)
        if found:
            key = found["key"].strip()
            values[key] = _scalar(found["value"] or "")
        elif key and line.lstrip().startswith("- "):
            before = values[key] if isinstance(values[key], list) else []
            values[key] = [*before, _scalar(line.lstrip()[2:])]
    return values, match.end()


def _scalar(value: str) -> Any:
    value = value.strip()
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return re.sub(r'\\(["\\])', r"\1", value[1:-1])
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    if value.startswith("[") and value.endswith("]"):
        return [_scalar(part) for part in value[1:-1].split(",") if part.strip()]
    return "" if value in ("null", "~", "|", ">") else re.sub(r"\s+#.*$", "", value)


def markup(text: str, start: int) -> tuple[list[Removed], list[Region], list[Link]]:
    """Ranges that are markup, regions that the markup shows, and links."""
    removed: list[Removed] = []
    regions: list[Region] = []
    links: list[Link] = []

    def mask(low: int, high: int, reason: str = "markup") -> None:
        removed.append(Removed(low, high, text[low:high], reason))

    at = start
    while match := MARKUP.search(text, at):
        at = max(match.end(), at + 1)
        if match["comment"]:
            close = text.find("-->", match.end())
            if close >= 0:
                at = close + len("-->")
                mask(match.start(), at)
        elif match["close"]:
            mask(match.start("open"), match.end("open"))
            mask(match.start("close"), match.end("close"))
            links.append(Link(match.start("label"), match.end("label"), match["url"]))
            for inner in re.finditer(r"\*\*|[*_`]", match["label"]):
                mask(match.start("label") + inner.start(), match.start("label") + inner.end())
        elif match["heading"]:
            mask(match.start("heading"), match.end("heading"))
            high = match.end("headline")
            if match.start("headline") < high:
                regions.append(Region(match.start("headline"), high, "heading"))
            for inner in re.finditer(r"\*\*|[*_`]|\s#+\s*$", match["headline"]):
                mask(match.start("headline") + inner.start(), match.start("headline") + inner.end())
        elif match["task"]:
            mask(match.start(), match.end(), "prompt")
        else:
            mask(match.start(), match.end())
    return removed, regions, links
