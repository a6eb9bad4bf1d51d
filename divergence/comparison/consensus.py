"""Consensus: what independent families agree on, who contests it, and who is silent.

Support counts families, never articles (see `families`). A fact is consensus when at least two families assert it and
no equally supported side denies it. Consensus is not truth; a lone source can be right.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.candidates import Rivals
from divergence.comparison.conflicts.labels import label
from divergence.comparison.facts.claims import HEDGED, Claim
from divergence.comparison.facts.content_order import by_content
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.readings import narrow, overlap
from divergence.comparison.running import Update
from divergence.identity import Identity
from divergence.result import Conflict, Fact, Mention, Quote, Side, Stance, Value

FIRM = 0.95


@dataclass(frozen=True, slots=True)
class Agreed:
    """The facts and conflicts of a story, and for each fact which families assert it; `copies` are the articles that
    are hardly more than a copy of another, whose own words move nobody else; `near` is, for each fact, what articles
    that lack it say nearest to it (see `nearby`)."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]
    asserting: Mapping[str, frozenset[int]]
    copies: frozenset[str] = frozenset()
    near: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)


def agree(
    claims: Sequence[Claim],
    drafts: Sequence[FactDraft],
    rivals: Sequence[Rivals],
    updates: Sequence[Update],
    family: Sequence[int],
    ids: Sequence[str],
    identity: Identity,
) -> Agreed:
    """Facts with support and stances, and the conflicts of value between them, by content ids."""
    owner = {number: index for index, draft in enumerate(drafts) for number in draft.claims}
    extra: dict[int, dict[int, Stance]] = {}
    denied: dict[int, int] = {}
    sided: dict[int, frozenset[int]] = {}  # who stands on a side of a conflict speaks of the fact, in whatever words
    for rival in rivals:
        fact = next((owner[number] for number in rival.one if number in owner), None)
        if fact is None:
            fact = next((owner[number] for number in rival.other if number in owner), None)
        if fact is None:
            continue
        stance: Stance = "contradicts" if rival.resolution == "real" else "updates"
        sided[fact] = sided.get(fact, frozenset()).union(claims[n].article for n in (*rival.one, *rival.other))
        for number in rival.other:
            extra.setdefault(fact, {})[number] = stance
        if rival.resolution == "real":
            denied[fact] = max(denied.get(fact, 0), _families(claims, rival.other, family))
    for group, number in updates:
        fact = next(
            (
                owner[each]
                for each in group
                if each in owner and _gives(claims[each], _figures(claims, drafts[owner[each]]))
            ),
            None,
        )
        article = claims[number].article
        if fact is not None and article not in drafts[fact].articles(claims) - drafts[fact].unclear:
            extra.setdefault(fact, {}).setdefault(number, "updates")
            sided[fact] = sided.get(fact, frozenset()) | {article}
    of = len(set(family))
    facts: list[Fact] = []
    asserting: dict[str, frozenset[int]] = {}
    number_to_fact: dict[int, str] = {}
    for index, draft in enumerate(drafts):
        stances = _stances(claims, draft, extra.get(index, {}))
        against = {family[claims[n].article] for n, stance in stances.items() if stance == "contradicts"}
        present = {claims[n].article for n in stances}
        unclear = draft.unclear - sided.get(index, frozenset())
        # Who hedges it as the fact's own sentence does states what is printed.
        level = claims[draft.statement].certainty.level
        stating = {
            claims[n].article
            for n, stance in stances.items()
            if stance == "asserts" or (stance == "hedges" and claims[n].certainty.level >= level)
        }
        behind = frozenset(family[article] for article in stating - unclear) - against
        told = {family[article] for article in stating} - against
        statement = claims[draft.statement]
        fact_id = identity("fact", statement.text, *sorted(claims[n].text for n in draft.claims))
        facts.append(
            Fact(
                id=fact_id,
                statement=" ".join(statement.text.split()),
                consensus=len(behind) >= 2 and len(told) > denied.get(index, 0),
                support=len(behind),
                of=of,
                value=_shared_value(claims, draft, family),
                mentions=tuple(mention(claims[n], stances[n], ids) for n in _in_order(claims, draft, stances)),
                absent=tuple(sorted(ids[article] for article in range(len(ids)) if article not in present)),
                unclear=tuple(sorted(ids[article] for article in unclear)),
            )
        )
        asserting[fact_id] = behind
        for number in stances:
            number_to_fact.setdefault(number, fact_id)
    conflicts = tuple(_conflict(claims, rival, family, ids, number_to_fact, identity) for rival in rivals)
    return Agreed(tuple(facts), conflicts, asserting)


def _in_order(claims: Sequence[Claim], draft: FactDraft, numbers: Iterable[int]) -> list[int]:
    """Mentions article by article, of each those first that say what the fact's own sentence says."""
    off = {claims[number].key for number in draft.aside}
    return sorted(numbers, key=lambda number: (claims[number].article, claims[number].key in off, number))


def _figures(claims: Sequence[Claim], draft: FactDraft) -> list[Claim]:
    """The figures of a fact's own sentence."""
    here = claims[draft.statement].key
    return [claims[each] for each in draft.claims if claims[each].dimension is not None and claims[each].key == here]


def _gives(claim: Claim, figures: Sequence[Claim]) -> bool:
    """Whether a claim gives one of some figures."""
    return claim.dimension is not None and any(overlap(each, claim) for each in figures)


def _families(claims: Sequence[Claim], numbers: Sequence[int], family: Sequence[int]) -> int:
    return len({family[claims[number].article] for number in numbers})


def _stances(claims: Sequence[Claim], draft: FactDraft, extra: Mapping[int, Stance]) -> dict[int, Stance]:
    """One mention a sentence: the claim that gives a figure of the fact's own sentence stands for it, else the
    surest."""
    stances: dict[int, Stance] = {}
    by_place: dict[tuple[int, str, int], int] = {}
    figures = _figures(claims, draft)
    for number in (*draft.claims, *extra):
        held = by_place.get(claims[number].key)
        if held is None or number in extra or _fit(claims[number], figures) > _fit(claims[held], figures):
            by_place[claims[number].key] = number
    for number in by_place.values():
        claim = claims[number]
        if number in extra:
            stances[number] = extra[number]
        else:
            stances[number] = "hedges" if claim.certainty.level < HEDGED else "asserts"
    return stances


def _fit(claim: Claim, figures: Sequence[Claim]) -> tuple[bool, float, bool]:
    """How well a claim stands for what its sentence says of a fact, given the fact's figures: "three years in which
    anyone could download it" is no doubt about the release."""
    return _gives(claim, figures), claim.certainty.level, claim.anchor is not None


def _shared_value(claims: Sequence[Claim], draft: FactDraft, family: Sequence[int]) -> Value | None:
    """The value most families give; a figure says more than a date. None where no two agree on one."""
    anchored = [number for number in draft.claims if claims[number].dimension is not None]
    given = [(claims[each].dimension, *narrow(claims[each]), family[claims[each].article]) for each in anchored]
    best, behind = None, 1
    by_use = sorted(
        anchored,
        key=lambda each: (claims[each].dimension == "date", each != draft.statement, by_content(claims[each])),
    )
    for number in by_use:
        claim = claims[number]
        low, high = narrow(claim)
        agreeing = {
            group
            for dimension, other_low, other_high, group in given
            if dimension == claim.dimension and low <= other_high and other_low <= high
        }
        if len(agreeing) > behind:
            best, behind = claim, len(agreeing)
    return value(best) if best is not None else None


def value(claim: Claim) -> Value | None:
    """What a claim's anchor gives, or None for a claim without one."""
    anchor = claim.anchor
    if isinstance(anchor, Quantity):
        return Value(
            low=anchor.low,
            high=anchor.high,
            unit=anchor.unit,
            text=anchor.text,
            approximator=anchor.approximator,
        )
    if isinstance(anchor, DateSpan):
        low = anchor.low.isoformat() if anchor.low else None
        high = anchor.high.isoformat() if anchor.high else None
        return Value(low=low, high=high, unit="date", text=anchor.text)
    return None


def mention(claim: Claim, stance: Stance, ids: Sequence[str]) -> Mention:
    """The sentence a claim stands in, and how it stands to a fact."""
    return Mention(
        article=ids[claim.article],
        field=claim.field,
        start=claim.start,
        end=claim.end,
        text=claim.text,
        stance=stance,
        certainty=claim.certainty.level,
        attributed_to=claim.attributed_to,
        value=value(claim),
    )


def quote(claim: Claim, ids: Sequence[str]) -> Quote:
    """The sentence a claim stands in."""
    return Quote(article=ids[claim.article], field=claim.field, start=claim.start, end=claim.end, text=claim.text)


def _conflict(
    claims: Sequence[Claim],
    rival: Rivals,
    family: Sequence[int],
    ids: Sequence[str],
    facts: Mapping[int, str],
    identity: Identity,
) -> Conflict:
    sides = tuple(_side(claims, numbers, ids) for numbers in (rival.one, rival.other))
    one, other = (_families(claims, numbers, family) for numbers in (rival.one, rival.other))
    deviant: tuple[str, ...] = ()
    if rival.resolution == "real" and one != other:
        deviant = sides[1].articles if one > other else sides[0].articles
    return Conflict(
        id=identity("conflict", rival.kind, *(place.text for side in sides for place in side.mentions)),
        fact=next((facts[n] for n in (*rival.one, *rival.other) if n in facts), None),
        kind=rival.kind,
        resolution=rival.resolution,
        severity=rival.severity,
        explanation=rival.explanation,
        sides=sides,
        deviant=deviant,
    )


def _side(claims: Sequence[Claim], numbers: Sequence[int], ids: Sequence[str]) -> Side:
    places = {claims[number].key: quote(claims[number], ids) for number in numbers}
    return Side(
        articles=tuple(sorted({ids[claims[number].article] for number in numbers})),
        value=label(claims, numbers),
        mentions=tuple(places[key] for key in sorted(places)),
    )
