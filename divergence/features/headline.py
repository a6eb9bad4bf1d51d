"""Headline: a headline that the body under it does not bear out.

Finds: seven kinds. *Foreign*, a first line or page title that belongs to another page; *unrelated*, a headline that
shares next to nothing with the body; *figure*, a number the body does not have; *stronger*, a death, a fraud, a proof,
blame or a word in capitals that the body has only in doubt, denied or not at all; *scale*, "hundreds" dead where the
body counts 43; *question*, one to be answered yes or no that no sentence answers; *clickbait*, a headline that holds
back what it is about, or counts a list that is not there. The last two are a manner, and minor.

Why it matters: most readers read no further than the headline, and what it says outlasts a body that takes it back.

Example: "HUNDREDS FEARED DEAD" over a report of 14 bodies found. Plainly: "Fourteen dead after storm".

Known limits: words are compared by stem, so a fair paraphrase may look strange and an unfair one in the body's own
words is not seen; grave claims are judged, not emphasis; an answer in other words is missed. Of reckoned figures only
the sum of two is followed, and figures below ten are passed over.

Source: Ecker et al. (2014), "The effects of subtle misinformation in news headlines"; Chesney et al. (2017);
Chakraborty et al. (2016), "Stop Clickbait".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from divergence.annotations import Annotated
from divergence.annotations.certainty import STATED, Certainty, certainty
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.registry import Mark, marks
from divergence.result import Severity

DOUBTED = 0.5
FLAT = Certainty(1.0, True, STATED)
UNRELATED = 0.8  # share of the headline's words, all but one of five, that the body lacks
ENOUGH = 5  # content words a headline needs to be judged as a whole
ENOUGH_BODY = 50  # tokens
RAISES = 1.0  # the weight from which a word raises a claim in a headline
CLICKBAIT = "clickbait"
STYLES = frozenset({CLICKBAIT, "question"})  # a manner, where the others say something the body does not
ANSWERS = 3  # telling words a sentence must share with a question to answer it
QUESTIONS = frozenset("what who whom whose which when where why how whether".split())
ITEM = re.compile(r"^[ ]*(?:[-*•]|\d{1,2}[.)])[ ](.*)", re.MULTILINE)
SMALL = 10
OPENING = 4  # letters by which words of one family begin: "Norway" and "Norwegian", "Brit" and "Britain"
CLAUSES = frozenset("; once when while but although though because after before since".split())
MASTHEAD = 4  # words
SHOUT = 4
LEADING = frozenset({"on", "in", "at", "under", "off", "with", "by"})  # "was on his PHONE"
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
                *_listed(head, body),
                *_withheld(head),
                *_asked(head, body, sentences),
                *_unrelated(head, body, sentences),
            )
        ),
        None,
    )
    if found is not None:
        kind, first, last, message = found
        start, end = head.span(first, last)
        severity: Severity = "minor" if kind in STYLES else "major"
        confidence = 0.5 if kind in STYLES else 0.7
        yield Mark(
            0, len(head.text), message, start, end, kind=kind, severity=severity, confidence=confidence, field="title"
        )


Fault = tuple[str, int, int, str]


def _foreign(annotated: Annotated) -> Iterator[Mark]:
    """A title of another page: marked where it stands in the text, else on the headline."""
    foreign = annotated.article.foreign_title
    if not foreign or (foreign.isupper() and len(foreign.split()) <= MASTHEAD):
        return  # "CONTINENTAL PRESS": a line in capitals is the outlet's own name or a label
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
        if kind == CLICKBAIT or hit.entry.weight < RAISES:
            continue
        told: dict[int, list[Hit]] = {}
        for each in body.hits["headline"]:
            if each.entry.kind == kind:
                told.setdefault(body.sentence_of[each.first], []).append(each)
        held = [_told(body, sentence, told[sentence.index]) for sentence in sentences if sentence.index in told]
        word = head.text[head.starts[hit.first] : head.ends[hit.last - 1]]
        if not held:
            yield "stronger", hit.first, hit.last, f"The headline says “{word}”; the body says nothing of it."
        elif flat and _doubted(held):
            yield "stronger", hit.first, hit.last, f"The headline says “{word}”; {_doubt(held)}."


def _told(body: Document, sentence: Sentence, hits: Sequence[Hit]) -> Certainty:
    """How firmly a sentence makes a claim. What "the wonder drug" may do leaves open what it does, not what it is."""
    if any(_taken(body, sentence, each) for each in hits):
        return FLAT
    said = (certainty(body, _clause(body, sentence, each), sentence.last, each.first) for each in hits)
    return max(said, key=_firmness)


def _clause(body: Document, sentence: Sentence, hit: Hit) -> int:
    """Where the clause of a hit begins: a "not" before "once the mill closes" denies something else."""
    opened = (place for place in range(hit.first, sentence.first, -1) if body.lower[place - 1] in CLAUSES)
    return next(opened, sentence.first)


def _firmness(told: Certainty) -> tuple[bool, float]:
    return told.polarity, told.level


def _taken(body: Document, sentence: Sentence, hit: Hit) -> bool:
    """Whether a sentence takes a claim for granted: it stands in a definite subject, right before a mark or a verb."""
    lower, after = body.lower, body.lower[hit.last : min(sentence.last, hit.last + 1)]
    sets = shipped(body.article.language)["attribution"].sets
    definite = hit.first == sentence.first + 1 and lower[sentence.first] in sets["definite"]
    return definite and bool(after) and (after[0] == "," or after[0] in sets["modals"] or after[0] in sets["be"])


def _doubt(held: Sequence[Certainty]) -> str:
    """What a body that bears a claim out nowhere does instead."""
    denied = [not each.polarity for each in held]
    return "the body denies it" if all(denied) else f"the body {'denies it or ' * any(denied)}leaves it open"


def _listed(head: Document, body: Document) -> Iterator[Fault]:
    """ "10 best laptops" over a text that lists nothing."""
    if len(head.lower) < 3 or not head.lower[0].isdigit():
        return
    listed = shipped(head.article.language)["headline"].sets["listed"]
    headings = {body.view[each.start : each.end] for each in body.sentences if each.region == "heading"}
    items = len({*ITEM.findall(body.view), *headings})
    promised = NUMBER.match(head.lower[0])
    if promised and not listed.isdisjoint(head.lower[1:4]) and items * 2 < float(promised[0].replace(",", "")):
        yield "clickbait", 0, 2, f"The headline promises a list of {head.tokens[0]}; the body has none."


def _withheld(head: Document) -> Iterator[Fault]:
    """A headline that keeps back what the reader is to click for."""
    for hit in head.hits["headline"]:
        if hit.entry.kind == CLICKBAIT:
            words = head.text[head.starts[hit.first] : head.ends[hit.last - 1]]
            yield CLICKBAIT, hit.first, hit.last, f"“{words}” holds back what the article says; say it in the headline."


def _asked(head: Document, body: Document, sentences: list[Sentence]) -> Iterator[Fault]:
    """A question to be answered yes or no, which no sentence of the body answers flatly."""
    if "?" not in head.lower[-2:]:
        return
    sets = shipped(head.article.language)["headline"].sets
    first = next((place + 1 for place, token in enumerate(head.lower) if token in (":", "—", "–")), 0)
    clause = head.lower[first:-1]
    if not clause or not (clause[0] in sets["asking"] or _statement(clause)):
        return
    stems = {stem(word) for word in clause if word[0].isalnum() and word not in sets["function"]}
    for each in sentences:
        here = {stem(word) for word in body.lower[each.first : each.last]}
        if len(stems & here) >= max(ANSWERS, len(stems) * 2 / 3) and "?" not in body.lower[each.last - 2 : each.last]:
            held = _of(body, each)
            if held.level > DOUBTED:
                return
    yield (
        "question",
        first,
        len(head.lower),
        "The headline asks, and no sentence answers in its words: say what is known.",
    )


def _statement(clause: Sequence[str]) -> bool:
    """A statement with a question mark ("Keeper on his way out?"): no question word in it, and more than a name."""
    return len(clause) > 3 and QUESTIONS.isdisjoint(clause)


def _shouted(head: Document, body: Document, sentences: list[Sentence]) -> Iterator[Fault]:
    """A word in capitals among words that are not: the headline's point, which the body must not leave open. Only one
    that claims something: a slug ("DEATH TRAP!"), a pun or a noun is emphasis and nothing the body could doubt."""
    for place, token in enumerate(head.tokens):
        if not _in_capitals(token) or not _claims(head, place):
            continue
        spoken = stem(token.lower())
        held = [
            _of(body, each)
            for each in sentences
            if any(stem(word) == spoken for word in body.lower[each.first : each.last])
        ]
        if held and _doubted(held):
            yield "stronger", place, place + 1, f"The headline insists on “{token}”; the body leaves it open."


def _in_capitals(token: str) -> bool:
    return len(token) >= SHOUT and token.isalpha() and token.isupper()


def _claims(head: Document, place: int) -> bool:
    """Whether a word stressed by capitals is what its clause says of somebody: it stands in capitals alone, as a past
    ("the board KNEW") or after a form of "be" or a modal ("was DRUNK", "will CLOSE", "was on his PHONE")."""
    beside = head.tokens[max(0, place - 1) : place] + head.tokens[place + 1 : place + 2]
    if place == 0 or any(each.isalpha() and len(each) > 1 and each.isupper() for each in beside):
        return False
    sets = shipped(head.article.language)["attribution"].sets
    word, before = head.lower[place], head.lower[place - 1]
    led = next((each for each in reversed(head.lower[:place]) if each not in sets["determiners"] | LEADING), "")
    past = word.endswith("ed") or word in sets["irregular"] or word in sets["preterites"]
    predicated = led in sets["be"] or led in sets["modals"]
    return predicated or (past and before.isalpha() and before not in sets["determiners"])


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
        if (
            each.kind not in JUDGED
            or each.text.startswith("0")
            or each.low is None
            or each.high is None
            or each.high < SMALL
        ):
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
    if len(words) < ENOUGH or not shipped(head.article.language)["headline"].sets["genres"].isdisjoint(words):
        return
    read = {each.index for each in sentences}
    strange = sum(read.isdisjoint(body.sentence_of[place] for place in body.places.get(word, ())) for word in words)
    if strange <= UNRELATED * len(words):
        return  # enough of the words stand there as they are
    told = {token for each in sentences for token in body.lower[each.first : each.last]}
    stems, openings = {stem(token) for token in told}, {token[:OPENING] for token in told if len(token) > OPENING}
    missing = [word for word in words if stem(word) not in stems and word[:OPENING] not in openings]
    inner = [token for each in sentences for token in body.tokens[each.first + 1 : each.last]]
    named = {token.lower() for token in inner if token[0].isupper()} - set(inner)
    if any(word in named for word in words):
        return  # a name in common: another wording of the same story
    if len(missing) > UNRELATED * len(words):
        yield (
            "unrelated",
            0,
            len(head.lower),
            f"{len(missing)} of the headline's {len(words)} main words do not occur in the body.",
        )


def _of(body: Document, sentence: Sentence) -> Certainty:
    return certainty(body, sentence.first, sentence.last)


def _doubted(held: list[Certainty]) -> bool:
    return all(each.level <= DOUBTED or not each.polarity for each in held)


def stem(word: str) -> str:
    """A word without its commonest endings, for telling whether two are one."""
    return ENDING.sub("", word) if len(word) > 4 else word
