"""Wording: which of a fact's sentences states it, as an editor would print it.

The sentence most like what the others say, if it stands by itself: a whole sentence in the indicative, named subject,
nobody addressed, no half of a quotation, no shouting, from a calm article; and with no figure that none of the others
has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from divergence.annotations.dates import DateSpan
from divergence.comparison.facts.alignment import Floats, Pairs
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import ContentKey, by_content
from divergence.comparison.facts.readings import Figure, Readings

Key = tuple[int, str, int]
Likeness = Mapping[int, Mapping[int, float]]  # claim number to claim number to likelihood

LIKENESS = 2.1  # what being wholly like the others is worth
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
    "leaning": 0.8,
    "addressing": 0.6,
    "shouting": 0.8,
    "marked": 0.2,
    "alone": 1.2,  # times the share of the others that lack one of its figures, on average
    "own_words": 1.2,  # times the share of the others that lack its telling words
    "partial": 1.0,  # times the share of what the others have in common that it lacks
}
SAID = 1.0  # weight from which a sentence has a word, and not only the one before it
SHORT = 5  # words below which a sentence is a fragment
END = re.compile(r"[.!?…][\"”’')\]]*$")
LEANING = re.compile(
    r"[\"“‘']?(?:he|she|it|they|this|that|these|those|its|his|her|their|such|here|there|one|both|but|and|so|nor|or|yet"
    r"|also|then|instead|meanwhile|however|put another way|even so)\b"
    r"|(?:[\w-]+ ){1,3}of (?:them|these|those|whom)\b"  # "Sixteen of them", "Most of these"
    r"|.*[,\"”’'] (?:he|she|they) (?:said|says|told|added)\b",
    re.IGNORECASE,
)
ADDRESSING = re.compile(r"\b(?:you|your|yours|we|our|ours|us|my|me|let's)\b|\bI\b|\bIf you\b")
SHOUTING = re.compile(r"\b[A-Z]{4,}\b[^.]*\b[A-Z]{4,}\b|!")
MARKED = re.compile(r"^\s*(?:[-*•>|]|#+ )|\*\*|\]\(")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
YEAR = re.compile(r"\d{4}")
COPULA = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|be|been|\w+ed|\w+s)\b")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a story's sentences are chosen by: how likely each claim states the same fact as others, how coloured each
    article is, the values that each sentence gives, and those of each claim."""

    close: Likeness
    loudness: Mapping[int, float]
    figures: Mapping[Key, Sequence[Readings]]
    values: Sequence[Readings]


def wording(claims: Sequence[Claim], found: Pairs, likelihood: Floats) -> Wording:
    """The wording of a story, given the pairs of claims that may state one fact."""
    return Wording(_close(found, likelihood), _loudness(claims), _figures(claims, found), found.values)


def plainest(claims: Sequence[Claim], numbers: Sequence[int], worded: Wording) -> int:
    """The number of the claim, among a fact's, whose sentence states it best."""
    close, figures = worded.close, worded.figures
    members = set(numbers)
    vague = {claims[number].key for number in numbers if claims[number].vague}
    given: dict[int, list[Figure]] = {claims[number].article: [] for number in numbers}
    for article, where, sentence in sorted({claims[number].key for number in numbers}):
        given[article] += [value for may_be in figures.get((article, where, sentence), ()) for value in may_be]
    having = {
        may_be: {article for article, values in given.items() if any(_meet(may_be, value) for value in values)}
        for may_be in {may_be for number in numbers for may_be in figures.get(claims[number].key, ())}
    }
    told = {(claims[n].article, word) for n in numbers for word, weight in claims[n].context.items() if weight >= SAID}
    articles = Counter(word for _, word in told)
    several = sum(articles.values()) - len(articles)

    def cost(number: int) -> tuple[float, ContentKey]:
        claim = claims[number]
        likeness = math.fsum(share for other, share in close.get(number, {}).items() if other in members)
        faults = _faults(claim) | {
            "alone": _alone(claim, given, figures.get(claim.key, ()), having),
            "own_words": _own_words(claim, articles, len(given)),
            "partial": _partial(claim, articles, several),
            "vague": float(claim.key in vague),
        }
        price = math.fsum(UNFIT[fault] * amount for fault, amount in faults.items())
        length = 0.002 * abs(len(" ".join(claim.text.split())) - LENGTH)
        price += worded.loudness[claim.article] + length - LIKENESS * likeness / max(1, len(numbers) - 1)
        return price, by_content(claim)

    return min(numbers, key=cost)


def _own_words(claim: Claim, articles: Mapping[str, int], of: int) -> float:
    """What share of the other articles lack a claim's telling words in their sentences of the fact, on average by
    weight, given how many of the `of` articles have each; who says it and that it is said is everybody's own."""
    whole = math.fsum(claim.context.values())
    words = claim.context.items()
    own = math.fsum(weight * (of - articles.get(word, 1)) for word, weight in words if word not in claim.frame)
    return own / (whole * max(1, of - 1)) if whole else 0.0


def _partial(claim: Claim, articles: Mapping[str, int], several: int) -> float:
    """The share of the words that several articles of the fact have, each counted by how many others have it (all
    together `several`), that a claim's sentence lacks."""
    own = sum([articles[word] - 1 for word, weight in claim.context.items() if weight >= SAID])
    return 1 - own / several if several else 0.0


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
        if may_be and not background(claim):
            figures.setdefault(claim.key, []).append(may_be)
    return figures


def background(claim: Claim) -> bool:
    """Whether a claim gives a year in words alone ("last year"), which says when and not what."""
    anchor = claim.anchor
    return isinstance(anchor, DateSpan) and anchor.precision == "year" and not YEAR.search(anchor.text)


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


def _alone(
    claim: Claim,
    given: Mapping[int, Sequence[Figure]],
    own: Sequence[Readings],
    having: Mapping[Readings, Set[int]],
) -> float:
    """What share of the other articles of the fact lack a sentence's `own` figures, on average over those; a third
    where it has none and they do. `given` are the figures of each article, `having` the articles that have each."""
    others = given.keys() - {claim.article}
    if not any(given[article] for article in others):
        return 0.0
    if not own:
        return 1 / 3
    return sum(len(others - having[may_be]) for may_be in own) / (len(own) * len(others))


def _meet(may_be: Readings, value: Figure) -> bool:
    other, other_low, other_high = value
    return any(kind == other and low <= other_high and other_low <= high for kind, low, high in may_be)
