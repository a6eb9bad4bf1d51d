"""Bearers of states: the thing of which a state is told, as the frame of its cue and its clause have it.

The subject of "held" and "was closed", the object of "closed the hospital", what a noun is of ("a breach of the dyke").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from divergence.annotations.names import DAYS
from divergence.annotations.word_classes import word_sets
from divergence.comparison.conflicts.negations import AND, BEYOND
from divergence.comparison.conflicts.phrases import Phrase, Phrases, joins, slack
from divergence.comparison.conflicts.state_cues import Cue
from divergence.document import Sentence
from divergence.lexicon import Hit, shipped

NOUN_REACH = 3  # tokens from a noun of state to the preposition before its bearer
WAYS = {"for": "ways_for", "over": "ways_over"}  # frames, by the prepositions behind which alone their bearer stands
PASSIVE = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't get gets got getting".split())
QUALITY = ("ous", "ful", "less", "able", "ible", "ive")  # endings of adjectives


def bearer_of(phrases: Phrases, sentence: Sentence, first: int, last: int, cue: Cue) -> Phrase | None:
    """What a state is told of; who or what else it may be stands among its other heads."""
    lower, hit = phrases.lower, cue.hit
    before, passive = hit.first, False
    while before > first and (lower[before - 1] in slack() or lower[before - 1].endswith("ly")):
        before -= 1
        passive |= lower[before] in PASSIVE
    if before > first and "to" in lower[before : hit.first] and lower[before - 1] in _governors():
        before -= 1  # "did not plan to close", "was found to be safe"
        while before > first and (lower[before - 1] in slack() or lower[before - 1].endswith("ly")):
            before -= 1
    if cue.frame == "by" and passive:  # "was beaten by Holm": who stands behind "by" has won
        return phrases.behind(hit.last + 1, last) if lower[hit.last : hit.last + 1] == ["by"] else None
    subject, behind = phrases.subject(sentence, before), None
    opening = lower[hit.first - 1] if hit.first > first else ""
    attributive = opening in word_sets()["determiners"] or opening.isdigit()  # "the damaged dam", "84 permanent jobs"
    attributive |= _is_quality(lower, hit, opening)
    if cue.frame in WAYS:
        ways = shipped()["states"].sets[WAYS[cue.frame]]
        at = _preposition(lower, hit.last, last, joins() | ways)
        return phrases.behind(at + 1, last) if at is not None and lower[at] in ways else None
    if cue.frame == "in":
        at = _preposition(lower, hit.last, last, joins())
        behind = phrases.behind(at + 1, last) if at is not None else None
        if (whose := phrases.whose(hit.first, hit.last, hit.last)) is not None:
            return whose  # "his body"
    elif not passive and (cue.frame == "of" or attributive):
        behind = phrases.behind(hit.last, last)
    if behind is not None and cue.frame != "in":
        return behind  # who does it is not whom it is done to
    main = behind or subject or phrases.topic(sentence)
    if main is None:
        return None
    others = frozenset[str]().union(*(each.heads for each in (subject, behind) if each is not None))
    return replace(main, others=others - {main.head})


def _is_quality(lower: Sequence[str], hit: Hit, before: str) -> bool:
    """Whether a state is an adjective before its noun: "measured dangerous levels", and not "is dangerous today"."""
    if hit.last - hit.first > 1 or not lower[hit.first].endswith(QUALITY) or before in slack():
        return False
    behind = lower[hit.last] if hit.last < len(lower) else ""
    return behind.isalpha() and behind not in _no_nouns()


def _preposition(lower: Sequence[str], at: int, last: int, those: frozenset[str]) -> int | None:
    """Where the first preposition stands behind a state, but for one before a day: "no trace on Friday of him"."""
    near = range(at, min(last, at + NOUN_REACH))
    return next((at for at in near if lower[at] in those and DAYS.isdisjoint(lower[at + 1 : at + 2])), None)


@cache
def _no_nouns() -> frozenset[str]:
    """Words behind an adjective that are no noun of its own."""
    sets = word_sets()
    return sets["prepositions"] | sets["determiners"] | sets["adverbs"] | slack() | joins() | BEYOND | AND


@cache
def _governors() -> frozenset[str]:
    """Verbs whose subject bears what their infinitive tells."""
    sets = shipped()["states"].sets
    return sets["declined"] | sets["wishing"] | sets["done_to"]
