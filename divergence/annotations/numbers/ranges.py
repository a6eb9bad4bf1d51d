"""Two numbers that are one figure ("40-45 percent", "$4bn to $5bn"); a unit that one figure takes from another."""

from __future__ import annotations

import re

from divergence.annotations.numbers.counted_nouns import WORD
from divergence.annotations.numbers.measures import PERCENT, UNIT_WORDS, unit_at
from divergence.annotations.numbers.money import short_scale, sign_again
from divergence.annotations.numbers.numerals import ORDINAL, WORDS, Numeral, read
from divergence.annotations.numbers.units import Unit

JOIN = re.compile(
    r"\s?[-–—]\s?(?=[\d$£€])|-?(?:\s|-)(?P<word>to|or|and|through)(?:\s|-)"
    r"(?:about\s|around\s|nearly\s|more\sthan\s|as\smuch\sas\s)?(?=[\w$£€])"
)
BETWEEN = re.compile(
    r"\b(?:between|from|range\sof|ranges?\sfrom|ranging\sfrom|ranges\sbetween)\s(?:about\s|around\s)?(?:[$£€])?$", re.I
)
ELIDED = re.compile(
    r"[^.;:]*\b(?:against|compared\s(?:with|to)|versus|vs\.?|(?:up|down)\sfrom|instead\sof|rather\sthan|including)\s$|"
    r"(?P<step>(?:\s(?:on\saverage|combined|in\s\d{4}))?\s(?:to|from)\s$)"
)
POINTS = re.compile(r"\bpoints\b|percentage\spoint", re.I)
TO = re.compile(r"[\s-]to[\s-]", re.I)
LEVEL = re.compile(r"\b(?:from|to|at|of)\s$", re.I)
SHARED = re.compile(
    r"\s(?:or|(?:out\s)?of(?:\s(?:the|its|their|his|her|all|those|these|a\stotal\sof|about|some|nearly|more\sthan))*)\s$"
)
BRACKETED = re.compile(r"[^\d]*(?P<number>\d+\.(?P<decimals>\d+))[^\d]*\s?\(\d+\.(?P<same>\d+)\)")
REACH = 60  # characters
FACTORS = (1e12, 1e9, 1e6, 1e3, 100.0)


def second_end(
    view: str, text: str, start: int, end: int, limit: int, floor: int, first: Numeral, money: Unit | None
) -> tuple[Numeral, Unit | None, int] | None:
    """The second end of the figure whose first number stands at ``[start, end)``: "115 to 135", "8- to 16-metre",
    "between forty and forty-five"; its currency, and where it ends. A unit after the first end must return after the
    second."""
    between = BETWEEN.search(view, max(floor, start - 16), start) is not None
    unit: Unit | None = None
    place = end
    if (words := UNIT_WORDS.match(view, end)) and (found := unit_at(words)):
        unit, place = found
    join = JOIN.match(view, place)
    if join is None:
        return None
    word = (join["word"] or "").lower()
    if word == "and" and not between:
        return None
    place = join.end()
    if sign := sign_again(view, place):
        if unit is not None or (money is not None and sign[0] is not money):
            return None
        money, place = sign
    if place >= min(limit, len(view)) or not (view[place].isdecimal() or view[place].isalpha()):
        return None
    if view[place].isalpha():
        spelt = WORD.match(view, place)
        if spelt is None or spelt[0].lower().split("-")[0] not in WORDS:
            return None
        if word == "to" and not between and not first.words:
            return None
    second = read(view, text, place)
    if (
        second is None
        or second.end > limit
        or not second.countable
        or (second.fraction and second.value < 1)
        or ORDINAL.match(view, second.end)
    ):
        return None
    if money and not second.scaled:
        second = short_scale(view, second)
    if unit is not None:
        again = UNIT_WORDS.match(view, second.end)
        if again is None or (found_again := unit_at(again)) is None or found_again[0] is not unit:
            return None
        if words and POINTS.search(words[0]) and not POINTS.search(again[0]):
            return None  # "fell by 3.7 percentage points to 2.9%": a change, and what it led to
    if word in ("or", "and", "") and second.value <= first.value and not second.scaled and not between:
        return None
    if word == "or" and second.value > 1.5 * first.value + 1:
        return None  # "two or three" is one vague number, "25 or 40" are two
    return second, money, second.end


def against(view: str, start: int, end: int, first: Numeral, second: Numeral) -> bool:
    """Whether two numbers of ``[start, end)`` joined by "to" are a result ("voted five to two") and no range: they are
    whole and fall, nothing was brought from one to the other, and no unit follows."""
    if (
        not TO.match(view, first.end)
        or not all(_whole(each) for each in (first, second))
        or second.value >= first.value
    ):
        return False
    after = UNIT_WORDS.match(view, end)
    return not (
        BETWEEN.search(view, max(0, start - 16), start) or PERCENT.match(view, end) or (after and unit_at(after))
    )


def _whole(number: Numeral) -> bool:
    return not (number.fraction or number.scaled) and number.value == int(number.value)


def same_scale(first: Numeral, second: Numeral) -> Numeral:
    """The first end with the scale that only the second names: "4-5 million"."""
    if first.scaled or not second.scaled or not first.value < min(second.value, 1000):
        return first
    ratio = next(
        (each for each in FACTORS if second.value >= each and (second.place >= each / 1000 or not second.place)), 1.0
    )
    if not (first.value * ratio <= second.value or ratio > 1):
        return first
    return Numeral(first.end, first.low * ratio, first.high * ratio, first.place * ratio, True, words=first.words)


def takes_unit(between: str, before: str, percent: bool) -> bool:
    """Whether a number after the words `between` takes the unit of the figure before them: ", against ", " to ".
    `before` is the text before that figure: a `percent` is a level only after "from" or "to", and else a change, which
    says nothing of what it leads to ("rose 5% to 13,176")."""
    match = ELIDED.match(between) if len(between) <= REACH else None
    return match is not None and not (percent and match["step"] and not LEVEL.search(before))


def in_brackets(written: str) -> float | None:
    """The number as written of a figure that another is held against in brackets, which is of its unit and scale where
    both have as many decimals: 44.1 of "44.1 million (41.4)", nothing of "2.6 million (2021)"."""
    match = BRACKETED.fullmatch(written)
    return float(match["number"]) if match and len(match["decimals"]) == len(match["same"]) else None


def shares_unit(between: str) -> bool:
    """Whether a number before these words takes the unit of the figure after them: "12 of the 43 passengers"."""
    return len(between) <= REACH and SHARED.match(between) is not None
