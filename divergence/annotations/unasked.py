"""Unasked: figures for which no editor wants a source, since anybody can count them or look them up.

*Plain*: a handful of things, how few speak, what is told of them, an age, the result of a vote or a match, how far off
a place is, the states or towns something reaches to, a small count of things known ("its 17 authors"). *Looked up*,
which is worth a note: a span that only dates ("two weeks later"), a price or a move of an open market, what a court in
open session gave somebody, the terms of an offer to shareholders ("185p a share", "75% of votes").

Limits: read off form and a few nouns; "the 40 homes" may be a first count as well as a known one, so only small counts
are let pass, and of people none but how many voted.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.numbers.numerals import WORDS
from divergence.annotations.quantities import Quantity
from divergence.document import Document
from divergence.lexicon import shipped
from divergence.result import Span

PERFECT = 16  # tokens before "for" among which "has" makes of it a time up to now
MARKET_MOST = 1e5  # above it money is a sum and no price of a share or a barrel
FEW = 10
SPEAK_MOST = 20  # who speak, so that they are counted by whoever heard them: "two aides", not "300 residents"
KNOWN_MOST = 100  # of things known, so that they can be counted
TALLY = 3  # tokens between a number of votes and the other
PEOPLE = frozenset(
    "people men women children boys girls patients dead deaths passengers workers residents soldiers officers victims "
    "students drivers members killed injured hurt missing others pupils staff".split()
)
PER_SHARE = (
    ("a", "share"),
    ("per", "share"),
    ("for", "each", "share"),
    ("in", "cash", "for", "each"),
    ("each", "share"),
)
TELLS_OF = frozenset({",", "with", "who", "which", "that", "whose"})
KNOWN = frozenset({"the", "its", "their", "his", "her", "'s", "these", "those"})


def unasked(document: Document, quantity: Quantity, sources: Sequence[Span]) -> bool:
    """Whether no editor asks who says so. `sources`: where those who speak stand."""
    return _plain(document, quantity, sources) or looked_up(document, quantity)


def looked_up(document: Document, quantity: Quantity) -> bool:
    """Whether it follows from a date, an open market, an open court or an offer, and may be wrong all the same."""
    return (
        _span_of_time(document, quantity)
        or _traded(document, quantity)
        or _passed(document, quantity)
        or _offered(document, quantity)
    )


def _plain(document: Document, quantity: Quantity, sources: Sequence[Span]) -> bool:
    if quantity.kind == "score" or _age(document, quantity) or _handful(quantity) or _distance(document, quantity):
        return True
    if quantity.kind != "count":
        return False
    spoken = any(_spoken(document, quantity, each) for each in sources)
    return spoken or _tally(document, quantity) or _reach(document, quantity) or _known(document, quantity)


def _around(document: Document, quantity: Quantity) -> tuple[list[str], list[str]]:
    """The words of its sentence before a figure, and those after it."""
    first, last = document.token_range(quantity.start, quantity.end)
    sentence = document.sentence_at(quantity.start)
    low, high = (sentence.first, sentence.last) if sentence else (first, last)
    return document.lower[low:first], document.lower[last:high]


def _spoken(document: Document, quantity: Quantity, source: Span) -> bool:
    """Whether it counts a few who speak ("two aides"), or is told of who speaks ("the union, with 31,000 members,")."""
    start, end = source
    if not start <= quantity.start < end:
        return False
    few = quantity.high is not None and quantity.high < SPEAK_MOST
    return few or not TELLS_OF.isdisjoint(document.lower[slice(*document.token_range(start, quantity.start))])


def _age(document: Document, quantity: Quantity) -> bool:
    """Whether it is somebody's age: "a man of 23"; not "drivers of 70 and over"."""
    before, _ = _around(document, quantity)
    one = {"a", "an", "another", "one"}
    return quantity.noun == "age" and before[-1:] == ["of"] and not one.isdisjoint(before[-4:-1])


def _handful(quantity: Quantity) -> bool:
    """Whether a figure is a few things spelt out ("two late goals"), which anybody can count; people are no things."""
    spelt = quantity.text[:1].isalpha() and quantity.kind == "count" and quantity.high is not None
    return spelt and (quantity.high or 0) < FEW and PEOPLE.isdisjoint(quantity.text.lower().split())


def _span_of_time(document: Document, quantity: Quantity) -> bool:
    """Whether a duration only places something in time, as a date would: "two weeks later", "the past five years"."""
    if quantity.kind != "duration" or quantity.noun == "age":
        return False
    sets = shipped()["figures"].sets
    before, after = _around(document, quantity)
    if not sets["then"].isdisjoint(after[:1]) or not sets["past"].isdisjoint(before[-1:]):
        return True
    perfect = before[-1:] == ["for"] and not sets["perfect"].isdisjoint(before[-PERFECT:])
    return perfect or before[-1:] == ["after"]


def _traded(document: Document, quantity: Quantity) -> bool:
    """Whether it is a price or a move of an open market, which anybody can look up: "shares closed at $41.20"."""
    if quantity.noun is not None or quantity.kind not in ("money", "percent", "count"):
        return False
    if quantity.kind == "money" and (quantity.high or 0) >= MARKET_MOST:
        return False
    sets = shipped()["figures"].sets
    before, _ = _around(document, quantity)
    market = next((place for place, word in enumerate(before) if word in sets["market"]), None)
    return market is not None and not sets["moves"].isdisjoint(before[market + 1 :])


def _passed(document: Document, quantity: Quantity) -> bool:
    """Whether it is a sentence that a court has passed: "jailed for six years", "18 months suspended for two years"."""
    if quantity.kind != "duration" or quantity.noun == "age":
        return False
    sets = shipped()["figures"].sets
    before, after = _around(document, quantity)
    given = not sets["passed"].isdisjoint((*before, *after))
    return given and sets["unpassed"].isdisjoint(before)


def _offered(document: Document, quantity: Quantity) -> bool:
    """Whether it is what holders are offered for a share, or the share of votes that an offer needs."""
    _, after = _around(document, quantity)
    if quantity.kind == "money":
        a_share = (quantity.unit or "").endswith("per share")
        return a_share or any(after[: len(words)] == list(words) for words in PER_SHARE)
    return quantity.kind in ("percent", "ratio") and after[:1] == ["of"] and "cast" in after[:TALLY]


def _distance(document: Document, quantity: Quantity) -> bool:
    """Whether it says how far off a place is: "40 miles north of Arden"."""
    _, after = _around(document, quantity)
    towards = shipped()["figures"].sets["towards"]
    return quantity.kind == "measure" and not towards.isdisjoint(after[:1]) and not {"of", "from"}.isdisjoint(after[:2])


def _tally(document: Document, quantity: Quantity) -> bool:
    """Whether it is one side of a vote: "34 votes to 17", "by 14 to six", "seventeen councillors voted against"."""
    sets = shipped()["figures"].sets
    before, after = _around(document, quantity)
    pair = before[-1:] == ["by"] and after[:1] == ["to"] and len(after) > 1
    if not sets["voting"].isdisjoint(after[:1]) or (pair and (after[1].isdigit() or after[1] in WORDS)):
        return True
    votes = quantity.noun in sets["ballots"]
    return votes and ("to" in (*after[:TALLY], *before[-1:]) or not sets["ballots"].isdisjoint(before))


def _reach(document: Document, quantity: Quantity) -> bool:
    """Whether it says over how many states or towns something extends: "stores in 19 states"."""
    before, _ = _around(document, quantity)
    named = quantity.noun in shipped()["figures"].sets["lands"]
    return named and before[-1:] in (["in"], ["across"], ["over"], ["through"])


def _known(document: Document, quantity: Quantity) -> bool:
    """Whether a small count is of things taken to be known: "its 17 authors", "the 12 jurors"."""
    before, _ = _around(document, quantity)
    small = quantity.high is not None and quantity.high < KNOWN_MOST
    return small and not KNOWN.isdisjoint(before[-1:]) and PEOPLE.isdisjoint(quantity.text.lower().split())
