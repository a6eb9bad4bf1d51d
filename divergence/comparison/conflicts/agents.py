"""Conflicts of agent: who paid for it, owns it, wrote it, made it, or is the one that a definite role names.

"The study was paid for by the Orsk Foundation" where two others have it funded by Brill Ltd; a bill "written by Ida
Lund" where another is "the author of the bill"; "Plover, the tender" where others call Curlew the tender. A relation
(`agents` lexicon) is a class of verbs, passive with "by" or active, of words that an agent stands behind ("belongs
to"), and of what an agent is called ("owner"). What it was done to must share a telling word, and neither side may have
the other's agent do it as well.

Limits: the name must stand beside its verb, but for what is told of it between commas; a thing made or paid for by
several is told apart only where an article names both.
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
ASIDE = 9  # tokens of what is told of an agent between commas: "Brill, the firm from Orsk, bought"
OWNED = 5  # tokens before "'s owner" in which what is owned is named
TELLING, TELLING_ROLE = 1.1, 2.0  # background idf from which a word tells what that was, and what a role is
ROLE, LED, INQUIRY = "is", "led", "inquiry"
BEHIND, CALLED = "-behind", "-called"  # sets of words that an agent stands behind, and of what one is called
GENERAL, SPECIAL = "-general", "-special"  # sets of words for a kind of thing: any such thing, and one of them
BE = frozenset("is was are were be been being".split())
DETERMINERS = frozenset({"the", "a", "an", "its", "their"})
SKIPPED = frozenset("had has have who which that also then first later reportedly itself himself herself".split())
Words = dict[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody (`agent`, `names`) in a relation to what `objects` tell, in the sentence ``[start, end)``.

    `kinds` are those of what it was done to, `general` those told by a general word ("the vessel", "the plan"). `near`
    are the words of the names in the sentence, `beside` those of who is named in one breath with the agent ("Brill and
    Orsk"); `person`: the agent is one."""

    article: int
    start: int
    end: int
    relation: str
    agent: str
    names: frozenset[str]
    objects: frozenset[str]
    general: frozenset[str]
    kinds: frozenset[str]
    near: frozenset[str]
    beside: frozenset[str]
    person: bool


def standoffs(told: Told) -> Iterator[Standoff]:
    """One thing done, by two agents."""
    for agreed, rival in rival_agents(deeds(told.articles), told.family):
        yield told.two_names(agreed[0].agent, rival[0].agent, agreed, rival)


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
            and one_thing(each, rival)
            and (each.person == rival.person or each.relation not in (LED, INQUIRY))  # a detective of the police
        ]
        backing = {family[each.article] for each in same if each.names & rival.names}
        agreed = _largest([each for each in same if not each.names & rival.names], family)
        if len({family[each.article] for each in agreed}) < max(LEAST_FAMILIES, len(backing) + 2):
            continue
        if (rival.relation, rival.agent, rival.article) in told or _both(agreed, rival, same, found):
            continue
        told.add((rival.relation, rival.agent, rival.article))
        sides.append((tuple(agreed), (rival,)))
    return sides


def _both(agreed: Sequence[Deed], rival: Deed, same: Sequence[Deed], found: Sequence[Deed]) -> bool:
    """Whether one of the sides has both agents: in one sentence by the rival's account, in one breath by the others',
    or each in a sentence of its own."""
    known = frozenset(word for each in agreed for word in each.names)
    if rival.near & known or any(each.beside & rival.names for each in agreed):
        return True
    theirs = {each.article for each in same if each.names & rival.names}
    mine = (each for each in found if each.article == rival.article and each.relation == rival.relation)
    return bool(theirs & {each.article for each in agreed}) or any(
        each.names & known and one_thing(each, rival) for each in mine
    )


def one_thing(one: Deed, other: Deed) -> bool:
    """Whether two deeds may be done to one thing: a tanker may be called "the vessel" again, and not a ferry."""
    return bool(one.objects & other.objects or one.general & other.kinds or other.general & one.kinds)


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
    for sentence in document.sentences:
        names = [name for name in annotated.names if sentence.first <= name.first < sentence.last]
        if not names:
            continue
        around = _Around(document, sentence.first, sentence.last, names)
        near = frozenset(word for name in names for word in name.key.split())
        told = [(*each, around.beside(each[1])) for each in _told(around)]
        roles = ((name, _role(document, name, sentence.last)) for name in names)
        told += [(ROLE, name, (role,), frozenset()) for name, role in roles if role is not None]
        for relation, name, words, beside in told:
            objects, general = _telling(words), _kinds(words, GENERAL)
            if relation == LED and INQUIRY in general:
                relation = INQUIRY
            if relation in _general_kinds():  # "leads the inquiry" says nothing of who leads the council
                objects, general = frozenset(), general & {relation}
            if objects or general:
                yield Deed(
                    article=number,
                    start=sentence.start,
                    end=sentence.end,
                    relation=relation,
                    agent=name.text,
                    names=_named(name),
                    objects=objects,
                    general=general,
                    kinds=general | _kinds(words, SPECIAL),
                    near=near,
                    beside=beside,
                    person=name.person,
                )


class _Around:
    """A sentence, tokens ``[start, end)``, and the names in it by where they begin and end."""

    def __init__(self, document: Document, start: int, end: int, names: Sequence[Name]) -> None:
        self.lower, self.quoted, self.start, self.end = document.lower, document.quoted, start, end
        self.starting = {name.first: name for name in names}
        self.ending = {name.last: name for name in names}

    def words(self, first: int, last: int) -> Sequence[str]:
        return self.lower[max(self.start, first) : min(self.end, last)]

    def subject(self, verb: int) -> Sequence[str]:
        """What stands before a verb; where a comma parts them, what is told in between is passed over: "the ship, a
        tanker that was built in Orsk in 1961, belongs"."""
        near = self.words(verb - REACH_BACK, verb)
        if self.words(verb - 1, verb) != [","] or "," not in self.words(self.start, verb - 1):
            return near
        opening = self.lower.index(",", self.start)
        return self.words(max(self.start, opening - REACH_BACK), opening)

    def after(self, token: int, reach: int) -> Name | None:
        """The first name from a token on."""
        return next(
            (self.starting[at] for at in range(token, min(self.end, token + reach)) if at in self.starting), None
        )

    def before(self, token: int) -> Name | None:
        """The name right before a token, or before what is told of it between commas."""
        if token in self.ending:
            return self.ending[token]
        if self.words(token - 1, token) == [","]:
            token -= 1
        opening = next(
            (
                at
                for at in range(token - 1, max(self.start, token - ASIDE - 1), -1)
                if self.lower[at] == "," and self.lower[at + 1] in DETERMINERS
            ),
            token,
        )
        return self.ending.get(opening, self.ending.get(token))

    def beside(self, name: Name) -> frozenset[str]:
        """The words of who is joined to a name by "and"."""
        after = self.after(name.last + 1, 3) if self.words(name.last, name.last + 1) in (["and"], ["&"]) else None
        joined = self.words(name.first - 1, name.first) in (["and"], ["&"])
        before = self.ending.get(name.first - 1) if joined else None
        return frozenset(word for each in (after, before) if each is not None for word in _named(each))


def _told(around: _Around) -> Iterator[tuple[str, Name, Sequence[str]]]:
    """Each relation of a sentence, with its agent and the words that tell what is done to."""
    openings = _openings()
    for token in range(around.start, around.end):
        if around.lower[token] not in openings or around.quoted[token]:
            continue
        for length in (4, 3, 2, 1):
            words = tuple(around.words(token, token + length))
            found = next(
                (
                    (relation, told)
                    for reading, known in (
                        (_agent, _phrases("")),
                        (_behind, _phrases(BEHIND)),
                        (_called, _phrases(CALLED)),
                    )
                    if (relation := known.get(words)) is not None
                    and (told := reading(around, token, token + len(words))) is not None
                ),
                None,
            )
            if found is not None:
                yield found[0], *found[1]
                break


def _agent(around: _Around, first: int, last: int) -> tuple[Name, Sequence[str]] | None:
    """Who did it and to what: "the trial was funded by Brill", "Brill funded the trial"."""
    by = _by(around, last)
    if by is not None:
        name, objects = around.after(by + 1, BESIDE), around.subject(first)
    else:
        at = first
        going = around.lower[first].endswith("ing") or around.lower[first] == "in"  # "is leading", "is in charge of"
        while at > around.start and (around.lower[at - 1] in SKIPPED or (going and around.lower[at - 1] in BE)):
            at -= 1
        name, objects = around.before(at), around.words(last, last + REACH)
    return (name, objects) if name is not None else None


def _by(around: _Around, token: int) -> int | None:
    """Where "by" stands behind a verb, or behind the next that is joined to it: "is owned and run by"."""
    if around.words(token, token + 1) == ["by"]:
        return token
    return (
        token + 2
        if around.words(token, token + 1) == ["and"] and around.words(token + 2, token + 3) == ["by"]
        else None
    )


def _behind(around: _Around, first: int, last: int) -> tuple[Name, Sequence[str]] | None:
    """ "The ship belongs to Brill"."""
    name, objects = around.after(last, BESIDE), around.subject(first)
    return (name, objects) if name is not None else None


def _called(around: _Around, first: int, last: int) -> tuple[Name, Sequence[str]] | None:
    """ "Brill, the owner of the ship", "the owner of the ship, Brill", "the ship's owner, Brill", "the ship's owner is
    Brill"."""
    before = around.words(first - OWNED, first)
    if around.words(last, last + 1) == ["of"]:
        objects = around.words(last + 1, last + REACH)
        at = next((at for at in range(first, max(around.start, first - BESIDE), -1) if at in around.ending), None)
        if at is not None and around.lower[at] in {",", *BE}:
            return around.ending[at], objects
        end = next((at for at in range(last, min(around.end, last + REACH)) if around.lower[at] in {",", *BE}), None)
        name = around.after(end + 1, 1) if end is not None else None
    elif "'s" in before and around.words(last, last + 1) in ([","], *([word] for word in BE)):
        objects = before[: before.index("'s")]
        name = around.after(last + 1, BESIDE)
    else:
        return None
    return (name, objects) if name is not None else None


def _role(document: Document, name: Name, end: int) -> str | None:
    """The thing that a name is by apposition: "Curlew, the tender, …"; a person may share a role."""
    lower = document.lower
    after = lower[name.last : min(end, name.last + 4)]
    if name.person or len(after) < 4 or after[:2] != [",", "the"] or after[3] not in {",", ".", ";"}:
        return None
    return after[2] if after[2].isalpha() and idf(after[2]) >= TELLING_ROLE else None


def _named(name: Name) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in name.key.split() if len(word) > 2)


def _telling(words: Sequence[str]) -> frozenset[str]:
    return frozenset(concept(word) for word in words if word.isalpha() and idf(word) >= TELLING)


def _kinds(words: Sequence[str], sort: str) -> frozenset[str]:
    """The kinds of thing that words of this sort call something by."""
    known = _phrases(sort)
    return frozenset(known[word,] for word in words if (word,) in known)


@cache
def _general_kinds() -> frozenset[str]:
    return frozenset(_phrases(GENERAL).values())


@cache
def _openings() -> frozenset[str]:
    """The words that a phrase for a relation begins with."""
    return frozenset(phrase[0] for sort in ("", BEHIND, CALLED) for phrase in _phrases(sort))


@cache
def _phrases(sort: str) -> Words:
    """The phrases of the sets whose names end in this, with the rest of the name."""
    return {
        tuple(phrase.split()): name.removesuffix(sort)
        for name, phrases in shipped()["agents"].sets.items()
        if name.endswith(sort) and (sort or "-" not in name)
        for phrase in phrases
    }
