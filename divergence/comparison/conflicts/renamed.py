"""Conflicts of name: two families call somebody by one surname, another source by a surname nobody else uses.

Both must hold one office or share a first name, neither surname may stand anywhere on the other side, and the sentences
about both must say much the same. That leaves a name got wrong, seldom two people.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.comparison.conflicts.assertions import Assertion, by_sentence, damping, likest
from divergence.comparison.conflicts.offices import MINISTERS, portfolios
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.document import Document
from divergence.lexicon import shipped

LIKE_WITH_FIRST = 0.25  # likeness of sentences from which a shared first name is enough ...
LIKE_WITH_OFFICE = 0.4  # ... and a shared office
LIKE_WITH_PORTFOLIO = 0.2  # ... and one that one person has: the minister of energy
SPELLING = 70  # rapidfuzz ratio from which two surnames are spellings of one, a matter of house style


@dataclass(frozen=True, slots=True)
class Called:
    """A person's surname in article number `article`: its longest mention, the first names and offices beside it, and
    its sentences as (number, start, end)."""

    article: int
    surname: str
    text: str
    firsts: frozenset[str]
    offices: frozenset[str]
    places: tuple[tuple[int, int, int], ...]

    @property
    def start(self) -> int:
        return self.places[0][1]

    @property
    def end(self) -> int:
        return self.places[0][2]


@dataclass(frozen=True, slots=True)
class Renamed:
    """The mentions under the name that others use, the mention under another, and how alike their sentences are."""

    agreed: tuple[Called, ...]
    rival: Called
    likeness: float


def standoffs(told: Told) -> Iterator[Standoff]:
    """One person under two names."""
    for each in renamed(told):
        one, other = max((called.text for called in each.agreed), key=len), each.rival.text
        yield told.two_names(one, other, each.agreed, (each.rival,))


def renamed(told: Told) -> list[Renamed]:
    """Every person who two families call by one surname and one article by another."""
    articles, family = told.articles, told.family
    tokens = [frozenset(annotated.document.lower) for annotated in articles]
    people = [each for number, annotated in enumerate(articles) for each in _called(annotated, number)]
    by_name: dict[str, list[Called]] = {}
    for each in people:
        by_name.setdefault(each.surname, []).append(each)
    shared = {name: mentions for name, mentions in by_name.items() if _families(mentions, family) >= LEAST_FAMILIES}
    lone = [
        each
        for each in people
        if not any(each.surname in words for at, words in enumerate(tokens) if family[at] != family[each.article])
    ]
    pairs = [
        (each, mentions)
        for each in lone
        for name, mentions in sorted(shared.items())
        if name not in tokens[each.article]
        and not one_spelling(name, each.surname)
        and any(_could_be(each, other) for other in mentions)
    ]
    if not pairs:
        return []
    sentences = by_sentence(told.assertions)
    damped = damping(list(sentences.values()))
    found = []
    for each, mentions in pairs:
        agreed = [other for other in mentions if family[other.article] != family[each.article]]
        likeness = _likeness(each, agreed, sentences, damped)
        first = any(each.firsts & other.firsts for other in agreed)
        alone = any(" " in office for other in agreed for office in each.offices & other.offices)
        least = LIKE_WITH_FIRST if first else LIKE_WITH_PORTFOLIO if alone else LIKE_WITH_OFFICE
        if likeness >= least:
            found.append(Renamed(tuple(agreed), each, likeness))
    return found


def _could_be(one: Called, other: Called) -> bool:
    if one.firsts and other.firsts:
        return bool(one.firsts & other.firsts)
    return bool(one.offices & other.offices)


def one_spelling(one: str, other: str) -> bool:
    """Whether two words are spellings of one."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other) >= SPELLING


def _families(mentions: Sequence[Called], family: Sequence[int]) -> int:
    return len({family[each.article] for each in mentions})


def _called(annotated: Annotated, number: int) -> Iterator[Called]:
    document = annotated.document
    firsts: dict[str, set[str]] = {}
    offices: dict[str, set[str]] = {}
    places: dict[str, list[tuple[int, int, int]]] = {}
    texts: dict[str, str] = {}
    for name in annotated.names:
        words = name.key.split()
        if document.quoted[name.first] or words[-1] in shipped()["offices"].sets["bodies"]:
            continue
        sentence = document.sentence_at(name.start)
        if sentence is None:
            continue
        office = _offices(document, name)
        if not (name.person or office):
            continue
        given = [word for word in words[:-1] if len(word) > 2]
        firsts.setdefault(words[-1], set()).update(given)
        offices.setdefault(words[-1], set()).update(office)
        texts[words[-1]] = max(texts.get(words[-1], ""), name.text, key=len)
        places.setdefault(words[-1], []).append((sentence.index, sentence.start, sentence.end))
    for surname in places:
        yield Called(
            article=number,
            surname=surname,
            text=texts[surname],
            firsts=frozenset(firsts[surname]),
            offices=frozenset(offices[surname]),
            places=tuple(dict.fromkeys(places[surname])),
        )


def _offices(document: Document, name: Name) -> list[str]:
    """The office or role right before a name, or inside its beginning: "minister", and "energy minister" as well."""
    sets = shipped()["offices"].sets
    for at in range(name.last - 2, max(-1, name.first - 2), -1):
        word = document.lower[at]
        if word in sets["roles"] or word in sets["offices"]:
            charge = portfolios().get(document.lower[at - 1]) if at and word in MINISTERS else None
            return [word, f"{charge} {word}"] if charge else [word]
    return []


def _likeness(
    one: Called,
    agreed: Sequence[Called],
    sentences: Mapping[tuple[int, int], Assertion],
    damped: Mapping[str, float],
) -> float:
    here = [sentences[key] for index, _, _ in one.places if (key := (one.article, index)) in sentences]
    there = [
        sentences[key] for each in agreed for index, _, _ in each.places if (key := (each.article, index)) in sentences
    ]
    names = frozenset({one.surname, *(each.surname for each in agreed)})
    return likest(here, there, names, damped)
