"""Acts: what a clause says is done, and how firmly.

A class of acts is what a headline may call by many names: "shut", "axed" and "the closure" are one. The classes, with
their verbs and nouns, are data (`acts` lexicon); a verb behind an auxiliary is a class of its own as well ("might begin
painting", "will start painting"), and so is the day on which something is done. An act is told *flat* where it will be
done ("will be axed", "is to close"), is being done, has been done or was done; an infinitive, a condition or a denial
tells nothing flat.

Limits: without a parser a verb is told by its form and by the words before it; a word of several senses stands for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from divergence.annotations.times.vocabulary import MONTHS
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.conflicts.assertions import denies
from divergence.lexicon import inflections, shipped

Openings = Mapping[str, Sequence[tuple[int, frozenset[tuple[str, ...]]]]]
Flat = str  # "will", "done", "now", "past" or "present"
APART = 5  # tokens between a verb and its particle: "nod the deal through"
PARTICLES = frozenset("through off up down out over back before free".split())
BREAKS = frozenset(",;:")
BACK = 5  # tokens before a verb in which a negation denies it
AUXILIARY = 6  # tokens between a verb and its auxiliary
REACH = 6  # tokens from a verb of beginning to the noun of what is begun
SKIPPED = frozenset(
    "already now also just then soon be been being get got finally formally once again even still later yet today "
    "quickly simply effectively fully".split()
)
BEFORE_NOUN = frozenset(
    "the a an this these those his her its their our your my no any every some for in on at by with from of or such "
    "new more further".split()
)
ARTICLES = frozenset({"a", "an", "the"})
WILL = frozenset({"will", "'ll", "shall"})
HAVE = frozenset({"has", "have", "had", "'ve"})
BE = frozenset({"is", "are", "'s", "'re", "was", "were", "been", "be", "'m"})
UNSURE = frozenset("would could should may might can must did do does".split())
WITHOUT_OBJECT = frozenset("through out into up off away down on in at with from to for , . ;".split())
CERTAIN_TO = frozenset("going sure certain bound is are".split())
RESOLVED_TO = frozenset("agreed decided chosen vowed".split())
AUXILIARIES = WILL | UNSURE | {"to"}
LEADING = frozenset(
    "be been being have able to not n't start starts begin begins try trying continue go get being".split()
)
PARTICIPLES = ("ed", "den", "ken", "sen", "ten", "ven", "wn", "ing", "ld", "nt", "ht")
LEADS = 4  # tokens between an auxiliary and the verb that tells: "may be able to begin"
OWN = "="  # before the concept of a verb that is a class of its own
DATE = "date"
DATED = 10  # tokens before a day in which "will" tells it
CAUSE = "cause"
SETTING = frozenset("set sets setting".split())  # what sets a barn alight is a cause; "the barn, first alight" is none
DEATH = "die"  # befalls somebody: nobody tells it flat but with what caused it
LEAVE = "approve"  # what is given as a noun: "has given the deal the green light"
WHOLE = ("whole", "full", "entire", "final")  # may stand in a phrase behind its "the": "pick up the whole tab"
CONSENT = ("scrap", "delay", "approve", "ban", "order")  # acts that are done to another act: "the closure is scrapped"


@dataclass(frozen=True, slots=True)
class Act:
    """Tokens ``[first, last)`` of a clause, with the classes they are verbs (regular or not) and nouns of."""

    first: int
    last: int
    verbs: frozenset[str]
    pasts: frozenset[str]
    nouns: frozenset[str]

    @property
    def kinds(self) -> frozenset[str]:
        return self.verbs | self.pasts | self.nouns


def by_opening(phrases: Iterable[tuple[str, ...]]) -> Openings:
    """Phrases by their first word and their length, the longest first."""
    made: dict[str, dict[int, set[tuple[str, ...]]]] = {}
    for tokens in phrases:
        made.setdefault(tokens[0], {}).setdefault(len(tokens), set()).add(tokens)
    return {
        word: [(length, frozenset(known)) for length, known in sorted(lengths.items(), reverse=True)]
        for word, lengths in made.items()
    }


def longest(lower: Sequence[str], at: int, phrases: Openings) -> tuple[str, ...]:
    """The longest phrase that stands at a token; none where there is none."""
    for length, known in phrases.get(lower[at], ()):
        tokens = tuple(lower[at : at + length])
        if tokens in known:
            return tokens
    return ()


def acts(lower: Sequence[str], names: frozenset[str] = frozenset()) -> list[Act]:
    """The acts a clause speaks of, in order; `names` are the words in it that are names: Joan Fell fell nowhere."""
    found = [
        replace(act, verbs=frozenset(), pasts=frozenset()) if lower[act.first] in names else act for act in _acts(lower)
    ]
    return sorted([*(act for act in found if act.kinds), *_own(lower), *_days(lower)], key=lambda act: act.first)


def own(kind: str) -> bool:
    """Whether a class is a single verb, and none of the lexicon's."""
    return kind.startswith(OWN)


def _own(lower: Sequence[str]) -> Iterator[Act]:
    """The verbs behind an auxiliary, each a class of its own."""
    for at, word in enumerate(lower):
        if word not in AUXILIARIES:
            continue
        first = at + 1
        while first < len(lower) and (lower[first] in SKIPPED or lower[first].endswith("ly") or denies(lower[first])):
            first += 1
        verb = first
        while verb < min(len(lower), first + LEADS) and (lower[verb] in LEADING or lower[verb] in SKIPPED):
            verb += 1
        if verb >= len(lower) or (lower[verb - 1] in BE and not lower[verb].endswith(PARTICIPLES)):
            continue  # "will be open on Sunday" does nothing
        if lower[verb].isalpha() and idf(lower[verb]) > TELLING:
            yield Act(first, verb + 1, frozenset({OWN + concept(lower[verb])}), frozenset(), frozenset())


def _days(lower: Sequence[str]) -> Iterator[Act]:
    """The days a clause names: "January 12", "12 Jan."."""
    for at, word in enumerate(lower):
        if word in MONTHS:
            behind = next((each for each in lower[at + 1 : at + 3] if each != "."), "")
            if behind.isdigit() or (at and lower[at - 1].isdigit()):
                yield Act(at, at + 1, frozenset(), frozenset(), frozenset({DATE}))


def _acts(lower: Sequence[str]) -> Iterator[Act]:
    lexemes, particles, openings, idle = _lexemes(), _particles(), _openings(), _idle()
    behind = 0
    for at, word in enumerate(lower):
        if at < behind or word not in openings:
            continue
        tokens = longest(lower, at, openings)
        behind = at + len(tokens)
        if tokens in idle:
            continue
        if tokens:
            yield Act(at, behind, *lexemes[tokens])
        for later in range(at + 2, min(len(lower), at + APART + 1) if word in particles else 0):
            if lower[later] in BREAKS:
                break
            if lower[later] in particles[word]:
                yield Act(at, at + 1, *lexemes[word, lower[later]])
                break


def flat(lower: Sequence[str], found: Sequence[Act]) -> dict[str, Flat]:
    """The classes of acts that a clause tells flat, and how."""
    told: dict[str, Flat] = {}
    for act in found:
        for kind in sorted(act.verbs | act.pasts):
            how = causing(lower, act) if kind == CAUSE else firm(lower, act.first, past=kind in act.pasts)
            if how is not None:
                told.setdefault(kind, how)
    if _named_cause(lower):
        told.setdefault(CAUSE, "present")
    if any(act.nouns for act in found):
        told |= _by_nouns(lower, found, told)
    consent = next((told[kind] for kind in CONSENT if kind in told), None)
    if consent is not None:
        for act in found:
            for kind in sorted(act.nouns - {CAUSE, *told}):
                told[kind] = consent
    if DEATH in told and CAUSE not in told:
        del told[DEATH]
    return told


def _by_nouns(lower: Sequence[str], found: Sequence[Act], told: Mapping[str, Flat]) -> dict[str, Flat]:
    """The classes of acts that a clause tells flat by a noun, where no verb has `told` them."""
    carried: dict[str, Flat] = {}
    verbs = [act.first for act in found if any(not own(kind) for kind in act.verbs | act.pasts)]
    begun = [(at, how) for at, word in enumerate(lower) if word in _begin() and (how := _begins(lower, at))]
    given = [(at, how) for at, word in enumerate(lower) if word in _granting() and (how := _gives(lower, at))]
    for act in found:
        for kind in sorted(act.nouns - told.keys() - carried.keys()):
            leave = kind == LEAVE and not shipped()["questions"].sets["leave"].isdisjoint(lower[act.first : act.last])
            carrying = (*begun, *given) if leave else begun
            how = next((how for at, how in carrying if 0 < act.first - at <= REACH), None) or _carried(
                lower, act.first, verbs
            )
            if how is not None:
                carried[kind] = how
    return carried


def _named_cause(lower: Sequence[str]) -> bool:
    """Whether a clause names the cause: "the cause is a faulty valve", and not "the cause is not known"."""
    return "cause" in lower and any(
        word == "cause"
        and not BE.isdisjoint(lower[at + 1 : at + 2])
        and not ARTICLES.isdisjoint(lower[at + 2 : at + 3])
        for at, word in enumerate(lower)
    )


def causing(lower: Sequence[str], act: Act) -> Flat | None:
    """How an act tells a cause flat; None where it does not: "the fire broke out" tells none of the fire."""
    if CAUSE not in act.verbs | act.pasts:
        return None
    past = CAUSE in act.pasts
    if past and not finite(lower, act):
        burns = lower[act.first] in sets()["burning"]
        if burns and SETTING.isdisjoint(lower[max(0, act.first - AUXILIARY) : act.first]):
            return None
        return None if any(map(denies, lower[max(0, act.first - BACK) : act.first])) else "past"
    return None if _suffered(lower, act) else firm(lower, act.first, past=past)


def firm(lower: Sequence[str], at: int, *, past: bool) -> Flat | None:
    """How the verb at a token is told flat; None where it is not."""
    word, before = lower[at], at - 1
    going = False
    while before >= 0 and at - before <= AUXILIARY and (lower[before] in SKIPPED or lower[before].endswith("ly")):
        going = going or lower[before] == "being"
        before -= 1
    if any(denies(each) for each in _joined(lower, at)) or "nothing" in lower[at + 1 : at + 2]:
        return None
    helper = lower[before] if before >= 0 else ""
    if helper in WILL:
        return "will"
    if helper in UNSURE:
        return None
    if helper == "to":
        governing = lower[before - 1] if before else ""
        return "will" if governing in CERTAIN_TO else "done" if governing in RESOLVED_TO else None
    if helper in HAVE:
        return "done"
    if helper in BE:
        return "now" if going or word.endswith("ing") else "done"
    if word.endswith("ing") or helper in BEFORE_NOUN:
        return None
    if past or word.endswith("ed"):
        return "past"
    return "present" if word.endswith("s") and helper and not _may_be_noun(word) else None


def _joined(lower: Sequence[str], at: int) -> Sequence[str]:
    """The words before a verb in which a negation denies it: those since "and" or "but"."""
    first = max(0, at - BACK)
    return lower[max((place + 1 for place in range(first, at) if lower[place] in ("and", "but")), default=first) : at]


def finite(lower: Sequence[str], act: Act) -> bool:
    """Whether a telling of a cause is a verb, and not "because" or "to blame"."""
    return not any(lower[act.first] in sets()[name] for name in ("because", "burning")) and lower[act.first] != "to"


def _suffered(lower: Sequence[str], act: Act) -> bool:
    """Whether a verb of causing says what befell somebody, what a person did, or has no object: "were killed", "who
    killed", "broke through"."""
    at = act.first - 1
    while at >= 0 and (lower[at] in SKIPPED or lower[at].endswith("ly")):
        at -= 1
    before, behind = lower[at] if at >= 0 else "", lower[act.last] if act.last < len(lower) else ""
    if before in BE:
        return behind != "by"
    return before == "who" or (act.last == act.first + 1 and behind in WITHOUT_OBJECT)


def _begins(lower: Sequence[str], at: int) -> Flat | None:
    return firm(lower, at, past=lower[at] in sets()["begun"])


def _gives(lower: Sequence[str], at: int) -> Flat | None:
    return firm(lower, at, past=lower[at] in sets()["granted"])


def _carried(lower: Sequence[str], at: int, verbs: Sequence[int]) -> Flat | None:
    """How a noun's clause is told where its verb is of no class: "has carried the quarrel into court", and not "will
    vote on the closure"."""
    if lower[at].rstrip(".") in MONTHS:
        return None if WILL.isdisjoint(lower[max(0, at - DATED) : at]) else "will"
    for token in range(max(0, at - REACH - 1), at - 1):
        after = lower[token + 1]
        if lower[token] in WILL and after != "be" and not any(token < verb < at for verb in verbs):
            return "will"
        if lower[token] in HAVE and (after.endswith("ed") or (after in SKIPPED and lower[token + 2].endswith("ed"))):
            return "done"
    return None


@cache
def sets() -> dict[str, frozenset[str]]:
    """The plain word sets of the lexicon: those without a part of speech."""
    return {name: words for name, words in shipped()["acts"].sets.items() if "-" not in name}


@cache
def _idle() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in sets()["idle"])


@cache
def events() -> frozenset[str]:
    """The classes of what has a cause that news asks for."""
    return sets()["events"]


@cache
def _begin() -> frozenset[str]:
    return sets()["begin"] | sets()["begun"]


@cache
def _granting() -> frozenset[str]:
    return sets()["granting"] | sets()["granted"]


@cache
def _lexemes() -> dict[tuple[str, ...], tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    """By the tokens of each act, the classes it is a verb, an irregular past and a noun of."""
    found: dict[tuple[str, ...], dict[str, set[str]]] = {}
    for name, phrases in shipped()["acts"].sets.items():
        kind, _, part = name.partition("-")
        for phrase in phrases if part else ():
            for form in inflections(phrase, None if part == "past" else part):
                found.setdefault(tuple(form.split()), {}).setdefault(part, set()).add(kind)
            for tokens in _irregular_forms(phrase) if part == "verb" else ():
                found.setdefault(tokens, {}).setdefault("past", set()).add(kind)
    for tokens in [each for each in found if "the" in each[1:-1]]:
        at = tokens.index("the", 1) + 1
        found |= {(*tokens[:at], word, *tokens[at:]): found[tokens] for word in WHOLE}
    return {
        tokens: (frozenset(parts.get("verb", ())), frozenset(parts.get("past", ())), frozenset(parts.get("noun", ())))
        for tokens, parts in found.items()
    }


def _irregular_forms(phrase: str) -> list[tuple[str, ...]]:
    """The irregular pasts of a verb of several words: those of one word are chosen by hand, since "left" and "saw" are
    more than pasts."""
    verb, *rest = phrase.split()
    return [(form, *rest) for form in _irregular().get(verb, ())] if rest else []


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {words.split()[0]: tuple(words.split()[1:]) for words in sorted(sets()["irregular"])}


@cache
def _openings() -> Openings:
    return by_opening((*_lexemes(), *_idle()))


@cache
def _particles() -> dict[str, frozenset[str]]:
    """By verb, the particles that may stand apart from it."""
    found: dict[str, set[str]] = {}
    for tokens in _lexemes():
        if len(tokens) == 2 and tokens[1] in PARTICLES:
            found.setdefault(tokens[0], set()).add(tokens[1])
    return {verb: frozenset(particles) for verb, particles in found.items()}


@cache
def _may_be_noun(word: str) -> bool:
    return bool(_lexemes().get((word,), ((), (), ()))[2])
