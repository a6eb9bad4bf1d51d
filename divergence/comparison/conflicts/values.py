"""From candidate pairs to the conflicts of value that are reported, each with its reason.

Closed list of reasons (RESULT contract): rounding, unit, scope, update, measure, real. Only "real" counts. A pair whose
evidence falls short of the threshold is not reported at all, except where the reason that cleared it is worth reading:
an update in time of a figure that two sources give.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import combinations

import numpy as np

from divergence.annotations import Annotated
from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.candidates import Candidate, Rivals, threshold
from divergence.comparison.conflicts.slips import slip
from divergence.comparison.facts.alignment import Floats, narrow
from divergence.comparison.facts.claims import Claim
from divergence.lexicon import shipped
from divergence.result import ConflictKind, Resolution, Severity

ROUNDED = 0.03  # relative distance within which a rounded value may be the other
COARSER = 3  # times wider an interval is where a digit less is told
LATER = 3 / 24  # days between publications from which a changing count may be an update
MUCH_LATER = 0.5  # ... from which it may be one whichever way it changed
PROVISIONAL = re.compile(
    r"\b(?:so far|still|as of|until now|to date|up to now|at that point"
    r"|by (?:about |around |early |late )?(?:\d+(?:[.:]\d\d)? ?[ap]\.?m|noon|midday|midnight|dawn|daybreak|nightfall"
    r"|last night|tonight|yesterday|(?:this |\w+day )?(?:morning|lunchtime|afternoon|evening|night)|\w+day)"
    r"|(?:will|would|could|may|might|likely to|expected to|bound to|sure to|set to) (?:still )?"
    r"(?:go up|rise|climb|grow|increase)(?! to\b))\b",
    re.IGNORECASE,
)
REVISED = re.compile(
    r"\b(?:more|fewer|less|higher|lower|up|down|rising|risen|rose|fell|climbed|increased)\b.{0,25}"
    r"\b(?:than (?:on|a|the|in|at|last)|from (?:on|a|the|an earlier))\b",
    re.IGNORECASE,
)
PARTIAL = re.compile(
    r"\bwith\b.{1,40}\b(?:counted|reporting|declared|emptied|tallied|still to (?:come|count)|to go"
    r"|(?:ballots|votes|boxes|precincts|returns|districts|wards|results) in)\b"
    r"|\bpartial (?:count|result)",
    re.IGNORECASE,
)
MOVED = re.compile(
    r"\b(?:postpon|delay|reschedul|put off|put back|push(?:ed)? back|brought forward|bring forward"
    r"|moved (?:to|from|up|back)|extend|instead of|originally|new date|no longer|rather than)",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:between them|between the two|together|combined|both of them|taken as one)\b", re.IGNORECASE
)
SINCE = re.compile(r"\W*(?:\w+ ){0,2}since\b", re.IGNORECASE)
LESS = re.compile(r"\b(?:fewer|less|lower)\b", re.IGNORECASE)
RISING = re.compile(r"\b(?:rises?|rose|climbs?|climbed|reach(?:es|ed)?|grows?|grew|jumps?|jumped)\b", re.IGNORECASE)
Key = tuple[int, str, int]
WORTH_READING = 0.8  # of the threshold: a cleared pair this alike is reported with its reason


def resolve(
    claims: Sequence[Claim],
    candidates: Sequence[Candidate],
    likelihood: Floats,
    articles: Sequence[Annotated],
    family: Sequence[int],
) -> list[Rivals]:
    """The conflicts of value of a story, the likeliest first come, one for each pair of sides."""
    published = [moment(annotated.article.published) for annotated in articles]
    sentences = by_sentence(claims)
    order = sorted(
        range(len(candidates)), key=lambda at: (-float(likelihood[at]), candidates[at].group, candidates[at].rival)
    )
    found: list[Rivals] = []
    used: set[tuple[int, str, int]] = set()
    merged: dict[tuple[int, ...], int] = {}
    for at in order:
        probability = float(likelihood[at])
        if probability < threshold() * WORTH_READING:
            break
        candidate = candidates[at]
        group, rival = candidate.group, claims[candidate.rival]
        if rival.key in used:
            continue
        reason = resolution(claims, group, rival, published, sentences)
        behind = len({family[claims[number].article] for number in (*group, *candidate.seconders)})
        if reason == "scope" or (reason == "real" and probability < threshold(behind)):
            continue
        known = merged.get(group)
        if known is not None and found[known].resolution == reason and _same_value(claims, found[known], rival):
            found[known] = _with(found[known], candidate.rival)
            used.add(rival.key)
            continue
        used.add(rival.key)
        merged.setdefault(group, len(found))
        found.append(_rivals(claims, candidate, probability, reason, family))
    return found


def _rivals(
    claims: Sequence[Claim], candidate: Candidate, probability: float, resolution: Resolution, family: Sequence[int]
) -> Rivals:
    head, rival = claims[candidate.group[0]], claims[candidate.rival]
    kind: ConflictKind = "date" if head.dimension == "date" else "numeric"
    return Rivals(
        one=(*candidate.group, *candidate.seconders),
        other=(candidate.rival,),
        probability=probability,
        resolution=resolution,
        kind=kind,
        severity=_severity(head, rival),
        explanation=_explanation(head, rival, resolution, claims, (*candidate.group, *candidate.seconders), family),
    )


def _with(rivals: Rivals, number: int) -> Rivals:
    return replace(rivals, other=(*rivals.other, number))


def _same_value(claims: Sequence[Claim], rivals: Rivals, rival: Claim) -> bool:
    low, high = narrow(claims[rivals.other[0]])
    other_low, other_high = narrow(rival)
    return low <= other_high and other_low <= high


def resolution(
    claims: Sequence[Claim],
    group: Sequence[int],
    rival: Claim,
    published: Sequence[datetime | None],
    sentences: Mapping[Key, Sequence[Claim]],
) -> Resolution:
    """What a pair that looks like a conflict is, if it is one at all; `sentences` are `claims` `by_sentence`."""
    head = claims[group[0]]
    low, high = narrow(head)
    other_low, other_high = narrow(rival)
    if head.dimension != "date":
        gap = max(low - other_high, other_low - high)
        size = max(abs(low), abs(other_low), abs(high), abs(other_high))
        if gap <= ROUNDED * size and (_approximate(head) or _approximate(rival)):
            return "rounding"
        if gap <= ROUNDED * size and gap <= max(high - low, other_high - other_low) / 2 and _coarser(head, rival):
            return "rounding"
    if _moves(head) and _moves(rival) and not (slip(head, rival) and head.dimension != "date"):
        when = published[rival.article]
        others = [moment for number in group if (moment := published[claims[number].article]) is not None]
        after = [(when - other).total_seconds() / 86400 for other in others] if when is not None else []
        if after and (min(after) >= LATER or max(after) <= -LATER):
            if head.dimension == "date":
                grows = any(MOVED.search(claim.text) for claim in (head, rival))
            else:
                grows = (other_low > low) == (after[0] > 0) or min(map(abs, after)) >= MUCH_LATER
            if grows or (head.dimension != "date" and _moves(head, kind="swinging") and _moves(rival, kind="swinging")):
                return "update"
    if head.dimension != "date" and any(PARTIAL.search(claim.text) for claim in (head, rival)):
        return "update"
    if slip(head, rival):
        return "real"
    if head.dimension != "date" and _provisional(head, rival, published):
        return "update"
    if head.dimension != "date" and TOGETHER.search(max(head, rival, key=lambda claim: narrow(claim)[0]).text):
        return "scope"
    if head.dimension != "date" and bool(SINCE.match(_after(head))) != bool(SINCE.match(_after(rival))):
        return "scope"
    parts = [(rival, head), *((claims[number], rival) for number in group)]
    if head.dimension != "date" and any(_sums_to(sentences[part.key], part, whole) for part, whole in parts):
        return "scope"
    if head.dimension != "date" and head.dated and rival.dated:
        apart = head.dated[1] <= rival.dated[0] or rival.dated[1] <= head.dated[0]
        return "scope" if apart else "real"
    return "real"


def by_sentence(claims: Sequence[Claim]) -> dict[Key, list[Claim]]:
    """The claims of each sentence."""
    found: dict[Key, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.key, []).append(claim)
    return found


def _sums_to(beside: Sequence[Claim], part: Claim, whole: Claim) -> bool:
    """Whether a value and others of its sentence, `beside` it, add up to the other one: "57 passengers and a crew of
    four" are 61."""
    rest = [
        sum(narrow(claim)) / 2
        for claim in beside
        if claim is not part
        and isinstance(claim.anchor, Quantity)
        and claim.low is not None
        and not LESS.search(claim.text[claim.anchor.start - claim.start : claim.anchor.end - claim.start + 8])
    ]
    middle = sum(narrow(part)) / 2
    low, high = narrow(whole)
    sums = {middle + one for one in rest} | {middle + one + other for one, other in combinations(rest, 2)}
    return any(low <= each <= high for each in sums if np.isfinite(each))


def _after(claim: Claim) -> str:
    return claim.text[claim.anchor.end - claim.start :] if claim.anchor is not None else ""


def _approximate(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.approximator is not None


def _coarser(one: Claim, other: Claim) -> bool:
    """Whether one of two values is told with fewer digits: "14 billion" beside 14.9, but not "412" beside "421"."""
    widths = sorted(high - low for low, high in (narrow(one), narrow(other)))
    return widths[1] > COARSER * widths[0]


def _provisional(one: Claim, other: Claim, published: Sequence[datetime | None]) -> bool:
    """Whether the smaller value is given as that of one moment ("so far", "by 9pm"), or one of two sources that did not
    appear together says that its value has changed ("one fewer than on Tuesday", "cases rise to 46")."""
    smaller = min(one, other, key=lambda claim: narrow(claim)[0])
    if _counted(smaller) and PROVISIONAL.search(smaller.text):
        return True
    if published[one.article] == published[other.article]:
        return False
    counted = isinstance(one.anchor, Quantity) and one.anchor.kind == "count"
    return any(REVISED.search(claim.text) or (counted and RISING.search(claim.text)) for claim in (one, other))


def _counted(claim: Claim) -> bool:
    anchor = claim.anchor
    return isinstance(anchor, Quantity) and anchor.kind in ("count", "money", "percent", "measure")


def _moves(claim: Claim, kind: str = "moving") -> bool:
    """Whether a value of this kind changes as time passes: a toll, a sum raised, the day something is planned for."""
    anchor = claim.anchor
    if isinstance(anchor, Quantity):
        moving = shipped()["changing"].sets[kind]
        return anchor.kind in ("count", "money", "percent") and not moving.isdisjoint(
            re.findall(r"[a-z]+", claim.text.lower())
        )
    return isinstance(anchor, DateSpan)


def _severity(head: Claim, rival: Claim) -> Severity:
    if head.dimension == "date":
        return "major" if abs((rival.low or 0) - (head.low or 0)) > 1 else "minor"
    low, high = narrow(head)
    other_low, other_high = narrow(rival)
    middle, other = (low + high) / 2, (other_low + other_high) / 2
    return "minor" if abs(middle - other) <= 0.1 * max(abs(middle), abs(other)) else "major"


def _explanation(
    head: Claim,
    rival: Claim,
    resolution: Resolution,
    claims: Sequence[Claim],
    group: Sequence[int],
    family: Sequence[int],
) -> str:
    one = head.anchor.text if head.anchor else ""
    other = rival.anchor.text if rival.anchor else ""
    count = len({family[claims[number].article] for number in group})
    said = "one independent source says" if count == 1 else f"{count} independent sources say"
    verb = "gives" if isinstance(head.anchor, Quantity | DateSpan) else "says"
    pair = f"{said} “{one}”; another {verb} “{other}”"
    reasons = {
        "real": f"{pair}, of what looks like the same thing.",
        "rounding": f"{pair}: the same value, rounded.",
        "update": f"{pair}, published at another time: a changing count, not a contradiction.",
        "scope": f"{pair}, each for another time.",
        "unit": f"{pair}: the same value in another unit.",
        "measure": f"{pair}, of different measures.",
    }
    return reasons[resolution][0].upper() + reasons[resolution][1:]


def moment(published: str | None) -> datetime | None:
    """An article's publication time, naive local, or None."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return None
