"""Sentiment: how positive or negative the telling is, sentence by sentence.

Finds: VADER's compound score of each sentence's own-voice words, from -1 to 1, as the mean over sentences with its
interval; the words inside quotations are scored apart.

Why it matters: sources on one story can agree on every fact and differ in mood. Whole-article scores saturate (an
almost wholly negative piece can score +0.9997), so sentences are scored and averaged.

Example: "The launch was a great success." scores +0.84, "Two people died." -0.56: sad news told plainly is negative
too.

Known limits: a word lexicon made for social media; it measures the mood of words, not the outlet's stance. Compare
sources on one story, not stories with one another. `divergence.stance` scores towards a target.

Source: Hutto and Gilbert (2014), VADER.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby, islice

from divergence.annotations import Annotated
from divergence.document import Document
from divergence.errors import wanted
from divergence.registry import Measured, mean_of, measure

# Shorter remains of a sentence ("he said") carry a quotation, not a mood.
WORDS_OF_A_SENTENCE = 4


@measure("sentiment", unit="compound")
def mood(annotated: Annotated) -> Measured:
    from divergence.vader import compound

    own: list[float] = []
    quoted: list[float] = []
    for said, inside in pieces(annotated.document):
        (quoted if inside else own).append(compound(said))
    return mean_of(own, quoted)


def sentiment(text: str, target: str | None = None) -> float:
    """How positive `text` is, from -1 to 1: the mean over its sentences, or the stance it takes towards `target`.

    A target is a name or phrase as it stands in the text; the stance is 0 where the text does not name it. Raises
    DivergenceError D508 (a TypeError as well) for what is no text.
    """
    from divergence.article import Article

    wanted(text, str, "the text", "give a text")
    wanted(target, (str, type(None)), "the target", "give a name or phrase of the text, or leave it out")
    if target is not None:
        from divergence.stance import stance

        return stance(text, target)
    from divergence.vader import compound

    scores = [compound(said) for said, _ in pieces(Document(Article("text", text)), 1)]
    return math.fsum(scores) / len(scores) if scores else 0.0


def pieces(document: Document, enough: int = WORDS_OF_A_SENTENCE) -> Iterator[tuple[str, bool]]:
    """The own-voice part and the quoted part of each sentence, as text, and whether it is quoted."""
    view = document.view
    for sentence in document.sentences:
        if sentence.region == "references":
            continue
        quoted = document.quoted[sentence.first : sentence.last]
        if not any(quoted):
            if sentence.last - sentence.first >= enough:
                yield view[sentence.start : sentence.end], False
            continue
        own, inner = _runs(quoted, sentence.first)
        for inside, runs in ((False, own), (True, inner)):
            words = (token for first, last in runs for token in document.lower[first:last] if token[0].isalnum())
            if sum(1 for _ in islice(words, enough)) == enough:
                # The spacing is the text's own, and a space where a quotation was cut out.
                said = " ".join(view[document.starts[first] : document.ends[last - 1]] for first, last in runs)
                yield said.strip('"'), inside


def _runs(quoted: list[bool], first: int) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """The runs of tokens that are not quoted and of those that are, the first of `quoted` being number `first`."""
    own: list[tuple[int, int]] = []
    inner: list[tuple[int, int]] = []
    for inside, run in groupby(quoted):
        last = first + sum(1 for _ in run)
        (inner if inside else own).append((first, last))
        first = last
    return own, inner
