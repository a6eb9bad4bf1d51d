"""Sums of money: the sign or code before a number, and the short scales that only money has ("$3b")."""

from __future__ import annotations

import re

from divergence.annotations.numbers.counted_nouns import counted, word_sets
from divergence.annotations.numbers.numerals import Numeral
from divergence.annotations.numbers.units import MONEY, NAMES, SIGNS, Unit

# The code of a dollar begins its word: "spent $40" has no "nt$" in it.
SIGN = re.compile(
    r"(?P<sign>(?:(?<![^\W_])(?i:US|AU|CA|NZ|HK|NT|Mex|C)\s?|[ASR])?\$(?:\s?US|AU?|NZ|CA?|HK|S)?|U\.S\.\s?\$|[£€¥₹₽₩₪₺₴₱₫฿₦₿¢]|[A-Z]{3}|"
    r"RM|Rp|Rs\.?|R|Dh|DM|SFr)\s?-?$"
)
AGAIN = re.compile(r"(?:US|AU?|CA?|HK|NZ|S)?\$(?:\s?US|AU?|NZ|CA?|HK|S)?\s?|[£€¥₹]\s?|[A-Z]{3}\s?(?=\d)|RM(?=\d)")
SHORT = re.compile(r"\s?(m|b|M|B|mil|MM|t|T)\b(?!\.\w)")
OF_THEM = re.compile(r"m\sof\s(?:its|the|their|his|her|them)\b")
SEVERAL = re.compile(r"\s([^\W\d_]+s|kroner|kronor|yen|yuan|rand|baht)\b")
US_AFTER = re.compile(r"\s?(?:USD?\b|U\.S\.)")


def sign_before(before: str) -> re.Match[str] | None:
    """The sign or code that `before`, the text before a number, ends with."""
    sign = SIGN.search(before)
    if sign is None or not sign.start():
        return sign
    last = before[sign.start() - 1]  # "PLX-R18" is a name, "-$18" a loss
    return None if last.isalnum() or (last == "-" and sign[0][0].isalpha()) else sign


def currency(sign: str) -> Unit | None:
    """The currency of a sign or code as written ("hk $", "Rs.", "$ US")."""
    plain = re.sub(r"[\s.]", "", sign)
    return SIGNS.get(plain) or SIGNS.get(plain.upper())


def sign_again(view: str, place: int) -> tuple[Unit, int] | None:
    """The sign before the second end of a range ("$4bn to $5bn"), and where it ends."""
    sign = AGAIN.match(view, place)
    unit = currency(sign[0]) if sign else None
    return (unit, sign.end()) if sign and unit else None


def short_scale(view: str, number: Numeral) -> Numeral:
    """ "£1.9m", "$3b": after a currency the letter is a scale."""
    match = SHORT.match(view, number.end)
    if match is None:
        return number
    factor = {"b": 1e9, "t": 1e12}.get(match[1].lower(), 1e6)
    return Numeral(match.end(), number.low * factor, number.high * factor, (number.place or 0.1) * factor, True)


def is_million(view: str, end: int, limit: int) -> bool:
    """Whether the "m" of "1.2m homes", "35m of its devices" or "4m euros" is a million and not a metre; a capital
    counts whatever is counted ("4.3M albums", "8B parameters")."""
    letter = view[end : end + 1]
    if letter not in ("m", "M", "B") or view[end + 1 : end + 2].isalnum():
        return False
    unit = SEVERAL.match(view, end + 1)
    if OF_THEM.match(view, end) or (unit and (unit[1].lower() in MONEY or unit[1].lower() in NAMES)):
        return True
    head, _ = counted(view, end + 1, limit)
    return head is not None if letter.isupper() else head in word_sets()["in_millions"]
