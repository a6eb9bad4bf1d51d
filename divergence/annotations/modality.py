"""Modality: whether a modal verb says what may be so, or what somebody is free or able to do.

"Patients may stop at any time" gives leave and "visitors could park on the pier" an ability: nothing is left open, so
neither is a hedge nor a guess. The reading is told from the subject (a class of people, a party to a rule, an office),
the verb (an act somebody decides on), a passive of procedure ("may be fined") and a rule named in the sentence.

Limits: no parser; what is neither plainly leave nor plainly ability counts as possibility.
Source: Palmer (2001), "Mood and Modality"; Coates (1983), "The Semantics of the Modal Auxiliaries".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Literal

from divergence.annotations.word_classes import word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

Sense = Literal["possibility", "leave", "ability"]
BREAKS = frozenset(',;:—–()"')
SUBJECT = 7  # tokens before the modal among which its subject stands
NEAR = 3
UP_TO = frozenset({"before", "until", "till"})
OPTIONS = 4  # sentences that answer one question


def sense(document: Document, sentence: Sentence, modal: int) -> Sense:
    """What "may", "might" or "could" at token `modal` says."""
    lower, sets = document.lower, shipped(document.article.language)["modality"].sets
    word = lower[modal]
    verb = modal + 1
    while verb < sentence.last and lower[verb] in sets["between"] and lower[verb] != "be":
        verb += 1
    if word == "might" or verb >= sentence.last:
        return "possibility"
    if lower[verb] in sets["chance"] or lower[verb] == "have":
        return "possibility"
    reading: Sense = "leave" if word == "may" else "ability"
    subject = _subject(document, sentence, modal)
    if word == "could" and (_able(subject, lower[verb : verb + 2], sets) or _option(document, sentence, word)):
        return "ability"
    if word == "may" and subject[:1] in (["when"], ["where"]) and lower[verb] in sets["acts"]:
        return "leave"  # "when they may go home nobody can tell"
    if word == "may" and lower[verb] == "be":
        passive = verb + 1 < sentence.last and lower[verb + 1] in sets["sanctions"]
        return reading if passive and _ruled(document, sentence, subject) else "possibility"
    if not subject or lower[verb] not in sets["acts"] | sets["powers"]:
        return "possibility"
    head = _head(subject, sets["qualifying"])
    several = not sets["class"].isdisjoint((*subject[-NEAR:], *head[-NEAR:])) or head[-1:] == ["those"]
    single = subject[0] in sets["some"] and not sets["member"].isdisjoint(subject)
    if several or single:
        return reading
    office = not sets["offices"].isdisjoint(subject)
    lawful = office and lower[verb] in sets["lawful"]  # "the authority may revoke its consent"
    ruled = _ruled(document, sentence, subject) or "only" in lower[modal : modal + 4] or lawful
    by_rule = word == "may" and ruled
    return reading if by_rule and (office or lower[verb] in sets["acts"]) else "possibility"


def _able(subject: Sequence[str], verb: Sequence[str], sets: Mapping[str, frozenset[str]]) -> bool:
    """Whether "could" tells what was in somebody's power: "how they could send", "so that it could be moved",
    "every reader could follow", "could be found in the lists", "before he could be moved"."""
    perceived = verb[:1] == ["be"] and not sets["perceived"].isdisjoint(verb[1:])
    purpose = "how" in subject or ("so", "that") in pairwise(subject)
    return perceived or purpose or _in_time(subject) or subject[:1] in (["every"], ["everybody"], ["everyone"])


def _in_time(subject: Sequence[str]) -> bool:
    """Whether a clause tells up to when something was in nobody's power: "died before a doctor could be found"; not
    "warned before the storm that it could turn"."""
    opened = next((at for at in reversed(range(len(subject))) if subject[at] in UP_TO), None)
    if opened is None or opened + 1 == len(subject):
        return False
    determiners, prepositions = word_sets()["determiners"], word_sets()["prepositions"] | {"and", "or"}
    phrase = subject[opened + 1 :]
    again = any(word in determiners and before not in prepositions for before, word in pairwise(phrase))
    return (
        phrase[0] != "any"
        and not again
        and "that" not in phrase
        and (len(phrase) == 1 or word_sets()["pronouns"].isdisjoint(phrase))
    )


def _option(document: Document, sentence: Sentence, modal: str) -> bool:
    """Whether a sentence answers what is in somebody's power: "What could the court do? It could void the vote." """
    lower, before = document.lower, document.sentences[max(0, sentence.index - OPTIONS) : sentence.index]
    return any(
        each.paragraph == sentence.paragraph
        and lower[each.first : each.first + 2] == ["what", modal]
        and "do" in lower[each.first : each.last]
        and "?" in lower[each.last - 2 : each.last]
        for each in before
    )


def _subject(document: Document, sentence: Sentence, modal: int) -> list[str]:
    """The words before the modal, up to the last break: its subject, or the end of it."""
    first = modal
    while first > sentence.first and modal - first < SUBJECT and document.lower[first - 1] not in BREAKS:
        first -= 1
    return document.lower[first:modal]


def _head(subject: list[str], qualifying: frozenset[str]) -> list[str]:
    """A subject up to what qualifies it: "patients" of "patients with liver disease"."""
    return next((subject[:place] for place, word in enumerate(subject) if place and word in qualifying), subject)


def _ruled(document: Document, sentence: Sentence, subject: list[str]) -> bool:
    """Whether a rule is named in the sentence, or its subject is a class of people or things a rule speaks of."""
    sets = shipped(document.article.language)["modality"].sets
    words = document.lower[sentence.first : sentence.last]
    return (
        not sets["rules"].isdisjoint(words)
        or not (sets["class"] | {"who"}).isdisjoint(subject)
        or (bool(subject) and subject[0] in sets["some"])
    )
