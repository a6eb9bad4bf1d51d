"""Quantities: figures in digits and in words as intervals with their unit and what they count.

A figure is what the text lets be true. An integer given in full is exact ("212,400"); a decimal or scaled number stands
for all that round to it ("$14.3 billion" is 14.25 to 14.35 billion; a bare "2 million" at most a tenth either way), a
sum in cents is exact. "About", "some", "roughly" widen by half the last non-zero digit, at least 2 and at most 10 per
cent; "nearly" and "almost" by 10 per cent downwards; "over", "at least" leave the upper side open, "up to", "fewer
than" the lower. "Dozens" is 24 to 100, "tens of thousands" 20,000 to 100,000. Values are in the unit as written; `base`
converts. A fraction, "doubled" and "1.2x" are ratios; percentages are in percentage points.

Not quantities: dates and clock times (see `dates`), reference marks, telephone numbers, addresses of pages, "one" as a
pronoun. Versions and labels ("GPT-5.4", "Runway 27") and ordinals ("3rd") are marked as such.

Limits: the counted noun is found by form (a plural within four words), without a tagger; "pounds" are money
where "£" is near or they are told by the million, and weight otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from divergence.annotations.dates import DateSpan
from divergence.annotations.numbers import labels
from divergence.annotations.numbers.bounds import bounds
from divergence.annotations.numbers.counted_nouns import WORD, counted, word_sets
from divergence.annotations.numbers.measures import kind_of, smaller
from divergence.annotations.numbers.money import currency, is_million, short_scale, sign_before
from divergence.annotations.numbers.numerals import GROUPS, LARGEST, ORDINAL, WORDS, Numeral, ordinal, read, several
from divergence.annotations.numbers.portions import (
    AFTER_A,
    half_of,
    half_unit,
    proportion,
    unit_and_part,
    with_article,
)
from divergence.annotations.numbers.ranges import against, in_brackets, same_scale, second_end, shares_unit, takes_unit
from divergence.annotations.numbers.rates import MULTIPLE, multiple
from divergence.annotations.numbers.sense import NEGATIVE, sense, word_end
from divergence.annotations.numbers.units import BY_NAME, SIGNS, Unit
from divergence.document import Document
from divergence.result import FigureKind

DIGIT = re.compile(r"[\d¼½¾⅐-⅞](?:(?<=\d)[\d,.]*)?")
DOTTED = re.compile(r"[\d.]+")
VERSION = re.compile(r"(\d+(?:\.\d+)?)(?:\.\d+)*")
GOES_ON = tuple(f"{gap}{word}" for gap in " \n" for word in ("to", "and", "or", "of", "in"))
RESULTS = re.compile(r"\b(?:the|their|his|her|its|test|exam|credit|approval|average|high|low)\s$", re.I)
GATE = frozenset({*WORDS, *MULTIPLE, "a", "an"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity at characters ``[start, end)``: between `low` and `high` of `unit` (None: open on that side).

    `noun` is the head of what is counted, "age" for ages, the name that a version belongs to. `rounding` is half the
    last stated digit where `low` and `high` do not hold it yet (35 miles: .5).
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    low: float | None
    high: float | None
    unit: str | None
    noun: str | None
    approximator: str | None
    rounding: float = 0.0


class _Place(NamedTuple):
    """Where a number may stand: from character `start` of a view, with nothing before `floor` nor after `limit`."""

    view: str
    text: str
    start: int
    floor: int
    limit: int

    def before(self, start: int, length: int) -> str:
        return self.view[max(self.floor, start - length) : start]


def quantities(document: Document, dates: Sequence[DateSpan] = ()) -> tuple[Quantity, ...]:
    """The quantities of a document, in order, not overlapping."""
    view = document.view
    taken = labels.blocked(view, dates)
    found: list[Quantity] = []
    ends = _ends(document)
    reached, block, paragraph = 0, 0, 0
    for start in _starts(document):
        while block < len(taken) and taken[block][1] <= start:
            block += 1
        if start < reached or (block < len(taken) and taken[block][0] <= start):
            continue
        limit = taken[block][0] if block < len(taken) else len(view)
        while paragraph < len(ends) and ends[paragraph] <= start:
            paragraph += 1
        limit = min(limit, ends[paragraph] if paragraph < len(ends) else len(view))
        place = _Place(view, document.text, start, reached, limit)
        quantity, end = _in_digits(place) if view[start].isdecimal() else _in_words(place)
        reached = max(reached, end)
        if quantity is not None:
            if found:
                quantity = _elided(view, found[-1], quantity)
                found[-1] = _shared(view, found[-1], quantity)
            found.append(quantity)
    return tuple(found)


def _ends(document: Document) -> list[int]:
    """Where no figure may go on: paragraphs' ends, but a line that goes on in lower case, or ends in "to" or "of", is
    only wrapped."""
    view = document.view
    return [
        end
        for (start, end), (following, _) in zip_longest(
            document.paragraphs, document.paragraphs[1:], fillvalue=(len(view), 0)
        )
        if following == len(view) or not (view[following].islower() or view[max(0, start - 1) : end].endswith(GOES_ON))
    ]


def _starts(document: Document) -> list[int]:
    """Where a number may begin: at digits, and at words of number."""
    lower = document.lower
    words = GATE.union(word for word in document.hyphened if word.partition("-")[0] in GATE)
    spelt = [
        document.starts[token]
        for token in document.among(words)
        if lower[token] not in ("a", "an") or "".join(lower[token + 1 : token + 2]).partition("-")[0] in AFTER_A
    ]
    return sorted([match.start() for match in DIGIT.finditer(document.view)] + spelt)


def _elided(view: str, before: Quantity, quantity: Quantity) -> Quantity:
    """ "240 TOPS, against 125 for the X1", "from 208 pounds to 193", "$44.1 million (41.4)": the second takes the unit
    of the first."""
    if quantity.kind != "count" or quantity.unit is not None:
        return quantity
    if (number := in_brackets(view[before.start : quantity.end + 1])) is not None:
        return _scaled(before, quantity, number)
    if before.unit is None or before.noun == "age":
        return quantity
    leading = view[max(0, before.start - 8) : before.start]
    if not takes_unit(view[before.end : quantity.start], leading, before.kind == "percent"):
        return quantity
    return replace(quantity, kind=before.kind, unit=before.unit, noun=before.noun)


def _scaled(before: Quantity, quantity: Quantity, number: float) -> Quantity:
    """A quantity in the unit and by the scale of the one before, which is written with `number`."""
    if None in (before.low, before.high, quantity.low, quantity.high) or not number:
        return quantity
    scale = _clean(((before.low or 0.0) + (before.high or 0.0)) / 2 / number)
    low, high = (_clean((end or 0.0) * scale) for end in (quantity.low, quantity.high))
    return replace(quantity, kind=before.kind, unit=before.unit, noun=before.noun, low=low, high=high)


def _shared(view: str, before: Quantity, quantity: Quantity) -> Quantity:
    """ "12 of the 43 passengers", "280 million of the 1.5 billion shekels": the first takes the unit of the second."""
    if before.kind != "count" or before.unit is not None or quantity.kind not in ("count", "money", "measure"):
        return before
    if quantity.unit is None or not shares_unit(view[before.end : quantity.start]):
        return before
    return replace(before, kind=quantity.kind, unit=quantity.unit, noun=quantity.noun)


def _in_digits(place: _Place) -> tuple[Quantity | None, int]:
    """The quantity whose digits begin at `place`, and where to read on."""
    view, start, negative = place.view, place.start, False
    previous = view[start - 1] if start else " "
    run = DIGIT.match(view, start)
    token_end = run.end() if run else start + 1
    before = place.before(start, 40)
    if previous == "." and (start < 2 or not view[start - 2].isalnum()):
        start -= 1
    elif previous == ".":
        return None, token_end
    elif previous == "-":
        if start < 2 or view[start - 2] in " (\n,$£€":
            negative, start = True, start - 1
        elif named := labels.HYPHEN_NAME.search(before):
            word = named["name"].lower()
            if word not in word_sets()["prefixes"] and word not in WORDS:
                return _version(place, named)
            negative = word == "minus"
            start = start - 6 if negative else start
        else:
            return None, token_end
    elif previous.isalpha() or previous == "_":
        code = sign_before(before)
        if code is None or code["sign"] not in SIGNS:
            return None, word_end(view, token_end)
    elif previous in "#@/^":
        return None, token_end
    if (end := labels.telephone(view, place.start - (previous in "+("))) is not None:
        return None, end
    number = read(view, place.text, start if previous == "." else place.start)
    if number is None:
        return None, token_end
    if not number.countable:
        return None, number.end
    if labels.LIST_MARK.match(view, number.end) and (not place.start or previous == "\n"):
        return None, number.end
    if view[number.end : number.end + 1] == "." and view[number.end + 1 : number.end + 2].isdecimal():
        dotted = DOTTED.match(view, number.end)
        return None, word_end(view, dotted.end() if dotted else number.end)
    if nth := ORDINAL.match(view, number.end):
        return _plain(place, place.start, nth.end(), "ordinal", number.low)
    if not number.fraction and (dated := labels.DATED.match(view, place.start)) and dated.end() > number.end:
        return None, dated.end()
    if not negative and (minus := NEGATIVE.search(before)):
        negative, start = True, start - len(minus[0])
    if labels.READING_TIME.match(view, place.start):
        return None, token_end
    return _figure(place, start, number, negative)


def _plain(
    place: _Place, start: int, end: int, kind: FigureKind, value: float, noun: str | None = None
) -> tuple[Quantity, int]:
    return Quantity(start, end, place.text[start:end], kind, value, value, None, noun, None), end


def _version(place: _Place, named: re.Match[str]) -> tuple[Quantity | None, int]:
    """ "GPT-5.4": the number is part of a name."""
    number = VERSION.match(place.view, place.start)
    if number is None or not float(number[1]) <= LARGEST:
        return None, place.start + 1
    start = max(place.start - len(named[0]), place.floor)
    return _plain(place, start, word_end(place.view, number.end()), "version", float(number[1]), named["name"])


def _in_words(place: _Place) -> tuple[Quantity | None, int]:
    """The quantity whose words begin at `place`, and where to read on."""
    view, start = place.view, place.start
    word = WORD.match(view, start)
    if word is None or (
        start and (view[start - 1].isalnum() or (view[start - 1] == "-" and view[start - 2 : start - 1].isalnum()))
    ):
        return None, start + 1
    low = word[0].lower()
    if low in MULTIPLE:
        value = multiple(view, low, word.end())
        if value is None:
            return None, word.end()
        return _bounded(place, start, Numeral(word.end(), value, value, 0.0, words=True), "ratio", "times")
    if low in ("a", "an"):
        if whole := unit_and_part(view, start, place.limit):
            return _bounded(place, start, whole[0], kind_of(whole[1]), whole[1].name)
        number = with_article(view, place.text, start)
    elif low.startswith("half"):
        if part := half_unit(view, start):
            return _bounded(place, start, part[0], kind_of(part[1]), part[1].name)
        number = read(view, place.text, start) or half_of(view, start)
    else:
        number = read(view, place.text, start)
    if number is None:
        return None, word.end()
    if nth := ordinal(view, start, number):
        return _plain(place, start, nth[1], "ordinal", nth[0])
    if low in GROUPS and (some := several(place.before(start, 16), number)):
        number, start = some[0], start - some[1]
    elif low == "scores" and (
        RESULTS.search(place.before(start, 12))
        or counted(view, number.end, place.limit)[0] not in word_sets()["in_millions"]
    ):
        return None, number.end
    minus = NEGATIVE.search(place.before(start, 10))
    return _figure(place, start - len(minus[0]) if minus else start, number, minus is not None)


def _bounded(
    place: _Place,
    start: int,
    number: Numeral,
    kind: FigureKind,
    unit: str | None,
    noun: str | None = None,
    end: int | None = None,
    second: Numeral | None = None,
) -> tuple[Quantity, int]:
    end = number.end if end is None else end
    low, high, approximator, rounding, end = bounds(place.view, start, end, number, kind, noun, place.floor, second)
    return Quantity(start, end, place.text[start:end], kind, low, high, unit, noun, approximator, rounding), end


def _figure(place: _Place, start: int, number: Numeral, negative: bool) -> tuple[Quantity | None, int]:
    """The figure around a number: currency before, range, unit or noun after, approximator before."""
    view, text, limit = place.view, place.text, place.limit
    if number.end > limit or not number.countable:
        return None, number.end
    before = place.before(start, 24)
    money: Unit | None = None
    if (sign := sign_before(before)) and (money := currency(sign["sign"])):
        start -= len(sign[0])
        negative = negative or sign[0].endswith("-")
        before = place.before(start, 24)
        if before.endswith("-") and (len(before) < 2 or before[-2] in " ("):
            negative, start = True, start - 1
    if not (money or negative or number.words) and (score := labels.score(view, start)):
        low, high = sorted((float(score["a"]), float(score["b"])))
        return Quantity(
            start, score.end(), text[start : score.end()], "score", low, high, None, None, None
        ), score.end()
    single, second = number, None
    if not number.scaled and (money or is_million(view, number.end, limit)):
        single = short_scale(view, number)
    end = single.end
    if not number.fraction or number.value >= 1:
        joined = second_end(view, text, start, end, limit, place.floor, single, money)
        if joined:
            second, money, end = joined
            single = same_scale(single, second)
    if second is not None and not (money or negative) and against(view, start, end, single, second):
        result, end = _bounded(place, start, single, "score", None, None, end, second)
        if result.approximator is None:
            return result, end
    if second is None and not money and (part := proportion(view, text, number, limit)):
        return _bounded(place, start, part, "ratio", None)
    kind, unit, noun, end = sense(view, limit, start, single, second, end, money, before)
    if kind is None:
        return None, end
    added = share = 0.0
    if second is None and unit:
        added, share, end = smaller(view, text, unit, end, limit)
        single = replace(single, low=single.low + added, high=single.high + added, place=0.0 if added else single.place)
    if negative:
        single = replace(single, low=-single.high, high=-single.low)
    found, end = _bounded(place, start, single, kind, unit, noun, end, second)
    # What is left of the smallest unit is as often cut off as rounded: "14 minutes" of 14 minutes and 37 seconds.
    return (replace(found, rounding=share) if added and kind != "money" else found), end


def base(quantity: Quantity) -> tuple[str, float | None, float | None]:
    """The quantity's dimension and its ends in that dimension's base unit, widened by its own rounding.

    21.2 centimetres and 212 mm overlap in it. Counted nouns and currencies are dimensions of their own.
    """
    name, _, per = (quantity.unit or "").partition(" per ")
    unit = BY_NAME.get(quantity.unit or "") or BY_NAME.get(name)
    if unit is None:
        return quantity.unit or quantity.kind, quantity.low, quantity.high
    below = BY_NAME.get(per) if unit.name != quantity.unit else None
    dimension, factor = unit.dimension, unit.factor
    if unit.name != quantity.unit:
        dimension = f"{unit.dimension}/{below.dimension if below else per}"
        factor /= below.factor if below else 1.0
    low = None if quantity.low is None else _clean((quantity.low - quantity.rounding) * factor + unit.offset)
    high = None if quantity.high is None else _clean((quantity.high + quantity.rounding) * factor + unit.offset)
    return dimension, low, high


def _clean(value: float) -> float:
    """Without the dust of floating point, so that 318.4 pence is £3.184."""
    return float(f"{value:.12g}")
