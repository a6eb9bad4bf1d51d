"""Opinion: the writer's own view inside the report.

Finds: *first_person* ("I think", "our view"), *exhortation* ("make no mistake", "we must", orders to the reader),
*verdict* ("it is a disgrace", "should resign") and *rhetorical-question* ("How many more?").

Why it matters: a report and a comment are read with different trust. A view belongs to somebody; in the outlet's own
voice that somebody is the outlet.

Example: "Make no mistake, this was a betrayal." As a report: "The union called the vote a betrayal."

Known limits: one mark of a kind a sentence. What a reporter did or saw ("I spoke to her",
"I saw") is no view and passed over, by a closed list of verbs. Whoever is quoted says "I" of course, so that in a
quotation only a verb of holding a view counts ("I believe"). Questions are marked only with a cue of rhetoric or a
loaded word; where a question can be meant ("What went wrong?"), not if a statement follows at once.

Source: Wiebe et al. (2004) on subjective language, Biber (1988) on overt persuasion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from divergence.annotations import Annotated
from divergence.annotations.attributed import Attributed
from divergence.annotations.voice import words_of
from divergence.document import Document, Sentence
from divergence.lexicon import shipped
from divergence.registry import Mark, marks
from divergence.result import Field

COPULAS = frozenset({"is", "was", "are", "were", "remains", "'s", "it's", "that's"})
WILL = frozenset({"would", "should", "will", "could", "may", "might"})
NOT_READ = frozenset({"references", "faq"})
LOADED_FROM = 0.5
BARE_I = 0.8
PATTERN = 0.7
GONE = frozenset({".", "!", "?", ",", ";", ":", '"', "'", "—", "–", ")", "now", "immediately", "today", "and", "at"})
LONG = 5  # sentences an article has, for its last one to be a closing

MESSAGES = {
    "first_person": "“{cue}”: the writer speaks in person; a report gives the view to somebody named.",
    "exhortation": "“{cue}” urges the reader; a report says who urges.",
    "verdict": "“{cue}” is the writer's verdict; give it to somebody or give the facts.",
    "rhetorical-question": "“{cue}”: a question that wants no answer makes a point; state it and source it.",
}
THEIRS = frozenset({"verdict", "exhortation"})  # what a named source may be reported to say; a report has no "I"
QUOTED = "“{cue}” stands in {words}; the view is the speaker's, not the outlet's."


class Cue(NamedTuple):
    """Tokens ``[first, last)`` that show an opinion of a kind."""

    first: int
    last: int
    kind: str
    confidence: float


@marks("opinion", rule="opinion", lexicons=("opinion", "loaded_language"))
def opinion(annotated: Annotated) -> Iterable[Mark]:
    if annotated.title is not None:
        yield from _marks(annotated.title, "title")
    yield from _marks(annotated, "text")


def _marks(annotated: Annotated, field: Field) -> Iterator[Mark]:
    document = annotated.document
    seen: set[tuple[int, str]] = set()
    for cue in sorted((*_listed(document), *_first_person(document), *_judged(document), *_closing(document))):
        number = document.sentence_of[cue.first]
        sentence = document.sentences[number]
        if (number, cue.kind) in seen or sentence.region in NOT_READ or _is_transcript(document, sentence):
            continue
        start, end = document.span(cue.first, cue.last)
        if cue.kind in THEIRS and not document.quoted[cue.first] and _reported(annotated, sentence, start):
            continue
        seen.add((number, cue.kind))
        words, said = document.text[start:end], document.quoted[cue.first]
        yield Mark(
            start=sentence.start,
            end=sentence.end,
            cue_start=start,
            cue_end=end,
            kind=cue.kind,
            confidence=cue.confidence,
            severity="info" if said else "minor",
            message=QUOTED.format(cue=words, words=words_of(annotated, start))
            if said
            else MESSAGES[cue.kind].format(cue=words),
            field=field,
        )


def _reported(annotated: Annotated, sentence: Sentence, start: int) -> bool:
    """Whether a named source is given in the same sentence for what stands at the character `start`: "the judge found
    that the order was wrong" is the judge's verdict; "according to" at its end is no verdict's."""
    return any(
        low <= start < high and sentence.start <= said < (sentence.end if _speaks(each) else start)
        for each in annotated.about(start)
        if each.claims and each.kind == "named"
        for said, _ in each.cue_spans
        for low, high in each.content_spans
    )


def _speaks(attributed: Attributed) -> bool:
    return not (attributed.cue or "").lower().startswith("according")


def _listed(document: Document) -> Iterator[Cue]:
    """Phrases of the lexicon, each where its kind allows."""
    for hit in document.hits["opinion"]:
        entry = hit.entry
        if entry.kind in ("question", "open-question"):
            sentence = document.sentences[document.sentence_of[hit.first]]
            told = entry.kind == "open-question" and _answered(document, sentence)
            if _asks(document, sentence) and sentence.region != "heading" and not told:
                yield Cue(hit.first, hit.last, "rhetorical-question", entry.weight)
        elif entry.kind == "imperative":
            if _opens(document, hit.first):
                yield Cue(hit.first, hit.last, "exhortation", entry.weight)
        elif not _heads_for(document, hit.last):
            yield Cue(hit.first, hit.last, entry.kind, entry.weight)


def _heads_for(document: Document, last: int) -> bool:
    """Whether a "must go" says where to, and not that somebody has to leave: "Three quarters of the votes must go its
    way", "the bill must go through the lower house"."""
    lower = document.lower
    return lower[last - 2 : last] == ["must", "go"] and last < len(lower) and lower[last] not in GONE


def _answered(document: Document, sentence: Sentence) -> bool:
    """Whether a statement follows at once: an explainer asks for the reader ("What went wrong? The pump …")."""
    following = document.sentences[sentence.index + 1 : sentence.index + 2]
    return bool(following) and following[0].region not in NOT_READ and not _asks(document, following[0])


def _closing(document: Document) -> Iterator[Cue]:
    """A question the article ends on: nobody is left to answer it."""
    prose = [each for each in document.sentences if each.region not in (*NOT_READ, "heading", "correction", "caption")]
    if len(prose) >= LONG and _asks(document, prose[-1]) and not document.quoted[prose[-1].first]:
        yield Cue(prose[-1].first, prose[-1].first + 1, "rhetorical-question", PATTERN)


def _first_person(document: Document) -> Iterator[Cue]:
    """The writer's "I" with its verb, where it is no numeral, no reader's question and no reporter's act."""
    sets = shipped(document.article.language)["opinion"].sets
    numbered = sets["numbered"]
    for place in document.among([word for word in document.places if word == "i" or word.startswith("i'")]):
        if document.tokens[place][0] == "I":
            before = document.lower[place - 1] if place else ""
            after = document.lower[place + 1] if place + 1 < len(document.tokens) else ""
            if before in numbered or not after[:1].isalpha() or not document.tokens[place + 1][0].islower():
                continue
            sentence = document.sentences[document.sentence_of[place]]
            asked = before in sets["auxiliaries"] and _asks(document, sentence)  # "Can I get a refund?": the reader's
            if document.quoted[place] and not _holds(document, sentence, place):
                continue
            if not (asked or _leads_up(document, sentence)) and not _reports(document, sentence, place):
                yield Cue(place, place + 2, "first_person", BARE_I)


def _leads_up(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence leads up to a reader's question: "I have a mortgage. How much will I save?"."""
    (following, *_) = document.sentences[sentence.index + 1 : sentence.index + 2] or [sentence]
    same = following is not sentence and following.paragraph == sentence.paragraph
    auxiliaries = shipped(document.article.language)["opinion"].sets["auxiliaries"]
    words = document.lower[following.first : following.last]
    return same and _asks(document, following) and any(a in auxiliaries and b == "i" for a, b in pairwise(words))


def _holds(document: Document, sentence: Sentence, place: int) -> bool:
    """Whether the verb of an "I" is one of holding a view: "I believe", "I'm afraid", "I would never have thought"; not
    "I wished him well"."""
    sets = shipped(document.article.language)["opinion"].sets
    verb = place + 1
    passing = sets["auxiliaries"] | sets["between"] | sets["degrees"] | {"at"}  # "I'm not at all sure"
    while verb < sentence.last - 1 and (document.lower[verb] in passing or document.lower[verb].endswith("ly")):
        verb += 1
    return document.lower[verb] in sets["views"]


def _reports(document: Document, sentence: Sentence, place: int) -> bool:
    """ "I spoke to her", "I have read the ruling", "I was in the second row": what the reporter did, not a view."""
    sets = shipped(document.article.language)["opinion"].sets
    verb, auxiliary = place + 1, ""
    while verb < sentence.last - 1 and document.lower[verb] in sets["auxiliaries"] | sets["between"]:
        auxiliary = document.lower[verb] if document.lower[verb] in sets["auxiliaries"] else auxiliary
        verb += 1
    there = auxiliary == "was" and document.lower[verb] in sets["whereabouts"]
    return there or (auxiliary not in WILL and document.lower[verb] in sets["legwork"])


def _judged(document: Document) -> Iterator[Cue]:
    """A judgement word as predicate of "it is", and a loaded question."""
    sets = shipped(document.article.language)["opinion"].sets
    for hit in document.hits["loaded_language"]:
        if hit.entry.weight < LOADED_FROM:
            continue
        sentence = document.sentences[document.sentence_of[hit.first]]
        if _asks(document, sentence) and sentence.region is None:
            yield Cue(hit.first, hit.last, "rhetorical-question", PATTERN)
        elif hit.entry.kind == "judgement":
            start = _predicate_start(document, hit.first, sentence)
            if start is not None:
                yield Cue(start, hit.last, "verdict", PATTERN)
    verdicts = sets["verdicts"]
    for place in document.among(verdicts):
        sentence = document.sentences[document.sentence_of[place]]
        start = _predicate_start(document, place, sentence)
        # "it is good that" is a verdict; "it was good for three points" goes on.
        if start is not None and (place + 1 >= sentence.last or document.lower[place + 1] in ".!?,;:-–—"):
            yield Cue(start, place + 1, "verdict", PATTERN)


def _predicate_start(document: Document, place: int, sentence: Sentence) -> int | None:
    """Where "this is (simply) a" before the token `place` begins, or None."""
    sets = shipped(document.article.language)["opinion"].sets
    lower = document.lower
    at = place - 1
    while at > sentence.first and place - at <= 4 and lower[at] in sets["degrees"]:
        at -= 1
    if at < sentence.first or lower[at] not in COPULAS:
        return None
    if lower[at] in ("it's", "that's"):
        return at
    if at == sentence.first or lower[at - 1] not in sets["subjects"]:
        return None
    governed = at - 1 > sentence.first and lower[at - 2] in sets["governs"]
    return None if governed else at - 1  # "the reasoning behind it was wrong": the reasoning was


def _asks(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence ends in a question mark of its own voice: 'ran the headline "Who paid?".' does not ask."""
    return any(
        document.tokens[token] == "?" and document.quoted[token] == document.quoted[sentence.first]
        for token in range(max(sentence.first, sentence.last - 3), sentence.last)
    )


def _opens(document: Document, first: int) -> bool:
    """Whether a sentence, or a quotation or bracket that opens one, begins at this token."""
    sentence = document.sentences[document.sentence_of[first]]
    return document.tokens[first][0].isupper() and all(
        not token[0].isalnum() for token in document.tokens[sentence.first : first]
    )


def _is_transcript(document: Document, sentence: Sentence) -> bool:
    """ "Name: what they say" is the speaker's voice, quotation marks or none."""
    opening = document.tokens[sentence.first : sentence.first + 4]
    return ":" in opening[1:] and all(token[0].isupper() for token in opening[: opening.index(":")])
