"""Details: what a fact's sentence tells that not all who are counted for the fact do.

A fact is told in the words of one source, and a sentence of news carries more than one thing: "the offer of 185p values
the firm at £412.6m, a premium of 31%" may be what three sources say and the premium what one of them adds. Beside the
fact stands how many of those counted give each figure and date. A source gives it where one of its sentences on the
fact does, or where the figure is a telling one and stands anywhere in its text. What else one of them adds alone, a
name, a time of day or a clause, is found by `lone_parts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from divergence.annotations.dates import DateSpan
from divergence.comparison.consensus import Agreed
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import Readings, rarity
from divergence.comparison.lone_parts import Told
from divergence.result import Detail, Fact

YEAR = 366.0  # days
TELLING = 0.5  # rarity from which a figure is the same wherever it stands

Place = tuple[str, str, int]  # article id, field and start of a sentence


def with_details(
    agreed: Agreed, claims: Sequence[Claim], values: Sequence[Readings], family: Sequence[int], ids: Sequence[str]
) -> Agreed:
    """The facts, each with the details of its sentence that some of those counted for it do not give; `values` is what
    the figure of each claim may be."""
    story = _Story(claims, values, family, ids)
    return replace(agreed, facts=tuple(_with(fact, story, agreed.asserting[fact.id]) for fact in agreed.facts))


class _Story:
    """The figures of a story, by sentence, and the telling ones by family."""

    def __init__(
        self, claims: Sequence[Claim], values: Sequence[Readings], family: Sequence[int], ids: Sequence[str]
    ) -> None:
        self.family = {ids[claim.article]: family[claim.article] for claim in claims}
        self.key = {(ids[claim.article], claim.field, claim.start): claim.key for claim in claims}
        self.told = Told(claims, family)
        days = sorted(day for claim in claims if (day := _day(claim)) is not None)
        self.now = days[len(days) // 2] if days else None
        self.here: dict[Place, list[tuple[Claim, Readings]]] = {}
        self.telling: dict[int, list[Readings]] = {}
        for claim, may_be in zip(claims, values, strict=True):
            if may_be:
                self.here.setdefault((ids[claim.article], claim.field, claim.start), []).append((claim, may_be))
                if rarity(claim) >= TELLING:
                    self.telling.setdefault(family[claim.article], []).append(may_be)

    def given(self, fact: Fact, counted: frozenset[int]) -> Mapping[int, list[Readings]]:
        """By family counted for a fact, the figures of its sentences on it."""
        found: dict[int, list[Readings]] = {group: [] for group in counted}
        for each in fact.clear:
            if self.family[each.article] in counted:
                here = self.here.get((each.article, each.field, each.start), ())
                found[self.family[each.article]].extend(may_be for _, may_be in here)
        return found


def _with(fact: Fact, story: _Story, counted: frozenset[int]) -> Fact:
    stated = next((each for each in fact.clear if " ".join(each.text.split()) == fact.statement), None)
    if stated is None or len(counted) < 2:
        return fact
    given = story.given(fact, counted)
    own = story.here.get((stated.article, stated.field, stated.start), ())
    details = list(_details(own, given, story))
    places = {story.key[place] for each in fact.clear if (place := (each.article, each.field, each.start)) in story.key}
    others = [may_be for group, figures in given.items() if group != story.family[stated.article] for may_be in figures]
    shared = [_text(claim) for claim, may_be in own if any(_meet(may_be, other) for other in others)]
    for start, end in story.told.lone_parts(fact.statement, story.family[stated.article], counted, places):
        part = fact.statement[start:end]
        known = [*shared, *(each.text for each in details)]  # a figure says by itself how many give it
        if not any(text in part for text in known):
            details.append(Detail(text=part, support=1, of=len(counted)))
    return replace(fact, details=tuple(sorted(details, key=lambda each: fact.statement.find(each.text))))


def _text(claim: Claim) -> str:
    return " ".join(claim.anchor.text.split()) if claim.anchor is not None else ""


def _details(
    own: Sequence[tuple[Claim, Readings]], given: Mapping[int, list[Readings]], story: _Story
) -> Iterator[Detail]:
    said = set()
    for claim, may_be in own:
        if claim.anchor is None or _when(claim, story.now) or claim.anchor.text in said:
            continue
        said.add(claim.anchor.text)
        rare = rarity(claim) >= TELLING
        support = sum(
            any(_meet(may_be, other) for other in (*figures, *(story.telling.get(group, ()) if rare else ())))
            for group, figures in given.items()
        )
        if support < len(given):
            yield Detail(text=" ".join(claim.anchor.text.split()), support=max(1, support), of=len(given))


def _when(claim: Claim, now: float | None) -> bool:
    """Whether a date only says when the outlet tells it and changes with its day of issue, "today", "last year", or is
    a year about `now` that goes without saying."""
    if not isinstance(claim.anchor, DateSpan):
        return False
    recent = now is None or claim.low is None or claim.high is None or claim.low - YEAR < now < claim.high + YEAR
    return claim.anchor.relative or (claim.anchor.precision == "year" and recent)


def _day(claim: Claim) -> float | None:
    """The day that a claim gives, if it gives one."""
    low, high = claim.low, claim.high
    return low if claim.dimension == "date" and low is not None and high is not None and high - low <= 1 else None


def _meet(one: Readings, other: Readings) -> bool:
    return any(
        kind == another and low <= other_high and other_low <= high
        for kind, low, high in one
        for another, other_low, other_high in other
    )
