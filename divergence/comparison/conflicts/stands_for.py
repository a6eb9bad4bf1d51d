"""Whom "she" and "the governor" stand for beside a quotation, where the article leaves no doubt.

A pronoun is whom the annotations have it for (see `anaphora`). A role is the one person whom the article calls so
beside the name: "Gov. Ellen Pratt toured the shelter. “…,” the governor said." Who only was that, or is the deputy of
who is, is not meant; where two bear the role, or somebody without a name does ("a minister"), nobody is.

Limits: "the mayor of Orsk" and "the club's director" tell whose they are and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from divergence.annotations import Annotated
from divergence.annotations.finite import RELATIVES
from divergence.annotations.names import Name
from divergence.annotations.referents import is_person
from divergence.annotations.word_classes import word_sets
from divergence.document import Document
from divergence.lexicon import shipped

LED = 5  # tokens before a name among which its role stands
FOLLOWED = 9  # tokens of an apposition behind it
MOST_ROLE = 4  # words of "the <role>"
ENDS = frozenset({".", ";", ":", "(", ")", "and", "said", "told"})
OTHER_TIME = frozenset({"former", "formerly", "ex", "deputy", "vice", "acting", "assistant", "late", "then"})


def person_of(source: str, people: Sequence[Name]) -> Name | None:
    """The one person named by a source that a pronoun stands for: "Ida Lund" of "Ida Lund, head of Orsk Water", and
    of "Brell chief Ida Lund", whatever Brell is."""
    for words in (source.split(",")[0], source):
        found = {name.key: name for name in people if _within(name.text, words)}
        last = {key: name for key, name in found.items() if f" {words}".endswith(f" {name.text}")}
        if len(last) == 1 and word_sets()["prepositions"].isdisjoint(words.lower().split()):
            found = last
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def bearer_of(annotated: Annotated, source: str, people: Sequence[Name]) -> Name | None:
    """The one person whom an article calls by a role beside the name, where it speaks of "the <role>"."""
    role = source.lower().split()[1:]
    if not source.lower().startswith("the ") or not 0 < len(role) < MOST_ROLE or role[-1] not in _roles():
        return None
    lower = annotated.document.lower
    if any(lower[at - 1 : at] in (["a"], ["an"], ["another"]) for at, word in enumerate(lower) if word == role[-1]):
        return None
    known = {name.key for name in people}
    persons = {name.key: name for name in annotated.names if name.key in known or is_person(name)}
    bearing = [one for one in persons.values() if any(role[-1] in words for words in _called(annotated, one))]
    if len(bearing) != 1 or bearing[0].key not in known:
        return None
    return bearing[0] if any(set(role) <= set(words) for words in _called(annotated, bearing[0])) else None


def _within(name: str, words: str) -> bool:
    return f" {name} " in f" {words.replace('’s', ' ').replace(chr(39) + 's', ' ')} "


def _called(annotated: Annotated, name: Name) -> Iterator[list[str]]:
    """What a person is called beside each mention of the name, in words; nothing that is of another time."""
    document = annotated.document
    for each in annotated.names:
        if each.key != name.key:
            continue
        for words in (_before(document, each), _behind(document, each)):
            if OTHER_TIME.isdisjoint(words):
                plain = [word.rstrip(".") for word in words]
                yield [*plain, *(_in_full()[word] for word in plain if word in _in_full())]


def _before(document: Document, name: Name) -> list[str]:
    """The words of a name's titles, and those right before it: "the town's mayor, Ada Holm"."""
    sentence = document.sentences[document.sentence_of[name.first]]
    at = name.first
    if at > sentence.first and document.lower[at - 1] == ",":
        at -= 1
    start = at
    while start > max(sentence.first, at - LED) and _joins(document, start - 1):
        start -= 1
    return document.lower[start:at] + document.lower[name.first : name.last]


def _joins(document: Document, token: int) -> bool:
    word = document.lower[token]
    stops = word in word_sets()["prepositions"] or word in word_sets()["determiners"]
    return not stops and word not in ENDS and word != "," and word[0].isalpha()


def _behind(document: Document, name: Name) -> list[str]:
    """The apposition behind a name, up to its next comma: "Ada Holm, the mayor of Orsk, said"."""
    if document.lower[name.last : name.last + 1] != [","]:
        return []
    first, last = name.last + 1, document.sentences[document.sentence_of[name.first]].last
    words: list[str] = []
    for word in document.lower[first : min(last, first + FOLLOWED)]:
        if word == "," or word in ENDS or word in RELATIVES:
            break
        words.append(word)
    return words


@cache
def _roles() -> frozenset[str]:
    return shipped()["offices"].sets["roles"] | shipped()["offices"].sets["offices"]


@cache
def _in_full() -> dict[str, str]:
    """What a title is as a role: "Gov." is the governor, "Mrs Justice Holm" the judge."""
    return {words.split()[0]: words.split()[1] for words in shipped()["offices"].sets["short_titles"]}
