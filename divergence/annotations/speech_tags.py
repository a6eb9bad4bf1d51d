"""Speech tags: verbs that report only because they stand beside a quotation ("…," he gulped; "…!" snorted its leader).

A quotation that opens its sentence and ends in a comma, a question mark or an exclamation mark goes on into who says
it, whatever the verb: a past form right after the quotation with somebody behind it, or right after a pronoun or name.

Limits: verbs in the past alone; with a description before its verb ("…," the girl sighed) the verb must be a known cue.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from divergence.annotations.word_classes import form, word_sets
from divergence.document import Document
from divergence.lexicon import Entry, Hit, shipped

GOING_ON = frozenset(",!?")
LEAST_WORDS = 2  # of a quotation that is somebody's speech and no title
NO_TAG = frozenset("was were had did been is are has".split())


def speech_tags(document: Document, naming: Sequence[int], known: Collection[int]) -> Iterator[Hit]:
    """Hits for the verbs that tag a quotation and are no cue otherwise. `known`: the tokens of the hits there are."""
    for quotation in document.quotations:
        if quotation.scare or document.view[quotation.inner_end - 1 : quotation.inner_end] not in GOING_ON:
            continue
        sentence = document.sentence_at(quotation.end - 1)
        first = bisect_left(document.starts, quotation.end)
        if sentence is None or not sentence.first < first < sentence.last:
            continue
        if any(
            not document.quoted[token] and document.lower[token].isalpha() for token in range(sentence.first, first)
        ):
            continue  # "In “Hamilton,” Miranda starred": a title
        if sum(document.lower[token][0].isalpha() for token in range(sentence.first, first)) < LEAST_WORDS:
            continue
        verb = _verb(document, first, sentence.last, naming)
        if verb is not None and verb not in known:
            yield Hit(verb, verb + 1, _saying())


def _verb(document: Document, first: int, last: int, naming: Sequence[int]) -> int | None:
    """The token of the verb that tags a quotation which ends before token `first`."""
    lower, sets = document.lower, word_sets()
    if first + 1 >= last:
        return None
    if naming[first] < 0 and _past(lower[first]) and lower[first] not in NO_TAG:
        after = lower[first + 1]
        follows = (
            naming[first + 1] >= 0 or after in sets["determiners"] or after in sets["one"] or after in {"he", "she"}
        )
        apposed = first + 2 < last and naming[first + 2] >= 0  # "fumed courier Otis Brand"
        return first if follows or apposed else None
    token = first
    if lower[token] in {"he", "she", "they"}:
        token += 1
    else:
        while token < last and naming[token] >= 0:
            token += 1
    while first < token < last and (lower[token] in sets["adverbs"] or lower[token].endswith("ly")):
        token += 1
    if first < token < last and _past(lower[token]) and lower[token] not in NO_TAG:
        return token
    return None


def _past(word: str) -> bool:
    return word.isalpha() and (form(word) == "past" or word in word_sets()["preterites"])


@cache
def _saying() -> Entry:
    return next(entry for entry in shipped()["attribution"].entries if entry.tokens == ("said",))
