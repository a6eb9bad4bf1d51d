"""Omitted: how surely an article of which no sentence states a fact is silent on it.

That no sentence was gathered into a fact says only that none was found: the article may say it in other words, or give
the figure in a sentence about something else. What it has of the fact tells more: how many of the words that those who
state it share stand in one of its sentences, and anywhere in it; how like one of theirs its likest sentence is; whether
it gives their figure. One scored decision over this evidence (`omitted.toml`, fitted by ``benchmarks/fit_omitted.py``)
says how surely it is silent. Below `silent` its nearest sentence stands beside the fact, unclear: the article is
neither counted for the fact nor said to lack it; nor is it said to lack a fact in whose sentence stands a telling
figure that it gives.

Limits: words are compared, not senses: who says it in words of which none is shared is taken to be silent.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.background import weighed
from divergence.comparison.facts.alignment import Floats, Numbers, sigmoid
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import Gathered
from divergence.comparison.facts.picked import entries
from divergence.comparison.facts.readings import telling
from divergence.comparison.facts.standing import meeting, share
from divergence.comparison.facts.wording import Key
from divergence.document import plain_view

EVIDENCE = ("core", "core_whole", "alike", "likely", "value_missed", "date_missed", "support", "share")
WORD = re.compile(r"[^\W_][\w'-]*")
UNMISTAKABLE = 0.8  # how telling a figure is that can hardly be of another thing
LEAST = 0.5  # inverse document frequency up to which a word is on every page
ROWS = 8  # facts whose sentences are held against all others at a time, to bound memory
FACTS = 128  # facts that are looked at together
MANY = 6  # independent sources from which it makes no difference how many more there are


@dataclass(frozen=True)
class Looked:
    """Facts and articles that they lack: `fact` and `article` number them, `nearest` is the claim that stands for the
    article's nearest sentence, `evidence` has shape (looked, len(EVIDENCE))."""

    fact: Numbers
    article: Numbers
    nearest: Numbers
    evidence: Floats


@cache
def settings() -> dict[str, Any]:
    """The fitted weights and the threshold."""
    return tomllib.loads((files("divergence.comparison.facts") / "omitted.toml").read_text(encoding="utf-8"))


def probabilities(looked: Looked) -> Floats:
    """How surely each article is silent on the fact, in [0, 1]."""
    given = settings()
    weights = np.array([given["weights"][name] for name in EVIDENCE])
    return sigmoid(looked.evidence @ weights + given["bias"])


def nearest(gathered: Gathered, facts: Sequence[FactDraft], family: Sequence[int]) -> list[tuple[int, ...]]:
    """For each fact, the nearest claim of every article that it lacks and that is not surely silent: one that gives a
    telling figure of the fact's own sentence is not, whatever else it leaves out."""
    found: list[list[int]] = [[] for _ in facts]
    if facts:
        looked = look(gathered, facts, family)
        unsure = probabilities(looked) < settings()["silent"]
        given = _given(gathered, facts)
        for fact, article, claim, may_be in zip(
            looked.fact.tolist(), looked.article.tolist(), looked.nearest.tolist(), unsure.tolist(), strict=True
        ):
            if may_be or article in given[fact]:
                found[fact].append(claim if may_be else given[fact][article])
    return [tuple(each) for each in found]


def _given(gathered: Gathered, facts: Sequence[FactDraft]) -> list[dict[int, int]]:
    """For each fact, by article the first claim of its text that gives a telling figure of the fact's own sentence."""
    claims, kinds = gathered.claims, dict[str, int]()
    by_key: dict[Key, list[tuple[float, float, float]]] = {}
    rows, numbers = list[tuple[float, float, float]](), list[int]()
    for number, (claim, may_be) in enumerate(zip(claims, gathered.pairs.values, strict=True)):
        if may_be and claim.dimension != "date" and not claim.heading and telling(claim) >= UNMISTAKABLE:
            for kind, low, high in may_be:
                row = (float(kinds.setdefault(kind, len(kinds))), low, high)
                rows.append(row)
                numbers.append(number)
                by_key.setdefault(claim.key, []).append(row)
    found: list[dict[int, int]] = []
    for fact in facts:
        own = by_key.get(claims[fact.statement].key, [])
        met = meeting(np.array(rows), np.array(own)).any(axis=1) if own else np.zeros(0, dtype=bool)
        places: dict[int, int] = {}
        for at in np.flatnonzero(met).tolist():
            places.setdefault(claims[numbers[at]].article, numbers[at])
        found.append(places)
    return found


class _Story:
    """The story by sentences: which article each stands in, its words, and the first of its claims; `starts` is the
    first sentence of every article."""

    def __init__(self, claims: Sequence[Claim], sentence: Numbers, article: Numbers) -> None:
        self.of = sentence
        _, self.first = np.unique(sentence, return_index=True)
        self.article = article[self.first]
        self.articles, self.starts = np.unique(self.article, return_index=True)
        self.place = np.searchsorted(self.articles, self.article)  # of a sentence's article in `articles`
        self.said, self.price = _words([claims[number].text for number in self.first.tolist()])
        self.whole = _binary(_sums(self.place, np.arange(len(self.place)), len(self.articles)) @ self.said)

    def best(self, by_sentence: Floats) -> Floats:
        """Of columns for sentences the greatest of each article."""
        return np.asarray(np.maximum.reduceat(by_sentence, self.starts, axis=1))


def _words(texts: Sequence[str]) -> tuple[Any, Floats]:
    """Which concepts and numbers each sentence has, shape (sentences, concepts), and how much each of them says."""
    from scipy.sparse import csr_matrix

    said = [WORD.findall(plain_view(text).lower()) for text in texts]
    columns: dict[str, int] = {}
    price: list[float] = []
    of: dict[str, int] = {}  # the column of each word, -1 of those that say nothing
    for word in dict.fromkeys(word for words in said for word in words):
        concept, weight = weighed(word)
        of[word] = columns.setdefault(concept, len(columns)) if weight > LEAST else -1
        price += [0.0] * (len(columns) - len(price))
        if weight > LEAST:
            price[of[word]] = max(weight, price[of[word]])
    row = np.repeat(np.arange(len(said)), [len(words) for words in said])
    column = np.array([of[word] for words in said for word in words], dtype=np.int64)
    width = max(1, len(columns))
    keys = np.unique((row * width + column)[column >= 0])
    rows = csr_matrix((np.ones(len(keys)), (keys // width, keys % width)), shape=(len(said), width))
    return rows, np.array(price or [0.0])


def _sums(row: Numbers, column: Numbers, rows: int, columns: int | None = None) -> Any:
    """The matrix that adds up the rows numbered `column` into those numbered `row`."""
    from scipy.sparse import csr_matrix

    return csr_matrix((np.ones(len(row)), (row, column)), shape=(rows, len(column) if columns is None else columns))


def _binary(matrix: Any) -> Any:
    matrix.data = np.minimum(matrix.data, 1.0)
    return matrix


class _Told:
    """Who tells the facts: one entry a sentence of a fact. Each fact has its units: the families that tell it or, where
    there is but one, its articles."""

    def __init__(self, story: _Story, facts: Sequence[FactDraft], family: Numbers) -> None:
        members = [np.unique(story.of[list(fact.claims)]) for fact in facts]
        self.size = len(facts)
        self.fact = np.repeat(np.arange(len(facts)), [len(each) for each in members])
        self.sentence = np.concatenate(members)
        article = story.article[self.sentence]
        families = np.zeros((len(facts), int(family.max()) + 1), dtype=bool)
        families[self.fact, family[article]] = True
        self.support = families.sum(axis=1)
        unit = np.where(self.support[self.fact] > 1, family[article], article)
        width = max(int(family.max()), int(article.max())) + 1
        keys, self.unit = np.unique(self.fact * width + unit, return_inverse=True)
        self.of_unit = keys // width  # the fact of each unit

    def core(self, story: _Story) -> Any:
        """The words that two units of a fact have, at their price; sparse, shape (facts, concepts)."""
        rows, units = len(story.article), len(self.of_unit)
        by_unit = _binary(_sums(self.unit, self.sentence, units, rows) @ story.said)
        times = (_sums(self.of_unit, np.arange(units), self.size) @ by_unit).tocsr()
        times.data = np.where(times.data > 1, story.price[times.indices], 0.0)
        times.eliminate_zeros()
        return times


def look(gathered: Gathered, facts: Sequence[FactDraft], family: Sequence[int]) -> Looked:
    """The evidence about every fact and every article that it lacks."""
    claims, found = gathered.claims, gathered.pairs
    story, families = _Story(claims, found.sentence, found.article), np.array(family, dtype=np.int64)
    # Some facts at a time: a large story's facts held against all its sentences at once take half a gigabyte.
    parts = [_looked(gathered, story, facts[at : at + FACTS], families, at) for at in range(0, len(facts), FACTS)]
    return Looked(*(np.concatenate(column) for column in zip(*map(_columns, parts), strict=True)))


def _columns(part: Looked) -> tuple[Numbers, Numbers, Numbers, Floats]:
    return part.fact, part.article, part.nearest, part.evidence


def _looked(gathered: Gathered, story: _Story, facts: Sequence[FactDraft], families: Numbers, before: int) -> Looked:
    """The evidence about some of the facts, of which so many come before."""
    told = _Told(story, facts, families)
    core = told.core(story)
    cover = share((core @ story.said.T.tocsr()).toarray(), np.asarray(core.sum(axis=1)))
    whole = share((core @ story.whole.T.tocsr()).toarray(), np.asarray(core.sum(axis=1)))
    alike, likely = _alike(story, told), _likely(story, told, gathered.between)
    # Rounded, so that what is equally near is not told apart by the order of a sum: then the first sentence is.
    near = np.round(cover + alike + likely, 6)
    ends = [*story.starts.tolist(), len(story.article)]
    likest = np.column_stack([near[:, first:last].argmax(axis=1) + first for first, last in pairwise(ends)])
    columns = {
        "core": story.best(cover),
        "core_whole": whole,
        "alike": story.best(alike),
        "likely": story.best(likely),
        **_missed(gathered, facts, families, story),
        "support": np.repeat(np.minimum(1, told.support / MANY)[:, None], len(story.articles), axis=1),
        "share": np.repeat((told.support / len(np.unique(families)))[:, None], len(story.articles), axis=1),
    }
    lacking = np.ones((len(facts), len(story.articles)), dtype=bool)
    lacking[told.fact, story.place[told.sentence]] = False
    fact, place = np.nonzero(lacking & (story.best(near) > 0))
    evidence = np.column_stack([columns[name][fact, place] for name in EVIDENCE])
    return Looked(fact + before, story.articles[place], story.first[likest[fact, place]], evidence)


def _alike(story: _Story, told: _Told) -> Floats:
    """How like one of each fact's sentences every sentence is: the weighted Jaccard coefficient of their words."""
    mass = (story.said @ story.price).astype(np.float32)  # half the memory to go through is half the time
    priced = story.said.multiply(story.price[None]).tocsr().astype(np.float32)
    turned = story.said.T.tocsr().astype(np.float32)
    firsts = np.searchsorted(told.fact, np.arange(told.size + 1))
    best = [np.zeros((0, len(story.article)), dtype=np.float32)]
    for fact in range(0, told.size, ROWS):
        starts = firsts[fact : fact + ROWS + 1]
        members = told.sentence[starts[0] : starts[-1]]
        both = (priced[members] @ turned).toarray()
        either = mass[members][:, None] + mass[None]
        either -= both
        np.maximum(either, np.float32(LEAST), out=either)
        both /= either
        best.append(np.maximum.reduceat(both, starts[:-1] - starts[0], axis=0))
    return np.vstack(best).astype(np.float64)


def _likely(story: _Story, told: _Told, between: Any) -> Floats:
    """How likely each sentence states what one of a fact's does, as gathering has it."""
    best = np.zeros((told.size, len(story.article)))
    row, column, likely = entries(between, told.sentence)
    np.maximum.at(best, (told.fact[row], column), likely)
    return best


def _missed(
    gathered: Gathered, facts: Sequence[FactDraft], family: Numbers, story: _Story
) -> Mapping[str, NDArray[np.float64]]:
    """Whether each article gives none of the figures that two families give for the fact; the same of dates."""
    kinds: dict[str, int] = {}
    read = [
        (kinds.setdefault(kind, len(kinds)), low, high, number)
        for number, may_be in enumerate(gathered.pairs.values)
        for kind, low, high in may_be
    ]
    values = np.array(read, dtype=float).reshape(-1, 4)
    claim = values[:, 3].astype(np.int64)
    firsts = np.searchsorted(claim, np.arange(len(gathered.claims) + 1)).tolist()
    place = np.searchsorted(story.articles, gathered.pairs.article[claim])
    dated = values[:, 0] == kinds.get("date", -1)
    found = {name: np.zeros((len(facts), len(story.articles))) for name in ("value_missed", "date_missed")}
    for number, fact in enumerate(facts):
        own = np.array([row for each in fact.claims for row in range(firsts[each], firsts[each + 1])], dtype=np.int64)
        if not len(own):
            continue
        group = family[gathered.pairs.article[claim[own]]]
        vouched = own[(meeting(values[own], values[own]) & (group[:, None] != group[None])).any(axis=1)]
        for name, theirs in (("value_missed", vouched[~dated[vouched]]), ("date_missed", vouched[dated[vouched]])):
            if len(theirs):
                given = sorted(set(map(tuple, values[theirs, :3].tolist())))
                met = meeting(values, np.array(given)).any(axis=1)
                found[name][number] = 1.0
                found[name][number, place[met]] = 0.0
    return found
