"""What stands after a number and says what it is in: a unit, a percentage, an age; and the smaller unit that follows
the larger ("5 feet 2 inches")."""

from __future__ import annotations

import re

from divergence.annotations.numbers.counted_nouns import WORD
from divergence.annotations.numbers.numerals import WORDS, read
from divergence.annotations.numbers.units import MONEY, NAMES, SIGNS, SYMBOLS, Unit
from divergence.result import FigureKind

UNIT_WORDS = re.compile(
    r"(?P<gap>\s?-?)(?P<first>°\s?[CFcf]?(?![^\W_])|[^\W\d_][\w.²³^/-]*(?<![.,-])|['″\"](?=\s|$)|[%‰¢€£₽₴₪₫])"
    r"(?:[\s-](?P<second>[^\W\d_][\w/]*))?(?:[\s-](?P<third>[^\W\d_]\w*))?"
)
PERCENT = re.compile(
    r"(?:\s|-)?(?:(?P<points>percentage[\s-]points?|per\s?cent(?:age)?\spoints?)|%\s?points?|"
    r"(?P<basis>basis\spoints?\b|bps\b)|(?P<percent>%|per\s?cents?\b|pct\b|percentage\b))",
    re.I,
)
AGE_AFTER = re.compile(
    r"(?P<gap>[\s-])(?P<unit>year|month|week|day)s?[\s-]olds?\b|\s(?P<unit2>year|month|week|day)s?\sof\sage\b", re.I
)
AGE_BEFORE = re.compile(
    r"\b(?:ages?|aged(?:\sbetween)?|(?:over|of|under)\sthe\sage\sof|age\sof)\s(?:\d+\s(?:to|and)\s)?$"
    r"|\b(?:\w*(?:man|woman|boy|girl|father|mother)|child|youth|teenager|pensioner|lad|widow|widower)\sof\s(?:only\s|just\s)?$"
    r"|\b(?:he|she|who)(?:\s(?:is|was|will\sbe|turns|turned)|'s)\s(?:only\s|just\s)?$",
    re.I,
)
AGE_COMMA = re.compile(r"[A-Z][\w'’-]+(?:\s(?:Jr|Sr)\.?)?(?:,\s|\s?\($)$|[A-Z][\w'-]+\s\($")
OLDEST = 115
WARM = re.compile(
    r"temperature|weather|warm|hot\b|cold|cool|heat|freez|forecast|sunny|thermostat|highs?\b|lows?\b", re.I
)
SMALLER = re.compile(r"(?:\s|,\s)?(?:and\s)?(?=\w)")
COMPOUND = {
    "foot": ("inch", 1 / 12), "USD": ("cent", 1 / 100), "GBP": ("penny", 1 / 100), "EUR": ("cent", 1 / 100),
    "year": ("month", 1 / 12), "week": ("day", 1 / 7), "day": ("hour", 1 / 24), "hour": ("minute", 1 / 60),
    "minute": ("second", 1 / 60), "stone": ("pound", 1 / 14), "pound": ("ounce", 1 / 16),
}  # fmt: skip
LETTERS = frozenset("m t s g A V W B L l h K".split())  # units only where tight ("5m") or before a break


def kind_of(unit: Unit) -> FigureKind:
    return {"time": "duration", "percent": "percent"}.get(unit.dimension, "measure")  # type: ignore[return-value]


def unit_at(words: re.Match[str]) -> tuple[Unit, int] | None:
    """The unit that the words after a number (a match of `UNIT_WORDS`) name, and where it ends; the longest wins."""
    first, second, third = words["first"], words["second"], words["third"]
    low, tight = first.lower(), words["gap"] == ""
    if third and (unit := _named(f"{low} {second.lower()} {third.lower()}")):
        return unit, words.end("third")
    if second and (unit := _named(f"{low} {second.lower()}")):
        return unit, words.end("second")
    after = words.string[words.end("first") : words.end("first") + 1]
    if first == "C" and tight and after != "/":
        return SYMBOLS["°C"], words.end("first")
    if first == "p" and tight:
        return MONEY["penny"], words.end("first")
    if unit := SYMBOLS.get(re.sub(r"\s", "", first)):
        if first in LETTERS and not tight and after and not (after.isspace() or after in ".,;)"):
            return None
        return unit, words.end("first")
    if unit := _named(low) or SIGNS.get(first):
        return unit, words.end("first")
    if "/" in first and (unit := SYMBOLS.get(first.partition("/")[0]) or NAMES.get(low.partition("/")[0])):
        return unit, words.start("first") + first.index("/")
    if "-" in first:
        head = low.partition("-")[0]
        if unit := _named(head):
            return unit, words.start("first") + len(head)
    return None


def _named(name: str) -> Unit | None:
    return NAMES.get(name) or MONEY.get(name)


def smaller(view: str, text: str, unit: str, end: int, limit: int) -> tuple[float, float, int]:
    """What smaller units after a figure add to it and the size of the smallest, in its own unit, and where they end:
    the "2 inches" of "5 feet 2 inches", the "39 minutes and 35 seconds" of "24 hours, 39 minutes and 35 seconds"."""
    added, share = 0.0, 1.0
    while found := _next_smaller(view, text, unit, end, limit):
        unit, part = COMPOUND[unit]
        share *= part
        added, end = added + found[0] * share, found[1]
    return added, share, end


def _next_smaller(view: str, text: str, unit: str, end: int, limit: int) -> tuple[float, int] | None:
    join = SMALLER.match(view, end) if unit in COMPOUND else None
    if join is None or join.end() >= limit:
        return None
    place = join.end()
    if not view[place].isdecimal():
        spelt = WORD.match(view, place)
        if spelt is None or spelt[0].lower().partition("-")[0] not in WORDS:
            return None
    number = read(view, text, place)
    words = UNIT_WORDS.match(view, number.end) if number else None
    if number is None or words is None or number.fraction:
        return None
    name, share = COMPOUND[unit]
    if words["first"].rstrip(".") == "in" and unit == "foot":
        return number.value, words.end("first")
    found = unit_at(words)
    if found is None or found[0].name != name or found[1] > limit or number.value * share >= 1:
        return None
    return number.value, found[1]


APPOSITION = 70  # characters
APPOSED = re.compile(
    r"[\w.’'],\san?\s(?:[\w’'-]+\s){0,3}(?!number|order|quarter|cluster|chamber|letter|tower|sector|corridor)[\w-]*"
    r"(?:er|or|ist|ian|ant|wright|smith|herd|monger|nurse|cook|clerk|coach|priest|veteran|native|student|resident|guard"
    r"|pilot|judge|chef|guide|host|captain|apprentice|hand|aide|mechanic)\sof\s(?:only\s|just\s)?$"
)
"""What somebody is, set off behind a name: "Benning, a retired millwright of 71,"."""


def is_age(view: str, before: str, end: int, value: float, plain: bool) -> bool:
    """Whether the words before a number make it an age: "aged 40", "she is 41", "Nora Whitlock, 71,". `plain`: it has
    no scale and is no fraction."""
    if AGE_BEFORE.search(before) and value < OLDEST + 5:
        return True
    after = view[end : end + 1] or "."
    further = view[max(0, end - APPOSITION) : end].rstrip("0123456789")
    apposed = after in ",." and APPOSED.search(further) is not None
    return plain and 0 < value < OLDEST and after in ",.)" and (apposed or AGE_COMMA.search(before) is not None)


def is_warm(view: str, start: int, end: int) -> bool:
    """Whether degrees are of temperature, by the words around."""
    return WARM.search(view[max(0, start - 60) : end + 40]) is not None
