"""Conflicts of office: one named person, two offices that one person does not hold; one portfolio, two ministers.

A mayor is no sheriff, and a minister of transport none of trade. Who is only called "the minister" may be any of them.
Two families name the minister of energy, and another somebody else as that: of one government one is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.comparison.background import concept, idf
from divergence.comparison.conflicts.nations import state_of
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

APPOSITION = 8  # tokens between the name and its office: "Ada Brill, director of Orsk County …"

ENDS = frozenset({",", ";", "said", "told", "and", "."})  # of an apposition
COMMON = 4.0  # rarity below which a word is no name
NEAR = 4  # tokens from an office in which a word says that it is of another time
MINISTER, PREMIER = "minister", "premier"
MINISTERS = frozenset({"minister", "secretary"})
JOINS = frozenset({"and", "&", "affairs"})
STATE = frozenset({"state", "for", "the"})  # "secretary of state for trade"
CHAIRING = {"chairs": "chair", "chaired": "chair"}  # "Ida Lund, who chairs the board": an office in a verb


@dataclass(frozen=True, slots=True)
class Held:
    """An office given to a full name at characters ``[start, end)`` of article number `article`."""

    article: int
    start: int
    end: int
    name: str
    office: str
    called: str  # the office in the article's own words
    portfolio: frozenset[str] = frozenset()  # what a minister is in charge of
    whose: str = ""  # of which state, where a word before the office says so


def standoffs(told: Told) -> Iterator[Standoff]:
    """One person, two offices."""
    found = held(told.articles)
    misplaced = rival_offices(found, told.family)
    for agreed, rival in misplaced:
        one, other = agreed[0].called, rival[0].called
        words = f"{agreed[0].name.title()} is given as {one} by most sources and as {other} by another."
        yield Standoff("entity", one, other, words, agreed, rival)
    known = {rival[0].name for _, rival in misplaced}
    for agreed, rival in rival_ministers([each for each in found if each.name not in known], told.family):
        one, other = agreed[0].name.title(), rival[0].name.title()
        words = f"{told.clause(agreed, 'have')} {one} as {agreed[0].called} and another has {other}."
        yield Standoff("entity", one, other, words, agreed, rival)


def held(articles: Sequence[Annotated]) -> list[Held]:
    """Every office that stands next to a person's full name."""
    return [each for number, annotated in enumerate(articles) for each in _held(annotated, number)]


def rival_offices(found: Sequence[Held], family: Sequence[int]) -> list[tuple[tuple[Held, ...], tuple[Held, ...]]]:
    """Pairs of sides about one name: an office two families agree on, and another that an article gives instead."""
    sides = []
    for name in sorted({each.name for each in found}):
        mentions = [each for each in found if each.name == name]
        behind = [frozenset(family[each.article] for each in mentions if _one_office(each, one)) for one in mentions]
        most = max(range(len(mentions)), key=lambda at: (len(behind[at]), mentions[at].office, -at))
        if len(behind[most]) < 2:
            continue
        agreed = tuple(each for each in mentions if _one_office(each, mentions[most]))
        others = [each for each in mentions if each not in agreed and family[each.article] not in behind[most]]
        for called in sorted({each.called for each in others}):
            sides.append((agreed, tuple(each for each in others if each.called == called)))
    return sides


def rival_ministers(found: Sequence[Held], family: Sequence[int]) -> list[tuple[tuple[Held, ...], tuple[Held, ...]]]:
    """Pairs of sides about one portfolio: who two families say has it, and who has it in an article that gives it to
    nobody else."""
    sides = []
    ministers = [each for each in found if each.office == MINISTER and each.portfolio]
    for portfolio, whose in sorted({(tuple(sorted(each.portfolio)), each.whose) for each in ministers}):
        mentions = [each for each in ministers if (tuple(sorted(each.portfolio)), each.whose) == (portfolio, whose)]
        by_name = {
            surname: [each for each in mentions if each.name.split()[-1] == surname]
            for surname in sorted({each.name.split()[-1] for each in mentions})
        }
        behind = {surname: {family[each.article] for each in held} for surname, held in by_name.items()}
        most = max(by_name, key=lambda surname: (len(behind[surname]), surname))
        if len(behind[most]) >= LEAST_FAMILIES:
            sides += [
                (tuple(by_name[most]), tuple(by_name[surname]))
                for surname in by_name
                if surname != most and len(behind[surname]) == 1 and behind[surname].isdisjoint(behind[most])
            ]
    return sides


def _one_office(one: Held, other: Held) -> bool:
    """Whether one person may be called both: "the minister" may be that of transport, who is not that of trade."""
    if MINISTER in (one.office, other.office) and {one.office, other.office} <= {MINISTER, PREMIER}:
        return not (one.portfolio and other.portfolio) or bool(one.portfolio & other.portfolio)
    return one.office == other.office


def _verb(word: str) -> bool:
    """Whether a capitalised word is a common one in -s that is nobody's given name."""
    sets = shipped()["given_names"].sets
    given = word.lower() in sets["women"] or word.lower() in sets["men"]
    return word.endswith("s") and not given and idf(concept(word)) < COMMON


def _held(annotated: Annotated, number: int) -> Iterator[Held]:
    document = annotated.document
    offices = shipped()["offices"].sets["offices"] | MINISTERS
    no_names = shipped()["offices"].sets["titles"] | offices | portfolios().keys()
    classes = {word: group.split()[0] for group in shipped()["offices"].sets["same_office"] for word in group.split()}
    for name in annotated.names:
        words = [word for word in re.findall(r"[^\W\d_]+", name.text) if word[0].isupper()]
        words = [word for word in words if word.lower() not in no_names]
        # "President Nominates Zelda Benrith": what stands before a given name in a headline is none of the name.
        words = words[len(words) > 2 and _verb(words[0]) :]
        if len(words) < 2 or not (name.person or with_role(document, name)):
            continue
        sentence = document.sentence_at(name.start)
        if sentence is None:
            continue
        opening = (token for token in range(name.first, name.last) if words[0] in document.tokens[token])
        given = next(opening, name.first)
        # "Mayor Ada Holm", "the town's mayor, Ada Holm"
        beside = given - 2 if given - 2 >= sentence.first and document.lower[given - 1] == "," else given - 1
        before = range(max(sentence.first, beside), beside + 1) if beside >= sentence.first else range(0)
        after: range = range(0)
        if name.last < sentence.last and document.lower[name.last] == ",":
            stop = min(sentence.last, name.last + 1 + APPOSITION)
            for token in range(name.last + 1, stop):
                chairs = not CHAIRING.keys().isdisjoint(document.lower[token + 1 : token + 2])
                if document.lower[token] in ENDS or (document.lower[token] == "who" and not chairs):
                    stop = token
                    break
            after = range(name.last + 1, stop)
        for token in (*before, *after):
            if document.lower[token] in offices and not _former(document.lower, token):
                word = document.lower[token]
                called, office = CHAIRING.get(word, word), classes.get(word, word)
                portfolio: frozenset[str] = frozenset()
                if word in MINISTERS:
                    office, (called, portfolio) = MINISTER, _portfolio(document.lower, token, sentence)
                    if word == "secretary" and not portfolio:
                        continue
                    if document.lower[token - 1] == "prime":
                        called, office = "prime minister", PREMIER
                    elif _at_another_time(document.lower, token, sentence):
                        break
                if _deputy(document.lower, token):
                    called, office = f"deputy {called}", f"deputy {office}"
                who = " ".join(words[-2:]).lower()
                whose = _whose(document.lower, token, sentence)
                yield Held(number, sentence.start, sentence.end, who, office, called, portfolio, whose)
                break


def _portfolio(lower: Sequence[str], token: int, sentence: Sentence) -> tuple[str, frozenset[str]]:
    """A minister's office in the article's words, and what is in the minister's charge: "trade secretary", "minister
    for trade and industry"."""
    known, first, last = portfolios(), token, token + 1
    while first > sentence.first and (lower[first - 1] in known or (first < token and lower[first - 1] in JOINS)):
        first -= 1
    if lower[last : last + 1] in (["of"], ["for"]):
        end = last + 1
        while end < sentence.last and lower[end] in known.keys() | JOINS | STATE:
            end += 1
        last = end if any(word in known for word in lower[last:end]) else last
    words = lower[first:last]
    return " ".join(words), frozenset(known[word] for word in words if word in known)


def _whose(lower: Sequence[str], token: int, sentence: Sentence) -> str:
    """The state before an office: "the Danish energy minister", "Norway's minister of energy"."""
    before = lower[max(sentence.first, token - NEAR) : token]
    return next((state_of()[word] for word in before if word in state_of()), "'s" if "'s" in before else "")


def _at_another_time(lower: Sequence[str], token: int, sentence: Sentence) -> bool:
    """Whether an office may be one that somebody had, or will have: "until now trade minister", "was named"."""
    sets = shipped()["offices"].sets
    beside = lower[max(sentence.first, token - NEAR) : token + NEAR]
    changing = not sets["changing_office"].isdisjoint(lower[sentence.first : sentence.last])
    return changing or not sets["another_time"].isdisjoint(beside)


@cache
def portfolios() -> dict[str, str]:
    """The words of what a minister may be in charge of, each with the first of its group."""
    groups = [group.split() for group in sorted(shipped()["offices"].sets["portfolios"])]
    return {word: group[0] for group in groups for word in group}


def _former(lower: Sequence[str], token: int) -> bool:
    return any(word in {"former", "formerly", "ex", "then"} for word in lower[max(0, token - 3) : token])


def _deputy(lower: Sequence[str], token: int) -> bool:
    return not {"deputy", "vice", "assistant"}.isdisjoint(lower[max(0, token - 3) : token])


def with_role(document: Document, name: Name) -> bool:
    """Whether what a person is stands beside a full name: "council leader Hugh Danby", "Ida Lund, a union lawyer"."""
    if not 2 <= len(name.key.split()) <= 3 or " of " in name.text:
        return False
    roles = shipped()["offices"].sets["roles"] | shipped()["offices"].sets["offices"]
    lower, before = document.lower, name.first - 1
    if before > 0 and lower[before] == ",":
        before -= 1
    if before >= 0 and lower[before] in roles:
        return True
    after = lower[name.last + 1 : name.last + 6]
    return lower[name.last : name.last + 1] == [","] and any(word in roles for word in after)
