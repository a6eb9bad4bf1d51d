"""What a date is of: the telling words before it, or after where it opens its clause.

"The hearing is set for 4 May" and "a first hearing, scheduled for 9 May" date one thing. Words that only say that
something is to be on a day (set, due, scheduled) are passed over, and so are names: whoever is heard, it is a hearing.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from divergence.annotations.dates import DateSpan
from divergence.comparison.background import TELLING, concept, idf
from divergence.comparison.facts.claims import Claim
from divergence.lexicon import shipped

REACH = 9  # words before or after a date in which what it is of is looked for
MOST = 2  # words that tell it
CLAUSE = re.compile(r"[;:—–(]|, (?=(?:and|but|which|who|while|where|as|when|after|because|so|yet|according)\b)")
WORD = re.compile(r"[A-Za-z]+")


def dated(claim: Claim) -> frozenset[str]:
    """The concepts of what a date is of; nothing for other values."""
    anchor = claim.anchor
    if not isinstance(anchor, DateSpan):
        return frozenset()
    before = CLAUSE.split(claim.text[: anchor.start - claim.start])[-1]
    after = CLAUSE.split(claim.text[anchor.end - claim.start :])[0]
    opening = WORD.match(claim.text)
    if opening and before.startswith(opening[0]) and not _named(claim, opening[0]):
        before = before[:1].lower() + before[1:]  # "Results are expected in May"
    backwards = WORD.findall(before)[::-1][:REACH]
    return _telling(backwards) or _telling(WORD.findall(after)[:REACH])


def _named(claim: Claim, word: str) -> bool:
    """Whether a word is of a name that the claim's sentence has."""
    return any(word.lower() in name.split() for name in claim.names)


def _telling(words: list[str]) -> frozenset[str]:
    light = _light()
    found = (
        concept(word.lower())
        for word in words
        if word[0].islower() and len(word) > 1 and idf(word) > TELLING and concept(word) not in light
    )
    return frozenset(islice(found, MOST))


@cache
def _light() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["timing"]))
