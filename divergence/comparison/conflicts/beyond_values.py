"""Conflicts that are no figures: of speaker, office, name, agent, referent, polarity and certainty.

The same words, name or sum joined to something else, a statement against its opposite, what is open told as settled.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from divergence.annotations import Annotated
from divergence.comparison.conflicts.agents import deeds, rival_agents
from divergence.comparison.conflicts.assertions import Assertion, assertions
from divergence.comparison.conflicts.hardened import DECISION, hardened
from divergence.comparison.conflicts.offices import held, rival_offices
from divergence.comparison.conflicts.polarity import Opposed, likelihood, opposed, threshold
from divergence.comparison.conflicts.referents import Purpose, common_words, purposes, rival_purposes
from divergence.comparison.conflicts.renamed import renamed
from divergence.comparison.conflicts.speakers import misattributed, said
from divergence.identity import Identity
from divergence.result import Conflict, ConflictKind, Quote, Side

LONGEST_CLAUSE = 160


class Place(Protocol):
    """Characters ``[start, end)`` of article number `article`."""

    @property
    def article(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def beyond_values(articles: Sequence[Annotated], family: Sequence[int], identity: Identity) -> tuple[Conflict, ...]:
    """Every conflict of these kinds, the better supported side first."""
    found = []
    told: set[tuple[frozenset[int], str, str]] = set()
    for agreed_words, rival_words in misattributed(said(articles), family):
        one, other = agreed_words[0].speaker, rival_words[0].speaker
        key = frozenset(each.article for each in rival_words), one, other
        if key in told:  # two sentences of one statement are one conflict
            continue
        told.add(key)
        behind = len({family[each.article] for each in agreed_words})
        first = "one source" if behind == 1 else f"{behind} independent sources"
        words = f"The same words are given to {one} in {first} and to {other} in another."
        found.append(_conflict("attribution", one, other, words, agreed_words, rival_words, articles, family, identity))
    for agreed_office, rival_office in rival_offices(held(articles), family):
        name = agreed_office[0].name.title()
        one, other = agreed_office[0].office, rival_office[0].office
        words = f"{name} is called {one} by most sources and {other} by another."
        found.append(_conflict("entity", one, other, words, agreed_office, rival_office, articles, family, identity))
    for agreed_purpose, rival_purpose in rival_purposes(purposes(articles), family, common_words(articles)):
        one, other = _after(agreed_purpose[0], articles), _after(rival_purpose[0], articles)
        words = f"The same sum, {agreed_purpose[0].text}, is given for two things: “{one}” and “{other}”."
        found.append(
            _conflict("referent", one, other, words, agreed_purpose, rival_purpose, articles, family, identity)
        )
    for each in renamed(articles, family):
        one = max((called.text for called in each.agreed), key=len)
        other = each.rival.text
        sources = len({family[called.article] for called in each.agreed})
        words = f"{sources} independent sources name {one} where another names {other}."
        found.append(_conflict("entity", one, other, words, each.agreed, (each.rival,), articles, family, identity))
    for agreed_deeds, rival_deeds in rival_agents(deeds(articles), family):
        one, other = agreed_deeds[0].agent, rival_deeds[0].agent
        sources = len({family[each.article] for each in agreed_deeds})
        words = f"{sources} independent sources name {one} where another names {other}."
        found.append(_conflict("entity", one, other, words, agreed_deeds, rival_deeds, articles, family, identity))
    clauses = assertions(articles)
    for decision, pairs in (("polarity", opposed(clauses, family)), (DECISION, hardened(clauses, family))):
        likely = likelihood(pairs, decision)
        taken: set[tuple[int, int, int]] = set()  # a source that repeats itself contradicts the others once
        for at in sorted(range(len(pairs)), key=lambda place: -likely[place]):
            if likely[at] < threshold(decision):
                break
            pair = pairs[at]
            best = pair.agreed[0]
            if (pair.rival.article, best.article, best.start) not in taken:
                taken.add((pair.rival.article, best.article, best.start))
                found.append(_opposed(pair, decision == "polarity", articles, family, identity))
    return tuple(found)


def _opposed(
    pair: Opposed, opposite: bool, articles: Sequence[Annotated], family: Sequence[int], identity: Identity
) -> Conflict:
    one, other = _clause(pair.agreed[0]), _clause(pair.rival)
    sources = len({family[each.article] for each in pair.agreed})
    if opposite:
        words = f"{sources} independent sources say the opposite of another: “{one}” against “{other}”."
        return _conflict("polarity", one, other, words, pair.agreed, (pair.rival,), articles, family, identity)
    words = f"{sources} independent sources leave open what another tells as settled: “{one}” against “{other}”."
    return _conflict("certainty", one, other, words, pair.agreed, (pair.rival,), articles, family, identity)


def _clause(each: Assertion) -> str:
    words = " ".join(each.text.split()).strip(' ,;:—–-*"“”')
    return words if len(words) <= LONGEST_CLAUSE else words[:LONGEST_CLAUSE].rsplit(" ", 1)[0] + " …"


def _after(purpose: Purpose, articles: Sequence[Annotated]) -> str:
    """The words from the sum to the end of what it was for."""
    text = articles[purpose.article].document.text[purpose.start : purpose.end]
    place = max(0, text.find(purpose.text))
    after = re.split(r"[,;:.(—]\s|\s(?:and|but|which|where)\s", text[place + len(purpose.text) :], maxsplit=1)[0]
    return " ".join((purpose.text + after).split()).rstrip(".")


def _conflict(
    kind: ConflictKind,
    one: str,
    other: str,
    explanation: str,
    agreed: Sequence[Place],
    rival: Sequence[Place],
    articles: Sequence[Annotated],
    family: Sequence[int],
    identity: Identity,
) -> Conflict:
    sides = (_side(one, agreed, articles), _side(other, rival, articles))
    support = [len({family[place.article] for place in places}) for places in (agreed, rival)]
    return Conflict(
        id=identity("conflict", kind, *(place.text for side in sides for place in side.mentions)),
        fact=None,
        kind=kind,
        resolution="real",
        severity="major",
        explanation=explanation,
        sides=sides,
        deviant=sides[1].articles if support[0] > support[1] else (),
    )


def _side(value: str, places: Sequence[Place], articles: Sequence[Annotated]) -> Side:
    mentions = []
    for place in places:
        document = articles[place.article].document
        first, last = document.sentence_at(place.start), document.sentence_at(place.end - 1)
        start = first.start if first else place.start
        end = last.end if last else place.end
        mentions.append(Quote(article=document.article.id, start=start, end=end, text=document.text[start:end]))
    unique = tuple(dict.fromkeys(mentions))
    return Side(articles=tuple(sorted({mention.article for mention in unique})), value=value, mentions=unique)
