"""Accounts: figures of a firm that the results it has published give.

An article that says so ("Brell Foods reported a rise in profit", "as it published its annual results") need not say in
each sentence where its profit, its sales or its dividend come from: they stand in those results, and no fair reader
asks. What analysts expected, and what another firm or a market made, stands elsewhere.

Limits: whose results they are is told by the first name of the sentence that says they are out; a profit that only
somebody guesses at passes where no word of guessing stands near it.
"""

from __future__ import annotations

from collections.abc import Sequence

from divergence.annotations.names import Name
from divergence.annotations.quantities import Quantity
from divergence.annotations.referents import is_person
from divergence.annotations.word_classes import word_sets
from divergence.document import Document
from divergence.lexicon import shipped

REACH = 20  # tokens before a figure among which it is said what it is of
AFTER = 5  # ... and after it
YEARLY = 3  # tokens before "results" among which it is said whose or of when
PUBLISHED = 10  # tokens from "reported" to what
KINDS = frozenset({"money", "percent"})
BREAKS = frozenset({";", ":", "(", "who", "which", "that"})


def accounts_of(document: Document, names: Sequence[Name]) -> tuple[str, str] | None:
    """By key and in words the firm whose published results an article tells of: the first named in the sentence that
    says they are out."""
    for token in _published(document):
        sentence = document.sentences[document.sentence_of[token]]
        firm = next((each for each in names if sentence.first <= each.first < token and not is_person(each)), None)
        if firm is not None:
            return firm.key, f"{firm.text}'s results"
    return None


def _published(document: Document) -> list[int]:
    """The tokens that say that results of somebody are out: "its annual results", "reported a 4 per cent rise in
    profit"."""
    lower, sets = document.lower, shipped()["figures"].sets
    found = []
    for token in document.among(sets["results"] | sets["publishing"]):
        sentence = document.sentences[document.sentence_of[token]]
        before = lower[max(sentence.first, token - YEARLY) : token]
        told = lower[token + 1 : min(sentence.last, token + 1 + PUBLISHED)]
        whose = lower[token] in sets["results"] and not sets["yearly"].isdisjoint(before)
        told_of = lower[token] in sets["publishing"] and not sets["accounted"].isdisjoint(told)
        if not document.quoted[token] and (whose or told_of):
            found.append(token)
    return found


def in_accounts(document: Document, quantity: Quantity, names: Sequence[Name], firm: str) -> bool:
    """Whether a figure, which its sentence gives no source for, is what the results of `firm` (a name's key) give."""
    sentence = document.sentence_at(quantity.start)
    if quantity.kind not in KINDS or sentence is None:
        return False
    lower, sets = document.lower, shipped()["figures"].sets
    first, last = document.token_range(quantity.start, quantity.end)
    item = _item(document, sentence.first, first, last, sentence.last)
    if item is None or document.quoted[first]:
        return False
    clause = lower[min(item, first) : min(sentence.last, last + AFTER)]
    others = any(each.key != firm and not is_person(each) for each in names if sentence.first <= each.first < item)
    traded = not sets["market"].isdisjoint(lower[sentence.first : first])  # "crude reversed its losses"
    return not others and not traded and sets["foreseen"].isdisjoint(clause)


def _item(document: Document, start: int, first: int, last: int, end: int) -> int | None:
    """The token of the profit or the sales that a figure, tokens ``[first, last)`` of a sentence, is of."""
    lower, items = document.lower, shipped()["figures"].sets["accounted"]
    for token in range(first - 1, max(start, first - REACH) - 1, -1):
        if lower[token] in items:
            return token
        if lower[token] in BREAKS:
            break
    stops = BREAKS | word_sets()["modals"] | {","}
    for token in range(last, min(end, last + AFTER)):
        if lower[token] in items:
            return token
        if lower[token] in stops:
            break
    return None
