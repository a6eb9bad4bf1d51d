"""The field: a story's anchored claims side by side, and how alike any of them are.

One row a claim, in arrays, so that a group of claims is held against all others in a few products. The rows are in the
order of what the claims say (`content_order`), so that the first of a group is the same whichever article comes first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept
from divergence.comparison.conflicts.dated import dated
from divergence.comparison.conflicts.nouns_apart import generic
from divergence.comparison.conflicts.slips import written
from divergence.comparison.conflicts.sorts import aside, clock, rate, slot_of, sort_of, whole_of
from divergence.comparison.conflicts.tallies import tally
from divergence.comparison.facts.alignment import Floats, Numbers
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.content_order import by_content
from divergence.comparison.facts.gathered import Gathered
from divergence.comparison.facts.latitude import HOUR, Flags, Latitude, stated
from divergence.comparison.facts.readings import narrow, rarity
from divergence.comparison.facts.slots import Slot
from divergence.lexicon import shipped

TOGETHER = 500  # claims of a story up to which those of all dimensions are held side by side
WHOLE = 1500  # claims side by side up to which all are held against all at once; of more, those that are asked for
COARSER = 12  # how many times wider a value may be than another that it agrees with ...
VAGUER = 3  # ... and than the most exact of a group that it decides with
Turned = tuple[Any, Any]  # rows, and the same with rows and columns changed over


@dataclass(frozen=True)
class Rows:
    """Some claims of a field (`places`) held against all of them; every matrix has the shape (places, claims). Each is
    reckoned when it is first asked for, or taken from that of more claims (`of`), where these are at `at`."""

    field: Field
    places: list[int]
    of: Rows | None = None
    at: Numbers | None = None

    def among(self, places: list[int]) -> Rows:
        """Those of these claims that are at `places`, in that order."""
        if places == self.places:
            return self
        return Rows(self.field, places, self, np.array([self._at[place] for place in places]))

    def _matrix(self, name: str, made: Callable[[], NDArray[Any]]) -> NDArray[Any]:
        if self.of is None or self.at is None:
            return made()
        whole: NDArray[Any] = getattr(self.of, name)
        return whole.take(self.at, 0)

    @cached_property
    def context(self) -> Floats:
        return self._matrix("context", lambda: _product(self.field.context, self.places))

    @cached_property
    def sentence(self) -> Floats:
        return self._matrix("sentence", lambda: _product(self.field.sentence, self.places))

    @cached_property
    def near(self) -> Floats:
        return self._matrix("near", lambda: _product(self.field.near, self.places))

    @cached_property
    def likeness(self) -> Floats:
        return self._matrix("likeness", lambda: np.maximum(self.context, self.near))

    @cached_property
    def aligned(self) -> Floats:
        return self._matrix("aligned", lambda: self.field.aligned[self.places].toarray())

    @cached_property
    def comparable(self) -> Flags:
        return self._matrix("comparable", lambda: self.field.kind[self.numbers, None] == self.field.kind)

    @cached_property
    def same(self) -> Flags:
        return self._matrix("same", self._same)

    def _same(self) -> Flags:
        low, high = self.field.low, self.field.high
        return self.comparable & (low[self.numbers, None] <= high) & (low <= high[self.numbers, None])

    @cached_property
    def given(self) -> Flags:
        """Where the same value is given: what happened on 24 June is not dated by "in June"."""
        return self._matrix("given", self._given)

    def _given(self) -> Flags:
        field = self.field
        width = np.maximum(HOUR, field.high - field.low)
        one, other = width[self.numbers, None], width
        closely = np.maximum(one, other) <= COARSER * np.minimum(one, other)
        return self.same & (closely | ~field.dated[self.numbers, None])

    @cached_property
    def compatible(self) -> Flags:
        return self._matrix("compatible", lambda: self.field.latitude.compatible(self.places))

    @cached_property
    def counted(self) -> Flags:
        noun = self.field.noun
        return self._matrix("counted", lambda: self.comparable & (noun[self.numbers, None] == noun))

    @cached_property
    def _at(self) -> dict[int, int]:
        return {place: at for at, place in enumerate(self.places)}

    @cached_property
    def numbers(self) -> Numbers:
        """`places`, to take of arrays what is at them."""
        return np.array(self.places, dtype=np.int64)

    @cached_property
    def met(self) -> Flags:
        """The claims that give a value of the same kind as any of these."""
        return np.asarray(self.comparable.any(axis=0))

    @cached_property
    def deciding(self) -> Flags:
        """Which of these claims decide what they rule out: of "more than seven miles" and "11.3 kilometres" what is
        given exactly, of "Saturday" and "Saturday, 19 September" the day of the month, of "November" and "November
        2025" the year, of "Friday" and "6.40am on Friday" the time of day, of "thousands" and "4,812" the count."""
        field, places = self.field, self.numbers
        best = np.ones(len(places), dtype=np.bool_)
        width = field.high[places] - field.low[places]
        for better in (~field.latitude.loose[places], field.exact[places]):
            if (best & better).any():
                best &= better
        return np.asarray(best & (width <= VAGUER * width[best].min()))

    @cached_property
    def likest_context(self) -> Floats:
        return np.asarray(self.context.max(axis=0))

    @cached_property
    def likest_near(self) -> Floats:
        return np.asarray(self.near.max(axis=0))

    @cached_property
    def likest_aligned(self) -> Floats:
        return np.asarray(self.aligned.max(axis=0))

    @cached_property
    def likest(self) -> Floats:
        """How alike each claim of the field is to any of these."""
        return np.asarray(self.likeness.max(axis=0))

    @cached_property
    def pooled(self) -> float:
        """How alike the words right around these claims' values are, each and itself counted."""
        return float(self.near[:, self.numbers].mean())

    @cached_property
    def usual(self) -> float:
        """How alike two of these claims are, 1 where there is but one."""
        size = len(self.places)
        if size == 1:
            return 1.0
        within = self.likeness[:, self.numbers]
        return float((within.sum() - np.trace(within)) / (size * (size - 1)))

    @cached_property
    def families(self) -> int:
        return len(set(self.field.family[self.numbers].tolist()))

    @cached_property
    def agreed(self) -> Flags:
        """The claims that give a value of any of these."""
        return np.asarray(self.same.any(axis=0))

    @cached_property
    def said(self) -> Flags:
        """Those that give it no less closely than these claims decide by."""
        return np.asarray(self.given[self.deciding].any(axis=0))


@dataclass(frozen=True)
class Field:
    """The anchored claims of a story side by side, in arrays over claims; `context`, `sentence` and `near` are sparse
    unit rows and the same turned. `value`, `figure`, `written` and `told_in` number the values, the figures whatever
    their unit, the values as they are written and the sentences, `spelt` number the words of dates; `standing` are the
    sentences of each figure, `companions` the other exact values of a claim's sentence and how telling each is;
    `given` how many values an article gives of each kind, and of each noun (None: of any);
    `stamped` are times of day at which something held, `exact` values given without "about" or an open end. `source`,
    `before`, `after` and `period` number who is given, the telling words on either side and the periods named around
    the value, -1 where there is none; `measured` are an average, a plan, a record; `dates` tell what each date is of,
    `dated` are dates and `measure` values that are neither dates nor counts, `votes` how many votes each tally is of,
    0 where it is none, `split` how they fell, `whole_of` numbers what shares are of; `rates` are values of each day or
    litre, those `aside` stand in a relative clause. `whole` are the rows of all claims, kept where they are few."""

    claims: list[Claim]
    numbers: list[int]
    context: Turned
    sentence: Turned
    near: Turned
    kind: Numbers
    noun: Numbers
    low: Floats
    high: Floats
    latitude: Latitude
    article: Numbers
    family: Numbers
    value: Numbers
    figure: Numbers
    standing: Mapping[int, Numbers]
    written: Numbers
    spelt: Numbers
    stamped: Flags
    exact: Flags
    told_in: Numbers
    companions: list[Mapping[Hashable, float]]
    given: Counter[tuple[int, int, int | None]]
    source: Numbers
    before: Numbers
    after: Numbers
    dated: Flags
    measure: Flags
    measured: Flags
    period: Numbers
    dates: list[frozenset[str]]
    votes: Numbers
    split: Numbers
    whole_of: Numbers
    rates: Flags
    aside: Flags
    rarity: Floats
    middle: list[float]
    listed: list[int]
    words: list[Mapping[int, float]]
    aligned: Any
    whole: Rows | None = None


def field(gathered: Gathered, family: Sequence[int]) -> Field | None:
    """The anchored claims, in the order of their content, with what their likeness is read off, or None where there are
    none."""
    claims, space, sentence = gathered.claims, gathered.space, gathered.pairs.sentence
    numbers = [number for number, claim in enumerate(claims) if claim.dimension is not None]
    numbers.sort(key=lambda number: by_content(claims[number]))
    if not numbers:
        return None
    anchored = [claims[number] for number in numbers]
    low, high = (np.array(ends) for ends in zip(*(stated(claim) for claim in anchored), strict=True))
    article = np.array([claim.article for claim in anchored])
    per_sentence = Counter((claim.key, claim.dimension) for claim in anchored)
    middles = [middle(claim) for claim in anchored]
    figure = _numbered(_figure(claim) for claim in anchored)
    told_in = _numbered(claim.key for claim in anchored)
    kind = _numbered((claim.dimension, sort_of(claim)) for claim in anchored)
    noun = _numbered(
        claim.noun if claim.noun and claim.noun not in generic() else at for at, claim in enumerate(anchored)
    )
    value = _numbered(middles)
    telling = [rarity(claim) for claim in anchored]
    among = Field(
        claims=anchored,
        numbers=numbers,
        context=_turned(space.context[numbers]),
        sentence=_turned(space.sentence[numbers]),
        near=_turned(_near([slot_of(claim) for claim in anchored])),
        kind=kind,
        noun=noun,
        low=low,
        high=high,
        latitude=Latitude(anchored),
        article=article,
        family=np.array([family[number] for number in article]),
        value=value,
        figure=figure,
        standing=_standing(figure, told_in),
        written=_numbered(written(claim) for claim in anchored),
        spelt=_numbered(
            claim.anchor.text.lower() if isinstance(claim.anchor, DateSpan) else None for claim in anchored
        ),
        exact=np.array([_exact(claim) for claim in anchored]),
        stamped=np.array([claim.stamp and clock(claim) for claim in anchored]),
        told_in=told_in,
        companions=_companions(anchored, middles, telling, told_in),
        given=_given(article, kind, noun, value),
        source=_numbered(claim.attributed_to or None for claim in anchored),
        before=_numbered(slot_of(claim).before for claim in anchored),
        after=_numbered(claim.noun or slot_of(claim).after for claim in anchored),
        dated=np.array([claim.dimension == "date" for claim in anchored]),
        measure=np.array([claim.dimension not in ("count", "date") for claim in anchored]),
        measured=np.array([not _measures().isdisjoint(slot_of(claim).words) for claim in anchored]),
        period=_numbered(_periods().intersection(slot_of(claim).words) for claim in anchored),
        dates=[dated(claim) for claim in anchored],
        votes=np.array([sum(tally(claim) or ()) for claim in anchored]),
        split=_numbered(map(tally, anchored)),
        whole_of=_numbered(map(whole_of, anchored)),
        rates=np.array([rate(claim) for claim in anchored]),
        aside=np.array([aside(claim) for claim in anchored]),
        rarity=np.array(telling),
        middle=middles,
        listed=[per_sentence[claim.key, claim.dimension] for claim in anchored],
        words=[_bag(space.weighted, number) for number in numbers],
        aligned=gathered.between[sentence[numbers]][:, sentence[numbers]],
    )
    return _with_rows(among) if len(anchored) <= TOGETHER else among


def parts(among: Field) -> Iterator[Field]:
    """The field, or of a large one the claims of each dimension by themselves: no other value is a rival of theirs."""
    if among.whole is not None:
        yield among
        return
    dimension = _numbered(claim.dimension for claim in among.claims)
    for each in range(int(dimension.max()) + 1):
        yield _with_rows(_part(among, np.flatnonzero(dimension == each)))


def _part(among: Field, places: Numbers) -> Field:
    """Some claims of a field side by side."""
    part: dict[str, Any] = {
        "latitude": among.latitude.part(places),
        "aligned": among.aligned[places][:, places],
    }
    for name, each in vars(among).items():
        if isinstance(each, np.ndarray):
            part[name] = each[places]
        elif isinstance(each, list):
            part[name] = [each[place] for place in places.tolist()]
        elif isinstance(each, tuple):
            part[name] = _turned(each[0][places])
    return replace(among, **part)


def _with_rows(among: Field) -> Field:
    size = len(among.claims)
    return among if size > WHOLE else replace(among, whole=Rows(among, list(range(size))))


def held(among: Field, places: list[int]) -> Rows:
    """The claims at `places` held against all claims of the field."""
    if among.whole is None:
        return Rows(among, places)
    return among.whole.among(places)


def likeness(among: Field, one: Sequence[int], other: Sequence[int]) -> float:
    """How alike the claims of two groups are, on average."""
    if among.whole is not None:
        return float(among.whole.likeness[np.ix_(one, other)].mean())
    context, near = ((unit[list(one)] @ unit[list(other)].T).toarray() for unit, _ in (among.context, among.near))
    return float(np.maximum(context, near).mean())


def _numbered(keys: Iterable[Hashable]) -> Numbers:
    """A number for each key, the same for equal ones; -1 for None."""
    known: dict[Hashable, int] = {None: -1}
    return np.array([known.setdefault(key, len(known) - 1) for key in keys], dtype=np.int64)


def _standing(figure: Numbers, told_in: Numbers) -> dict[int, Numbers]:
    """The sentences in which each figure stands, whatever its unit."""
    order = np.argsort(figure, kind="stable")
    return dict(enumerate(np.split(told_in[order], np.flatnonzero(np.diff(figure[order])) + 1)))


def _companions(
    claims: Sequence[Claim], middles: Sequence[float], telling: Sequence[float], told_in: Numbers
) -> list[Mapping[Hashable, float]]:
    """The exact values that stand in the sentence of each claim besides its own, with how telling they are."""
    told: dict[int, dict[Hashable, float]] = {}
    values = [(claim.dimension, middle) for claim, middle in zip(claims, middles, strict=True)]
    for claim, value, rare, sentence in zip(claims, values, telling, told_in.tolist(), strict=True):
        here = told.setdefault(sentence, {})
        if _exact(claim):
            here[value] = rare
    return [
        {other: rare for other, rare in told[sentence].items() if other != value}
        for value, sentence in zip(values, told_in.tolist(), strict=True)
    ]


def _given(article: Numbers, kind: Numbers, noun: Numbers, value: Numbers) -> Counter[tuple[int, int, int | None]]:
    """How many values each article gives of each kind, and of each noun of a kind (None: of any)."""
    rows = set(zip(*(each.tolist() for each in (article, kind, noun, value)), strict=True))
    of_kind = {(article, kind, None, value) for article, kind, _, value in rows}
    return Counter((article, kind, noun) for article, kind, noun, _ in rows | of_kind)


def one_of(numbers: Numbers, wanted: Numbers) -> Flags:
    """Which of some small whole numbers are among those wanted."""
    known = np.zeros(int(max(numbers.max(initial=-1), wanted.max(initial=-1))) + 1, dtype=bool)
    known[wanted] = True
    return np.asarray(known[numbers])


def _bag(rows: Any, row: int) -> dict[int, float]:
    """One row of a sparse matrix, by column."""
    here = slice(*rows.indptr[row : row + 2].tolist())
    return dict(zip(rows.indices[here].tolist(), rows.data[here].tolist(), strict=True))


def _turned(unit: Any) -> Turned:
    return unit, unit.T.tocsr()


def _product(vectors: Turned, places: list[int]) -> Floats:
    unit, turned = vectors
    return np.asarray((unit[places] @ turned).toarray())


def _near(slots: Sequence[Slot]) -> Any:
    """The words right around the values as sparse unit rows."""
    from scipy.sparse import csr_matrix

    columns: dict[str, int] = {}
    places = [
        (row, columns.setdefault(key, len(columns)), weight)
        for row, slot in enumerate(slots)
        for key, weight in slot.words.items()
    ]
    rows, cols, weights = ([each[part] for each in places] for part in range(3))
    matrix = csr_matrix((weights, (rows, cols)), shape=(len(slots), max(1, len(columns))), dtype=np.float64)
    length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    return csr_matrix(matrix.multiply(1 / np.maximum(length, 1e-9)[:, None]))


def middle(claim: Claim) -> float:
    low, high = narrow(claim)
    return abs(low + high) / 2


def _exact(claim: Claim) -> bool:
    anchor = claim.anchor
    if isinstance(anchor, DateSpan):
        return anchor.precision in ("day", "minute", "hour")
    return claim.low is not None and claim.high is not None and getattr(anchor, "approximator", None) is None


def _figure(claim: Claim) -> float | int:
    anchor = claim.anchor
    if not isinstance(anchor, Quantity) or anchor.kind == "score":
        return id(claim)
    ends = [end for end in (anchor.low, anchor.high) if end is not None]
    return sum(ends) / len(ends)


@cache
def _periods() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["periods"]))


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["measures"]))
