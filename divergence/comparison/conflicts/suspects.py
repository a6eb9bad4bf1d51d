"""Suspects: what two families name as a possible cause, and another tells as the one that it was.

"A fault in the brake was one of several possibilities" and "a brake fault is one line of inquiry", and "the brake
failed": whoever is right, the third is surer than what is known. A suspicion is a sentence with a word of suspecting,
or one that leaves something possible right beside what asks for a cause; its suspect is a telling word that two
families suspect and that is in nobody's name. It is convicted where a clause tells flat, on nobody's word, that
something with that word failed, or caused something, and neither that article suspects it as well nor another family
convicts it.

Limits: a suspect told by another word ("contamination", "particles of metal") is not known again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from divergence.annotations import Annotated
from divergence.comparison.background import concept
from divergence.comparison.conflicts.acts import CAUSE
from divergence.comparison.conflicts.answers import Answer
from divergence.comparison.conflicts.assertions import Assertion
from divergence.comparison.conflicts.common_ground import Ground
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES
from divergence.document import Document
from divergence.lexicon import shipped

CONVICTING = frozenset({CAUSE, "collapse"})  # classes of acts that tell what failed, or made something happen
TOLD = frozenset({"past", "done", "present"})
LEAST_TELLING = 2.5  # weight of a suspect, damped by how often the story names it
LOOKED = frozenset(
    {("line", "of"), ("lines", "of"), ("looked", "at"), ("looking", "at"), ("looking", "into"), ("things", "being")}
)
CASES = frozenset("case cases infection infections patient patients".split())

Suspicions = Mapping[str, Sequence[Assertion]]  # by suspect


def convicted(ground: Ground) -> Iterator[tuple[list[Assertion], Assertion]]:
    """The clauses of two families or more that suspect something, and one of another that tells it as what it was."""
    suspected = _suspicions(ground)
    told = [each for each in ground.answers if _convicts(each)]
    for each in told:
        for word in sorted(each.clause.own & suspected.keys()):
            agreed = _suspecting(ground, word, suspected[word], each.clause)
            if agreed and not any(_convicts_too(ground, word, each, other) for other in told):
                yield agreed, each.clause
                break


def _convicts(answer: Answer) -> bool:
    return any(kind in CONVICTING and how in TOLD for kind, how in answer.flat.items())


def _convicts_too(ground: Ground, word: str, answer: Answer, other: Answer) -> bool:
    one, two = answer.clause, other.clause
    return ground.family[one.article] != ground.family[two.article] and word in two.own


def _suspecting(ground: Ground, word: str, clauses: Sequence[Assertion], rival: Assertion) -> list[Assertion]:
    """Of each other family a clause that suspects what another tells as certain, in the order of their texts; none
    where no two do, or the other suspects it as well."""
    if any(each.article == rival.article for each in clauses) or word in _of_names(rival):
        return []
    first: dict[int, Assertion] = {}
    for each in sorted(clauses, key=lambda clause: (clause.text, clause.article)):
        if ground.family[each.article] != ground.family[rival.article] and ground.heard_of(each, rival):
            first.setdefault(ground.family[each.article], each)
    return list(first.values()) if len(first) >= LEAST_FAMILIES else []


def _suspicions(ground: Ground) -> Suspicions:
    """By each telling word of a sentence that suspects something, and of nobody's name, the clauses that have it."""
    found: dict[str, list[Assertion]] = {}
    suspect = [_suspect_sentences(annotated) for annotated in ground.articles]
    for each in ground.clauses:
        if each.sentence not in suspect[each.article]:
            continue
        for word in sorted(each.own - _of_names(each)):
            if each.words[word] * ground.damped.get(word, 1.0) >= LEAST_TELLING:
                found.setdefault(word, []).append(each)
    return found


def _of_names(each: Assertion) -> frozenset[str]:
    return frozenset(map(concept, each.names))


def _suspect_sentences(annotated: Annotated) -> set[int]:
    """The sentences of an article that suspect something."""
    document, sets = annotated.document, shipped()["questions"].sets
    found = set()
    for sentence in document.sentences:
        lower = document.lower[sentence.first : sentence.last]
        allowed = not sets["allowing"].isdisjoint(lower) or not LOOKED.isdisjoint(pairwise(lower))
        asked = allowed and not sets["culprit"].isdisjoint(_around(document, sentence.index))
        if asked or any(word in sets["suspecting"] and not _of_the_ill(lower, at) for at, word in enumerate(lower)):
            found.add(sentence.index)
    return found


def _of_the_ill(lower: Sequence[str], at: int) -> bool:
    """Whether a word of suspecting is of an illness that some may have: "412 suspected cases", "with suspected
    cholera"."""
    return lower[at - 1 : at] == ["with"] or not CASES.isdisjoint(lower[at + 1 : at + 2])


def _around(document: Document, index: int) -> list[str]:
    """The words of a sentence and of those on either side."""
    near = document.sentences[max(0, index - 1) : index + 2]
    return document.lower[near[0].first : near[-1].last]
