"""What a number is a number of: money, a percentage, a multiple, an age, a measure, things counted, or a mere label."""

from __future__ import annotations

import re
from typing import NamedTuple

from divergence.annotations.numbers import labels
from divergence.annotations.numbers.counted_nouns import after_one, counted
from divergence.annotations.numbers.measures import AGE_AFTER, PERCENT, UNIT_WORDS, is_age, is_warm, kind_of, unit_at
from divergence.annotations.numbers.money import US_AFTER
from divergence.annotations.numbers.numerals import Numeral
from divergence.annotations.numbers.rates import rate, rate_of_count, times
from divergence.annotations.numbers.units import CURRENCIES, MONEY, SIGNS, Unit
from divergence.result import FigureKind

NEGATIVE = re.compile(r"\b(?:minus|negative)\s$", re.I)
SPELLS = {f"{unit}s": unit for unit in ("year", "month", "week", "day", "hour")}
OF = re.compile(r"\sof\s")
OF_A = re.compile(
    r"\sof\s(?:an?|one)(?:\sUS)?(?=\s(?:inch|mile|second|percent|per\scent|percentage|pint|quart|gallon|point|"
    r"kilomet|met|degree|acre|hectare|cent\b|dollar|pound|ounce|hour|day|year|century))"
)


class Sense(NamedTuple):
    """The kind, unit and head noun of a figure, and where it ends; `kind` is None where it is no figure."""

    kind: FigureKind | None
    unit: str | None
    noun: str | None
    end: int


def sense(
    view: str,
    limit: int,
    start: int,
    number: Numeral,
    second: Numeral | None,
    end: int,
    money: Unit | None,
    before: str,
) -> Sense:
    """What the number, or range, at ``[start, end)`` is a number of: money, a percentage, an age, a measure, or things
    counted; or a label and no figure at all. It reads nothing after `limit`; `before` is the text before `start`."""
    value = number.value
    if money is not None:
        if money.name == "USD" and (code := US_AFTER.match(view, end)):
            end = code.end()
        unit, end = rate(view, money.name, end)
        return Sense("money", unit, None, end)
    if percent := PERCENT.match(view, end):
        return Sense("percent", "basis point" if percent["basis"] else "percent", None, percent.end())
    if multiplied := times(view, end):
        compares, end = multiplied
        return Sense("ratio", "times", None, end) if compares else Sense("count", "times", "times", end)
    if age := AGE_AFTER.match(view, end):
        return Sense("duration", (age["unit"] or age["unit2"]).lower(), "age", age.end())
    if number.fraction and value < 1 and (of := OF_A.match(view, end)):
        end = of.end()
    elif view[end - 1] == "s" and number.words and number.low != number.high and OF.match(view, end):
        end += 3
    if labels.age_group(before, view, number):
        return Sense(None, None, None, word_end(view, end))
    if measure := _measure(view, limit, start, number, end):
        return measure
    plain = not number.scaled and not number.fraction
    if (not number.words or value >= 10) and is_age(view, before, end, value, plain):
        return Sense("duration", "year", "age", end)
    if not number.words and end < len(view) and view[end].isalpha():
        return Sense(None, None, None, word_end(view, end))
    return _counted(view, limit, start, number, second, end, before)


def _measure(view: str, limit: int, start: int, number: Numeral, end: int) -> Sense | None:
    """The unit after the number, where one is named."""
    words = UNIT_WORDS.match(view, end) if end < limit else None
    found = unit_at(words) if words and words.start("first") < limit else None
    if words is None or found is None or (number.fraction and number.value < 1 and words["first"].lower() == "second"):
        return None
    unit, end = found
    if unit.dimension == "mass" and unit.name == "pound" and _sterling(view, start, number, end):
        unit = SIGNS["£"]
    name, rated_end = rate(view, unit.name, end)
    if unit.name in SIGNS or unit in CURRENCIES or unit.name in MONEY:
        return Sense("money", name, None, rated_end)
    if unit.name == "degree" and is_warm(view, start, end):
        return Sense("measure", "degree", "temperature", end)
    if number.value == 1 and number.words and unit.name in ("day", "night", "second"):
        return Sense(None, None, None, rated_end)
    return Sense(kind_of(unit), name, None, rated_end)


def _sterling(view: str, start: int, number: Numeral, end: int) -> bool:
    """Whether pounds are money: where a sum is near, and by the million unless they are of something ("1.3 million
    pounds of beef") or sums are in dollars."""
    near = view[max(0, start - 200) : end + 200]
    return "£" in near or (number.scaled and not OF.match(view, end) and "$" not in view)


def _counted(
    view: str, limit: int, start: int, number: Numeral, second: Numeral | None, end: int, before: str
) -> Sense:
    """Things counted, a share of them, or the label or version that a bare number is."""
    value = number.value
    noun, noun_end = counted(view, end, limit)
    if number.fraction and value < 1:
        return Sense("ratio", None, noun.split()[-1] if noun and OF.match(view, end) else None, end)
    if label := labels.label(view, before, number, noun):
        return Sense(None if number.words else "version", None, label, end)
    if second is None and (name := labels.name_before(view, before, start, number, noun)):
        return Sense("version", None, name, end)
    if value == 1 and number.words and second is None and view[number.end - 3 : number.end].lower() == "one":
        if NEGATIVE.search(view[max(0, number.end - 13) : number.end - 3]):
            return Sense("count", None, None, end)
        one = after_one(view, end, limit)
        return Sense("count", one[0], one[0], one[1]) if one else Sense(None, None, None, end)
    if noun and labels.listed(view, start, noun, noun_end):
        return Sense(None, None, None, noun_end)
    if noun and (spell := SPELLS.get(noun.split()[-1].lower())):
        return Sense("duration", spell, None, noun_end)  # "17 rotten years"
    if noun:
        unit, noun_end = rate_of_count(view, noun, noun_end)
        return Sense("count", unit, noun.split()[-1], noun_end)
    if second is None and (name := labels.name_after(view, before, end, number)):
        return Sense("version", None, name, end)
    if labels.hour(view, before, end, number):
        return Sense(None, None, None, end)
    return Sense("count", None, None, end)


def word_end(view: str, end: int) -> int:
    while end < len(view) and (view[end].isalnum() or view[end] == "_"):
        end += 1
    return end
