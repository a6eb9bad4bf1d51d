"""Irrelevant citations: a reference that lends weight without giving support.

Finds: two kinds. *Unrelated*, a mark [n] whose entry in the reference list is about something else: it shares no
telling word with the article; or a survey brought in ("a poll by … found that 64 per cent") of whose findings the rest
of the article speaks in one word at most, and that no subject of its own. *Conjecture*, a mark hung on the writer's own
guess, which no reference can report.

Why it matters: marks look like sourcing. An article with many of them can be the worst sourced of all.

Example: "The chip could signal a leap beyond silicon [3]", where [3] is a page of bird-watching notes.

Known limits: entries are judged by their titles and addresses, never fetched; an entry that shares a name by chance is
taken to be relevant; numbered marks in square brackets only; a survey in an article of a few sentences is let pass.

Source: Greenberg (2009), "How citation distortions create unfounded authority".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from textwrap import shorten

from divergence.annotations import Annotated
from divergence.annotations.references import MARK, listing
from divergence.document import Document
from divergence.features.headline import stem
from divergence.features.speculation import speculation
from divergence.lexicon import shipped
from divergence.registry import Mark, marks

SURE = 0.6  # a guess must be plain before its mark is called idle
ENOUGH_SENTENCES = 6  # of an article that can be said to be about something
ENOUGH_WORDS = 4  # telling words of a survey's finding
SHARED_MOST = 1  # ... that the rest of the article may have in common with it
RECURS = 3  # sentences in which a thing may be spoken of without being the subject
STUDIES = frozenset({"survey", "poll", "study", "research", "report"})
SHOWN = 80  # characters of an entry worth quoting


@marks("irrelevant_citations", rule="irrelevant-citation", lexicons=("headline",))
def irrelevant_citations(annotated: Annotated) -> Iterable[Mark]:
    yield from _hung(annotated)
    yield from _surveys(annotated)


def _hung(annotated: Annotated) -> Iterator[Mark]:
    """Marks whose entry is about something else, or that hang on a guess."""
    document = annotated.document
    listed = listing(document)
    places = listed.marks(document) if listed else []
    if listed is None or not places:
        return
    guesses = [(each.start, each.cue_start or each.start) for each in speculation(annotated) if each.confidence >= SURE]
    for place in places:
        sentence = document.sentence_at(place.start())
        if sentence is None:
            continue
        number, before = place.group(1), sentence.start
        for other in MARK.finditer(document.view, sentence.start, place.start()):
            if document.view[other.end() : place.start()].strip():
                before = other.end()
        if number in listed.strange:
            entry = shorten(listed.entries[number], SHOWN, placeholder="…")
            kind, message = "unrelated", f"[{number}] leads to “{entry}”, which is about something else."
        elif document.view[: place.start()].rstrip(" .,").endswith('"'):
            continue  # the mark belongs to the quotation before it
        elif any(start == sentence.start and before <= cue < place.start() for start, cue in guesses):
            kind, message = "conjecture", f"[{number}] hangs on the writer's own conjecture, which no source reports."
        else:
            continue
        yield Mark(
            sentence.start,
            max(sentence.end, place.end()),
            message,
            place.start(),
            place.end(),
            kind=kind,
            confidence=0.8,
        )


def _surveys(annotated: Annotated) -> Iterator[Mark]:
    """Surveys brought in from elsewhere ("a 2016 survey by …") whose finding the rest of the article never touches."""
    document = annotated.document
    candidates = [
        (each.source_spans[0], each.cue_spans[0], each.content_spans[0])
        for each in annotated.attributions
        if each.kind == "named" and each.source_spans and each.content_spans and not each.indirect
    ]
    brought = [each for each in candidates if _brought(document, *each[0])]
    if not brought or len(document.fresh) < ENOUGH_SENTENCES:
        return
    told = [_telling(document, each.first, each.last) for each in document.fresh]
    if annotated.title is not None:
        told.append(_telling(annotated.title.document, 0, len(annotated.title.document.tokens)))
    count = Counter(word for words in told for word in words)
    for source, cue, content in brought:
        first, last = document.token_range(*content)
        words = _telling(document, first, last)
        if len(words) < ENOUGH_WORDS or sum(count[word] > 1 for word in words) > SHARED_MOST:
            continue
        if any(count[word] > RECURS for word in words):
            continue  # what it found is about what the article is about, whatever it says of it
        sentence = document.sentences[document.sentence_of[first]]
        if any(document.tokens[token][0].isdigit() for token in range(sentence.first, sentence.last)):
            name = shorten(document.text[slice(*source)], SHOWN, placeholder="…")
            message = (
                f"“{name}” is about something else: the rest of the article takes up next to nothing of what it found."
            )
            yield Mark(sentence.start, sentence.end, message, *cue, kind="unrelated", confidence=0.7)


def _brought(document: Document, start: int, end: int) -> bool:
    """Whether a source is a survey that the article has not spoken of: "a poll by …", not "the study"."""
    words = document.lower[slice(*document.token_range(start, end))]
    return words[:1] in (["a"], ["an"]) and not STUDIES.isdisjoint(words)


def _telling(document: Document, first: int, last: int) -> set[str]:
    """The words that say what is spoken of, by stem."""
    lexicons = shipped(document.article.language)
    function, grammar = lexicons["headline"].sets["function"], lexicons["attribution"].sets["grammar"]
    return {
        stem(word)
        for word in document.lower[first:last]
        if len(word) > 2 and word[0].isalpha() and word not in function and word not in grammar
    }
