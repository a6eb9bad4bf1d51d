"""From candidate pairs to the conflicts of value that are reported, each with its reason.

Only a pair that nothing clears (`clearing`) counts. A pair whose evidence falls short of the threshold is not reported
at all, except where the reason that cleared it is worth reading: an update in time of a figure that two sources give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from divergence.annotations import Annotated
from divergence.comparison.conflicts.candidates import Candidate, Rivals, threshold
from divergence.comparison.conflicts.clearing import Reason, reason_for
from divergence.comparison.conflicts.labels import label, stands_for
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import narrow, overlap
from divergence.result import ConflictKind, Severity

WORTH_READING = 0.8  # of the threshold: a cleared pair this alike is reported with its reason


def resolve(
    claims: Sequence[Claim],
    candidates: Sequence[Candidate],
    likelihood: Floats,
    articles: Sequence[Annotated],
    family: Sequence[int],
) -> list[Rivals]:
    """The conflicts of value of a story, the likeliest first come, one for each pair of sides; of equally likely ones
    that of the candidate that comes first, which the order of the articles does not decide."""
    published = [moment(annotated.article.published) for annotated in articles]
    order = likeliest(likelihood)
    found: list[Rivals] = []
    used: set[tuple[int, str, int]] = set()
    merged: dict[tuple[int, ...], int] = {}
    others = len({family[claim.article] for claim in claims}) - 1
    for at in order:
        probability = float(likelihood[at])
        if probability < threshold() * WORTH_READING:
            break
        candidate = candidates[at]
        group, rival = candidate.group, claims[candidate.rival]
        if rival.key in used:
            continue
        reason = _reason(claims, candidate, published)
        behind = len({family[claims[number].article] for number in (*group, *candidate.seconders)})
        if reason.resolution == "scope" or (reason.resolution == "real" and probability < threshold(behind, others)):
            continue
        known = merged.get(group)
        if (
            known is not None
            and found[known].resolution == reason.resolution
            and overlap(claims[found[known].other[0]], rival)
        ):
            found[known] = _with(found[known], candidate.rival)
            used.add(rival.key)
            continue
        if any(_answered(claims, each, group, rival) for each in found):
            continue
        used.add(rival.key)
        merged.setdefault(group, len(found))
        found.append(_rivals(claims, candidate, probability, reason, family))
    return found


def _reason(claims: Sequence[Claim], candidate: Candidate, published: Sequence[datetime | None]) -> Reason:
    """What a pair is; an update is one against all who give the value."""
    reason = _by_texts(claims, candidate.group, candidate.rival, published)
    if reason.resolution == "update" and candidate.seconders:
        return _by_texts(claims, (*candidate.group, *candidate.seconders), candidate.rival, published)
    return reason


def _by_texts(
    claims: Sequence[Claim], group: Sequence[int], rival: int, published: Sequence[datetime | None]
) -> Reason:
    """What a pair is. The bare figures of a headline ("Part 1, part 2") add up to anything, so parts and wholes are
    what the texts say, where one gives the value."""
    reason = reason_for(claims, group, rival, published)
    texts = [number for number in group if not claims[number].heading]
    return reason_for(claims, texts, rival, published) if reason.resolution == "scope" and texts else reason


def _rivals(
    claims: Sequence[Claim], candidate: Candidate, probability: float, reason: Reason, family: Sequence[int]
) -> Rivals:
    head, rival = claims[candidate.group[0]], claims[candidate.rival]
    kind: ConflictKind = "date" if head.dimension == "date" else "numeric"
    return Rivals(
        one=(*candidate.group, *candidate.seconders),
        other=(candidate.rival,),
        probability=probability,
        resolution=reason.resolution,
        kind=kind,
        severity=_severity(head, rival),
        explanation=_explanation(claims, (*candidate.group, *candidate.seconders), candidate.rival, reason, family),
    )


def _answered(claims: Sequence[Claim], known: Rivals, group: Sequence[int], rival: Claim) -> bool:
    """Whether the rival's article has a likelier value against the same group: what it puts in that place, it puts
    there once."""
    given = claims[known.other[0]]
    return given.article == rival.article and not overlap(given, rival) and not set(group).isdisjoint(known.one)


def _with(rivals: Rivals, number: int) -> Rivals:
    return replace(rivals, other=(*rivals.other, number))


def _severity(head: Claim, rival: Claim) -> Severity:
    if head.dimension == "date":
        return "major" if abs((rival.low or 0) - (head.low or 0)) > 1 else "minor"
    low, high = narrow(head)
    other_low, other_high = narrow(rival)
    middle, other = (low + high) / 2, (other_low + other_high) / 2
    return "minor" if abs(middle - other) <= 0.1 * max(abs(middle), abs(other)) else "major"


def _explanation(
    claims: Sequence[Claim], group: Sequence[int], rival: int, reason: Reason, family: Sequence[int]
) -> str:
    one, other = (" ".join(label(claims, numbers).split()) for numbers in (group, [rival]))
    count = len({family[claims[number].article] for number in group})
    said = "one independent source says" if count == 1 else f"{count} independent sources say"
    exact = {family[claims[number].article] for number in stands_for(claims, group)}
    loosely = f", {count - len(exact)} of them less exactly" if len(exact) < count else ""
    pair = f"{said} “{one}”{loosely}; another gives “{other}”{reason.words}."
    return pair[0].upper() + pair[1:]


def likeliest(likelihood: Floats) -> list[int]:
    """Candidates by how likely they are; what differs by the order of a sum is as likely."""
    return sorted(range(len(likelihood)), key=lambda at: -round(float(likelihood[at]), 9))


def moment(published: str | None) -> datetime | None:
    """An article's publication time, naive local, or None."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published).replace(tzinfo=None)
    except ValueError:
        return None
