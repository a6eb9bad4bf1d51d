"""Numbers as written, in digits or in words, with how finely they are stated.

`read` reads the number that begins at a place: "14.3 billion", "1,200 million", "two hundred and forty", "half a
dozen", "four-fifths", "7 3/4", "1½". It knows nothing of units. Limits: years in words ("nineteen ninety-five") are
read as their first part; two groups parted by a plain space are joined only where the second is 000 ("12 000"), groups
parted by a no-break or thin space always.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import numeric

SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
SMALL["nought"] = SMALL["naught"] = 0
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {"thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9, "trillion": 1e12}
SHORT_SCALES = {"k": 1e3, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
GROUPS = {"dozen": 12.0, "hundred": 100.0, **SCALES}
PLURAL_GROUPS = {"tens": 10.0, "scores": 20.0, **{f"{word}s": value for word, value in GROUPS.items()}}
LEAST_OF = {"dozens": 2.0, "scores": 2.0}  # of indefinite groups that reach up to a hundred
ORDINALS = {
    "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11,
    "twelfth": 12, "sixteenth": 16, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    "thousandth": 1000, "millionth": 1000000, "first": 1,
}  # fmt: skip
FRACTIONS = {"half": 2, "halve": 2, "quarter": 4, **{word: value for word, value in ORDINALS.items() if value > 2}}
WORDS = frozenset({*SMALL, *TENS, *GROUPS, *PLURAL_GROUPS, "half", "quarter", "double", "triple", "twice"})

WORD = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)
ORDINAL_WORD = re.compile(r"-(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)\b", re.I)
SEVERAL = re.compile(r"\b(?:(?P<two>a\scouple(?:\sof)?)|several|(?:a\s)?few|many)\s$", re.I)
DIGITS = re.compile(
    r"(?P<grouped>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?)"
    r"|(?P<dotted>\d{1,3}(?:\.\d{3}){2,}(?!\d)(?:,\d+)?)"
    r"|(?P<comma>\d+,\d{1,2})(?=\s?(?:%|per\s?cent|[mb]n\b|million\b|billion\b|m\b|€|euros?\b|(?:kilo|milli)?met(?:re|er)s?\b|[kcm]m\b|"
    r"kg\b|tonnes\b|lit(?:re|er)s\b|hectares\b|°))"
    r"|(?P<plain>\d+(?:\.\d+)?|\.\d+)"
)
SPACED = re.compile(r"\d{1,3}(?:(?:[\u00a0\u202f\u2009]\d{3})+|(?: \d{3}){2,}| 000)(?![\d,.]*\d)")
POINT = re.compile(
    r"\spoint\s((?:(?:zero|nought|one|two|three|four|five|six|seven|eight|"
    r"nine)\b[\s-]?)*(?<![\s-])(?![\s-]?(?:teen|hundred))|(?=[a-z]))",
    re.I,
)
OVER = re.compile(r"\sover\s(?=[a-z])")
OF_A_SCALE = re.compile(r"\sof\sa\s(million|billion|trillion)\b", re.I)
QUARTER = re.compile(r"quarter[\s-](?:of\sa\s)?(million|billion|trillion)\b", re.I)
# Denominators of fractions in print: "9/11" and "24/7" are none.
OF = re.compile(r"\sof\b")
UNDER = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 50, 64, 100, 128, 1000})
SLASHED = re.compile(r"(?:\s(?P<over>\d{1,2}))?\s?[/⁄]\s?(?P<under>\d{1,3})(?![\d/⁄])")
POWER = re.compile(r"\s?[x×]\s?10\s?\^?(?P<power>[-–]?\d{1,3})|[eE](?P<e>[+-]?\d{1,3})(?![^\W_])")
VULGAR = re.compile(r"[\s-]?([¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])")
AND_FRACTION = re.compile(
    r"(?:\s|-)(?:and|&)(?:\s|-)(?:a|one)(?:\s|-)(half|quarter|third|fourth)\b(?P<scale>\s(?:million|billion|thousand))?",
    re.I,
)
AND_FRACTIONS = re.compile(r"(?:\s|-)(?:and|&)(?:\s|-)(two|three)(?:\s|-)(quarters|thirds)\b", re.I)
AND_DIGITS = re.compile(
    r"\sand\s(\d{1,2}(?![\d,.]*\d)(?!\s?[%a-z]*\s?(?:million|%))|(?:one|two|three|four|five|six|seven|eight|"
    r"nine)(?=\s(?:is|was|were|are)\b|[.,;)]|$))"
)
AND_HALF_OF = re.compile(r"\sand\sa\shalf\b(?!\s(?:million|billion|thousand))")
SCALE = re.compile(
    r"(?:(?:[\s-]|(?<=\d)(?=[mbt]))(hundred|thousand|million|billion|trillion|lakh|crore|dozens?)\b|"
    r"\s?(k|mn|mln|mio|bn|bln|tn|trn)\b(?:\.(?=,|\s(?-i:[a-z])))?)",  # not the stop of "$4bn. The"
    re.I,
)
PLURAL_GROUP = re.compile(
    r"(tens|dozens|scores(?=\sof\s)|hundreds|thousands|millions|billions|trillions)(?:\sof\s(thousands|millions|billions))?\b",
    re.I,
)
AND_LAST = re.compile(r"\band[\s-]+(?:one|two|three|four|five|six|seven|eight|nine)$", re.I)
GAP = re.compile(r"\s{1,2}-?\s?|-")
AND_GAP = re.compile(r"(?:\s{1,2}|-)and(?:\s{1,2}|-)", re.I)
HALF = re.compile(
    r"half\s?-?(?:of\s)?an?[\s-](dozen|hundred|thousand|million|billion|trillion)\b|half(?:\sof)?\sa\s(million|"
    r"billion)\b",
    re.I,
)

FEW = 100  # below it a number goes with the scale after its fraction
LARGEST = 1e100  # what is larger nobody counts, and arithmetic on it soon leaves the finite


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that ends at character `end`. `place` is the worth of its last stated digit (14.3 billion: 1e8), 0 where
    the number is exact by nature (a fraction); `scaled` tells "3 million" from "3,000,000"; `low` and `high` differ
    only for indefinite numbers ("dozens")."""

    end: int
    low: float
    high: float
    place: float
    scaled: bool = False
    fraction: bool = False
    words: bool = False
    grouped: bool = False

    @property
    def value(self) -> float:
        return (self.low + self.high) / 2

    @property
    def countable(self) -> bool:
        """Whether the number is one that something could be counted in; else it is no figure."""
        return abs(self.low) <= LARGEST and abs(self.high) <= LARGEST


def read(view: str, text: str, start: int) -> Numeral | None:
    """The number at `start` of `view`, or None. `text` is the text as given: it alone tells a no-break space."""
    first = view[start]
    if first.isdecimal() or first == ".":
        return digits(view, text, start)
    if VULGAR.match(view, start):
        return Numeral(start + 1, numeric(first), numeric(first), 0.0, fraction=True)
    return words(view, start)


def digits(view: str, text: str, start: int) -> Numeral | None:
    """The number in digits at `start`."""
    spaced = SPACED.match(text, start)
    match = DIGITS.match(view, start)
    if match is None or not match[0].isascii():
        return None
    if spaced:
        end, value, decimals, grouped = spaced.end(), float(re.sub(r"\D", "", spaced[0])), 0, True
    else:
        end, raw, grouped = match.end(), match[0], bool(match["grouped"] or match["dotted"])
        if match["dotted"]:
            raw = raw.replace(".", "").replace(",", ".")
        elif match["comma"]:
            raw = raw.replace(",", ".")
        raw = raw.replace(",", "")
        value, decimals = float(raw), len(raw.partition(".")[2])
    fraction = False
    place = 10.0**-decimals
    if power := POWER.match(view, end):
        worth = float("1e" + (power["power"] or power["e"]).replace("–", "-"))
        return Numeral(power.end(), value * worth, value * worth, place * worth, True)
    if decimals == 0 and (vulgar := VULGAR.match(view, end)):
        value, end, fraction, place = value + numeric(vulgar[1]), vulgar.end(), True, 0.0
    elif decimals == 0 and not grouped and (slash := SLASHED.match(view, end)) and _is_fraction(view, slash):
        if slash["over"]:
            value, fraction = value + float(slash["over"]) / float(slash["under"]), True
        elif value < float(slash["under"]):
            value, fraction = value / float(slash["under"]), True
        if fraction:
            end, place = slash.end(), 0.0
    elif half := _and_fraction(view, end, value):
        value, end, fraction, place = value + 1 / FRACTIONS[half[1].lower()], half.end(1), True, 0.0
    scaled = False
    if not fraction or value > 1:
        end, factor = scale(view, end)
        if factor > 1 and (rest := AND_DIGITS.match(view, end)):
            value = value * factor + (float(rest[1]) if rest[1].isdigit() else SMALL[rest[1].lower()])
            return Numeral(rest.end(), value, value, 1.0)
        if factor > 1 and (half := AND_HALF_OF.match(view, end)):
            return Numeral(half.end(), (value + 0.5) * factor, (value + 0.5) * factor, factor / 10, True)
        scaled = factor != 1
        value, place = value * factor, place * factor if place else factor / 10 if scaled else 0.0
    return Numeral(end, value, value, place, scaled, fraction and not scaled, grouped=grouped)


def ordinal(view: str, start: int, number: Numeral) -> tuple[float, int] | None:
    """The ordinal that the number at `start` is part of ("twenty-first") and where it ends; "a thirty-second film" is
    none."""
    match = ORDINAL_WORD.match(view, number.end) if number.words and number.value % 10 == 0 else None
    if match is None or (match[1].lower() == "second" and view[max(0, start - 3) : start].endswith(("a ", "a\n"))):
        return None
    unit = 2 if match[1].lower() == "second" else ORDINALS[match[1].lower()]
    return number.value + unit, match.end()


def several(before: str, number: Numeral) -> tuple[Numeral, int] | None:
    """The number that "several", "a few" or "a couple of" makes of the group after it ("hundred"), and how many
    characters of `before` belong to it."""
    match = SEVERAL.search(before)
    if match is None:
        return None
    group = number.value
    if match["two"]:
        return Numeral(number.end, 2 * group, 2 * group, group, scaled=True, words=True), len(match[0])
    return Numeral(number.end, 2 * group, 10 * group, 0.0, scaled=True, words=True), len(match[0])


def _is_fraction(view: str, slash: re.Match[str]) -> bool:
    under = int(slash["under"])
    return under in UNDER or (under > 1 and OF.match(view, slash.end()) is not None)


def scale(view: str, end: int) -> tuple[int, float]:
    """The scale words after a number ("million", "bn", "hundred thousand"): where they end and their worth."""
    factor = 1.0
    while match := SCALE.match(view, end):
        short = match[2]
        if short and (
            factor != 1 or (short.islower() is False and short not in ("K", "BN", "TN", "Bn", "Tn", "MN", "Mn"))
        ):
            break
        factor *= SHORT_SCALES[short.lower()] if short else GROUPS[match[1].lower().removesuffix("s")]
        end = match.end()
    return end, factor


def words(view: str, start: int) -> Numeral | None:
    """The number in words at `start`."""
    if number := _group(view, start):
        return number
    whole = _whole(view, start)
    if whole is None:
        return None
    return (
        _with_decimals(view, whole)
        or _with_fraction(view, whole)
        or _as_fraction(view, start, whole)
        or Numeral(whole.end, whole.value, whole.value, whole.lowest, whole.lowest >= 1000, words=True)
    )


def _group(view: str, start: int) -> Numeral | None:
    """ "Half a dozen", "quarter of a million", "tens of thousands"."""
    if match := HALF.match(view, start):
        value = GROUPS[(match[1] or match[2]).lower()] / 2
        return Numeral(match.end(), value, value, value / 5 if value > 50 else 0.0, scaled=True, words=True)
    if match := QUARTER.match(view, start):
        value = SCALES[match[1].lower()] / 4
        return Numeral(match.end(), value, value, value / 5, scaled=True, words=True)
    match = PLURAL_GROUP.match(view, start)
    if match is None:
        return None
    group = match[1].lower()
    factor = PLURAL_GROUPS[group] * (PLURAL_GROUPS[match[2].lower()] if match[2] else 1.0)
    if group in LEAST_OF:
        return Numeral(
            match.end(), LEAST_OF[group] * factor, 100.0 * factor / PLURAL_GROUPS[group], 0.0, True, words=True
        )
    top = 10.0 * factor
    if group in ("thousands", "millions", "billions", "trillions") and not match[2]:
        top = 1000.0 * factor
    return Numeral(match.end(), factor, top, 0.0, scaled=True, words=True)


class _Whole(NamedTuple):
    """A whole number in words up to `end`: what it is worth after its last scale word ("million", worth `scale`; 0
    where there is none) and before, and the worth of its last word."""

    above: float
    current: float
    scale: float
    lowest: float
    end: int

    @property
    def value(self) -> float:
        return self.above + self.current


def _whole(view: str, start: int) -> _Whole | None:
    """The whole number in words that begins at `start`."""
    total, current, end, lowest, last_scale = 0.0, 0.0, start, 1.0, float("inf")
    place, seen = start, False
    while place >= 0 and (match := WORD.match(view, place)):
        word = match[0].lower()
        if word in ("a", "an") and not seen:
            following = WORD.match(view, match.end() + 1)
            if following is None or following[0].lower() not in GROUPS:
                return None
            place = match.end() + 1
            continue
        if word in SMALL:
            if seen and (current % 10 or current % 100 == 10 or (current == 0 and not total)):
                break
            if seen and SMALL[word] > 9 and current % 100:
                break
            current, lowest = current + SMALL[word], 1.0
        elif word in TENS:
            if seen and current % 100:
                break
            current, lowest = current + TENS[word], 1.0
        elif word in ("dozen", "dozens"):
            if total:
                break
            return _Whole(0.0, (current or 1.0) * 12, 0.0, lowest, match.end())
        elif word == "hundred":
            if current >= 100:
                break
            current, lowest = (current or 1.0) * 100, 100.0
        elif word in SCALES:
            if SCALES[word] >= last_scale or (seen and not current):
                break
            total, current, last_scale = total + (current or 1.0) * SCALES[word], 0.0, SCALES[word]
            lowest = SCALES[word]
        else:
            break
        seen, end = True, match.end()
        place = _next_word(view, end, total > 0 or current >= 100)
    return _Whole(total, current, 0.0 if total == 0 else last_scale, lowest, end) if seen else None


def _with_decimals(view: str, whole: _Whole) -> Numeral | None:
    """ "Three point five million"."""
    point = POINT.match(view, whole.end)
    if point is None:
        return None
    end = point.end()
    figures = [SMALL.get(each, 10) for each in re.split(r"[\s-]+", point[1].lower()) if each]
    tail = "".join(map(str, figures)) if all(each < 10 for each in figures) else ""
    if not tail and (decimal := words(view, point.start(1))):
        tail, end = str(int(decimal.value)), decimal.end
    if not tail:
        return None
    value = whole.value + float(f"0.{tail}")
    end, factor = scale(view, end)
    return Numeral(end, value * factor, value * factor, 10.0 ** -len(tail) * factor, factor > 1, words=True)


def _with_fraction(view: str, whole: _Whole) -> Numeral | None:
    """ "Three and a half", "two and three quarters million"; after a scale word the fraction is of the scale: "five
    billion and three quarters" is 5.75 billion."""
    one, several = _and_fraction(view, whole.end, whole.value), AND_FRACTIONS.match(view, whole.end)
    if one:
        part, end = 1 / FRACTIONS[one[1].lower()], one.end(1)
    elif several:
        part, end = SMALL[several[1].lower()] / FRACTIONS[several[2].lower().rstrip("s")], several.end()
    else:
        return None
    if whole.scale and not whole.current:
        value = whole.value + part * whole.scale
        return Numeral(end, value, value, whole.scale / 10, True, words=True)
    end, factor = scale(view, end)
    value = (whole.value + part) * factor
    return Numeral(end, value, value, factor / 10 if factor > 1 else 0.0, factor > 1, factor == 1, True)


def _and_fraction(view: str, end: int, whole: float) -> re.Match[str] | None:
    """The "and a half" after a whole number; "two and a half million" is one number, "300,000 and a half million" are
    two."""
    match = AND_FRACTION.match(view, end)
    return None if match and match["scale"] and whole >= FEW else match


def _as_fraction(view: str, start: int, whole: _Whole) -> Numeral | None:
    """ "Four-fifths", "one over three", "two hundred and two thirds", "six million and two thirds"."""
    value, last = whole.value, whole.current % 10
    if value == 1 and (over := OVER.match(view, whole.end)) and (under := words(view, over.end())) and under.value > 1:
        return Numeral(under.end, 1 / under.value, 1 / under.value, 0.0, fraction=True, words=True)
    part = _denominator(view, whole.end, last or whole.current)
    if part is None:
        return None
    end, below = part
    if value > 20 and 0 < last < below and AND_LAST.search(view, start, whole.end):
        of = whole.scale if whole.scale and whole.current == last else 1.0
        value = value - last + of * last / below
        return Numeral(end, value, value, 0.0, whole.scale > 0, words=True)
    return of_a_scale(view, end, value / below) if (value == 1) != (view[end - 1] == "s") else None


def _next_word(view: str, end: int, joined: bool) -> int:
    """Where the next word of the number may begin: after a space or hyphen, and after "and" where one may stand."""
    gap = (joined and AND_GAP.match(view, end)) or GAP.match(view, end)
    return gap.end() if gap else -1


def of_a_scale(view: str, end: int, share: float) -> Numeral:
    """A fraction, or the number it makes of a scale ("two-thirds of a million")."""
    match = OF_A_SCALE.match(view, end)
    if match is None:
        return Numeral(end, share, share, 0.0, fraction=True, words=True)
    value = share * SCALES[match[1].lower()]
    return Numeral(match.end(), value, value, value / 5, scaled=True, words=True)


def _denominator(view: str, end: int, value: float) -> tuple[int, int] | None:
    """The "-fifths" of "four-fifths", the "twenty-firsts" of "three twenty-firsts": where it ends and its worth."""
    gap = GAP.match(view, end)
    match = WORD.match(view, gap.end()) if gap else None
    if match is None:
        return None
    tens, word = 0, match[0].lower()
    if word in TENS and GAP.match(view, match.end()):
        following = WORD.match(view, match.end() + 1)
        if following is None or following[0].lower().removesuffix("s") not in ORDINALS:
            return None
        tens, match, word = TENS[word], following, following[0].lower()
    single = word[:-1] if word.endswith("s") else word
    single = "half" if single in ("halve", "hal") else single
    under = ORDINALS.get(single) if tens else FRACTIONS.get(single)
    if under is None or (value == 1) == word.endswith("s"):
        return None
    return match.end(), tens + under
