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
"would" and "until" hedge only in conditions and are not marked. Approximators touch what is said and not whether the
writer stands by it (Prince et al.): they are marked right before a figure only, under the rule ``approximation``, and
counted apart.

Source: Hyland (1998), "Hedging in Scientific Research Articles"; Prince, Frader and Bosk (1982); Szarvas et al. (2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from divergence.annotations import Annotated
from divergence.annotations.modality import sense
from divergence.annotations.voice import words_of
from divergence.document import Document
from divergence.lexicon import Hit
from divergence.registry import Mark, marks

MARKED_FROM = 0.5
MAKE = frozenset({"make", "makes", "made", "making"})
NEAR = 4  # tokens before "possible" among which something makes it so
MODALS = frozenset({"may", "might", "could"})
ACCUSING = ("accus", "alleg", "suspected")
DENIALS = frozenset({"not", "n't", "never", "isn't", "wasn't", "aren't", "weren't", "nobody"})
TIMES = frozenset({"%", "percent", "cent", "pct", "times", "twice", "half"})
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
    if _denied(document, hit) or _compared(document, hit) or _advises(document, hit):
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
    return document.tokens[hit.first] == "Expect"


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
