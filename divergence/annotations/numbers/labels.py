"""Numbers that name and do not count: versions ("GPT-5.4"), labels ("Runway 27"), scores ("won 3-1"), telephone
numbers, reference marks, addresses of pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from divergence.annotations.dates import DateSpan
from divergence.annotations.numbers.counted_nouns import counted, word_sets
from divergence.annotations.numbers.measures import UNIT_WORDS, unit_at
from divergence.annotations.numbers.numerals import Numeral

LAST_WORD = re.compile(r"([^\W\d_]+)\.?\s?#?$")
PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[-. /]\(?\d{2,5}\)?){2,}(?!\d|[ -]?(?:percent|million))")
GROUPS = re.compile(r"\d{1,3}( \d{3})+$")
MARK = re.compile(r"\[\d+(?:\s?[,-]\s?\d+)*\]")
URL = re.compile(r"\S*(?:://|www\.|@)\S*")
LIST_MARK = re.compile(r"[.)]\s")
READING_TIME = re.compile(r"(?:19|20)\d\d\d{1,2}\smin(?:ute)?s?\b|\d+-minute\sread|\d+\smin(?:ute)?s?\sread")
HYPHEN_NAME = re.compile(r"(?<![\w-])(?P<name>[^\W\d_][\w.]*)-$")
NAME_BEFORE = re.compile(r"(?P<name>[A-Z](?:[\w.]*[a-zA-Z])?|[A-Z]&[A-Z]|iOS|iPadOS|macOS)['’]?\s$")
SCORE = re.compile(
    r"(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\d-]|,\d|\.\d|[-–/]|\s?(?:%|per\s?cent\b|million|billion|trillion|"
    r"thousand|hundred|bn\b|[£$€°]))"
)
RANGE_BEFORE = re.compile(r"\b(?:aged|age|ages|about|around|roughly|between|of|pages?|range|ranges)\s$", re.I)
STREET = re.compile(
    r"(?:\s[A-Z][\w.'-]*){1,4}?\s(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Way|Place|Square|Terrace|"
    r"Crescent|Parkway|Quay|Mews)\b"
)
PRODUCT = re.compile(r"\s(?P<name>[A-Z][a-z]{2,}|[A-Z][a-z]*[A-Z]\w*)\b(?!'s|\.\w)")
DETERMINER = re.compile(r"\b(?:an?|the|its|their|new|own)\s$|'s\s$", re.I)
DATED = re.compile(r"\d{1,4}(?:/\d{1,4})+")
PLURAL_S = re.compile(r"s\b(?!-)")
AGED = re.compile(r"\b(?:the|our|their|his|her|those|these)\s(?:(?-i:[A-Z])\w+\s|(?:under|over)[- ])?$|\bunder-$", re.I)
LIST_AFTER = re.compile(r"\s(?:to|you|we|about|that|why|for|from)\b|\s*(?:$|\n)")
NAMED_BELOW = 10_000  # "Windows 11", "Boeing 787"
UNTIL_HOUR = re.compile(r"\b(?:after|before|until|till)\s$", re.IGNORECASE)
NEAR_HOUR = re.compile(r"\b(?:shortly|just|soon|right|a\slittle|not\slong|minutes)\s(?:after|before)\s$", re.IGNORECASE)
AFTER_HOUR = re.compile(r"\s*(?:[.,;:)]|$|\s(?:on|yesterday|last|this|that|when|and|but|as|while)\b(?!\sa\s))")


@cache
def _label() -> re.Pattern[str]:
    labels = sorted(word_sets()["labels"], key=lambda each: (-len(each), each))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, labels))})\s?#?$".replace(r"\ ", r"\s"), re.I)


@cache
def _last_words() -> frozenset[str]:
    """The last words of labels: without one of them there is none to look for."""
    return frozenset(label.rstrip(".").split()[-1] for label in word_sets()["labels"])


def blocked(view: str, dates: Sequence[DateSpan]) -> list[tuple[int, int]]:
    """What no quantity may touch: dates, reference marks, addresses of pages."""
    spans = [(each.start, each.end) for each in dates]
    if "[" in view:
        spans += [match.span() for match in MARK.finditer(view)]
    if "://" in view or "www." in view or "@" in view:
        spans += [match.span() for match in URL.finditer(view)]
    return sorted(spans)


def telephone(view: str, place: int) -> int | None:
    """Where the telephone number that begins at `place` ends; None where there is none."""
    match = PHONE.match(view, place)
    if match is None or sum(map(str.isdigit, match[0])) < 7 or GROUPS.search(match[0]):
        return None
    return match.end()


def label(view: str, before: str, number: Numeral, head: str | None) -> str | None:
    """The label that the words `before` a number end with ("Runway"), `head` being the noun counted after it."""
    last = LAST_WORD.search(before)
    match = _label().search(before) if last and last[1].lower() in _last_words() else None
    if match is None:
        return None
    word, sets = match[0].strip(" #.").lower(), word_sets()
    if number.words:
        return word if match[0].strip().lower() in sets["spelt_labels"] else None
    if number.grouped or number.scaled:
        return None
    counts = word in sets["soft_labels"] and head is not None and not _rung(view, match[0], word, number)
    return None if counts else word


def _rung(view: str, written: str, word: str, number: Numeral) -> bool:
    """Whether a label's capital makes a name of it where a noun follows: "Year 11 pupils", but not "that year 11 pupils
    left" nor a headline, where every word has its capital."""
    return written[0].isupper() and word in word_sets()["rungs"] and view[number.end : number.end + 2].strip().islower()


def hour(view: str, before: str, end: int, number: Numeral) -> bool:
    """Whether a bare number is an hour: "after eleven.", "shortly after 11." A toll that stands at nine is none."""
    whole = not (number.fraction or number.grouped or number.scaled) and number.value == int(number.value)
    told = (UNTIL_HOUR if number.words else NEAR_HOUR).search(before)
    return whole and 1 <= number.value <= 12 and told is not None and bool(AFTER_HOUR.match(view, end))


def age_group(before: str, view: str, number: Numeral) -> bool:
    """Whether a whole number with an s is those of an age and no seconds: "the 12s", "the under 12s"."""
    whole = not (number.fraction or number.words or number.grouped or number.scaled) and number.value == int(
        number.value
    )
    return whole and bool(PLURAL_S.match(view, number.end) and AGED.search(before))


def listed(view: str, start: int, noun: str, end: int) -> bool:
    """Whether a number that opens a line or follows a colon announces a list: "Ten ways to save", "Budget: five things
    to know"."""
    opens = not start or view[start - 1] == "\n" or view[start - 2 : start] == ": "
    return opens and noun in word_sets()["list_nouns"] and bool(LIST_AFTER.match(view, end))


def name_before(view: str, before: str, start: int, number: Numeral, head: str | None) -> str | None:
    """The name that the number at `start` belongs to ("Windows 11"), `head` being the noun counted after it."""
    if number.words or number.grouped or number.scaled or number.value >= NAMED_BELOW:
        return None
    match = NAME_BEFORE.search(before)
    if match is None or match["name"].lower() in word_sets()["not_names"]:
        return None
    if head is None or (number.value < 30 and not _opens(view, start - len(match[0]))):
        return match["name"]
    return None


def _opens(view: str, place: int) -> bool:
    """Whether a sentence begins at `place`."""
    before = view[max(0, place - 3) : place].rstrip()
    return not before or before[-1] in ".!?:\n\"'" or view[max(0, place - 1)] == "\n"


def name_after(view: str, before: str, end: int, number: Numeral) -> str | None:
    """The name that a bare number opens: a street ("10 Downing Street"), a product ("the 787 Dreamliner")."""
    if number.words or number.grouped or number.scaled or number.fraction:
        return None
    if street := STREET.match(view, end):
        return street[0].strip()
    product = PRODUCT.match(view, end) if DETERMINER.search(before) else None
    return product["name"] if product and product["name"].lower() not in word_sets()["not_names"] else None


def score(view: str, start: int) -> re.Match[str] | None:
    """The score at `start`: "won 3-1" and not "40-45 percent" nor "5-6 people": nothing countable follows, or it
    falls."""
    match = SCORE.match(view, start)
    if match is None:
        return None
    rises = int(match["b"]) > int(match["a"])
    after = UNIT_WORDS.match(view, match.end())
    if after is not None and (unit_at(after) is not None or (rises and counted(view, match.end(), len(view))[0])):
        return None
    return None if rises and RANGE_BEFORE.search(view[max(0, start - 12) : start]) else match
