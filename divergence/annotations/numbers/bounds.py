"""How exactly a figure is told: the interval that its digits and the words around it let be true.

"$14.3 billion" is 14.25 to 14.35; "about", "nearly", "over", "up to", "or more", "-odd" move or open its ends.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from divergence.annotations.numbers.counted_nouns import word_sets
from divergence.annotations.numbers.numerals import Numeral
from divergence.result import FigureKind

AFTER = re.compile(
    r"\s?(?:(?P<more>\+|\sor\s(?:more|over|higher|older)\b|\s(?:and|or)\s(?:up|above)\b|-plus\b)|"
    r"(?P<less>\sor\s(?:less|fewer|under)\b)|(?P<about>\sor\sso\b|-odd\b|-ish\b))"
)
MARKS = {"~": "about", "≈": "about", ">": "at_least", "≥": "at_least", "<": "at_most", "≤": "at_most"}
LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")
# "Payments adding up to £2.4m" are no less, and who "hands over 35 crowns" or "took over three firms" gave no more.
PARTICLES = {
    "up to": re.compile(r"\b(?:add(?:s|ed|ing)?|go(?:es|ing|ne)?|went|mov(?:es?|ed|ing))\s$", re.I),
    "over": re.compile(r"\b(?:(?:hand|turn|sign|take)(?:s|ed|ing)?|taking|taken|took)\s$", re.I),
}
# What lasts or is waited for "over two years" takes more than two; what happens "over two years" happens within them.
LASTING = re.compile(
    r"\b(?:for|after|in|within|of|by|from|to|than|and|or|at|with|(?:tak|wait|spen|last|liv|serv|need|requir|drag)\w*|took"
    r"|has|have|had|been?|is|are|was|were|just|well|now|already|only|a little|slightly)\s$",
    re.I,
)
MOST_ROUNDED = 0.15  # part of a small number that rounding to its unit moves it by ...
MOST_OF_ONE = 0.25  # ... and of one: "an hour"
LONGEST = 26  # characters of an approximator before a number


class Bounds(NamedTuple):
    """An interval (None: open), the approximator that made it, half the last stated digit where the interval does not
    hold it yet, and where the figure ends with what came after."""

    low: float | None
    high: float | None
    approximator: str | None
    rounding: float
    end: int


@cache
def _classes() -> dict[str, str]:
    sets = word_sets()
    return MARKS | {phrase: name for name in ("about", "nearly", "at_least", "at_most") for phrase in sets[name]}


@cache
def _last_words() -> frozenset[str]:
    """The last words of the phrases of `_before`: without one of them there is nothing to look for."""
    return frozenset(phrase.split()[-1] for phrase in (*_classes(), "approx", "another"))


@cache
def _before() -> re.Pattern[str]:
    phrases = sorted((phrase for phrase in _classes() if phrase[0].isalpha()), key=lambda each: (-len(each), each))
    words = "|".join(phrase.replace(" ", r"\s") for phrase in (*phrases, r"approx\.", "another"))
    return re.compile(rf"(?:\b(?P<word>{words})|(?P<mark>[~≈><≥≤]))\s?$", re.I)


def bounds(
    view: str,
    start: int,
    end: int,
    number: Numeral,
    kind: FigureKind,
    noun: str | None,
    floor: int,
    second: Numeral | None = None,
) -> Bounds:
    """The interval of the figure at ``[start, end)`` whose number, or two, are read: rounding of the number itself,
    then what stands before (not before `floor`) and after it."""
    low, high, rounding = _rounded(number, second, kind, noun)
    value = number.value if second is None else None
    approximator = None
    leading = view[max(floor, start - LONGEST) : start].rstrip()
    told = leading[-1:] in MARKS or ((last := LAST_WORD.search(leading)) and last[1].lower() in _last_words())
    found = _before().search(view, max(floor, start - LONGEST), start) if told else None
    if found and not (found["word"] and _of_the_verb(view, floor, found, kind, noun)):
        approximator = re.sub(r"\s+", " ", (found["word"] or found["mark"]).lower()).rstrip(".")
    if after := AFTER.match(view, number.end if second is None else second.end):
        if approximator is None:
            approximator = "or more" if after["more"] else "or less" if after["less"] else "or so"
            if not after["about"]:
                end = max(end, after.end())
    elif approximator is None and (late := AFTER.match(view, end)) and not late["about"]:
        approximator = "or more" if late["more"] else "or less"
        end = late.end()
    if approximator == "another":
        approximator = None
    side = _classes().get(approximator or "")
    if approximator == "or so" or side == "about":
        if value is not None and number.low == number.high:
            width = max(min(last_digit(value) / 2, 0.1 * abs(value)), 0.02 * abs(value))
            return Bounds(value - width, value + width, approximator, 0.0, end)
    elif side == "nearly":
        if value is not None:
            return Bounds(value - 0.1 * abs(value), value, approximator, 0.0, end)
    elif second is not None and side is not None:
        rounding = 0.0  # "from up to 252 miles to 287": both ends are told
    elif approximator == "or more" or side == "at_least":
        return Bounds(value if value is not None else low, None, approximator, 0.0, end)
    elif approximator == "or less" or side == "at_most":
        return Bounds(None, value if value is not None else high, approximator, 0.0, end)
    return Bounds(low, high, approximator, rounding, end)


def _of_the_verb(view: str, floor: int, found: re.Match[str], kind: FigureKind, noun: str | None) -> bool:
    """Whether the words before a number belong to the verb: "adding up to", "hands over", "rises 6.5% over"."""
    at, word = found.start("word"), found["word"].lower()
    if word == "over" and kind == "duration" and noun != "age":
        return not LASTING.search(view, floor, at)
    return word in PARTICLES and bool(PARTICLES[word].search(view, floor, at))


def _rounded(number: Numeral, second: Numeral | None, kind: FigureKind, noun: str | None) -> tuple[float, float, float]:
    """The interval of a number by the digits it is told in, and the rounding that it does not hold."""
    low, high = number.low, number.high
    if second is not None:
        return min(number.value, second.value), max(number.value, second.value), 0.0
    if not number.place or low != high:
        return low, high, 0.0
    half = number.place / 2
    if number.scaled:
        half = min(half, 0.1 * abs(low))
        return low - half, high + half, 0.0
    if kind == "money" or (kind == "count" and number.place == 1):
        return low, high, 0.0
    if number.place < 1:
        return low - half, high + half, 0.0
    if kind in ("measure", "percent", "duration") and noun != "age":
        # "35 miles" may be half a mile more or less, "two years" not half a year.
        half = min(half, (MOST_OF_ONE if abs(low) < 2 else MOST_ROUNDED) * abs(low))
        return low, high, max(half, min(last_digit(low) / 2, 0.01 * abs(low)))
    return low, high, 0.0


def last_digit(value: float) -> float:
    """The worth of the last non-zero digit of a number: 100 for 3,400."""
    if value != int(value) or not value:
        return 10.0 ** -len(f"{abs(value):.6f}".rstrip("0").partition(".")[2])
    place, whole = 1.0, abs(int(value))
    while whole % 10 == 0:
        whole //= 10
        place *= 10
    return place
