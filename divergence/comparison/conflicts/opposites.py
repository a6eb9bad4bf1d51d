"""Conflicts of polarity: one source tells the opposite of what others tell of the same thing.

States (see `states`) of different families are looked at where they stand at two poles of one axis. That they are told
of one thing is what matters: the same head, the same names, nothing in the one phrase that the other contradicts.
Whether one of them must be wrong is one scored decision over that and over what else the sentences share
(`opposites.toml`); two independent families must say the same for a third to stand against them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import log

from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Told
from divergence.comparison.conflicts.states import State, states
from divergence.lexicon import shipped

MOST_STATES = 300  # on one side of one axis
LEAST_AFFINITY = 0.5
EVIDENCE = (
    "head", "second_head", "weight", "second_weight", "contained", "second_contained", "crossed", "names", "names_apart",
    "likeness", "second_likeness", "names_around", "times_apart", "second_times_apart", "times_same", "future_apart", "frame", "same_cue",
    "resolved", "agreed_resolved", "common", "families", "share", "backing", "says_both", "agreed_both", "mixed", "busy",
    "quoted", "attributed", "agreed_attributed", "rival_level", "agreed_level", "negated", "agreed_negated", "cues", "same_axis", "second_axis", "deed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Near:
    """How two states are of one thing."""

    affinity: float
    head: float
    weight: float
    contained: float
    crossed: float
    names: float
    names_apart: float
    likeness: float


@dataclass(frozen=True, slots=True)
class Opposed:
    agreed: tuple[State, ...]
    rival: State
    evidence: tuple[float, ...]


def candidates(told: Told) -> list[Opposed]:
    found = states(told.articles)
    common = _common(found)
    by_matter: dict[str, tuple[list[State], list[State]]] = {}
    for each in found:
        matter, pole = _kin().get(each.axis, (each.axis, 1))
        by_matter.setdefault(matter, ([], []))[each.pole * pole < 0].append(each)
    made = []
    for matter in sorted(by_matter):
        sides = by_matter[matter]
        if all(sides) and max(map(len, sides)) <= MOST_STATES:
            for agreed, rivals in (sides, sides[::-1]):
                made.extend(_against(agreed, rivals, told.family, common))
    return made


@cache
def _kin() -> dict[str, tuple[str, int]]:
    """What an axis is about, and which of its poles goes with the others': axis → matter and 1 or -1."""
    sets = shipped()["states"].sets
    return {
        axis[:-1]: (name, 1 if axis[-1] == "+" else -1)
        for name in sorted(sets)
        if name.startswith("kin_")
        for axis in sorted(sets[name])
    }


def _common(found: Sequence[State]) -> dict[str, float]:
    """The share of the story's sentences that have each word."""
    sentences = {(each.article, each.sentence): each.around for each in found}
    count: dict[str, int] = {}
    for words in sentences.values():
        for word in words:
            count[word] = count.get(word, 0) + 1
    total = max(1, len(sentences))
    return {word: number / total for word, number in count.items()}


def near(one: State, other: State, common: dict[str, float]) -> Near | None:
    here, there = one.bearer.words, other.bearer.words
    heads = {one.bearer.head, *one.bearer.others}, {other.bearer.head, *other.bearer.others}
    crossed = (
        float(any(word in other.around or word in there for word in heads[0]))
        + float(any(word in one.around or word in here for word in heads[1]))
    ) / 2
    if not crossed:
        return None
    shared = [word for word in here if word in there]
    weight = sum(here[word] for word in shared)
    contained = weight / max(1e-9, min(sum(here.values()), sum(there.values())))
    head = 1.0 if one.bearer.head == other.bearer.head else 0.5 * bool(heads[0] & heads[1])
    names = one.bearer.names & other.bearer.names
    apart = bool(one.bearer.names and other.bearer.names) and not names
    around = [word for word in one.around if word in other.around]
    total = sum(one.around.values()) ** 0.5 * sum(other.around.values()) ** 0.5
    likeness = sum(one.around[word] * (1 - common.get(word, 0)) for word in around) / max(total, 1e-9)
    affinity = 0.5 * head + 0.25 * contained + 0.25 * crossed + 0.25 * bool(names) - 0.25 * apart + likeness + 0.25 * (one.axis == other.axis)
    return Near(affinity, head, min(2, weight / 6), contained, crossed, float(bool(names)), float(apart), likeness)


def _against(
    agreed: Sequence[State], rivals: Sequence[State], family: Sequence[int], common: dict[str, float]
) -> Iterator[Opposed]:
    articles = {each.article for each in (*agreed, *rivals)}
    for rival in rivals:
        group = family[rival.article]
        sides = [{each.article for each in side if each.axis == rival.axis} for side in (agreed, rivals)]
        mixed = len(sides[0] & sides[1]) / len(articles)
        busy = log(sum(each.axis == rival.axis for each in (*agreed, *rivals))) / 5
        best: dict[int, tuple[float, int, Near]] = {}
        for row, one in enumerate(agreed):
            if family[one.article] == group or (found := near(one, rival, common)) is None:
                continue
            held = best.get(family[one.article])
            if found.affinity >= LEAST_AFFINITY and (held is None or found.affinity > held[0]):
                best[family[one.article]] = found.affinity, row, found
        order = sorted(best.values(), key=lambda each: (-each[0], each[1]))
        if len(order) < LEAST_FAMILIES:
            continue
        first, second = order[0], order[1]
        one, two = agreed[first[1]], agreed[second[1]]
        backing: dict[int, float] = {}
        for each in rivals:
            if family[each.article] != group and (found := near(each, rival, common)) is not None:
                backing[family[each.article]] = max(found.affinity, backing.get(family[each.article], 0.0))
        says_both = max(
            (found.affinity for each in agreed if each.article == rival.article and (found := near(each, one, common))),
            default=0.0,
        )
        agreed_both = max(
            (
                found.affinity
                for each in rivals
                if family[each.article] in (family[one.article], family[two.article]) and (found := near(each, rival, common))
            ),
            default=0.0,
        )
        a, b = first[2], second[2]
        kept = [agreed[row] for value, row, _ in order if value >= min(second[0], first[0] * 0.6)]
        yield Opposed(
            tuple(kept),
            rival,
            (
                a.head, b.head, a.weight, b.weight, a.contained, b.contained, (a.crossed + b.crossed) / 2, (a.names + b.names) / 2,
                (a.names_apart + b.names_apart) / 2, a.likeness, b.likeness,
                min(2, len(one.names & rival.names)) / 2,
                float(_apart(one, rival)), float(_apart(two, rival)), float(bool(one.times & rival.times) or bool(two.times & rival.times)),
                (float(one.future != rival.future) + float(two.future != rival.future)) / 2,
                (float(one.frame == rival.frame) + float(two.frame == rival.frame)) / 2,
                float(one.cue == rival.cue or two.cue == rival.cue),
                float(rival.bearer.resolved), float(one.bearer.resolved or two.bearer.resolved),
                common.get(rival.bearer.head, 0.0),
                min(4, len(kept)) - 2.0,
                len(order) / max(1, len(set(family)) - 1),
                min(2, sum(value >= second[0] for value in backing.values())),
                says_both, agreed_both, mixed, busy,
                float(rival.quoted), float(rival.attributed), (float(one.attributed) + float(two.attributed)) / 2,
                rival.level, min(one.level, two.level),
                float(rival.negated), (float(one.negated) + float(two.negated)) / 2,
                float(one.cue == two.cue),
                float(one.axis == rival.axis), float(two.axis == rival.axis), float(rival.axis.startswith("deed:")),
            ),
        )  # fmt: skip


def _apart(one: State, other: State) -> bool:
    return bool(one.times and other.times) and not one.times & other.times
