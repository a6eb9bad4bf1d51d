"""Headline: a headline that the body under it does not bear out.

Finds: five kinds. *Foreign*, a first line or page title that belongs to another page; *unrelated*, a headline that
shares next to nothing with the body; *figure*, a number the body does not have; *stronger*, a death, a fraud, an arrest
or a word in capitals that the body has only in doubt, denied or not at all; *scale*, "hundreds" dead where the body
counts 43.

Why it matters: most readers read no further than the headline, and what it says outlasts a body that takes it back.

Example: "HUNDREDS FEARED DEAD" over a report of 14 bodies found. Plainly: "Fourteen dead after storm".

Known limits: words are compared by stem, so a fair paraphrase may look strange and an unfair one in the body's own
words is not seen; grave claims are judged, not emphasis. Of reckoned figures only the sum of two is followed, and
figures below ten are passed over.

Source: Ecker et al. (2014), "The effects of subtle misinformation in news headlines"; Chesney et al. (2017).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from divergence.annotations import Annotated
from divergence.annotations.certainty import Certainty, certainty
from divergence.document import Document, Sentence
from divergence.lexicon import shipped
from divergence.registry import Mark, marks

DOUBTED = 0.5
UNRELATED = 0.8  # share of the headline's words, all but one of five, that the body lacks
ENOUGH = 5  # content words a headline needs to be judged as a whole
ENOUGH_BODY = 50  # tokens
SMALL = 10
SHOUT = 4
SCALE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
JUDGED = frozenset({"money", "percent", "count", "score", "measure"})
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
ENDING = re.compile(r"(?:ies|ied|ing|ed|es|s|e|y)$")


@marks("headline", rule="headline-mismatch", lexicons=("headline", "certainty"))
def headline(annotated: Annotated) -> Iterable[Mark]:
    yield from _foreign(annotated)
    if annotated.title is None or not annotated.article.title:
        return
    head, body = annotated.title.document, annotated.document
    sentences = _body(body, head)
    if sum(each.last - each.first for each in sentences) < ENOUGH_BODY:
        return
    found = next(
        (
            fault
            for fault in (
                *_scale(head, body, sentences),
                *_grave(head, body, sentences),
                *_shouted(head, body, sentences),
                *_figure(annotated),
                *_unrelated(head, body, sentences),
            )
        ),
        None,
    )
    if found is not None:
        kind, first, last, message = found
        start, end = head.span(first, last)
        yield Mark(0, len(head.text), message, start, end, kind=kind, severity="major", confidence=0.7, field="title")


Fault = tuple[str, int, int, str]


def _foreign(annotated: Annotated) -> Iterator[Mark]:
    """A title of another page: marked where it stands in the text, else on the headline."""
    foreign = annotated.article.foreign_title
    if not foreign:
        return
    message = f"“{foreign}” belongs to another page: nothing in this article is about it."
    start = annotated.document.text.find(foreign)
    if start >= 0:
        yield Mark(start, start + len(foreign), message, kind="foreign", severity="major")
    elif annotated.article.title:
        yield Mark(0, len(annotated.article.title), message, kind="foreign", severity="major", field="title")
    elif annotated.document.text:
        first = annotated.document.sentences[0] if annotated.document.sentences else None
        start, end = (first.start, first.end) if first else (0, 1)
        yield Mark(start, end, message, kind="foreign", severity="major")


def _body(body: Document, head: Document) -> list[Sentence]:
    """The sentences of the body: no heading, no reference list, and not the headline said again."""
    said = [token for token in head.lower if token[0].isalnum()]
    alike = {body.sentence_of[place] for place in body.places.get(said[0], ())} if said else set()
    return [
        each
        for each in body.sentences
        if each.region not in ("heading", "references")
        and not (
            each.index in alike
            and [token for token in body.lower[each.first : each.last] if token[0].isalnum()] == said
        )
    ]


def _grave(head: Document, body: Document, sentences: list[Sentence]) -> Iterator[Fault]:
    """A grave claim, flat in the headline, that the body never makes or only doubts."""
    said = certainty(head, 0, len(head.lower))
    flat = said.polarity and said.level > DOUBTED
    if "?" in head.lower:
        return
    for hit in head.hits["headline"]:
        kind = hit.entry.kind
        held = [
            _of(body, sentence)
            for sentence in sentences
            if any(
                each.entry.kind == kind and sentence.first <= each.first < sentence.last
                for each in body.hits["headline"]
            )
        ]
        word = head.text[head.starts[hit.first] : head.ends[hit.last - 1]]
        if not held:
            yield "stronger", hit.first, hit.last, f"The headline says “{word}”; the body says nothing of it."
        elif flat and _doubted(held):
            yield "stronger", hit.first, hit.last, f"The headline says “{word}”; the body denies it or leaves it open."


def _shouted(head: Document, body: Document, sentences: list[Sentence]) -> Iterator[Fault]:
    """A word in capitals among words that are not: the headline's point, which the body must not leave open."""
    words = [(place, token) for place, token in enumerate(head.tokens) if len(token) >= SHOUT and token.isalpha()]
    shouted = [(place, token) for place, token in words if token.isupper()]
    if not words or len(shouted) * 2 >= len(words):
        return
    for place, token in shouted:
        stem = _stem(token.lower())
        held = [
            _of(body, each)
            for each in sentences
            if any(_stem(word) == stem for word in body.lower[each.first : each.last])
        ]
        if held and _doubted(held):
            yield "stronger", place, place + 1, f"The headline insists on “{token}”; the body leaves it open."


def _scale(head: Document, body: Document, sentences: list[Sentence]) -> Iterator[Fault]:
    """ "Hundreds" of deaths where no number beside them in the body reaches two hundred."""
    graves = {hit.entry.kind for hit in head.hits["headline"]}
    for place, token in enumerate(head.lower):
        if token not in SCALE or not graves:
            continue
        numbers = [
            float(match.group().replace(",", ""))
            for each in body.hits["headline"]
            if each.entry.kind in graves
            for sentence in (body.sentences[body.sentence_of[each.first]],)
            if sentence in sentences
            for match in NUMBER.finditer(body.view, sentence.start, sentence.end)
        ]
        if numbers and max(numbers) < SCALE[token]:
            word = head.tokens[place]
            yield "scale", place, place + 1, f"The headline says “{word}”; the body counts {max(numbers):g} at most."


def _figure(annotated: Annotated) -> Iterator[Fault]:
    """A figure of the headline that no figure or date of the body meets."""
    title = annotated.title
    if title is None or not annotated.quantities:
        return
    exact = sorted({each.low for each in annotated.quantities if each.low is not None and each.low == each.high})
    for each in title.quantities:
        if each.kind not in JUDGED or each.low is None or each.high is None or each.high < SMALL:
            continue
        if any(_meet(each.low, each.high, other.low, other.high) for other in annotated.quantities):
            continue
        if any(each.low <= one + other <= each.high for one, other in combinations(exact, 2)):
            continue
        first, last = title.document.token_range(each.start, each.end)
        if first > 0 and title.document.lower[first - 1] == "all":
            continue  # a total, which a body tells part by part
        yield "figure", first, last, f"The headline's “{each.text}” does not stand in the body."


def _meet(low: float, high: float, other_low: float | None, other_high: float | None) -> bool:
    return (other_high is None or low <= other_high) and (other_low is None or other_low <= high)


def _unrelated(head: Document, body: Document, sentences: list[Sentence]) -> Iterator[Fault]:
    function = shipped(head.article.language)["headline"].sets["function"]
    words = [token for token in head.lower if token[0].isalnum() and token not in function]
    if len(words) < ENOUGH:
        return
    read = {each.index for each in sentences}
    strange = sum(read.isdisjoint(body.sentence_of[place] for place in body.places.get(word, ())) for word in words)
    if strange <= UNRELATED * len(words):
        return  # enough of the words stand there as they are
    stems = {_stem(token) for each in sentences for token in body.lower[each.first : each.last]}
    missing = [word for word in words if _stem(word) not in stems]
    inner = [token for each in sentences for token in body.tokens[each.first + 1 : each.last]]
    named = {token.lower() for token in inner if token[0].isupper()} - set(inner)
    if any(word in named for word in words):
        return  # a name in common: another wording of the same story
    if len(missing) > UNRELATED * len(words):
        yield (
            "unrelated",
            0,
            len(head.lower),
            f"{len(missing)} of the headline's {len(words)} telling words do not occur in the body.",
        )


def _of(body: Document, sentence: Sentence) -> Certainty:
    return certainty(body, sentence.first, sentence.last)


def _doubted(held: list[Certainty]) -> bool:
    return all(each.level <= DOUBTED or not each.polarity for each in held)


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
