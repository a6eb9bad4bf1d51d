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
from divergence.annotations.numbers.units import MONEY
from divergence.annotations.quantities import Quantity
from divergence.document import Document
from divergence.lexicon import shipped
from divergence.result import Span

PERFECT = 16  # tokens before "for" among which "has" makes of it a time up to now
MARKET_MOST = 1e5  # above it money is a sum and no price of a share or a barrel
FEW = 10
SPEAK_MOST = 20  # who speak, so that they are counted by whoever heard them: "two aides", not "300 residents"
KNOWN_MOST = 100  # of things known, so that they can be counted
KIND = 3  # tokens after a length of time among which stands what it is the kind of
CURRENCY = 3  # tokens of a sentence among which the currency stands that it is about
LEAST_POLLED = 100  # votes; a smaller number without a noun may be of anything
TALLY = 3  # tokens between a number of votes and the other
PEOPLE = frozenset(
    "people men women children boys girls patients dead deaths passengers workers residents soldiers officers victims "
    "students drivers members killed injured hurt missing others pupils staff".split()
)
IS = frozenset({"is", "was", "turned", "turns", "'s"})
TIMES_OF = frozenset("as more the higher larger bigger greater what its that faster likelier".split())
LOOSELY = frozenset("just about only some exactly more than over nearly almost under fewer less".split())
CLOSE = frozenset({"closing", "opening", "share", "close"})  # beside "price of", what the market made it
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
    if _of_a_kind(document, quantity) or _sum(document, quantity) or _often(document, quantity):
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
    """Whether it is somebody's age ("a man of 23", "who is 81"), or the ages of those who are meant ("aged 50 to 69");
    not "drivers of 70 and over"."""
    before, _ = _around(document, quantity)
    if quantity.noun == "age" and (before[-1:] == ["aged"] or not IS.isdisjoint(before[-1:])):
        return True
    one = {"a", "an", "another", "one"}
    return quantity.noun == "age" and before[-1:] == ["of"] and not one.isdisjoint(before[-4:-1])


def _of_a_kind(document: Document, quantity: Quantity) -> bool:
    """Whether a length of time only says of what kind a thing is ("ten-year bonds", "a six-day strike"; not "a 40-day
    delay", which somebody has measured), or how often something is done ("every two years"), or how long a document is
    ("26 pages")."""
    before, after = _around(document, quantity)
    if quantity.noun == "pages":
        return True
    if quantity.kind != "duration" or quantity.noun == "age":
        return False
    asked = shipped()["figures"].sets["awaited"]
    joined = quantity.text.rpartition("-")[2].isalpha() and "-" in quantity.text  # "six-day", not "12-18 months"
    return before[-1:] == ["every"] or (joined and bool(after) and asked.isdisjoint(after[:KIND]))


def _sum(document: Document, quantity: Quantity) -> bool:
    """Whether it is of a sum that the reader is asked to do: "Divide 19 by 91 and you get 21 per cent"."""
    before, _ = _around(document, quantity)
    return bool(before) and before[0] in shipped()["figures"].sets["sums"]


def _often(document: Document, quantity: Quantity) -> bool:
    """Whether it says how often somebody did something: "Asked three times whether"; not "three times as many"."""
    _, after = _around(document, quantity)
    spelt = quantity.kind == "ratio" and quantity.text[:1].isalpha() and quantity.text.endswith(" times")
    return spelt and (quantity.high or FEW) < FEW and TIMES_OF.isdisjoint(after[:1])


def _handful(quantity: Quantity) -> bool:
    """Whether a figure is a few things spelt out ("two late goals"), which anybody can count; people are no things."""
    spelt = quantity.text[:1].isalpha() and quantity.kind == "count"
    most = quantity.low if quantity.high is None else quantity.high  # "at least one test"
    return spelt and (most or 0) < FEW and PEOPLE.isdisjoint(quantity.text.lower().split())


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
    before, after = _around(document, quantity)
    if (
        quantity.kind == "money"
        and before[-2:] in (["price", "of"], ["close", "of"])
        and not CLOSE.isdisjoint(before[-3:])
    ):
        return True  # "Brightwell's closing price of 314.5p"
    if quantity.kind != "money" and not (MONEY.keys() | sets["currencies"]).isdisjoint(before[:CURRENCY]):
        against = "against" in after or "per" in (*before, *after)
        return against and not sets["moves"].isdisjoint(before)  # "The crown fell by 0.6 per cent against the euro"
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
    if _polled(document, quantity, before, after):
        return True
    return votes and ("to" in (*after[:TALLY], *before[-1:]) or not sets["ballots"].isdisjoint(before))


def _polled(document: Document, quantity: Quantity, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether it is what somebody polled, or by how many votes somebody won: "took 18,604 votes", "a majority of just
    127", "143 ahead"; and, where votes are told of, "came third with 6,310". Not "1,912 postal votes were rejected"."""
    sets = shipped()["figures"].sets
    led = [word for word in before if word not in LOOSELY]
    if quantity.noun is None and quantity.unit is None:
        if led[-1:] == ["of"] and not sets["majorities"].isdisjoint(led[-3:]):
            return True
        if not {"ahead", "behind"}.isdisjoint(after[:1]) or (led[-2:-1] == ["lost"] and led[-1:] == ["by"]):
            return True
    polled = not sets["polled"].isdisjoint(led[-1:])
    if quantity.noun in sets["ballots"]:
        return polled
    if not polled or quantity.noun is not None or quantity.unit is not None or (quantity.low or 0) < LEAST_POLLED:
        return False
    sentence = document.sentence_at(quantity.start)
    nearby = document.beside(sentence.index, 1, 0) if sentence else ()
    return any(
        not (sets["ballots"] | sets["majorities"]).isdisjoint(document.lower[each.first : each.last]) for each in nearby
    )


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
