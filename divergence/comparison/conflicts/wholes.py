"""Conflicts of whole and part: the part that others give, told as the whole.

"187 people were aboard, 35 of them crew", "152 passengers and 35 crew", and "a total of 152 were aboard": two families
or more have the whole, and another gives as the whole what is a part of it to them. A part is said to be "of them" or
"included", or adds up with its neighbour to a figure of its article; the rival says "in all", "the whole", and has
neither the others' whole anywhere nor a word of what the part is of.

Limits: who gives the part without such a word may mean the part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from divergence.annotations.quantities import Quantity
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.conflicts.field import middle
from divergence.comparison.conflicts.nouns_apart import generic, thing_and_person
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.conflicts.sums import OF_THEM
from divergence.comparison.conflicts.surroundings import after, around, leading
from divergence.comparison.facts.claims import Claim

AS_A_WHOLE = re.compile(
    r"\b(?:a total of|in total|in all|all told|altogether|the (?:whole|entire)|everyone|everybody)\b", re.IGNORECASE
)
INCLUDED = re.compile(r"\b(?:including|among them|of them|of whom|of which) (?:\w+ )?$", re.IGNORECASE)
JOINED = re.compile(r"(?: [\w'’-]+){0,4},? and (?:[\w'’-]+ ){0,3}")  # "152 passengers and 35 crew"
PHRASE = re.compile(r"[.,;:()–—]")
WORD = re.compile(r"[A-Za-z]{3,}")
LEAST = 20  # fewer of anything may be as many of something else


def standoffs(told: Told) -> Iterator[Standoff]:
    """A whole that two families or more give, and a part of it that another gives for the whole."""
    figures = [claim for claim in told.claims if claim.field == "text" and _counts(claim)]
    giving: dict[float, list[Claim]] = {}
    for each in figures:
        giving.setdefault(middle(each), []).append(each)
    parts: dict[tuple[float, float], list[Claim]] = {}
    for whole, part in _parts(figures):
        parts.setdefault((whole, middle(part)), []).append(part)
    for (whole, value), known in sorted(parts.items(), key=lambda each: each[0]):
        agreed = giving[whole]
        knowing = {told.family[each.article] for each in agreed}
        rivals = [
            each for each in giving[value]
            if told.family[each.article] not in knowing and AS_A_WHOLE.search(around(each))
            and not any(_of_the_part(each, part) for part in known)
            and not all(thing_and_person(each, other) for other in agreed)
        ]  # fmt: skip
        if len(knowing) >= LEAST_FAMILIES and len({told.family[each.article] for each in rivals}) == 1:
            one, other = (" ".join(each[0].anchor.text.split()) for each in (agreed, rivals) if each[0].anchor)
            words = f"{told.clause(agreed, 'give')} “{one}” as the whole; another gives a part of it, “{other}”."
            yield Standoff("numeric", one, other, words, agreed, rivals)


def _counts(claim: Claim) -> bool:
    return isinstance(claim.anchor, Quantity) and claim.anchor.kind == "count" and middle(claim) >= LEAST


def _parts(figures: Sequence[Claim]) -> Iterator[tuple[float, Claim]]:
    """Wholes, each with a part of it."""
    by_sentence: dict[tuple[int, str, int], list[Claim]] = {}
    given: dict[int, set[float]] = {}
    for each in figures:
        by_sentence.setdefault(each.key, []).append(each)
        given.setdefault(each.article, set()).add(middle(each))
    for beside in by_sentence.values():
        for at, part in enumerate(beside):
            before = [middle(each) for each in beside[:at] if middle(each) > middle(part)]
            if before and (OF_THEM.match(after(part)) or INCLUDED.search(leading(part))):
                yield before[-1], part
        for one, other in pairwise(beside):
            whole = middle(one) + middle(other)
            if whole in given[one.article] and JOINED.fullmatch(_between(one, other)):
                yield whole, one
                yield whole, other


def _between(one: Claim, other: Claim) -> str:
    if one.anchor is None or other.anchor is None:
        return ""
    return one.text[one.anchor.end - one.start : other.anchor.start - one.start]


def _of_the_part(rival: Claim, part: Claim) -> bool:
    """Whether a sentence has a word of what a part is: "passengers", "in Port Orsk"."""
    noun = {part.noun} - generic() - {None}
    behind = PHRASE.split(OF_THEM.sub("", after(part), count=1), maxsplit=1)[0]
    telling = {concept(word.lower()) for word in WORD.findall(behind) if idf(word.lower()) > TELLING}
    return not (noun | telling).isdisjoint(concept(word.lower()) for word in WORD.findall(rival.text))
