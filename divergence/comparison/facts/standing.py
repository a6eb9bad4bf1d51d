"""Standing: how surely each article states a fact, by what all who state it say.

A pair of sentences that share a name, a place or the topic can look like one fact to pairwise evidence. What the others
have in common tells more: whether a sentence has the words they share, above all those that nobody in the story uses
outside the fact; whether it gives their figure; how like all of them it is, and whether it is liker another fact. One
scored decision over this evidence (`standing.toml`, fitted by ``benchmarks/fit_standing.py``) says how surely a
sentence states the fact. An article is counted for it from `counted` on. Below, and from `near` on for a sentence that
gathering left out, it stays beside the fact, unclear: neither counted nor said to leave it out.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from divergence.comparison.facts.alignment import Floats, Numbers, Pairs, narrow, sigmoid
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.drafts import FactDraft, figures_of, likeness
from divergence.comparison.facts.space import Vectors
from divergence.comparison.facts.wording import Figure, loudness, plainest

EVIDENCE = (
    "likeness", "sum", "among_others", "margin", "second", "gathered", "shared", "distinct", "telling", "value_held",
    "value_missed",
)  # fmt: skip
NEAR = 0.1  # likelihood of its likest pair below which a sentence is not looked at
SAID = 1.0  # weight from which a sentence has a concept, and not only the one before it
MANY = 4  # likenesses in all that speak as clearly as can be


@dataclass(frozen=True)
class Looked:
    """Sentences looked at for facts: `fact` and `sentence` number them, `evidence` has shape (looked, len(EVIDENCE));
    `of` numbers the sentence of every claim."""

    fact: Numbers
    sentence: Numbers
    evidence: Floats
    of: Numbers


def settings() -> dict[str, Any]:
    """The fitted weights and the two thresholds."""
    return _read()


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads((files("divergence.comparison.facts") / "standing.toml").read_text(encoding="utf-8"))


def probabilities(looked: Looked) -> Floats:
    """How surely each sentence states its fact, in [0, 1]."""
    given = settings()
    weights = np.array([given["weights"][name] for name in EVIDENCE])
    return sigmoid(looked.evidence @ weights + given["bias"])


class _Story:
    """The story by sentences: likelihoods between them, their words, values and families."""

    def __init__(
        self,
        claims: Sequence[Claim],
        space: Vectors,
        found: Pairs,
        likelihood: Floats,
        family: Sequence[int],
        among: Set[int],
    ) -> None:
        from scipy.sparse import csr_matrix

        self.of, size = found.sentence, int(found.sentence.max()) + 1
        self.article = np.zeros(size, dtype=np.int64)
        self.article[found.sentence] = found.article
        self.family = np.array(family, dtype=np.int64)[self.article]
        one, other = found.sentence[found.one], found.sentence[found.other]
        pairs, inverse = np.unique(np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True)
        best = np.zeros(len(pairs))
        np.maximum.at(best, inverse, likelihood)
        half: Any = csr_matrix((best, (pairs // size, pairs % size)), shape=(size, size))
        self.likely: Any = (half + half.T).tocsr()
        self.words, self.plain, self.distinct = (
            _by_sentence(rows, found.sentence, size) for rows in (space.weighted, space.plain, space.distinct)
        )
        counted = np.isin(self.article, sorted(among))
        self.times = np.asarray((self.plain[counted] >= SAID).sum(axis=0)).ravel()
        self.counted = counted
        self.values: list[list[Figure]] = [[] for _ in range(size)]
        self.stamps: list[list[Figure]] = [[] for _ in range(size)]
        for claim, sentence in zip(claims, found.sentence.tolist(), strict=True):
            if claim.dimension is not None:
                into = self.stamps if claim.stamp else self.values
                into[sentence].append((claim.dimension, *narrow(claim)))


def _by_sentence(rows: Any, sentence: Numbers, size: int) -> Any:
    """Rows of claims as rows of sentences: of every concept the greatest weight."""
    from scipy.sparse import csr_matrix

    entries = rows.tocoo()
    width = rows.shape[1]
    keys, inverse = np.unique(sentence[entries.row] * width + entries.col, return_inverse=True)
    greatest = np.zeros(len(keys))
    np.maximum.at(greatest, inverse, entries.data)
    return csr_matrix((greatest, (keys // width, keys % width)), shape=(size, width))


def look(
    claims: Sequence[Claim],
    facts: Sequence[FactDraft],
    space: Vectors,
    found: Pairs,
    likelihood: Floats,
    family: Sequence[int],
    among: Set[int],
) -> Looked:
    """The evidence about every sentence of every fact, and about near ones of the articles it lacks.

    Args:
        among: the articles that count for how common a word is in the story.
    """
    story = _Story(claims, space, found, likelihood, family, among)
    members = [np.unique(story.of[list(fact.claims)]) for fact in facts]
    parts = [_of_fact(story, number) for number in members]
    fact = np.repeat(np.arange(len(parts)), [len(part[0]) for part in parts]).astype(np.int64)
    sentence = np.concatenate([np.zeros(0, dtype=np.int64), *(part[0] for part in parts)])
    columns = np.vstack([np.zeros((0, len(EVIDENCE))), *(part[1] for part in parts)])
    like, looked_at = columns[:, EVIDENCE.index("likeness")], columns[:, EVIDENCE.index("gathered")] >= 0
    columns[:, EVIDENCE.index("margin")] = like - _elsewhere(sentence, like)
    return Looked(fact[looked_at], sentence[looked_at], columns[looked_at], story.of)


def _elsewhere(sentence: Numbers, likeness: Floats) -> Floats:
    """For each look at a sentence, how like the likest *other* fact it is."""
    order = np.lexsort((-likeness, sentence))
    ranked, value = sentence[order], likeness[order]
    first = np.r_[True, ranked[1:] != ranked[:-1]] if len(ranked) else np.zeros(0, dtype=bool)
    head = np.maximum.accumulate(np.where(first, np.arange(len(ranked)), 0))
    second = np.append(np.where(np.r_[ranked[1:] == ranked[:-1], False], np.r_[value[1:], 0.0], 0.0), 0.0)
    other = np.where(first, second[head], value[head])
    out = np.zeros(len(sentence))
    out[order] = other
    return out


def _of_fact(story: _Story, members: Numbers) -> tuple[Numbers, Floats]:
    """The sentences near one fact and the evidence about each (`margin` left open; `gathered` is -1 where the sentence
    only competes: its article has another one in the fact)."""
    columns = story.likely[:, members].tocsc()
    near = np.unique(np.concatenate([members, columns.indices[columns.data > NEAR]]))
    inside = np.isin(near, members)
    here = np.isin(story.article[near], story.article[members])
    evidence = np.zeros((len(near), len(EVIDENCE)))
    likely = story.likely[near][:, members].toarray()
    for own in np.unique(story.family[near]).tolist():
        rows = np.flatnonzero(story.family[near] == own)
        others = np.flatnonzero(story.family[members] != own)
        unit = story.family[members]
        if not len(others):  # one family alone: its articles vouch for one another
            for each in np.unique(story.article[near[rows]]).tolist():
                within = rows[story.article[near[rows]] == each]
                rest = np.flatnonzero(story.article[members] != each)
                if len(rest):
                    evidence[within] = _against(
                        story, near[within], members[rest], story.article[members][rest], likely[within][:, rest]
                    )
            continue
        evidence[rows] = _against(story, near[rows], members[others], unit[others], likely[rows][:, others])
    likeness = evidence[:, EVIDENCE.index("likeness")]
    for each in np.unique(story.article[members]).tolist():
        rows = np.flatnonzero(inside & (story.article[near] == each))
        evidence[rows, EVIDENCE.index("second")] = likeness[rows] < likeness[rows].max()
    evidence[:, EVIDENCE.index("gathered")] = np.where(inside, 1.0, np.where(here, -1.0, 0.0))
    return near, evidence


def _against(story: _Story, rows: Numbers, others: Numbers, unit: Numbers, likely: Floats) -> Floats:
    """The evidence about sentences given those of the other families (`unit` says whose each is)."""
    units = np.unique(unit)
    best = np.column_stack([likely[:, unit == each].max(axis=1) for each in units])
    total = best.sum(axis=1)
    between = story.likely[others][:, others].toarray()
    pairs = [
        between[np.ix_(unit == one, unit == other)].max()
        for place, one in enumerate(units)
        for other in units[place + 1 :]
    ]
    held, missed = _values(story, rows, others, unit)
    columns = {
        "likeness": total / len(units),
        "sum": np.minimum(1.0, total / MANY),
        "among_others": np.full(len(rows), np.mean(pairs)) if pairs else total / len(units),
        "shared": _cover(story.words, rows, others, unit),
        "distinct": _cover(story.distinct, rows, others, unit),
        "telling": _telling(story, rows, others, unit),
        "value_held": held,
        "value_missed": missed,
    }
    return np.column_stack([columns.get(name, np.zeros(len(rows))) for name in EVIDENCE])


def _core(matrix: Any, others: Numbers, unit: Numbers) -> tuple[Numbers, Floats]:
    """The concepts that at least two of the others have (where there is but one, all of its), and how much of each."""
    units = np.unique(unit)
    said = np.vstack([matrix[others[unit == each]].max(axis=0).toarray().ravel() for each in units])
    column = np.flatnonzero((said > 0).sum(axis=0) >= min(2, len(units)))
    return column, said[:, column].mean(axis=0)


def _cover(matrix: Any, rows: Numbers, others: Numbers, unit: Numbers) -> Floats:
    """How much of what the others share the sentences have, in [0, 1]."""
    column, weight = _core(matrix, others, unit)
    if not len(column):
        return np.zeros(len(rows))
    return np.asarray(np.minimum(matrix[rows][:, column].toarray(), weight).sum(axis=1) / weight.sum())


def _telling(story: _Story, rows: Numbers, others: Numbers, unit: Numbers) -> Floats:
    """The same of words that are no names, each by how seldom the story uses it outside the fact."""
    column, weight = _core(story.plain, others, unit)
    if not len(column):
        return np.zeros(len(rows))
    own = story.plain[rows][:, column].toarray()
    within = others[story.counted[others]]
    inside = np.asarray((story.plain[within][:, column] >= SAID).sum(axis=0)).ravel() if len(within) else 0
    outside = np.maximum(0, story.times[column] - inside - ((own >= SAID) & story.counted[rows][:, None]))
    price = weight / (1 + outside)
    return np.asarray((price * np.minimum(1, own / weight)).sum(axis=1) / price.sum(axis=1))


def _values(story: _Story, rows: Numbers, others: Numbers, unit: Numbers) -> tuple[Floats, Floats]:
    """Whether the sentences give a value that the others share (where there is but one, any of its), and whether they
    give none of its kind."""
    by_unit = [[v for s in others[unit == each].tolist() for v in story.values[s]] for each in np.unique(unit)]
    shared = by_unit[0] if len(by_unit) == 1 else [
        value
        for place, values in enumerate(by_unit)
        for value in values
        if any(_meet(value, each) for other, rest in enumerate(by_unit) if other != place for each in rest)
    ]  # fmt: skip
    held, missed = np.zeros(len(rows)), np.zeros(len(rows))
    if shared:
        kinds = {value[0] for value in shared}
        for row, sentence in enumerate(rows.tolist()):
            own = (*story.values[sentence], *story.stamps[sentence])
            held[row] = any(_meet(value, each) for value in shared for each in own)
            missed[row] = not any(each[0] in kinds for each in own)
    return held, missed


def _meet(one: Figure, other: Figure) -> bool:
    return one[0] == other[0] and one[1] <= other[2] and other[1] <= one[2]


def standing(
    claims: Sequence[Claim],
    facts: Sequence[FactDraft],
    space: Vectors,
    found: Pairs,
    likelihood: Floats,
    family: Sequence[int],
    among: Set[int],
) -> list[FactDraft]:
    """The facts with near sentences of articles they lacked, and the articles that are unclear."""
    if not facts:
        return []
    looked = look(claims, facts, space, found, likelihood, family, among)
    sure = probabilities(looked)
    given = settings()
    of: list[list[int]] = [[] for _ in range(int(looked.of.max()) + 1)]
    for number, sentence in enumerate(looked.of.tolist()):
        of[sentence].append(number)
    close, loud, figures = likeness(found, likelihood), loudness(claims), figures_of(claims)
    stated = {claims[fact.statement].key for fact in facts}
    best: list[dict[int, tuple[float, int, bool]]] = [{} for _ in facts]
    gathered = looked.evidence[:, EVIDENCE.index("gathered")] > 0
    for fact, sentence, chance, inside in zip(
        looked.fact.tolist(), looked.sentence.tolist(), sure.tolist(), gathered.tolist(), strict=True
    ):
        article = claims[of[sentence][0]].article
        if (inside or chance >= given["near"]) and chance > best[fact].get(article, (0.0,))[0]:
            best[fact][article] = chance, sentence, inside
    out = []
    for fact, held in zip(facts, best, strict=True):
        added = [number for _, sentence, inside in held.values() if not inside for number in of[sentence]]
        unclear = _unclear({article: chance for article, (chance, _, _) in held.items()}, family)
        statement = fact.statement
        if claims[statement].article in unclear:
            clear = [n for n in fact.claims if claims[n].article not in unclear and claims[n].key not in stated]
            statement = plainest(claims, clear, close, loud, figures) if clear else statement
            stated.add(claims[statement].key)
        out.append(replace(fact, claims=tuple(sorted({*fact.claims, *added})), statement=statement, unclear=unclear))
    return out


def _unclear(sure: Mapping[int, float], family: Sequence[int]) -> frozenset[int]:
    """The articles that are not sure enough to be counted. What the two surest families say is what the fact is, so
    less is asked of them: the others are judged by it."""
    given = settings()
    by_family: dict[int, float] = {}
    for article, chance in sure.items():
        by_family[family[article]] = max(by_family.get(family[article], 0.0), chance)
    founders = sorted(by_family, key=lambda each: (-by_family[each], each))[:2]
    return frozenset(
        article
        for article, chance in sure.items()
        if chance < given["founding" if family[article] in founders else "counted"]
    )
