"""Conflicts of bearer: one figure, worked out by one body in two families and by another in a third, or borne by it.

"The University of Orsk put it at 41,000 tonnes" twice, and "the estate puts it at 41,000 tonnes": an estimate has one
author. "€85m owed by the contractor, Ardent" twice, and "€85m owed by the supplier, Telmar": so has a sum one bearer,
and one giver: "a 385p offer from Corvane" twice, and "a 385p bid from Halden".
The figure must be a telling one and in one fact; neither body may stand anywhere near the other's figure.

Limits: a body must be named or be a definite "the ministry"; a toll that police and hospital both count is left alone,
for want of a word of reckoning, and so is a person, who may speak for a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import overlap
from divergence.document import Document
from divergence.lexicon import shipped

LEAST_COUNT = 100
TELLING_DIGITS = 2  # digits that are no zeros at the end: "11 per cent", not "10 per cent"
BACK = 2  # sentences before the rival's figure that may name the others' body
BESIDE = 6  # tokens between a body and its word of reckoning
MODIFIERS = 3  # tokens between "the" and what a body is called by, inclusive
GIVEN, FROM = 9, 6  # tokens from a sum to who gives it, and from "from" to the name
BACK_THING = 4  # tokens before a sum that say what is given: "an approach at 385p from Corvane"
ROLE_REACH = 2  # tokens between what a body is and its name: "the contractor, Ardent"


@dataclass(frozen=True, slots=True)
class Borne:
    """A figure at characters ``[start, end)`` of article number `article`, and the body it is laid to.

    `reckoned`: the body is its author; `given`: it comes "from" it; else it owes it, gets it or pays it. `words` are
    the words of the body's name, `text` how it is called; `named`: by a name, which is `known` to be no state's where
    it says what it is ("Statistics Office", "the operator, Arlen")."""

    article: int
    start: int
    end: int
    claim: int
    figure: str
    reckoned: bool
    text: str
    words: frozenset[str]
    named: bool
    known: bool
    given: bool = False


def standoffs(told: Told) -> Iterator[Standoff]:
    """One figure, of two bodies."""
    found = borne(told.articles, told.claims)
    for agreed, rival in rival_bearers(found, told):
        one, other, figure = agreed[0].text, rival.text, rival.figure
        if rival.reckoned:
            words = f"{told.clause(agreed, 'have')} “{figure}” from {one}; another has it from {other}."
            yield Standoff("attribution", one, other, words, agreed, (rival,))
        else:
            words = f"{told.clause(agreed, 'name')} {one} with “{figure}” where another names {other}."
            yield Standoff("entity", one, other, words, agreed, (rival,))


def borne(articles: Sequence[Annotated], claims: Sequence[Claim]) -> list[Borne]:
    """Every telling figure that one body alone is given for."""
    return [
        each
        for number, claim in enumerate(claims)
        if claim.field == "text" and isinstance(claim.anchor, Quantity) and _telling(claim, claim.anchor)
        for each in _borne(articles[claim.article], number, claim, claim.anchor)
    ]


def rival_bearers(found: Sequence[Borne], told: Told) -> list[tuple[tuple[Borne, ...], Borne]]:
    """The mentions of a figure that two families lay to one body, and that which another article lays to another."""
    claims, family = told.claims, told.family
    by_claim: dict[int, list[Borne]] = {}
    for each in found:
        by_claim.setdefault(each.claim, []).append(each)
    sides: dict[tuple[int, int, str], tuple[tuple[Borne, ...], Borne]] = {}
    for fact in told.facts:
        here = [each for number in fact.claims for each in by_claim.get(number, ())]
        for rival in here:
            same = [each for each in here if _same_figure(each, rival, claims, family)]
            agreed = _agreed(rival, same, family)
            worked_out = any(_reckoning(claims[each.claim].text.lower().split()) for each in (*agreed, rival))
            if agreed and (worked_out or not rival.reckoned) and _apart(rival, agreed, claims, told.articles):
                sides.setdefault((rival.article, rival.start, rival.text), (agreed, rival))
    return list(sides.values())


def _same_figure(one: Borne, rival: Borne, claims: Sequence[Claim], family: Sequence[int]) -> bool:
    here, there = claims[one.claim], claims[rival.claim]
    if (one.reckoned, one.given) != (rival.reckoned, rival.given) or family[one.article] == family[rival.article]:
        return False
    return overlap(here, there)


def _agreed(rival: Borne, same: Sequence[Borne], family: Sequence[int]) -> tuple[Borne, ...]:
    """The mentions under the body that two families name, where no family but the rival's names another."""
    others = [each for each in same if not each.words & rival.words]
    if len(others) < len(same):
        return ()  # somebody says the same as the rival
    shared = frozenset.intersection(*(each.words for each in others)) if others else frozenset()
    return tuple(others) if shared and len({family[each.article] for each in others}) >= LEAST_FAMILIES else ()


def _apart(rival: Borne, agreed: Sequence[Borne], claims: Sequence[Claim], articles: Sequence[Annotated]) -> bool:
    """Whether neither body stands anywhere near the figure of the other side."""
    if rival.given:  # the name stands right behind "from": only its own sentence may tell of another
        around = _around(claims[rival.claim], articles, 0, 0)
        return not any(
            each.words & around or rival.words & _around(claims[each.claim], articles, 0, 0) for each in agreed
        )
    around = _around(claims[rival.claim], articles, BACK)
    if any(each.words & around or not _told_apart(each, rival) for each in agreed):
        return False
    return not any(rival.words & _around(claims[each.claim], articles, 1) for each in agreed)


def _told_apart(one: Borne, other: Borne) -> bool:
    """Whether two bodies cannot be one: not two parts of a state, nor "the ministry" and a bare name."""
    state = shipped()["bearers"].sets["state"]
    if one.words & state and other.words & state:
        return False
    return (one.named and other.named) or (one.known if one.named else other.known)


def _around(claim: Claim, articles: Sequence[Annotated], reach: int, further: int = 1) -> frozenset[str]:
    document = articles[claim.article].document
    near = document.beside(claim.sentence, reach, further)
    return frozenset(word.removesuffix("'s") for each in near for word in document.lower[each.first : each.last])


def _telling(claim: Claim, anchor: Quantity) -> bool:
    """Whether a figure is rare enough that two sentences with it speak of one thing."""
    digits = len(re.sub(r"\D", "", anchor.text).strip("0"))
    worded = not digits  # "eleven per cent"
    if anchor.kind == "money":
        return True
    if anchor.kind in ("percent", "measure"):
        return worded or digits >= TELLING_DIGITS
    return anchor.kind == "count" and max(claim.low or 0, claim.high or 0) >= LEAST_COUNT


def _borne(annotated: Annotated, number: int, claim: Claim, anchor: Quantity) -> Iterator[Borne]:
    document = annotated.document
    sentence = document.sentences[claim.sentence]
    bodies = _bodies(annotated, sentence.first, sentence.last)
    authors = [each for each in bodies if _reckons(annotated, claim, each)]
    firms = [each for each in bodies if each not in authors and _is_described(annotated, each)]
    givers = [each for each in bodies if each.named and _gives(annotated, anchor, each)][
        -1:
    ]  # "the French group Corvane"
    # A claim has one author; a sum of money one who owes it, pays it or gets it, and one from whom it comes.
    money = anchor.kind == "money"
    for reckoned, given, found in (
        (True, False, authors),
        (False, False, firms if money else []),
        (False, True, givers if money else []),
    ):
        if len(found) == 1:
            yield Borne(
                claim.article, claim.start, claim.end, number, anchor.text, reckoned, found[0].text, found[0].words,
                found[0].named, _is_known(annotated, found[0]), given,
            )  # fmt: skip


def _gives(annotated: Annotated, anchor: Quantity, body: _Body) -> bool:
    """Whether a sum is said to come from a body: "a 385p offer from Corvane", "a 385p approach from the French group
    Corvane"."""
    document = annotated.document
    figure = document.token_range(anchor.start, anchor.end)[1]
    if not figure <= body.first <= figure + GIVEN:
        return False
    between = document.lower[figure : body.first]
    at = next((at for at in range(len(between) - 1, -1, -1) if between[at] == "from"), None)
    if (
        at is None
        or len(between) - at > FROM
        or not all(word[0].isalnum() for word in between)
        or "'s" in document.lower[body.last : body.last + 1]
    ):
        return False
    things = shipped()["bearers"].sets["given"]
    before = document.lower[max(0, document.token_range(anchor.start, anchor.end)[0] - BACK_THING) : figure]
    return not things.isdisjoint([*before, *between[:at]]) and between[at:].count("from") == 1


@dataclass(frozen=True, slots=True)
class _Body:
    first: int
    last: int
    text: str
    words: frozenset[str]
    named: bool


def _bodies(annotated: Annotated, first: int, last: int) -> list[_Body]:
    """The organisations of a sentence: names that are no person's, and "the central bank" in lower case."""
    document = annotated.document
    heads = shipped()["bearers"].sets["heads"]
    places = shipped()["attribution"].sets["places"]
    found = [
        _Body(name.first, name.last, name.text, words, True)
        for name in annotated.names
        if first <= name.first < last and _is_body(document, name) and (words := _words(name)) and not words <= places
    ]
    for token in range(first, last):
        if document.lower[token] in heads and document.tokens[token][0].islower():
            called = document.lower[max(first, token - MODIFIERS) : token + 1]
            central = document.lower[token] != "bank" or "central" in called  # any bank is "the bank"
            if "the" in called and central:
                called = called[called.index("the") + 1 :]
                found.append(_Body(token, token + 1, " ".join(["the", *called]), frozenset(called[-1:]), False))
    return found


def _is_body(document: Document, name: Name) -> bool:
    """Whether a name is no person's: of one word, of an institution's last word, or behind "the"."""
    words = set(name.key.split())
    if name.person:
        return False
    the = document.lower[max(0, name.first - 1) : name.first] == ["the"]
    alone = len(words - shipped()["bearers"].sets["firms"]) == 1  # "Operator Arlen"
    return alone or the or not shipped()["offices"].sets["bodies"].isdisjoint(words)


def _words(name: Name) -> frozenset[str]:
    words = (word.removesuffix("'s") for word in name.key.split())
    return frozenset(word for word in words if len(word) > 2 and word[0].isalpha())


def _reckons(annotated: Annotated, claim: Claim, body: _Body) -> bool:
    """Whether a body is the author of a figure: it speaks the claim, or stands right before a word of reckoning."""
    document = annotated.document
    sentence = document.sentences[claim.sentence]
    if claim.attributed_to is not None:
        source = claim.attributed_to.split(",")
        return any(body.text.lower() in part.lower() for part in source[:2])
    return _reckoning(document.lower[body.last : min(sentence.last, body.last + BESIDE)])


def _reckoning(lower: Sequence[str]) -> bool:
    words = f" {' '.join(lower)} "
    return any(f" {each} " in words for each in shipped()["bearers"].sets["reckoning"])


def _is_described(annotated: Annotated, body: _Body) -> bool:
    """Whether what a body is stands right before its name: "signalling supplier Telmar"."""
    before = annotated.document.lower[max(0, body.first - ROLE_REACH) : body.first]
    return body.named and not shipped()["bearers"].sets["firms"].isdisjoint(before)


def _is_known(annotated: Annotated, body: _Body) -> bool:
    institution = not shipped()["offices"].sets["bodies"].isdisjoint(body.words)
    firm = not shipped()["bearers"].sets["firms"].isdisjoint(body.words)
    return institution or firm or _is_described(annotated, body)
