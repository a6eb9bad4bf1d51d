"""Whether two statements say the same thing, out of any story: one scored decision over what they share.

The evidence: how far their bags of concepts, weighted by background idf, overlap (the weighted Jaccard coefficient,
Ružička 1958), and whether both give figures and none meets. Weights are data (`statements.toml`), fitted by
``benchmarks/fit_statements.py`` on NAnCo (answers of many outlets to one question). Two statements that give different
values of one kind, as 9 and 14 passengers or 18 and 28 May, say different things however alike they are.

Limits: words are weighed, and no sentence is parsed. What is told apart are figures, dates, times and a verb that one
denies. What is done and what is planned or may be ("has filed", "plans to file"), all and half of a thing, and who does
what to whom are not: a score near 1 says that two statements are about the same thing, not that both can be true.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from functools import cache
from importlib.resources import files
from typing import Any

from divergence.annotations import Annotated, annotate
from divergence.annotations.dates import CLOCKS, dates
from divergence.annotations.quantities import base
from divergence.annotations.times.vocabulary import WEEKDAY, WEEKDAYS
from divergence.article import Article
from divergence.comparison.background import concept, idf
from divergence.comparison.facts.latitude import AT_LEAST, AT_MOST
from divergence.comparison.facts.predicates import Predicates, both, opposed, predicates
from divergence.document import Document
from divergence.errors import wanted

EVIDENCE = ("overlap", "figures_apart")
FLOOR = 0.3  # weight of the commonest words: they tell little, not nothing
APART = 0.1  # what is left of the score of two statements that give different values of one kind
NO_VALUE = frozenset({"ordinal", "version", "other"})
ROUNDING = 0.02  # how far two values may differ, in parts of the larger, and be one loosely said

DATE, CLOCK, DAY_OF_WEEK = "date", "time of day", "day of the week"
TIMES = frozenset({DATE, CLOCK, DAY_OF_WEEK})
SUPPOSED = datetime(2000, 1, 5)  # when both were written, as far as anybody knows
DAY = 86400.0
SOON = 3600.0  # seconds from a time of day within which something is "shortly after" it
NEAR = 32  # characters before a time of day in which that is said
BESIDE = re.compile(
    r"(?P<soon>\b(?:shortly|just|soon|immediately|moments|minutes|right)\s)?\b(?P<side>before|after)\s(?:\w+\s)?$"
)
ONE_WEEKDAY = re.compile(WEEKDAY)
EPOCH = datetime(1970, 1, 1)

Value = tuple[str, float, float]


def same_fact(a: str, b: str) -> float:
    """How likely two statements say the same thing, in [0, 1]. Symmetric; 0 where either says nothing. Figures, dates
    and denials are told apart; what is done from what is planned, all from half, who from whom are not.

    Raises:
        DivergenceError: D508 (a TypeError as well) for what is no text.
    """
    for each in (a, b):
        wanted(each, str, "a statement", "give two texts")
    one, other = annotate(Article("a", a)), annotate(Article("b", b))
    found = _evidence(one, other)
    if found is None:
        return 0.0
    settings = _settings()
    margin = settings["bias"] + math.fsum(
        settings["weights"][name] * value for name, value in zip(EVIDENCE, found, strict=True)
    )
    apart = _differ(one, other) or opposed(*(_predicates(each.document) for each in (one, other)))
    return (APART if apart else 1.0) / (1 + math.exp(-margin))


def threshold() -> float:
    """The score from which two statements are taken to say the same thing."""
    return float(_settings()["threshold"])


def evidence(a: str, b: str) -> tuple[float, ...] | None:
    """The evidence about two statements, in the order of `EVIDENCE`, or None where either has no telling word."""
    return _evidence(annotate(Article("a", a)), annotate(Article("b", b)))


def _evidence(one: Annotated, other: Annotated) -> tuple[float, ...] | None:
    bag, rest = _bag(one.document), _bag(other.document)
    if not (_says(bag) and _says(rest)):
        return None
    keys = sorted(bag.keys() | rest.keys())
    shared = math.fsum(min(bag.get(key, 0.0), rest.get(key, 0.0)) for key in keys)
    everything = math.fsum(max(bag.get(key, 0.0), rest.get(key, 0.0)) for key in keys)
    values, others = ([value for value in _values(each) if value[0] not in TIMES] for each in (one, other))
    meet = any(_meet(value, each) for value in values for each in others)
    return shared / everything, 1.0 if values and others and not meet else 0.0


def _predicates(document: Document) -> Predicates:
    """What a statement tells and denies, in however many sentences."""
    read = [predicates(document, sentence) for sentence in document.sentences]
    told, denied = (frozenset[str]().union(*keys) for keys in ([p.told for p in read], [p.denied for p in read]))
    return both(told, denied)


def _bag(document: Document) -> dict[str, float]:
    return {concept(word): max(FLOOR, idf(word)) for word in document.lower if word[0].isalnum()}


def _says(bag: Mapping[str, float]) -> bool:
    return any(weight > FLOOR for weight in bag.values())


def _values(statement: Annotated) -> Iterator[Value]:
    """What is given: of which kind, from where, to where."""
    for quantity in statement.quantities:
        dimension, low, high = base(quantity)
        if quantity.kind in NO_VALUE or (low is None and high is None):
            continue
        kind = "count" if quantity.kind == "count" else dimension
        # "Over three billion" may be 3.3 billion; an open side reaches as far as it does between articles.
        yield (
            kind,
            low if low is not None else (high or 0.0) - AT_MOST * abs(high or 0.0),
            high if high is not None else (low or 0.0) + AT_LEAST * abs(low or 0.0),
        )
    for day in statement.dates:
        if day.low is not None and day.high is not None:
            yield DATE, (day.low - EPOCH).total_seconds(), (day.high - EPOCH).total_seconds() - 1
    yield from _moments(statement.document)


def _moments(document: Document) -> Iterator[Value]:
    """Times of day and days of the week, which can be told apart though nobody knows of which date they are."""
    for moment in dates(document, SUPPOSED):
        if moment.precision in CLOCKS and moment.low is not None and moment.high is not None:
            midnight = datetime.combine(moment.low.date(), time())
            low, high = ((end - midnight).total_seconds() for end in (moment.low, moment.high))
            lead = BESIDE.search(document.view, max(0, moment.start - NEAR), moment.start)
            reach = 0.0 if lead is None else SOON if lead["soon"] else DAY
            yield (
                CLOCK,
                low - reach * (lead is not None and lead["side"] == "before"),
                high - 1 + reach * (lead is not None and lead["side"] == "after"),
            )
        weekday = ONE_WEEKDAY.search(moment.text)
        if weekday and "night" not in moment.text.lower():
            number = WEEKDAYS[weekday[0].lower()]
            yield DAY_OF_WEEK, number, number


def _meet(one: Value, other: Value) -> bool:
    (kind, low, high), (other_kind, other_low, other_high) = one, other
    slack = 0.0 if kind in TIMES else ROUNDING * max(abs(low), abs(high), abs(other_low), abs(other_high))
    return kind == other_kind and low <= other_high + slack and other_low <= high + slack


def _differ(one: Annotated, other: Annotated) -> bool:
    """Whether both give values of one kind and none of the one's meets any of the other's."""
    values, others = list(_values(one)), list(_values(other))
    kinds = {kind for kind, _, _ in values} & {kind for kind, _, _ in others}
    return any(not any(_meet(value, each) for value in values if value[0] == kind for each in others) for kind in kinds)


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("divergence.comparison.facts") / "statements.toml").read_text(encoding="utf-8"))
