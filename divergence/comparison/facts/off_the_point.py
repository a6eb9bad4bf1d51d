"""Off the point: sentences of a counted article that do not say what the fact's own sentence says.

A fact is gathered from sentences that chain, and an article may have several: the one that gives the figure, the next
that goes on from it, a headline that names the same people. Once the fact has its sentence, those of an article that
say that are shown first, the headline only where no sentence of its text does as surely, and in any case the one
nearest to it; the others, off the point, come after them. Where two families have such sentences and say one thing in
them, that is a fact of its own: schools that are closed, gathered with a bridge that is.

That they are left out altogether was tried: of the sentences that people labelled as stating a fact, three in a hundred
were lost, and no fewer of the others were shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from divergence.comparison.facts.borne_out import Sentences, borne_out
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import ContentKey, by_content
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.opposed import Story
from divergence.comparison.facts.wording import Key, plainest

SAME = 0.75  # share of the places of two facts from which they are one
SURE = 0.8  # likelihood from which a sentence off one point states another fact
LEAST = 2  # families that state a fact
TITLE = "title"


def to_the_point(facts: Sequence[FactDraft], told: Sentences) -> list[FactDraft]:
    """The facts, with the claims marked that do not say what the fact's own sentence says, and the facts that several
    families state in those; of two facts that the same sentences state, the better supported."""
    story = told.story
    found, rest = list[FactDraft](), [_pointed(fact, told) for fact in facts]
    stated = {story.claims[fact.statement].key for fact in facts}
    while rest:
        found += rest
        rest = [other for fact in rest if (other := _split_off(fact, told, stated)) is not None]
    return _once(found, story)


def _split_off(fact: FactDraft, told: Sentences, stated: set[Key]) -> FactDraft | None:
    """The fact that several families state in sentences off the point of another, if they do."""
    story, claims = told.story, told.story.claims
    left = [number for number in sorted(fact.aside) if not claims[number].heading and claims[number].key not in stated]
    if len({story.family[claims[number].article] for number in left}) < LEAST:
        return None
    statement = plainest(claims, left, story.worded)
    own, having = claims[statement].key, {claims[number].article for number in left}
    also = [n for n in fact.claims if claims[n].article not in having and told.says(claims[n].key, own)]
    (whole,) = borne_out([FactDraft(tuple(sorted([*left, *also])), statement)], told)
    clear = tuple(
        number
        for number in whole.claims
        if claims[number].article not in whole.unclear
        and (claims[number].key == own or told.likely(claims[number].key, own) >= SURE)
    )
    if len({story.family[claims[number].article] for number in clear}) < LEAST:
        return None
    stated.add(own)
    return _pointed(replace(whole, claims=clear, unclear=frozenset()), told)


def _pointed(fact: FactDraft, told: Sentences) -> FactDraft:
    claims = told.story.claims
    own = claims[fact.statement].key
    of: dict[int, list[Key]] = {}
    for key in sorted({claims[number].key for number in fact.claims}):
        of.setdefault(key[0], []).append(key)
    kept: set[Key] = set()
    for article, keys in of.items():
        kept.update(keys if len(keys) < 2 or article in fact.unclear else _saying(keys, own, told))
    aside = frozenset(number for number in fact.claims if claims[number].key not in kept)
    return replace(fact, aside=aside)


def _saying(keys: Sequence[Key], own: Key, told: Sentences) -> list[Key]:
    """The sentences of one article that say what the fact's own does, at least one."""
    saying = [key for key in keys if told.says(key, own)]
    text = [key for key in keys if key[1] != TITLE]
    if any(key in text and told.is_firm(key) for key in saying):
        saying = [key for key in saying if key in text]
    nearest = max(text or keys, key=lambda key: (key == own, told.likelihood(key, own), -key[2]))
    return [*saying, nearest]


def _once(facts: Sequence[FactDraft], story: Story) -> list[FactDraft]:
    """One fact where two are stated by the same sentences."""
    kept: list[FactDraft] = []
    stated: dict[Key, list[set[Key]]] = {}  # the sentences of the facts kept, by each of them
    for fact in sorted(facts, key=lambda each: (-len(_families(each, story)), _stated(each, story))):
        places = _places(fact, story.claims)
        meeting = (held for place in places for held in stated.get(place, ()))
        if len(_families(fact, story)) < LEAST or not any(_same(places, held) for held in meeting):
            kept.append(fact)
            for place in places:
                stated.setdefault(place, []).append(places)
    return sorted(kept, key=lambda fact: _stated(fact, story))


def _stated(fact: FactDraft, story: Story) -> ContentKey:
    return by_content(story.claims[fact.statement])


def _places(fact: FactDraft, claims: Sequence[Claim]) -> set[Key]:
    """The sentences that count for a fact."""
    return {
        claims[number].key
        for number in fact.claims
        if number not in fact.aside and claims[number].article not in fact.unclear
    }


def _families(fact: FactDraft, story: Story) -> set[int]:
    return {story.family[key[0]] for key in _places(fact, story.claims)}


def _same(one: set[Key], other: set[Key]) -> bool:
    return len(one & other) >= SAME * len(one | other)
