"""Hedging: words by which a writer holds back from full commitment.

Finds: five kinds. *Modal* says what may be so ("may", "possibly", "unclear"), *evidential* what seems so or is
somebody's belief ("appears", "is expected"), *conditional* what holds only if something else does ("if", "unless"),
*shield* steps back from the statement ("as far as we know"), *approximator* blurs a figure ("roughly 40").

Why it matters: a hedge is information, not a fault. What drifts is a hedge dropped on the way from one source to the
next, and an article that hedges nothing where the others hedge.

Example: "The breach may have begun at the north end." A later story that says "The breach began at the north end" knows
no more, and claims more.

Known limits: bare "could" is ambiguous between ability and possibility, and counts as a hedge except in fixed phrases
("could see", "could not"). May of permission, May the month, "likely voters" and "as soon as possible" are passed over.
"would" and "until" hedge only in conditions and are not marked. Nor are beliefs that nobody is said to hold ("nobody
should think", "nothing to fear") and conditions that only say whom advice is for ("If you live in Ashby, …").
Approximators touch what is said and not whether the writer stands by it (Prince et al.): they are marked right before a
figure only, under the rule ``approximation``, and counted apart.

Source: Hyland (1998), "Hedging in Scientific Research Articles"; Prince, Frader and Bosk (1982); Szarvas et al. (2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from divergence.annotations import Annotated
from divergence.annotations.modality import sense
from divergence.annotations.voice import words_of
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.registry import Mark, marks

MARKED_FROM = 0.5
MAKE = frozenset({"make", "makes", "made", "making"})
NEAR = 4  # tokens before "possible" among which something makes it so
MODALS = frozenset({"may", "might", "could"})
ACCUSING = ("accus", "alleg", "suspected")
DENIALS = frozenset({"not", "n't", "never", "isn't", "wasn't", "aren't", "weren't", "nobody"})
TIMES = frozenset({"%", "percent", "cent", "pct", "times", "twice", "half"})
BELIEFS = frozenset("believe think expect anticipate suppose reckon guess presume fear".split())
ADVISING = frozenset({"should", "must", "cannot", "can't", "shouldn't", "mustn't", "ought"})
URGED = frozenset(
    {"should", "must", "advised", "urged", "told", "asked", "warned"}
)  # before what to do, "and expect" more
NOBODY = frozenset({"nobody", "none"})
NOTHING = frozenset({"nothing", "little"})
READER = frozenset({"you", "your", "you're", "you've", "you'd", "you'll"})
DOUBTERS = frozenset({"skeptical", "sceptical"})
ALONE = frozenset('.,;:!?)"—–') | {"and", "but", "or"}
FIGURE = re.compile(r"[\d$€£¥]")
MESSAGES = {
    "modal": "“{cue}” leaves this open; keep it when the sentence is passed on.",
    "evidential": "“{cue}” gives this as an impression or a belief, not as established.",
    "conditional": "“{cue}” makes this hold only under a condition.",
    "shield": "“{cue}” marks this as the speaker's own view.",
    "approximator": "“{cue}” makes the figure an approximate one.",
}


@marks("hedging", rule="hedge", lexicons=("hedging", "modality"))
def hedging(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    for hit in document.hits["hedging"]:
        if hit.entry.weight >= MARKED_FROM and not _frees(document, hit):
            yield from _mark(annotated, hit)


def _frees(document: Document, hit: Hit) -> bool:
    """ "Patients may leave", "visitors could park": leave and ability hold nothing back; nor does "possible" where it
    is said what made it so ("changed what made this possible"), an accusation that nobody makes ("is not accused of"),
    odds that are compared ("21% less likely"), what somebody "had not known", and advice ("Expect less")."""
    if _denied(document, hit) or _compared(document, hit) or _advises(document, hit) or _unheld(document, hit):
        return True
    if document.lower[hit.first] == "possible":
        return not MAKE.isdisjoint(document.lower[max(0, hit.first - NEAR) : hit.first])
    if document.lower[hit.first] not in MODALS or hit.last - hit.first > 1:
        return False
    return sense(document, document.sentences[document.sentence_of[hit.first]], hit.first) != "possibility"


def _denied(document: Document, hit: Hit) -> bool:
    before = document.lower[max(0, hit.first - 2) : hit.first]
    if document.lower[hit.first : hit.last] == ["not", "known"]:
        return before[-1:] in (["had"], ["have"], ["has"])
    return document.lower[hit.first].startswith(ACCUSING) and not DENIALS.isdisjoint(before)


def _compared(document: Document, hit: Hit) -> bool:
    """Whether odds are told by how many times they are others: "21% less likely", "twice as likely"."""
    before = document.lower[max(0, hit.first - 2) : hit.first]
    times = before[:-1] if before[-1:] == ["as"] else before[-1:]
    return document.lower[hit.last - 1] == "likely" and any(each in TIMES or each[0].isdigit() for each in times)


def _advises(document: Document, hit: Hit) -> bool:
    """Whether the reader is told what to do, or for whom that is: "Expect less", "should turn back and expect delays",
    "If you live in Ashby, see a doctor"; not "If you look at it, the wall is sound"."""
    lower, first = document.lower, hit.first
    sentence = document.sentences[document.sentence_of[first]]
    if lower[first] == "if":
        return hit.last < sentence.last and lower[hit.last] in READER and _orders(document, sentence)
    joined = lower[first] in BELIEFS and first > sentence.first and lower[first - 1] in {"and", "or"}
    return document.tokens[first] == "Expect" or (joined and not URGED.isdisjoint(lower[sentence.first : first - 1]))


def _orders(document: Document, sentence: Sentence) -> bool:
    """Whether a clause of a sentence is an order: a verb of advice opens it."""
    orders = shipped(document.article.language)["hedging"].sets["orders"]
    return any(
        document.lower[token] in orders
        and (token == sentence.first or document.lower[token - 1] in ALONE or document.lower[token - 1] == "please")
        for token in range(sentence.first, sentence.last)
    )


def _unheld(document: Document, hit: Hit) -> bool:
    """Whether a belief is named that nobody is said to hold, or a doubter without the doubt: "nobody should think",
    "nothing to fear", "some are sceptical"; the sentence holds nothing back."""
    lower, first = document.lower, hit.first
    if lower[first] in DOUBTERS:
        return hit.last >= len(lower) or lower[hit.last] in ALONE
    if lower[first] not in BELIEFS or hit.last - first > 1:
        return False
    before = first - 1
    while before > 0 and (lower[before] in {"not", "n't", "never", "ever"} or lower[before].endswith("ly")):
        before -= 1
    if before >= 0 and lower[before] == "to":
        return before > 0 and lower[before - 1] in NOTHING | {"ought"}
    sentence = document.sentences[document.sentence_of[first]]
    if before >= 0 and lower[before] == "can":
        return not NOBODY.isdisjoint(lower[sentence.first : before])
    return before >= 0 and lower[before] in ADVISING


@marks("approximation", rule="approximation", lexicons=("approximators",))
def approximation(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    for hit in document.hits["approximators"]:
        if hit.last < len(document.lower) and FIGURE.match(document.lower[hit.last]):
            yield from _mark(annotated, hit)


def _mark(annotated: Annotated, hit: Hit) -> Iterator[Mark]:
    document = annotated.document
    sentence = document.sentences[document.sentence_of[hit.first]]
    if sentence.region == "references":
        return
    cue_start, cue_end = document.span(hit.first, hit.last)
    said = f"In {words_of(annotated, cue_start)}: " if document.quoted[hit.first] else ""
    yield Mark(
        start=sentence.start,
        end=sentence.end,
        cue_start=cue_start,
        cue_end=cue_end,
        kind=hit.entry.kind,
        confidence=hit.entry.weight,
        severity="info",
        message=said + _message(hit).format(cue=document.text[cue_start:cue_end]),
    )


def _message(hit: Hit) -> str:
    """What a hedge does. "Whether" sets no condition: it leaves a question open."""
    return MESSAGES["modal" if hit.entry.tokens == ("whether",) else hit.entry.kind]
