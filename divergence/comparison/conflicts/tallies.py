"""Tallies: how a body's votes fell, "151 votes to 148", "by five to two".

Two tallies with one total are of one body, so that in one story two that split it otherwise are seldom both right: a
panel of seven that went five to two did not go four to three.
"""

from __future__ import annotations

import re
from functools import cache

from divergence.annotations.numbers.numerals import read
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept
from divergence.comparison.conflicts.pair import Pair
from divergence.comparison.facts.claims import Claim
from divergence.lexicon import shipped

TO = re.compile(r" ?(?:votes? )?(?:to|against) (?=\w)")
BEFORE = re.compile(r"\b([\w,]+) votes? (?:to|against) $")
# "43 members raised their hands for it and 34 opposed it", "41 said yes and 36 no"
FOR_AND_AGAINST = re.compile(
    r"(?: [\w'-]+){0,6}? (?:for|in favou?r|backed|supported|approved|yes|aye)\b[^.;:\d]{0,50}?"
    r"(?:,| and| while| with| to) (?P<other>[\w,-]+)(?: [\w'-]+){0,3}? (?:against|opposed|no|nay|rejected)\b",
    re.IGNORECASE,
)
WORD = re.compile(r"[a-z]+")
LEAST, MOST = 3, 2000  # votes of a body
DAYS_APART = 3  # from which what was published last tells of another vote


def tally(claim: Claim) -> tuple[int, int] | None:
    """The votes on the side with more and on that with fewer, where a sentence tells of a vote."""
    anchor = claim.anchor
    if not isinstance(anchor, Quantity) or anchor.kind not in ("score", "count"):
        return None
    split = FOR_AND_AGAINST.match(claim.text, anchor.end - claim.start) if anchor.kind == "count" else None
    if not (anchor.kind == "score" or claim.noun == "vote" or split):
        return None
    if _voting().isdisjoint({*map(concept, WORD.findall(claim.text.lower())), *claim.context}):
        return None
    one, other = anchor.low, anchor.high
    if split is not None:
        other = _number(claim.text, split.start("other"))
    elif anchor.kind == "count":
        start, end = anchor.start - claim.start, anchor.end - claim.start
        after, before = TO.match(claim.text, end), BEFORE.search(claim.text[:start])
        if after is not None:
            other = _number(claim.text, after.end())
        elif before is not None:
            other = _number(claim.text, before.start(1))
        else:
            return None
    if one is None or other is None or one != int(one) or other != int(other):
        return None
    return (int(max(one, other)), int(min(one, other))) if LEAST <= one + other <= MOST else None


def _number(text: str, start: int) -> float | None:
    number = read(text, text, start)
    return number.value if number is not None else None


def another_vote(pair: Pair) -> bool:
    """Whether two tallies that differ on both sides were published days apart, as those of one vote seldom are."""
    there = tally(pair.other)
    if there is None or not pair.days_after or min(map(abs, pair.days_after)) < DAYS_APART:
        return False
    here = [split for claim in pair.told if (split := tally(claim)) is not None]
    return bool(here) and all(split[0] != there[0] and split[1] != there[1] for split in here)


@cache
def _voting() -> frozenset[str]:
    return frozenset(map(concept, shipped()["changing"].sets["voting"]))
