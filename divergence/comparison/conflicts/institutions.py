"""Conflicts of institution: a body or a landmark under a name that is nearly, and not quite, that which others use.

"Orsk High School" in two families and "Orsk Middle School" in a third; "Ada Brill of the University of Lind"
and "Ada Brill, of the University of Trom". Both names share what the thing is and one word more, or the person
beside them; neither stands on the other side, and the sentences say much the same. A word dropped from within a long
name ("Artificial Analysis Intelligence Index", "Artificial Intelligence Index") is seen between two sources alone.

Limits: only names whose last words tell that they are no person's (`offices` lexicon); what a city is called by those
who live there is no business of this.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.comparison.background import concept
from divergence.comparison.conflicts.assertions import by_sentence, damping, likest
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.lexicon import shipped

LINKS = frozenset({"of", "the", "and", "for", "in", "de"})
LEAST_LIKENESS = 0.25  # of the sentences about both, the names left out
LONG = 3  # words of a name from which an inner word may have been dropped
OUTLETS = frozenset({"news", "press", "times"})  # which article cites which paper is its own affair
NOT_IN_NAMES = ".,'’\""


@dataclass(frozen=True, slots=True)
class Instance:
    """A mention in the sentence ``[start, end)`` of article number `article`: the words of the name, and the full
    names of the people in its sentence."""

    article: int
    sentence: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    people: frozenset[str]


def standoffs(told: Told) -> Iterator[Standoff]:
    """One institution under two names."""
    for agreed, rival in misnamed(told):
        yield told.two_names(agreed[0].text, rival[0].text, agreed, rival)


def misnamed(told: Told) -> Iterator[tuple[list[Instance], list[Instance]]]:
    """The mentions under the name that most use, and those of one family under another."""
    named: dict[tuple[str, ...], list[Instance]] = {}
    for number, annotated in enumerate(told.articles):
        for each in instances(annotated, number):
            named.setdefault(each.words, []).append(each)
    by_head: dict[str, list[tuple[str, ...]]] = {}
    for words in named:
        for head in sorted(_heads().intersection(words)):
            by_head.setdefault(head, []).append(words)
    families = {words: {told.family[each.article] for each in found} for words, found in named.items()}
    pairs = {
        (one, other)
        for group in by_head.values()
        for other in group
        if len(families[other]) == 1
        for one in group
        if _could_be(one, other) and not families[one] & families[other] and _backed(one, other, families)
    }
    for one, other in sorted(pairs):
        agreed, rival = named[one], named[other]
        if _apart(one, other, agreed, rival, named) and _likeness(agreed, rival, told) >= LEAST_LIKENESS:
            yield agreed, rival


def instances(annotated: Annotated, number: int) -> Iterator[Instance]:
    """Every name of an institution of two words or more."""
    document = annotated.document
    people: dict[int, set[str]] = {}
    for name in annotated.names:
        if len(name.key.split()) > 1:
            people.setdefault(document.sentence_of[name.first], set()).add(name.key)
    for name in annotated.names:
        words = _words(name)
        if len(words) < 2 or name.person or document.quoted[name.first] or not _is_institution(name, words):
            continue
        sentence = document.sentences[document.sentence_of[name.first]]
        others = frozenset(people.get(sentence.index, set()) - {name.key})
        yield Instance(number, sentence.index, sentence.start, sentence.end, name.text, words, others)


def _words(name: Name) -> tuple[str, ...]:
    words = (word.replace("’", "'").removesuffix("'s").strip(NOT_IN_NAMES) for word in name.text.lower().split())
    return tuple(word for word in words if word and word not in LINKS)


def _is_institution(name: Name, words: tuple[str, ...]) -> bool:
    """Whether a name ends with what it is, or begins with it: "Orsk School", "University of Lind"."""
    return words[-1] in _heads() or (words[0] in _heads() and " of " in name.text)


def _heads() -> frozenset[str]:
    return (shipped()["offices"].sets["bodies"] | shipped()["offices"].sets["landmarks"]) - OUTLETS


def _backed(one: tuple[str, ...], other: tuple[str, ...], families: Mapping[tuple[str, ...], set[int]]) -> bool:
    return len(families[one]) >= LEAST_FAMILIES or _dropped(one, other)


def _could_be(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names differ in a word that tells: a shorter form of a name is an alias, not another."""
    if set(one) <= set(other) or set(other) <= set(one):
        return _dropped(one, other)
    return True


def _dropped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the second is the first without an inner word."""
    ends = one[0] == other[0] and one[-1] == other[-1]
    return ends and len(other) >= LONG and len(one) == len(other) + 1 and set(other) < set(one)


def _apart(
    one: tuple[str, ...],
    other: tuple[str, ...],
    agreed: Sequence[Instance],
    rival: Sequence[Instance],
    named: Mapping[tuple[str, ...], Sequence[Instance]],
) -> bool:
    """Whether the names share a word beside what they are, or a person, and neither side has the other's."""
    shared = set(one) & set(other) - _heads()
    here, there = (frozenset().union(*(each.people for each in side)) for side in (agreed, rival))
    if not shared and not here & there:
        return False
    if _dropped(one, other):
        return True
    ours, theirs = set(one) - set(other), set(other) - set(one)
    using = {each.article for each in agreed}, {each.article for each in rival}
    return not any(
        (ours <= set(words) and each.article in using[1]) or (theirs <= set(words) and each.article in using[0])
        for words, found in named.items()
        for each in found
    )


def _likeness(agreed: Sequence[Instance], rival: Sequence[Instance], told: Told) -> float:
    sentences = by_sentence(told.assertions)
    here, there = (
        [sentences[key] for each in side if (key := (each.article, each.sentence)) in sentences]
        for side in (agreed, rival)
    )
    names = frozenset(concept(word) for each in (*agreed, *rival) for word in each.words)
    return likest(here, there, names, damping(list(sentences.values())))
