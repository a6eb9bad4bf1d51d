"""Sexes: which of "he" and "she" each person of a story is, as any of its articles has it.

"Chief engineer Robin Hale", of whom one article says "she told the inquiry", is no "he" in another. A title or a given
name tells, and where neither does a pronoun that stands for nobody else: one that speaks, or the only one of a sentence
that names nobody besides. Who is both is neither.

Limits: of two who share a surname nothing is told where it stands alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from divergence.annotations import Annotated
from divergence.annotations.anaphora import OF_ONE
from divergence.annotations.names import Name, impersonal, without_origin
from divergence.annotations.referents import PERSONAL, can_be, sex_of
from divergence.comparison.conflicts.stands_for import person_of


def sexes(articles: Sequence[Annotated]) -> dict[str, str]:
    """By name "he" or "she", of everybody whom a story calls one and not the other, by the surest that tells; by
    surname as well, where one person bears it."""
    known: dict[str, str] = {}
    for telling in (_titled, _alone, _speaking):
        found: dict[str, set[str]] = {}
        for annotated in articles:
            for name, pronoun in telling(annotated):
                found.setdefault(_own(name), set()).add(pronoun)
        for called, told in found.items():
            known.setdefault(called, next(iter(told)) if len(told) == 1 else "")
    bearers: dict[str, set[str]] = {}
    for annotated in articles:
        for name in annotated.names:
            bearers.setdefault(_own(name).split()[-1], set()).add(_own(name))
    for surname, names in bearers.items():
        told = {known[called] for called in names if called in known}
        if len(names - {surname}) == 1 and len(told) == 1:
            known[surname] = next(iter(told))
    return {called: pronoun for called, pronoun in known.items() if pronoun}


def could_be(told: Mapping[str, str], name: Name, pronoun: str) -> bool:
    """Whether a pronoun may stand for somebody, as far as the given name and the story tell."""
    own = _own(name)
    return can_be(name, pronoun) and told.get(own, told.get(own.split()[-1], pronoun)) == pronoun


def _own(name: Name) -> str:
    """By what a name is told from others, without where from: "ida lund" of "Ida Lund of Brell"."""
    return without_origin(name.key)


def _full(name: Name) -> bool:
    """Whether a name may be a person's in full; that "she" stands for it shows that it is."""
    return len(_own(name).split()) > 1 and name.key.split()[-1] not in impersonal()


def _titled(annotated: Annotated) -> Iterator[tuple[Name, str]]:
    for name in annotated.names:
        yield from ((name, pronoun) for pronoun in sex_of(name.text.lower().split(), name.key))


def _speaking(annotated: Annotated) -> Iterator[tuple[Name, str]]:
    """Whom a "he" or "she" that speaks stands for."""
    people = [name for name in annotated.names if name.person or _full(name)]
    for each in annotated.attributions:
        for low, high in each.source_spans:
            pronoun = annotated.document.text[low:high].lower()
            if pronoun in PERSONAL and each.source and (name := person_of(each.source, people)) is not None:
                yield name, pronoun


def _alone(annotated: Annotated) -> Iterator[tuple[Name, str]]:
    """The one name of a sentence before the only pronouns in it: "said Robin Hale after she had seen the pictures"."""
    document = annotated.document
    by_sentence: dict[int, list[Name]] = {}
    for name in annotated.names:
        by_sentence.setdefault(document.sentence_of[name.first], []).append(name)
    for index, here in by_sentence.items():
        if len(here) == 1 and _full(here[0]):
            tokens = range(here[0].last, document.sentences[index].last)
            words = {document.lower[token] for token in tokens if not document.quoted[token]}
            pronouns = [pronoun for pronoun, forms in OF_ONE.items() if not forms.isdisjoint(words)]
            if len(pronouns) == 1 and pronouns[0] in words:
                yield here[0], pronouns[0]
