"""Doers: of whom a clause tells what was, will or may be done.

"Unibank is to lower its rate" is of Unibank, and "its rival, Meridian, said that its rates were under review" of
Meridian: what the one does leaves nothing of the other's settled. Only a name before the verb is a doer, and who speaks
only where the clause goes on of the same ("Meridian said it was"). A name that only opens sentences in an article is
known from the others.

Limits: read off word order, so most clauses have none; a firm called by two names without a word in common is two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.names import SPEAKING, Name, impersonal
from divergence.comparison.conflicts.acts import BE, BEFORE_NOUN, HAVE, UNSURE, WILL
from divergence.comparison.conflicts.assertions import Assertion
from divergence.lexicon import shipped

VERBS = HAVE | BE | WILL | UNSURE | SPEAKING
OF_A_PERSON = frozenset("he she his her himself herself".split())
OF_A_BODY = frozenset("it its they their itself".split())
GOES_ON = 6  # tokens from a verb of saying to the word that says of whom the speaker goes on
BETWEEN = frozenset("not yet also still now already".split())  # stands between a doer and the verb


@dataclass(frozen=True, slots=True)
class Doer:
    """The words of a name, and whether it is a person's."""

    words: frozenset[str]
    person: bool


def called(articles: Sequence[Annotated]) -> dict[str, bool]:
    """The names of one word in a story, and whether each is a person's."""
    return {name.key: name.person for annotated in articles for name in annotated.names if " " not in name.key}


def doer(annotated: Annotated, clause: Assertion, known: Mapping[str, bool]) -> Doer | None:
    """Of whom a clause tells, given the names of the story; None where that is not plain."""
    first, last = clause.first, clause.first + len(clause.lower)
    lower = annotated.document.lower
    here = _named(annotated, first, last, known)
    opening = next((name for name in here if _before_the_verb(lower, first, name, last)), None)
    if opening is not None:
        verb = next((at for at in range(opening.last, last) if lower[at] in VERBS), last)
        spoken = verb < last and lower[verb] in SPEAKING
        return None if spoken and _of(opening).isdisjoint(lower[verb + 1 : verb + 1 + GOES_ON]) else _doer(opening)
    # "Its rates were under review, Meridian said"
    own = [name for name in here if lower[first] in _of(name) and _speaks(lower, name)]
    return _doer(own[0]) if own else None


def apart(one: Doer | None, other: Doer | None) -> bool:
    """Whether two doers are known, and not one: two people, or two bodies."""
    if one is None or other is None or one.person != other.person:
        return False
    return one.words.isdisjoint(other.words)


def _named(annotated: Annotated, first: int, last: int, known: Mapping[str, bool]) -> list[Name]:
    """The names of a clause, with the word that opens it where the story knows it for one."""
    here = [name for name in annotated.names if first <= name.first and name.last <= last]
    document = annotated.document
    word = document.lower[first].removesuffix("'s")
    if document.tokens[first][0].isupper() and word in known and all(name.first > first for name in here):
        start, end = document.span(first, first + 1)
        here.insert(0, Name(start, end, first, first + 1, document.tokens[first], word, known[word]))
    return here


def _doer(name: Name) -> Doer:
    """Two firms that are both called Pharma or Bank have no word in common."""
    words = frozenset(word.removesuffix("'s") for word in name.key.split())
    return Doer(words - impersonal() or words, _person(name))


def _person(name: Name) -> bool:
    given = shipped()["given_names"].sets
    return name.person or name.key.split()[0] in given["women"] | given["men"]


def _of(name: Name) -> frozenset[str]:
    """The words by which a clause goes on of a name."""
    return OF_A_PERSON if _person(name) else OF_A_BODY


def _before_the_verb(lower: Sequence[str], first: int, name: Name, last: int) -> bool:
    """Whether a name stands where the doer does: behind no verb and no preposition, and before a verb or a comma."""
    before = lower[first : name.first]
    if not VERBS.isdisjoint(before) or not (BEFORE_NOUN - {"the"}).isdisjoint(before[-1:]):
        return False
    at = name.last
    while at < last and (lower[at] in BETWEEN or lower[at].endswith("ly")):
        at += 1
    return at < last and (lower[at] == "," or lower[at] in VERBS)


def _speaks(lower: Sequence[str], name: Name) -> bool:
    """Whether a verb of saying stands right before or behind a name."""
    return not SPEAKING.isdisjoint((*lower[max(0, name.first - 1) : name.first], *lower[name.last : name.last + 1]))
