"""The noun that a number counts, by form alone: "900 million weekly active users" counts users.

Limits: no parser, so the first plural within five words is taken; "one" counts only before a plain lower-case noun.
"""

from __future__ import annotations

import re

from divergence.annotations.number_words import WORDS
from divergence.result import FigureKind

WORD = re.compile(r"[^\W\d_]+(?:['&.-][^\W\d_]+)*")
OF = re.compile(r"\s(?:more\s)?of\s(?:all\sthe|the|its|their|his|her|those|these|our|all|them)\s")
OF_MANY = re.compile(r"\sof\s(?:(?:the|its|their|these|those)\s)?")
NOUN_GAP = re.compile(r"\s(?=[^\W\d_])|-(?=[^\W\d_])")
SKIPPED_PLURALS = frozenset(
    """
    is was has does as this his its us yes plus less always perhaps across besides hers ours yours thus news
    says goes shows remains comes makes takes gives finds puts sees seems means needs wants adds sits stands
    suggests appears expects includes lies sells ends various numerous previous serious famous dangerous
    sometimes towards afterwards minus versus religious anonymous nervous obvious tremendous continuous
    suspicious precious gas bus campus status focus virus bonus crisis basis analysis process business access
    success congress press class glass mass loss boss dress stress address illness princess
    """.split()
)  # fmt: skip
IRREGULAR = frozenset(
    """
    people men women children police staff teeth feet mice geese sheep fish deer cattle aircraft series species
    personnel troops dead missing injured wounded homeless crew others oxen data media criteria phenomena
    bacteria firefighters spacecraft headquarters alumni votes lives wives knives wolves halves leaves shelves
    deaths percent employees kids firemen policemen gunmen businessmen spokesmen congressmen lawmakers
    """.split()
)  # fmt: skip
STOPS = frozenset(
    """
    a an the and or but nor of in on at by for from with without to into onto over under up down out off as than
    that which who whom whose when while where why how if because since until till is are was were be been being
    am has have had do does did will would shall should can could may might must said says say told tell it he
    she they we i you him her them us me this these those there here not also after before during between among
    about around against through per via near within across along amid despite except like unlike toward towards
    upon both each every either neither so then thus yet just only even still too very later earlier ago now
    today yesterday tomorrow died dead ahead apart away back went came took made got left according compared
    including aren't isn't showed shows found find put killed injured rose fell dropped climbed gained lost
    increased decreased jumped plunged remain remained attended voted signed opened closed worked lived
    """.split()
)  # fmt: skip
TAKEN_AS_HEAD = frozenset({"dead", "missing", "injured", "wounded", "homeless"})
ONE_STOPS = STOPS | frozenset(
    """
    never always ever often day another thing more last one two side hand way point time of who knows
    wants needs else such big major key first reason example can might step like word wonders must kind sort
    final single likely possible common too said would on really knew could seems
    """.split()
)  # fmt: skip


def counted(view: str, end: int, limit: int) -> tuple[str | None, int]:
    """The counted noun after a number ("900 million weekly active users": users) and where it ends: the first plural
    within five words, or the noun that a hyphen joins ("four-cylinder")."""
    if view[end : end + 1] == "-" and (word := WORD.match(view, end + 1)) and word.end() <= limit:
        noun = word[0].lower().partition("-")[0]
        return (None, end) if noun in STOPS or len(noun) < 3 else (noun, end + 1 + len(noun))
    place = end
    if of := (OF_MANY if view[end - 1] == "s" else OF).match(view, end):
        place = of.end() - 1
    for _ in range(5):
        gap = NOUN_GAP.match(view, place)
        word = WORD.match(view, gap.end()) if gap else None
        if word is None or word.end() > limit:
            break
        low = word[0].lower()
        if low in TAKEN_AS_HEAD or plural(low):
            return low, word.end()
        joined = low == "and" and view[place - 1].isalpha() and view[word.end() + 1 : word.end() + 2].isupper()
        if (low in STOPS and not joined) or low in WORDS or low.partition("-")[0] in WORDS:
            break
        place = word.end()
    return None, end


def after_one(view: str, end: int, limit: int) -> tuple[FigureKind | None, str | None, str | None, int]:
    """ "One" counts only before a noun: "one person", "one more death"."""
    match = re.compile(r"\s(?:(?:more|other|further)\s)?(?P<noun>[a-z]{3,})\b(?!')").match(view, end)
    if (
        match is None
        or match["noun"] in ONE_STOPS
        or match["noun"].endswith(("ly", "ing", "ed"))
        or match.end() > limit
    ):
        return None, None, None, end
    return "count", match["noun"], match["noun"], match.end()


def plural(word: str) -> bool:
    """Whether a lower-case word is a plural by its form."""
    tail = word.rpartition("-")[2]
    if tail in IRREGULAR:
        return True
    if not tail.endswith("s") or len(tail) < 4 or tail.endswith(("ss", "us", "is", "'s")):
        return False
    return tail not in SKIPPED_PLURALS
