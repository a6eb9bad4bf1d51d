"""Rivalry: the evidence that a claim gives another value for what a group of claims agree on.

Nothing here decides; each entry of `EVIDENCE` is one number an editor could check, and `candidates.toml` says what it
weighs. They ask whether both stand in the same slot (words around the value, counted noun, whose it is), whether each
is the other's best match, whether either side also has the other's value, how many agree, and what makes two
values differ that are both right: other times, lists, increments, ages at another time, sums still moving.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept
from divergence.comparison.conflicts.field import Field, Rows, generic, one_of
from divergence.comparison.conflicts.slips import bare_slip, digits, slip, tenfold
from divergence.comparison.conflicts.sorts import bounded, slot_of
from divergence.comparison.facts.alignment import Floats, Numbers
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.latitude import Flags, stated
from divergence.lexicon import shipped

EVIDENCE = (
    # the same slot
    "mean_context", "max_context", "max_sentence", "near", "near_pooled", "before", "after", "as_close", "noun",
    "noun_apart", "bare", "same_name", "other_name", "other_age", "same_kind", "telling", "second_telling", "aligned",
    "aligned_best",
    # each other's best match
    "best_there", "margin_here", "margin_there", "listed", "alone_here", "alone_there",
    # who says which value
    "support", "votes", "singleton", "rival_support", "rival_elsewhere", "stated_there", "better_there",
    "states_here", "said_there", "said_here", "beside", "companion", "sources_apart", "measures_apart", "periods_apart",
    # how the values differ
    "slip", "long_slip", "bare_slip", "tenfold", "resplit", "log_ratio", "close_values", "far", "rarity", "open",
    "approximate", "ranged", "small",
    # why both may be right
    "times_apart", "certainty_apart", "changing", "quoted",
    # what is measured
    "duration", "age", "percent", "money", "date",
    # dates
    "date_likeness", "date_unlike", "precision_gap", "year_apart", "days_apart", "stamp", "stamp_apart", "reported",
    "since", "relative_apart", "month", "clock", "weekday", "year",
    "one_thing", "things_apart", "one_part", "weeks_apart", "wholes_apart", "rates_apart", "aligned_aside",
)  # fmt: skip
COARSER = 12  # how many times wider a value may be than another that it agrees with
VAGUER = 3  # ... and than the most exact of a group that it decides with
VOTE = 0.15  # likeness from which another family's claim speaks of the same slot
VOTE_OF_TELLING = 0.05  # ... where its value is as telling as
TELLING_VALUE = 0.6
ALIKE_WITHIN = 0.15  # members of a group need not be more alike than this for a rival to be as close
DATE_LIKENESS = 0.3
YEAR = 365.25
WRITTEN_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
WEEKS = (7, 14)  # days by which one day of the week is taken for another of its name
FAR = 2.3  # a tenfold ratio: seldom the same thing miscounted
SMALL = 5
LONG = 4  # digits from which one that is swapped or missed is so by no chance
TOLD = 8  # members of a group that are looked at word for word
PRECISION = {
    "minute": 0.0, "hour": 0.0, "part-of-day": 1.0, "day": 1.0, "part-of-month": 2.0, "month": 2.5, "quarter": 3.0,
    "season": 3.0, "year": 4.0,
}  # fmt: skip


def evidence(among: Field, group: Rows, rivals: Rows, at: int, support: Mapping[int, int]) -> Floats:
    """The evidence that number `at` of `rivals` contradicts `group`, in the order of `EVIDENCE`."""
    rows, rival = group.places, rivals.places[at]
    numbers = group.numbers
    context, near = group.context[:, rival], group.near[:, rival]
    decides = deciding(among, numbers)
    place = rows[int(np.where(decides, context + near, -1.0).argmax())]
    heads = [among.claims[row] for row in {among.written[row]: row for row in numbers[decides].tolist()}.values()]
    head, other = among.claims[place], among.claims[rival]
    slots, slot = [slot_of(among.claims[row]) for row in rows], slot_of(other)
    families = len(set(among.family[numbers].tolist()))
    here = one_of(among.article, among.article[numbers]) & rivals.comparable[at]
    there = (among.article == among.article[rival]) & rivals.comparable[at]
    elsewhere = among.family != among.family[rival]
    agreed, same = group.agreed, rivals.same[at]
    row = group.likest
    back = rivals.likeness[at]
    others_there, others_here = there.copy(), here.copy()
    others_there[rival] = others_here[numbers] = False
    named = [bool(each.named & slot.named) for each in slots if each.named]
    shared = sum(named) / max(1, len(named))
    ratio = _ratio(among, place, rival)
    dated = head.dimension == "date"
    count = head.dimension == "count"
    noun = bool(other.noun) and any(among.claims[row].noun == other.noun for row in rows)
    a, b = head.anchor, other.anchor
    found = {
        "mean_context": context.sum() / len(rows),
        "max_context": (most := group.likest_context[rival]),
        "max_sentence": group.sentence[:, rival].max(),
        "near": (nearest := group.likest_near[rival]),
        "near_pooled": near.sum() / len(rows) / math.sqrt(max(1e-9, group.pooled)),
        "before": among.before[rival] >= 0 and (among.before[numbers] == among.before[rival]).any(),
        "after": among.after[rival] >= 0 and (among.after[numbers] == among.after[rival]).any(),
        "as_close": _as_close(group, float(row[rival])),
        "noun": noun,
        "noun_apart": not noun and any(_nouns_apart(among.claims[row], other) for row in rows),
        "bare": count and not (head.noun and other.noun),
        "same_name": bool(slot.named) and shared > 0,
        "other_name": bool(slot.named) and bool(named) and shared == 0,
        "other_age": head.dimension == "age"
        and bool(slot.named)
        and bool(named)
        and (1 - shared or any(_namesakes(each.named, slot.named) for each in slots)),
        "same_kind": _shape(head) == _shape(other),
        **_telling(among, rows, rival),
        "aligned": (aligned := float(group.likest_aligned[rival])),
        "aligned_best": aligned and aligned / max(_most(rivals.aligned[at, here]), _most(group.likest_aligned[there])),
        "best_there": most >= _most(rivals.context[at, here]) - 1e-12,
        "margin_here": row[rival] - _most(row[others_there]),
        "margin_there": back[numbers].max() - _most(back[others_here]),
        "listed": math.log((among.listed[place] + among.listed[rival]) / 2),
        "alone_here": _alone(among, place, group.counted[rows.index(place)], group.comparable[0]),
        "alone_there": _alone(among, rival, rivals.counted[at], rivals.comparable[at]),
        "support": min(3, families) - 1,
        "votes": min(3, len(set(among.family[agreed & elsewhere & _speaks_of(among, group, rivals, at)].tolist()))) - 1,
        "singleton": len(set(among.article[numbers].tolist())) == 1,
        "rival_support": min(3, support[rival]) - 1,
        "rival_elsewhere": bool((same & elsewhere).any()),
        "stated_there": _most(group.likest_context[agreed & there]),
        "better_there": max(0.0, _most(group.likest_aligned[agreed & there]) - aligned),
        "states_here": _most(rivals.context[at, same & here]),
        "said_there": bool((agreed & there).any()),
        "said_here": bool((same & here).any()),
        "beside": _share(one_of(among.told_in, _told_with(among, rivals, at))[numbers]),
        "companion": _companion(among, rows, rival),
        "sources_apart": _share(_sources_apart(among, numbers, rival)),
        "measures_apart": not dated and _share(among.measured[numbers] != among.measured[rival]),
        "slip": (slipped := next((each for each in heads if slip(each, other)), None)) is not None,
        "long_slip": min(LONG, digits(slipped), digits(other)) - 2 if slipped and not dated else 0,
        "bare_slip": not slipped and any(bare_slip(each, other) for each in heads),
        "tenfold": (zero := slipped is not None and tenfold(slipped, other)),
        "resplit": among.votes[rival] > 0 and (among.votes[numbers] == among.votes[rival]).any(),
        "periods_apart": not dated and _share(among.period[numbers] != among.period[rival]),
        # A zero too many says nothing of how far apart two things are.
        "log_ratio": 0.0 if dated or zero else min(3.0, ratio),
        "close_values": ratio < 0.05 and not dated,
        "far": ratio > FAR and not dated and not zero,
        "rarity": (among.rarity[place] + among.rarity[rival]) / 2,
        "open": None in (head.low, head.high, other.low, other.high),
        "approximate": _approximate(head) or _approximate(other),
        "ranged": _ranged(head) != _ranged(other),
        "small": count and not noun and min(among.middle[place], among.middle[rival]) <= SMALL,
        "times_apart": not dated and _apart(head.dated, other.dated),
        "certainty_apart": abs(head.certainty.level - other.certainty.level),
        "changing": slot_of(head).changing or slot.changing,
        "quoted": head.quoted or other.quoted,
        "duration": head.dimension == "time",
        "age": head.dimension == "age",
        "percent": head.dimension == "percent",
        "money": isinstance(a, Quantity) and a.kind == "money",
        "date": dated,
        "date_likeness": most if dated else 0.0,
        "date_unlike": max(0.0, DATE_LIKENESS - nearest) if dated else 0.0,
        "precision_gap": abs(PRECISION[a.precision] - PRECISION[b.precision])
        if isinstance(a, DateSpan) and isinstance(b, DateSpan)
        else 0.0,
        "days_apart": math.log10(1 + _days_apart(head, other)) if dated else 0.0,
        "year_apart": dated and _shape(head) != _shape(other) and "year" in (_shape(head), _shape(other)),
        "stamp": dated and (head.stamp or other.stamp),
        "stamp_apart": dated and head.stamp != other.stamp,
        "reported": dated and (slot_of(head).reported or slot.reported),
        "since": dated and bounded(head) != bounded(other),
        "relative_apart": isinstance(a, DateSpan) and isinstance(b, DateSpan) and a.relative != b.relative,
        "month": isinstance(a, DateSpan) and PRECISION[a.precision] > PRECISION["day"],
        "clock": isinstance(a, DateSpan) and a.precision in ("minute", "hour"),
        "year": isinstance(a, DateSpan) and isinstance(b, DateSpan) and a.precision == b.precision == "year",
        "one_thing": dated and any(among.dates[row] & among.dates[rival] for row in rows),
        "things_apart": dated
        and bool(among.dates[rival])
        and not any(among.dates[row] & among.dates[rival] for row in rows),
        "one_part": isinstance(a, DateSpan) and isinstance(b, DateSpan) and _one_part(a, b),
        "weeks_apart": isinstance(a, DateSpan) and isinstance(b, DateSpan) and _weeks_apart(a, b),
        "wholes_apart": among.whole_of[rival] >= 0
        and (among.whole_of[numbers] >= 0).any()
        and not (among.whole_of[numbers] == among.whole_of[rival]).any(),
        "rates_apart": not dated and _share(among.rates[numbers] != among.rates[rival]),
        # What is told in passing is not what its sentence is about.
        "aligned_aside": aligned * _share(among.aside[numbers] != among.aside[rival]),
        "weekday": isinstance(a, DateSpan) and isinstance(b, DateSpan) and _weekday(a) and _weekday(b),
    }
    return np.array([found[name] for name in EVIDENCE], dtype=np.float64)


def deciding(among: Field, places: Numbers) -> Flags:
    """Which of a group's claims decide what it rules out: of "more than seven miles" and "11.3 kilometres" what is
    given exactly, of "Saturday" and "Saturday, 19 September" the day of the month, of "November" and "November 2025"
    the year, of "Friday" and "6.40am on Friday" the time of day, of "thousands" and "4,812" the count."""
    best = np.ones(len(places), dtype=np.bool_)
    width = among.high[places] - among.low[places]
    for better in (~among.latitude.loose[places], among.exact[places]):
        if (best & better).any():
            best &= better
    return np.asarray(best & (width <= VAGUER * width[best].min()))


def _telling(among: Field, rows: Sequence[int], rival: int) -> dict[str, float]:
    """The two rarest words that the rival shares with the member that shares the rarest."""
    mine = among.words[rival]
    shared = (
        [0.0, 0.0, *sorted(min(weight, mine[word]) for word, weight in among.words[row].items() if word in mine)][-2:]
        for row in rows[:TOLD]
    )
    second, first = max(shared, key=sum)
    return {"telling": first / 8, "second_telling": second / 8}


def _told_with(among: Field, rivals: Rows, at: int) -> Numbers:
    """The sentences that give the rival value, or a telling one without its unit: "cost 412 million euros and is insured
    for 280 million"."""
    sentences = among.told_in[rivals.comparable[at] & rivals.compatible[at]]
    rival = rivals.places[at]
    if among.rarity[rival] < TELLING_VALUE:
        return sentences
    return np.concatenate([sentences, among.standing[int(among.figure[rival])]])


def _companion(among: Field, rows: Sequence[int], rival: int) -> float:
    """How telling the value is that stands beside both: "9 per cent, against 4 per cent on placebo"."""
    mine = among.companions[rival]
    return max(
        (mine[value] for row in rows[:TOLD] for value in among.companions[row].keys() & mine.keys()), default=0.0
    )


def _namesakes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of two people who have a name in common: "Helena Varst" and "Gerta Varst"."""
    titles = shipped()["offices"].sets["titles"]
    return not one.isdisjoint(other) and bool(one - other - titles) and bool(other - one - titles)


def _most(likeness: Floats) -> float:
    """The greatest of these, 0 of none."""
    return float(likeness.max(initial=0.0))


def _share(flags: Flags) -> float:
    return np.count_nonzero(flags) / len(flags)


def _alone(among: Field, place: int, counted: Flags, comparable: Flags) -> float:
    """1 where a value is the only one its article gives of its kind (of its noun, for a count that has one), less the
    more values it could have been taken from."""
    claim = among.claims[place]
    like = counted if claim.dimension == "count" and claim.noun else comparable
    values = among.value[like & (among.article == among.article[place])]
    return 1 / max(1, len(set(values.tolist())))


def _sources_apart(among: Field, rows: Numbers, rival: int) -> Flags:
    """Which claims have another source than the rival, where both are given."""
    source = among.source[rows]
    return np.asarray((source >= 0) & (among.source[rival] >= 0) & (source != among.source[rival]))


def _weekday(date: DateSpan) -> bool:
    return date.precision == "day" and not any(letter.isdigit() for letter in date.text)


def _one_part(one: DateSpan, other: DateSpan) -> bool:
    """Whether two dates are written alike and differ in the day, the month or the year alone."""
    if one.low is None or other.low is None or one.precision != other.precision or _weekday(one) or _weekday(other):
        return False
    a, b = one.low, other.low
    return (a.year != b.year) + (a.month != b.month) + (a.day != b.day) == 1


def _weeks_apart(one: DateSpan, other: DateSpan) -> bool:
    """Whether two days are one day of the week, a week or two apart."""
    if one.low is None or other.low is None or not one.precision == other.precision == "day":
        return False
    apart: int = (one.low.date() - other.low.date()).days
    return abs(apart) in WEEKS


def _as_close(group: Rows, likeness: float) -> float:
    """How alike the rival is, measured by how alike the group's members are: 1 where it could be one of them."""
    if len(group.places) == 1:
        return 0.7
    return min(1.0, likeness / max(ALIKE_WITHIN, group.usual))


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
    if {one.noun, other.noun}.isdisjoint(generic()):
        return True
    return one.noun in things or other.noun in things


@cache
def _things() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["things"]))


def _ratio(among: Field, one: int, other: int) -> float:
    a, b = (float(among.low[place] + among.high[place]) for place in (one, other))
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


def _approximate(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.approximator is not None


def _ranged(claim: Claim) -> bool:
    """ "40 to 45 per cent": two numbers in one."""
    anchor = claim.anchor
    return isinstance(anchor, Quantity) and sum(part[0].isdigit() for part in anchor.text.replace("–", " ").split()) > 1


def _shape(claim: Claim) -> str:
    anchor = claim.anchor
    return anchor.precision if isinstance(anchor, DateSpan) else str(getattr(anchor, "unit", None))
