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
from typing import Any, NamedTuple

import numpy as np

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.camps import Camp, Pairs
from divergence.comparison.conflicts.field import Field, Rows
from divergence.comparison.conflicts.nouns_apart import nouns_apart
from divergence.comparison.conflicts.slips import bare_slip, digits, other_unit, slip, tenfold
from divergence.comparison.conflicts.sorts import bound, ending, slot_of
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.claims import Anchor, Claim
from divergence.comparison.facts.latitude import Flags
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
VOTE = 0.15  # likeness from which another family's claim speaks of the same slot
VOTE_OF_TELLING = 0.05  # ... where its value is as telling as
TELLING_VALUE = 0.6
ALONE = 0.7  # how close a rival is to a single claim
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


def evidence(among: Field, camps: Sequence[Camp], rivals: Rows, support: Mapping[int, int]) -> Floats:
    """The evidence that each of the rivals contradicts its group, shape (rivals, len(EVIDENCE)); `rivals` are those of
    all groups, one after the other."""
    pairs, others = Pairs(camps, rivals.numbers), rivals.numbers
    contexts, nears = pairs.between("context"), pairs.between("near")
    context, near, sentence = (
        np.concatenate([each.ravel() for each in found]) for found in (contexts, nears, pairs.between("sentence"))
    )
    deciding = np.concatenate([np.tile(group.deciding, len(rivals)) for group, rivals in camps])
    heads = pairs.likest(np.where(deciding, context + near, -1.0))
    groups = [_as_read(among, camp.group) for camp in camps]
    read = [
        _of_pair(among, groups[group], head, rival)
        for group, head, rival in zip(pairs.group.tolist(), heads.tolist(), others.tolist(), strict=True)
    ]
    found: dict[str, Any] = {name: [each[name] for each in read] for name in read[0]}
    # What two sources give by themselves neither of them has miswritten.
    backed = np.array([support[rival] > 1 for rival in others.tolist()])
    slips = ("slip", "long_slip", "bare_slip", "tenfold", "other_unit")
    found |= {name: np.where(backed, 0.0, found[name]) for name in slips}
    dated, ratio = np.array(found["date"]), np.array(found["log_ratio"])
    scaled = (found["tenfold"] + found["other_unit"]) > 0
    told = np.zeros((len(others), int(among.article.max()) + 1), dtype=np.bool_)
    told[pairs.pair, among.article[pairs.member]] = True
    here = told[:, among.article] & rivals.comparable
    there = (among.article[others, None] == among.article) & rivals.comparable
    others_here, others_there = here.copy(), there.copy()
    others_here[pairs.pair, pairs.member] = others_there[np.arange(len(others)), others] = False
    elsewhere = among.family[others, None] != among.family
    agreed, same, likest = pairs.of_groups("agreed"), rivals.same, pairs.of_groups("likest")
    said = pairs.of_groups("said")
    speaking = agreed & elsewhere & _speaks_of(among, likest, rivals)
    row = np.arange(len(others)), others
    likest_context, likest_aligned = pairs.of_groups("likest_context"), pairs.of_groups("likest_aligned")
    most, nearest, aligned = likest_context[row], pairs.of_groups("likest_near")[row], likest_aligned[row]
    best_aligned = np.maximum(_most(rivals.aligned, here), _most(likest_aligned, there))
    back = rivals.likeness[pairs.pair, pairs.member]
    whole = among.whole_of
    found |= {
        "mean_context": np.concatenate([each.sum(axis=1) for each in contexts]) / pairs.size,
        "max_context": most,
        "max_sentence": np.maximum.reduceat(sentence, pairs.first),
        "near": nearest,
        "near_pooled": np.concatenate([each.sum(axis=1) for each in nears])
        / pairs.size
        / np.sqrt(np.maximum(1e-9, pairs.of_groups("pooled"))),
        "before": (among.before[others] >= 0) & pairs.any(~pairs.apart(among.before)),
        "after": (among.after[others] >= 0) & pairs.any(~pairs.apart(among.after)),
        "as_close": np.where(
            pairs.size > 1, np.minimum(1.0, likest[row] / np.maximum(ALIKE_WITHIN, pairs.of_groups("usual"))), ALONE
        ),
        "aligned": aligned,
        "aligned_best": np.divide(aligned, best_aligned, out=np.zeros(len(others)), where=aligned > 0),
        "best_there": most >= _most(rivals.context, here) - 1e-12,
        "margin_here": likest[row] - _most(likest, others_there),
        "margin_there": np.maximum.reduceat(back, pairs.first) - _most(rivals.likeness, others_here),
        "alone_here": [
            _alone(among, head, like)
            for head, like in zip(heads.tolist(), pairs.member[pairs.first].tolist(), strict=True)
        ],
        "alone_there": [_alone(among, rival, rival) for rival in others.tolist()],
        "support": np.minimum(3, pairs.of_groups("families")) - 1,
        "votes": [min(3, len(set(among.family[each].tolist()))) - 1 for each in speaking],
        "singleton": ~pairs.any(among.article[pairs.member] != among.article[pairs.member[pairs.first]][pairs.pair]),
        "rival_support": [min(3, support[rival]) - 1 for rival in others.tolist()],
        "rival_elsewhere": (same & elsewhere).any(axis=1),
        "stated_there": _most(likest_context, said & there),
        "better_there": np.maximum(0.0, _most(likest_aligned, said & there) - aligned),
        "states_here": _most(rivals.context, rivals.given & here),
        "said_there": (said & there).any(axis=1),
        "said_here": (rivals.given & here).any(axis=1),
        "beside": pairs.share(_beside(among, pairs, rivals)),
        "sources_apart": pairs.share(
            pairs.apart(among.source) & (among.source[pairs.member] >= 0) & (among.source[others] >= 0)[pairs.pair]
        ),
        "measures_apart": ~dated * pairs.share(pairs.apart(among.measured)),
        "resplit": (among.votes[others] > 0) & pairs.any(~pairs.apart(among.votes)),
        "periods_apart": ~dated * pairs.share(pairs.apart(among.period)),
        # A zero too many, or another unit, says nothing of how far apart two things are.
        "log_ratio": np.where(dated | scaled, 0.0, np.minimum(3.0, ratio)),
        "close_values": (ratio < 0.05) & ~dated,
        "far": (ratio > FAR) & ~dated & ~scaled,
        "rarity": (among.rarity[heads] + among.rarity[others]) / 2,
        "date_likeness": np.where(dated, most, 0.0),
        "date_unlike": np.where(dated, np.maximum(0.0, DATE_LIKENESS - nearest), 0.0),
        "wholes_apart": (whole[others] >= 0) & pairs.any(whole[pairs.member] >= 0) & ~pairs.any(~pairs.apart(whole)),
        "rates_apart": ~dated * pairs.share(pairs.apart(among.rates)),
        # What is told in passing is not what its sentence is about.
        "aligned_aside": aligned * pairs.share(pairs.apart(among.aside)),
    }
    return np.array([found[name] for name in EVIDENCE], dtype=np.float64).T.copy()


class _AsRead(NamedTuple):
    """The claims of a group at `rows`: those that decide what it rules out, one of each written value (`heads`), the
    names whose their values are, and whether the dates that decide only say when something held."""

    rows: list[int]
    claims: list[Claim]
    heads: list[Claim]
    named: list[frozenset[str]]
    stamped: bool


def _as_read(among: Field, group: Rows) -> _AsRead:
    claims = [among.claims[row] for row in group.places]
    decide = group.numbers[group.deciding].tolist()
    heads = [among.claims[row] for row in {int(among.written[row]): row for row in decide}.values()]
    named = [each for claim in claims if (each := slot_of(claim).named)]
    return _AsRead(group.places, claims, heads, named, all(among.claims[row].stamp for row in decide))


def _of_pair(among: Field, group: _AsRead, place: int, rival: int) -> dict[str, float]:
    """What is read off two claims: the member of a group that is likest a rival, and the rival."""
    rows, heads, named = group.rows, group.heads, group.named
    head, other = among.claims[place], among.claims[rival]
    here, there = slot_of(head), slot_of(other)
    shared = sum([not each.isdisjoint(there.named) for each in named]) / max(1, len(named))
    dated, count = head.dimension == "date", head.dimension == "count"
    noun = bool(other.noun) and any(claim.noun == other.noun for claim in group.claims)
    shapes = _shape(head), _shape(other)
    slipped = next((each for each in heads if slip(each, other)), None)
    return {
        "noun": noun,
        "noun_apart": not noun and bool(other.noun) and any(nouns_apart(claim, other) for claim in group.claims),
        "bare": count and not (head.noun and other.noun),
        "same_name": bool(there.named) and shared > 0,
        "other_name": bool(there.named) and bool(named) and shared == 0,
        "other_age": head.dimension == "age"
        and bool(there.named)
        and bool(named)
        and (1 - shared or any(_namesakes(each, there.named) for each in named)),
        "same_kind": shapes[0] == shapes[1],
        **_telling(among, rows, rival),
        "listed": math.log((among.listed[place] + among.listed[rival]) / 2),
        "companion": _companion(among, rows, rival),
        "slip": slipped is not None,
        "long_slip": min(LONG, digits(slipped), digits(other)) - 2 if slipped and not dated else 0,
        "bare_slip": not slipped and any(bare_slip(each, other) for each in heads),
        "tenfold": slipped is not None and tenfold(slipped, other),
        "other_unit": slipped is not None and other_unit(slipped, other),
        "log_ratio": _ratio(among, place, rival),
        "open": None in (head.low, head.high, other.low, other.high),
        "approximate": _approximate(head) or _approximate(other),
        "ranged": _ranged(head) != _ranged(other),
        "small": count and not noun and min(among.middle[place], among.middle[rival]) <= SMALL,
        "times_apart": not dated and _apart(head.dated, other.dated),
        "certainty_apart": abs(head.certainty.level - other.certainty.level),
        "changing": here.changing or there.changing,
        "quoted": head.quoted or other.quoted,
        "duration": head.dimension == "time",
        "age": head.dimension == "age",
        "percent": head.dimension == "percent",
        "money": isinstance(head.anchor, Quantity) and head.anchor.kind == "money",
        "date": dated,
        "days_apart": math.log10(1 + _days_apart(among, place, rival)) if dated else 0.0,
        "year_apart": dated and shapes[0] != shapes[1] and "year" in shapes,
        # A day that one of them tells for its own sake is no mere stamp in another.
        "stamp": dated and (group.stamped or other.stamp),
        "stamp_apart": dated and group.stamped != other.stamp,
        "reported": dated and (here.reported or there.reported),
        "since": dated and all(_bounds_apart(claim, other) for claim in group.claims),
        "one_thing": (one_thing := dated and any(among.dates[row] & among.dates[rival] for row in rows)),
        "things_apart": dated and bool(among.dates[rival]) and not one_thing,
        **_of_dates(head.anchor, other.anchor),
    }


def _bounds_apart(one: Claim, other: Claim) -> bool:
    """Whether of two dates only one says when something began or ended."""
    here, there = bound(one), bound(other)
    return bool(here) != bool(there) and not ending(one if there else other)


def _namesakes(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are of two people who have a name in common: "Helena Varst" and "Gerta Varst"."""
    titles = shipped()["offices"].sets["titles"]
    return not one.isdisjoint(other) and bool(one - other - titles) and bool(other - one - titles)


def _of_dates(one: Anchor | None, other: Anchor | None) -> dict[str, float]:
    """What is read off two dates as they are written; nothing off anything else."""
    found = dict.fromkeys(
        ("precision_gap", "relative_apart", "month", "clock", "weekday", "year", "one_part", "weeks_apart"), 0.0
    )
    if isinstance(one, DateSpan):
        found |= {
            "month": PRECISION[one.precision] > PRECISION["day"],
            "clock": one.precision in ("minute", "hour"),
        }
    if isinstance(one, DateSpan) and isinstance(other, DateSpan):
        found |= {
            "precision_gap": abs(PRECISION[one.precision] - PRECISION[other.precision]),
            "relative_apart": one.relative != other.relative,
            "weekday": _weekday(one) and _weekday(other),
            "year": one.precision == other.precision == "year",
            "one_part": _one_part(one, other),
            "weeks_apart": _weeks_apart(one, other),
        }
    return found


def _telling(among: Field, rows: Sequence[int], rival: int) -> dict[str, float]:
    """The two rarest words that the rival shares with the member that shares the rarest."""
    mine = among.words[rival]
    shared = (
        [0.0, 0.0, *sorted([min(words[word], mine[word]) for word in words.keys() & mine.keys()])][-2:]
        for words in (among.words[row] for row in rows[:TOLD])
    )
    second, first = max(shared, key=sum)
    return {"telling": first / 8, "second_telling": second / 8}


def _companion(among: Field, rows: Sequence[int], rival: int) -> float:
    """How telling the value is that stands beside both: "9 per cent, against 4 per cent on placebo"."""
    mine = among.companions[rival]
    return max(
        (mine[value] for row in rows[:TOLD] for value in among.companions[row].keys() & mine.keys()), default=0.0
    )


def _most(likeness: Floats, where: Flags) -> Floats:
    """Of every row the greatest of these, 0 of none."""
    return np.asarray(np.where(where, likeness, 0.0).max(axis=1))


def _beside(among: Field, pairs: Pairs, rivals: Rows) -> Flags:
    """In the sentences of which members the value of their rival stands as well, where it is telling also without its
    unit: "cost 412 million euros and is insured for 280 million"."""
    given = rivals.comparable & rivals.compatible
    stands = np.zeros((len(given), int(among.told_in.max()) + 1), dtype=np.bool_)
    unitless = stands.copy()
    pair, claim = np.nonzero(given)
    stands[pair, among.told_in[claim]] = True
    for at, rival in enumerate(rivals.places):
        if among.rarity[rival] >= TELLING_VALUE:
            standing = among.standing[int(among.figure[rival])]  # of the whole field, of which this may be a part
            unitless[at, standing[standing < stands.shape[1]]] = True
    here = pairs.pair, among.told_in[pairs.member]
    return np.asarray(stands[here] | (unitless[here] & pairs.apart(among.figure)))


def _alone(among: Field, place: int, like: int) -> float:
    """1 where a value is the only one its article gives of its kind (that of the claim `like`) or, for a count that has
    one, of its noun; less the more values it could have been taken from."""
    claim, article = among.claims[place], int(among.article[place])
    if claim.dimension == "count" and claim.noun:
        return 1 / among.given[article, int(among.kind[place]), int(among.noun[place])]
    return 1 / max(1, among.given[article, int(among.kind[like]), None])


def _weekday(date: DateSpan) -> bool:
    return date.precision == "day" and not any(letter.isdigit() for letter in date.text)


def _one_part(one: DateSpan, other: DateSpan) -> bool:
    """Whether two dates are written alike and differ in the day, the month or the year alone."""
    if one.low is None or other.low is None or one.precision != other.precision or _weekday(one) or _weekday(other):
        return False
    if one.precision in ("minute", "hour", "part-of-day"):  # is the day of a time of day written at all?
        return False
    a, b = one.low, other.low
    return (a.year != b.year) + (a.month != b.month) + (a.day != b.day) == 1


def _weeks_apart(one: DateSpan, other: DateSpan) -> bool:
    """Whether two days are one day of the week, a week or two apart."""
    if one.low is None or other.low is None or not one.precision == other.precision == "day":
        return False
    apart: int = (one.low.date() - other.low.date()).days
    return abs(apart) in WEEKS


def _speaks_of(among: Field, likest: Floats, rivals: Rows) -> Flags:
    """Which claims are about each rival's slot: alike in words, the same thing counted, or a telling value in any words
    that are at all alike; `likest` is how alike they are to the group."""
    back = rivals.likeness
    telling = (among.rarity >= TELLING_VALUE) & (np.maximum(back, likest) >= VOTE_OF_TELLING)
    return np.asarray((back >= VOTE) | rivals.counted | telling)


def _ratio(among: Field, one: int, other: int) -> float:
    a, b = (float(among.low[place] + among.high[place]) for place in (one, other))
    return abs(math.log(a / b)) if a > 0 and b > 0 else 1.0


def _days_apart(among: Field, one: int, other: int) -> float:
    """Days between two dates; the year that neither gives is not held against them."""
    here, there = (float(among.low[place] + among.high[place]) for place in (one, other))
    apart = abs(here - there) / 2
    dates = among.claims[one].anchor, among.claims[other].anchor
    if apart <= YEAR / 2 or all(date is not None and WRITTEN_YEAR.search(date.text) for date in dates):
        return apart
    around = apart % YEAR
    return min(around, YEAR - around)


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
