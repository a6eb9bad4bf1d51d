"""Conflicts of polarity: one source tells the opposite of what others tell of the same thing.

"The hospital kept its doors open" twice, and "the hospital closed as soon as the roof lifted". States (see `states`) of
two families stand at two poles of one axis, and their bearers meet. A second family must stand with the first: by a
state of its own, or by a sentence that states one fact with the first's and not with the rival's. Whether one of them
must be wrong is one scored decision (`polarity.toml`, fitted by ``benchmarks/fit_polarity.py``): how surely the bearers
are one, what else the sentences share, how telling the words are, and whether anybody says both.

Limits: words that stand on no axis; a bearer that each calls by a name of its own.

Source: de Marneffe et al. (2008), "Finding contradictions in text"; Harabagiu et al. (2006), "Negation, contrast and
contradiction in text processing".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import nsmallest

from divergence.annotations.numbers.numerals import SMALL
from divergence.comparison.background import concept
from divergence.comparison.conflicts import decision
from divergence.comparison.conflicts.phrases import Phrase
from divergence.comparison.conflicts.standoff import Place, Standoff, Told
from divergence.comparison.conflicts.states import State, states
from divergence.comparison.facts.wording import Key
from divergence.lexicon import shipped

EVIDENCE = (
    # is it of one thing
    "heads", "second_head", "weight", "names_apart", "common",
    # do the sentences tell of one matter
    "likeness", "second_likeness", "second_aligned",
    # are the words opposites
    "frame", "of_all", "telling", "length",
    # who says so, and does anybody say both
    "families", "backing", "says_both", "agreed_both", "mixed", "quoted", "attributed", "agreed_level",
)  # fmt: skip
DECISION = "polarity"
SOME = re.compile(
    rf"\b(?:\d+|{'|'.join(SMALL)}|some|several|most|other|others|remaining)"
    r" (?:of )?(?:the |her |his |their )?(?:[\w-]+ )?(?:counts?|charges?|offences|offenses|accusations)\b"
    r"|\bcounts? (?:\d|one|two)",
    re.IGNORECASE,
)
RANKS = frozenset("second third fourth fifth sixth seventh eighth ninth tenth".split())
LEAST_NEARNESS = 0.5  # of two states whose bearers meet ...
LEAST_BACKING = 0.3  # ... and of a second one
FEW = 10  # sentences by which a story is taken to be longer, so that in a short one not every word is common
LEAST_LINK = 0.2  # likelihood from which two sentences may state one fact
LINKED = 0.4  # what a sentence without a state is worth, besides its likelihood
NEARLY = 0.7  # of the nearest backer, from which a further one is shown
SAME_WORDS = 0.7  # of all words of two sentences, from which they say the same and a state was misread
MOST_STATES = 1000  # on one side
ANYBODY = "*"
MOST_MEETING = 40  # states that one is held against

Links = Mapping[Key, Mapping[Key, float]]
ByWord = Mapping[str, Sequence[tuple[int, State]]]  # each state with the number of its place in order


@dataclass(frozen=True, slots=True)
class Nearness:
    """How two states are of one thing, and that as one number."""

    value: float
    head: float
    weight: float
    apart: bool
    likeness: float


@dataclass(frozen=True, slots=True)
class Backer:
    """The sentence ``[start, end)`` of a further family that stands with the first, for `value`: by a state that is
    `near` the rival's, or because it states one fact with the first's."""

    value: float
    article: int
    start: int
    end: int
    key: Key
    state: State | None
    near: Nearness | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A state, the likest first of those who back it, and another source's that may be its opposite."""

    one: State
    backers: tuple[Backer, ...]
    rival: State
    evidence: tuple[float, ...]

    @property
    def agreed(self) -> tuple[Place, ...]:
        return self.one, *self.backers


def standoffs(told: Told) -> Iterator[Standoff]:
    """A statement and its opposite; a sentence is told once, on one side."""
    found = candidates(told)
    likely = decision.likelihood(DECISION, EVIDENCE, [each.evidence for each in found])
    for at in kept(found, likely.tolist(), decision.threshold(DECISION)):
        each = found[at]
        one, other = told.shown(each.one), told.shown(each.rival)
        words = f"{told.clause(each.agreed, 'say')} the opposite of another: “{one}” against “{other}”."
        yield Standoff("polarity", one, other, words, each.agreed, (each.rival,))


def kept(found: Sequence[Candidate], likely: Sequence[float], least: float) -> Iterator[int]:
    """Which candidates are reported, the likeliest first: a rival once, and nobody on both sides."""
    rivals: set[Key] = set()
    sided: set[Key] = set()
    known: set[tuple[int, str, str]] = set()
    for at in sorted(range(len(found)), key=lambda place: -likely[place]):
        if likely[at] < least:
            break
        each = found[at]
        agreed = {each.one.key, each.backers[0].key}
        again = each.rival.article, each.rival.axis, each.rival.bearer.head  # in the headline and in the text
        if each.rival.key not in rivals | sided and rivals.isdisjoint(agreed) and again not in known:
            known.add(again)
            rivals.add(each.rival.key)
            sided |= agreed
            yield at


def candidates(told: Told) -> list[Candidate]:
    """Every state against every one at the other pole that two families tell of the same thing."""
    story = _Story(told)
    return [each for axis in sorted(story.axes) for each in story.candidates(axis)]


class _Story:
    """The states of a story by axis and pole, how common each word is, and which sentences may state one fact."""

    def __init__(self, told: Told) -> None:
        self.told = told
        self.family = told.family
        self.links = told.near(LEAST_LINK / 2)
        found = states(told.articles)
        self.common = _common(found)
        self.axes: dict[str, tuple[list[State], list[State]]] = {}
        for each in _one_way(found):
            self.axes.setdefault(each.axis, ([], []))[each.pole < 0].append(each)

    def candidates(self, axis: str) -> Iterator[Candidate]:
        sides = self.axes[axis]
        if max(map(len, sides)) > MOST_STATES:
            return
        words = [_by_word(side) for side in sides]
        for rivals, against, others in zip(sides[::-1], words, words[::-1], strict=True):
            keys = {each.key for each in rivals}
            for rival in rivals:
                found = self._against(rival, _meeting(rival, against), others, keys)
                if found is not None:
                    yield found

    def link(self, one: Key, other: Key) -> float:
        return self.links.get(one, {}).get(other, 0.0)

    def opposed(self, one: State, other: State) -> Nearness | None:
        """How two states at two poles are of one thing; None where they are not, or where one of them was misread."""
        if one.years != other.years or self._mended(one, other):
            return None  # "was elected in 2021" says nothing of who has gone now
        if one.bearer.parted(other.bearer) and not _of_all(one, other):
            return None
        found = self.near(one, other)
        apart = _of_other_times(one, other) or _of_parts(one, other) or _of_one_place(one, other)
        return None if found is None or apart or _misread(one, other) else found

    def _followed_by(self, one: State, other: State) -> bool:
        """Whether the one of two states may have followed the other."""
        return self._passed(one, other) or self._passed(other, one)

    def _passed(self, one: State, other: State) -> bool:
        """Whether a state may be over where another was told: it is said to have passed, or until a day by which that
        may have been written."""
        if one.axis not in shipped()["states"].sets["timed"] or other.lasting:
            return False
        day = self._day(other)
        if self._stays(one, other) or self._stays(other, one):
            return False
        lasts = one.until and bool(day) and any(high.date().isoformat() > day for _, high in one.times)
        return one.passing or (one.until and not lasts)

    def _stays(self, one: State, other: State) -> bool:
        """Whether a state that is to stay was told no earlier than another: "will remain shut until the autumn", where
        somebody else had it open again."""
        return one.ahead and "" != self._day(other) <= self._day(one)

    def _mended(self, one: State, other: State) -> bool:
        """Whether two states were told on different days, of what is seldom on one day as on another."""
        return one.axis in shipped()["states"].sets["mending"] and self._day(one) != self._day(other)

    def _followed(self, agreed: Sequence[State], rival: State) -> bool:
        """Whether a rival tells of somebody a day or more after all who tell of nobody."""
        days, later = [self._day(each) for each in agreed], self._day(rival)
        return all(days) and max(days) < later

    def _day(self, state: State) -> str:
        return (self.told.articles[state.article].article.published or "")[:10]

    def near(self, one: State, other: State) -> Nearness | None:
        """How two states whose bearers meet are of one thing; None where they do not."""
        here, there = one.bearer, other.bearer
        same = here.head == there.head or _of_all(one, other)
        head = 1.0 if same else 0.5 * (_kindred(here, there) or _one_name(here, there))
        names = not here.names.isdisjoint(there.names)
        apart = bool(here.names and there.names) and not names and not _of_all(one, other)
        if not head or (apart and head < 1):
            return None
        weight = sum(weight for word, weight in here.words.items() if word in there.words)
        contained = weight / max(1e-9, min(here.weight, there.weight))
        around = sum(
            weight * (1 - self.common.get(word, 0.0)) for word, weight in one.around.items() if word in other.around
        )
        likeness = around / max(one.length * other.length, 1e-9)
        met_in = (not here.heads.isdisjoint(other.words)) + (not there.heads.isdisjoint(one.words))
        value = 0.5 * head + 0.25 * (1 + contained + met_in / 2 + names - apart) + likeness
        return Nearness(value + 0.5 * self.link(one.key, other.key), head, min(2.0, weight / 6), apart, likeness)

    def _against(self, rival: State, agreed: Sequence[State], others: ByWord, rivals: set[Key]) -> Candidate | None:
        """The likest of `agreed` and who stands with it against a rival; `others` are at its own pole, by word."""
        group = self.family[rival.article]
        held = [
            (each, found)
            for each in agreed
            if self.family[each.article] != group
            and (found := self.opposed(each, rival)) is not None
            and found.value >= LEAST_BACKING
        ]
        held.sort(key=lambda row: (-row[1].value, row[0].text, row[0].start))
        # Who stands with the first may have written before: it is the first that the rival cannot have followed.
        one, nearest = next((row for row in held if not self._followed_by(row[0], rival)), (None, None))
        if one is None or nearest is None or nearest.value < LEAST_NEARNESS:
            return None
        if _of_all(one, rival) and self._followed([each for each, _ in held if _of_all(each, rival)], rival):
            return None
        backers, beside = self._backers(one, rival, held, rivals), _meeting(rival, others)
        backing = self._backing(rival, one, nearest, beside)
        tell = {self.family[each.article] for each, near in held if near.value >= NEARLY * nearest.value}
        if not backers or len(backing) >= len(tell):  # with the rival's, more tell its pole: who is alone is another
            return None
        shown = tuple(each for each in backers if each.value >= backers[0].value * NEARLY)
        return Candidate(one, shown, rival, self._evidence(one, nearest, shown, rival, agreed, beside, backing))

    def _backing(self, rival: State, one: State, nearest: Nearness, beside: Sequence[State]) -> set[int]:
        """The families besides a rival's that tell its pole of what it does, about as nearly as `one` meets it."""
        return {
            self.family[each.article]
            for each in beside
            if (found := self.near(each, rival)) is not None and found.value >= NEARLY * nearest.value
        } - {self.family[rival.article], self.family[one.article]}

    def _backers(
        self, one: State, rival: State, held: Sequence[tuple[State, Nearness]], rivals: set[Key]
    ) -> list[Backer]:
        """A sentence of each further family that stands with a state, the best first."""
        known = self.family[rival.article], self.family[one.article]
        found: dict[int, Backer] = {}
        for each, nearness in held:
            family = self.family[each.article]
            if family not in known and family not in found:
                link = self.link(one.key, each.key)
                found[family] = Backer(
                    nearness.value + link, each.article, each.start, each.end, each.key, each, nearness
                )
        for key, link in self.links.get(one.key, {}).items():
            family, value = self.family[key[0]], LINKED + link
            if family in known or key in rivals or link < max(LEAST_LINK, self.link(rival.key, key)):
                continue
            if family not in found or found[family].value < value:
                sentence = self.told.articles[key[0]].document.sentences[key[2]]
                found[family] = Backer(value, key[0], sentence.start, sentence.end, key, None, None)
        return sorted(found.values(), key=lambda each: (-each.value, each.start, each.end))

    def _evidence(
        self,
        one: State,
        nearness: Nearness,
        backers: Sequence[Backer],
        rival: State,
        agreed: Sequence[State],
        beside: Sequence[State],
        backing: set[int],
    ) -> tuple[float, ...]:
        second = backers[0]
        far = second.near
        says_both = self._nearest(one, (each for each in agreed if each.article == rival.article))
        agreed_both = self._nearest(rival, (each for each in beside if each.article in (one.article, second.article)))
        return (
            nearness.head * (far.head if far else 0.0),
            far.head if far else 0.0,
            nearness.weight,
            float(nearness.apart),
            self.common.get(rival.bearer.head, 0.0),
            nearness.likeness,
            far.likeness if far else 0.0,
            self.link(rival.key, second.key),
            float(one.frame == rival.frame),
            float(_of_all(one, rival)),
            min(2.0, rival.telling / 5),
            min(len(one.around), len(rival.around)) / 10,
            min(4, len(backers)) - 1.0,
            float(min(3, len(backing))),
            says_both,
            agreed_both,
            self._contested(rival.axis),
            float(rival.quoted),
            float(rival.attributed),
            one.level,
        )

    def _nearest(self, one: State, others: Iterator[State]) -> float:
        return max((found.value for each in others if (found := self.near(each, one)) is not None), default=0.0)

    def _contested(self, axis: str) -> float:
        """How many of the families that tell of an axis tell of both its poles."""
        one, other = ({self.family[each.article] for each in side} for side in self.axes[axis])
        return len(one & other) / max(1, len(one | other))


def _misread(one: State, other: State) -> bool:
    """Whether two states at two poles are most likely one, of which a negation was not seen or seen where none is."""
    if one.denies != other.denies:
        return False
    return one.cue == other.cue or _same_words(one, other) or _both_say(one, other)


def _of_parts(one: State, other: State) -> bool:
    """Whether one of two verdicts is on some of the counts: of others the same man was cleared."""
    return one.axis in shipped()["states"].sets["in_parts"] and any(SOME.search(each.text) for each in (one, other))


def _of_one_place(one: State, other: State) -> bool:
    """Whether both sentences give one place in a contest: who is third is ahead of some and behind others."""
    ranked = one.axis in shipped()["states"].sets["ranked"]
    return ranked and not RANKS.isdisjoint(set(one.lower) & set(other.lower))


def _one_way(found: Sequence[State]) -> Iterator[State]:
    """The states but those of a sentence that tells both ways of one thing: who "was arrested on Monday and let go
    without charge" is in custody and is not, each at its time."""
    told: dict[tuple[Key, str, str], set[int]] = {}
    for each in found:
        told.setdefault((each.key, each.axis, each.bearer.head), set()).add(each.pole)
    return (each for each in found if len(told[each.key, each.axis, each.bearer.head]) == 1)


def _by_word(found: Sequence[State]) -> ByWord:
    """States by every word that their bearer may meet another's in."""
    order = {place: number for number, place in enumerate(sorted({each.place for each in found}))}
    made: dict[str, list[tuple[int, State]]] = {}
    for each in found:
        for word in _meets(each):
            made.setdefault(word, []).append((order[each.place], each))
    return made


def _meeting(state: State, by_word: ByWord) -> list[State]:
    """Those whose bearer may be that of a state, each once; of many those that share most with it, so that the cost
    grows with the states and not with their square."""
    met: dict[int, State] = {}
    shared: dict[int, float] = {}
    for word in _meets(state):
        weight = state.bearer.words.get(word, 0.0) + (word in state.bearer.heads)
        for number, each in by_word.get(word, ()):
            met[number] = each
            shared[number] = shared.get(number, 0.0) + weight
    kept = nsmallest(MOST_MEETING, met, key=lambda each: (-shared[each], each)) if len(met) > MOST_MEETING else met
    return [met[each] for each in sorted(kept)]


def _meets(state: State) -> list[str]:
    """What tells the bearer of a state, in order: its heads, the sorts of thing they are, all its words; whoever it is
    where that may be anybody."""
    sorts = (_sorts().get(head, frozenset()) for head in state.bearer.heads)
    return [*[ANYBODY] * (state.nobody or state.anybody), *sorted(state.bearer.heads.union(state.bearer.words, *sorts))]


def _of_all(one: State, other: State) -> bool:
    """Whether a state is told of nobody, and another of nobody as well or of anybody. Not the other way round: where
    most tell of somebody, who tells of nobody may tell of one scene of several."""
    return one.nobody and (other.nobody or other.anybody)


def _of_other_times(one: State, other: State) -> bool:
    """Whether both name times and none of them meet: shares that fell on Tuesday may have edged up on Thursday."""
    if not (one.times and other.times):  # nobody knows when the articles were written
        return bool(one.weekdays and other.weekdays) and one.weekdays.isdisjoint(other.weekdays)
    return not any(
        low < other_high and other_low < high for low, high in one.times for other_low, other_high in other.times
    )


def _one_name(one: Phrase, other: Phrase) -> bool:
    """Whether two heads are of one name, that one of them gives in part: "Ostrel" and "Ostrel Cement"."""
    fewer, more = sorted((one.names, other.names), key=len)
    heads = {concept(name) for name in more}
    return bool(fewer) and fewer <= more and one.head in heads and other.head in heads


def _kindred(one: Phrase, other: Phrase) -> bool:
    """Whether one of the heads of two phrases is the same, or they are of one sort of thing."""
    if not one.heads.isdisjoint(other.heads):
        return True
    sorts = _sorts()
    return one.head in sorts and other.head in sorts and not sorts[one.head].isdisjoint(sorts[other.head])


def _same_words(one: State, other: State) -> bool:
    """Whether two sentences say nearly the same, the words of both states among it."""
    here, there = one.around.keys(), other.around.keys()
    both = {one.cue, other.cue} <= one.concepts & other.concepts
    return both and len(here & there) >= SAME_WORDS * len(here | there)


def _both_say(one: State, other: State) -> bool:
    """Whether the sentence of one state has the other's as well, with the words around it: both quote it."""
    return f" {other.said} " in f" {one.sentence} " or f" {one.said} " in f" {other.sentence} "


def _common(found: Sequence[State]) -> dict[str, float]:
    """The share of the story's sentences with a state that have each word; what is said twice is said once."""
    sentences = {frozenset(each.around) for each in found}
    count: dict[str, int] = {}
    for words in sentences:
        for word in words:
            count[word] = count.get(word, 0) + 1
    return {word: number / (len(sentences) + FEW) for word, number in count.items()}


@cache
def _sorts() -> dict[str, frozenset[str]]:
    """The sorts of thing that a head may be: an amendment is a clause or a change to another writer."""
    sets = shipped()["states"].sets
    made: dict[str, set[str]] = {}
    for name in sorted(sets):
        for word in sets[name] if name.startswith("sort_") else ():
            made.setdefault(concept(word), set()).add(name)
    return {word: frozenset(names) for word, names in made.items()}
