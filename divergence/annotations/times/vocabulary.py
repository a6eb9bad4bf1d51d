"""The names of months, days and seasons, and the expressions that dates and times are built of."""

from __future__ import annotations

import re

from divergence.annotations.numbers.numerals import SMALL, TENS

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
NAMED_DAYS = frozenset(word for word in WEEKDAYS if word.endswith("day"))  # "sat" is a verb
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
HOURS = "|".join(word for word, number in SMALL.items() if 1 <= number <= 12)
COUNTS = {**SMALL, **TENS, "a": 1, "an": 1, "couple": 2}
PARTS = {"morning": (0, 12), "afternoon": (12, 18), "evening": (17, 24), "night": (18, 30), "lunchtime": (12, 14)}
NAMED = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?"
    r"|July?\.?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
SHOUTED = NAMED.upper().replace("|MAY|", "|")  # in capitals that is a verb as a rule
MONTH = rf"(?P<month>{NAMED}|{SHOUTED})(?![^\W_])"
MONTH_CAPITALS = MONTH.replace("P<month>", "P<month2>")
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d,.:]*\d|[^\W_])"
DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
WEEKDAY = (
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?"
    r"|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
)
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.m\.|[ap]\.?m\b)|"
    r":(?P<minute2>[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|\s?o'clock)"
)
EDGE = re.compile(
    r"\b(?:the\s)?(?P<early>(?:early|late|mid)(?=[\s-]|\sof\s)|(?:start|end)(?=-|\sof\s)|(?:middle|beginning|close)(?=\sof\s)"
    r"|(?<=the\s)(?:start|end|beginning|close)(?=\s))"
    r"(?:[\s-]|\sof\s(?:the\s)?)$",
    re.I,
)
"""A part of a month, season or year; "will close this fall" and "will end October 6" are none."""
