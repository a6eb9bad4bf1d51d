"""Labels: a side of a conflict of value in a few of its own words, with what is counted where the text says it.

"14" beside "nine" tells nobody what is contested. Of the claims of a side with one value, the one is quoted that names
the thing as most of them do ("14 people") and what became of it ("14 people were injured", "injuring nine"). A label
is a run of the text, so that nothing is put into a mouth.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from divergence.annotations.numbers.counted_nouns import word_sets
from divergence.annotations.quantities import Quantity
from divergence.annotations.word_classes import form
from divergence.annotations.word_classes import word_sets as word_classes
from divergence.comparison.facts.claims import Claim
from divergence.lexicon import shipped

NEXT = re.compile(r"\s([a-z]+)(?![\w'’-])")  # small letters: a name after a number is no state
BE = re.compile(r"\s(?:was|were|is|are|got|(?:has|have|had)(?:\sbeen)?)(?=\s)")
# What may follow a state that is told to its end: "were injured when", but not "were taken to hospital".
ENDS = re.compile(r"\W*$|[,.;:)”\"—–]|\s[—–(]|\s(?:in|on|at|near|when|after|as|while|during|since|by|and|but|or)\s")
BEFORE = re.compile(r"(?<![\w'’-])([A-Za-z]+)\s$")


def label(claims: Sequence[Claim], numbers: Sequence[int]) -> str:
    """What to call the side that claims `numbers` are: the value that most of its articles give stands for it, as most
    write it, and a headline ("jailed for six years") only where no text has one."""
    head = _head(claims, numbers)
    if head.anchor is None:
        return head.text
    if not isinstance(head.anchor, Quantity) or head.anchor.kind != "count":
        return head.anchor.text
    same = [claims[number] for number in numbers if _value(claims[number]) == _value(head)]
    times = Counter(each.noun for each in same if each.noun)
    told = [(times[each.noun or ""], *_told(each)) for each in same]
    return max(told, key=lambda each: each[:2])[2]


def stands_for(claims: Sequence[Claim], numbers: Sequence[int]) -> list[int]:
    """The claims of a side whose value is the one by which it is called: "4.82 metres", and not "nearly five"."""
    value = _value(_head(claims, numbers))
    return [number for number in numbers if _value(claims[number]) == value]


def _head(claims: Sequence[Claim], numbers: Sequence[int]) -> Claim:
    side = [claims[number] for number in numbers]
    told = [each for each in side if not each.heading] or side
    given = {_value(each): len({other.article for other in told if _value(other) == _value(each)}) for each in told}
    written = Counter(words for words, _ in {(_written(each), each.article) for each in told})
    return max(told, key=lambda each: (given[_value(each)], written[_written(each)]))


def _written(claim: Claim) -> str:
    return claim.anchor.text if claim.anchor is not None else ""


def _value(claim: Claim) -> tuple[str | None, float | None, float | None]:
    return claim.dimension, claim.low, claim.high


def _told(claim: Claim) -> tuple[int, str]:
    """How much a claim tells of what it counts, and the words that tell it."""
    anchor = claim.anchor
    assert isinstance(anchor, Quantity)
    start, end = anchor.start - claim.start, anchor.end - claim.start
    named = anchor.noun is not None
    became = _became(claim.text, end, named)
    if became is None and not named and (before := BEFORE.search(claim.text[:start])) and _governs(before[1].lower()):
        return 1, claim.text[before.start(1) : end]
    return named + (became is not None), claim.text[start : became or end]


def _became(text: str, end: int, named: bool) -> int | None:
    """Where the words end that say what became of what is counted: "were injured"; "injured", "died" behind a bare
    number."""
    be = BE.match(text, end)
    word = NEXT.match(text, be.end() if be else end)
    if word is not None and word[1].endswith("ly"):
        word = NEXT.match(text, word.end())
    if word is None:
        return None
    if ENDS.match(text, word.end()) is None:
        return None
    if word[1] in word_sets()["heads"]:  # "two people dead", where "two people asked" goes on to tell a deed
        return word.end()
    told = form(word[1]) == "past" or word[1] in _states()
    return word.end() if told and (be is not None or not named) else None


@cache
def _states() -> frozenset[str]:
    """Words that say how things are and have no ending that shows it: "hurt", "ill", "sold"."""
    states = shipped()["states"]
    return states.sets["participles"] | {each.tokens[0] for each in states.entries if len(each.tokens) == 1}


def _governs(word: str) -> bool:
    """Whether a word right before a bare number is a verb that says what was done to so many: "injuring nine"."""
    return word.endswith(("ing", "ed")) and word not in word_classes()["prepositions"]
