"""The noun that a number counts, by form alone: "900 million weekly active users" counts users.

Limits: no parser, so the first plural within five words is taken; "one" counts only before a plain lower-case noun.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from divergence.annotations.numbers.numerals import SMALL, TENS, WORDS
from divergence.lexicon import shipped

WORD = re.compile(r"[^\W\d_]+(?:['&.-][^\W\d_]+)*")
OF = re.compile(r"\s(?:more\s)?of\s(?:all\sthe|the|its|their|his|her|those|these|our|all|them)\s")
OF_MANY = re.compile(r"\sof\s(?:(?:the|its|their|these|those)\s)?")
GAP = re.compile(r"\s{1,5}(?=[^\W\d_])|-(?=[^\W\d_])")  # "**34** seats": markup is blank
AFTER_ONE = re.compile(r"\s(?:(?:more|other|further)\s)?(?P<noun>[a-z]{3,})\b(?!')")
# "Two 16-year-old boys", "eight million 250ml bottles", "three seven-year-old girls".
MEASURED = re.compile(
    rf"\s(?:\d[\d.,]*-?[^\W\d_]+|(?:{'|'.join(sorted({*SMALL, *TENS}))})-[^\W\d_]+)(?:-[^\W\d_]+)*(?=\s[^\W\d_])", re.I
)
ACRONYMS = re.compile(r"[A-Z]{2,}s")
REACH = 5  # words


@cache
def word_sets() -> Mapping[str, frozenset[str]]:
    return shipped()["figures"].sets


def counted(view: str, end: int, limit: int) -> tuple[str | None, int]:
    """The counted noun after a number ("900 million weekly active users": users) and where it ends: the first plural
    within five words, or the noun that a hyphen joins ("four-cylinder")."""
    sets = word_sets()
    stops, heads = sets["ends_noun"], sets["heads"]
    if view[end : end + 1] == "-" and (word := WORD.match(view, end + 1)) and word.end() <= limit:
        noun = word[0].lower().partition("-")[0]
        return (None, end) if noun in stops or len(noun) < 3 else (noun, end + 1 + len(noun))
    place, whole = end, True
    if of := (OF_MANY if view[end - 1] == "s" else OF).match(view, end):
        place = of.end() - 1
    for _ in range(REACH):
        if adjective := MEASURED.match(view, place):
            place, whole = adjective.end(), False  # a figure of its own stands between
        gap = GAP.match(view, place)
        word = WORD.match(view, gap.end()) if gap else None
        if word is None or word.end() > limit:
            break
        low = word[0].lower()
        if low in heads or plural(low) or ACRONYMS.fullmatch(word[0]):
            return low, word.end() if whole else end
        joined = low == "and" and view[place - 1].isalpha() and view[word.end() + 1 : word.end() + 2].isupper()
        if (low in stops and not joined) or low in WORDS or low.partition("-")[0] in WORDS:
            break
        place = word.end()
        if "." in low and view[place : place + 1] == ".":  # "50,000 U.S. troops"
            place += 1
    return None, end


def after_one(view: str, end: int, limit: int) -> tuple[str, int] | None:
    """The noun that "one" counts and where it ends: "one person", "one more death"; None where "one" is a pronoun."""
    match = AFTER_ONE.match(view, end)
    if match is None or match.end() > limit or match["noun"].endswith(("ly", "ing", "ed")):
        return None
    sets = word_sets()
    if match["noun"] in sets["ends_noun"] or match["noun"] in sets["not_after_one"]:
        return None
    return match["noun"], match.end()


def plural(word: str) -> bool:
    """Whether a lower-case word is a plural by its form."""
    tail = word.rpartition("-")[2]
    sets = word_sets()
    if tail in sets["plurals"]:
        return True
    if not tail.endswith("s") or len(tail) < 4 or tail.endswith(("ss", "us", "is", "'s")):
        return False
    return tail not in sets["not_plurals"]
