"""Quantities: figures in digits and in words as intervals with their unit and what they count.

A figure is what the text lets be true. An integer given in full is exact ("212,400"); a decimal or scaled number stands
for all that round to it ("$14.3 billion" is 14.25 to 14.35 billion; a bare "2 million" at most a tenth either way), a
sum in cents is exact. "About", "some", "roughly" widen by half the last non-zero digit, at least 2 and at most 10 per
cent; "nearly" and "almost" by 10 per cent downwards; "over", "at least" leave the upper side open, "up to", "fewer
than" the lower. "Dozens" is 24 to 100, "tens of thousands" 20,000 to 100,000. Values are in the unit as written; `base`
converts. A fraction, "doubled" and "1.2x" are ratios; percentages are in percentage points.

Not quantities: dates and clock times (see `dates`), reference marks, telephone numbers, addresses of pages, "one" as a
pronoun. Versions and labels ("GPT-5.4", "Runway 27") and ordinals ("3rd") are marked as such.

Limits: the counted noun is found by form (a plural within four words), without a tagger; "pounds" are money after a
currency's use in the sentence and weight otherwise only where nothing else says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from divergence.annotations.counted_nouns import WORD, after_one, counted
from divergence.annotations.dates import DateSpan
from divergence.annotations.number_words import FRACTIONS, WORDS, Numeral, read
from divergence.annotations.units import BY_NAME, MONEY, NAMES, SIGNS, SYMBOLS, Unit
from divergence.document import Document
from divergence.result import FigureKind


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
    low = None if quantity.low is None else _plain((quantity.low - quantity.rounding) * factor + unit.offset)
    high = None if quantity.high is None else _plain((quantity.high + quantity.rounding) * factor + unit.offset)
    return dimension, low, high


def _plain(value: float) -> float:
    """Without the dust of floating point, so that 318.4 pence is £3.184."""
    return float(f"{value:.12g}")


# -- where a figure may begin ---------------------------------------------------------------------------------------

DIGIT = re.compile(r"[\d¼½¾⅐-⅞](?:(?<=\d)[\d,.]*)?")
SIGN = re.compile(
    r"(?P<sign>(?:(?i:US|AU|CA|NZ|HK|NT|Mex|\bC)\s?|[ASR])?\$(?:\s?US)?|U\.S\.\s?\$|[£€¥₹₽₩₪₺₴₱₫฿₦₿¢]|[A-Z]{3}|"
    r"RM|Rp|Rs\.?|R|Dh|DM|SFr)\s?-?$"
)
BEFORE = re.compile(
    r"(?:\b(?P<word>no\s(?:fewer|less|more)\sthan|not\smore\sthan|more\sthan|(?:fewer|less|lower)\sthan|"
    r"(?:greater|higher|larger|bigger|longer)\sthan"
    r"|as\s(?:many|much|high|large|long)\sas|as\s(?:few|little|low)\sas|in\sexcess\sof|"
    r"at\s(?:the\s)?(?:very\s)?least|at\s(?:the\s)?most|up\sto|a\smaximum\sof|a\sminimum\sof"
    r"|close\sto|nearly|almost|approaching|just\s(?:over|under|above|below|about|shy\sof)|well\s(?:over|above|"
    r"under|below)|over|above|under|below|beyond|exceeding|exceeds|exceeded|top|topped|tops"
    r"|about|around|roughly|some|approximately|approx\.?|circa|an\sestimated|estimated|another|minimum|maximum|"
    r"upwards\sof)|(?P<mark>[~≈><≥≤]))\s?$",
    re.I,
)
AFTER = re.compile(
    r"\s?(?:(?P<more>\+|\sor\s(?:more|over|higher|older)\b|\s(?:and|or)\s(?:up|above)\b|-plus\b)|"
    r"(?P<less>\sor\s(?:less|fewer|under)\b)|(?P<about>\sor\sso\b|-odd\b|-ish\b))"
)
ABOUT = {
    "about",
    "around",
    "roughly",
    "some",
    "approximately",
    "approx",
    "circa",
    "an estimated",
    "estimated",
    "~",
    "≈",
    "just about",
}
NEARLY = {"nearly", "almost", "close to", "approaching", "just under", "just below", "just shy of"}
LEAST = {
    "no fewer than", "no less than", "more than", "greater than", "higher than", "larger than", "bigger than",
    "longer than", "in excess of",
    "at least", "at the least", "at the very least", "at very least", "a minimum of", "minimum", "just over",
    "just above", "well over", "well above",
    "over", "above", "beyond", "exceeding", "exceeds", "exceeded", "top", "topped", "tops", ">", "≥",
    "upwards of", "as few as", "as little as", "as low as",
}  # fmt: skip
MOST = {
    "no more than", "not more than", "fewer than", "less than", "lower than", "as many as", "as much as",
    "as high as", "as large as", "as long as",
    "at most", "at the most", "at the very most", "up to", "a maximum of", "maximum", "well under",
    "well below", "under", "below", "<", "≤",
}  # fmt: skip
JOIN = re.compile(
    r"\s?[-–—]\s?(?=[\d$£€])|-?(?:\s|-)(?P<word>to|or|and|through)(?:\s|-)"
    r"(?:about\s|around\s|nearly\s|more\sthan\s|as\smuch\sas\s)?(?=[\w$£€])"
)
ELIDED = re.compile(
    r"^[^.;:\n]*\b(?:against|compared\s(?:with|to)|versus|vs\.?|(?:up|down)\sfrom|instead\sof|rather\sthan)\s$|"
    r"^(?:\s(?:on\saverage|combined|in\s\d{4}))?\s(?:to|from)\s$"
)
BETWEEN = re.compile(
    r"\b(?:between|from|range\sof|ranges?\sfrom|ranging\sfrom|ranges\sbetween)\s(?:about\s|around\s)?(?:[$£€])?$", re.I
)
PHONE = re.compile(r"\+?\(?\d{1,4}\)?(?:[-. /]\(?\d{2,5}\)?){2,}(?!\d|[ -]?(?:percent|million))")
MARK = re.compile(r"\[\d+(?:\s?[,-]\s?\d+)*\]")
URL = re.compile(r"\S*(?:://|www\.|@)\S*")
LIST_MARK = re.compile(r"[.)]\s")
LABELS = re.compile(
    r"\b(?:no\.?|nos\.?|number|numbers|section|sections|article|articles|chapter|page|pages|pp\.|p\.|figure|"
    r"fig\.|table|room|runway|route|highway|interstate|flight|gate|platform|"
    r"phase|stage|step|level|tier|grade|category|type|class|part|volume|vol\.|episode|season|round|game|rule|"
    r"clause|paragraph|line|lot|block|row|"
    r"unit|version|v\.?|item|exhibit|resolution|proposition|prop\.|measure|channel|area|zone|district|ward|"
    r"terminal|pier|track|lane|bus|train|junction|exit|model|mark|mk|"
    r"size|division|formula|windows|seat|apartment|apt\.|suite|box|sol|day|week|year|group|pillar|question|"
    r"count|counts|agenda|title|public\slaw|bill|grades?|ages?)\s?#?$",
    re.I,
)
SOFT_LABELS = frozenset(
    [
        "number",
        "numbers",
        "counts",
        "count",
        "part",
        "line",
        "round",
        "day",
        "week",
        "year",
        "class",
        "group",
        "lot",
        "measure",
        "area",
        "area",
        "size",
        "row",
        "grade",
        "grades",
        "age",
        "ages",
        "train",
        "bus",
        "game",
        "model",
    ]
)
NAME_BEFORE = re.compile(r"(?P<name>[A-Z](?:[\w.]*[a-zA-Z])?|[A-Z]&[A-Z]|iOS|iPadOS|macOS)['’]?\s$")
OPENERS = frozenset(
    """
    i the a an some about around only just another other over under nearly almost roughly at of in on by for
    from with between up more fewer less than that these those its his her their our my your all both and but or
    so as when while where if after before since until during to was were is are has had have be been no not
    every each per last next first total totals least most us we he she it they there here this what who how
    many much approximately dozens estimated police officials prosecutors transistors kit price prices shares
    against among across within without out off into january february march april may june july august september
    october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday
    friday saturday sunday also still even then now said says told according counting including plus minus
    versus vs yes meanwhile however today yesterday
    """.split()
)  # fmt: skip
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)
HYPHEN_NAME = re.compile(r"(?<![\w-])(?P<name>[^\W\d_][\w.]*)-$")
NUMBER_PREFIX = frozenset(
    {
        "minus",
        "plus",
        "mid",
        "sub",
        "pre",
        "post",
        "non",
        "about",
        "around",
        "nearly",
        "almost",
        "over",
        "under",
        "to",
        "and",
        "or",
    }
)
SCORE = re.compile(
    r"(?P<a>\d{1,3})[-–](?P<b>\d{1,3})(?![\d-]|,\d|\.\d|[-–/]|\s?(?:%|per\s?cent\b|million|billion|trillion|"
    r"thousand|hundred|bn\b|[£$€°]))"
)
AGE_AFTER = re.compile(
    r"(?P<gap>[\s-])(?P<unit>year|month|week|day)s?[\s-]olds?\b|\s(?P<unit2>year|month|week|day)s?\sof\sage\b", re.I
)
AGE_BEFORE = re.compile(
    r"\b(?:ages?|aged(?:\sbetween)?|(?:over|of|under)\sthe\sage\sof|age\sof)\s(?:\d+\s(?:to|and)\s)?$"
    r"|\b(?:he|she|who)(?:\s(?:is|was|will\sbe|turns|turned)|'s)\s(?:only\s|just\s)?$",
    re.I,
)
AGE_COMMA = re.compile(r"[A-Z][\w'’-]+(?:\s(?:Jr|Sr)\.?)?(?:,\s|\s?\($)$|[A-Z][\w'-]+\s\($")
PROPORTION = re.compile(r"[\s-](?:in|out\sof)[\s-](?:every[\s-])?(?=[\w])", re.I)
PERCENT = re.compile(
    r"(?:\s|-)?(?:(?P<points>percentage[\s-]points?|per\s?cent(?:age)?\spoints?)|%\s?points?|"
    r"(?P<basis>basis\spoints?\b|bps\b)|(?P<percent>%|per\s?cents?\b|pct\b|percentage\b))",
    re.I,
)
TIMES = re.compile(r"(?:x|×)(?![^\W_])|\s(?:x|×)(?=\s|[.,;)])|(?:\s|-)(?:times|fold)\b|fold\b", re.I)
UNIT_WORDS = re.compile(
    r"(?P<gap>\s?-?)(?P<first>°\s?[CFcf]?(?![^\W_])|[^\W\d_][\w.²³^/-]*(?<![.,-])|['″\"](?=\s|$)|[%‰¢€£₽₴₪₫])(?:[\s-](?P<second>[^\W\d_][\w/]*))?(?:[\s-](?P<third>[^\W\d_]\w*))?"
)
PER = re.compile(
    r"\s?(?:(?P<slash>/)|\sper\s|-an?-|\seach\s|\san?\s(?![^\W\d_]+\s(?:earlier|ago|later|before|after|older?|"
    r"from|early)\b))"
    r"(?P<of>(?:(?:square|cubic|sq\.?)\s)?[^\W\d_]+[²³23]?)",
    re.I,
)
RATE = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "month",
        "year",
        "quarter",
        "person",
        "head",
        "share",
        "household",
        "barrel",
        "tonne",
        "ton",
        "kilogram",
        "kilometre",
        "mile",
        "gallon",
        "litre",
        "capita",
        "customer",
        "unit",
        "game",
        "vote",
        "gram",
        "pound",
        "ounce",
        "kg",
        "km",
        "mmbtu",
        "acre",
        "hectare",
        "metre",
        "meter",
        "kilo",
        "pupil",
        "passenger",
        "employee",
        "family",
        "s",
        "h",
        "hr",
        "yr",
    ]
)
OF_A = re.compile(
    r"\sof\s(?:an?|one)(?:\sUS)?(?=\s(?:inch|mile|second|percent|per\scent|percentage|pint|quart|gallon|point|"
    r"kilomet|met|degree|acre|hectare|cent\b|dollar|pound|ounce|hour|day|year|century))"
)
MULTIPLE = {
    "doubled": 2, "double": 2, "twice": 2, "twofold": 2, "tripled": 3, "tripling": 3, "trebled": 3, "triple": 3,
    "thrice": 3, "threefold": 3,
    "quadrupled": 4, "fourfold": 4, "fivefold": 5, "tenfold": 10, "halved": 0.5,
}  # fmt: skip
GATE = WORDS | MULTIPLE.keys() | {"a", "an"}
A_NUMBER = re.compile(
    r"an?[\s-](?:(?:few|good|further)\s)?(?:(?:hundred|thousand|million|billion|trillion|dozen)\b|"
    r"(?P<part>third|quarter|fifth|tenth|half|sixth|eighth)\b)",
    re.I,
)
AFTER_A = frozenset(
    "few good further hundred thousand million billion trillion dozen third quarter fifth tenth half sixth eighth "
    "hour day week month year minute decade century mile".split()
)  # words that "a" makes a number with, in `A_NUMBER` and `HOUR_AND_HALF`
PART_AFTER = re.compile(r"\s(?:of|more|less|fewer|as|to|lower|higher|off|since|from|on|in|the)\b|[.,;:)\"]|$", re.I)
HOUR_AND_HALF = re.compile(
    r"an?\s(?P<unit>hour|day|week|month|year|minute|decade|century|mile)(?P<half>\sand\sa\s(?:half|quarter))\b", re.I
)
HALF_UNIT = re.compile(
    r"half\s?-?an?\s(?P<unit>hour|day|minute|mile|year|century|decade|second|inch|acre|kilometre|pound|gallon|"
    r"litre)\b|half-(?P<unit2>hour|mile|century|minute)\b",
    re.I,
)


def quantities(document: Document, dates: Sequence[DateSpan] = ()) -> tuple[Quantity, ...]:
    """The quantities of a document, in order, not overlapping."""
    view, text = document.view, document.text
    lower, starts = document.lower, document.starts
    words = [word for word in document.places if word in GATE or ("-" in word and word.partition("-")[0] in GATE)]
    places = [
        starts[token]
        for token in document.among(words)
        if lower[token] not in ("a", "an") or "".join(lower[token + 1 : token + 2]).partition("-")[0] in AFTER_A
    ]
    places = sorted([match.start() for match in DIGIT.finditer(view)] + places)
    taken = _blocked(view, dates)
    found: list[Quantity] = []
    reached, block = 0, 0
    for place in places:
        while block < len(taken) and taken[block][1] <= place:
            block += 1
        if place < reached or (block < len(taken) and taken[block][0] <= place):
            continue
        limit = taken[block][0] if block < len(taken) else len(view)
        quantity, end = _at(view, text, place, limit, reached)
        reached = max(reached, end)
        if quantity is not None:
            found.append(_elided(view, found[-1], quantity) if found else quantity)
    return tuple(found)


def _elided(view: str, before: Quantity, quantity: Quantity) -> Quantity:
    """ "240 TOPS, against 125 for the X1", "from 208 pounds to 193": the second takes the unit of the first."""
    if quantity.kind != "count" or quantity.unit is not None or before.unit is None or before.noun == "age":
        return quantity
    between = view[before.end : quantity.start]
    if len(between) > 60 or not ELIDED.search(between):
        return quantity
    return replace(quantity, kind=before.kind, unit=before.unit, noun=before.noun)


def _blocked(view: str, dates: Sequence[DateSpan]) -> list[tuple[int, int]]:
    """What no quantity may touch: dates, reference marks, addresses."""
    spans = [(each.start, each.end) for each in dates]
    if "[" in view:
        spans += [match.span() for match in MARK.finditer(view)]
    if "://" in view or "www." in view or "@" in view:
        spans += [match.span() for match in URL.finditer(view)]
    return sorted(spans)


def _at(view: str, text: str, place: int, limit: int, floor: int) -> tuple[Quantity | None, int]:
    """The quantity whose number begins at `place`, and where to read on. It ends before `limit`."""
    if view[place].isdecimal():
        return _digits(view, text, place, limit, floor)
    return _words(view, text, place, limit, floor)


def _make(
    view: str,
    text: str,
    start: int,
    end: int,
    kind: FigureKind,
    low: float,
    high: float | None,
    unit: str | None,
    noun: str | None = None,
) -> tuple[Quantity, int]:
    return Quantity(start, end, text[start:end], kind, low, low if high is None else high, unit, noun, None), end


def _digits(view: str, text: str, place: int, limit: int, floor: int) -> tuple[Quantity | None, int]:
    start, negative = place, False
    previous = view[place - 1] if place else " "
    run = DIGIT.match(view, place)
    token_end = run.end() if run else place + 1
    before = view[max(floor, place - 40) : place]
    if previous == "." and (place < 2 or not view[place - 2].isalnum()):
        start = place - 1
    elif previous == ".":
        return None, token_end
    elif previous == "-":
        if place < 2 or view[place - 2] in " (\n,$£€":
            negative, start = True, place - 1
        elif named := HYPHEN_NAME.search(before):
            word = named["name"].lower()
            if word not in NUMBER_PREFIX and word not in WORDS:
                return _version(view, text, place, named, floor)
            negative = word == "minus"
            start = place - 6 if negative else place
        else:
            return None, token_end
    elif previous.isalpha() or previous == "_":
        code = SIGN.search(before)
        if code is None or code["sign"] not in SIGNS or (code.start() and before[code.start() - 1].isalnum()):
            return None, _word_end(view, token_end)
    elif previous in "#@/^":
        return None, token_end
    phone = PHONE.match(view, place - (previous in "+("))
    if phone and sum(map(str.isdigit, phone[0])) >= 7 and not re.search(r"\d{1,3}( \d{3})+$", phone[0]):
        return None, phone.end()
    number = read(view, text, place - (previous == "." and start == place - 1))
    if number is None:
        return None, token_end
    if LIST_MARK.match(view, number.end) and (not place or view[place - 1] == "\n"):
        return None, number.end
    if view[number.end : number.end + 1] == "." and view[number.end + 1 : number.end + 2].isdecimal():
        return None, _word_end(view, re.compile(r"[\d.]+").match(view, number.end).end())  # type: ignore[union-attr]
    if ordinal := ORDINAL.match(view, number.end):
        made, end = _make(view, text, place, ordinal.end(), "ordinal", number.low, None, None)
        return made, end
    if not negative and re.search(r"\b(?:minus|negative)\s$", before, re.I):
        negative, start = True, start - len(re.search(r"(?:minus|negative)\s$", before, re.I)[0])  # type: ignore[index]
    if FUSED.match(view, place):
        return None, token_end
    return _figure(view, text, start, number, limit, floor, negative)


FUSED = re.compile(r"(?:19|20)\d\d\d{1,2}\smin(?:ute)?s?\b|\d+-minute\sread|\d+\smin(?:ute)?s?\sread")


def _word_end(view: str, end: int) -> int:
    while end < len(view) and (view[end].isalnum() or view[end] == "_"):
        end += 1
    return end


def _version(view: str, text: str, place: int, named: re.Match[str], floor: int) -> tuple[Quantity | None, int]:
    """ "GPT-5.4": the number is part of a name."""
    start = place - len(named[0])
    end = _word_end(view, re.compile(r"\d+(?:\.\d+)*").match(view, place).end())  # type: ignore[union-attr]
    try:
        value = float(re.match(r"\d+(?:\.\d+)?", view[place:end])[0])  # type: ignore[index]
    except (TypeError, ValueError):
        return None, end
    return _make(view, text, max(start, floor), end, "version", value, None, None, named["name"])


def _words(view: str, text: str, place: int, limit: int, floor: int) -> tuple[Quantity | None, int]:
    word = WORD.match(view, place)
    if word is None or (
        place and (view[place - 1].isalnum() or (view[place - 1] == "-" and view[place - 2 : place - 1].isalnum()))
    ):
        return None, place + 1
    low = word[0].lower()
    number: Numeral | None
    if low in MULTIPLE:
        return _multiple(view, text, place, word, floor)
    if low in ("a", "an"):
        match = A_NUMBER.match(view, place)
        if match is None:
            half = HOUR_AND_HALF.match(view, place)
            if half is None or half.end() > limit:
                return None, word.end()
            value = 1.5 if half["half"].lower().endswith("half") else 1.25
            number = Numeral(half.end(), value, value, 0.0, words=True)
            unit = NAMES[half["unit"].lower()]
            return _finish(view, text, place, half.end(), number, _kind(unit), unit.name, None, floor, False)
        if part := match["part"]:
            if not PART_AFTER.match(view, match.end()) or (
                part.lower() == "half" and view[match.end() : match.end() + 3] != " of"
            ):
                return None, match.end()
            if part.lower() == "quarter" and view[match.end() : match.end() + 3] != " of":
                return None, match.end()
            value = 1 / FRACTIONS[part.lower()]
            number = Numeral(match.end(), value, value, 0.0, fraction=True, words=True)
        else:
            number = read(view, text, place)
    elif low.startswith("half"):
        if match := HALF_UNIT.match(view, place):
            unit = NAMES[(match["unit"] or match["unit2"]).lower()]
            return _finish(
                view,
                text,
                place,
                match.end(),
                Numeral(match.end(), 0.5, 0.5, 0.0, words=True),
                _kind(unit),
                unit.name,
                None,
                floor,
                False,
            )
        number = read(view, text, place)
        if number is None:
            if not re.match(
                r"half(?:\sof\b|\s(?:the|its|their|his|her|our|all|as|what)\b)", view[place : place + 12], re.I
            ):
                return None, word.end()
            number = Numeral(place + 4, 0.5, 0.5, 0.0, fraction=True, words=True)
    else:
        number = read(view, text, place)
    if number is None:
        return None, word.end()
    negative = bool(match := re.search(r"\b(?:minus|negative)\s$", view[max(floor, place - 10) : place], re.I))
    start = place - len(match[0]) if match else place
    return _figure(view, text, start, number, limit, floor, negative)


def _multiple(view: str, text: str, place: int, word: re.Match[str], floor: int) -> tuple[Quantity | None, int]:
    """ "Nearly double the …", "tripled": a ratio."""
    low, end = word[0].lower(), word.end()
    if low in ("double", "triple") and not re.match(
        r"\s(?:the|that|its|their|his|her|what|from|last|to|as)\b", view[end : end + 8]
    ):
        return None, end
    if low == "twice" and not re.match(r"\s(?:the|as|that|its|what|their|his)\b", view[end : end + 8]):
        return None, end
    return _finish(
        view,
        text,
        place,
        end,
        Numeral(end, MULTIPLE[low], MULTIPLE[low], 0.0, words=True),
        "ratio",
        "times",
        None,
        floor,
        False,
    )


def _figure(
    view: str, text: str, start: int, number: Numeral, limit: int, floor: int, negative: bool
) -> tuple[Quantity | None, int]:
    """The figure around a number: currency before, range, unit or noun after, approximator before."""
    if number.end > limit:
        return None, number.end
    before = view[max(floor, start - 24) : start]
    money = None
    sign = SIGN.search(before)
    if sign and not (sign.start() and before[sign.start() - 1].isalnum()) and (unit := _currency(sign["sign"])):
        money, start = unit, start - len(sign[0])
        negative = negative or sign[0].endswith("-")
        before = view[max(floor, start - 24) : start]
        if before.endswith("-") and (len(before) < 2 or before[-2] in " ("):
            negative, start = True, start - 1
    score = None if money or negative or number.words else SCORE.match(view, start)
    if score and _is_score(view, score):
        return _score(view, text, score)
    end, single = number.end, number
    second: Numeral | None = None
    if not number.scaled and (money or _millions(view, number.end, limit)):
        single = _short_million(view, number)
        end = single.end
    if not number.fraction or number.value >= 1:
        joined = _range(
            view, text, end, limit, single, money, bool(BETWEEN.search(view[max(floor, start - 16) : start]))
        )
        if joined:
            second, money, end = joined
            if not single.scaled and second.scaled and single.value < second.value / 1 and single.value < 1000:
                ratio = _scale_of(view, second)
                if single.value * ratio <= second.value or ratio > 1:
                    single = Numeral(
                        single.end,
                        single.low * ratio,
                        single.high * ratio,
                        single.place * ratio,
                        True,
                        words=single.words,
                    )
    if second is None and not money and (part := _proportion(view, text, number, limit)):
        return _finish(view, text, start, part.end, part, "ratio", None, None, floor, False)
    kind, unit_name, noun, end = _measure(view, text, start, single, second, end, limit, money, before)
    if kind is None:
        return None, end
    if second is None and unit_name in COMPOUND and (added := _smaller(view, text, unit_name, end, limit)):
        single = replace(single, low=single.low + added[0], high=single.high + added[0], place=0.0)
        end = added[1]
    if negative:
        single = Numeral(
            single.end,
            -single.high,
            -single.low,
            single.place,
            single.scaled,
            single.fraction,
            single.words,
            single.grouped,
        )
    return _finish(view, text, start, end, single, kind, unit_name, noun, floor, bool(second), second)


def _currency(sign: str) -> Unit | None:
    """The currency of a sign or code as written ("hk $", "Rs.", "$ US")."""
    plain = re.sub(r"[\s.]", "", sign)
    return SIGNS.get(plain) or SIGNS.get(plain.upper())


def _smaller(view: str, text: str, unit: str, end: int, limit: int) -> tuple[float, int] | None:
    """The "2 inches" of "5 feet 2 inches", the "15 minutes" of "2 hours and 15 minutes", in the larger unit."""
    join = re.compile(r"(?:\s|,\s)?(?:and\s)?(?=\w)").match(view, end)
    if join is None or join.end() >= limit or not (view[join.end()].isdecimal() or view[join.end()].isalpha()):
        return None
    if view[join.end()].isalpha() and WORD.match(view, join.end())[0].lower().partition("-")[0] not in WORDS:  # type: ignore[index]
        return None
    number = read(view, text, join.end())
    words = UNIT_WORDS.match(view, number.end) if number else None
    if number is None or words is None or number.fraction:
        return None
    name, share = COMPOUND[unit]
    if words["first"].rstrip(".") == "in" and unit == "foot":
        return number.value * share, words.end("first")
    found = _unit(words)
    if found is None or found[0].name != name or found[1] > limit or number.value * share >= 1:
        return None
    return number.value * share, found[1]


def _millions(view: str, end: int, limit: int) -> bool:
    """Whether the "m" of "1.2m homes" or "35m of its devices" is a million and not a metre."""
    if view[end : end + 1] != "m" or view[end + 1 : end + 2].isalnum():
        return False
    if re.compile(r"m\sof\s(?:its|the|their|his|her|them)\b").match(view, end):
        return True
    head, _ = counted(view, end + 1, limit)
    return head in IN_MILLIONS


def _short_million(view: str, number: Numeral) -> Numeral:
    """ "£1.9m", "$3b": after a currency the letter is a scale."""
    match = re.compile(r"\s?(m|b|M|B|mil|MM|t|T)\b(?!\.\w)").match(view, number.end)
    if match is None:
        return number
    factor = {"b": 1e9, "t": 1e12}.get(match[1].lower(), 1e6)
    return Numeral(match.end(), number.low * factor, number.high * factor, (number.place or 0.1) * factor, True)


def _scale_of(view: str, number: Numeral) -> float:
    for factor in (1e12, 1e9, 1e6, 1e3, 100.0):
        if number.value >= factor and (number.place >= factor / 1000 or not number.place):
            return factor
    return 1.0


def _range(
    view: str, text: str, end: int, limit: int, first: Numeral, money: Unit | None, between: bool
) -> tuple[Numeral, Unit | None, int] | None:
    """The second end of "40-45 percent", "115 to 135", "between forty and forty-five", "8- to 16-metre"; a unit after
    the first end must return after the second."""
    unit: Unit | None = None
    place = end
    if (words := UNIT_WORDS.match(view, end)) and (found := _unit(words)):
        unit, place = found
    join = JOIN.match(view, place)
    if join is None:
        return None
    word = (join["word"] or "").lower()
    if word == "and" and not between:
        return None
    place = join.end()
    sign = re.compile(r"(?:US|AU?|CA?|HK|NZ|S)?\$(?:\s?US|AU?|NZ)?\s?|[£€¥₹]\s?|[A-Z]{3}\s?(?=\d)|RM(?=\d)").match(
        view, place
    )
    if sign and (found_sign := _currency(sign[0])):
        if unit is not None or (money is not None and found_sign is not money):
            return None
        money, place = found_sign, sign.end()
    if place >= min(limit, len(view)) or not (view[place].isdecimal() or view[place].isalpha()):
        return None
    if view[place].isalpha():
        word_match = WORD.match(view, place)
        if word_match is None or word_match[0].lower().split("-")[0] not in WORDS:
            return None
        if word == "to" and not between and not first.words:
            return None
    second = read(view, text, place)
    if (
        second is None
        or second.end > limit
        or (second.fraction and second.value < 1)
        or ORDINAL.match(view, second.end)
    ):
        return None
    if money and not second.scaled:
        second = _short_million(view, second)
    if unit is not None:
        again = UNIT_WORDS.match(view, second.end)
        if again is None or (found_again := _unit(again)) is None or found_again[0] is not unit:
            return None
    if word in ("or", "and", "") and second.value <= first.value and not second.scaled and not between:
        return None
    if word == "or" and second.value > 3 * first.value + 3:
        return None
    return second, money, second.end


def _proportion(view: str, text: str, number: Numeral, limit: int) -> Numeral | None:
    """ "One in five", "nine out of ten" as their share."""
    match = PROPORTION.match(view, number.end)
    if match is None or number.fraction or number.scaled or match.end() >= limit:
        return None
    place = match.end()
    if view[place].isalpha() and WORD.match(view, place)[0].lower().split("-")[0] not in WORDS:  # type: ignore[index]
        return None
    under = read(view, text, place)
    if under is None or under.fraction or under.end > limit or not 0 < number.value < under.value:
        return None
    following = UNIT_WORDS.match(view, under.end)
    if following and (_unit(following) is not None) and "out" not in match[0]:
        return None
    if PERCENT.match(view, under.end):
        return None
    return Numeral(under.end, number.value / under.value, number.value / under.value, 0.0, fraction=True, words=True)


def _is_score(view: str, score: re.Match[str]) -> bool:
    """Whether it is "won 3-1" and not "40-45 percent" nor "5-6 people": nothing countable follows, or it falls."""
    rises = int(score["b"]) > int(score["a"])
    after = UNIT_WORDS.match(view, score.end())
    if after is not None and (_unit(after) is not None or (rises and counted(view, score.end(), len(view))[0])):
        return False
    return not (
        rises
        and re.search(
            r"\b(?:aged|age|ages|about|around|roughly|between|of|pages?|range|ranges)\s$",
            view[max(0, score.start() - 12) : score.start()],
            re.I,
        )
    )


def _score(view: str, text: str, score: re.Match[str]) -> tuple[Quantity, int]:
    low, high = sorted((float(score["a"]), float(score["b"])))
    return Quantity(
        score.start(), score.end(), text[score.start() : score.end()], "score", low, high, None, None, None
    ), score.end()


def _kind(unit: Unit) -> FigureKind:
    return {"time": "duration", "percent": "percent"}.get(unit.dimension, "measure")  # type: ignore[return-value]


def _unit(match: re.Match[str]) -> tuple[Unit, int] | None:
    """The unit that the words after a number name, and where it ends; the longest wins."""
    first, second, third = match["first"], match["second"], match["third"]
    low = first.lower()
    tight = match["gap"] == ""
    if third and (
        unit := NAMES.get(f"{low} {second.lower()} {third.lower()}")
        or MONEY.get(f"{low} {second.lower()} {third.lower()}")
    ):
        return unit, match.end("third")
    if second and (unit := NAMES.get(f"{low} {second.lower()}") or MONEY.get(f"{low} {second.lower()}")):
        return unit, match.end("second")
    bare = re.sub(r"\s", "", first)
    if first == "C" and tight and match.string[match.end("first") : match.end("first") + 1] != "/":
        return SYMBOLS["°C"], match.end("first")
    if first == "p" and tight:
        return MONEY["penny"], match.end("first")
    if unit := SYMBOLS.get(bare):
        if (
            first in ("m", "t", "s", "g", "A", "V", "W", "B", "L", "l", "h", "K")
            and not tight
            and not re.match(r"[.,;)\s]|$", match.string[match.end("first") : match.end("first") + 1])
        ):
            return None
        return unit, match.end("first")
    if unit := NAMES.get(low) or MONEY.get(low) or SIGNS.get(first):
        return unit, match.end("first")
    if "/" in first and (unit := SYMBOLS.get(first.partition("/")[0]) or NAMES.get(low.partition("/")[0])):
        return unit, match.start("first") + first.index("/")
    if "-" in first:
        head = low.partition("-")[0]
        if unit := NAMES.get(head) or MONEY.get(head):
            return unit, match.start("first") + len(head)
    return None


def _measure(
    view: str,
    text: str,
    start: int,
    number: Numeral,
    second: Numeral | None,
    end: int,
    limit: int,
    money: Unit | None,
    before: str,
) -> tuple[FigureKind | None, str | None, str | None, int]:
    """Kind, unit, head noun and end of the figure whose number ends at `end`; kind None where it is no figure."""
    value = number.value
    if money is None and (percent := PERCENT.match(view, end)):
        return "percent", "basis point" if percent["basis"] else "percent", None, percent.end()
    if money is None and (times := TIMES.match(view, end)):
        if times[0].strip().lower() == "times" and not re.match(
            r"\s(?:as|more|less|the|higher|lower|faster|larger|bigger|greater|that|its|what|[a-z]+er)\b",
            view[times.end() : times.end() + 12],
        ):
            return "count", "times", "times", times.end()
        return "ratio", "times", None, times.end()
    if money is not None:
        unit_name = money.name
        if code := re.compile(r"\s?(?:US|U\.S\.|USD)\b").match(view, end):
            end = code.end() if money.name == "USD" else end
        if late := re.compile(r"\s(million|billion|trillion)\b").match(view, end):
            del late
        name, end = _rate(view, unit_name, end)
        return "money", name, None, end
    if age := AGE_AFTER.match(view, end):
        return "duration", (age["unit"] or age["unit2"]).lower(), "age", age.end()
    if number.fraction and value < 1 and (of := OF_A.match(view, end)):
        end = of.end()
    elif view[end - 1] == "s" and number.words and number.low != number.high and view[end : end + 4] == " of ":
        end += 3
    words = UNIT_WORDS.match(view, end) if end < limit else None
    if (
        words is not None
        and words.start("first") < limit
        and (found := _unit(words))
        and not (number.fraction and value < 1 and words["first"].lower() == "second")
    ):
        unit, unit_end = found
        if unit.dimension == "mass" and unit.name == "pound" and "£" in view[max(0, start - 200) : end + 200]:
            unit = SIGNS["£"]
        if unit.name in SIGNS or unit in MONEY.values() or unit.name in MONEY:
            name, unit_end = _rate(view, unit.name, unit_end)
            return "money", name, None, unit_end
        if unit.name == "degree" and _warm(view, start, unit_end):
            name = "degree"
            return "measure", name, "temperature", unit_end
        name, unit_end = _rate(view, unit.name, unit_end)
        if value == 1 and number.words and unit.dimension == "time" and unit.name in ("day", "night", "second"):
            return None, None, None, unit_end
        return _kind(unit), name, None, unit_end
    if not number.words or value >= 10:
        if AGE_BEFORE.search(before) and value < 120:
            return "duration", "year", "age", end
        if (
            AGE_COMMA.search(before)
            and 0 < value < 115
            and not number.scaled
            and not number.fraction
            and re.match(r"[,.)]", view[end : end + 1] or ".")
        ):
            return "duration", "year", "age", end
    if money is None and not number.words and end < len(view) and view[end].isalpha():
        return None, None, None, _word_end(view, end)
    head, noun_end = counted(view, end, limit)
    if number.fraction and value < 1:
        return "ratio", None, head.split()[-1] if head and view[end : end + 4] == " of " else None, end
    label = LABELS.search(before)
    if label and not number.grouped and not number.scaled and not number.words:
        word = label[0].strip(" #.").lower()
        if word not in SOFT_LABELS or head is None or (word in ("number", "day", "week", "year") and head is None):
            return "version", None, word, end
    if (
        label
        and number.words
        and label[0].strip().lower()
        in ("phase", "chapter", "page", "act", "step", "runway", "article", "section", "number", "part", "day")
    ):
        return None, None, None, end
    if not number.words and not number.grouped and not number.scaled and not second and value < 10000:
        named = NAME_BEFORE.search(before)
        if (
            named
            and named["name"].lower() not in OPENERS
            and (head is None or (value < 30 and not _opens(view, start - len(named[0]))))
        ):
            return "version", None, named["name"], end
    if value == 1 and number.words and view[number.end - 3 : number.end].lower() == "one" and not second:
        if re.search(r"\b(?:minus|negative)\s$", view[max(0, number.end - 13) : number.end - 3], re.I):
            return "count", None, None, end
        return after_one(view, end, limit)
    if head:
        return "count", head, head.split()[-1], noun_end
    return "count", None, None, end


COMPOUND = {
    "foot": ("inch", 1 / 12), "USD": ("cent", 1 / 100), "GBP": ("penny", 1 / 100), "EUR": ("cent", 1 / 100),
    "hour": ("minute", 1 / 60), "minute": ("second", 1 / 60), "stone": ("pound", 1 / 14), "pound": ("ounce", 1 / 16),
}  # fmt: skip
IN_MILLIONS = frozenset(
    [
        "people",
        "homes",
        "customers",
        "users",
        "viewers",
        "households",
        "cars",
        "vehicles",
        "passengers",
        "tonnes",
        "voters",
        "residents",
        "children",
        "subscribers",
        "jobs",
        "barrels",
        "shares",
        "members",
        "workers",
        "students",
        "listeners",
        "visitors",
        "patients",
        "doses",
    ]
)


def _opens(view: str, place: int) -> bool:
    """Whether a sentence begins at `place`."""
    before = view[max(0, place - 3) : place].rstrip()
    return not before or before[-1] in ".!?:\n\"'" or view[max(0, place - 1)] == "\n"


def _warm(view: str, start: int, end: int) -> bool:
    """Whether degrees are of temperature, by the words around."""
    return bool(
        re.search(
            r"temperature|weather|warm|hot\b|cold|cool|heat|freez|forecast|sunny|thermostat|highs?\b|lows?\b",
            view[max(0, start - 60) : end + 40],
            re.I,
        )
    )


def _rate(view: str, name: str, end: int) -> tuple[str, int]:
    """The unit with what it is told per: "USD per month"."""
    match = PER.match(view, end)
    if match is None:
        return name, end
    of = match["of"].lower()
    single = of[:-1] if of.endswith("s") and len(of) > 3 else of
    unit = SYMBOLS.get(match["of"]) or NAMES.get(of) or NAMES.get(single)
    if single not in RATE and not (unit and (match["slash"] or " " in of)):
        return name, end
    return f"{name} per {unit.name if unit else single}", match.end()


def _finish(
    view: str,
    text: str,
    start: int,
    end: int,
    number: Numeral,
    kind: FigureKind,
    unit: str | None,
    noun: str | None,
    floor: int,
    ranged: bool,
    second: Numeral | None = None,
) -> tuple[Quantity, int]:
    """The interval: rounding of the number itself, then what stands before and after it."""
    low, high = number.low, number.high
    rounding = 0.0
    if second is not None:
        low, high = min(number.value, second.value), max(number.value, second.value)
    elif number.place and low == high:
        half = number.place / 2
        if number.scaled:
            half = min(half, 0.1 * abs(low))
            low, high = low - half, high + half
        elif kind == "money" or (kind == "count" and number.place == 1):
            pass
        elif number.place < 1:
            low, high = low - half, high + half
        elif kind in ("measure", "percent", "duration") and noun != "age":
            rounding = max(half, min(_last_digit(low) / 2, 0.01 * abs(low)))
    value = number.value if second is None else None
    approximator = None
    begin = start
    if found := BEFORE.search(view, max(floor, start - 26), start):
        word = re.sub(r"\s+", " ", (found["word"] or found["mark"]).lower()).rstrip(".")
        approximator, begin = word, start
    if after := AFTER.match(view, number.end if second is None else second.end):
        if after["more"] and approximator is None:
            approximator = "or more"
            end = max(end, after.end())
        elif after["less"] and approximator is None:
            approximator = "or less"
            end = max(end, after.end())
        elif after["about"] and approximator is None:
            approximator = "or so"
    elif approximator is None and (late := AFTER.match(view, end)) and not late["about"]:
        approximator = "or more" if late["more"] else "or less"
        end = late.end()
    if approximator == "another":
        approximator = None
    open_low: float | None = low
    open_high: float | None = high
    if approximator in ABOUT or approximator == "or so":
        if value is not None and number.low == number.high:
            width = max(min(_last_digit(value) / 2, 0.1 * abs(value)), 0.02 * abs(value))
            open_low, open_high, rounding = value - width, value + width, 0.0
    elif approximator in NEARLY:
        if value is not None:
            open_low, open_high, rounding = value - 0.1 * abs(value), value, 0.0
    elif approximator in LEAST or approximator == "or more":
        open_low, open_high = (value if value is not None else low), None
        rounding = 0.0
    elif approximator in MOST or approximator == "or less":
        open_low, open_high = None, (value if value is not None else high)
        rounding = 0.0
    return Quantity(begin, end, text[begin:end], kind, open_low, open_high, unit, noun, approximator, rounding), end


def _last_digit(value: float) -> float:
    """The worth of the last non-zero digit of a number: 100 for 3,400."""
    if value != int(value) or not value:
        return 10.0 ** -len(f"{abs(value):.6f}".rstrip("0").partition(".")[2])
    place, whole = 1.0, abs(int(value))
    while whole % 10 == 0:
        whole //= 10
        place *= 10
    return place
