"""Rivalry: the evidence that a claim gives another value for what a group of claims agree on.

Nothing here decides; each entry of `EVIDENCE` is one number an editor could check, and `candidates.toml` says what it
weighs. They ask whether both stand in the same slot (words around the value, counted noun, whose it is), whether each
is the other's best match, whether either side also has the other's value, how many agree, and what makes two
values differ that are both right: other times, lists, increments, ages at another time, sums still moving.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept
from divergence.comparison.facts.alignment import Floats, Numbers, narrow, rarity
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.latitude import Flags, Latitude, stated
from divergence.comparison.facts.slots import Slot
from divergence.comparison.facts.space import Vectors
from divergence.lexicon import shipped

EVIDENCE = (
    # the same slot
    "mean_context", "max_context", "max_sentence", "near", "near_pooled", "before", "after", "as_close", "noun",
    "noun_apart", "bare", "same_name", "other_name", "other_age", "same_kind",
    # each other's best match
    "best_there", "margin_here", "margin_there", "listed",
    # who says which value
    "support", "votes", "singleton", "rival_support", "rival_elsewhere", "stated_there", "states_here", "said_there",
    "said_here",
    # how the values differ
    "log_ratio", "close_values", "far", "rarity", "open", "approximate", "ranged", "small",
    # why both may be right
    "times_apart", "certainty_apart", "changing", "quoted",
    # what is measured
    "duration", "age", "percent", "money", "date",
    # dates
    "date_likeness", "date_unlike", "precision_gap", "year_apart", "days_apart", "stamp", "reported", "since",
    "relative_apart",
)  # fmt: skip
WHOLE = 1000  # claims up to which all are held against all at once; of more, those that are asked for
VOTE = 0.15  # likeness from which another family's claim speaks of the same slot
VOTE_OF_TELLING = 0.05  # ... where its value is as telling as
TELLING_VALUE = 0.6
ALIKE_WITHIN = 0.15  # members of a group need not be more alike than this for a rival to be as close
DATE_LIKENESS = 0.3
YEAR = 365.25
WRITTEN_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
FAR = 2.3  # a tenfold ratio: seldom the same thing miscounted
SMALL = 5
INCREMENTS = frozenset("more another further additional extra other others remaining rest".split())
GENERIC = "people persons others individuals victims residents civilians".split()
PRECISION = {
    "minute": 0.0, "hour": 0.0, "part-of-day": 1.0, "day": 1.0, "part-of-month": 2.0, "month": 2.5, "quarter": 3.0,
    "season": 3.0, "year": 4.0,
}  # fmt: skip
Turned = tuple[Any, Any]  # rows, and the same with rows and columns changed over
NO_SLOT = Slot({}, None, None, frozenset(), (), False, False)


@cache
def _generic() -> frozenset[str]:
    return frozenset(map(concept, GENERIC))


@dataclass(frozen=True)
class Rows:
    """Some claims of a field (`places`) held against all of them; every matrix has the shape (places, claims)."""

    places: list[int]
    context: Floats
    sentence: Floats
    near: Floats
    likeness: Floats
    comparable: Flags
    same: Flags
    compatible: Flags
    counted: Flags

    @cached_property
    def likest(self) -> Floats:
        """How alike each claim of the field is to any of these."""
        return np.asarray(self.likeness.max(axis=0))

    @cached_property
    def agreed(self) -> Flags:
        """The claims that give a value of any of these."""
        return np.asarray(self.same.any(axis=0))


@dataclass(frozen=True)
class Field:
    """The anchored claims of a story side by side, in arrays over claims; `context`, `sentence` and `near` are sparse
    unit rows and the same turned. `value` and `told_in` number the values and the sentences. `whole` are the rows of
    all claims, kept where they are few."""

    claims: list[Claim]
    numbers: list[int]
    context: Turned
    sentence: Turned
    near: Turned
    kind: Numbers
    noun: Numbers
    low: Floats
    high: Floats
    latitude: Latitude
    article: Numbers
    family: Numbers
    value: Numbers
    told_in: Numbers
    rarity: Floats
    middle: list[float]
    listed: list[int]
    whole: Rows | None = None


def field(claims: Sequence[Claim], space: Vectors, family: Sequence[int]) -> Field | None:
    """The anchored claims with what their likeness is read off, or None where there are none."""
    numbers = [number for number, claim in enumerate(claims) if claim.dimension is not None]
    if not numbers:
        return None
    anchored = [claims[number] for number in numbers]
    low, high = (np.array(ends) for ends in zip(*(stated(claim) for claim in anchored), strict=True))
    article = np.array([claim.article for claim in anchored])
    per_sentence = Counter((claim.key, claim.dimension) for claim in anchored)
    middle = [_middle(claim) for claim in anchored]
    among = Field(
        claims=anchored,
        numbers=numbers,
        context=_turned(space.context[numbers]),
        sentence=_turned(space.sentence[numbers]),
        near=_turned(_near([_slot(claim) for claim in anchored])),
        # An age at another time ("elected at age 23") is no rival of an age, nor a brother's of hers, nor "48 more" of
        # a total, nor a year "since" of one in which something was.
        kind=_numbered((claim.dimension, _sort(claim)) for claim in anchored),
        noun=_numbered(
            claim.noun if claim.noun and claim.noun not in _generic() else at for at, claim in enumerate(anchored)
        ),
        low=low,
        high=high,
        latitude=Latitude(anchored),
        article=article,
        family=np.array([family[number] for number in article]),
        value=_numbered(middle),
        told_in=_numbered(claim.key for claim in anchored),
        rarity=np.array([rarity(claim) for claim in anchored]),
        middle=middle,
        listed=[per_sentence[claim.key, claim.dimension] for claim in anchored],
    )
    return among if len(anchored) > WHOLE else replace(among, whole=_rows(among, list(range(len(anchored)))))


def held(among: Field, places: Sequence[int]) -> Rows:
    """The claims at `places` held against all claims of the field."""
    whole, chosen = among.whole, list(places)
    if whole is None:
        return _rows(among, chosen)
    return Rows(
        places=chosen,
        context=whole.context[chosen],
        sentence=whole.sentence[chosen],
        near=whole.near[chosen],
        likeness=whole.likeness[chosen],
        comparable=whole.comparable[chosen],
        same=whole.same[chosen],
        compatible=whole.compatible[chosen],
        counted=whole.counted[chosen],
    )


def _rows(among: Field, places: list[int]) -> Rows:
    context, near = _product(among.context, places), _product(among.near, places)
    comparable = among.kind[places, None] == among.kind
    return Rows(
        places=places,
        context=context,
        sentence=_product(among.sentence, places),
        near=near,
        likeness=np.maximum(context, near),
        comparable=comparable,
        same=comparable & (among.low[places, None] <= among.high) & (among.low <= among.high[places, None]),
        compatible=among.latitude.compatible(places),
        counted=comparable & (among.noun[places, None] == among.noun),
    )


def likeness(among: Field, one: Sequence[int], other: Sequence[int]) -> float:
    """How alike the likest two claims of two groups are."""
    if among.whole is not None:
        return float(among.whole.likeness[np.ix_(one, other)].max())
    return max(float((unit[list(one)] @ unit[list(other)].T).max()) for unit, _ in (among.context, among.near))


def evidence(among: Field, group: Rows, rivals: Rows, at: int, support: Mapping[int, int]) -> Floats:
    """The evidence that number `at` of `rivals` contradicts `group`, in the order of `EVIDENCE`."""
    rows, rival = group.places, rivals.places[at]
    context, near = group.context[:, rival], group.near[:, rival]
    place = rows[int((context + near).argmax())]
    head, other = among.claims[place], among.claims[rival]
    slots, slot = [_slot(among.claims[row]) for row in rows], _slot(other)
    articles = set(among.article[rows].tolist())
    families = len(set(among.family[rows].tolist()))
    here = np.isin(among.article, list(articles)) & rivals.comparable[at]
    there = (among.article == among.article[rival]) & rivals.comparable[at]
    elsewhere = among.family != among.family[rival]
    agreed, same = group.agreed, rivals.same[at]
    row = group.likest
    back = rivals.likeness[at]
    others_there = np.delete(row, rival)[np.delete(there, rival)]
    others_here = back[here & ~np.isin(np.arange(len(back)), rows)]
    named = [bool(each.named & slot.named) for each in slots if each.named]
    shared = sum(named) / max(1, len(named))
    ratio = _ratio(head, other)
    dated = head.dimension == "date"
    count = head.dimension == "count"
    noun = bool(other.noun) and any(among.claims[row].noun == other.noun for row in rows)
    a, b = head.anchor, other.anchor
    found = {
        "mean_context": context.mean(),
        "max_context": context.max(),
        "max_sentence": group.sentence[:, rival].max(),
        "near": near.max(),
        "near_pooled": near.mean() / math.sqrt(max(1e-9, group.near[:, rows].mean())),
        "before": any(each.before is not None and each.before == slot.before for each in slots),
        "after": any(
            _after(among.claims[row]) is not None and _after(among.claims[row]) == _after(other) for row in rows
        ),
        "as_close": _as_close(group, float(row[rival])),
        "noun": noun,
        "noun_apart": not noun and any(_nouns_apart(among.claims[row], other) for row in rows),
        "bare": count and not (head.noun and other.noun),
        "same_name": bool(slot.named) and shared > 0,
        "other_name": bool(slot.named) and bool(named) and shared == 0,
        "other_age": head.dimension == "age" and bool(slot.named) and any(each.named for each in slots) and 1 - shared,
        "same_kind": _shape(head) == _shape(other),
        "best_there": context.max() >= max(rivals.context[at, here], default=0.0) - 1e-12,
        "margin_here": row[rival] - max(others_there, default=0.0),
        "margin_there": back[rows].max() - max(others_here, default=0.0),
        "listed": math.log((among.listed[place] + among.listed[rival]) / 2),
        "support": min(3, families) - 1,
        "votes": min(3, len(set(among.family[agreed & elsewhere & _speaks_of(among, group, rivals, at)].tolist()))) - 1,
        "singleton": len(articles) == 1,
        "rival_support": min(3, support[rival]) - 1,
        "rival_elsewhere": bool((same & elsewhere).any()),
        "stated_there": group.context[:, agreed & there].max(initial=0.0),
        "states_here": rivals.context[at, same & here].max(initial=0.0),
        "said_there": bool((agreed & there).any()),
        "said_here": bool((same & here).any()),
        "log_ratio": 0.0 if dated else min(3.0, ratio),
        "close_values": ratio < 0.05 and not dated,
        "far": ratio > FAR and not dated,
        "rarity": (among.rarity[place] + among.rarity[rival]) / 2,
        "open": None in (head.low, head.high, other.low, other.high),
        "approximate": _approximate(head) or _approximate(other),
        "ranged": _ranged(head) != _ranged(other),
        "small": count and not noun and min(_middle(head), _middle(other)) <= SMALL,
        "times_apart": not dated and _apart(head.dated, other.dated),
        "certainty_apart": abs(head.certainty.level - other.certainty.level),
        "changing": _slot(head).changing or slot.changing,
        "quoted": head.quoted or other.quoted,
        "duration": head.dimension == "time",
        "age": head.dimension == "age",
        "percent": head.dimension == "percent",
        "money": isinstance(a, Quantity) and a.kind == "money",
        "date": dated,
        "date_likeness": context.max() if dated else 0.0,
        "date_unlike": max(0.0, DATE_LIKENESS - near.max()) if dated else 0.0,
        "precision_gap": abs(PRECISION[a.precision] - PRECISION[b.precision])
        if isinstance(a, DateSpan) and isinstance(b, DateSpan)
        else 0.0,
        "days_apart": math.log10(1 + _days_apart(head, other)) if dated else 0.0,
        "year_apart": dated and _shape(head) != _shape(other) and "year" in (_shape(head), _shape(other)),
        "stamp": dated and (head.stamp or other.stamp),
        "reported": dated and (_slot(head).reported or slot.reported),
        "since": dated and _bounded(head) != _bounded(other),
        "relative_apart": isinstance(a, DateSpan) and isinstance(b, DateSpan) and a.relative != b.relative,
    }
    return np.array([float(found[name]) for name in EVIDENCE])


def _numbered(keys: Iterable[Hashable]) -> Numbers:
    """A number for each key, the same for equal ones."""
    known: dict[Hashable, int] = {}
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _turned(unit: Any) -> Turned:
    return unit, unit.T.tocsr()


def _product(vectors: Turned, places: list[int]) -> Floats:
    unit, turned = vectors
    return np.asarray((unit[places] @ turned).toarray())


def _near(slots: Sequence[Slot]) -> Any:
    """The words right around the values as sparse unit rows."""
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    places = [
        (row, columns.setdefault(key, len(columns)), weight)
        for row, slot in enumerate(slots)
        for key, weight in slot.words.items()
    ]
    rows, cols, weights = ([each[part] for each in places] for part in range(3))
    matrix = csr_matrix((weights, (rows, cols)), shape=(len(slots), max(1, len(columns))), dtype=np.float64)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(matrix.multiply(1 / np.maximum(length, 1e-9)[:, None]))


def _slot(claim: Claim) -> Slot:
    return claim.slot or NO_SLOT


def _after(claim: Claim) -> str | None:
    return claim.noun or _slot(claim).after


def _as_close(group: Rows, likeness: float) -> float:
    """How alike the rival is, measured by how alike the group's members are: 1 where it could be one of them."""
    size = len(group.places)
    if size == 1:
        return 0.7
    within = group.likeness[:, group.places]
    usual = (within.sum() - np.trace(within)) / (size * (size - 1))
    return min(1.0, likeness / max(ALIKE_WITHIN, float(usual)))


def _speaks_of(among: Field, group: Rows, rivals: Rows, at: int) -> Flags:
    """Which claims are about the rival's slot: alike in words, the same thing counted, or a telling value in any words
    that are at all alike."""
    back = rivals.likeness[at]
    telling = (among.rarity >= TELLING_VALUE) & (np.maximum(back, group.likest) >= VOTE_OF_TELLING)
    return np.asarray((back >= VOTE) | rivals.counted[at] | telling)


def _nouns_apart(one: Claim, other: Claim) -> bool:
    """Whether two counts are of different things; people may be called anything that people are."""
    if not one.noun or not other.noun or one.noun == other.noun:
        return False
    things = _things()
    if {one.noun, other.noun}.isdisjoint(_generic()):
        return True
    return one.noun in things or other.noun in things


@cache
def _things() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["things"]))


def _middle(claim: Claim) -> float:
    low, high = narrow(claim)
    return abs(low + high) / 2


def _ratio(one: Claim, other: Claim) -> float:
    a, b = (sum(stated(claim)) for claim in (one, other))
    return abs(math.log(a / b)) if a > 0 and b > 0 else 1.0


def _days_apart(one: Claim, other: Claim) -> float:
    """Days between two dates; the year that neither gives is not held against them."""
    apart = abs(sum(stated(one)) - sum(stated(other))) / 2
    if all(claim.anchor is not None and WRITTEN_YEAR.search(claim.anchor.text) for claim in (one, other)):
        return apart
    around = apart % YEAR
    return min(around, YEAR - around) if apart > YEAR / 2 else apart


def _apart(one: tuple[float, float] | None, other: tuple[float, float] | None) -> bool:
    return one is not None and other is not None and (one[1] <= other[0] or other[1] <= one[0])


def _sort(claim: Claim) -> str:
    """What sets a value apart from all others of its dimension."""
    if _age_then(claim):
        return "then"
    if _increment(claim):
        return "more"
    if claim.dimension == "age" and _slot(claim).after in _kin():
        return str(_slot(claim).after)
    if isinstance(claim.anchor, DateSpan) and claim.anchor.precision == "year" and _bounded(claim):
        return "since"
    return ""


@cache
def _kin() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["kin"]))


def _age_then(claim: Claim) -> bool:
    """An age at some other time: "at age 23", "aged 19 when"."""
    lead = _slot(claim).lead
    text = claim.anchor.text.lower() if claim.anchor is not None else ""
    return claim.dimension == "age" and (
        lead[-2:] == ("at", "age") or lead[-3:] == ("at", "the", "age") or lead[-3:] == ("the", "age", "of")
        or (lead[-1:] == ("at",) and text.startswith("age"))
    )  # fmt: skip


def _increment(claim: Claim) -> bool:
    """ "69,000 more", "two others", "another three": an addition to, or the rest of, something else."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity):
        return False
    offset = anchor.end - claim.start
    near = [
        *anchor.text.lower().split()[1:],
        *claim.text[offset : offset + 20].lower().split()[:2],
        *_slot(claim).lead[-1:],
    ]
    near = [] if anchor.approximator and "more" in anchor.approximator else near
    return any(word.strip(".,;") in INCREMENTS for word in near)


def _approximate(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.approximator is not None


def _ranged(claim: Claim) -> bool:
    """ "40 to 45 per cent": two numbers in one."""
    anchor = claim.anchor
    return isinstance(anchor, Quantity) and sum(part[0].isdigit() for part in anchor.text.replace("–", " ").split()) > 1


def _bounded(claim: Claim) -> bool:
    lead = _slot(claim).lead
    return not {"since", "until", "by"}.isdisjoint(lead) or lead[-2:] == ("as", "of")


def _shape(claim: Claim) -> str:
    anchor = claim.anchor
    return anchor.precision if isinstance(anchor, DateSpan) else str(getattr(anchor, "unit", None))
