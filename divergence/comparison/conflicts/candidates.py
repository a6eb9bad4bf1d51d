"""Conflicts of value: two figures or dates that measure the same thing and cannot both be right.

The search starts from what is said *about* a value, not from the value (a wrong value destroys its own anchor). Each
candidate pair of a fact and a rival claim is one scored decision over their evidence (`candidates.toml`, fitted by
``benchmarks/fit.py``): likeness of context, counted noun, whether each is the other's best match, support, times and
sources. What only looks like a conflict is cleared with its reason.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.dates import DateSpan
from divergence.comparison.conflicts.rivalry import EVIDENCE, Field, Rows, evidence, field, held, likeness
from divergence.comparison.facts.alignment import Floats, narrow, overlap
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.space import Vectors
from divergence.result import ConflictKind, Resolution, Severity

LEAST_CONTEXT = 0.08  # likeness of sentences below which a pair is not looked at ...
LEAST_NEAR = 0.12  # ... unless the words right around both values are this alike
MOST_RIVALS = 16  # claims that one group is held against
CROWD = 24  # independent sources above which a value that one of them gives accuses nobody
LEAST_TELLING = 0.45  # rarity of a value from which two counts of one thing are one count
DEICTIC = re.compile(
    r"(?:today|tonight|tomorrow|yesterday|now"
    r"|(?:this|last|next) (?:morning|afternoon|evening|night|week|weekend|month|year))\b",
    re.IGNORECASE,
)
SAME_DAY = 0.1  # likeness from which two mentions of one day date one thing
SECONDS = 0.3  # likeness from which a claim with the same value takes a side
COARSER = 12  # how many times longer a date may be than another that it agrees with
PART_OF_DAY = 0.25  # days; what is shorter counts as this


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two groups of claim numbers that give rival values of one thing, and how sure that is."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    probability: float
    resolution: Resolution
    kind: ConflictKind
    severity: Severity
    explanation: str


@dataclass(frozen=True)
class Candidate:
    """A group of agreeing claims, a rival claim, and the evidence that they conflict, shape (len(EVIDENCE),)."""

    group: tuple[int, ...]
    rival: int
    evidence: Floats
    seconders: tuple[int, ...] = ()  # claims of other families with the group's value, in a slot much like either's


def candidates(
    claims: Sequence[Claim], facts: Sequence[FactDraft], space: Vectors, family: Sequence[int]
) -> list[Candidate]:
    """Every pair of a value group and a claim of another family with a different value in a like context."""
    among = field(claims, space, family)
    if among is None:
        return []
    groups = _joined(among, _places(among, _value_groups(claims, facts)))
    support: dict[int, int] = {}
    for group in groups:
        count = len(set(among.family[list(group)].tolist()))
        support |= {place: max(count, support.get(place, 0)) for place in group}
    found: list[Candidate] = []
    crowded = len(set(among.family.tolist())) > CROWD
    stamps = np.array([claim.stamp and _clock(claim) for claim in among.claims])
    vague = np.array([_vague(claim) for claim in among.claims])
    for group in groups:
        rows = list(group)
        anchor = among.claims[rows[0]].anchor
        # A month that sources share is background; one that a lone source gives may be its error.
        if vague[rows[0]] or (isinstance(anchor, DateSpan) and anchor.precision == "month"):
            continue
        behind = set(among.family[rows].tolist())
        if crowded and len(behind) < 2:  # where many tell a story, one voice against one is no news
            continue
        told = held(among, rows)
        able = (
            told.comparable[0]
            & (
                (told.context.max(axis=0) >= LEAST_CONTEXT)
                | (told.near.max(axis=0) >= LEAST_NEAR)
                | told.counted.any(axis=0)
            )
            & ~told.compatible.any(axis=0)
            & ~_beside(among, rows, alone=len(behind) == 1)
            & ~vague
            & ~(stamps & any(stamps[row] for row in rows))
            & ~np.isin(among.family, list(behind))
        )
        # The pair is looked at once, from the side with more support.
        rivals = [
            rival
            for rival in _likest(told, able)
            if support[rival] < len(behind) or (support[rival] == len(behind) and rival > rows[0])
        ]
        if not rivals:
            continue
        numbers, theirs = tuple(among.numbers[place] for place in rows), held(among, rivals)
        for at, rival in enumerate(rivals):
            seconders = tuple(among.numbers[place] for place in _seconders(among, told, theirs, at))
            weighed = evidence(among, told, theirs, at, support)
            found.append(Candidate(numbers, among.numbers[rival], weighed, seconders))
    return found


def _likest(told: Rows, able: NDArray[np.bool_]) -> list[int]:
    """The rivals a group is held against: of many the likest, so that the cost grows with the facts and not with their
    square."""
    rivals = np.flatnonzero(able)
    if len(rivals) > MOST_RIVALS:
        rivals = np.sort(rivals[np.argsort(-told.likest[rivals], kind="stable")[:MOST_RIVALS]])
    return [int(rival) for rival in rivals]


def _vague(claim: Claim) -> bool:
    """Whether a date says too little to contradict another: a year is background, "today" is whenever one writes."""
    anchor = claim.anchor
    return isinstance(anchor, DateSpan) and (anchor.precision == "year" or bool(DEICTIC.match(anchor.text)))


def _clock(claim: Claim) -> bool:
    return isinstance(claim.anchor, DateSpan) and claim.anchor.precision in ("minute", "hour")


def _beside(among: Field, rows: list[int], alone: bool) -> NDArray[np.bool_]:
    """Claims in whose sentence the group's number stands as well ("due at forty minutes and came at 43"); of one source
    against another, those whose number stands in the group's sentence too."""
    both = np.isin(among.told_in, among.told_in[np.isin(among.value, among.value[rows])])
    if alone:
        both |= np.isin(among.value, among.value[np.isin(among.told_in, among.told_in[rows])])
    return np.asarray(both)


def _joined(among: Field, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Groups that give one telling value of one counted thing, or one day in words at all alike, are one."""
    joined: list[tuple[int, ...]] = []
    alike: dict[tuple[str, float], list[list[int]]] = {}
    for group in groups:
        key = _telling(among, group)
        if key is None:
            joined.append(group)
            continue
        for known in alike.setdefault(key, []):
            if key[0] != "day" or likeness(among, known, group) >= SAME_DAY:
                known.extend(group)
                break
        else:
            alike[key].append(list(group))
    joined += [tuple(sorted(known)) for same in alike.values() for known in same]
    return sorted(joined)


def _telling(among: Field, group: Sequence[int]) -> tuple[str, float] | None:
    """What a group counts, or "day", and its value; None where the value alone says too little to join by."""
    head = among.claims[group[0]]
    if isinstance(head.anchor, DateSpan):
        return ("day", among.middle[group[0]]) if head.anchor.precision == "day" else None
    noun = next((among.claims[at].noun for at in group if among.claims[at].noun), None)
    if noun is None or head.dimension != "count" or among.rarity[group[0]] < LEAST_TELLING:
        return None
    return noun, among.middle[group[0]]


def _seconders(among: Field, told: Rows, rivals: Rows, at: int) -> list[int]:
    elsewhere = among.family != among.family[rivals.places[at]]
    alike = np.maximum(rivals.likeness[at], told.likest) >= SECONDS
    found = np.flatnonzero(told.agreed & ~rivals.compatible[at] & elsewhere & alike).tolist()
    return [place for place in found if place not in told.places]


def _places(among: Field, groups: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Groups of claim numbers as places in the field; a claim in no group is one of its own."""
    place = {number: at for at, number in enumerate(among.numbers)}
    found = [tuple(place[number] for number in group) for group in groups]
    taken = {at for group in found for at in group}
    return found + [(at,) for at in range(len(among.numbers)) if at not in taken]


def _one_value(one: Claim, other: Claim) -> bool:
    """Whether two claims give one value: "7 December" and "early December" do, "7 December" and "this quarter" not."""
    if not overlap(one, other):
        return False
    if one.dimension != "date":
        return True
    spans = [max(PART_OF_DAY, high - low) for low, high in (narrow(one), narrow(other))]
    return max(spans) <= COARSER * min(spans)


def probabilities(found: Sequence[Candidate]) -> Floats:
    """How likely each candidate is a real conflict, in [0, 1]."""
    if not found:
        return np.zeros(0)
    weights = np.array([_settings()["weights"][name] for name in EVIDENCE])
    evidence = np.array([candidate.evidence for candidate in found])
    return np.asarray(1 / (1 + np.exp(-(evidence @ weights + _settings()["bias"]))))


def threshold(families: int = 2) -> float:
    """The probability from which a candidate is reported as real; higher where one source stands against one."""
    return float(_settings()["threshold" if families > 1 else "threshold_alone"])


def _value_groups(claims: Sequence[Claim], facts: Sequence[FactDraft]) -> list[tuple[int, ...]]:
    """The claims of each fact that agree on one value."""
    groups: list[tuple[int, ...]] = []
    for fact in facts:
        open_numbers = [number for number in fact.claims if claims[number].dimension is not None]
        while open_numbers:
            head = open_numbers[0]
            same = [
                number
                for number in open_numbers
                if claims[number].dimension == claims[head].dimension and _one_value(claims[head], claims[number])
            ]
            groups.append(tuple(same))
            open_numbers = [number for number in open_numbers if number not in same]
    return groups


@cache
def _settings() -> dict[str, Any]:
    return tomllib.loads((files("divergence.comparison.conflicts") / "candidates.toml").read_text(encoding="utf-8"))
