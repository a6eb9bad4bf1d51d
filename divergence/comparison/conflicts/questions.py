"""Open questions: what a clause says that nobody has decided, or knows, yet.

"The cause has not been determined", "no decision has been made about the barge", "the guild was considering a lawsuit",
"might be put to the members in June". A cue (`questions` lexicon) leaves open the acts that stand in its reach;
where there is none, the sentence says what is open, or the one before. A question is of a *cause* where a word that
asks for one ("why", "no link") stands by the cue; of a death where its sentence, or the one before, tells of one.

Limits: how far a cue reaches is a number of words; "may" of leave counts as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from divergence.annotations.names import DAYS
from divergence.annotations.times.vocabulary import MONTHS
from divergence.comparison.background import concept
from divergence.comparison.conflicts.acts import (
    BE,
    BREAKS,
    CAUSE,
    DATE,
    HAVE,
    LEAVE,
    WILL,
    Act,
    Openings,
    by_opening,
    events,
    firm,
    longest,
    own,
)
from divergence.comparison.conflicts.assertions import Assertion, denies
from divergence.lexicon import inflections, shipped

AHEAD, BACK, ASKED = 9, 10, 9  # tokens from a cue to an act behind it, to one before it, and from a doubt to "why"
MODAL_AHEAD = 8
DENIED = 5  # tokens behind "no" or "has not" in which an act is denied
OBJECT = 5  # tokens from a verb to what is done to
DAY_NEAR = 4  # tokens between a day and the cue that leaves that day open: "3 June was one possibility"
DATE_NOUNS = frozenset("date dates timetable timetables timeline timelines".split())
ASKS = "asks"
CAUSES = frozenset("cause causes origin origins".split())
OF_WHAT = frozenset("of for behind".split())
INDIRECT = frozenset("how what when where who whom why whether which".split())
ASKED_BEHIND = frozenset({"if", "whether"})
NEAR_ASKED = 6  # tokens from one of these to a verb that it asks for: "how deep the well goes is not known"
VAGUE = frozenset({"conclude", "prove", "know", CAUSE, ASKS})  # acts of those who ask, seldom what is asked
MODALS = frozenset({"may", "might", "could"})
NEEDING = frozenset("have has need needs".split())
REQUIRING = frozenset("need needs require requires awaits awaiting await seek seeks seeking sought lacks".split())
GIVEN, LEAVE_NEAR = 3, 7  # tokens from these words to the verb of giving leave, and to the noun for it
SENT_FOR = 4  # tokens from "for" to the leave that something is sent for
TO_DEAL = tuple(
    tuple(words.split()) for words in "will,'ll,shall,is to,are to,due to,set to,expected to,scheduled to".split(",")
)  # behind which a verb of dealing with a matter tells that it is not dealt with yet
TO_BE = frozenset({"is", "are"})
RULING = 6  # tokens from a ruling to the word that says it is to come
PUT = MODALS | frozenset(
    "will would should can shall is are was were does do did has have how when who whether".split()
)  # what opens a question of what will be
BLANK = frozenset({"no", "nothing"})
PERFECT = frozenset({"has", "have", "had"})
NOT_PERFECT = frozenset({"hasn't", "haven't", "hadn't"})
INQUIRY = "ongoing"
PENDING = "pending"  # a ruling that is to come
DELIBERATING = "deliberating"  # what somebody is to deal with
CLOSED = "closed"
OUTCOMES = frozenset({"conclude", "charge"})  # what an inquiry that is not over leaves open
MONTH_NAMES = {number: name for name, number in reversed(MONTHS.items())}  # of each the one written in full
TIMES = DAYS | frozenset("spring summer autumn winter tomorrow tonight".split())
PERIODS = frozenset({"week", "month", "year"})
OPENING_MOMENT = MONTHS.keys() | TIMES | {"next"}
BEFORE_MAY = frozenset("in of next late early by until since".split())
SOUGHT = re.compile(
    r"not|no|nor|nothing|nobody|yet|early|soon|unclear|unknown|undetermined|whether|unable|trying|investigat(?:e|ing|ed)|examin\w+"
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Tokens ``[first, last)`` that leave something open; `kind` is the set of the lexicon they stand in."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Question:
    """A clause that leaves acts open; `generic` where it may be anything done to what it speaks of."""

    clause: Assertion
    kinds: frozenset[str]
    events: frozenset[str]  # what a question of a cause is the cause of
    times: frozenset[str]
    doubt: str  # "cause", "undecided", "may" or "denied"
    generic: bool  # of a cause: where it does not say of what


def questions(found: Sequence[Assertion], spoken: Sequence[Sequence[Act]]) -> list[Question]:
    """The open questions among a story's clauses, given the acts that each speaks of."""
    asked: list[Question] = []
    for sentence, before in _with_before(found, spoken):
        kinds, known = (
            frozenset[str]().union(*(act.kinds for _, told in each for act in told)) for each in (sentence, before)
        )
        asked += [question for each, told in sentence if (question := _question(each, told, kinds, known))]
    return asked


Spoken = list[tuple[Assertion, Sequence[Act]]]


def _with_before(found: Sequence[Assertion], spoken: Sequence[Sequence[Act]]) -> Iterator[tuple[Spoken, Spoken]]:
    """Each sentence of an article, its clauses with their acts, and the sentence before."""
    before: Spoken = []
    place = None
    for (article, _), group in groupby(
        zip(found, spoken, strict=True), key=lambda each: (each[0].article, each[0].sentence)
    ):
        here = list(group)
        yield here, before if place == article else []
        before, place = here, article


def _question(
    each: Assertion, told: Sequence[Act], sentence: frozenset[str], before: frozenset[str]
) -> Question | None:
    lower = each.lower
    found = cues(lower, named=names_may(each))
    done = [act for act in told if _told(act, lower)]
    reached = {act: cue for act in told if (cue := _reaching(act, found, lower)) and not _object_of(done, act, cue)}
    times = moments(lower)
    if any(_asks(act, reached.get(act), lower) for act in told if ASKS in act.kinds):
        here = frozenset[str]().union(*(act.kinds for act in told)) & events()
        of_all = any(ASKS in act.kinds and _of_all(act, lower) for act in told)
        return Question(each, frozenset({CAUSE}), here or (sentence | before) & events(), times, CAUSE, of_all)
    kinds = frozenset[str]().union(*(act.kinds for act in reached)) - {ASKS, CAUSE}
    vague = not _telling(kinds)
    # What is dealt with, and is no act that the clause names, may be approved, or anything; so may what is ruled on.
    dealt = any(cue.kind == PENDING or (vague and cue.kind == DELIBERATING) for cue in found)
    if dealt and vague:
        kinds |= {LEAVE}
    beside = [cue for cue in found if cue.kind in ("around", INQUIRY, PENDING)]
    if kinds or beside or dealt or (found and _of(lower, "matters")):
        doubt = "undecided" if beside or any(lower[cue.first] not in MODALS for cue in found) else "may"
        aside = False
        bare = any(cue.kind == PENDING or _bare(lower, cue) for cue in beside)
        if bare and not _telling(kinds):
            kinds, aside = kinds | (sentence - {ASKS, CAUSE}), True
        if bare and not _telling(kinds):
            kinds |= before - {ASKS, CAUSE} | ({CAUSE} if ASKS in before else set())
        if any(cue.kind == INQUIRY for cue in found):
            kinds |= OUTCOMES
        generic = (
            aside or dealt or any(_of(lower[cue.first : cue.last], "generic") for cue in found) or _of(lower, "matters")
        )
        return Question(each, kinds, frozenset(), times, doubt, generic)
    denied = frozenset[str]().union(*(act.kinds for act in told if _denied(act, lower))) - {ASKS, CAUSE}
    return Question(each, denied, frozenset(), times, "denied", False) if denied else None


def _telling(kinds: frozenset[str]) -> set[str]:
    """The classes that say what is asked."""
    return {kind for kind in kinds - VAGUE if not own(kind)}


def names_may(each: Assertion) -> bool:
    """Whether "may" is somebody's name in a clause: "Theresa May" is in no doubt."""
    return "may" in each.lower and any(word[0] == "M" and word.lower() == "may" for word in each.text.split()[1:])


def cues(lower: Sequence[str], *, named: bool = False) -> list[Cue]:
    """What leaves something open in a clause, in order; `named` where "may" is a name in it."""
    return list(_cues(lower, named))


def _cues(lower: Sequence[str], named: bool) -> Iterator[Cue]:
    known, openings, of_leave = _known(), _openings(), _of_leave()
    plain = _plain(lower)
    behind = 0
    for at, word in enumerate(plain):
        if at < behind or word not in openings:
            continue
        if word == "may" and (named or _month(lower, at)):
            continue
        tokens = longest(plain, at, openings)
        behind = at + len(tokens)
        if tokens and known[tokens] != CLOSED:
            yield Cue(at, behind, known[tokens])
    if lower and lower[-1] == "?" and lower[0] in PUT:
        yield Cue(len(lower) - 1, len(lower), "mark")
    for at in (at for at, word in enumerate(lower) if word in of_leave):
        if _asks_leave(lower, at) or _sent_for_leave(lower, at):
            yield Cue(at, at + 1, "ahead")
        elif _ruling_to_come(lower, at):
            yield Cue(at, at + 1, PENDING)


def _asks_leave(lower: Sequence[str], at: int) -> bool:
    """Whether a token opens what needs somebody's leave: "will have to give their approval", "needs the backing of",
    "before it can complete"."""
    sets, word = shipped()["questions"].sets, lower[at]
    if word == "must" or (word in NEEDING and "to" in lower[at + 1 : at + 2]):
        return not sets["giving"].isdisjoint(lower[at + 1 : at + 2 + GIVEN])
    if word in REQUIRING:
        return not sets["leave"].isdisjoint(lower[at + 1 : at + 1 + LEAVE_NEAR])
    return word == "before" and "can" in lower[at + 1 : at + 1 + GIVEN]


def _sent_for_leave(lower: Sequence[str], at: int) -> bool:
    """Whether a token opens the leave that something is sent for: "submitted for approval" approves nothing."""
    return lower[at] == "for" and not shipped()["questions"].sets["leave"].isdisjoint(lower[at + 1 : at + 1 + SENT_FOR])


def _ruling_to_come(lower: Sequence[str], at: int) -> bool:
    """Whether a token is of a ruling that is to come: "a verdict is due in May", "reserved its decision", "is expected
    to rule"."""
    sets = shipped()["questions"].sets
    if lower[at] in sets["rulings"]:
        behind = lower[at + 1 : at + 1 + RULING]
        end = next((place for place, word in enumerate(behind) if word in BREAKS), len(behind))
        return not sets["awaited"].isdisjoint(behind[:end]) or not sets["awaited"].isdisjoint(
            lower[max(0, at - 3) : at]
        )
    if lower[at] not in sets["ruling"] or at < 2:
        return False
    governed = lower[at - 1] == "to" and (lower[at - 2] in TO_BE or lower[at - 2] in sets["awaited"])
    return governed or lower[at - 1] in WILL


@cache
def _of_leave() -> frozenset[str]:
    """The words by which a token may need somebody's leave or be of a ruling that is to come."""
    sets = shipped()["questions"].sets
    return sets["rulings"] | sets["ruling"] | NEEDING | REQUIRING | {"must", "before", "for"}


def _plain(lower: Sequence[str]) -> tuple[str, ...]:
    """Tokens of which every negated verb is one: "hasn't decided", "won't decide"."""
    if "n't" not in " ".join(lower):
        return tuple(lower)
    return tuple("n't" if word.endswith("n't") else word for word in lower)


def moments(lower: Sequence[str]) -> frozenset[str]:
    """The months, days and seasons a clause names, and "next week"."""
    found = set()
    for at, word in enumerate(lower):
        if word not in OPENING_MOMENT:
            continue
        named = MONTH_NAMES[MONTHS[word]] if word in MONTHS else word
        if named in TIMES and (named != "may" or _month(lower, at)):
            found.add(named)
        if word == "next" and lower[at + 1 : at + 2] and lower[at + 1] in PERIODS:
            found.add(f"next {lower[at + 1]}")
    return frozenset(found)


def _month(lower: Sequence[str], at: int) -> bool:
    """Whether "may" is the month."""
    before, after = lower[at - 1] if at else "", lower[at + 1] if at + 1 < len(lower) else ""
    return before in BEFORE_MAY or before[:1].isdigit() or after[:1].isdigit()


def _reaching(act: Act, found: Sequence[Cue], lower: Sequence[str]) -> Cue | None:
    """The first cue that leaves an act open."""
    for cue in found:
        if cue.first <= act.first < cue.last:
            if lower[cue.first] in BLANK:  # "no agreement"
                return cue
            continue
        if DATE in act.nouns and lower[act.first] not in DATE_NOUNS:
            if cue.kind == "around" and max(cue.first - act.last, act.first - cue.last) <= DAY_NEAR:
                return cue
            continue
        if 0 <= act.first - cue.last < (MODAL_AHEAD if lower[cue.first] in MODALS else AHEAD):
            return cue
        if cue.kind not in ("ahead", DELIBERATING) and 0 <= cue.first - act.last < BACK and not _told(act, lower):
            return cue
    return None


def _told(act: Act, lower: Sequence[str]) -> bool:
    """Whether an act before a cue is a verb told flat: "has authorised an inquiry into possible fraud"."""
    asked = not INDIRECT.isdisjoint(lower[max(0, act.first - NEAR_ASKED) : act.first])
    return (
        not asked
        and not act.nouns
        and ASKS not in act.kinds
        and firm(lower, act.first, past=bool(act.pasts)) is not None
    )


def _object_of(done: Sequence[Act], act: Act, cue: Cue) -> bool:
    """Whether an act before a cue is what is told to have been done to: "extended the licence, subject to
    conditions" leaves no licence open."""
    return act.last <= cue.first and any(0 <= act.first - each.last < OBJECT for each in done)


def _asks(act: Act, cue: Cue | None, lower: Sequence[str]) -> bool:
    """Whether a word that asks for a cause asks for one that is open; "linking Sicily to Egypt" asks for none."""
    if ASKS in act.verbs and not _links().isdisjoint(lower[act.first : act.last]):
        return _unlinked(lower[max(0, act.first - DENIED) : act.first])
    if (cue is not None and cue.kind not in ("ahead", DELIBERATING)) or not BLANK.isdisjoint(
        lower[act.first : act.last]
    ):
        return True
    if any(
        (denies(word) or SOUGHT.fullmatch(word)) and 0 < abs(act.first - at) <= ASKED for at, word in enumerate(lower)
    ):
        return True
    return ASKS not in act.nouns and not MODALS.isdisjoint(lower[max(0, act.first - 3) : act.first])


def _unlinked(before: Sequence[str]) -> bool:
    """Whether the words before "linked" say that nobody has linked it: "has not been linked", "no death has been
    linked", and not "no deaths linked to the operation", which counts them."""
    if "no" in before and (HAVE | BE).isdisjoint(before):
        return False
    return any(denies(word) or word in BLANK for word in before)


def _of_all(act: Act, lower: Sequence[str]) -> bool:
    """Whether a cause is asked for, and not said of what: that of what the story is about."""
    return not CAUSES.isdisjoint(lower[act.first : act.last]) and OF_WHAT.isdisjoint(lower[act.last : act.last + 1])


def _denied(act: Act, lower: Sequence[str]) -> bool:
    """Whether an act has not been done: "no offer has been made", "has not sued"."""
    for at in range(max(0, act.first - DENIED), act.first):
        word = lower[at]
        if word == "no" and lower[at + 1] == "one":
            continue  # "no one will be able to hold more" is a rule, and no offer that has not been made
        if word in BLANK or word in NOT_PERFECT or (word in PERFECT and "nothing" in lower[act.last : act.last + 1]):
            return True
        if denies(word) and at and lower[at - 1] in PERFECT:
            return True
    return False


def _bare(lower: Sequence[str], cue: Cue) -> bool:
    """Whether a cue leaves open what was said before it: "that is not known", and not "it is not known if he fell"."""
    asked = not ASKED_BEHIND.isdisjoint(lower[cue.last : cue.last + 1])
    return not asked and _of(lower[cue.first : cue.last], "bare")


def _of(words: Sequence[str], name: str) -> bool:
    """Whether a word of a set of the lexicon is among some."""
    return not shipped()["questions"].sets[name].isdisjoint(words)


@cache
def _links() -> frozenset[str]:
    return shipped()["questions"].sets["links"]


@cache
def _known() -> dict[tuple[str, ...], str]:
    sets = shipped()["questions"].sets
    kinds = ("ahead", "around", INQUIRY, CLOSED)
    known = {_plain(phrase.split()): kind for kind in reversed(kinds) for phrase in sorted(sets[kind])}
    yet = {longer: kind for tokens, kind in known.items() if kind != CLOSED and (longer := _with_yet(tokens))}
    return {**_deliberations(), **yet, **known}


def _with_yet(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """A phrase of denial with a "yet": "not yet clear"; none where it has one, or denies nothing."""
    at = next((at for at, word in enumerate(tokens) if word in {"not", "n't"}), len(tokens))
    return () if at >= len(tokens) - 1 or "yet" in tokens else (*tokens[: at + 1], "yet", *tokens[at + 1 :])


def _deliberations() -> dict[tuple[str, ...], str]:
    """What somebody will look into, is looking into, or is to be looked into: an act that is dealt with is not done."""
    found: dict[tuple[str, ...], str] = {}
    sets = shipped()["questions"].sets
    for phrase in sorted(sets["deliberating"] | sets["inquiring"]):
        active, passive = (DELIBERATING, PENDING) if phrase in sets["deliberating"] else ("ahead", "around")
        base, present, *others = (tuple(form.split()) for form in inflections(phrase, "verb"))
        found |= {(*helper, *base): active for helper in TO_DEAL}
        if len(base) > 1:
            found[present] = active
        for form in others:
            if form[0].endswith("ing"):
                found |= {(helper, *form): active for helper in ("is", "are", "be", "'re", "now", "still")}
            else:
                found |= {(helper, *form): passive for helper in ("be", "being")}
    return found


@cache
def _openings() -> Openings:
    return by_opening(_known())


@cache
def asking() -> frozenset[str]:
    """The concepts of asking and deciding, which tell nothing of what is asked."""
    return frozenset(concept(word) for word in (*shipped()["questions"].sets["asking"], *TIMES))
