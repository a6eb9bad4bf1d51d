"""Conflicts of place and of whose it is: behind one preposition, in one setting, another name than two families give.

"Registered in Arlen" and "incorporated in Arlen", but "an outfit based in Corse"; "chaired by Ida Lund" twice and once
"chaired by Una Brask". What is compared is what stands around the name and the sentence about it, the name left out.
Neither name may stand anywhere on the other side: who names both knows them apart.

Limits: a name without a preposition before it is left to the searches for people, institutions and agents; of a country
and a town in it nothing can be told without a gazetteer, so one known to be a state is never set against another kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.comparison.background import concept
from divergence.comparison.conflicts.assertions import Assertion, by_sentence, damping, unit_rows
from divergence.comparison.conflicts.renamed import one_spelling
from divergence.comparison.conflicts.standoff import Standoff, Told
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.slots import slot
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

PREPOSITIONS = frozenset("in at from to by near outside with".split())
OF_PEOPLE = frozenset({"by", "with"})  # behind these a person is no rival of a body
ARTICLES = frozenset({"the", "a", "an"})
FIRSTS = frozenset("san santa saint st new old port lake mount fort los las el la le north south east west".split())
REGIONS = frozenset("county state province region district republic island islands valley".split())
LEAST_LIKENESS = 0.6  # of the surroundings plus that of the sentences: of the mention most like the rival ...
LEAST_SECOND = 0.35  # ... and of one of a second family
LEAST_SHARED = 2  # words that two sentences have in common
SHORT_STATES = frozenset("us usa uk uae eu".split())
SHORTEST = 3  # letters of a word that tells one name from another


@dataclass(frozen=True, slots=True)
class Spot:
    """A name behind a preposition, in the sentence ``[start, end)`` of article number `article`.

    `words`: those of the name that tell it from others; `around`: what stands about it, by weight."""

    article: int
    sentence: int
    start: int
    end: int
    text: str
    words: frozenset[str]
    person: bool
    scale: str
    preposition: str
    around: Mapping[str, float]


def standoffs(told: Told) -> Iterator[Standoff]:
    """One thing, behind one preposition, at two names."""
    for agreed, rival in misplaced(told):
        one, other = agreed[0].text, rival.text
        here, there = (f"“{rival.preposition} {name}”" for name in (one, other))
        words = f"{told.clause(agreed, 'have')} {here} where another has {there}."
        yield Standoff("entity", one, other, words, agreed, (rival,))


def misplaced(told: Told) -> list[tuple[list[Spot], Spot]]:
    """The mentions under the name that two families give, the likeliest first, and one under another in like words."""
    spots = [each for number, annotated in enumerate(told.articles) for each in _spots(annotated, number)]
    common = {word for annotated in told.articles for word in _written_small(annotated)}
    spots = [each for each in spots if each.words - common]
    told_in = [frozenset(annotated.document.lower) | _headline(annotated) for annotated in told.articles]
    having: dict[str, set[int]] = {word: set() for each in spots for word in each.words}
    for words, group in zip(told_in, told.family, strict=True):
        for word in having.keys() & words:
            having[word].add(group)
    lone = [each for each in spots if all(having[word] <= {told.family[each.article]} for word in each.words)]
    shared = [each for each in spots if all(len(having[word]) > 1 for word in each.words)]
    if not lone or not shared:
        return []
    found: dict[tuple[int, frozenset[str]], tuple[float, list[Spot], Spot]] = {}
    for rival, likeness in zip(lone, _likeness(lone, shared, told), strict=True):
        key = rival.article, rival.words
        for best in _by_name(rival, likeness, shared, told_in[rival.article], told.family):
            if best[0][0] >= LEAST_LIKENESS and (key not in found or best[0][0] > found[key][0]):
                found[key] = best[0][0], [each for _, each in best], rival
    return [(agreed, rival) for _, agreed, rival in found.values()]


def _by_name(
    rival: Spot, likeness: Floats, shared: Sequence[Spot], told_in: frozenset[str], family: Sequence[int]
) -> Iterator[list[tuple[float, Spot]]]:
    """For each name that two families give in words like the rival's, the likest mention of each, the likest first."""
    names: dict[frozenset[str], dict[int, tuple[float, Spot]]] = {}
    for column in np.flatnonzero(likeness >= LEAST_SECOND).tolist():
        each = shared[column]
        if not each.words.isdisjoint(told_in) or not _could_be(each, rival):
            continue
        best = names.setdefault(each.words, {})
        group = family[each.article]
        if group not in best or likeness[column] > best[group][0]:
            best[group] = float(likeness[column]), each
    for best in names.values():
        if len(best) > 1:
            yield sorted(best.values(), key=lambda pair: -pair[0])


def _could_be(one: Spot, rival: Spot) -> bool:
    alike = any(one_spelling(a, b) for a in one.words for b in rival.words)
    same = (one.preposition, one.scale) == (rival.preposition, rival.scale)
    return same and not alike and (one.person == rival.person or one.preposition not in OF_PEOPLE)


def _spots(annotated: Annotated, number: int) -> Iterator[Spot]:
    document = annotated.document
    for name in annotated.names:
        sentence = document.sentences[document.sentence_of[name.first]]
        before = preposition(document, name.first, sentence)
        if before not in PREPOSITIONS or document.quoted[name.first] or sentence.region is not None:
            continue
        words = _words(name)
        if not words:
            continue
        own = {concept(word) for word in document.lower[name.first : name.last]}
        around = slot(document, name.first, name.last, sentence, ()).words
        yield Spot(
            article=number,
            sentence=sentence.index,
            start=sentence.start,
            end=sentence.end,
            text=name.text,
            words=words,
            person=name.person,
            scale=scale(name),
            preposition=before,
            around={word: weight for word, weight in around.items() if word not in own},
        )


def preposition(document: Document, first: int, sentence: Sentence) -> str:
    """The word before a name that begins at token `first`, its article left out; "" where nothing stands before it."""
    before = first - 1
    if before >= sentence.first and document.lower[before] in ARTICLES:
        before -= 1
    return document.lower[before] if before >= sentence.first else ""


def _words(name: Name) -> frozenset[str]:
    words = (word.replace("’", "'").removesuffix("'s").strip(".,'") for word in name.text.lower().split())
    return frozenset(word for word in words if len(word) >= SHORTEST and word.isalpha() and word not in _general())


@cache
def _general() -> frozenset[str]:
    """Words that tell no name from another."""
    sets = shipped()["offices"].sets
    return sets["bodies"] | sets["landmarks"] | sets["titles"] | sets["offices"] | sets["roles"] | REGIONS | FIRSTS


def scale(name: Name) -> str:
    """Whether a name is known to be a state's or a region's, which a town in it is no rival of, a hospital's, which is
    no rival of a town's, or that of a part ("C Wing"), which is none of the whole."""
    text = name.text.lower()
    if text in shipped()["bearers"].sets["countries"] or text.replace(".", "") in SHORT_STATES:
        return "state"
    # "Mercy General" and "St Luke's" are both hospitals, of which only one might be told.
    if any(word in shipped()["offices"].sets["hospitals"] and word != "general" for word in text.split()):
        return "hospital"
    if _is_part(text.split()):
        return "part"
    return "region" if text.split()[-1] in REGIONS else ""


def _is_part(words: Sequence[str]) -> bool:
    """Whether a name is that of a part of something: "West Wing", "Ward", "Terminal B"."""
    sets = shipped()["offices"].sets
    told = [word for word in words if len(word) > 1 and not word[0].isdigit() and word not in sets["part_numbers"]]
    parted = len(told) == 1 and (told[0] in sets["parts"] or told[0] in sets["numbered_parts"])
    return parted or words[-1] in sets["parts"]


def _written_small(annotated: Annotated) -> Iterator[str]:
    document = annotated.document
    return (document.lower[at] for at, word in enumerate(document.tokens) if word[0].islower())


def _headline(annotated: Annotated) -> frozenset[str]:
    return frozenset(annotated.title.document.lower) if annotated.title else frozenset()


def _likeness(lone: Sequence[Spot], shared: Sequence[Spot], told: Told) -> Floats:
    """How alike the surroundings and the sentences of two mentions are, summed; shape (lone, shared). Where one word is
    all they share, that is the story's own name: "Corvex fell in Zurich", "Corvex has a laboratory in Waltham"."""
    sentences = by_sentence(told.assertions)
    damped = damping(list(sentences.values()))
    both = (*lone, *shared)
    total = np.zeros((len(lone), len(shared)))
    telling = [_sentence(each, sentences) for each in both]
    for bags in ([each.around for each in both], telling):
        space = unit_rows(bags, damped)
        total += np.asarray((space[: len(lone)] @ space[len(lone) :].T).todense())
    words = unit_rows([{**each.around, **bag} for each, bag in zip(both, telling, strict=True)], {}).sign()
    total[(words[: len(lone)] @ words[len(lone) :].T).toarray() < LEAST_SHARED] = 0.0
    return total


def _sentence(spot: Spot, sentences: Mapping[tuple[int, int], Assertion]) -> dict[str, float]:
    found = sentences.get((spot.article, spot.sentence))
    own = {concept(word) for word in spot.words}
    return {word: weight for word, weight in found.words.items() if word not in own} if found else {}
