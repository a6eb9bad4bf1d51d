"""Conflicts of agent: who paid for it, asked for it, made it, or is the one that a definite role names.

"The study was paid for by the Orsk Foundation" where two others have it funded by Brill Ltd; "Plover, the tender" where
others call Curlew the tender. A relation is a class of verbs (`agents` lexicon), passive with "by" or active; what it
was done to must share a telling word, and nobody may be named on both sides.

Limits: the name must stand right beside its verb; a thing made or paid for by several is told apart only where an
article names both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.comparison.background import concept, idf
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.document import Document
from divergence.lexicon import shipped

BESIDE = 5  # tokens between "by" and the name, or between the name and its verb
REACH = 6  # tokens behind its verb in which what was done to is named ...
REACH_BACK = 14  # ... and before "by", with what is said of it in between
TELLING = 2.0  # background idf from which a word tells what that was
ROLE = "is"
SKIPPED = frozenset("had has have was were who also then first later reportedly itself himself herself".split())


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody (`agent`, `names`) in a relation to what `objects` tell, in the sentence ``[start, end)``."""

    article: int
    start: int
    end: int
    relation: str
    agent: str
    names: frozenset[str]
    objects: frozenset[str]
    near: frozenset[str]


def standoffs(told: Told) -> Iterator[Standoff]:
    """One thing done, by two agents."""
    for agreed, rival in rival_agents(deeds(told.articles), told.family):
        one, other = agreed[0].agent, rival[0].agent
        words = f"{told.clause(agreed, 'name')} {one} where another names {other}."
        yield Standoff("entity", one, other, words, agreed, rival)


def deeds(articles: Sequence[Annotated]) -> list[Deed]:
    """Every deed and every definite role whose bearer stands beside it."""
    return [each for number, annotated in enumerate(articles) for each in _deeds(annotated, number)]


def rival_agents(found: Sequence[Deed], family: Sequence[int]) -> list[tuple[tuple[Deed, ...], tuple[Deed, ...]]]:
    """Pairs of sides: the agent two families name, and another of the same relation to the same thing."""
    sides: list[tuple[tuple[Deed, ...], tuple[Deed, ...]]] = []
    told: set[tuple[str, str, int]] = set()
    for rival in found:
        same = [
            each
            for each in found
            if each.relation == rival.relation
            and family[each.article] != family[rival.article]
            and each.objects & rival.objects
        ]
        backing = {family[each.article] for each in same if each.names & rival.names}
        agreed = _largest([each for each in same if not each.names & rival.names], family)
        if len({family[each.article] for each in agreed}) < max(LEAST_FAMILIES, len(backing) + 2):
            continue
        known = frozenset(word for each in agreed for word in each.names)
        mixed = any(each.near & rival.names for each in agreed) and rival.relation != ROLE
        if rival.near & known or mixed or (rival.relation, rival.agent, rival.article) in told:
            continue
        told.add((rival.relation, rival.agent, rival.article))
        sides.append((tuple(agreed), (rival,)))
    return sides


def _largest(found: Sequence[Deed], family: Sequence[int]) -> list[Deed]:
    """The deeds of one agent that most families name."""
    groups: list[list[Deed]] = []
    for each in found:
        for group in groups:
            if each.names & group[0].names:
                group.append(each)
                break
        else:
            groups.append([each])
    return max(groups, key=lambda group: len({family[each.article] for each in group}), default=[])


def _deeds(annotated: Annotated, number: int) -> Iterator[Deed]:
    document = annotated.document
    starting = {name.first: name for name in annotated.names}
    ending = {name.last: name for name in annotated.names}
    verbs = _verbs()
    for sentence in document.sentences:
        names = [name for name in annotated.names if sentence.first <= name.first < sentence.last]
        near = frozenset(word for name in names for word in name.key.split())
        for token in range(sentence.first, sentence.last):
            for length in (2, 1):
                relation = verbs.get(tuple(document.lower[token : min(token + length, sentence.last)]))
                if relation is None or document.quoted[token]:
                    continue
                found = _agent(document, token, token + length, sentence.first, sentence.last, starting, ending)
                if found is not None:
                    name, objects = found
                    yield Deed(number, sentence.start, sentence.end, relation, name.text, _named(name), objects, near)
                break
        for name in names:
            role = _role(document, name, sentence.last)
            if role is not None:
                yield Deed(number, sentence.start, sentence.end, ROLE, name.text, _named(name), frozenset({role}), near)


def _agent(
    document: Document,
    first: int,
    last: int,
    start: int,
    end: int,
    starting: dict[int, Name],
    ending: dict[int, Name],
) -> tuple[Name, frozenset[str]] | None:
    """Who did it and to what: "the trial was funded by Brill", "Brill funded the trial"."""
    lower = document.lower
    if lower[last : last + 1] == ["by"]:
        name = next((starting[at] for at in range(last + 1, min(end, last + 1 + BESIDE)) if at in starting), None)
        objects = _telling(lower[max(start, first - REACH_BACK) : first])
    else:
        at = first
        while at > start and lower[at - 1] in SKIPPED | {","}:
            at -= 1
        name = ending.get(at)
        objects = _telling(lower[last : min(end, last + REACH)])
    return (name, objects) if name is not None and objects else None


def _role(document: Document, name: Name, end: int) -> str | None:
    """The thing that a name is by apposition: "Curlew, the tender, …"; a person may share a role."""
    lower = document.lower
    after = lower[name.last : min(end, name.last + 4)]
    if name.person or len(after) < 4 or after[:2] != [",", "the"] or after[3] not in {",", ".", ";"}:
        return None
    return concept(after[2]) if after[2].isalpha() and idf(after[2]) >= TELLING else None


def _named(name: Name) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in name.key.split() if len(word) > 2)


def _telling(words: Sequence[str]) -> frozenset[str]:
    return frozenset(concept(word) for word in words if word.isalpha() and idf(word) >= TELLING)


@cache
def _verbs() -> dict[tuple[str, ...], str]:
    return {
        tuple(phrase.split()): relation for relation, phrases in shipped()["agents"].sets.items() for phrase in phrases
    }
