"""Introduced sources: one that a sentence leaves without a name and the next names.

A lead often speaks of "a Leeds surgeon" and then says who that is; and who tells of a crowd ("insurers think the bill
will be larger") goes on with one of them ("Hale Partners reckons on insured losses of $90 million").

Limits: one person is taken to be the next who is named only in the lead; a crowd is known by a word of one stem beside
the name.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.attributed import Attributed
from divergence.annotations.names import Name
from divergence.annotations.referents import is_person
from divergence.annotations.standing import core_of
from divergence.document import Document

ONE = frozenset({"a", "an", "one"})
NEAR = 2  # sentences from the lead in which the one it speaks of is named
ENDINGS = ("ers", "ors", "ists", "ians", "ants", "s")
LEAST_STEM = 5  # letters
HEADINGS = frozenset({"heading", "references", "caption"})


def introduced(
    document: Document, names: Sequence[Name], attributions: Sequence[Attributed], unnamed: Attributed
) -> bool:
    """Whether the sentence after an unnamed source, or the second after a lead, names it."""
    if not unnamed.source_spans:
        return False
    start, end = unnamed.source_spans[0]
    sentence = document.sentence_at(start)
    if sentence is None:
        return False
    words = document.lower[slice(*document.token_range(start, end))]
    following = [
        (each.index - sentence.index, attributed)
        for attributed in attributions
        if attributed.kind == "named"
        and attributed.source_spans
        and (each := document.sentence_at(attributed.source_spans[0][0])) is not None
        and 0 < each.index - sentence.index <= NEAR
    ]
    if not following or not words:
        return False
    if words[0] in ONE:
        prose = next((each.index for each in document.sentences if each.region not in HEADINGS), None)
        return sentence.index == prose and _person(names, following[0][1])
    stem = _stem(core_of(words))
    beside = (attributed for away, attributed in following if away == 1)
    return stem is not None and any(_has(document, attributed, stem) for attributed in beside)


def _person(names: Sequence[Name], attributed: Attributed) -> bool:
    start, end = attributed.source_spans[0]
    return any(start <= each.start < end and is_person(each) for each in names)


def _stem(crowd: str) -> str | None:
    """What a word for many of a trade begins with: "insur" of "insurers"."""
    stems = (crowd.removesuffix(ending) for ending in ENDINGS if crowd.endswith(ending))
    return next((stem for stem in stems if len(stem) >= LEAST_STEM), None)


def _has(document: Document, attributed: Attributed, stem: str) -> bool:
    """Whether a sentence that names its source has a word of the stem."""
    sentence = document.sentence_at(attributed.source_spans[0][0])
    return sentence is not None and any(
        word.startswith(stem) for word in document.lower[sentence.first : sentence.last]
    )
