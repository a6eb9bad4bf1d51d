"""Wording: which of a fact's sentences states it, as an editor would print it.

The sentence most like what the others say, if it stands by itself: a whole sentence in the indicative, named subject,
nobody addressed, no half of a quotation, no shouting, from a calm article; and with no figure that none of the others
has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from divergence.annotations.dates import DateSpan
from divergence.comparison.facts.alignment import Floats, Pairs
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import Figure, Readings

Key = tuple[int, str, int]
Likeness = Mapping[int, Mapping[int, float]]  # claim number to claim number to likelihood

LIKENESS = 1.6  # what being wholly like the others is worth
LENGTH = 120  # characters of an ordinary sentence
UNFIT = {  # what each fault costs
    "hedged": 0.5,  # times what certainty lacks
    "quoted": 0.5,
    "heading": 0.4,
    "coloured": 0.3,  # for each loaded, opinionated or speculative word
    "vague": 0.4,  # a mere multitude ("thousands") where another may give the number
    "asking": 0.5,
    "no_end": 0.5,
    "half_quoted": 0.8,
    "fragment": 0.5,
    "leaning": 0.4,
    "addressing": 0.6,
    "shouting": 0.8,
    "marked": 0.2,
    "alone": 0.6,  # times the share of its figures that none of the others has
    "own_words": 0.8,  # times the share of its telling words, by weight, that none of the others has
}
SHORT = 5  # words below which a sentence is a fragment
END = re.compile(r"[.!?…][\"”’')\]]*$")
LEANING = re.compile(
    r"[\"“‘']?(?:he|she|it|they|this|that|these|those|its|his|her|their|such|here|there|one|both|but|and|so|nor|or|yet"
    r"|also|then|instead|meanwhile|however|put another way|even so)\b",
    re.IGNORECASE,
)
ADDRESSING = re.compile(r"\b(?:you|your|yours|we|our|ours|us|my|me|let's)\b|\bI\b|\bIf you\b")
SHOUTING = re.compile(r"\b[A-Z]{4,}\b[^.]*\b[A-Z]{4,}\b|!")
MARKED = re.compile(r"^\s*(?:[-*•>|]|#+ )|\*\*|\]\(")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
COPULA = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|be|been|\w+ed|\w+s)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a story's sentences are chosen by: how likely each claim states the same fact as others, how coloured each
    article is, and the values that each sentence gives."""

    close: Likeness
    loudness: Mapping[int, float]
    figures: Mapping[Key, Sequence[Readings]]


def wording(claims: Sequence[Claim], found: Pairs, likelihood: Floats) -> Wording:
    """The wording of a story, given the pairs of claims that may state one fact."""
    return Wording(_close(found, likelihood), _loudness(claims), _figures(claims, found))


def plainest(claims: Sequence[Claim], numbers: Sequence[int], worded: Wording) -> int:
    """The number of the claim, among a fact's, whose sentence states it best."""
    close, figures = worded.close, worded.figures
    members = set(numbers)
    vague = {claims[number].key for number in numbers if claims[number].vague}
    given = {
        (claims[number].article, value)
        for number in numbers
        for may_be in figures.get(claims[number].key, ())
        for value in may_be
    }

    told = {(claims[number].article, word) for number in numbers for word in claims[number].context}
    articles = Counter(word for _, word in told)

    def cost(number: int) -> tuple[float, int]:
        claim = claims[number]
        likeness = math.fsum(share for other, share in close.get(number, {}).items() if other in members)
        faults = _faults(claim) | {
            "alone": _alone(claim, given, figures),
            "own_words": _own_words(claim, articles),
            "vague": float(claim.key in vague),
        }
        price = math.fsum(UNFIT[fault] * amount for fault, amount in faults.items())
        length = 0.002 * abs(len(" ".join(claim.text.split())) - LENGTH)
        return price + worded.loudness[claim.article] + length - LIKENESS * likeness / max(1, len(numbers) - 1), number

    return min(numbers, key=cost)


def _own_words(claim: Claim, articles: Mapping[str, int]) -> float:
    """The share of a claim's telling words, by weight, that no other article has in a sentence of the fact, given how
    many articles have each."""
    whole = math.fsum(claim.context.values())
    own = math.fsum(weight for word, weight in claim.context.items() if articles[word] == 1 and word not in claim.frame)
    return own / whole if whole else 0.0


def _loudness(claims: Sequence[Claim]) -> dict[int, float]:
    """How coloured each article's sentences are on average: a loud article does not speak for the others."""
    coloured: dict[int, dict[Key, int]] = {}
    for claim in claims:
        coloured.setdefault(claim.article, {})[claim.key] = claim.coloured
    return {article: sum(counts.values()) / len(counts) for article, counts in coloured.items()}


def _close(found: Pairs, likelihood: Floats) -> Likeness:
    """How likely each claim states the same fact as others."""
    close: dict[int, dict[int, float]] = {}
    for one, other, share in zip(found.one.tolist(), found.other.tolist(), likelihood.tolist(), strict=True):
        close.setdefault(one, {})[other] = share
        close.setdefault(other, {})[one] = share
    return close


def _figures(claims: Sequence[Claim], found: Pairs) -> dict[Key, list[Readings]]:
    """The readings of the values that each sentence gives."""
    figures: dict[Key, list[Readings]] = {}
    for claim, may_be in zip(claims, found.values, strict=True):
        if may_be and not _background(claim):
            figures.setdefault(claim.key, []).append(may_be)
    return figures


def _background(claim: Claim) -> bool:
    """Whether a claim gives a year alone ("last year"), which says when and not what."""
    return isinstance(claim.anchor, DateSpan) and claim.anchor.precision == "year"


def _faults(claim: Claim) -> dict[str, float]:
    return _faults_of(claim.text) | {
        "quoted": float(claim.quoted),
        "heading": float(claim.heading),
        "hedged": 1 - claim.certainty.level,
        "coloured": float(claim.coloured),
    }


@lru_cache(maxsize=10_000)  # a sentence has a claim for each of its figures
def _faults_of(sentence: str) -> dict[str, float]:
    text = " ".join(sentence.split())
    own = QUOTED.sub(" ", text)
    found = {
        "asking": text.endswith("?"),
        "no_end": not END.search(text),
        "half_quoted": text.count("“") != text.count("”") or text.count('"') % 2 == 1,
        "fragment": len(text.split()) < SHORT or not COPULA.search(text),
        "leaning": LEANING.match(text) is not None,
        "addressing": ADDRESSING.search(own) is not None,
        "shouting": SHOUTING.search(text) is not None,
        "marked": MARKED.search(sentence) is not None,
    }
    return {name: float(is_so) for name, is_so in found.items()}


def _alone(claim: Claim, given: Collection[tuple[int, Figure]], figures: Mapping[Key, Sequence[Readings]]) -> float:
    """The share of a sentence's figures that no other article of the fact gives; a quarter where it has none."""
    own = figures.get(claim.key, ())
    others = {value for article, value in given if article != claim.article}
    if not own or not others:
        return 0.25 if others else 0.0
    shared = sum(
        any(
            kind == other and low <= other_high and other_low <= high
            for kind, low, high in may_be
            for other, other_low, other_high in others
        )
        for may_be in own
    )
    return 1 - shared / len(own)
