"""Conflicts of referent: one sum of money, two things it is said to have bought.

Two independent families say what the sum was for and name it ("a $14.3 billion deal with Scale AI", "$14.3 billion for
a stake in Scale AI"); another gives the same sum for something it describes in words none of which the others use.
Only money, only telling sums, and only what stands right after the sum: agreement in value is not agreement in fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept, idf
from divergence.comparison.conflicts.standoff import Standoff, Told

TELLING = 0.9e6  # in the sum's own currency: small sums recur by chance
REACH = 14  # tokens after the sum in which what it bought is named
BEFORE = 8  # words before a sum that are shown, where none stand after it
REACH_BACK = 4  # tokens before the sum in which whoever got it is named
LEAST = 1  # telling words a rival purpose needs
LOSSES = frozenset("damage damages loss losses harm".split())  # "$4 million in damage" bought nothing
WHENCE = frozenset("from through via of out".split())  # whose money it was, and not what it bought
COMMON = 0.1
WORD_WEIGHT = 2.0  # background idf from which a word tells what a thing is
BREAKS = frozenset(';:()—–"?!') | {","}  # a full stop within a sentence abbreviates: "Gov. Orm's church"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a sum was for, at characters ``[start, end)`` of article number `article`: concepts and names after it."""

    article: int
    start: int
    end: int
    low: float
    high: float
    unit: str
    text: str
    words: frozenset[str]
    names: frozenset[str]
    before: frozenset[str] = frozenset()  # names right before the sum: "paid Ann Holm $14 million"


def standoffs(told: Told) -> Iterator[Standoff]:
    """One sum, two things it was for."""
    for agreed, rival in rival_purposes(purposes(told.articles), told.family, common_words(told.articles)):
        one, other = _after(agreed[0], told.articles), _after(rival[0], told.articles)
        if agreed[0].text == one or rival[0].text == other:  # a sum alone says nothing of what it was for
            one, other = _before(agreed[0], told.articles), _before(rival[0], told.articles)
        alike = agreed[0].text == rival[0].text
        sum_given = f"The same sum, {agreed[0].text}," if alike else "What may be one sum"
        words = f"{sum_given} is given for two things: “{one}” and “{other}”."
        yield Standoff("referent", one, other, words, agreed, rival)


def _after(purpose: Purpose, articles: Sequence[Annotated]) -> str:
    """The words from the sum to the end of what it was for."""
    text = articles[purpose.article].document.text[purpose.start : purpose.end]
    place = max(0, text.find(purpose.text))
    after = re.split(r"[,;:(—]\s|\s(?:and|but|which|where)\s", text[place + len(purpose.text) :], maxsplit=1)[0]
    return " ".join((purpose.text + after).split()).rstrip(".")


def _before(purpose: Purpose, articles: Sequence[Annotated]) -> str:
    """The words from the break before a sum up to it: "the firm's profit slipped to £612m"."""
    text = articles[purpose.article].document.text[purpose.start : purpose.end]
    place = max(0, text.find(purpose.text))
    before = re.split(r"[,;:(—]\s|\s(?:and|but|when|where|which|while)\s", text[:place])[-1]
    return " ".join((" ".join(before.split()[-BEFORE:]) + " " + purpose.text).split()).rstrip(".")


def purposes(articles: Sequence[Annotated]) -> list[Purpose]:
    """Every large sum of money with the words that say what it was for."""
    found = []
    for number, annotated in enumerate(articles):
        document = annotated.document
        for quantity in annotated.quantities:
            each = _purpose(annotated, number, quantity)
            if each is not None and document.sentence_at(quantity.start) is not None:
                found.append(each)
    return sorted(found, key=_content)


def _content(purpose: Purpose) -> tuple[float, float, str, int, list[str]]:
    """What sums are sorted by, so that the order of the articles does not say which of them are held to be one: the
    most exact first, and of the same the one in the shortest sentence."""
    length = purpose.end - purpose.start
    return purpose.high - purpose.low, purpose.low, purpose.text, length, sorted(purpose.words)


def rival_purposes(
    found: Sequence[Purpose], family: Sequence[int], common: frozenset[str]
) -> list[tuple[tuple[Purpose, ...], tuple[Purpose, ...]]]:
    """Pairs of sides about one sum: the purpose two families name, and another. `common` are the story's own words."""
    sides: list[tuple[tuple[Purpose, ...], tuple[Purpose, ...]]] = []
    used: set[int] = set()
    for index, head in enumerate(found):
        if index in used:
            continue
        same = [at for at, each in enumerate(found) if each.unit == head.unit and _meet(head, each)]
        used.update(same)
        shared: dict[str, set[int]] = {}
        for at in same:
            for name in found[at].names - common:
                shared.setdefault(name, set()).add(family[found[at].article])
        named = sorted((name for name in shared if len(shared[name]) >= 2), key=lambda name: (-len(shared[name]), name))
        if not named:
            continue
        agreed = tuple(found[at] for at in same if named[0] in found[at].names)
        known = frozenset(word for each in agreed for word in each.words | each.names)
        agreeing = {family[each.article] for each in agreed}
        rivals = [
            found[at]
            for at in same
            if family[found[at].article] not in agreeing
            and len(found[at].words - common) >= LEAST
            and not (found[at].words | found[at].names | found[at].before) & (known - common)
        ]
        if rivals:
            sides.append((agreed, tuple(rivals)))
    return sides


def common_words(articles: Sequence[Annotated]) -> frozenset[str]:
    """Words of every tenth sentence: they say what the story is about, not what a sum was for."""
    seen: dict[str, int] = {}
    total = 0
    for annotated in articles:
        document = annotated.document
        for sentence in document.sentences:
            total += 1
            for word in {
                concept(token) for token in document.lower[sentence.first : sentence.last] if token[0].isalpha()
            }:
                seen[word] = seen.get(word, 0) + 1
    return frozenset(word for word, count in seen.items() if count >= max(3, COMMON * total))


def _purpose(annotated: Annotated, number: int, quantity: Quantity) -> Purpose | None:
    low, high = quantity.low, quantity.high
    if quantity.kind != "money" or max(low or 0, high or 0) < TELLING or not any(map(str.isdigit, quantity.text)):
        return None
    document = annotated.document
    sentence = document.sentence_at(quantity.start)
    if sentence is None:
        return None
    _, last = document.token_range(quantity.start, quantity.end)
    if not LOSSES.isdisjoint(document.lower[last : last + 3]) or not WHENCE.isdisjoint(document.lower[last : last + 1]):
        return None
    words: set[str] = set()
    names: set[str] = set()
    before: set[str] = set()
    for token in range(last, min(sentence.last, last + REACH)):
        lower = document.lower[token]
        if lower in BREAKS:
            break
        if lower[0].isalpha() and len(lower) > 1 and idf(lower) >= WORD_WEIGHT:
            surface = document.tokens[token]
            if not surface.isupper():  # AI, US and CEO name too much to tell
                (names if surface[0].isupper() else words).add(concept(lower))
    first, _ = document.token_range(quantity.start, quantity.end)
    for token in range(first - 1, max(sentence.first, first - 1 - REACH_BACK) - 1, -1):
        if document.lower[token] in BREAKS:
            break
        if document.tokens[token][0].isupper() and not document.tokens[token].isupper():
            before.add(concept(document.lower[token]))
    if low is None:
        assert high is not None
        low = high * 0.95
    if high is None:
        high = low * 1.05
    return Purpose(
        number, sentence.start, sentence.end, low, high, quantity.unit or "", quantity.text,
        frozenset(words | names), frozenset(names), frozenset(before),
    )  # fmt: skip


def _meet(one: Purpose, other: Purpose) -> bool:
    return one.low <= other.high and other.low <= one.high
