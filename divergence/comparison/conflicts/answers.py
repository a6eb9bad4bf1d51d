"""Answers: clauses that tell an act flat, in the writer's own words.

What stands behind a condition, a doubt or a denial is told by nobody, so a clause is read up to the first of them.

Limits: a clause with a quotation in it is left out, since without a parser nobody knows who says the rest.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from divergence.comparison.background import concept, telling
from divergence.comparison.conflicts.acts import OWN, WILL, Act, Flat, acts, causing, events, flat, sets
from divergence.comparison.conflicts.assertions import Assertion, denies, is_year
from divergence.comparison.conflicts.questions import DELIBERATING, PENDING, asking, cues, moments, names_may
from divergence.lexicon import shipped

LEAST_CERTAIN = 0.65  # height on the ladder: "due" and "promised" may stand in a clause that tells what happened
CONDITIONS = frozenset(
    "if provided would could should might unless hoping plans planned nothing refusal refused denied".split()
)
OPENING = frozenset("when once although though while as".split())
INDIRECT = frozenset("what how why whether where".split())  # "what woke the guard is under investigation"
ASKED = frozenset("if whether".split())
TELLING = frozenset("say says said tell tells told announce announces decide decides rule rules learn know".split())
DECIDING = frozenset("vote decide rule meet consider discuss debate review examine consult deliberate talk".split())
TABLED = {(verb, "before") for verb in ("come", "comes", "go", "goes")}
INQUIRY = "investigate"
TO_THE_READER = ("if", "you")  # "if you live in Orsk, the road will be shut on Monday"
EMPHASIS = (("make", "no", "mistake"), ("no", "doubt"))
TO_COME = frozenset({"will", "now"})
QUOTE = re.compile(r'["“]')
HABITUAL = frozenset({"past", "present"})  # how what happens time and again is told
OFTEN = frozenset("annually usually often typically generally normally sometimes yearly".split())
EACH, SPANS = frozenset("each every per".split()), frozenset("year month week day decade winter summer".split())
OBJECT = 6  # tokens behind a verb of causing that say what it caused
PLACING = frozenset("at in near on from with as which , and".split())
JOINING = frozenset({"and", "which", "who", "whose"})
ADJOINED = frozenset("as so after amid because while".split())  # opens what is told beside the deed
ADJOINING = 6  # tokens from there to what is unsure
FIRE = 5  # tokens before "alight" that say what was


@dataclass(frozen=True, slots=True)
class Answer:
    """A clause with the classes of acts it tells flat, and how; `effect` are the concepts it tells the cause of,
    `events` the classes of events it speaks of, `years` those in which it says that something was done."""

    clause: Assertion
    flat: Mapping[str, Flat]
    times: frozenset[str]
    effect: frozenset[str]
    events: frozenset[str]
    years: frozenset[str]


def answers(found: Sequence[Assertion], spoken: Sequence[Sequence[Act]]) -> list[Answer]:
    """The clauses of a story that tell an act flat, given the acts that each speaks of."""
    return [answer for each, told in zip(found, spoken, strict=True) if (answer := _answer(each, told))]


def _answer(each: Assertion, spoken: Sequence[Act]) -> Answer | None:
    if each.quoted or "?" in each.text[-3:] or QUOTE.search(each.text):
        return None
    if each.lower[0] in INDIRECT or _asks(each.lower):
        return None
    lower = told_flat(each.lower, named=names_may(each))
    if each.certainty.level < LEAST_CERTAIN:
        lower = _first(lower)
    told = spoken if len(lower) == len(each.lower) else acts(lower, each.names)
    # What "is being looked into" is open still.
    settling = flat(lower, told).items()
    found = {kind: how for kind, how in settling if (kind, how) != (INQUIRY, "now") and kind not in _of_deciding()}
    if _again_and_again(each.lower):
        found = {kind: how for kind, how in found.items() if how not in HABITUAL}
    if not found:
        return None
    causes = [act for act in told if causing(lower, act) is not None]
    effect = _effect(lower, causes)
    past = TO_COME.isdisjoint(found.values())
    years = frozenset(filter(is_year, each.lower)) if past else frozenset()
    suffered = [act for act in told if not causes or not _causes(lower, causes[0], act.first)]
    events_told = events() & frozenset[str]().union(*(act.kinds for act in suffered))
    return Answer(each, found, moments(each.lower), effect, events_told, years)


@cache
def _of_deciding() -> frozenset[str]:
    """The classes of verbs that only say that somebody will decide."""
    return frozenset(OWN + concept(word) for word in DECIDING)


def _again_and_again(lower: Sequence[str]) -> bool:
    """Whether a clause tells what happens time and again: "kills 17,000 people each year" is of no one death."""
    return not OFTEN.isdisjoint(lower) or any(
        word in EACH and not SPANS.isdisjoint(lower[at + 1 : at + 2]) for at, word in enumerate(lower)
    )


def _asks(lower: Sequence[str]) -> bool:
    """Whether a clause says only that somebody will tell: "will say at noon if people may go home"."""
    told = next((at for at, word in enumerate(lower) if word in TELLING), len(lower))
    return not ASKED.isdisjoint(lower[told:])


def deliberates(lower: Sequence[str]) -> bool:
    """Whether a clause says only that somebody will decide: "the board will vote in July", "goes before the board"."""
    return (
        any(cue.kind in (DELIBERATING, PENDING) for cue in cues(lower))
        or any(word in WILL and not DECIDING.isdisjoint(lower[at + 1 : at + 3]) for at, word in enumerate(lower))
        or any(pair in TABLED for pair in pairwise(lower))
    )


def told_flat(lower: Sequence[str], *, named: bool) -> Sequence[str]:
    """A clause without an opening condition, up to the first word that leaves open or denies what follows."""
    for words in EMPHASIS:
        if tuple(lower[: len(words)]) == words:
            lower = lower[len(words) :]
    if lower and (lower[0] in OPENING or tuple(lower[:2]) == TO_THE_READER) and "," in lower:
        lower = lower[list(lower).index(",") + 1 :]
    end = next((at for at, word in enumerate(lower) if denies(word) or word in CONDITIONS), len(lower))
    # "Will vote on the closure" tells a vote, and closes nothing.
    return lower[
        : min([end, *(cue.last if cue.kind == DELIBERATING else cue.first for cue in cues(lower, named=named))])
    ]


def _first(lower: Sequence[str]) -> Sequence[str]:
    """The first of two things that a clause tells, where only the second is unsure: "will close on Monday and hopes
    to sell the barge", "were ordered to leave as fears grew", "will open the files, which are thought to be of use";
    nothing where the first is."""
    unsure = next((at for at, word in enumerate(lower) if word in _unsure()), 0)
    ends = (at for at in range(unsure) if lower[at] in JOINING or (lower[at] in ADJOINED and unsure - at <= ADJOINING))
    return lower[: max(ends, default=0)]


@cache
def _unsure() -> frozenset[str]:
    """The single words by which a clause is less than certain."""
    entries = (entry for entry in shipped()["certainty"].entries if entry.weight < LEAST_CERTAIN)
    return frozenset(entry.tokens[0] for entry in entries if len(entry.tokens) == 1)


def _effect(lower: Sequence[str], causes: Sequence[Act]) -> frozenset[str]:
    """The concepts of what a clause tells the cause of, by the acts that tell a cause."""
    for act in causes:
        found = telling(_caused(lower, act)).keys() - asking()
        if found:
            return frozenset(found)
    return frozenset()


def _causes(lower: Sequence[str], act: Act, at: int) -> bool:
    """Whether a token stands where a clause says what the cause was: a fire that destroyed a mill has a cause of its
    own."""
    if lower[act.first] in sets()["entering"]:
        return False
    return at >= act.last if _backwards(lower, act) else at < act.first


def _backwards(lower: Sequence[str], act: Act) -> bool:
    """Whether what was caused stands before the word of causing: "because of", "was caused by", "started with"."""
    word = lower[act.first]
    starts = word in sets()["starting"] and lower[act.last - 1] in sets()["joining"]
    because = word in sets()["because"] and act.first > 1
    return because or starts or word in sets()["burning"] or list(lower[act.last : act.last + 1]) == ["by"]


def _caused(lower: Sequence[str], act: Act) -> Sequence[str]:
    word, behind = lower[act.first], lower[act.first + 1 : act.last + OBJECT]
    if word in sets()["entering"]:
        return lower
    if _backwards(lower, act):
        return lower[max(0, act.first - FIRE) if word in sets()["burning"] else 0 : act.first]
    if word == "because" and list(lower[act.last : act.last + 1]) != ["of"]:
        # "Because it froze, the mill stood still"; of ", because it froze" what was caused is in the clause before.
        return lower[list(lower).index(",", act.last) + 1 :] if "," in lower[act.last :] else ()
    if word in sets()["because"]:
        return lower[act.last :]
    # "Caused long queues at Orsk": where it was is not what was caused.
    end = next((at for at, each in enumerate(behind) if at >= act.last - act.first and each in PLACING), len(behind))
    return behind[:end]
