"""Nobody: a state that is told of nobody at all, so that anybody's is its opposite.

"No one was hurt", "police made no arrests": who denies it of everybody is contradicted by "a nurse was injured",
whoever the nurse is. Which poles are so told of people is data (`states` lexicon, set "nobody").

Limits: "no injuries among the crew" and "no one else was hurt" are of some and not read; what happened at another time
is told by a year or a word for it alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from divergence.comparison.conflicts.assertions import is_year
from divergence.comparison.conflicts.phrases import slack
from divergence.document import Sentence
from divergence.lexicon import Hit, shipped

NOBODY = frozenset("nobody no-one none".split())
NO = frozenset({"no", "zero"})
EVERYBODY = frozenset("everybody everyone".split())
OF_SOME = frozenset(
    "on at among amongst of to other else serious major further more beyond except apart besides before".split()
)
NO_PEOPLE = frozenset({"it", "which", "of"})  # "before it died out", "in danger of dying"
LONG_AGO = (["year"], ["decade"], ["century"])  # behind "last"
REACH = 3  # tokens behind a state in which a word may say that it is of some


def of_nobody(lower: Sequence[str], first: int, hit: Hit, axis: str, pole: int) -> bool:
    """Whether the state at `hit`, in a clause that begins at token `first`, is told of nobody, or of everybody."""
    if _people().get(axis) != pole or not OF_SOME.isdisjoint(lower[max(first, hit.first - 1) : hit.last + REACH]):
        return False
    opening, before = lower[hit.first], lower[max(first, hit.first - 1) : hit.first]
    if opening in NOBODY or opening in EVERYBODY or lower[hit.first : hit.first + 2] == ["no", "one"]:
        return True
    if opening in NO or (before and before[0] in NO):
        if not _undergoing().isdisjoint(lower[max(first, hit.first - 2) : hit.first]):
            return False  # "the driver suffered no injuries": it is told of the driver
        return axis not in _mixed() or not _hurt().isdisjoint(lower[hit.first : hit.last])
    at = hit.first - 1
    while at >= first and not (lower[at] in NOBODY or lower[at] in EVERYBODY or lower[at : at + 2] == ["no", "one"]):
        if lower[at] not in slack() and lower[at] != "one" and not lower[at].endswith("ly"):
            return False
        at -= 1
    return at >= first


def of_anybody(lower: Sequence[str], sentence: Sentence, hit: Hit, axis: str, pole: int) -> bool:
    """Whether a state, told of anybody, contradicts that it is nobody's; what befalls things as well must be told in
    words for people."""
    if _people().get(axis) != -pole or not NO_PEOPLE.isdisjoint(lower[max(sentence.first, hit.first - 1) : hit.first]):
        return False
    own = lower[sentence.first : sentence.last]
    last_year = any(own[at : at + 1] == ["last"] and own[at + 1 : at + 2] in LONG_AGO for at in range(len(own)))
    if last_year or any(map(is_year, own)) or not shipped()["states"].sets["elsewhen"].isdisjoint(own):
        return False  # in another year, in an earlier crash
    return axis not in _mixed() or not _hurt().isdisjoint(lower[hit.first : hit.last])


@cache
def _undergoing() -> frozenset[str]:
    """Verbs whose subject is whom something befalls, or does not: "faced no charges"."""
    return shipped()["states"].sets["undergoing"]


@cache
def _people() -> dict[str, int]:
    """The axes of what may be nobody's, with the pole at which it is."""
    return {each[:-1]: 1 if each[-1] == "+" else -1 for each in shipped()["states"].sets["nobody"]}


def _mixed() -> frozenset[str]:
    """The axes of people and things."""
    return shipped()["states"].sets["mixed"]


def _hurt() -> frozenset[str]:
    """Words of such an axis that are of people alone."""
    return shipped()["states"].sets["hurt"]
