"""Foretold: a deed that two families say will be done, and another that it has been.

"Police plan to hand a file to prosecutors" and "police will pass a file to prosecutors", and "police have sent a file
to prosecutors". A deed is a perfect in the writer's own words; a plan of it is the same act, by its verb or by the noun
that an opening verb carries ("has filed for approval", "plans to apply for approval"), said of the same thing, or
another verb with the same object in a sentence that is likely to state the same fact. One at least is of the same act.

Limits: a deed in the plain past ("signed it on Friday") is left alone, since news of one day is told so by the next; so
is one that another family tells as done too, or that is told more than a day after the last of the plans.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import TELLING, concept, idf, telling
from divergence.comparison.conflicts.acts import (
    AUXILIARIES,
    BREAKS,
    HAVE,
    LEADING,
    PARTICIPLES,
    REACH,
    SKIPPED,
    WILL,
    WITHOUT_OBJECT,
    Act,
    Openings,
    by_opening,
    longest,
    sets,
)
from divergence.comparison.conflicts.answers import DECIDING, LEAST_CERTAIN, QUOTE, told_flat
from divergence.comparison.conflicts.assertions import Assertion, denies
from divergence.comparison.conflicts.common_ground import TELLING_CLASS, Ground
from divergence.comparison.conflicts.questions import names_may
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES
from divergence.comparison.facts.claims import RELATIVES
from divergence.lexicon import shipped

PRESENT_PERFECT = HAVE - {"had"}
TO_COME = WILL | {"would"}
SAME_FACT, SAME_OBJECT = 0.8, 0.5  # likelihood of one fact, and share of either's words in the other, of one object
SAME_THING = 0.6  # likelihood of one fact and those shares, together, from which the same act is done to one thing
TOLD_TOO = 0.35  # share of a deed's words in another's from which both tell it as done
SCALES = frozenset("million billion trillion bn m percent per pct".split())
LETTING = frozenset("it them him her us".split())
BEFORE_FIGURE = frozenset("the its their some about all these another a".split())
VERBS_IN_LY = ("apply", "supply", "rely", "reply", "comply", "imply", "fly", "multiply", "ally", "rally")
SINCE = frozenset({"since", "ever", "always", "long"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A clause that tells something as done, or as to be done: the concepts of its verb, the classes of acts that verb
    is of, and those of the nouns behind it; `objects` are the concepts of what is done something to, `measured` the
    figures right behind the verb, each with its unit ("bury 40 miles of line")."""

    clause: Assertion
    verbs: frozenset[str]
    kinds: frozenset[str]
    nouns: frozenset[str]
    objects: frozenset[str] = frozenset()
    measured: frozenset[tuple[str, str]] = frozenset()
    exact: bool = True  # its verb is known, and not only the words before "is planned" or "has been completed"


def foretold(ground: Ground) -> Iterator[tuple[list[Assertion], Assertion]]:
    """The clauses of two families or more that foretell a deed, and one of another that tells it as done."""
    planned: dict[tuple[int, int], list[Deed]] = {}
    done: list[Deed] = []
    for each, spoken in zip(ground.clauses, ground.spoken, strict=True):
        for plan in plans(each, spoken):
            planned.setdefault((each.article, each.sentence), []).append(plan)
        if (deed := done_deed(each, spoken)) is not None:
            done.append(deed)
    for deed in done:
        agreed = _foretelling(ground, deed, planned)
        if agreed and not any(_tells_too(ground, deed, other) for other in done):
            yield agreed, deed.clause


def _foretelling(ground: Ground, deed: Deed, planned: dict[tuple[int, int], list[Deed]]) -> list[Assertion]:
    """Of each other family the likest plan of a deed, the likest first; none where no two foretell it."""
    rival = deed.clause
    best: dict[int, tuple[float, bool, Assertion]] = {}
    still = False  # whether one foretells it when the other tells it as done: then older plans stand as well
    for (article, where, sentence), aligned in ground.near_sentences.get(
        (rival.article, "text", rival.sentence), {}
    ).items():
        for plan in planned.get((article, sentence), ()) if where == "text" else ():
            one, family = plan.clause, ground.family[article]
            # "Has put 40 miles of line underground", and "plans to ask for leave to bury 40 miles".
            measured = aligned >= SAME_FACT and not plan.measured.isdisjoint(deed.measured)
            act = measured or _same_act(plan, deed, ground.rarity)
            cover, back = ground.share(one, rival), ground.share(rival, one)
            thing = aligned + cover + back >= SAME_THING
            if not (act and thing) and not (aligned >= SAME_FACT and min(cover, back) >= SAME_OBJECT):
                continue
            if _may_be_one(ground, one, rival) and aligned + cover + back > best.get(family, (0.0,))[0]:
                best[family] = aligned + cover + back, act, one
                still = still or not ground.published_since(one, rival)
    if len(best) < LEAST_FAMILIES or not still or not any(act for _, act, _ in best.values()):
        return []
    return [one for _, _, one in sorted(best.values(), key=lambda each: (-each[0], each[2].text, each[2].article))]


def _may_be_one(ground: Ground, one: Assertion, rival: Assertion) -> bool:
    """Whether a plan may be of what is told as done."""
    return not (ground.of_others(one, rival) or ground.figures_apart(one, rival) or not ground.heard_of(one, rival))


def _same_act(one: Deed, other: Deed, rarity: Mapping[str, float]) -> bool:
    """Whether the verbs are of one act, done to one thing, or the nouns are, or the plan's verb is what the other has
    for an object ("will apply", "has submitted an application"); a class of acts that much of the story speaks of makes
    no two verbs one."""
    if not one.nouns.isdisjoint(other.nouns):
        return True
    if one.exact and other.verbs.isdisjoint(_announcing()) and not one.verbs.isdisjoint(other.objects):
        return True
    if one.objects and other.objects and one.objects.isdisjoint(other.objects):
        return False
    telling_kinds = [kind for kind in one.kinds & other.kinds if rarity.get(kind, 0.0) >= TELLING_CLASS]
    return bool(telling_kinds) or not one.verbs.isdisjoint(other.verbs)


@cache
def _announcing() -> frozenset[str]:
    return frozenset(map(concept, shipped()["questions"].sets["announcing"]))


def _tells_too(ground: Ground, deed: Deed, other: Deed) -> bool:
    """Whether another family tells a deed as done as well."""
    return (
        ground.family[other.clause.article] != ground.family[deed.clause.article]
        and _same_act(deed, other, ground.rarity)
        and ground.share(deed.clause, other.clause) >= TOLD_TOO
    )


def done_deed(each: Assertion, spoken: Sequence[Act]) -> Deed | None:
    """The deed that a clause tells as done, in a perfect: "has already filed for approval"."""
    if PRESENT_PERFECT.isdisjoint(each.lower) or each.quoted or QUOTE.search(each.text):
        return None
    if "?" in each.text[-3:] or each.certainty.level < LEAST_CERTAIN:
        return None
    lower = told_flat(each.lower, named=names_may(each))
    if not SINCE.isdisjoint(lower) or "times" in lower:  # "has now flown 23 times"
        return None
    for at, word in enumerate(lower):
        if word not in PRESENT_PERFECT or "to" in lower[at + 1 : at + 2] or _unreal(lower, at):
            continue
        verb = _verb(lower, at + 1)
        progressive = "been" in lower[at:verb] and lower[verb : verb + 1] and lower[verb].endswith("ing")
        if verb >= len(lower) or progressive or not _participle(lower[verb], verb, spoken):
            continue
        if longest(lower, verb, _completing()):
            return _of_subject(each, lower[:at], spoken)
        if _tells(lower[verb]) or (lower[verb] == "put" and _measured(lower, verb)):
            carries = lower[verb] in sets()["begin"] or lower[verb] in sets()["begun"]
            return _deed(each, verb, [act for act in spoken if act.last <= len(lower)], carries=carries)
    return None


def plans(each: Assertion, spoken: Sequence[Act]) -> Iterator[Deed]:
    """What a clause says will be done: "plans to send", "will pass", "a filing is planned for May"."""
    if "?" in each.text[-3:]:
        return
    lower, planning = each.lower, shipped()["questions"].sets["planning"]
    for at, word in enumerate(lower):
        governed = word == "to" and at > 0 and (lower[at - 1] in planning or lower[at - 1] in {"is", "are"})
        if word in TO_COME or governed:
            verb = _verb(lower, at + 1)
            if verb < len(lower) and not denies(lower[verb]) and lower[verb] not in DECIDING and _tells(lower[verb]):
                yield _deed(each, verb, spoken, carries=True)
                yield from _further(each, verb, spoken)
        elif word in {"planned", "scheduled", "due", "expected"} and lower[at + 1 : at + 2] != ("to",):
            yield _of_subject(each, lower[:at], spoken)


def _of_subject(each: Assertion, before: Sequence[str], spoken: Sequence[Act]) -> Deed:
    """A deed told by a noun before "is planned" or "has been completed", or by that of which a relative clause tells
    it."""
    words = frozenset(concept(token) for token in before if token.isalpha() and idf(token) > TELLING)
    if before and before[0] in RELATIVES:
        words |= each.own - telling(each.lower).keys()
    nouns = frozenset[str]().union(*(act.nouns for act in spoken if act.last <= len(before)))
    return Deed(each, words, frozenset(), nouns, exact=False)


@cache
def _completing() -> Openings:
    return by_opening(tuple(phrase.split()) for phrase in shipped()["questions"].sets["completing"])


def _further(each: Assertion, verb: int, spoken: Sequence[Act]) -> Iterator[Deed]:
    """What is to be done with the leave that a plan is to ask for: "plans to ask the council to let it bury 40 miles",
    where a figure tells it."""
    for at in range(verb + 1, len(each.lower)):
        if each.lower[at] == "to" or (each.lower[at] in LETTING and each.lower[at - 1] == "let"):
            further = _verb(each.lower, at + 1)
            if further < len(each.lower) and _measured(each.lower, further):
                yield _deed(each, further, spoken, carries=False)


def _measured(lower: Sequence[str], verb: int) -> frozenset[tuple[str, str]]:
    """The figure that a verb has for its object, with its unit; a sum of money may be for many things."""
    at = verb + 1
    while at < len(lower) and lower[at] in BEFORE_FIGURE:
        at += 1
    if at + 1 >= len(lower) or not lower[at][0].isdigit() or not lower[at + 1].isalpha() or lower[at + 1] in SCALES:
        return frozenset()
    return frozenset({(lower[at], concept(lower[at + 1]))})


def _verb(lower: Sequence[str], at: int) -> int:
    """Where the verb stands, behind the auxiliaries and adverbs from a token on."""
    while at < len(lower) and (lower[at] in SKIPPED or lower[at] in LEADING - {"try", "trying"} or _adverb(lower[at])):
        at += 1
    return at


def _unreal(lower: Sequence[str], at: int) -> bool:
    """Whether a "have" stands behind "will", "may" or "to": "will have sent it by May"."""
    while at > 0 and (lower[at - 1] in SKIPPED or _adverb(lower[at - 1])):
        at -= 1
    return at > 0 and lower[at - 1] in AUXILIARIES


def _adverb(word: str) -> bool:
    return word.endswith("ly") and not word.endswith(VERBS_IN_LY)


def _tells(verb: str) -> bool:
    return verb.isalpha() and verb not in shipped()["questions"].sets["resolving"]


def _participle(word: str, at: int, spoken: Sequence[Act]) -> bool:
    return (
        word.endswith(PARTICIPLES)
        or word in word_sets()["irregular"]
        or word in shipped()["questions"].sets["participles"]
        or any(act.first == at and act.verbs | act.pasts for act in spoken)
    )


def _deed(each: Assertion, verb: int, spoken: Sequence[Act], *, carries: bool) -> Deed:
    """The act whose verb stands at a token; a noun behind is its act only where the verb carries one."""
    kinds: Set[str] = frozenset[str]().union(*(act.verbs | act.pasts for act in spoken if act.first == verb))
    behind = [act.nouns for act in spoken if verb < act.first <= verb + REACH] if carries else []
    nouns = frozenset[str]().union(*behind)
    objects, measured = _objects(each.lower, verb), _measured(each.lower, verb)
    return Deed(each, frozenset({concept(each.lower[verb])}), frozenset(kinds), nouns, objects, measured)


def _objects(lower: Sequence[str], verb: int) -> frozenset[str]:
    """The concepts of the words between a verb and the next preposition or mark."""
    ends = WITHOUT_OBJECT | BREAKS
    end = next((at for at in range(verb + 1, len(lower)) if lower[at] in ends), len(lower))
    return frozenset(telling(lower[verb + 1 : end]))
