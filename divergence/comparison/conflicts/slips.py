"""Slips: values that look like one another miswritten.

Whoever copies a figure wrongly swaps two digits, misses one, is out by a factor of ten, or takes the day into another
month; two digits are swapped in a year as well, and fourteen is heard as forty. Two values apart by a slip are seldom
two true values (Damerau 1964: four in five typing errors are one letter wrong, missing, added, or two swapped).
"""

from __future__ import annotations

import math
import re
from collections.abc import Hashable
from functools import lru_cache

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.annotations.times.vocabulary import MONTH
from divergence.comparison.facts.claims import Claim

WITH_YEAR = frozenset({"year", "month", "day"})
NAMED_MONTH = re.compile(MONTH)
LEAST_DIGITS = 3  # of two digits one is the same by chance too often
ROUND = 100  # from which two counts of one named thing are apart by a zero by no chance, round as they are
COMPOUND = 4  # words of a value in two units
LARGE = 1000  # from which two counts, one of them of nothing that is named, have their digits swapped by no chance


def slip(one: Claim, other: Claim) -> bool:
    """Whether one value could be the other miswritten: "£412 million" and "£421 million", "24 July" and "24 June"."""
    a, b = one.anchor, other.anchor
    if isinstance(a, DateSpan) and isinstance(b, DateSpan):
        return _other_month(a, b) or _swapped_year(a, b) or _other_hour(a, b)
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or a.kind != b.kind:
        return False
    if _turned(a, b):
        return True
    value, rival = _value(a), _value(b)
    if other_unit(one, other):
        return True
    # "480,000 of those" may be the 840,000 phones.
    unnamed = a.unit != b.unit and a.kind == "count" and None in (a.unit, b.unit) and min(value, rival) >= LARGE
    alike = one_unit(a, b) or (a.kind == "count" and one.noun is not None and one.noun == other.noun)
    if not value or not rival or not (alike or unnamed):
        return False
    if not unnamed and _misheard(value, rival):
        return True
    digits, others = digits_of(value), digits_of(rival)
    sizes = [math.floor(math.log10(each)) for each in (value, rival)]
    if _swapped_when_rounded(digits, others) and sizes[0] == sizes[1] and min(value, rival) >= LARGE:
        return True
    if len(digits) != len(others):
        longer = sizes[0] - sizes[1] == (1 if len(digits) > len(others) else -1)
        return not unnamed and longer and _one_more(digits, others)
    apart = [place for place, (x, y) in enumerate(zip(digits, others, strict=True)) if x != y]
    same_size = sizes[0] == sizes[1]
    if not apart:
        named = one.noun is not None and min(value, rival) >= ROUND
        # A zero too many, or a million for a billion: $11.2 million and $1.12 billion are no slip. Shares are so few
        # that 4.5 and 45 per cent stand in many a story.
        telling = len(digits) > 1 if a.kind != "percent" else len(digits) >= LEAST_DIGITS
        # Twelve of something in ten litres are 1.2 a litre.
        apart_by = (1, 3) if a.unit == b.unit else (3,)
        return abs(sizes[0] - sizes[1]) in apart_by and (telling or named)
    swapped = len(apart) == 2 and sorted(digits) == sorted(others)
    return same_size and (swapped or (len(apart) == 1 and len(digits) >= LEAST_DIGITS and not unnamed))


def _swapped_when_rounded(digits: str, others: str) -> bool:
    """Whether the longer of two numbers is the other with its digits changed over when rounded as that is: 48,300 and
    84,000."""
    shorter, longer = sorted((digits, others), key=len)
    if not 1 < len(shorter) < len(longer):
        return False
    rounded = digits_of(round(float(f"0.{longer}"), len(shorter)))
    return len(rounded) == len(shorter) and rounded != shorter and sorted(rounded) == sorted(shorter)


def _turned(one: Quantity, other: Quantity) -> bool:
    """Whether the numbers of two values in two units are changed over: "three years and four months"."""
    words, others = _parts(one), _parts(other)
    return words != others and sorted(words) == sorted(others)


def _parts(quantity: Quantity) -> list[str]:
    """The words of a duration in two units, none of any other value."""
    words = quantity.text.lower().split() if quantity.kind == "duration" else []
    return words if len(words) >= COMPOUND else []


def one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are in one unit; "£1.14bn a year" and "yearly sales of £1.14bn" are."""
    if one.unit == other.unit or None in (one.unit, other.unit):
        return one.unit == other.unit
    (unit, _, rate), (also, _, per) = (str(each.unit).partition(" per ") for each in (one, other))
    return unit == also and not (rate and per)


def other_unit(one: Claim, other: Claim) -> bool:
    """Whether one measure is the other in the wrong unit: 1.8 miles for 1.8 kilometres, 17 weeks for 17 days."""
    a, b = one.anchor, other.anchor
    if not (isinstance(a, Quantity) and isinstance(b, Quantity)) or one.dimension != other.dimension:
        return False
    if a.kind not in ("measure", "duration") or a.unit == b.unit or None in (a.unit, b.unit):
        return False
    value = _value(a)
    stock = a.kind == "duration" and (value <= 12 or not value % 10 or not value % 12)  # 24 hours, 30 days, 12 weeks
    return value == _value(b) and len(digits_of(value)) > 1 and not stock


def bare_slip(one: Claim, other: Claim) -> bool:
    """Whether two counts could be one miswritten, one of them of nothing that is named and both of few digits: "612
    inmates" and "a population of 621" may be so by chance."""
    a, b = one.anchor, other.anchor
    if not (isinstance(a, Quantity) and isinstance(b, Quantity) and a.kind == b.kind == "count") or a.unit == b.unit:
        return False
    if None not in (a.unit, b.unit):
        return False
    value, rival = _value(a), _value(b)
    digits, others = digits_of(value), digits_of(rival)
    return 10 <= min(value, rival) < LARGE and digits != others and sorted(digits) == sorted(others)


def _misheard(value: float, rival: float) -> bool:
    """ "Fourteen" and "forty"."""
    teen, ty = sorted((value, rival))
    return 13 <= teen <= 19 and ty == 10 * (teen - 10)


def _one_more(digits: str, others: str) -> bool:
    """Whether one of two numbers has a digit more, and at least three."""
    shorter, longer = sorted((digits, others), key=len)
    return (
        len(longer) - len(shorter) == 1
        and len(longer) >= LEAST_DIGITS
        and any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    )


def tenfold(one: Claim, other: Claim) -> bool:
    """Whether two values apart by a slip have the same digits, and a zero more or less: "£9 million", "£90 million"."""
    a, b = one.anchor, other.anchor
    if not (isinstance(a, Quantity) and isinstance(b, Quantity) and slip(one, other)):
        return False
    if a.kind not in ("count", "money") and _letters(a) != _letters(b):
        return False  # "75 basis points" and "7.5 per cent": the unit tells them apart, not the zero
    return digits_of(_value(a)) == digits_of(_value(b))


def digits(claim: Claim) -> int:
    """How many digits a figure has, zeros at its ends not counted: the more, the less are two that differ in one of
    them two figures."""
    return len(digits_of(_value(claim.anchor))) if isinstance(claim.anchor, Quantity) else 0


def written(claim: Claim) -> Hashable:
    """What `slip` looks at: claims of which this is equal are slips of the same others."""
    anchor = claim.anchor
    if isinstance(anchor, DateSpan):
        return anchor.low, anchor.precision, _in_figures(anchor)
    if not isinstance(anchor, Quantity):
        return None
    return anchor.kind, anchor.unit, claim.noun, _value(anchor), " ".join(_parts(anchor))


def kin(claim: Claim) -> tuple[Hashable, ...]:
    """What a value has in common with its slips: two values apart by a slip have one of these in common, and nobody's
    slip has none."""
    anchor = claim.anchor
    if isinstance(anchor, DateSpan):
        if anchor.low is None:
            return ()
        if anchor.precision == "minute":
            return (("minute", anchor.low.minute),)
        year = str(anchor.low.year)
        kin: list[Hashable] = [("year", *sorted(year))] if anchor.precision in WITH_YEAR and year in anchor.text else []
        return (*kin, anchor.low.day) if anchor.precision == "day" and _in_figures(anchor) else tuple(kin)
    if not isinstance(anchor, Quantity):
        return ()
    value = _value(anchor)
    digits = digits_of(value)
    like = {digits, "".join(sorted(digits))}  # a zero more, two digits changed over
    for size in range(2, len(digits)):  # changed over in what is rounded
        like.add("".join(sorted(digits_of(round(float(f"0.{digits}"), size)))))
    if words := _parts(anchor):
        like.add(" ".join(sorted(words)))
    if len(digits) >= LEAST_DIGITS:  # a digit missed, another digit
        cuts = [(digits[:at], digits[at + 1 :]) for at in range(len(digits))]
        like.update(map("".join, cuts), map("?".join, cuts))
    if 13 <= value <= 19:  # misheard
        like.add(digits_of(10 * (value - 10)))
    return tuple((claim.dimension, each) for each in sorted(like)) if value else ()


def _other_month(one: DateSpan, other: DateSpan) -> bool:
    if one.low is None or other.low is None or not one.precision == other.precision == "day":
        return False
    return _in_figures(one) and _in_figures(other) and one.low.day == other.low.day and one.low.month != other.low.month


def _swapped_year(one: DateSpan, other: DateSpan) -> bool:
    """Whether the years of two dates are in figures and differ by two neighbouring digits changed over, and nothing
    else of them does: 1967 and 1976, "February 1962" and "February 1926"."""
    if one.low is None or other.low is None or one.precision != other.precision or one.precision not in WITH_YEAR:
        return False
    if (one.low.month, one.low.day) != (other.low.month, other.low.day):
        return False
    digits, others = str(one.low.year), str(other.low.year)
    apart = [place for place, (x, y) in enumerate(zip(digits, others, strict=True)) if x != y]
    swapped = len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(digits) == sorted(others)
    return swapped and digits in one.text and others in other.text


def _other_hour(one: DateSpan, other: DateSpan) -> bool:
    """Whether two times of one day are the same minute of two hours: 6.40 and 8.40, 13:15 taken for 3.15pm. On the hour
    and the half many things are by chance."""
    if one.low is None or other.low is None or not one.precision == other.precision == "minute":
        return False
    minute = one.low.minute
    return minute == other.low.minute and minute % 30 != 0 and one.low.hour != other.low.hour


def _in_figures(date: DateSpan) -> bool:
    """Whether a date gives its day in figures and its month by name: "the 22nd" is in no other month."""
    return any(letter.isdigit() for letter in date.text) and bool(NAMED_MONTH.search(date.text))


def _letters(quantity: Quantity) -> str:
    return "".join(letter for letter in quantity.text.lower() if letter.isalpha())


def _value(quantity: Quantity) -> float:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        return abs(low or high or 0.0)
    return (abs(low) + abs(high)) / 2


@lru_cache(65536)  # of a large story each value is held against all others
def digits_of(value: float) -> str:
    """The digits of a number, zeros at its ends not counted."""
    return f"{value:.6g}".partition("e")[0].replace(".", "").strip("0")
