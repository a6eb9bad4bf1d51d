"""The hyperlinks of a page, placed in the text that was extracted from it.

The extraction drops the markup, so a link is found again by its own words and the words before it in its paragraph,
blanks left out of account. Links to listings (tags, topics, authors, quotes of a share), to mail and to a place on the
same page vouch for nothing and are left out.

Limits: a link of a word or two with nothing before it in its paragraph is not placed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urljoin, urlsplit

from divergence.article import Link

BLOCKS = frozenset(
    "address article aside blockquote br caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section table tbody td th thead tr ul".split()
)
UNSEEN = frozenset("script style noscript template svg iframe select".split())
LISTING = re.compile(
    r"/(?:tags?|topics?|topic-\w+|categor(?:y|ies)|authors?|people|profiles?|staff|by|search|hashtag|quotes?|symbols?|"
    r"stocks?|subscri\w+|newsletters?|login|sign-?(?:in|up)|register|share\w*|intent)(?:[/?.]|$)",
    re.IGNORECASE,
)
BEFORE = 24
"""Characters of context, blanks not counted."""
ENOUGH = 12
"""Characters of link and context that find their place."""


class Anchor(NamedTuple):
    """A link's words and what stands before them in their paragraph, without blanks, and where it leads."""

    before: str
    label: str
    url: str


def anchors(tree: Any, base: str | None) -> Iterator[Anchor]:
    """The links of a parsed page that lead to a document, in order; relative ones completed from `base`."""
    from lxml import etree

    stream, block, unseen = "", 0, 0
    opened: list[tuple[int, int, str]] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag
        if event == "start":
            unseen += tag in UNSEEN
            if tag in BLOCKS:
                block = len(stream)
            if tag == "a":
                opened.append((block, len(stream), node.get("href") or ""))
            if not unseen and node.text:
                stream += "".join(node.text.split())
            continue
        if tag == "a" and opened:
            first, start, url = opened.pop()
            address = _document(url, base)
            if address and start < len(stream):
                yield Anchor(stream[max(first, start - BEFORE) : start], stream[start:], address)
        unseen -= tag in UNSEEN
        if tag in BLOCKS:
            block = len(stream)
        if not unseen and node.tail:
            stream += "".join(node.tail.split())


def place(text: str, found: Iterable[Anchor]) -> tuple[Link, ...]:
    """The links that stand in `text`, in order."""
    at = [number for number, character in enumerate(text) if not character.isspace()]
    dense = "".join(text.split())
    seen: dict[str, int] = {}
    links = set()
    for before, label, url in found:
        key = before + label
        if len(key) < ENOUGH:
            continue
        start = dense.find(key, seen.get(key, 0))
        if start >= 0:
            seen[key] = start + 1
            links.add(Link(at[start + len(before)], at[start + len(key) - 1] + 1, url))
    return tuple(sorted(links, key=lambda link: (link.start, link.end, link.url)))


def _document(url: str, base: str | None) -> str | None:
    """The full address, None for what is no document of its own."""
    try:
        full = urljoin(base or "", url.strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    if not url.strip() or url.strip().startswith("#") or parts.scheme not in ("http", "https", ""):
        return None
    return None if LISTING.search(parts.path) or parts.path in ("", "/") else full
