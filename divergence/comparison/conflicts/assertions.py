"""Assertions: an article's clauses, each with the words that tell what it is about.

A clause is a bag of concepts: its own, those of its sentence for less, and those of the sentence before for less still.

Limits: without a parser, who does what to whom is told by shared words alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from divergence.annotations import Annotated
from divergence.annotations.certainty import Certainty, certainty
from divergence.comparison.background import telling
from divergence.comparison.facts.claims import RELATIVES
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

OWN, SENTENCE, BEFORE = 1.0, 0.7, 0.3  # what a word counts in the clause, in its sentence, in the sentence before
MOST_TOKENS = 90
LEAST_WORDS = 2
ANTECEDENT = 5  # tokens before a relative clause that say what it is told of
CUTS = frozenset("and but while which although though because after before when where whereas".split())
SUPPOSING = frozenset("if should unless provided".split())
SILENT_REGIONS = frozenset({"references", "heading", "caption"})
LEAST_DAMPING = 0.15
CERTAIN = 0.75  # height on the ladder from which a clause is a statement
YEAR = re.compile(r"(?:1[89]|20)\d\d")
UNREAL = frozenset("if would could should might whether unless hopes hoping hope".split())


@dataclass(frozen=True, slots=True)
class Assertion:
    """A clause of article number `article`, in the sentence at characters ``[start, end)``, from token `first` on.

    `words`: concepts by weight, those of the sentences around included; `own`: those of the clause."""

    article: int
    start: int
    end: int
    text: str
    sentence: int
    words: Mapping[str, float]
    own: frozenset[str]
    names: frozenset[str]
    certainty: Certainty
    quoted: bool
    attributed: bool
    first: int
    lower: tuple[str, ...]


def assertions(articles: Sequence[Annotated]) -> list[Assertion]:
    """Every clause that states something, in the order of articles and text."""
    return [each for number, annotated in enumerate(articles) for each in _assertions(annotated, number)]


def _assertions(annotated: Annotated, number: int) -> Iterator[Assertion]:
    document = annotated.document
    contents = [span for each in annotated.attributions for span in each.content_spans]
    named: dict[int, set[str]] = {}
    for name in annotated.names:
        named.setdefault(document.sentence_of[name.first], set()).update(name.key.split())
    before: dict[str, float] = {}
    for sentence in document.fresh:  # what is said again neither asserts twice nor stands between two sentences
        if sentence.region in SILENT_REGIONS or sentence.last - sentence.first > MOST_TOKENS:
            before = {}
            continue
        whole = telling(document.lower[sentence.first : sentence.last])
        names = frozenset(named.get(sentence.index, ()))
        for first, last in _clauses(document, sentence):
            whole_sentence = last - first == sentence.last - sentence.first
            own = whole if whole_sentence else telling(document.lower[first:last])
            if document.lower[first] in RELATIVES:  # "the plan, which has been scrapped"
                own = telling(document.lower[max(sentence.first, first - ANTECEDENT) : first]) | own
            if len(own) < LEAST_WORDS:
                continue
            words = {key: BEFORE * weight for key, weight in before.items()}
            words |= {key: SENTENCE * weight for key, weight in whole.items()}
            words |= own
            start, end = document.span(first, last)
            yield Assertion(
                article=number,
                start=sentence.start,
                end=sentence.end,
                text=document.text[start:end],
                sentence=sentence.index,
                words=words,
                own=frozenset(own),
                names=names,
                certainty=certainty(document, first, last),
                quoted=document.quoted[first] and document.quoted[last - 1],
                attributed=any(low <= start and end <= high + 1 for low, high in contents),
                first=first,
                lower=tuple(document.lower[first:last]),
            )
        before = whole


def _clauses(document: Document, sentence: Sentence) -> list[tuple[int, int]]:
    cuts = [sentence.first]
    for token in range(sentence.first + 1, sentence.last - 1):
        mark, after = document.lower[token], document.lower[token + 1]
        if mark == ":" and after[0].isdigit() and document.lower[token - 1][-1].isdigit():
            continue  # "the 10:05 warning"
        if mark == "," and after == "and" and document.lower[cuts[-1]] in SUPPOSING:
            continue  # "if members agree, and the court does, the line will be sold" is under one condition
        if mark in ";:—–(" or (mark == "," and after in CUTS) or (mark == "but"):
            cuts.append(token + 1)
    cuts.append(sentence.last)
    return [(a, b) for a, b in pairwise(cuts) if b > a]


@lru_cache(maxsize=200_000)
def denies(word: str) -> bool:
    """Whether a lower-case word is a negation: "no", "nobody", "hasn't"."""
    return word.endswith("n't") or word in shipped()["states"].sets["negations"]


@lru_cache(maxsize=200_000)
def is_year(word: str) -> bool:
    """Whether a word is a year in figures."""
    return YEAR.fullmatch(word) is not None


def stated(each: Assertion) -> bool:
    """Whether a clause is a statement: sure, not supposed, not asked."""
    return each.certainty.level >= CERTAIN and UNREAL.isdisjoint(each.lower) and "?" not in each.text[-3:]


def damping(found: Sequence[Assertion]) -> dict[str, float]:
    """What is left of each word's weight, the less the more clauses of the story have it."""
    # What is said twice in the same words is said once, or repeating a text would change what is common.
    distinct = {each.own for each in found}
    common: dict[str, int] = {}
    for own in distinct:
        for word in own:
            common[word] = common.get(word, 0) + 1
    total = max(2, len(distinct))
    return {word: max(LEAST_DAMPING, math.log(total / count) / math.log(total)) for word, count in common.items()}


def unit_rows(bags: Sequence[Mapping[str, float]], damped: Mapping[str, float]) -> Any:
    """Bags of concepts as sparse unit rows; what many clauses of the story say is `damped`."""
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    places = [
        (row, columns.setdefault(word, len(columns)), weight * damped.get(word, 1.0))
        for row, bag in enumerate(bags)
        for word, weight in bag.items()
    ]
    rows, cols, weights = ([each[part] for each in places] for part in range(3))
    matrix = csr_matrix((weights, (rows, cols)), shape=(len(bags), max(1, len(columns))), dtype=np.float64)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(matrix.multiply(1 / np.maximum(length, 1e-9)[:, None]))


def by_sentence(found: Sequence[Assertion]) -> dict[tuple[int, int], Assertion]:
    """One clause for each sentence of each article: the clauses of a sentence share most of their words."""
    first: dict[tuple[int, int], Assertion] = {}
    for each in found:
        first.setdefault((each.article, each.sentence), each)
    return first


def likest(
    here: Sequence[Assertion], there: Sequence[Assertion], without: frozenset[str], damped: Mapping[str, float]
) -> float:
    """How alike the likest two clauses of two sides are, some concepts left out; 0 where a side has none."""
    if not here or not there:
        return 0.0
    bags = [{word: weight for word, weight in each.words.items() if word not in without} for each in (*here, *there)]
    space = unit_rows(bags, damped)
    return float(np.asarray((space[: len(here)] @ space[len(here) :].T).todense()).max())
