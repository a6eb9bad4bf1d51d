"""Conflicts of leadership: two families say who is to head what comes of a merger, and another that somebody else is.

"Lena Okstad will lead the new group", "it is to be run by Marlow boss Lena Okstad", and "Piet Orm becomes its chief
executive". Only what is to come is compared: whoever heads one of two firms may chair both. The other must be known to
the rest of the story for something else, or the one not at all to the source that has the other.

Limits: a full name; a head who is told of in a heading, or as "the new company's chief executive", is not seen, and of
a story of two firms that both get a head nothing is told where each has its name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from divergence.annotations import Annotated
from divergence.annotations.names import Name, impersonal, without_origin
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

ASIDE = (
    16  # tokens of what is told of somebody between the name and the verb: "Ida Lund, who has run Brell since 2019,"
)
BEHIND = 7  # tokens from "run by" to the name
OBJECT = 6  # tokens beside the verb in which what is headed is named
OPENING = frozenset({",", "("})
MODIFIERS = frozenset({"the", "its", "their", "his", "her", "new", "first", "as", "group"})


@dataclass(frozen=True, slots=True)
class Head:
    """Who is to head something, in the sentence ``[start, end)`` of article number `article`; `headed` are the words
    of the names by which that goes there, if any."""

    article: int
    start: int
    end: int
    text: str
    surname: str
    headed: frozenset[str]


def standoffs(told: Told) -> Iterator[Standoff]:
    """One body to be headed, by two people."""
    for agreed, rival in rival_heads(heads(told.articles), told):
        yield told.two_names(agreed[0].text, rival[0].text, agreed, rival)


def heads(articles: Sequence[Annotated]) -> list[Head]:
    """Everybody who is said to be going to head something."""
    return [each for number, annotated in enumerate(articles) for each in _heads(annotated, number)]


def rival_heads(found: Sequence[Head], told: Told) -> Iterator[tuple[list[Head], list[Head]]]:
    """The mentions of whom most name, and those of one family that names another."""
    by_name: dict[str, list[Head]] = {}
    for each in found:
        by_name.setdefault(each.surname, []).append(each)
    behind = {name: {told.family[each.article] for each in held} for name, held in by_name.items()}
    for one in sorted(by_name):
        for other in sorted(by_name):
            if len(behind[one]) < LEAST_FAMILIES or len(behind[other]) != 1 or behind[one] & behind[other]:
                continue
            agreed = [each for each in by_name[one] if not _apart(each, by_name[other])]
            if len({told.family[each.article] for each in agreed}) < LEAST_FAMILIES:
                continue
            known = any(_has(told.articles[each.article], other) for each in agreed)
            if known or not any(_has(told.articles[each.article], one) for each in by_name[other]):
                yield agreed, by_name[other]


def _apart(one: Head, others: Sequence[Head]) -> bool:
    """Whether what is headed goes by another name on the other side."""
    return bool(one.headed) and all(each.headed and one.headed.isdisjoint(each.headed) for each in others)


def _has(annotated: Annotated, word: str) -> bool:
    return word in annotated.document.lower


def _heads(annotated: Annotated, number: int) -> Iterator[Head]:
    document = annotated.document
    by_sentence: dict[int, list[Name]] = {}
    for name in annotated.names:
        by_sentence.setdefault(document.sentence_of[name.first], []).append(name)
    for index, names in by_sentence.items():
        sentence = document.sentences[index]
        people = [name for name in names if _may_head(document, name)]
        for name, (first, last) in _told(document, sentence, people):
            first, last = max(sentence.first, first), min(sentence.last, last)
            if not shipped()["offices"].sets["headed_otherwise"].isdisjoint(document.lower[first:last]):
                continue
            headed = frozenset(
                word.removesuffix("'s")
                for each in names
                if each is not name and first <= each.first < last
                for word in each.key.split()
            )
            yield Head(number, sentence.start, sentence.end, name.text, _own(name)[-1], headed - frozenset(_own(name)))


def _own(name: Name) -> list[str]:
    """The words of a name without where from: "Ida Lund of Brell"."""
    return without_origin(name.key).split()


def _may_head(document: Document, name: Name) -> bool:
    words = _own(name)
    return len(words) > 1 and words[-1] not in impersonal() and not document.quoted[name.first]


def _told(document: Document, sentence: Sentence, people: Sequence[Name]) -> Iterator[tuple[Name, tuple[int, int]]]:
    """Each who is to head something, and the tokens that tell what: behind an active verb, before a passive one."""
    for token in range(sentence.first, sentence.last):
        if document.quoted[token]:
            continue
        before = _phrase(document, token, "to_head")
        if before is None and (verb := _phrase(document, token, "to_become")) is not None:
            at = verb
            while at < sentence.last and document.lower[at] in MODIFIERS:
                at += 1
            before = _phrase(document, at, "head_offices")
        if before is not None and (name := _subject(document, token, people)) is not None:
            yield name, (before, before + OBJECT)
        behind = _phrase(document, token, "headed_by")
        if behind is not None:
            after = next((name for name in people if behind <= name.first < behind + BEHIND), None)
            if after is not None:
                yield after, (token - OBJECT, token)


def _subject(document: Document, verb: int, people: Sequence[Name]) -> Name | None:
    """The person before a verb with nothing in between but what is told of that one, names and all: "Ida Lund, who runs
    Brell Quays, will lead"; before "who" the nearest."""
    close = next((name for name in people if name.last == verb), None)
    if close is not None:
        return close
    fitting = [
        name for name in people if name.last < verb <= name.last + ASIDE and document.lower[name.last] in OPENING
    ]
    if not fitting or document.lower[verb - 1] not in {",", ")", "who"}:
        return None
    return fitting[-1] if document.lower[verb - 1] == "who" else fitting[0]


def _phrase(document: Document, token: int, kind: str) -> int | None:
    """The token behind the longest phrase of a set that begins at one."""
    phrases = _phrases(kind)
    lengths = phrases.get(document.lower[token] if token < len(document.lower) else "", ())
    return next(
        (token + len(words) for words in lengths if tuple(document.lower[token : token + len(words)]) == words), None
    )


@cache
def _phrases(kind: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a set by their first word, the longest first."""
    phrases = sorted(
        (tuple(phrase.split()) for phrase in shipped()["offices"].sets[kind]), key=lambda words: -len(words)
    )
    return {first: tuple(each for each in phrases if each[0] == first) for first in {each[0] for each in phrases}}
