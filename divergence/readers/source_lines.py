"""Where words of an article stand in the page they were read from: line and column of the file itself.

The text of a page is what is left of it without tags; an annotation is attached to the file. The words are looked for
in the page with its tags, scripts and white space left out, character references read, and the head of the page last.

Limits: words that the page has twice are found at the first; those that a script writes are not found.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from divergence.errors import DivergenceError
from divergence.readers.decode import decode
from divergence.readers.html import DECLARED

PAGES = (".html", ".htm", ".xhtml")
UNSEEN = re.compile(r"<!--.*?-->|<(script|style|noscript)\b.*?</\1\s*>|<[^<>]*>|\s+", re.DOTALL | re.IGNORECASE)
REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]\w{1,31});?")
BODY = re.compile(r"<body\b|</head\s*>", re.IGNORECASE)
BLANK = re.compile(r"\s+")
LEAST = 24  # letters of a passage by whose beginning it is found, where a page breaks it up
Place = tuple[int, int, int, int]


def where(path: str, text: str) -> Place | None:
    """The line and column, from 1, where `text` begins in the page at `path` and where it ends; None where it is no
    page, or the words are not found."""
    if not path.lower().endswith(PAGES):
        return None
    found = _page(path)
    if found is None:
        return None
    letters, offsets, starts, body = found
    wanted = BLANK.sub("", text)
    for part in (wanted, wanted[:LEAST]):
        at = letters.find(part, body) if part else -1
        at = letters.find(part) if at < 0 and part else at
        if at >= 0:
            first, last = offsets[at], offsets[at + len(part) - 1] + 1
            line, end = bisect_right(starts, first), bisect_right(starts, last - 1)
            return line, first - starts[line - 1] + 1, end, last - starts[end - 1] + 1
    return None


@lru_cache(2)
def _page(path: str) -> tuple[str, list[int], list[int], int] | None:
    """A page's letters without white space, the place of each in its source, where the lines of the source begin, and
    the number of the first letter below the head."""
    try:
        data = Path(path).read_bytes()
        declared = DECLARED.search(data[:4096])
        source = decode(data, declared.group(1).decode("ascii") if declared else None, path)
    except (OSError, DivergenceError):
        return None
    letters: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in (*UNSEEN.finditer(source), None):
        stop = match.start() if match else len(source)
        while at < stop:
            reference = REFERENCE.match(source, at, stop) if source[at] == "&" else None
            said = BLANK.sub("", html.unescape(reference[0])) if reference else source[at]
            letters += said
            offsets += [at] * len(said)
            at = reference.end() if reference else at + 1
        at = match.end() if match else at
    below = BODY.search(source)
    starts = [0, *(place + 1 for place, each in enumerate(source) if each == "\n")]
    return "".join(letters), offsets, starts, bisect_right(offsets, below.start()) if below else 0
