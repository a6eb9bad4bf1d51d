"""Tokens: words, numbers and punctuation marks with their offsets, in one regular expression."""

from __future__ import annotations

import re

# U.S. | words and numbers, joined by hyphen, ampersand, apostrophe or a decimal mark | 's | any other mark.
# The possessive is a token of its own so that "Meta's" is the name Meta; "didn't" stays whole.
TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}+"
    r"|[^\W_]++(?:(?<=\d)[.,](?=\d)[^\W_]++|[-&](?=[^\W_])[^\W_]++|'(?!s\b)[^\W_]++)*+"
    r"|'s\b"
    r"|[^\s]"
)


def tokenise(text: str) -> list[tuple[int, int]]:
    """(start, end) of every token of `text`, in order. Straight apostrophes are expected (see `document`)."""
    return [match.span() for match in TOKEN.finditer(text)]
