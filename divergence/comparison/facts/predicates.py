"""Predicates: what a sentence says was not done, and what it tells.

"The gate did not open" and "the gate opened as it should" share every telling word, and so do "the council plans to
open the gate on Monday" and "the gate did not open on Monday as planned". One of them denies the very verb that the
other tells, as a concept (see `background`). A denial reaches the clause it denies: "denied that she had known" denies
knowing. What else stands in its reach is neither told nor denied, so that "no deaths" says nothing against "nobody
died", nor does "did not close" against "stayed open".

Limits: told without a parser, so that who does it may be somebody else. What is said to hold "not until Friday" is
told; what is supposed, told in an aside or left open ("has not said whether") denies nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from divergence.annotations.word_classes import word_sets
from divergence.comparison.background import TELLING, concept, idf
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

REACH = 10  # tokens from a denial to what it denies
UNTIL = 8  # tokens behind what is denied within which "until" makes it told
BACK = 12  # tokens before a denial among which an "if" or the pronoun of an aside stands
MORE = frozenset("only just merely simply least".split())  # "not only" denies nothing
NOBODY = frozenset("nobody no-one none nothing neither".split())
LACKING = frozenset({"no", "without"})  # the thing behind these is not there
OPENING = frozenset("that and but said says while because when so".split())  # a clause may begin behind these
DENYING = frozenset("denied denies deny denying".split())
RELATIVE = frozenset("which who whose whom".split())
SUPPOSING = frozenset("if unless provided whether should".split())
OPEN = frozenset("whether if what who why how when which".split())
PARTICLES = frozenset("off out up down back away through".split())
LINKING = frozenset("that to be been being yet ever even it him her them i you we".split())
ENDS = frozenset(",;:—–()") | frozenset("and but or while though although because which who when where as".split())


@dataclass(frozen=True, slots=True)
class Predicates:
    """Concepts of what a sentence tells, and of what it denies; a verb with a particle ("go off") is one of its own.
    What it says both of is neither."""

    told: frozenset[str]
    denied: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Denial:
    """The token of a denial, the verb that it denies, if any, and the tokens ``[start, end)`` in its reach."""

    at: int
    verb: int | None
    start: int
    end: int


def predicates(document: Document, sentence: Sentence) -> Predicates:
    """What one sentence tells and what it denies."""
    found = list(_denials(document, sentence))
    cues, twice = {each.at for each in found}, {each.verb for each in found}
    # "Did not fail to open": what is denied is itself a denial.
    verbs = {each.verb for each in found if each.verb is not None and each.verb not in cues}
    affirmed = {each.verb for each in found if each.verb is not None and each.at in twice}
    reached = {token for each in found for token in range(each.start, each.end)} | verbs
    told = {at for at in range(sentence.first, sentence.last) if not _is_noun(document, sentence.first, at)}
    told = told - reached | affirmed
    said = _concepts(document.lower, told, sentence.last) | _parts(document.lower, told)
    return both(said, _concepts(document.lower, verbs - affirmed, sentence.last))


def both(told: frozenset[str], denied: frozenset[str]) -> Predicates:
    """What is told and not denied, and denied and not told."""
    return Predicates(told - denied, denied - told)


def opposed(one: Predicates, other: Predicates) -> bool:
    """Whether one denies what the other tells."""
    return not (one.denied.isdisjoint(other.told) and other.denied.isdisjoint(one.told))


def _is_noun(document: Document, first: int, at: int) -> bool:
    """Whether a word stands where only a noun or what goes with one does, or is of a name."""
    before = document.lower[at - 1] if at > first else "."
    sets = word_sets()
    return (
        before in sets["determiners"]
        or before in sets["definite"]
        or (before in sets["prepositions"] and before != "to")
        or (at > first and document.tokens[at][0].isupper())
    )


def _concepts(lower: Sequence[str], tokens: Iterable[int], last: int) -> frozenset[str]:
    """Verbs with their particle, and other words that are telling by themselves."""
    made = set()
    for at in tokens:
        if at + 1 < last and lower[at + 1] in PARTICLES:
            made.add(f"{concept(lower[at])} {lower[at + 1]}")
        elif _tells(lower[at]):
            made.add(concept(lower[at]))
    return frozenset(made)


def _parts(lower: Sequence[str], tokens: Iterable[int]) -> frozenset[str]:
    return frozenset(concept(lower[at]) for at in tokens if _tells(lower[at]))


def _tells(word: str) -> bool:
    return len(word) > 2 and word[0].isalpha() and idf(word) > TELLING


def _denials(document: Document, sentence: Sentence) -> Iterator[_Denial]:
    lower, sets = document.lower, shipped()["states"].sets
    first, last = sentence.first, sentence.last
    for at in range(first, last - 1):
        word, after = lower[at], lower[at + 1]
        start, verb, end = at, None, None
        if word in NOBODY or (word == "no" and after == "one"):
            verb = _of_nobody(document, first, at, last)
        elif word in LACKING:
            end = _thing(document, at + 1, last)
            start = at - 1 if at > first and _of_sense(lower[at - 1]) else at  # "found no gate": no finding either
            opens = at == first or not lower[at - 1][0].isalpha() or lower[at - 1] in OPENING
            verb = _verb(document, end, last) if opens and word == "no" else None  # "no gate was opened"
        elif (word in sets["negations"] or word.endswith("n't")) and after not in MORE:
            verb = _verb(document, at + 1, last)
        elif word in sets["declined"] and after == "to":
            verb = _verb(document, at + 2, last)
        elif word in DENYING:
            verb = _verb(document, at + 1, last)
        else:
            continue
        if verb is not None and "until" in lower[verb : min(last, verb + UNTIL)]:
            continue
        if end is None or verb is not None:
            end = _end(lower, max(at, verb or at), last)
        settled = verb is not None and not _aside(lower, first, at) and lower[verb + 1 : verb + 2][0] not in OPEN
        yield _Denial(at, verb if settled else None, start, end)


def _end(lower: Sequence[str], first: int, last: int) -> int:
    return next((at for at in range(first + 1, last) if lower[at] in ENDS), last)


def _verb(document: Document, first: int, last: int) -> int | None:
    """The first word of sense from a token on; names, pronouns and auxiliaries are passed over."""
    lower = document.lower
    for at in range(first, min(last - 1, first + REACH)):
        word = lower[at]
        if word in ENDS or word in word_sets()["determiners"] or (word in word_sets()["prepositions"] and word != "to"):
            return None  # "is not a gate", "is not in use"; but "decided not to open"
        named = not word[0].isalpha() or document.tokens[at][0].isupper()
        if not (named or word in _passed() or word.endswith("ly")):
            return at
    return None


def _thing(document: Document, first: int, last: int) -> int:
    """Where the phrase that begins at a token ends: "no public tender" is of a tender."""
    lower, opened = document.lower, False
    for at in range(first, min(last, first + REACH)):
        word = lower[at]
        grammar = word in word_sets()["grammar"] or word in _passed()
        if not word[0].isalpha() or (grammar and opened):
            return at
        opened |= not grammar
    return min(last, first + REACH)


def _of_nobody(document: Document, first: int, at: int, last: int) -> int | None:
    """What nobody does, or what is done to nobody ("hurt no one")."""
    lower = document.lower
    before = lower[at - 1] if at > first else "."
    if _of_sense(before):
        return at - 1
    start = at + 1 + (lower[at + 1] == "one")
    if lower[start] == "of":  # "none of the men was hurt"
        helpers = word_sets()["auxiliaries"]
        verb = next((each for each in range(start, min(last, start + REACH)) if lower[each] in helpers), None)
        return None if verb is None else _verb(document, verb, last)
    return _verb(document, start, last)


def _of_sense(word: str) -> bool:
    return word[0].isalpha() and not (word in _passed() or word in OPENING or word in word_sets()["grammar"])


def _aside(lower: Sequence[str], first: int, at: int) -> bool:
    """Whether a denial stands in an aside or is supposed: "the hall, which was not hurt", "those who are not", "if it
    does not"."""
    for place in range(at - 1, max(first - 1, at - BACK), -1):
        if lower[place] in SUPPOSING or lower[place] in RELATIVE:
            return True
        if lower[place] in (",", ";", ":"):
            return lower[place + 1] == "that"
    return False


@cache
def _passed() -> frozenset[str]:
    sets = word_sets()
    return frozenset(sets["auxiliaries"] | sets["modals"] | sets["be"] | sets["pronouns"] | sets["adverbs"]).union(
        LINKING
    )
