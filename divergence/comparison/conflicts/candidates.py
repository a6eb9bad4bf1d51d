"""Conflicts of value: two figures or dates that measure the same thing and cannot both be right.

The search starts from what is said *about* a value, not from the value (a wrong value destroys its own anchor). Each
candidate pair of a fact and a rival claim is one scored decision over their evidence (`candidates.toml`, fitted by
``benchmarks/fit.py``): likeness of context, counted noun, whether each is the other's best match, support, times and
sources. What only looks like a conflict is cleared with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
from numpy.typing import NDArray

from divergence.annotations.dates import DateSpan
from divergence.annotations.quantities import Quantity
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.camps import Camp
from divergence.comparison.conflicts.field import Field, Rows, field, held, one_of, parts
from divergence.comparison.conflicts.rivalry import EVIDENCE, evidence
from divergence.comparison.conflicts.slips import kin, one_unit, slip
from divergence.comparison.conflicts.value_groups import LEAST_TELLING, joined, places, value_groups
from divergence.comparison.facts.alignment import Floats
from divergence.comparison.facts.claims import Anchor, Claim
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import Gathered
from divergence.result import ConflictKind, Resolution, Severity

DECISION = "candidates"
LEAST_CONTEXT = 0.08  # likeness of sentences below which a pair is not looked at ...
LEAST_ALIGNED = 0.15  # ... unless their sentences may state one fact ...
SURELY_ALIGNED = 0.3  # ... and from which two times of day are of one thing, whatever held then
LEAST_NEAR = 0.12  # ... unless the words right around both values are this alike
MANY = 4  # families that stand together by no chance, where they are most of a story
AT_ONCE = 250_000  # entries of a matrix of groups and rivals by claims that are weighed at a time, to bound memory
MOST_RIVALS = 16  # claims that one group is held against
CROWD = 24  # independent sources above which a value that one of them gives accuses nobody
DEICTIC = re.compile(
    r"(?:today|tonight|tomorrow|yesterday|now"
    r"|(?:this|last|next) (?:morning|afternoon|evening|night|week|weekend|month|year))\b",
    re.IGNORECASE,
)
SECONDS = 0.3  # likeness from which a claim with the same value takes a side


Spelt = dict[Hashable, dict[int, list[int]]]


@dataclass(frozen=True, slots=True)
class Rivals:
    """Two groups of claim numbers that give rival values of one thing, and how sure that is."""

    one: tuple[int, ...]
    other: tuple[int, ...]
    probability: float
    resolution: Resolution
    kind: ConflictKind
    severity: Severity
    explanation: str


@dataclass(frozen=True)
class Candidate:
    """A group of agreeing claims, a rival claim, and the evidence that they conflict, shape (len(EVIDENCE),)."""

    group: tuple[int, ...]
    rival: int
    evidence: Floats
    seconders: tuple[int, ...] = ()  # claims of other families with the group's value, in a slot much like either's


def candidates(gathered: Gathered, facts: Sequence[FactDraft], family: Sequence[int]) -> list[Candidate]:
    """Every pair of a value group within `facts` and a claim of another family with a different value in a like
    context."""
    among = field(gathered, family)
    if among is None:
        return []
    groups = value_groups(gathered.claims, facts)
    crowded = len(set(among.family.tolist())) > CROWD
    return [pair for part in parts(among) for pair in _candidates(part, groups, crowded)]


def _candidates(among: Field, within: Sequence[tuple[int, ...]], crowded: bool) -> Iterator[Candidate]:
    """The candidates of a field; `within` are the groups within facts."""
    groups = joined(among, places(among, within))
    support: dict[int, int] = {}
    for members in groups:
        count = len(set(among.family[list(members)].tolist()))
        support |= {place: max(count, support.get(place, 0)) for place in members}
    voices = _voices(among)
    exact = np.array([not _vague(claim) for claim in among.claims])
    slips: dict[int, NDArray[np.bool_]] = {}
    spelt = _spelt(among)
    sentences = cache(partial(_sentences, among))
    camps: list[Camp] = []
    waiting = 0
    for members in groups:
        group = [place for place in members if exact[place]]
        if not group or (crowded and len(set(among.family[group].tolist())) < 2):
            continue  # where many tell a story, one voice against one is no news
        whole = held(among, group)
        for value, place in _worded(among, group).items():
            if value not in slips:
                slips[value] = _slips(among, place, spelt)
        for rows, others in _camps(among, whole, slips):
            told = whole.among(rows)
            able = _able(among, told, _slipped(among, rows, slips), others & exact)
            # The pair is looked at once, from the side with more support, or whose value more give in any words.
            behind = told.families, voices[rows[0]]
            rivals = [
                rival for rival in _likest(told, able)
                if (support[rival], voices[rival], rows[0]) < (*behind, rival)
                and not _told_beside(among, told, rival, sentences)
                and not _beside_one_quotation(among, told, rival)
                and not _known_apart(among, told, rival)
            ]  # fmt: skip
            if rivals:
                camps.append(Camp(told, rivals))
                waiting += len(rows) + len(rivals)
            if waiting * len(able) > AT_ONCE:
                yield from _weighed(among, camps, support)
                camps, waiting = [], 0
    yield from _weighed(among, camps, support)


def _voices(among: Field) -> list[int]:
    """How many families give the value of each claim, whatever they say of it."""
    given: dict[tuple[str | None, float], set[int]] = {}
    keys = [(claim.dimension, middle) for claim, middle in zip(among.claims, among.middle, strict=True)]
    for key, family in zip(keys, among.family.tolist(), strict=True):
        given.setdefault(key, set()).add(family)
    return [len(given[key]) for key in keys]


def _weighed(among: Field, camps: Sequence[Camp], support: Mapping[int, int]) -> Iterator[Candidate]:
    """Groups and their rivals as candidates."""
    if not camps:
        return
    numbers = np.array(among.numbers)
    everyone = held(among, [rival for camp in camps for rival in camp.rivals])
    weighed = iter(evidence(among, camps, everyone, support))
    for told, rivals in camps:
        group = tuple(numbers[told.places].tolist())
        for rival, seconds in zip(rivals, _seconding(among, told, everyone.among(rivals)), strict=True):
            seconders = tuple(numbers[seconds].tolist())
            yield Candidate(group, among.numbers[rival], next(weighed), seconders)


def _worded(among: Field, group: Sequence[int]) -> dict[int, int]:
    """The first claim of a group for each way in which the value is written: "2,100ft", "640 metres"."""
    return {int(among.written[place]): place for place in reversed(group)}


def _slipped(among: Field, rows: Sequence[int], slips: Mapping[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """Which claims give the value of a group miswritten, in whichever way it is written there."""
    return np.asarray(np.any([slips[value] for value in _worded(among, rows)], axis=0))


def _camps(
    among: Field, whole: Rows, slips: Mapping[int, NDArray[np.bool_]]
) -> Iterator[tuple[list[int], NDArray[np.bool_]]]:
    """A group against the claims of other families; and what is left of it without one of its families against that
    family: a source can give the agreed value in one sentence and another one in the next."""
    rows = whole.places
    within = one_of(among.family, among.family[whole.numbers])
    yield rows, ~within
    if len(set(among.family[rows].tolist())) > 1:
        slipped = _slipped(among, rows, slips)
        differ = within & whole.met & ~whole.compatible.all(axis=0) & _like(among, whole, slipped)
        for each in sorted(set(among.family[_likest(whole, differ)].tolist())):
            yield [row for row in rows if among.family[row] != each], among.family == each


def _like(among: Field, told: Rows, slips: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which claims are in words, or of a thing, at all like a group's."""
    return np.asarray(
        (told.likest_context >= LEAST_CONTEXT)
        | (told.likest_near >= LEAST_NEAR)
        | told.counted.any(axis=0)
        | _followed(among, told)
        | (told.likest_aligned >= LEAST_ALIGNED)
        | slips
    )


def _followed(among: Field, told: Rows) -> NDArray[np.bool_]:
    """Which measures are followed by the words that a group's are: "1.8 km from the line", "2.8 km from the line"."""
    words = among.after[told.numbers]
    words = words[words >= 0]
    if not len(words):
        return np.zeros(len(among.claims), dtype=np.bool_)
    return np.asarray(among.measure & (among.after >= 0) & one_of(among.after, words))


def _able(among: Field, told: Rows, slips: NDArray[np.bool_], others: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which of some other claims give a value that a group's rules out, in words or of a thing at all like the
    group's."""
    compatible = np.asarray(told.compatible[told.deciding].any(axis=0))
    able = others & told.met & ~compatible & _like(among, told, slips)
    if not able.any():
        return np.asarray(able)
    timed = among.stamped & among.stamped[told.numbers].any() & (told.likest_aligned < SURELY_ALIGNED)
    return np.asarray(
        able & ~timed & ~_other_vote(among, told) & ~_in_the_same_words(among, told) & ~_beside(among, told, compatible)
    )


def _in_the_same_words(among: Field, told: Rows) -> NDArray[np.bool_]:
    """The dates in a group's own words: by "Friday evening" two articles mean one evening, if not the same one."""
    said = among.spelt[told.numbers]
    said = said[said >= 0]
    return (among.spelt >= 0) & one_of(among.spelt, said) if len(said) else np.zeros(len(among.spelt), dtype=np.bool_)


def _other_vote(among: Field, told: Rows) -> NDArray[np.bool_]:
    """The votes that fell otherwise than a group's, where one of the articles gives both: it knows them apart."""
    splits, articles = among.split[told.numbers], among.article[told.numbers]
    other = np.zeros(len(among.claims), dtype=np.bool_)
    splits = splits[splits >= 0]
    if len(splits):
        known = among.split[one_of(among.article, articles) & (among.split >= 0)]
        having = among.article[one_of(among.split, splits) & (among.split >= 0)]
        other = (among.split >= 0) & (one_of(among.split, known) | one_of(among.article, having))
    return other


def _likest(told: Rows, able: NDArray[np.bool_]) -> list[int]:
    """The rivals a group is held against: of many the likest, so that the cost grows with the facts and not with their
    square."""
    rivals = np.flatnonzero(able)
    if len(rivals) > MOST_RIVALS:
        rivals = np.sort(rivals[np.argsort(-told.likest[rivals], kind="stable")[:MOST_RIVALS]])
    return [int(rival) for rival in rivals]


def _vague(claim: Claim) -> bool:
    """Whether a date says too little to contradict another: "today" is whenever one writes."""
    anchor = claim.anchor
    return isinstance(anchor, DateSpan) and bool(DEICTIC.match(anchor.text))


def _slips(among: Field, place: int, spelt: Spelt) -> NDArray[np.bool_]:
    """Which claims give a value miswritten, where it is telling enough to be looked for anywhere."""
    head = among.claims[place]
    slips = np.zeros(len(among.claims), dtype=bool)
    if isinstance(head.anchor, DateSpan) or among.rarity[place] >= LEAST_TELLING:
        for like in kin(head):
            for places in spelt.get(like, {}).values():
                if slip(head, among.claims[places[0]]):
                    slips[places] = True
        slips &= among.kind == among.kind[place]
    if among.votes[place]:
        slips |= (among.votes == among.votes[place]) & (among.kind == among.kind[place])
    return slips


def _spelt(among: Field) -> Spelt:
    """The places of each written value, by what its slips have in common with it."""
    places: dict[tuple[int, str | None], list[int]] = {}
    for place, (claim, written) in enumerate(zip(among.claims, among.written.tolist(), strict=True)):
        places.setdefault((written, claim.dimension), []).append(place)
    spelt: Spelt = {}
    for (written, _), same in places.items():
        for like in kin(among.claims[same[0]]):
            spelt.setdefault(like, {}).setdefault(written, []).extend(same)
    return spelt


def _beside(among: Field, told: Rows, compatible: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Claims in whose sentence the group's value stands as well ("due in ten days and came in twelve", "a loss of
    £6m against a plan of £2m"). A time of day without its day does so for times alone: "Thursday night at 9:52" is one
    moment, and rules out Friday."""
    latitude = among.latitude
    exact = among.exact | ((latitude.precision >= 0) & (latitude.precision == latitude.precision[told.places[0]]))
    clock = latitude.clock == latitude.clock[told.places[0]]  # "at 9:40" is of any day
    stating = told.met & compatible & exact & clock
    found = np.zeros(len(among.claims), dtype=np.bool_)
    for some, of in ((~latitude.undayed, True), (latitude.undayed, latitude.clock)):
        if not some.any():
            continue
        found |= one_of(among.told_in, among.told_in[stating & some]) & of
        figures = among.figure[told.numbers[some[told.numbers]]]
        if len(figures):
            within = np.concatenate([among.standing[each] for each in set(figures.tolist())])
            # 38 millimetres do not stand beside 38 centimetres: those are their own number in another unit.
            found |= one_of(among.told_in, within) & ~one_of(among.figure, figures) & of
    return found


def _told_beside(among: Field, told: Rows, rival: int, sentences: Callable[[int], set[int]]) -> bool:
    """Whether the rival's value stands in each sentence of a group, or the group's in the rival's, if only without the
    day or litre it is for: "35 cents a litre, those above 8 g pay 60 cents"."""
    within = set(among.told_in[told.numbers].tolist())
    head = told.places[0]
    return within <= sentences(rival) or int(among.told_in[rival]) in sentences(head)


def _beside_one_quotation(among: Field, told: Rows, rival: int) -> bool:
    """Whether two things are counted beside one quotation, whose words make the sentences alike: "'…', said the fire
    chief, who led 140 men", and "'…', he told the 200 people there"."""
    claim = among.claims[rival]
    if claim.dimension != "count" or claim.quoted or not claim.spoken or told.counted[:, rival].any():
        return False
    return any(not claim.spoken.isdisjoint(among.claims[place].spoken) for place in told.places)


def _known_apart(among: Field, told: Rows, rival: int) -> bool:
    """Whether an article of a group gives the rival's date as well, for the thing that the rival gives it for: who
    tells of work "from June" and of "its results in autumn" knows them apart, and so may who tells of the results."""
    if not (among.dated[rival] and among.dates[rival]):
        return False
    same = held(among, [rival]).given[0] & one_of(among.article, among.article[told.numbers])
    return any(among.dates[rival] & among.dates[place] for place in np.flatnonzero(same))


def _sentences(among: Field, place: int) -> set[int]:
    """The sentences in which a figure stands, in its unit; none of what is no figure."""
    anchor = among.claims[place].anchor
    if not isinstance(anchor, Quantity):
        return set()
    return {
        int(among.told_in[each]) for each in np.flatnonzero(among.figure == among.figure[place])
        if _of_unit(among.claims[each].anchor, anchor)
    }  # fmt: skip


def _of_unit(one: Anchor | None, other: Quantity) -> bool:
    return isinstance(one, Quantity) and one.kind == other.kind and one_unit(one, other)


def _seconding(among: Field, told: Rows, rivals: Rows) -> NDArray[np.bool_]:
    """Which claims second a group against each rival, shape (rivals, claims)."""
    elsewhere = among.family != among.family[rivals.numbers, None]
    alike = np.maximum(rivals.likeness, told.likest) >= SECONDS
    seconding = told.agreed & ~rivals.compatible & elsewhere & alike
    seconding[:, told.numbers] = False
    return np.asarray(seconding)


def probabilities(found: Sequence[Candidate]) -> Floats:
    """How likely each candidate is a real conflict, in [0, 1]."""
    return decision.likelihood(DECISION, EVIDENCE, [candidate.evidence for candidate in found])


def threshold(families: int = 2, others: int = 2) -> float:
    """The probability from which a candidate is reported as real: higher where one source stands against one, lower
    where most of many, `families` of `others`, stand against it."""
    if families >= MANY and 2 * families > others:
        return decision.threshold(DECISION, "threshold_most")
    return decision.threshold(DECISION, "threshold" if families > 1 else "threshold_alone")
