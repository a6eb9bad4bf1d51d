"""Consistency: an article against itself.

Finds, under ``self-contradiction``: an office given as past in one place and as present in another ("Ann Holm, formerly
head of Arden" … "Arden, now under Holm's leadership"). Under ``hardening``: what was an accusation, a hope or a plan
first and is flat or firmer later ("accusations of price fixing" … "the price fixing scandal"; "hopes to reopen the old
mine" … "promised to reopen the old mine").

Why it matters: a reader who remembers the second mention only takes home what the article itself did not claim.

Example: "The firm faced accusations of price fixing." … "The price fixing scandal hurt the firm."

Known limits: near-certain cases only, so most contradictions are missed. Two values for one measure are left to the
comparison of sources, since most such pairs within one article are updates, parts or other times.

Source: de Marneffe et al. (2008), "Finding contradictions in text"; Saurí and Pustejovsky (2009) on certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from divergence.annotations import Annotated
from divergence.annotations.certainty import certainty
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.registry import Mark, marks
from divergence.result import Quote

NAME = r"[A-Z][\w'’.-]*(?:[ ][A-Z][\w'’.-]*){0,3}"
ROLE = (
    r"(?:CEO|chief executive|chair(?:man|woman)?|head|director|president|founder|leader|boss|chief|editor|governor"
    r"|mayor|minister)"
)
PAST = re.compile(
    rf"(?P<person>{NAME})(?:,|[ ]?[—–-])[ ]?(?:the[ ])?(?:formerly|once|a former|former|ex-)[ ]?(?:the[ ])?{ROLE}"
    rf"[ ](?:of|at)[ ](?P<body>{NAME})"
)
PRESENT = re.compile(
    rf"(?P<body>{NAME}),?[ ](?:which is[ ])?now[ ](?:under[ ](?P<leader>{NAME})'s[ ]leadership"
    rf"|(?:run|led|headed)[ ]by[ ](?P<person>{NAME}))"
)
NOW = (["under"], ["run"], ["led"], ["headed"])  # what may follow "now" in `PRESENT`
ACCUSED = frozenset(
    {"accusations", "accusation", "allegations", "allegation", "alleged", "accused", "claims", "suspicions"}
)
SCANDAL = frozenset({"scandal", "affair", "fraud", "fiasco", "debacle", "conspiracy", "plot"})
SOFT = frozenset({"may", "hoped", "considered", "planned", "expected"})
CONTENT = 3  # content words that must recur for a claim to be the same
REACH = 8
STEP = 0.1  # how much higher on the ladder counts as harder
ENDING = re.compile(r"(?:ies|ied|ing|ed|es|s|e|y)$")


@marks("consistency", rule="self-contradiction")
def self_contradiction(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    view = document.view
    if all(document.lower[place + 1 : place + 2] not in NOW for place in document.places.get("now", ())):
        return
    past = list(PAST.finditer(view))
    for found in PRESENT.finditer(view) if past else ():
        leader = (found["leader"] or found["person"]).split()[-1]
        for other in past:
            if other["person"].split()[-1] == leader and other["body"] == found["body"]:
                yield Mark(
                    found.start(),
                    found.end(),
                    f"{leader} is given as having left {found['body']} in one place and as running it in another.",
                    kind="office",
                    severity="major",
                    confidence=0.9,
                    related=(_quote(document, other.start(), other.end()),),
                )
                break


@marks("consistency", rule="hardening", lexicons=("certainty",))
def hardening(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    yield from _scandals(document)
    yield from _ladder(annotated)


def _scandals(document: Document) -> Iterator[Mark]:
    """ "accused of price fixing" … "the price fixing scandal"."""
    accused: dict[tuple[str, ...], int] = {}
    for place in document.among(ACCUSED | SCANDAL):
        token = document.lower[place]
        if token in ACCUSED and document.lower[place + 1 : place + 2] == ["of"]:
            thing = tuple(_stem(word) for word in document.lower[place + 2 : place + 4])
            if len(thing) == 2 and all(word.isalpha() for word in thing):
                accused.setdefault(thing, place)
        elif token in SCANDAL and place >= 2 and not document.quoted[place]:
            thing = tuple(_stem(word) for word in document.lower[place - 2 : place])
            first = accused.get(thing)
            if first is not None and document.sentence_of[first] < document.sentence_of[place]:
                sentence = document.sentences[document.sentence_of[place]]
                start, end = document.span(place - 2, place + 1)
                early = document.sentences[document.sentence_of[first]]
                yield Mark(
                    sentence.start,
                    sentence.end,
                    f"First an accusation, here “{document.text[start:end]}”: nothing between the two settles it.",
                    start,
                    end,
                    kind="accusation",
                    confidence=0.8,
                    related=(_quote(document, early.start, early.end),),
                )


def _ladder(annotated: Annotated) -> Iterator[Mark]:
    """ "hopes to reopen the mine" … "promised to reopen the mine": the same words after a higher rung."""
    document = annotated.document
    soft: dict[tuple[str, ...], Hit] = {}
    for hit in document.hits["certainty"]:
        sentence = document.sentences[document.sentence_of[hit.first]]
        if document.quoted[hit.first] or sentence.region in ("references", "heading"):
            continue
        kind = hit.entry.kind
        if kind not in SOFT and kind != "promised":
            continue
        claim = _claim(document, hit, sentence)
        if claim is None:
            continue
        earlier = soft.get(claim)
        if earlier is None:
            if kind in SOFT:
                soft[claim] = hit
        elif hit.entry.weight >= earlier.entry.weight + STEP and document.sentence_of[earlier.first] < sentence.index:
            if not certainty(document, sentence.first, sentence.last).polarity:
                continue
            before = document.sentences[document.sentence_of[earlier.first]]
            start, end = document.span(hit.first, hit.last)
            weak = document.text[slice(*document.span(earlier.first, earlier.last))]
            yield Mark(
                sentence.start,
                sentence.end,
                f"“{weak}” first, “{document.text[start:end]}” here: nothing between the two makes it firmer.",
                start,
                end,
                kind=kind,
                confidence=0.7,
                related=(_quote(document, before.start, before.end),),
            )


def _claim(document: Document, hit: Hit, sentence: Sentence) -> tuple[str, ...] | None:
    """The first content words after a cue, by stem; None where there are too few."""
    function = shipped(document.article.language)["headline"].sets["function"]
    words = []
    for token in document.lower[hit.last : min(sentence.last, hit.last + REACH)]:
        if token in (",", ";", ".", "—"):
            break
        if token[0].isalpha() and token not in function:
            words.append(_stem(token))
    return tuple(words[:CONTENT]) if len(words) >= CONTENT else None


def _quote(document: Document, start: int, end: int) -> Quote:
    return Quote(article=document.article.id, start=start, end=end, text=document.text[start:end])


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
