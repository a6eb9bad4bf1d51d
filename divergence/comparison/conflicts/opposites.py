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
from divergence.comparison.conflicts.rival_names import _near
from divergence.comparison.facts.wording import Key
from divergence.lexicon import shipped

MOST_STATES = 300  # on one side of one axis
LEAST_AFFINITY = 0.5
SAME_WORDS = 0.7
LINKED = 0.4
LEAST_LINK = 0.2
Links = dict[Key, dict[Key, float]]
EVIDENCE = (
    "head", "second_head", "weight", "second_weight", "contained", "second_contained", "crossed", "names", "names_apart",
    "likeness", "second_likeness", "aligned", "linked", "stated", "second_aligned", "names_around", "times_apart", "second_times_apart", "times_same", "future_apart", "frame", "same_cue",
    "resolved", "agreed_resolved", "common", "families", "share", "backing", "outbacked", "says_both", "agreed_both", "mixed", "busy",
    "quoted", "attributed", "agreed_attributed", "rival_level", "agreed_level", "negated", "agreed_negated", "cues", "same_axis", "second_axis", "deed", "beside", "figures_apart", "brief", "telling", "agreed_telling", "both_heads", "surely", "aligned_axis", "opens",
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
    aligned: float


@dataclass(frozen=True, slots=True)
class Opposed:
    agreed: tuple[State | Backer, ...]
    rival: State
    evidence: tuple[float, ...]


def candidates(told: Told) -> list[Opposed]:
    return among(states(told.articles), told, _near(told))


def among(found: Sequence[State], told: Told, linked: Links) -> list[Opposed]:
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
                made.extend(_against(agreed, rivals, told, common, linked))
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


def near(one: State, other: State, common: dict[str, float], aligned: float) -> Near | None:
    here, there = one.bearer.words, other.bearer.words
    heads = {one.bearer.head, *one.bearer.others}, {other.bearer.head, *other.bearer.others}
    crossed = (
        float(any(word in other.around or word in there for word in heads[0]))
        + float(any(word in one.around or word in here for word in heads[1]))
    ) / 2
    if not crossed and aligned < LEAST_LINK:
        return None
    if one.cue == other.cue and one.denies == other.denies:  # one word with a negation in both: read wrong, not opposite
        return None
    same = len(one.around.keys() & other.around.keys())
    if one.denies == other.denies and same >= SAME_WORDS * len(one.around.keys() | other.around.keys()):
        return None  # the same words
    shared = [word for word in here if word in there]
    weight = sum(here[word] for word in shared)
    contained = weight / max(1e-9, min(sum(here.values()), sum(there.values())))
    head = 1.0 if one.bearer.head == other.bearer.head else 0.5 * bool(heads[0] & heads[1])
    names = one.bearer.names & other.bearer.names
    apart = bool(one.bearer.names and other.bearer.names) and not names
    around = [word for word in one.around if word in other.around]
    total = sum(one.around.values()) ** 0.5 * sum(other.around.values()) ** 0.5
    likeness = sum(one.around[word] * (1 - common.get(word, 0)) for word in around) / max(total, 1e-9)
    if not (head == 1 if one.axis != other.axis else head or shared):
        return None
    affinity = 0.5 * head + 0.25 * contained + 0.25 * crossed + 0.25 * bool(names) - 0.25 * apart + likeness + 0.25 * (one.axis == other.axis) + 0.5 * aligned
    return Near(affinity, head, min(2, weight / 6), contained, crossed, float(bool(names)), float(apart), likeness, aligned)


@dataclass(frozen=True, slots=True)
class Backer:
    """What another family says on the agreed side: a state, or a sentence that states one fact with one."""

    value: float
    article: int
    start: int
    end: int
    state: State | None
    near: Near | None
    linked: float


def _against(
    agreed: Sequence[State], rivals: Sequence[State], told: Told, common: dict[str, float], linked: Links
) -> Iterator[Opposed]:
    family = told.family
    articles = {each.article for each in (*agreed, *rivals)}
    against = {_key(each) for each in rivals}
    for rival in rivals:
        group = family[rival.article]
        links = linked.get(_key(rival), {})
        held = [
            (found.affinity, row, found)
            for row, each in enumerate(agreed)
            if family[each.article] != group
            and (found := near(each, rival, common, links.get(_key(each), 0.0))) is not None
            and found.affinity >= LEAST_AFFINITY
        ]
        if not held:
            continue
        held.sort(key=lambda each: (-each[0], each[1]))
        first = held[0]
        one = agreed[first[1]]
        backers: dict[int, Backer] = {}
        for value, row, found in held:
            each = agreed[row]
            if family[each.article] != family[one.article] and family[each.article] not in backers:
                link = linked.get(_key(one), {}).get(_key(each), 0.0)
                backers[family[each.article]] = Backer(value + link, each.article, each.start, each.end, each, found, link)
        for key, link in linked.get(_key(one), {}).items():
            other = family[key[0]]
            value = LINKED + link
            if other in (group, family[one.article]) or link < max(LEAST_LINK, links.get(key, 0.0)) or key in against:
                continue
            if other not in backers or backers[other].value < value:
                sentence = told.articles[key[0]].document.sentences[key[2]]
                backers[other] = Backer(value, key[0], sentence.start, sentence.end, None, None, link)
        order = sorted(backers.values(), key=lambda each: (-each.value, each.article, each.start))
        if not order:
            continue
        second = order[0]
        two = second.state or one
        sides = [{each.article for each in side if each.axis == rival.axis} for side in (agreed, rivals)]
        mixed = len(sides[0] & sides[1]) / len(articles)
        busy = log(sum(each.axis == rival.axis for each in (*agreed, *rivals))) / 5
        backing: dict[int, float] = {}
        agreed_both = 0.0
        beside: set[int] = set()
        for each in rivals:
            if family[each.article] != group and (
                found := near(each, rival, common, links.get(_key(each), 0.0))
            ) is not None:
                backing[family[each.article]] = max(found.affinity, backing.get(family[each.article], 0.0))
                if each.article in (one.article, second.article):
                    agreed_both = max(agreed_both, found.affinity)
        for key, link in links.items():  # who states one fact with the rival, and not with the others, may stand by it
            if family[key[0]] not in (group, family[one.article]) and link > max(LEAST_LINK, linked.get(_key(one), {}).get(key, 0.0)):
                beside.add(family[key[0]])
        says_both = max(
            (
                found.affinity
                for each in agreed
                if each.article == rival.article and (found := near(each, one, common, linked.get(_key(each), {}).get(_key(one), 0.0)))
            ),
            default=0.0,
        )
        a, b = first[2], second.near or Near(0, 0, 0, 0, 0, 0, 0, 0, 0)
        kept = [each for each in order if each.value >= second.value * 0.7]
        backed = sum(value >= first[0] * 0.8 for value in backing.values())
        yield Opposed(
            (one, *kept),
            rival,
            (
                a.head, b.head, a.weight, b.weight, a.contained, b.contained, a.crossed, a.names,
                a.names_apart, a.likeness, b.likeness, a.aligned, second.linked, float(second.state is not None), links.get((second.article, "text", told.articles[second.article].document.sentence_at(second.start).index), 0.0),
                min(2, len(one.names & rival.names)) / 2,
                float(_apart(one, rival)), float(_apart(two, rival)), float(bool(one.times & rival.times) or bool(two.times & rival.times)),
                float(one.future != rival.future),
                float(one.frame == rival.frame),
                float(one.cue == rival.cue),
                float(rival.bearer.resolved), float(one.bearer.resolved),
                common.get(rival.bearer.head, 0.0),
                min(4, len(kept)) - 1.0,
                len(order) / max(1, len(set(family)) - 1),
                min(2, backed), max(0, backed - len(kept)),
                says_both, agreed_both, mixed, busy,
                float(rival.quoted), float(rival.attributed), float(one.attributed),
                rival.level, one.level,
                float(rival.negated), float(one.negated),
                float(one.cue == two.cue),
                float(one.axis == rival.axis), float(two.axis == rival.axis), float(rival.axis.startswith("deed:")),
                min(3, len(beside)), float(bool(one.figures and rival.figures) and not one.figures & rival.figures),
                min(len(one.around), len(rival.around)) / 10, min(2, rival.telling / 5), min(2, one.telling / 5), a.head * b.head,
                float(a.head == 1 and one.axis == rival.axis and not a.names_apart), a.aligned * (one.axis == rival.axis),
                (float(one.opens) + float(rival.opens)) / 2,
            ),
        )  # fmt: skip


def _key(state: State) -> Key:
    return state.article, "text", state.sentence


def _apart(one: State, other: State) -> bool:
    return bool(one.times and other.times) and not one.times & other.times
