"""Certainty: how far a stretch of text commits to what it says, and whether it affirms or denies it.

A ladder of rungs, from denied through unknown, may, suggested, hoped, considered, expected, planned and promised to
stated. The lowest rung found decides, since a plan that may be dropped is a "may". Polarity is negative where an odd
number of negations stands in the stretch ("not", "never", "denied"): "did not deny" affirms.

"May" of leave and "may not" of prohibition state a rule and leave nothing open; "study", "hopes" and the like as nouns
say nothing of the claim beside them. An infinitive reaches what follows it, and a denial not what it takes for granted:
who "denied that she knew of the 40 leaks" does not deny the leaks. A relative clause doubts and denies its own: "sent a
file to prosecutors, who are considering charges" is stated.

Limits: scope is the stretch it is given, so give a clause rather than a long sentence; a relative clause ends at the
next comma; irony is read literally.
Source: Saurí and Pustejovsky (2009), "FactBank: a corpus annotated with event factuality"; Rubin (2007).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from divergence.annotations.modality import sense
from divergence.annotations.word_classes import word_sets
from divergence.document import Document
from divergence.lexicon import Hit, shipped

STATED = "stated"
ASKED = "asked"
ASKED_LEVEL = 0.2
UNTIL = 6
DENIALS = frozenset({"denied", "negative"})
MODALS = frozenset({"may", "could"})
RELATIVES = frozenset({"who", "which", "whose", "whom"})
BREAKS = frozenset(",;:—–(")
BEFORE_NOUN = 3  # tokens from an article to its noun: "the first large study"
SCALES = frozenset("million billion trillion bn".split())  # "a $130 million project"
ADJECTIVE = ("al", "ic", "ive", "ous", "ful", "ary", "less", "-up", "-term", "-scale")


@dataclass(frozen=True, slots=True)
class Certainty:
    """`level` in [0, 1], 1 for a flat statement; `polarity` False for a denial; `rung` names the level."""

    level: float
    polarity: bool
    rung: str


def certainty(document: Document, first: int, last: int, at: int | None = None) -> Certainty:
    """The certainty of the tokens ``[first, last)`` of a document, or of what token `at` of them says."""
    level, rung, negations = 1.0, STATED, 0
    hits = document.hits["certainty"]
    place = None if at is None else _relative(document, first, at)
    for hit in hits[bisect_left(hits, first, key=lambda hit: hit.first) :]:
        if hit.last > last:
            break
        if _relative(document, first, hit.first) != place or (at is None and _restricts(document, first, hit)):
            continue
        kind = hit.entry.kind
        if kind == "may" and _rules(document, hit):
            negations += hit.entry.tokens[-1] == "not"
            continue
        if _is_noun(document, hit) or (at is not None and _apart(document, hit, at)):
            continue
        if kind == "negative":
            # "will not reopen until Friday" says that it will.
            negations += "until" not in document.lower[hit.last : min(last, hit.last + UNTIL)]
        elif kind != "affirmed":
            negations += kind == "denied"
            if hit.entry.weight < level:
                level, rung = hit.entry.weight, kind
    if last > first and "?" in document.lower[max(first, last - 2) : last] and level > ASKED_LEVEL:
        level, rung = ASKED_LEVEL, ASKED
    return Certainty(level, negations % 2 == 0, rung)


def _relative(document: Document, first: int, at: int) -> int | None:
    """Where the relative clause opens behind a comma that a token of a stretch stands in; None in the main clause."""
    lower = document.lower
    for token in range(at, first, -1):
        if lower[token] in BREAKS and token < at:
            opened = lower[token + 1] in RELATIVES or lower[token + 2 : token + 4] in (["of", "which"], ["of", "whom"])
            return token if lower[token] == "," and opened else None
    return None


def _restricts(document: Document, first: int, hit: Hit) -> bool:
    """Whether a cue stands right behind the "who" or "which" of a clause that only says which: "those who may sue"."""
    before = hit.first - 1
    return before > first and document.lower[before] in RELATIVES and document.lower[before - 1] not in BREAKS


def _apart(document: Document, hit: Hit, at: int) -> bool:
    """Whether a cue does not reach a token: an infinitive what stands before it ("14 voted to ask for a study"), nor a
    denial what is only said to be known ("denied that she knew of the 14")."""
    sets, lower = shipped(document.article.language)["certainty"].sets, document.lower
    if at < hit.first:
        return lower[hit.first - 1] == "to"
    return hit.entry.kind in DENIALS and not sets["known"].isdisjoint(lower[hit.last : at])


def _rules(document: Document, hit: Hit) -> bool:
    """Whether a "may" gives leave or withholds it, or a "could" tells of an ability."""
    if document.lower[hit.first] not in MODALS:
        return False
    return sense(document, document.sentences[document.sentence_of[hit.first]], hit.first) != "possibility"


def _is_noun(document: Document, hit: Hit) -> bool:
    """Whether a word that may be a verb is a noun with no claim of its own: "the pivotal study of 1,840 people",
    "raises hopes". "Fears that" and "hope to" govern a claim, and count."""
    sets = shipped(document.article.language)["certainty"].sets
    lower, place = document.lower, hit.first
    if hit.last - place > 1 or lower[place] not in sets["nouns"]:
        return False
    sentence = document.sentences[document.sentence_of[place]]
    following = lower[hit.last] if hit.last < sentence.last else "."
    if following in ("that", "to") and lower[place] not in sets["inquiries"]:
        return False
    before = lower[max(sentence.first, place - BEFORE_NOUN) : place]
    if not before:  # a noun that opens a sentence: "Studies show", "Hopes of a deal faded"
        return following in sets["after_noun"]
    counted = before[-1][0].isdigit() or before[-1] in SCALES
    object_ = lower[place].endswith("s") and _past(before[-1])  # "beat forecasts", "exceeded hopes"
    if before[-1] in sets["before_noun"] or before[-1].endswith(ADJECTIVE) or counted or object_:
        return True
    return following in sets["after_noun"] and not sets["articles"].isdisjoint(before[:-1])


def _past(word: str) -> bool:
    """Whether a word is a verb in the past: the -s form behind it is no verb of its own."""
    sets = word_sets()
    return word.endswith("ed") or word in sets["irregular"] | sets["preterites"] | sets["invariant"]
