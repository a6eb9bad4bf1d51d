"""Opposed: who is gathered into a fact and yet cannot be saying what the others say.

Sentences on one matter share nearly all their words where the one denies what the other tells, has somebody for what
the other has the same one against, or gives another time of day. Each family's likest sentence is held against the one
that states the fact: where they tell and deny one thing, or give times that rule each other out, those who are fewer
are not counted for the fact. They stand beside it, unclear,
and it is stated in words of the others. Whether they contradict it is for the searches for conflicts to say.

Limits: only what the fact's own sentence tells, denies or dates is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from divergence.annotations import Annotated
from divergence.annotations.dates import CLOCKS, DateSpan
from divergence.comparison.backing import Backed, backings
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.latitude import widest
from divergence.comparison.facts.predicates import Predicates, both, predicates
from divergence.comparison.facts.wording import Key, Wording, plainest
from divergence.document import Document

LOOSE = 5 / 1440  # days by which two exact times may differ
BOUNDS = frozenset("by of until till from since to".split())  # "as of 6 p.m.", "by noon": how things stood
HALVES = re.compile(r"[ap]\.?m|\d\d:\d\d|morning|afternoon|evening|night|noon", re.IGNORECASE)

BACKS = "backs"  # before the name of who does

Sides = tuple[set[int], set[int]]  # the families that say something, and those that say what rules it out


@dataclass(frozen=True, slots=True)
class Story:
    """Claims with the articles they stand in, the family of each article, and how like one another they are."""

    claims: Sequence[Claim]
    articles: Sequence[Annotated]
    family: Sequence[int]
    worded: Wording


def without_opposed(facts: Sequence[FactDraft], story: Story) -> list[FactDraft]:
    """The facts, with those unclear that deny what most of the others tell or give a time that theirs rule out."""
    read: dict[Key, Predicates] = {}
    backed: dict[int, list[Backed]] = {}
    stated = {story.claims[fact.statement].key for fact in facts}
    out = []
    for fact in facts:
        unsaid: set[int] = set()
        for same, other in _sides(fact, story, read, backed):
            if same - other and other - same:
                unsaid |= other - same if len(other) <= len(same) else same - other
        out.append(_with(fact, story, unsaid, stated) if unsaid else fact)
    return out


def _with(fact: FactDraft, story: Story, unsaid: Set[int], stated: set[Key]) -> FactDraft:
    claims = story.claims
    unclear = fact.unclear | {claims[n].article for n in fact.claims if story.family[claims[n].article] in unsaid}
    statement = fact.statement
    if claims[statement].article in unclear:
        clear = [n for n in fact.claims if claims[n].article not in unclear and claims[n].key not in stated]
        statement = plainest(claims, clear, story.worded) if clear else statement
        stated.add(claims[statement].key)
    return replace(fact, unclear=unclear, statement=statement)


def _sides(
    fact: FactDraft, story: Story, read: dict[Key, Predicates], backed: dict[int, list[Backed]]
) -> Iterator[Sides]:
    """By each thing that the fact's sentence tells, denies or dates: who does so, and who says otherwise."""
    by_key: dict[Key, list[int]] = {}
    for number in fact.claims:
        if story.claims[number].article not in fact.unclear:
            by_key.setdefault(story.claims[number].key, []).append(number)
    own = story.claims[fact.statement].key
    if own not in by_key or len(by_key) < 2:
        return
    likest = _likest(own, by_key, story)
    for key in by_key:
        if key not in read:
            if key[0] not in backed:
                backed[key[0]] = backings(story.articles[key[0]])
            read[key] = _read(story.articles[key[0]], key, backed[key[0]])
    for word in sorted(read[own].told | read[own].denied):
        told = [key for key in by_key if word in read[key].told]
        denied = [key for key in by_key if word in read[key].denied]
        same, other = (told, denied) if own in told else (denied, told)
        yield _families(same, story), _families(likest.intersection(other), story)
    clocks = {key: found for key, numbers in by_key.items() if (found := _clocks(numbers, story.claims))}
    if own in clocks:
        same = [key for key, found in clocks.items() if any(_meet(one, each) for one in clocks[own] for each in found)]
        yield _families(same, story), _families(likest.intersection(clocks).difference(same), story)


def _likest(own: Key, by_key: Mapping[Key, Sequence[int]], story: Story) -> set[Key]:
    """Of each family the sentence that is most like the fact's own."""
    best: dict[int, tuple[float, Key]] = {}
    for key, numbers in sorted(by_key.items()):
        close = (story.worded.close.get(number, {}).get(each, 0.0) for number in numbers for each in by_key[own])
        likeness, family = max(close, default=0.0), story.family[key[0]]
        if family not in best or likeness > best[family][0]:
            best[family] = likeness, key
    return {key for _, key in best.values()}


def _families(keys: Sequence[Key] | Set[Key], story: Story) -> set[int]:
    return {story.family[key[0]] for key in keys}


def _read(article: Annotated, key: Key, backed: Sequence[Backed]) -> Predicates:
    document = _document(article, key)
    found = predicates(document, document.sentences[key[2]])
    here = [each for each in backed if each.sentence == key[2]] if key[1] == "text" else []
    # Who is for a thing tells, in words, that somebody backs it; who is against it denies that.
    sides = [
        frozenset(f"{BACKS} {word}" for each in here if each.side == side for word in each.words) for side in (1, -1)
    ]
    return both(found.told | sides[0], found.denied | sides[1])


def _document(article: Annotated, key: Key) -> Document:
    return article.title.document if key[1] == "title" and article.title is not None else article.document


def _clocks(numbers: Sequence[int], claims: Sequence[Claim]) -> list[Claim]:
    """The claims that give the time of day of something."""
    return [claim for claim in (claims[number] for number in numbers) if _is_clock(claim)]


def _is_clock(claim: Claim) -> bool:
    if not isinstance(claim.anchor, DateSpan) or claim.dimension is None or claim.slot is None:
        return False
    return claim.anchor.precision in CLOCKS and BOUNDS.isdisjoint(claim.slot.lead[-2:])


def _meet(one: Claim, other: Claim) -> bool:
    """Whether two times of day may be one, of whatever day; "half past nine" may be in the evening."""
    halves = all(claim.anchor is not None and HALVES.search(claim.anchor.text) for claim in (one, other))
    whole = 1.0 if halves else 0.5
    (low, high), (other_low, other_high) = widest(one), widest(other)
    gap = (other_low - low) % whole
    return gap <= high - low + LOOSE or whole - gap <= other_high - other_low + LOOSE
