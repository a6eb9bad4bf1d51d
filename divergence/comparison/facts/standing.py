"""Standing: how surely each article states a fact, by what all who state it say.

A pair of sentences that share a name, a place or the topic can look like one fact to pairwise evidence. What the others
have in common tells more: whether a sentence has the words they share, above all those that nobody in the story uses
outside the fact; whether it gives their figure; how like all of them it is, and whether it is liker another fact. One
scored decision over this evidence (`standing.toml`, fitted by ``benchmarks/fit_standing.py``) says how surely a
sentence states the fact, and so how surely one of a family's sentences does: from `counted` on its articles are
counted for it. Below, and from `near` on for a sentence that gathering left out, it stays beside the fact, unclear:
neither counted nor said to leave it out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.comparison.facts.alignment import Floats, Numbers, sigmoid
from divergence.comparison.facts.claims import HEDGED, Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import Gathered
from divergence.comparison.facts.picked import entries, picked
from divergence.comparison.facts.readings import Figure
from divergence.comparison.facts.wording import plainest

EVIDENCE = (
    "likeness", "sum", "among_others", "margin", "rival", "second", "gathered", "shared", "distinct", "telling",
    "value_held", "value_missed", "quote_held", "quote_missed", "in_common",
)  # fmt: skip
NEAR = 0.2  # likelihood of its likest pair below which a sentence is not looked at
SAID = 1.0  # weight from which a sentence has a concept, and not only the one before it
NEAREST = 2  # sentences of an article the fact lacks that are looked at
SHRINK = 6  # sentences below which an article is too short to tell by
MANY = 4  # likenesses in all that speak as clearly as can be


@dataclass(frozen=True)
class Looked:
    """Sentences looked at for facts: `fact` and `sentence` number them, `evidence` has shape (looked, len(EVIDENCE));
    `of` numbers the sentence of every claim."""

    fact: Numbers
    sentence: Numbers
    evidence: Floats
    of: Numbers


@cache
def settings() -> dict[str, Any]:
    """The fitted weights and the three thresholds."""
    return tomllib.loads((files("divergence.comparison.facts") / "standing.toml").read_text(encoding="utf-8"))


def probabilities(looked: Looked) -> Floats:
    """How surely each sentence states its fact, in [0, 1]."""
    given = settings()
    weights = np.array([given["weights"][name] for name in EVIDENCE])
    return sigmoid(looked.evidence @ weights + given["bias"])


class _Story:
    """The story by sentences: likelihoods between them, their words, values and families."""

    def __init__(self, gathered: Gathered, family: Sequence[int], among: Set[int]) -> None:
        space, found = gathered.space, gathered.pairs
        self.of, size = found.sentence, int(found.sentence.max()) + 1
        self.article = np.zeros(size, dtype=np.int64)
        self.article[found.sentence] = found.article
        self.family = np.array(family, dtype=np.int64)[self.article]
        self.likely = gathered.between
        self.words, self.plain, self.distinct = (
            _by_sentence(rows, found.sentence, size) for rows in (space.weighted, space.plain, space.distinct)
        )
        self.spoken = _spoken(gathered.claims, found.sentence, size)
        self.in_common = self._in_common(gathered)
        counted = np.isin(self.article, sorted(among))
        self.times = np.asarray((self.plain[counted] >= SAID).sum(axis=0)).ravel()
        self.counted = counted
        self.values: list[list[Figure]] = [[] for _ in range(size)]
        self.stamps: list[list[Figure]] = [[] for _ in range(size)]
        for claim, sentence, may_be in zip(gathered.claims, found.sentence.tolist(), found.values, strict=True):
            (self.stamps if claim.stamp else self.values)[sentence].extend(may_be)

    def _in_common(self, gathered: Gathered) -> Floats:
        """For each sentence, how much of the rest of its article is in facts, and so told by others as well."""
        told, text = np.zeros((2, len(self.article)), dtype=bool)
        told[self.of[[number for fact in gathered.facts for number in fact.claims]]] = True
        text[self.of[[number for number, claim in enumerate(gathered.claims) if not claim.heading]]] = True
        size = int(self.article.max()) + 1
        sentences = np.bincount(self.article[text], minlength=size)[self.article] - text
        common = np.bincount(self.article[text & told], minlength=size)[self.article] - (text & told)
        return np.asarray((common + SHRINK / 2) / (sentences + SHRINK))


def _by_sentence(rows: Any, sentence: Numbers, size: int) -> Any:
    """Rows of claims as rows of sentences: of every concept the greatest weight."""
    from scipy.sparse import csr_matrix

    found = rows.tocoo()
    width = rows.shape[1]
    keys, inverse = np.unique(sentence[found.row] * width + found.col, return_inverse=True)
    greatest = np.zeros(len(keys))
    np.maximum.at(greatest, inverse, found.data)
    return csr_matrix((greatest, (keys // width, keys % width)), shape=(size, width))


def _spoken(claims: Sequence[Claim], sentence: Numbers, size: int) -> Any:
    """Which runs of words each sentence quotes, shape (sentences, runs)."""
    from scipy.sparse import csr_matrix

    runs: dict[str, int] = {}
    quotes: dict[int, frozenset[str]] = {}
    for claim, number in zip(claims, sentence.tolist(), strict=True):
        quotes[number] = claim.spoken
    said = [(number, runs.setdefault(run, len(runs))) for number in sorted(quotes) for run in sorted(quotes[number])]
    row, column = np.array(said, dtype=np.int64).reshape(-1, 2).T
    return csr_matrix((np.ones(len(said)), (row, column)), shape=(size, max(1, len(runs))))


def look(gathered: Gathered, family: Sequence[int], among: Set[int]) -> Looked:
    """The evidence about every sentence of every fact, and about the nearest ones of the articles it lacks.

    Args:
        among: the articles that count for how common a word is in the story.
    """
    story = _Story(gathered, family, among)
    around = [_Around(story, np.unique(story.of[list(fact.claims)])) for fact in gathered.facts]
    empty = np.zeros(0, dtype=np.int64)
    sentence = np.concatenate([empty, *(each.near for each in around)])
    fact = np.repeat(np.arange(len(around)), [len(each.near) for each in around]).astype(np.int64)
    likeness = np.concatenate([np.zeros(0), *(each.likeness for each in around)])
    margin = likeness - _greatest_other(sentence, likeness)
    kept = np.concatenate([empty, *(each.worth_a_look for each in around)]) > 0
    evidence = np.vstack([np.zeros((0, len(EVIDENCE))), *(each.evidence() for each in around)])
    evidence[:, EVIDENCE.index("margin")] = margin[kept]
    return Looked(fact[kept], sentence[kept], evidence, story.of)


def _greatest_other(group: Numbers, value: Floats) -> Floats:
    """For each value, the greatest of the others of its group, 0 where there is none."""
    order = np.lexsort((-value, group))
    ranked, falling = group[order], value[order]
    again = np.append(ranked[1:] == ranked[:-1], False)  # whether the next is of the same group
    first = ~np.append(False, again[:-1]) if len(ranked) else again[:0]
    head = np.maximum.accumulate(np.where(first, np.arange(len(ranked)), 0))
    following = np.where(again[: len(ranked)], np.append(falling[1:], 0.0)[: len(ranked)], 0.0)
    out = np.zeros(len(group))
    out[order] = np.where(first, following, falling[head])
    return out


class _Around:
    """One fact and the sentences near it. Each sentence is held against the other units of the fact: the families that
    tell it or, where there is but one, its articles."""

    def __init__(self, story: _Story, members: Numbers) -> None:
        self.story, self.members = story, members
        _, sentences, likely = entries(story.likely, members)
        self.near = np.unique(np.concatenate([members, sentences[likely > NEAR]]))
        self.inside = np.zeros(len(self.near), dtype=bool)
        self.inside[np.searchsorted(self.near, members)] = True
        self.families = families = np.unique(story.family[members])
        unit = story.family if len(families) > 1 else story.article
        self.units, self.unit, size = np.unique(unit[members], return_inverse=True, return_counts=True)
        self.by_unit, self.starts = np.argsort(self.unit, kind="stable"), np.cumsum(size) - size
        place = np.minimum(np.searchsorted(self.units, unit[self.near]), len(self.units) - 1)
        # Whose own unit is none of the fact's has the number after the last.
        self.own = np.where(self.units[place] == unit[self.near], place, len(self.units))
        self.others = len(self.units) - (self.own < len(self.units))
        best = np.zeros((len(self.near), len(self.units) + 1))
        self.likely = picked(story.likely, self.near, members)
        best[:, :-1] = self._of_units(self.likely.T).T
        best[np.arange(len(self.near)), self.own] = 0.0
        self.total = best.sum(axis=1)
        self.likeness = self.total / np.maximum(1, self.others)
        self.worth_a_look = self._worth_a_look()
        self.looked = np.flatnonzero(self.worth_a_look)

    def _of_units(self, values: NDArray[Any], of: np.ufunc = np.maximum) -> NDArray[Any]:
        """Values by members (first axis) as values by units: of each unit the greatest, or their sum."""
        return np.asarray(of.reduceat(values[self.by_unit], self.starts, axis=0))

    def _worth_a_look(self) -> NDArray[np.bool_]:
        """Which near sentences are looked at: those of the fact, and the nearest of the families that it lacks."""
        family = self.story.family[self.near]
        lacking = (family[:, None] != self.families).all(axis=1)
        order = np.lexsort((self.near, -self.likeness, family))
        rank = np.zeros(len(order), dtype=np.int64)
        starts = np.flatnonzero(np.append(True, family[order][1:] != family[order][:-1]))
        rank[order] = np.arange(len(order)) - np.repeat(starts, np.diff(np.append(starts, len(order))))
        return np.asarray(self.inside | (lacking & (rank < NEAREST)))

    def evidence(self) -> Floats:
        """The evidence about the sentences looked at (`margin` is left open)."""
        rows, story = self.looked, self.story
        held, missed = self._values()
        quoted, unquoted = self._quotes()
        rival = _greatest_other(story.family[self.near], np.where(self.inside, 0.0, self.likeness))
        columns = {
            "likeness": self.likeness[rows],
            "sum": np.minimum(1.0, self.total[rows] / MANY),
            "among_others": self._among_others(),
            "rival": (self.likeness - rival)[rows],
            "second": self._second(),
            "gathered": self.inside[rows].astype(float),
            "shared": self._cover(story.words),
            "distinct": self._cover(story.distinct),
            "telling": self._telling(),
            "value_held": held,
            "value_missed": missed,
            "quote_held": quoted,
            "quote_missed": unquoted,
            "in_common": story.in_common[self.near[rows]],
        }
        return np.column_stack([columns.get(name, np.zeros(len(rows))) for name in EVIDENCE])

    def _second(self) -> Floats:
        """1 for a sentence of the fact whose family has one in it that is liker the others."""
        family = self.story.family[self.near]
        best = np.zeros(int(family.max()) + 1)
        np.maximum.at(best, family[self.inside], self.likeness[self.inside])
        return np.asarray((self.inside & (self.likeness < best[family]))[self.looked], dtype=float)

    def _among_others(self) -> Floats:
        """How like one another the others are; where there is but one, how like it the sentence is."""
        between = self._of_units(self._of_units(self.likely[self.inside]).T).T
        np.fill_diagonal(between, 0.0)
        of_own = np.append(between.sum(axis=1), 0.0)
        own, others = self.own[self.looked], self.others[self.looked]
        pairs = others * (others - 1) / 2
        left = between.sum() / 2 - of_own[own]
        return np.asarray(np.where(pairs > 0, left / np.maximum(1, pairs), self.likeness[self.looked]))

    def _core(self, matrix: Any) -> tuple[Numbers, Floats, Floats]:
        """The concepts that at least two units have (where there is but one other, all of its), how much of each the
        sentences looked at have, and how much the others of each have on average, 0 of what fewer have."""
        _, said_column, _ = entries(matrix, self.members)
        column = np.unique(said_column)
        had = picked(matrix, self.near[self.looked], column)
        said = np.zeros((len(self.units) + 1, len(column)))
        said[:-1] = self._of_units(had[self.inside[self.looked]])
        common = (said > 0).sum(axis=0) >= min(2, int(self.others.min()))
        column, had, said = column[common], had[:, common], said[:, common]
        own, others = self.own[self.looked], self.others[self.looked][:, None]
        times = (said > 0).sum(axis=0) - (said > 0)[own]
        weight = (said.sum(axis=0) - said[own]) / np.maximum(1, others)
        return column, had, np.where(times >= np.minimum(2, others), weight, 0.0)

    def _cover(self, matrix: Any) -> Floats:
        """How much of what the others share the sentences have, in [0, 1]."""
        _, had, weight = self._core(matrix)
        return share(np.minimum(had, weight).sum(axis=1), weight.sum(axis=1))

    def _quotes(self) -> tuple[Floats, Floats]:
        """Whether the sentences have words that two of the others quote, and whether they have none of them."""
        spoken, rows = self.story.spoken, self.near[self.looked]
        if not (spoken.indptr[self.members] < spoken.indptr[self.members + 1]).any():
            return np.zeros(len(rows)), np.zeros(len(rows))
        _, had, weight = self._core(spoken)
        weight = weight * (self.others[self.looked] > 1)[:, None]
        held = (had * weight).any(axis=1)
        return held.astype(float), (weight.any(axis=1) & ~held).astype(float)

    def _telling(self) -> Floats:
        """The same of words that are no names, each by how seldom the story uses it outside the fact."""
        story, rows = self.story, self.near[self.looked]
        column, had, weight = self._core(story.plain)
        said = (had[self.inside[self.looked]] >= SAID) & story.counted[self.members][:, None]
        of_unit = np.zeros((len(self.units) + 1, len(column)), dtype=np.int64)
        of_unit[:-1] = self._of_units(said.astype(np.int64), np.add)
        inside = of_unit.sum(axis=0) - of_unit[self.own[self.looked]]
        outside = story.times[column] - inside - ((had >= SAID) & story.counted[rows][:, None])
        price = weight / (1 + np.maximum(0, outside))
        part = np.minimum(1, had / np.where(weight > 0, weight, 1.0))
        return share((price * part).sum(axis=1), price.sum(axis=1))

    def _values(self) -> tuple[Floats, Floats]:
        """Whether the sentences give a value that the others share (where there is but one, any of its), and whether
        they give none of its kind."""
        story, rows = self.story, self.near[self.looked]
        held, missed = np.zeros(len(rows)), np.zeros(len(rows))
        theirs = [(value, unit) for s, unit in zip(self.members, self.unit, strict=True) for value in story.values[s]]
        if not theirs:
            return held, missed
        unit = np.array([unit for _, unit in theirs])
        meet = _meet([value for value, _ in theirs], [value for value, _ in theirs])
        by_unit = np.column_stack([meet[:, unit == each].any(axis=1) for each in range(len(self.units))])
        by_unit = np.column_stack([by_unit, np.zeros(len(theirs), dtype=bool)])
        by_unit[np.arange(len(theirs)), unit] = False
        own, others = self.own[self.looked], self.others[self.looked]
        vouched = by_unit.sum(axis=1)[None, :] - by_unit.T[own] > 0
        shared = (unit[None, :] != own[:, None]) & (vouched | (others < 2)[:, None])
        said = [(value, row) for row, s in enumerate(rows) for value in (*story.values[s], *story.stamps[s])]
        row = np.array([row for _, row in said], dtype=np.int64)
        met = _meet([value for value, _ in said], [value for value, _ in theirs]) & shared[row]
        np.maximum.at(held, row, met.any(axis=1).astype(float))
        kinds, others_kinds = (np.array([value[0] for value, _ in each], dtype=str) for each in (said, theirs))
        alike = kinds[:, None] == others_kinds[None]
        kind = np.zeros(len(rows))
        np.maximum.at(kind, row, (alike & shared[row]).any(axis=1).astype(float))
        missed[:] = shared.any(axis=1) & (kind == 0)
        return held, missed


def share(part: Any, whole: Any) -> Floats:
    """A part of a whole, of each its own; 0 of nothing."""
    return np.asarray(np.where(whole > 0, part / np.where(whole > 0, whole, 1.0), 0.0), dtype=np.float64)


def _meet(values: Sequence[Figure], others: Sequence[Figure]) -> NDArray[np.bool_]:
    """Which values can be which others, shape (values, others)."""
    kinds: dict[str, int] = {}
    one, other = (
        np.array([(kinds.setdefault(kind, len(kinds)), low, high) for kind, low, high in each]).reshape(-1, 3)
        for each in (values, others)
    )
    return meeting(one, other)


def meeting(values: Floats, others: Floats) -> NDArray[np.bool_]:
    """Which values (kind, low, high) can be which others, shape (values, others)."""
    one, other = values[:, None], others[None]
    return np.asarray((one[..., 0] == other[..., 0]) & (one[..., 1] <= other[..., 2]) & (other[..., 1] <= one[..., 2]))


def standing(gathered: Gathered, family: Sequence[int], among: Set[int]) -> list[FactDraft]:
    """The facts with near sentences of articles they lacked, and the articles that are unclear."""
    claims, facts = gathered.claims, gathered.facts
    if not facts:
        return []
    looked = look(gathered, family, among)
    sure = probabilities(looked)
    given = settings()
    of: list[list[int]] = [[] for _ in range(int(looked.of.max()) + 1)]
    for number, sentence in enumerate(looked.of.tolist()):
        of[sentence].append(number)
    stated = {claims[fact.statement].key for fact in facts}
    # By family: what is said in one of its articles is credited to those that say it again.
    best: list[dict[int, tuple[float, int, bool]]] = [{} for _ in facts]
    doubt: list[dict[int, float]] = [{} for _ in facts]  # that none of its sentences states the fact
    within = looked.evidence[:, EVIDENCE.index("gathered")] > 0
    for fact, sentence, chance, inside in zip(
        looked.fact.tolist(), looked.sentence.tolist(), sure.tolist(), within.tolist(), strict=True
    ):
        group = family[claims[of[sentence][0]].article]
        if (inside or chance >= given["near"]) and chance > best[fact].get(group, (0.0,))[0]:
            best[fact][group] = chance, sentence, inside
        if inside:
            doubt[fact][group] = doubt[fact].get(group, 1.0) * (1 - chance)
    out = []
    for fact, held, none in zip(facts, best, doubt, strict=True):
        added = [number for _, sentence, inside in held.values() if not inside for number in of[sentence]]
        members = tuple(sorted({*fact.claims, *added}))
        firm = {family[claims[n].article] for n in fact.claims if claims[n].certainty.level >= HEDGED}
        unsure = _unsure({each: 1 - none.get(each, 1 - chance) for each, (chance, _, _) in held.items()}, firm)
        unclear = frozenset(claims[n].article for n in members if family[claims[n].article] in unsure)
        statement = fact.statement
        if unclear:  # who is counted words the fact
            free = stated - {claims[statement].key}
            clear = [n for n in fact.claims if claims[n].article not in unclear and claims[n].key not in free]
            statement = plainest(claims, clear, gathered.worded) if clear else statement
            stated.add(claims[statement].key)
        out.append(replace(fact, claims=members, statement=statement, unclear=unclear))
    return out


def _unsure(sure: Mapping[int, float], firm: Set[int]) -> set[int]:
    """The families that are not sure enough to be counted. What the two surest say, of those that are `firm` and do not
    hedge it, is what the fact is, so less is asked of them: the others are judged by it."""
    given = settings()
    founders = sorted(sure, key=lambda each: (each not in firm, -sure[each], each))[:2]
    return {each for each, chance in sure.items() if chance < given["founding" if each in founders else "counted"]}
