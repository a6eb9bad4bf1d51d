"""Parts in words: "a third", "half the voters", "half an hour", "an hour and a half", "one in five"."""

from __future__ import annotations

import re

from divergence.annotations.numbers.counted_nouns import WORD
from divergence.annotations.numbers.measures import PERCENT, UNIT_WORDS, unit_at
from divergence.annotations.numbers.numerals import FRACTIONS, WORDS, Numeral, of_a_scale, read
from divergence.annotations.numbers.units import NAMES, Unit

A_NUMBER = re.compile(
    r"an?[\s-](?:(?:good|further|full|whole|mere|hefty|huge|massive|staggering|whopping)\s)?(?:(?:hundred|thousand|million|billion|trillion|dozen)\b|"
    r"(?P<part>third|quarter|fifth|tenth|half|sixth|eighth)\b)",
    re.I,
)
UNIT_AND_PART = re.compile(
    r"an?\s(?P<unit>hour|day|week|month|year|minute|decade|century|mile)(?P<half>\sand\sa\s(?:half|quarter))\b", re.I
)
# Words that "a" makes a number with, in the two expressions above.
AFTER_A = frozenset(
    "good further full whole mere hefty huge massive staggering whopping "
    "hundred thousand million billion trillion dozen third quarter fifth tenth half sixth eighth "
    "hour day week month year minute decade century mile".split()
)
PART_AFTER = re.compile(r"\s(?:of|more|less|fewer|as|to|lower|higher|off|since|from|on|in|the)\b|[.,;:)\"]|$", re.I)
AFTER = {"quarter": re.compile(r"\sof\b"), "half": re.compile(r"\sof\b|[.,;:)]|$")}
HALF_UNIT = re.compile(
    r"half\s?-?an?\s(?P<unit>hour|day|minute|mile|year|century|decade|second|inch|acre|kilometre|pound|gallon|"
    r"litre)\b|half-(?P<unit2>hour|mile|century|minute)\b",
    re.I,
)
HALF_OF = re.compile(r"half(?:\sof\b|\s(?:the|its|their|his|her|our|all|as|what)\b)", re.I)
ONE_OF_A_KIND = re.compile(r"\s(?!in\b)[a-z]{3,}(?=\sin\s)")  # "one worker in 20"
NOUN_AFTER = re.compile(r"\s(?!is\b|was\b|has\b|does\b)[a-z]+s\b")
YEARS = range(1900, 2101)
PROPORTION = re.compile(r"[\s-](?:in|out\sof)[\s-](?:every[\s-])?(?=[\w])", re.I)


def with_article(view: str, text: str, place: int) -> Numeral | None:
    """The number that "a" or "an" at `place` begins: "a hundred", "a third of"."""
    match = A_NUMBER.match(view, place)
    if match is None:
        return None
    part = (match["part"] or "").lower()
    if not part:
        return read(view, text, place)
    if part == "half" and view[max(0, place - 4) : place - 1] == "and":
        return None  # "a year and a half"
    changed = view[max(0, place - 3) : place].lower() == "by "  # "rose by a quarter", but "in a quarter" is a time
    after = PART_AFTER if changed else AFTER.get(part, PART_AFTER)
    if not PART_AFTER.match(view, match.end()) or not after.match(view, match.end()):
        return None
    return of_a_scale(view, match.end(), 1 / FRACTIONS[part])


def unit_and_part(view: str, place: int, limit: int) -> tuple[Numeral, Unit] | None:
    """ "An hour and a half" at `place`."""
    match = UNIT_AND_PART.match(view, place)
    if match is None or match.end() > limit:
        return None
    value = 1.5 if match["half"].lower().endswith("half") else 1.25
    return Numeral(match.end(), value, value, 0.0, words=True), NAMES[match["unit"].lower()]


def half_unit(view: str, place: int) -> tuple[Numeral, Unit] | None:
    """ "Half an hour", "half-mile" at `place`."""
    match = HALF_UNIT.match(view, place)
    if match is None:
        return None
    return Numeral(match.end(), 0.5, 0.5, 0.0, words=True), NAMES[(match["unit"] or match["unit2"]).lower()]


def half_of(view: str, place: int) -> Numeral | None:
    """The "half" of "half the voters"."""
    if not HALF_OF.match(view, place, place + 12):
        return None
    return Numeral(place + 4, 0.5, 0.5, 0.0, fraction=True, words=True)


def proportion(view: str, text: str, number: Numeral, limit: int) -> Numeral | None:
    """ "One in five", "one worker in 20", "nine out of ten" as their share; `number` is the first of the two."""
    named = ONE_OF_A_KIND.match(view, number.end) if number.value == 1 else None
    match = PROPORTION.match(view, named.end() if named else number.end)
    if match is None or number.fraction or number.scaled or match.end() >= limit:
        return None
    place = match.end()
    spelt = WORD.match(view, place) if view[place].isalpha() else None
    if spelt and spelt[0].lower().split("-")[0] not in WORDS:
        return None
    under = read(view, text, place)
    if under is None or under.fraction or under.end > limit or not 0 < number.value < under.value:
        return None
    following = UNIT_WORDS.match(view, under.end)
    if following and unit_at(following) is not None and "out" not in match[0]:
        return None
    if PERCENT.match(view, under.end) or (
        named and (under.value in YEARS or NOUN_AFTER.match(view, under.end))  # "one goal in 20 games"
    ):
        return None
    share = number.value / under.value
    return Numeral(under.end, share, share, 0.0, fraction=True, words=True)
