"""Tokens: words, numbers and punctuation marks with their offsets, in one regular expression."""

from __future__ import annotations

import re
from itertools import accumulate
from operator import add

# A plain word, as most are | U.S. | words and numbers, joined by hyphen, ampersand, apostrophe or a decimal mark | 's |
# any other mark; and the space after it. No repeated group is possessive: before Python 3.11.5 such a group gives up
# part of what it took (CPython issue 106052).
# The possessive is a token of its own so that "Meta's" is the name Meta; "didn't" stays whole.
TOKEN = re.compile(
    r"(?:[a-zA-Z]++(?![^\s,])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W_]++(?:(?<=\d)[.,](?=\d)[^\W_]++|[-&](?=[^\W_])[^\W_]++|'(?!s\b)[^\W_]++)*"
    r"|'s\b"
    r"|[^\s])\s*+"
)


def tokenise(text: str) -> tuple[list[str], list[int], list[int]]:
    """The tokens of `text` in order: what they are, where they start and where they end. Straight apostrophes are
    expected (see `document`).

    >>> tokenise("Meta's lab")
    (['Meta', "'s", 'lab'], [0, 4, 7], [4, 6, 10])
    """
    pieces = TOKEN.findall(text)  # with the space after them they tile the text
    tokens = [piece.rstrip() for piece in pieces]
    starts = list(accumulate(map(len, pieces), initial=len(text) - len(text.lstrip())))
    starts.pop()
    return tokens, starts, list(map(add, starts, map(len, tokens)))
