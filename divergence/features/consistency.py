"""Consistency: an article against itself.

Finds, under ``self-contradiction``: an office given as past in one place and as present in another ("Ann Holm, formerly
head of Arden" … "Arden, now under Holm's leadership"); a measure that a definite thing carries and that is not the one
measure of its kind given before ("docked nine points" … "the six-point penalty"). Under ``hardening``: what was an
accusation, a hope or a plan first and is flat or firmer later ("accusations of price fixing" … "the price fixing
scandal"; "hopes to reopen the old mine" … "promised to reopen the old mine").

Why it matters: a reader who remembers the second mention only takes home what the article itself did not claim.

Example: "The firm faced accusations of price fixing." … "The price fixing scandal hurt the firm."

Known limits: near-certain cases only, so most contradictions are missed. Other pairs of values for one measure are left
to the comparison of sources, since most such pairs within one article are updates, parts or other times.

Source: de Marneffe et al. (2008), "Finding contradictions in text"; Saurí and Pustejovsky (2009) on certainty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from divergence.annotations import Annotated
from divergence.annotations.certainty import certainty
from divergence.annotations.quantities import Quantity, base
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.registry import Mark, marks
from divergence.result import Field, Quote

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
# Narrower than the lexicon's: a man has more than one of what is "his", and "that" opens a clause as often.
DEFINITE = frozenset({"the", "this", "its", "their"})
OF = frozenset({"of", "than", "as"})  # "two of the seven-man crew"
ATTRIBUTIVE = re.compile(r"(?:[-‑–]|\d)(?P<unit>[^\W\d]+)(?:[-‑–](?:long|tall|wide|deep|strong))?$")
UNMEASURED = frozenset({"money", "ordinal", "version", "other"})  # sums have many bearers in one article
AROUND = 4  # tokens on either side of a figure in which a word says that it moved
SAME_SCALE = 2.0  # ratio of two figures beyond which they hardly measure one thing
OWNERS = frozenset("his her its their 's".split())
ROOT = 4  # letters: "bribing" and "bribery", "forged" and "forgeries"
CHARGE = 9  # tokens after "accused" in which the charge stands
DOUBTED = 0.5
SOFT = frozenset({"may", "hoped", "considered", "planned", "expected"})
CONTENT = 3  # content words that must recur for a claim to be the same
REACH = 8
STEP = 0.1  # how much higher on the ladder counts as harder
ENDING = re.compile(r"(?:ies|ied|ing|ed|es|s|e|y)$")


@marks("consistency", rule="self-contradiction")
def self_contradiction(annotated: Annotated) -> Iterable[Mark]:
    yield from _offices(annotated.document)
    yield from _remeasured(annotated)


def _offices(document: Document) -> Iterator[Mark]:
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


def _remeasured(annotated: Annotated) -> Iterator[Mark]:
    """ "docked nine points" … "the six-point penalty": a definite thing has the measure it was given before, where
    but one of that kind was."""
    known: dict[tuple[str, str], list[tuple[Quantity, Document, Field]]] = {}
    if annotated.title:
        for figure in annotated.title.quantities:
            known.setdefault(_measure(figure), []).append((figure, annotated.title.document, "title"))
    for figure in annotated.quantities:
        same = known.setdefault(_measure(figure), [])
        before = tuple(same) if _carried(annotated, figure) else ()
        same.append((figure, annotated.document, "text"))
        if not before:
            continue
        values = [each for each, _, _ in before]
        first, where, field = before[0]
        if not all(_meet(first, each) for each in values) or any(_meet(figure, each) for each in values):
            continue
        sentence, early = annotated.document.sentence_at(figure.start), where.sentence_at(first.start)
        if sentence and early and _comparable(first, figure):
            yield Mark(
                sentence.start,
                sentence.end,
                f"“{figure.text}” here, where the only such figure before is “{first.text}”.",
                figure.start,
                figure.end,
                kind="figure",
                severity="major",
                confidence=0.8,
                related=(_quote(where, early.start, early.end, field),),
            )


def _carried(annotated: Annotated, figure: Quantity) -> bool:
    """Whether a definite thing carries the figure as its measure: "the six-point penalty", "the 9km canal"."""
    document = annotated.document
    first, last = document.token_range(figure.start, figure.end)
    unit = ATTRIBUTIVE.search(figure.text.lower())
    if unit is None or figure.kind in UNMEASURED or figure.noun == "age" or document.quoted[first]:
        return False
    lower, lexicons = document.lower, shipped(document.article.language)
    function, remeasured = lexicons["headline"].sets["function"], lexicons["changing"].sets["remeasured"]
    thing = lower[last] if last < len(lower) else ""
    if not thing[:1].isalpha() or thing in function or DEFINITE.isdisjoint(lower[max(0, first - 1) : first]):
        return False
    # "The 34km road" is a thing of its own where no road was spoken of; a "six-point penalty" is what was taken.
    named = annotated.title is not None and thing in annotated.title.document.places
    if figure.kind != "count" and not named and all(place >= first for place in document.places.get(thing, ())):
        return False
    around = lower[max(0, first - AROUND) : last + AROUND]
    return remeasured.isdisjoint(around) and OF.isdisjoint(lower[max(0, first - 2) : first - 1])


def _measure(figure: Quantity) -> tuple[str, str]:
    """What a figure measures: its dimension, and of a count what is counted."""
    if figure.kind == "count":
        return "count", _stem(figure.noun.lower().split()[-1]) if figure.noun else ""
    return base(figure)[0], ""


def _meet(one: Quantity, other: Quantity) -> bool:
    (_, low, high), (_, least, most) = base(one), base(other)
    return (low is None or most is None or low <= most) and (least is None or high is None or least <= high)


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are precise, and near enough to be one thing measured twice."""
    (_, low, high), (_, least, most) = base(one), base(other)
    parts = " of " in one.text  # "two of the brightest stars"
    if parts or one.approximator or other.approximator or not (low and high and least and most):
        return False
    return max(high / least, most / low) <= SAME_SCALE


@marks("consistency", rule="hardening", lexicons=("certainty",))
def hardening(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    yield from _scandals(document)
    yield from _ladder(annotated)


def _scandals(document: Document) -> Iterator[Mark]:
    """ "accused of price fixing" … "the price fixing scandal"; "alleged that she forged" … "her forgeries"."""
    sets = shipped(document.article.language)["certainty"].sets
    accusations = document.among(sets["accusing"])
    if not accusations:
        return
    accused: dict[str, int] = {}  # the root of what somebody is accused of → where
    settled = -1  # the last sentence that settles anything
    opening = document.sentences[document.sentence_of[accusations[0]]].first
    for place, token in enumerate(document.lower[opening:], opening):
        number = document.sentence_of[place]
        if token in sets["settling"]:
            settled = number
        if token in sets["accusing"]:
            for word in document.lower[place + 1 : place + CHARGE]:
                if len(word) > ROOT and word.isalpha():
                    accused.setdefault(word[:ROOT], place)
            continue
        first, start = _flat(document, place, accused)
        if first is None or document.sentence_of[first] >= number or settled >= document.sentence_of[first]:
            continue
        sentence = document.sentences[number]
        if sentence.region in ("references", "heading") or not _asserts(document, sentence):
            continue
        low, high = document.span(start, place + 1)
        early = document.sentences[document.sentence_of[first]]
        yield Mark(
            sentence.start,
            sentence.end,
            f"First an accusation, here “{document.text[low:high]}”: nothing between the two settles it.",
            low,
            high,
            kind="accusation",
            confidence=0.8,
            related=(_quote(document, early.start, early.end),),
        )


def _flat(document: Document, place: int, accused: Mapping[str, int]) -> tuple[int | None, int]:
    """Where the accusation stood that the token tells flat, and where the flat words begin: "the bribery scandal", "his
    forgeries"."""
    lower, sets = document.lower, shipped(document.article.language)["certainty"].sets
    if document.quoted[place] or place < 2:
        return None, place
    if lower[place] in sets["scandals"]:
        for start in (place - 2, place - 1):
            if lower[start][:ROOT] in accused and lower[start] not in sets["accusing"] and len(lower[start]) > ROOT:
                return accused[lower[start][:ROOT]], start
    elif lower[place] in sets["misdeeds"] and lower[place][:ROOT] in accused and lower[place - 1] in OWNERS:
        return accused[lower[place][:ROOT]], place - 1
    return None, place


def _asserts(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence says it flat, and neither doubts nor denies it or gives it as a charge."""
    held, lower = certainty(document, sentence.first, sentence.last), document.lower[sentence.first : sentence.last]
    accusing = shipped(document.article.language)["certainty"].sets["accusing"]
    return held.polarity and held.level > DOUBTED and accusing.isdisjoint(lower)


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


def _quote(document: Document, start: int, end: int, field: Field = "text") -> Quote:
    return Quote(article=document.article.id, field=field, start=start, end=end, text=document.text[start:end])


def _stem(word: str) -> str:
    return ENDING.sub("", word) if len(word) > 4 else word
