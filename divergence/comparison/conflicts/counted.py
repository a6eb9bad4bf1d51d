"""Conflicts of what is counted: one telling figure, of two things that are easily taken for one another.

"1,840 people" twice and "1,840 households", "19 per cent" twice and "19 percentage points", "lowered to 26 tonnes"
twice and "lowered by 26 tonnes", "€410 million over six years" twice and "€410 million a year", a profit and a loss of
£18.6m: nobody counts both and comes to the same figure. What is taken for what is data (`counted` lexicon). The figure
must be telling, and neither side may give it of what the other counts.

Limits: what a bare figure counts is not known; a customer may be a household or a person and is neither. Of a level and
a change only what is told with "to" and "by" beside a word of change is known ("a limit of 26 tonnes" is not).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept
from divergence.comparison.conflicts.changes import Change, changes
from divergence.comparison.conflicts.field import middle
from divergence.comparison.conflicts.slips import digits
from divergence.comparison.conflicts.sorts import in_points
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.latitude import stated
from divergence.comparison.facts.readings import narrow
from divergence.lexicon import shipped

PAIRS = (
    ("persons", "households"), ("percent", "points"), ("level", "change"), ("total", "rate"), ("profits", "losses"),
)  # fmt: skip
SUMS = frozenset({"total", "rate", "profits", "losses"})  # sorts that a sum of money is of
BEFORE, BEHIND = 60, 20  # characters from a sum to the word that makes it a profit or a loss
PER = " per "
# What is paid "over six years" or "in all" is not paid each year.
TOTAL = re.compile(
    r",? (?:spread |paid |stretched )?(?:over|across) (?:[\w-]+ ){1,3}(?:years|months)\b|,? in (?:all|total)\b"
)
LEADS = {"to": "level", "by": "change", "from": "level"}  # "from 40 to 26" gives 26
WORD, BROKEN = re.compile(r"[a-z]+"), re.compile(r"[,;:()£$€]|illion")
LEAST_COUNT = 100  # a count below may be met by chance ...
LEAST_SHARE = 5  # ... and of a change of a few per cent everybody says "points" or not ...
STEP = 0.25  # ... unless it is told to a tenth, and is no step of a central bank
LEAST_DIGITS = 2  # no zeros at the end
LEAST_SHARED = 2  # words that the sentences of two such figures have in common


@dataclass(frozen=True, slots=True)
class Counted:
    """The figure of a claim, at characters ``[start, end)`` of article number `article`, what sort it counts, and the
    telling words of its sentence."""

    article: int
    start: int
    end: int
    text: str
    sort: str
    words: frozenset[str]


def standoffs(told: Told) -> Iterator[Standoff]:
    """One figure that two families give of one sort of thing, and another family of the other."""
    figures: dict[tuple[str, str], list[Counted]] = {}
    for claim in told.claims:
        for each in _counted(claim):
            figures.setdefault(_figure(claim), []).append(each)
        if (part := _part(claim)) is not None:
            figures.setdefault(("percent", f"{100 * middle(claim):.6g}"), []).append(part)
    for change in changes(told.claims):
        if change.of.dimension == "percent" and _telling_share(abs(change.new - change.old)):
            figures.setdefault(("percent", f"{abs(change.new - change.old):.6g}"), []).append(_points(change))
    for figure in sorted(figures):
        for pair in PAIRS:
            for one, other in (pair, pair[::-1]):
                agreed, rival = (_of(figures[figure], sort) for sort in (one, other))
                if _apart(agreed, rival, told.family, figure[1]):
                    here, there = agreed[0].text, rival[0].text
                    words = f"{told.clause(agreed, 'say')} “{here}”; another says “{there}”, of the same figure."
                    yield Standoff("numeric", here, there, words, agreed, rival)


def _of(found: Sequence[Counted], sort: str) -> tuple[Counted, ...]:
    return tuple(each for each in found if each.sort == sort)


def _apart(agreed: Sequence[Counted], rival: Sequence[Counted], family: Sequence[int], figure: str) -> bool:
    """Whether two families or more stand against one, and nobody on both sides."""
    here, there = ({family[each.article] for each in side} for side in (agreed, rival))
    alone = len(here) >= LEAST_FAMILIES and len(there) == 1 and here.isdisjoint(there)
    # A sum is more telling than a count, and so is a share of which everybody has the tenths.
    telling = rival[:1] and (rival[0].sort in SUMS or (rival[0].sort in PAIRS[1] and "." in figure))
    least = 1 if telling else LEAST_SHARED
    return alone and any(len(one.words & other.words) >= least for one in agreed for other in rival)


def _counted(claim: Claim) -> Iterator[Counted]:
    """The figure of a claim, once for each sort that it is of."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity) or None in (anchor.low, anchor.high):
        return
    words = frozenset(claim.context)
    if sort := _sort(claim, anchor):
        yield Counted(claim.article, anchor.start, anchor.end, anchor.text, sort, words)
    if anchor.kind == "money" and digits(claim) >= LEAST_DIGITS:
        total = TOTAL.match(claim.text, anchor.end - claim.start)
        if total or PER in str(anchor.unit):
            text = claim.text[anchor.start - claim.start : total.end()] if total else anchor.text
            yield Counted(claim.article, anchor.start, anchor.end, text, "total" if total else "rate", words)
    if anchor.kind == "money" and digits(claim) >= LEAST_DIGITS and (result := _result(claim, anchor)):
        yield Counted(claim.article, anchor.start, anchor.end, *result, words)
    if lead := _lead(claim):
        yield Counted(claim.article, anchor.start, anchor.end, f"{lead} {anchor.text}", LEADS[lead], words)


def _part(claim: Claim) -> Counted | None:
    """The share by which something rose or fell, where it is told as a fraction: "shrank by a quarter"."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity) or anchor.kind != "ratio" or not 0 < middle(claim) < 1 or _lead(claim) != "by":
        return None
    text = f"by {anchor.text}"
    return Counted(claim.article, anchor.start, anchor.end, text, "percent", frozenset(claim.context))


def _points(change: Change) -> Counted:
    """The percentage points between two shares: "23.4 percent, up from 19.1"."""
    text = f"{change.old:g}% to {change.new:g}%"
    told = change.of
    return Counted(told.article, told.start, told.end, text, "points", frozenset(told.context))


def _telling_share(value: float) -> bool:
    """Whether a share is large, or exact, enough that points and per cent of it are told apart."""
    steps = round(value, 6) / STEP  # 3.4 less 2.9 is half a point, and not a little less
    return value >= LEAST_SHARE or not steps.is_integer()


def _result(claim: Claim, anchor: Quantity) -> tuple[str, str] | None:
    """A sum with the word that makes it a profit or a loss, and which: "loss of £18.6m", "£18.6m pre-tax profit"; the
    word nearest to it, with no other sum and no comma between."""
    start, end = anchor.start - claim.start, anchor.end - claim.start
    nearest: tuple[int, str, str] | None = None
    for sort in PAIRS[-1]:
        for word in WORD.finditer(claim.text.lower(), max(0, start - BEFORE), end + BEHIND):
            between = claim.text[word.end() : start] if word.end() <= start else claim.text[end : word.start()]
            outside = word.end() <= start or word.start() >= end
            if outside and word[0] in shipped()["counted"].sets[sort] and not BROKEN.search(between):
                text = claim.text[min(word.start(), start) : max(word.end(), end)]
                if nearest is None or len(between) < nearest[0]:
                    nearest = len(between), text, sort
    return nearest and nearest[1:]


def _figure(claim: Claim) -> tuple[str, str]:
    """What a figure is given in, and how high it is; a sum of each year counts as the sum."""
    anchor = claim.anchor
    unit, per, _ = str(getattr(anchor, "unit", None)).partition(PER)
    if isinstance(anchor, Quantity) and anchor.kind == "money" and per and anchor.low is not None is not anchor.high:
        return unit, f"{(anchor.low + anchor.high) / 2:.6g}"
    return str(claim.dimension), f"{sum(stated(claim)) / 2:.6g}"


def _sort(claim: Claim, anchor: Quantity) -> str | None:
    """What is counted, or whether a share is one of points; None where it is not known or the figure is not telling."""
    value = middle(claim)
    if anchor.kind == "percent" and _telling_share(value):
        return "points" if in_points(anchor) else "percent"
    if anchor.kind != "count" or value < LEAST_COUNT or digits(claim) < LEAST_DIGITS:
        return None
    words = anchor.text.lower().split()[1:]
    return next((sort for word in words for sort, nouns in _nouns().items() if concept(word) in nouns), None)


def _lead(claim: Claim) -> str | None:
    """The word by which a figure is known for what something rose or fell to, or by; None of another figure."""
    lead = claim.slot.lead[-2:] if claim.slot is not None else ()
    word = next((word for word in reversed(lead) if word in LEADS), None)
    changes = digits(claim) >= LEAST_DIGITS and not _changes().isdisjoint(claim.context)
    return word if changes and (word != "from" or stated(claim) != narrow(claim)) else None


@cache
def _nouns() -> dict[str, frozenset[str]]:
    """The sorts of things that are counted, by name."""
    sets = shipped()["counted"].sets
    return {name: frozenset(map(concept, sets[name])) for name in PAIRS[0]}


@cache
def _changes() -> frozenset[str]:
    return frozenset(map(concept, shipped()["counted"].sets["changes"]))
