"""Paragraphs and sentences as spans of the text.

A full stop ends a sentence unless it belongs to an abbreviation, an initial, an enumerator or an ellipsis, or a
lower-case letter follows; which abbreviations can end a sentence, and before which words, is data
(`lexicons/en/abbreviations.toml`).
Closing quotes, brackets and reference marks such as [3] belong to the sentence before. Headings and list items are
paragraphs, and so sentences of their own.

No sentence has more than `MOST` tokens, far above what anybody writes: a list or a table without a full stop is cut at
its semicolons, dashes or commas, or between two words, so that what looks around within a sentence takes no longer for
a long one.

Limits: English; verse and transcripts without punctuation are split by line only. `benchmarks/RESULTS.md` compares this
with Punkt (Kiss and Strunk 2006) and sentencex, on the same annotated text.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from divergence.errors import wanted
from divergence.lexicon import shipped
from divergence.tokens import tokenise

MOST = 200
BREAKS = (frozenset(";:—–"), frozenset(",)|/•·"))  # where to cut what is longer, the first sort before the second

BLANK = re.compile(r"\n[ ]*\n\s*")
LINE = re.compile(r"\n\s*")
TERMINAL = re.compile(r"[.!?:…][\"')\]*]{0,9}[ ]{0,9}\Z")

# Marks, what closes after them, references, and the space and the word that follow. A run of marks is entered at its
# first only, so that a megabyte of dots is read once. What repeats a group is atomic, not possessive (see `tokens`).
END = re.compile(
    r"(?P<marks>[.!?…](?<![.!?…]{2})(?:(?<=\.)(?>(?:[ ]\.){2,})|[.!?…]*+))"
    r"(?P<close>[\"')\]]*+)(?P<refs>(?>(?:[ ]?\[\d{1,4}\])*))"
    r"(?:(?P<space>\s++)|(?=[\"A-Z])|\Z)(?P<open>[\"'(\[*•-]*+)(?P<next>[^\W_][\w'&]{0,30})?"
)
BEFORE = re.compile(r"[^\s\"(\[]{1,30}\Z")
SPOKEN = re.compile(r"(?:[A-Z][\w.'-]{0,30}[ ]){1,4}([a-z]{3,12})\b")
ITEM = re.compile(r"(?:[•*-][ ])?(?:(\d{1,2})|([a-z]))(\.\)|[.)])[ ]")
BULLET = re.compile(r"[ ](?=• )")


class _Words(NamedTuple):
    titles: frozenset[str]
    continues: frozenset[str]
    before_number: frozenset[str]
    may_end: frozenset[str]
    may_end_capitalised: frozenset[str]
    clock: frozenset[str]
    after_clock: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]


@cache
def _words() -> _Words:
    sets = shipped()["abbreviations"].sets
    return _Words(**{name: sets[name] for name in _Words._fields})


def paragraphs(view: str) -> tuple[tuple[int, int], ...]:
    """Paragraph spans. A single line break ends a paragraph unless the text is hard-wrapped."""
    breaks = BLANK if _hard_wrapped(view) else LINE
    spans, start = [], 0
    for match in breaks.finditer(view):
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(view)))
    trimmed = []
    for low, high in spans:
        if text := view[low:high].rstrip():
            high = low + len(text)
            trimmed.append((high - len(text.lstrip()), high))
    return tuple(trimmed)


def in_paragraph(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of the paragraph ``[start, end)``."""
    words, spans, low = _words(), [], start
    for first, last in _items(view, start, end):
        low = first
        for match in END.finditer(view, first, last):
            stop, resume = match.end("refs"), match.start("open")
            if resume < last and stop > low and _ends(view, low, match, words):
                spans.append((low, stop))
                low = resume
        if low < last:
            spans.append((low, last))
    return [piece for low, high in spans for piece in _bounded(view, low, high)]


def sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of a text, ``text[start:end]`` each. Raises DivergenceError D508 (a TypeError as well) for what is
    no text.

    >>> sentences("Mr. Ortega left. He won.")
    [(0, 16), (17, 24)]
    """
    from divergence.document import plain_view

    wanted(text, str, "the text", "give a text")
    view = plain_view(text)
    return [span for start, end in paragraphs(view) for span in in_paragraph(view, start, end)]


def _bounded(view: str, low: int, high: int) -> list[tuple[int, int]]:
    """A sentence, in pieces where it is too long: cut after the last break in the second half of what a piece may hold,
    or else before the token that would be one too many."""
    if high - low <= MOST:
        return [(low, high)]
    tokens, starts, ends = tokenise(view[low:high])
    pieces, first = [], 0
    while len(tokens) - first > MOST:
        held = range(first + MOST - 1, first + MOST // 2, -1)
        last = next((place + 1 for marks in BREAKS for place in held if tokens[place] in marks), first + MOST)
        pieces.append((low + starts[first], low + ends[last - 1]))
        first = last
    return [*pieces, (low + starts[first] if pieces else low, high)]


def _ends(view: str, low: int, match: re.Match[str], words: _Words) -> bool:
    """Whether a sentence that began at `low` ends at the marks of `match`."""
    marks, close, opening, following = match.group("marks", "close", "open", "next")
    if following is None:
        # Nothing, or a mark that goes on (a comma, a dash, another dot), or an opening sign before a figure.
        after = view[match.end() : match.end() + 1]
        return after in ("$", "£", "€", "@", "#", "[", "{", "¿", "¡") or bool(
            opening.strip("-") and after not in ",;:.!?"
        )
    if following[0].islower() and following == following.lower():
        return False
    if match["space"] is None and not match["refs"]:
        # A missing space: "the end.The next" but not "Booking.Com" nor "U.S".
        glued = view[max(low, match.start() - 2) : match.start()]
        return (
            not close
            and len(glued) == 2
            and glued.isalpha()
            and glued.islower()
            and following.lower() in words.starters
        )
    if marks == ". . ." and view[match.start() - 1] == " ":
        return False  # words left out; a fourth dot would end the sentence
    if marks != ".":
        spoken = SPOKEN.match(view, match.start("next")) if '"' in close and not opening else None
        return spoken is None or spoken[1] not in words.speech
    before = BEFORE.search(view, max(low, match.start() - 30), match.start())
    if before is None:
        return True
    return _full_stop(before[0], view, low, match, words)


def _full_stop(word: str, view: str, low: int, match: re.Match[str], words: _Words) -> bool:
    """Whether the single dot after `word` ends the sentence, a capital or a figure following."""
    close, following = match.group("close", "next")
    bare = word.lower().rsplit("-", 1)[-1].lstrip("'*")
    start_of_sentence = match.start() - len(word) - low <= 2 and not view[low : match.start() - len(word)].strip("•*- ")
    if '"' in close:
        return True
    if start_of_sentence and ((bare.isdigit() and len(bare) <= 3) or len(bare) == 1):
        return False  # an enumerator, or an initial
    capital, starts = word[-len(bare) :][:1].isupper(), following.lower() in words.starters
    if bare in words.continues or (capital and bare in words.titles):
        return False
    if bare in words.before_number:
        return starts or not (following[0].isdigit() or following.isupper())
    if bare in words.clock:
        goes_on = following.lower() in words.after_clock or following[0].isdigit()
        return not goes_on and (starts or match.start() - low > 13)  # not “At 5 a.m. Mr. Smith”
    if bare in words.may_end or (capital and (bare in words.may_end_capitalised or len(bare) == 1)) or _dotted(bare):
        return starts and not match["open"].startswith("(")
    return True


def _dotted(word: str) -> bool:
    """Letters with dots between them: initials and acronyms."""
    return len(word) <= 9 and "." in word and all(len(part) == 1 for part in word.split("."))


def _items(view: str, start: int, end: int) -> list[tuple[int, int]]:
    """The items of a list that runs on in one paragraph ("1. One 2. Two", "• One • Two"), or the paragraph itself."""
    if view[start] == "•":
        cuts = [match.end() for match in BULLET.finditer(view, start, end)]
        return _between(start, cuts, end)
    first = ITEM.match(view, start, end)
    if first is None:
        return [(start, end)]
    number, letter, mark = first.groups()
    cuts, at = [], first.end()
    while True:
        number, letter = (str(int(number) + 1), None) if number else (None, chr(ord(letter) + 1))
        at = view.find(f" {number or letter}{mark} ", at, end)
        if at < 0 or letter == "{":
            return _between(start, cuts, end)
        cuts.append(at + 1)


def _between(start: int, cuts: list[int], end: int) -> list[tuple[int, int]]:
    edges = [start, *cuts, end]
    return [(low, high - 1 if high < end else end) for low, high in pairwise(edges)]


def _hard_wrapped(view: str) -> bool:
    lines = [line for line in view.split("\n") if line.strip()]
    open_lines = [line for line in lines if not TERMINAL.search(line[-20:])]
    return (
        len(open_lines) >= 10
        and sum(45 <= len(line) <= 100 for line in open_lines) >= 0.6 * len(open_lines)
        and max(map(len, lines)) <= 110
    )
