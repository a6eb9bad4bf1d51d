"""Negations: how often the words before a state, and right behind it, deny it.

"No damage" and "failed to hold" deny once, "has not ruled out cuts" twice; a negation reaches over few words of sense.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.word_classes import word_sets
from divergence.comparison.conflicts.assertions import denies
from divergence.comparison.conflicts.phrases import HAVE, slack
from divergence.comparison.conflicts.state_cues import Cue
from divergence.document import Sentence
from divergence.lexicon import shipped

NEGATION_REACH = 6  # words of sense between a negation and what it denies
NONE_REACH = 7  # tokens behind a noun among which "none" denies it
RULING = frozenset("rule rules ruled ruling".split())
OVER = frozenset("above below over under beyond".split())
MARKS = frozenset(',;:—–()[]"')
MORE = frozenset("only just merely simply".split())  # "not only" denies nothing
NOTHING = frozenset("no none nobody nothing neither no-one".split())
AND = frozenset("and or nor".split())
BEYOND = frozenset("that who which when while after".split())  # a negation does not reach past these


def negations(lower: Sequence[str], sentence: Sentence, first: int, last: int, cue: Cue) -> int:
    """How often a state is denied: by a negation that reaches it, by its subject ("nobody"), by its object ("hurt no
    one"), by "none" behind a noun ("looked for fraud and found none")."""
    sets, hit = shipped()["states"].sets, cue.hit
    # "Nobody is let on above that" denies nothing of what is above.
    reach = 1 if lower[hit.first] in OVER else NEGATION_REACH
    count, at = 0, hit.first - 1
    while at >= first and reach:
        word, after = lower[at], lower[at + 1]
        if denies(word):
            count += after not in MORE
        elif (word in sets["declined"] and after == "to") or (
            word in sets["stopping"] and (after.endswith("ing") or after == "from")
        ):
            count += 1
        elif ruled_out(lower, first, at):
            count += 1
            at -= 1
        elif word in MARKS or (word in AND and (count or (at == hit.first - 1 and after.endswith("s")))):
            break  # "does not and will not" denies once, "was not asked and denies it" asked alone
        elif (
            word == "of"
            and at > first
            and not (lower[at - 1] in sets["transparent"] or lower[at - 1] in sets["wishing"] or denies(lower[at - 1]))
        ):
            break  # "no estimate of the damage" denies no damage
        elif not (word in sets["transparent"] or word in slack() or word.endswith("ly")):
            reach -= 1
            if word in word_sets()["plain"] or word in BEYOND:
                break
        at -= 1
    if cue.frame == "in" and _not_so(lower, hit.last, last):
        count += 1
    if (hit.last < last and lower[hit.last] in NOTHING) or (
        cue.frame == "in" and "none" in lower[hit.last : min(sentence.last, hit.last + NONE_REACH)]
    ):
        count += 1
    return count


def _not_so(lower: Sequence[str], at: int, last: int) -> bool:
    """Whether what a noun tells is denied by the verb right behind it: "a link has not been shown"."""
    if at + 1 >= last or (lower[at] not in word_sets()["be"] and lower[at] not in HAVE):
        return at < last and lower[at].endswith("n't")
    return denies(lower[at + 1])


def ruled_out(lower: Sequence[str], first: int, at: int) -> bool:
    """Whether "rules out" ends at a token."""
    return at > first and lower[at] == "out" and lower[at - 1] in RULING
