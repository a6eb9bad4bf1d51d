"""Value groups: the claims that give one value of one thing.

Within a fact those whose values may all be one; beyond facts, groups that give one telling value of one counted thing,
one sum, one split of a vote, or one day or time of day. Which claim comes first decides nothing: groups are formed of
values, the most given first, and a value joins none that one of its values rules out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.field import COARSER, Field, likeness
from divergence.comparison.conflicts.nouns_apart import thing_and_person
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import by_content
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.latitude import HALF_DAY, HOUR
from divergence.comparison.facts.readings import narrow, overlap

LEAST_TELLING = 0.45  # rarity of a value from which two counts of one thing are one count
LEAST_TELLING_SUM = 0.9  # ... and two sums are one sum
SAME_DAY = 0.15  # likeness, on average, from which mentions of one day date one thing


def value_groups(claims: Sequence[Claim], facts: Sequence[FactDraft]) -> list[tuple[int, ...]]:
    """The claims of each fact that agree on one value."""
    return [
        tuple(sorted(group))
        for fact in facts
        for group in _agreeing(claims, [number for number in fact.claims if claims[number].dimension is not None])
    ]


def _agreeing(claims: Sequence[Claim], numbers: Sequence[int]) -> list[list[int]]:
    """Claims by the value that they agree on."""
    ordered = sorted(numbers, key=lambda number: by_content(claims[number]))
    values = [list(same) for _, same in groupby(ordered, lambda number: _value(claims[number]))]
    values.sort(key=lambda same: -len({claims[number].article for number in same}))
    groups: list[list[int]] = []
    for same in values:
        value = claims[same[0]]
        known = next((each for each in groups if all(one_value(claims[number], value) for number in each)), None)
        if known is None:
            groups.append(same)
        else:
            known.extend(same)
    return groups


def _value(claim: Claim) -> tuple[str | None, float | None, float | None]:
    return claim.dimension, claim.low, claim.high


def one_value(one: Claim, other: Claim) -> bool:
    """Whether two claims give one value: "7 December" and "early December" do, "7 December" and "this quarter" not, nor
    "about 500 vehicles" and "460 people"."""
    if not overlap(one, other) or thing_and_person(one, other):
        return False
    ends = narrow(one), narrow(other)
    if one.dimension != "date":
        # "2 nm" ends where "3 nm" begins; intervals without a width meet as points.
        shared = min(high for _, high in ends) - max(low for low, _ in ends)
        least = 1e-6 * max(abs(high) for _, high in ends)
        return shared > least or min(high - low for low, high in ends) <= least
    spans = [max(HOUR, high - low) for low, high in ends]
    return max(spans) <= COARSER * min(spans)


def places(among: Field, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Groups of claim numbers as places in the field, in their order; a claim in no group is one of its own."""
    place = {number: at for at, number in enumerate(among.numbers)}
    found = [tuple(sorted(place[number] for number in group)) for group in groups if group[0] in place]
    taken = {at for group in found for at in group}
    return sorted(found + [(at,) for at in range(len(among.numbers)) if at not in taken])


def joined(among: Field, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Groups that give one telling value of one counted thing or of one currency, one split of a vote, or one day or
    time of day in words at all alike, are one."""
    apart: list[tuple[int, ...]] = []
    alike: dict[tuple[str, float], list[list[int]]] = {}
    for group in groups:
        key = _telling(among, group)
        if key is None:
            apart.append(group)
            continue
        for known in alike.setdefault(key, []):
            if key[0] not in ("day", "time") or _odd(key) or likeness(among, known, group) >= SAME_DAY:
                known.extend(group)
                break
        else:
            alike[key].append(list(group))
    return sorted(apart + [tuple(sorted(known)) for same in alike.values() for known in same])


def _minute(claim: Claim) -> bool:
    return isinstance(claim.anchor, DateSpan) and claim.anchor.precision == "minute"


def _odd(key: tuple[str, float]) -> bool:
    """Whether it is a time of day at which two things are by no chance: 2.35pm, not half past two."""
    return key[0] == "time" and round(key[1] / 60) % 30 != 0


def _telling(among: Field, group: Sequence[int]) -> tuple[str, float] | None:
    """What a group counts or is paid in, or "day", "time" or "split", and its value; None where the value alone says
    too little to join by."""
    head = among.claims[group[0]]
    if among.split[group[0]] >= 0:
        return "split", float(among.split[group[0]])
    if isinstance(head.anchor, DateSpan):
        exact = min(group, key=lambda place: among.high[place] - among.low[place])
        if _minute(among.claims[exact]):  # "6.40am" is of the day that another names
            return "time", float(among.latitude.seconds[exact] % (2 * HALF_DAY))
        return ("day", among.middle[group[0]]) if head.anchor.precision == "day" else None
    if isinstance(head.anchor, Quantity) and head.anchor.kind == "money":
        telling = among.rarity[group[0]] >= LEAST_TELLING_SUM and all(among.exact[at] for at in group)
        return (str(head.anchor.unit), among.middle[group[0]]) if telling else None
    noun = next((among.claims[at].noun for at in group if among.claims[at].noun), None)
    if noun is None or head.dimension != "count" or among.rarity[group[0]] < LEAST_TELLING:
        return None
    return noun, among.middle[group[0]]
