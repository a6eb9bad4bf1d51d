"""What a figure is told for ("$15 an hour") and how many times over ("1.2x", "doubled")."""

from __future__ import annotations

import re

from divergence.annotations.numbers.counted_nouns import word_sets
from divergence.annotations.numbers.units import NAMES, SYMBOLS

PER = re.compile(
    r"\s?(?:(?P<slash>/)|\sper\s|-an?-|\seach\s|\san?\s(?![^\W\d_]+\s(?:earlier|ago|later|before|after|older?|"
    r"from|early)\b))"
    r"(?P<of>(?:(?:square|cubic|sq\.?)\s)?[^\W\d_]+[²³23]?)",
    re.I,
)
PER_MANY = re.compile(
    r"\s(?:per|for\severy|in\severy)\s(?P<many>1,000,000|100,000|10,000|1,000|100|million|thousand)"
    r"(?:\s(?:live\s)?(?:people|population|[^\W\d_]{3,}s))?\b(?![,.]\d)",
    re.I,
)
MANY = {"million": "1,000,000", "thousand": "1,000"}
SPELLS = frozenset("second minute hour day night week fortnight month quarter year season game match".split())
TIMES = re.compile(r"(?:x|×)(?![^\W_])|\s(?:x|×)(?=\s|[.,;)])|(?:\s|-)(?:times|fold)\b|fold\b", re.I)
COMPARED = re.compile(
    r"\s(?:as|more|less|the|higher|lower|faster|larger|bigger|greater|that|its|what|[a-z]+er)\b",
)
MULTIPLE = {
    "doubled": 2, "double": 2, "twice": 2, "twofold": 2, "tripled": 3, "tripling": 3, "trebled": 3, "triple": 3,
    "thrice": 3, "threefold": 3,
    "quadrupled": 4, "fourfold": 4, "fivefold": 5, "tenfold": 10, "halved": 0.5,
}  # fmt: skip
AFTER_DOUBLE = re.compile(r"\s(?:the|that|its|their|his|her|what|from|last|to|as)\b")
AFTER_TWICE = re.compile(r"\s(?:the|as|that|its|what|their|his)\b")


def rate(view: str, name: str, end: int) -> tuple[str, int]:
    """The unit with what it is told per: "USD per month"."""
    match = PER.match(view, end)
    if match is None:
        return name, end
    of = match["of"].lower()
    single = of[:-1] if of.endswith("s") and len(of) > 3 else of
    unit = SYMBOLS.get(match["of"]) or NAMES.get(of) or NAMES.get(single)
    if single not in word_sets()["per"] and not (unit and (match["slash"] or " " in of)):
        return name, end
    return f"{name} per {unit.name if unit else single}", match.end()


def rate_of_count(view: str, noun: str, end: int) -> tuple[str, int]:
    """Things counted with what they are told per: "deaths per day", "cases per 100,000"."""
    if many := PER_MANY.match(view, end):
        return f"{noun} per {MANY.get(many['many'].lower(), many['many'])}", many.end()
    match = PER.match(view, end)
    if match is None or match["slash"]:
        return noun, end
    of = match["of"].lower()
    always = match[0].strip().lower().startswith("per") and of in word_sets()["per"]
    return (f"{noun} per {of}", match.end()) if always or of in SPELLS else (noun, end)


def times(view: str, end: int) -> tuple[bool, int] | None:
    """Whether the "times" after a number compares ("three times as many") or counts ("three times"), and its end."""
    match = TIMES.match(view, end)
    if match is None:
        return None
    compares = match[0].strip().lower() != "times" or COMPARED.match(view, match.end(), match.end() + 12) is not None
    return compares, match.end()


def multiple(view: str, word: str, end: int) -> float | None:
    """What a word like "doubled" multiplies by; None where it does not ("a double room")."""
    if word in ("double", "triple") and not AFTER_DOUBLE.match(view, end, end + 8):
        return None
    if word == "twice" and not AFTER_TWICE.match(view, end, end + 8):
        return None
    return MULTIPLE[word]
