"""Echoes: what a family says word for word again, in a copy or further down, is compared once and credited to each.

Were every echo compared by itself, it would weigh in on how common a word is in the story and on which claims gather
into one fact; padding an article, or running its copy thrice, would change what the others are said to agree on. A
sentence that a copy alters in a value, a name or a negation is no echo and is compared.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from divergence.comparison.consensus import Agreed
from divergence.comparison.facts.claims import Claim
from divergence.document import plain_view
from divergence.result import Mention, Quote, Side

SAME = 90.0  # likeness (0 to 100) from which two sentences of a family with the same values and names are one
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
NAME = re.compile(r"(?<=[^\s.!?:\"] )[A-Z]\w+")  # a capital within a sentence
MARKUP = re.compile(r"[*_`~]+")
NEGATION = re.compile(r"\b(?:not|no|never|none|nor|neither|without|nobody|nothing)\b|n't\b", re.IGNORECASE)

Key = tuple[int, str, int]
Place = TypeVar("Place", Mention, Quote)


@dataclass(frozen=True, slots=True)
class Echo:
    """Another saying of a sentence: by which article, and where."""

    article: str
    field: str
    start: int
    end: int
    text: str


Echoes = Mapping[tuple[str, str, int], Sequence[Echo]]  # article id, field and start of a saying; all others of it


def once(claims: Sequence[Claim], family: Sequence[int], ids: Sequence[str]) -> tuple[list[Claim], Echoes]:
    """The claims of each family's sentences as first said, and for each saying of a sentence where else it is said in
    the family."""
    first: dict[tuple[int, str], Claim] = {}
    close: dict[tuple[int, object], list[Claim]] = {}
    heard: dict[Key, bool] = {}
    sayings: dict[tuple[str, str, int], list[Echo]] = {}  # by the first, which is among them
    several = {number for number in family if family.count(number) > 1}
    kept = []
    for claim in claims:
        if claim.key not in heard:
            said, own = plain(claim.text), family[claim.article]
            known = first.get((own, said))
            if known is None and own in several:
                known = _close(claim, said, close.get((own, bearing(claim.text)), ()))
            heard[claim.key] = known is not None
            if known is None:
                first[own, said] = claim
                if own in several:
                    close.setdefault((own, bearing(claim.text)), []).append(claim)
            elif known.article != claim.article:  # what an article says again adds nothing to it
                key = ids[known.article], known.field, known.start
                sayings.setdefault(key, [_saying(known, ids)]).append(_saying(claim, ids))
        if not heard[claim.key]:
            kept.append(claim)
    echoes = {
        (each.article, each.field, each.start): [other for other in group if other is not each]
        for group in sayings.values()
        for each in group
    }
    return kept, echoes


def _saying(claim: Claim, ids: Sequence[str]) -> Echo:
    return Echo(ids[claim.article], claim.field, claim.start, claim.end, claim.text)


def plain(text: str) -> str:
    """A sentence as it is compared: without markup, case and typography."""
    return " ".join(MARKUP.sub("", plain_view(text)).casefold().split())


def bearing(text: str) -> object:
    """What must not differ between a sentence and its echo: its values, its names, and whether it denies."""
    view = plain_view(text)
    return tuple(sorted(NUMBER.findall(view))), tuple(sorted(NAME.findall(view))), len(NEGATION.findall(view))


def alike(said: str, other: str) -> bool:
    """Whether two plain sentences of one bearing are the same but for a word or two."""
    from rapidfuzz import fuzz

    return bool(fuzz.ratio(said, other, score_cutoff=SAME))


def _close(claim: Claim, said: str, others: Sequence[Claim]) -> Claim | None:
    return next((each for each in others if each.article != claim.article and alike(said, plain(each.text))), None)


def credited(agreed: Agreed, echoes: Echoes) -> Agreed:
    """What was found of a sentence, said of the articles that echo it as well."""
    if not echoes:
        return agreed
    facts = []
    for fact in agreed.facts:
        mentions = _places(fact.mentions, echoes)
        told = {each.article for each in mentions}
        clear = {each.article for each in _places(fact.clear, echoes)}
        facts.append(
            replace(
                fact,
                mentions=mentions,
                absent=tuple(each for each in fact.absent if each not in told),
                unclear=tuple(sorted(told - clear)),
            )
        )
    conflicts = []
    for conflict in agreed.conflicts:
        sides = tuple(_side(side, echoes) for side in conflict.sides)
        deviant = tuple(
            sorted({each for side in sides if set(side.articles) & set(conflict.deviant) for each in side.articles})
        )
        conflicts.append(replace(conflict, sides=sides, deviant=deviant))
    near = {fact: _places(mentions, echoes) for fact, mentions in agreed.near.items()}
    return replace(agreed, facts=tuple(facts), conflicts=tuple(conflicts), near=near)


def _side(side: Side, echoes: Echoes) -> Side:
    mentions = _places(side.mentions, echoes)
    return replace(
        side, mentions=mentions, articles=tuple(sorted({*side.articles, *(each.article for each in mentions)}))
    )


def _places(places: Sequence[Place], echoes: Echoes) -> tuple[Place, ...]:
    found: dict[tuple[str, str, int], Place] = {}
    for each in places:
        found.setdefault((each.article, each.field, each.start), each)
        for echo in echoes.get((each.article, each.field, each.start), ()):
            place = replace(each, article=echo.article, start=echo.start, end=echo.end, text=echo.text)
            found.setdefault((echo.article, echo.field, echo.start), place)
    return tuple(found.values())
