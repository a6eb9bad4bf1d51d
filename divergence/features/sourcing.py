"""Sourcing: who is given for what the article claims, and where nobody in particular is.

Finds: claims put on a source nobody can identify. *Vague*: "analysts say", "reports suggest", a crowd with no name.
*Anonymous*: one person whose name is held back ("an official who asked not to be named"). The feature is the share of
the article's own-voice claims that a named source is given for.

Why it matters: a reader can weigh a named source, and an editor can ring one up. Anonymity is at times the only way to
get a story; it should be a decision and not a habit.

Example: "Experts fear the dam will fail." With a source: "The dam may fail, said Ada Holm, the county engineer."

Known limits: a claim is taken to be a sentence of body prose with five words or more that asks nothing; a source counts
for the sentences its words reach into. Who is well placed to know is not judged.

Source: Newell et al. (2018), "An Attribution Relations Corpus for Political News"; Wulfemeyer (1985).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from divergence.annotations import Annotated
from divergence.annotations.attribution import Attributed
from divergence.document import Sentence
from divergence.registry import Mark, Measured, marks, measure, share_of

ENOUGH_WORDS = 5
BESIDE = 20  # characters between a source and its verb
NONE = "no claim in the article's own voice"
VAGUE = "“{source}” could be anybody: name who says so, or say how many they are and of what standing."
ANONYMOUS = "“{source}” is not named: say why the name is held back and what this source is placed to know."
NO_PROSE = frozenset({"heading", "caption", "references", "correction", "quote", "takeaways"})


@measure("attribution", unit="share")
def attributed_share(annotated: Annotated) -> Measured:
    claims = [each for each in annotated.document.sentences if _claims(annotated, each)]
    named = {
        sentence.index
        for each in annotated.attributions
        if each.kind == "named"
        for start, end in (*each.content_spans, *each.cue_spans)
        for sentence in _touched(annotated, start, end)
    }
    return share_of(sum(1 for each in claims if each.index in named), len(claims), NONE)


@marks("attribution", rule="vague-attribution")
def vague_attribution(annotated: Annotated) -> Iterable[Mark]:
    for each in annotated.attributions:
        if each.claims and each.kind == "vague" and not _asked(each):
            yield from _mark(annotated, each, VAGUE)


def _asked(attributed: Attributed) -> bool:
    """ "Asked about the report, she said …": whoever asks vouches for nothing."""
    return not attributed.source_spans and (attributed.cue or "").lower().startswith(("ask", "quiz", "press"))


@marks("attribution", rule="anonymous-attribution")
def anonymous_attribution(annotated: Annotated) -> Iterable[Mark]:
    for each in annotated.attributions:
        if each.claims and each.kind == "anonymous":
            yield from _mark(annotated, each, ANONYMOUS)


def _mark(annotated: Annotated, attributed: Attributed, message: str) -> Iterator[Mark]:
    """One attribution, as the sentence that holds its cue (or its source, where there is no cue)."""
    places = (*attributed.cue_spans, *attributed.source_spans, *attributed.content_spans)
    if not places:
        return
    start, end = places[0]
    if attributed.source_spans and attributed.cue_spans:  # who, with the verb beside it
        low, high = attributed.source_spans[0]
        if max(low - end, start - high) <= BESIDE:
            start, end = min(start, low), max(end, high)
    sentence = annotated.document.sentence_at(start)
    if sentence is not None and sentence.region == "references":
        return
    yield Mark(
        start=min(start, sentence.start) if sentence else start,
        end=max(end, sentence.end) if sentence else end,
        cue_start=start,
        cue_end=end,
        kind=attributed.kind,
        message=message.format(source=_who(annotated, attributed))
        if attributed.source
        else _nobody(annotated, start, end),
    )


def _nobody(annotated: Annotated, start: int, end: int) -> str:
    return f"“{annotated.document.text[start:end]}” gives nobody: name who does, or drop it."


def _who(annotated: Annotated, attributed: Attributed) -> str:
    spans = attributed.source_spans or attributed.cue_spans or attributed.content_spans
    return attributed.source or annotated.document.text[slice(*spans[0])]


def _claims(annotated: Annotated, sentence: Sentence) -> bool:
    """Whether a sentence states something in the article's own voice."""
    document = annotated.document
    if sentence.region in NO_PROSE or "?" in document.lower[sentence.last - 2 : sentence.last]:
        return False
    tokens = range(sentence.first, sentence.last)
    own = (place for place in tokens if document.tokens[place][0].isalnum() and not document.quoted[place])
    return sum(1 for _ in islice(own, ENOUGH_WORDS)) == ENOUGH_WORDS


def _touched(annotated: Annotated, start: int, end: int) -> Iterator[Sentence]:
    first, last = annotated.document.token_range(start, end)
    if first < last:
        of = annotated.document.sentence_of
        yield from annotated.document.sentences[of[first] : of[last - 1] + 1]
