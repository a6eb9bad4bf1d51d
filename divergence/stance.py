"""Stance: how a text speaks of one target, from -1 (ill of it) to 1 (well of it), and 0 where it takes no side.

Finds: around each place that names the target, verbs that say something of their subject or of their object, and words
with a verdict. "Ortega criticised the council" is against the council and says nothing of Ortega; "Ortega lied to the
council" is against Ortega. The passive turns the sides round, a denial turns the sign, and a word weighs less with
each clause between it and the target. What the target says itself is not said of it; what others are quoted as saying
of it counts. Events, offices and topics (war, death, justice) are no verdict, so plain reporting is neutral.

Why it matters: a sad story is not a hostile one. Two outlets can share a story's mood and differ in whom they hold it
against.

Known limits: no parser, so a side is told from the order of words and "by"; pronouns are not followed; irony is read
as meant. The stance of a single sentence is often wrong: compare many.

Source: appraisal after Martin and White (2005), subject and object of evaluating verbs after Rashkin, Singh and Choi
(2016), the task after Hamborg and Donnay (2021); single words beside `lexicons/en/stance.toml` have the valence of
VADER (Hutto and Gilbert 2014).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import fsum, sqrt
from typing import NamedTuple

from divergence.article import Article
from divergence.document import Document, Sentence, plain_view
from divergence.lexicon import inflections, shipped
from divergence.tokens import tokenise

# What a verb of each class says of its subject and of its object. Who blames or praises is a source, not a target.
SUBJECT = {"succeeds": 0.7, "helps": 0.4, "fails": -0.8, "harms": -0.7, "disgraces": -0.3}
OBJECT = {
    "blames": -1.1, "praises": 0.5, "succeeds": 0.1, "helps": 0.2, "fails": -0.5, "disgraces": -0.8,
}  # fmt: skip
VERB_REACH = (1.0, 1.0, 0.5, 0.5)  # a verb's weight by the clause boundaries between it and the target
# A word's weight likewise. Words of praise are often mere manners ("honourable", "welcome"): they weigh half.
GOOD_REACH, BAD_REACH = (0.7, 0.6, 0.6, 0.6), (1.6, 0.9, 0.9, 0.8)
NAMED = 0.3  # a word in capitals in mid-sentence is mostly part of a name ("Justice Department")
DENIED = -0.5  # "not good" is less bad than "bad"
DENIAL_REACH = 4  # tokens
LISTED, STRONGEST = 2.0, 4.0  # the valence of a word of our own lists, on VADER's scale to 4

BREAKS = frozenset(',;:-—–()"')
JOINS = frozenset(
    "but while although though because after before when whereas if unless since which who that whose where and or as "
    "despite".split()
)
PASSIVES = frozenset("is are was were be been being get gets got".split())
DENIALS = frozenset(
    "not never no nor neither hardly without nobody none cannot denied denies deny rejected barely refused "
    "failed".split()
)
# Before these words a form of a verb is a noun: "the attack", "his support".
NOUN_AFTER = frozenset("the a an of his her their its 's this in for no any some more".split())
PREPOSITIONS = frozenset("of on in at for to near with from against into over about between".split())
SHORT_PARTICIPLES = frozenset("lost won beat hurt misled".split())


class _Words(NamedTuple):
    verbs: Mapping[str, Sequence[tuple[tuple[str, ...], tuple[str, ...]]]]  # first word: forms and their classes
    says: frozenset[str]
    valence: Mapping[str, float]


@cache
def _words() -> _Words:
    from divergence.vader import analyser

    sets = shipped()["stance"].sets
    classes: dict[tuple[str, ...], list[str]] = {}
    for name in sorted({*SUBJECT, *OBJECT}):
        for verb in sorted(sets[name]):
            for form in dict.fromkeys(inflections(verb, "verb")):
                classes.setdefault(tuple(form.split()), []).append(name)
    verbs: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for words, names in sorted(classes.items(), key=lambda each: -len(each[0])):
        verbs.setdefault(words[0], []).append((words, tuple(names)))
    valence = {word: value for word, value in analyser().lexicon.items() if word not in sets["plain"]}
    valence |= dict.fromkeys(sets["bad"], -LISTED) | dict.fromkeys(sets["good"], LISTED)
    speech = sets["says"] | sets["blames"] | sets["praises"]
    says = frozenset(form for verb in speech for form in inflections(verb, "verb"))
    return _Words(verbs, says, valence)


def stance(text: str, target: str) -> float:
    """How `text` speaks of `target`, a name or phrase as it stands in the text; 0 where it is not named."""
    document = Document(Article("text", text))
    wanted = plain_view(target).lower()
    words, _, _ = tokenise(wanted)
    mentions = [
        (sentence, place)
        for sentence in document.sentences
        for place in range(sentence.first, sentence.last - len(words) + 1)
        if words and document.lower[place : place + len(words)] == words
    ]
    if not mentions:
        return 0.0
    towards = [_towards(document, sentence, place, place + len(words)) for sentence, place in mentions]
    said = fsum(towards) / len(towards)
    return round(said / sqrt(said * said + 1), 4)


def _towards(document: Document, sentence: Sentence, first: int, last: int) -> float:
    """What the sentence says of its tokens ``[first, last)``: the sum over its verbs and words."""
    words, lower = _words(), document.lower
    clauses = _clauses(lower, sentence)
    home = clauses[first - sentence.first]
    own = _own_speech(document, sentence, first, last)
    total, place = 0.0, sentence.first
    while place < sentence.last:
        across = abs(clauses[place - sentence.first] - home)
        verb = None if first <= place < last or own[place - sentence.first] else _verb(lower, sentence, place)
        if verb is not None:
            end, classes = verb
            side = _side(lower, sentence, (first, last), (place, end))
            if side is not None and across < len(VERB_REACH):
                sign = -1 if _denied(lower, sentence, place) else 1
                total += sign * VERB_REACH[across] * fsum(side.get(each, 0.0) for each in classes)
            place = end
            continue
        if not first <= place < last and not own[place - sentence.first] and lower[place] in words.valence:
            value = words.valence[lower[place]] / STRONGEST
            if place > sentence.first and document.tokens[place][0].isupper():
                value *= NAMED
            if _denied(lower, sentence, place):
                value *= DENIED
            reach = GOOD_REACH if value > 0 else BAD_REACH
            total += value * reach[min(across, len(reach) - 1)]
        place += 1
    return total


def _clauses(lower: Sequence[str], sentence: Sentence) -> list[int]:
    """For each token of the sentence, how many clause boundaries come before it."""
    numbers, number = [], 0
    for word in lower[sentence.first : sentence.last]:
        number += word in BREAKS or word in JOINS
        numbers.append(number)
    return numbers


def _own_speech(document: Document, sentence: Sentence, first: int, last: int) -> list[bool]:
    """For each token of the sentence, whether the target, ``[first, last)``, is given as saying it."""
    lower, says = document.lower, _words().says
    own = [False] * (sentence.last - sentence.first)
    cue: int | None = None
    for place in range(last, min(last + 5, sentence.last)):
        if lower[place] in says and not _passive(lower, sentence, place, place + 1):
            cue = place
            break
        if lower[place] == ";" or (lower[place] in JOINS and lower[place] != "who"):
            break
    inverted = (
        cue is None and first - sentence.first > 1 and lower[first - 1] in says and lower[first - 2] in ('"', ",")
    )
    if cue is None and not inverted:
        return own
    after = last if cue is None else cue + 1
    whole = inverted or lower[first - 1 : first] in ([","], ['"'])
    for place in range(sentence.first, sentence.last):
        own[place - sentence.first] = place >= after or (place < first and (whole or document.quoted[place]))
    return own


def _verb(lower: Sequence[str], sentence: Sentence, place: int) -> tuple[int, tuple[str, ...]] | None:
    """The end and the classes of the evaluating verb at `place`."""
    if place > sentence.first and lower[place - 1] in NOUN_AFTER:
        return None
    for form, classes in _words().verbs.get(lower[place], ()):
        if tuple(lower[place : place + len(form)]) == form:
            return place + len(form), classes
    return None


def _side(
    lower: Sequence[str], sentence: Sentence, target: tuple[int, int], verb: tuple[int, int]
) -> Mapping[str, float] | None:
    """Whether the target is the verb's subject, its object or neither ("twelve were killed when *it* struck")."""
    passive = _passive(lower, sentence, *verb)
    if target[0] > verb[0]:
        if not passive:
            return OBJECT
        return SUBJECT if "by" in lower[verb[1] : target[0]] else None
    if not PREPOSITIONS.isdisjoint(lower[max(sentence.first, target[0] - 2) : target[0]]):
        return None  # "the attack on the town killed"
    return OBJECT if passive else SUBJECT


def _passive(lower: Sequence[str], sentence: Sentence, place: int, end: int) -> bool:
    word = lower[place]
    if not word.endswith(("ed", "en", "wn")) and word not in SHORT_PARTICIPLES:
        return False
    return "by" in lower[end : end + 2] or not PASSIVES.isdisjoint(lower[max(sentence.first, place - 3) : place])


def _denied(lower: Sequence[str], sentence: Sentence, place: int) -> bool:
    near = lower[max(sentence.first, place - DENIAL_REACH) : place]
    return any(word in DENIALS or word.endswith("n't") for word in near)
