"""Conflicts of hospital: two sources have the hurt taken to one, another has them taken to another.

"Taken to St Olave's Hospital in Marrin" twice, and "rushed to Lund General" in an article that never speaks of St
Olave's. Where any source names two hospitals, or the other one too, there were two, and nobody is wrong.

Limits: a hospital is known by what it is called ("infirmary", "clinic"), or as one that is so called elsewhere in the
story.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.document import Sentence
from divergence.lexicon import shipped

POSSESSIVE = (["'s"], ["’s"])
PLAIN = frozenset({"the", "of", "in", "at", "and", "hospital", "st", "st.", "saint"})
SITED = frozenset({"in", "of", "at", "near"})


@dataclass(frozen=True, slots=True)
class Hospital:
    """A hospital named in the sentence ``[start, end)`` of article number `article`; `words` tell it from others, of
    `called`, all of its name, and `admits` says that somebody is brought or treated there."""

    article: int
    start: int
    end: int
    text: str
    words: frozenset[str]
    called: frozenset[str]
    admits: bool

    def may_be(self, other: Hospital) -> bool:
        """Whether two names may be of one hospital: "Orsk Hospital" is Orsk General, the Royal Infirmary of Orsk is
        not."""
        here, there = self.called - other.called, other.called - self.called
        return bool(self.words & other.words) and not (here and there)


def standoffs(told: Told) -> Iterator[Standoff]:
    """The hospital that two families or more name, and another that one family names in its stead."""
    named: dict[int, list[Hospital]] = {}
    for each in hospitals(told.articles):
        named.setdefault(told.family[each.article], []).append(each)
    for family in sorted(named):
        others = [each for other in sorted(named) if other != family for each in named[other]]
        agreed, rival = ([each for each in side if each.admits] for side in (others, named[family]))
        if len({told.family[each.article] for each in agreed}) < LEAST_FAMILIES or not (_one(agreed) and _one(rival)):
            continue
        if _meet(agreed, named[family]) or _meet(rival, others):
            continue
        yield told.two_names(agreed[0].text, rival[0].text, agreed, rival)


def _meet(one: Sequence[Hospital], other: Sequence[Hospital]) -> bool:
    return any(here.may_be(there) for here in one for there in other)


def _one(found: Sequence[Hospital]) -> bool:
    """Whether all may be one: "St Olave's", "St Olave's Hospital in Marrin", "Marrin's hospital"."""
    if not found:
        return False
    known, rest = list(found[:1]), list(found[1:])
    while met := [each for each in rest if any(each.may_be(other) for other in known)]:
        known += met
        rest = [each for each in rest if each not in met]
    return not rest


def hospitals(articles: Sequence[Annotated]) -> list[Hospital]:
    """Every hospital that a story names, in the order of articles and text."""
    sets = shipped()["offices"].sets
    called: set[frozenset[str]] = set()
    named: list[tuple[int, Name, str, frozenset[str], bool]] = []
    for number, annotated in enumerate(articles):
        for name in annotated.names:
            words = frozenset(word.removesuffix("'s").removesuffix("’s") for word in name.text.lower().split())
            own = words - sets["hospitals"] - sets["wards"]
            is_one = name.text.lower().split()[-1] in sets["hospitals"] or "hospital" in words
            before = _owner(annotated, name) if is_one and not own else None
            if before is not None:
                own = frozenset(before.text.lower().split()) - sets["wards"]
                named.pop()
            if is_one:
                own |= _site(annotated, name) - sets["wards"]
                called.add(own)
            text = _text(annotated, before or name, name)
            named.append((number, name, text, own, is_one))
    known = {words for words in called if words}
    return [
        each
        for number, name, text, words, is_one in named
        if words and (is_one or (not name.person and any(words <= other and _saintly(name) for other in known)))
        if (each := _hospital(articles[number], number, name, text, words)) is not None
    ]


def _owner(annotated: Annotated, name: Name) -> Name | None:
    """The name whose "'s" stands before another: "St Olave's Hospital"."""
    if annotated.document.lower[name.first - 1 : name.first] not in POSSESSIVE:
        return None
    return next((each for each in annotated.names if each.last in (name.first - 1, name.first)), None)


def _text(annotated: Annotated, first: Name, last: Name) -> str:
    """From one name to another, and the "'s" of "St Olave's"."""
    document = annotated.document
    own = document.lower[last.last : last.last + 1] in POSSESSIVE and _saintly(last)
    return document.text[first.start : document.span(last.first, last.last + own)[1]]


def _saintly(name: Name) -> bool:
    """Whether a name may be short for a hospital's: "St Olave's"; a town's name is that of the town."""
    return name.text.lower().startswith(("st ", "st. ", "saint "))


def _site(annotated: Annotated, name: Name) -> frozenset[str]:
    """Where a hospital is, as it is told right behind its name: "University Hospital in Marrin"."""
    document = annotated.document
    if document.lower[name.last : name.last + 1] and document.lower[name.last] in SITED:
        behind = next((each for each in annotated.names if each.first == name.last + 1), None)
        if behind is not None:
            return frozenset(behind.text.lower().split())
    return frozenset()


def _hospital(annotated: Annotated, number: int, name: Name, text: str, words: frozenset[str]) -> Hospital | None:
    document = annotated.document
    sentence: Sentence | None = document.sentence_at(name.start)
    if sentence is None:
        return None
    told = document.lower[sentence.first : sentence.last]
    admits = not shipped()["offices"].sets["admitting"].isdisjoint(told)
    called = words | set(text.lower().replace("’", "'").split()) - PLAIN
    return Hospital(number, sentence.start, sentence.end, text, words, called, admits)
