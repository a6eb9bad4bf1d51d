"""Unreal: a state that is supposed, asked for, put off, allowed, only wished for or laid to somebody, and so is none.

"If the dam holds", "may close", "hopes to reopen", "cleared of lying", "open to members but not to guests".
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.word_classes import word_sets
from divergence.comparison.conflicts.assertions import denies
from divergence.comparison.conflicts.negations import ruled_out
from divergence.comparison.conflicts.phrases import slack
from divergence.lexicon import Hit, shipped

UNTIL = 4  # tokens behind a state in which "until" puts it off
MODAL_REACH = 3  # tokens before a state in which a modal makes it none
LIMITED = 4  # tokens between a state and the word that limits or allows it
INFINITIVE = 4  # tokens from "to" to its verb, and to the verb that governs it
CHARGED = 8  # tokens before a state in which it is said that somebody is accused or cleared of it
EXCEPTED = 7  # tokens behind a state in which an exception makes it half of the truth
MODALS = frozenset("would could might should may must ought can shall wouldn't couldn't mightn't shouldn't".split())
WOULD = frozenset("would wouldn't".split())
IS = frozenset({"is", "are"})
STILL = frozenset("now also both all still therefore".split())
SUPPOSING = frozenset("if unless whether until till lest".split())
EXCEPTING = (["but", "not"], ["but", "only"], ["except", "for"], ["apart", "from"], ["other", "than"], ["only", "to"])


def unreal(lower: Sequence[str], first: int, hit: Hit) -> bool:
    """Whether a state is supposed, asked for, put off or told with an exception: behind "if" or a modal, an infinitive
    that nobody did, "not … until", "but not to …"."""
    before = lower[first : hit.first]
    denied = any(map(denies, before))
    if not shipped()["states"].sets["limiting"].isdisjoint(lower[max(first, hit.first - LIMITED) : hit.last + LIMITED]):
        return True  # "limits rent increases", "may not put up the rent"
    if not SUPPOSING.isdisjoint(before) and not ("until" in before and denied):
        return True
    if denied and any(ruled_out(lower, first, at) for at in range(first, hit.first)):
        return True  # "has not ruled out redundancies"
    if denied and "until" in lower[hit.last : hit.last + UNTIL]:
        return True
    if _charged(before):
        return True  # "cleared of lying"
    if any(lower[at : at + 2] in EXCEPTING for at in range(hit.last, hit.last + EXCEPTED)):
        return True  # "open to members but not to guests"
    at = hit.first - 1
    while at >= first and (lower[at] in slack() or lower[at].endswith("ly")) and lower[at] not in MODALS:
        at -= 1
    modals = MODALS.intersection(lower[max(first, min(at, hit.first - MODAL_REACH)) : hit.first])
    if modals and not (modals <= WOULD and _reported(before)):
        return True
    return _undone(lower, first, hit.first)


def _charged(before: Sequence[str]) -> bool:
    """Whether a state is what somebody is accused or cleared of."""
    return before[-1:] == ["of"] and not shipped()["states"].sets["charged"].isdisjoint(before[-CHARGED:])


def _reported(before: Sequence[str]) -> bool:
    """Whether "would" is "will" as it is told: "said it would not go", and not "would have gone"."""
    said = max((at for at, word in enumerate(before) if word in shipped()["states"].sets["reporting"]), default=-1)
    return said >= 0 and "have" not in before[said:]


def _undone(lower: Sequence[str], first: int, verb: int) -> bool:
    """Whether a verb is an infinitive that is not said to have been done: "hopes to close", not "voted to close"."""
    to = next((at for at in range(verb - 1, max(first, verb - INFINITIVE) - 1, -1) if lower[at] == "to"), None)
    if to is None:
        return False
    between = lower[to + 1 : verb]
    if any(word not in slack() and not word.endswith("ly") for word in between):
        return False  # a preposition: "went to court and won"
    if between and between[0] in word_sets()["determiners"]:
        return False
    governors, sets = lower[max(first, to - INFINITIVE) : to], shipped()["states"].sets
    if _settled(governors):
        return False
    if governors and governors[-1] in sets["wishing"]:  # "did not plan to close"
        return not any(map(denies, governors))
    return not (governors and governors[-1] in sets["declined"]) and sets["done_to"].isdisjoint(governors)


def _settled(governors: Sequence[str]) -> bool:
    """Whether an infinitive is of what will be: "the ward is to close", "are now to close", not "the aim is to"."""
    words = [word for word in governors if word not in STILL]
    return bool(words) and words[-1] in IS and not shipped()["states"].sets["aims"].intersection(words[:-1])
