"""Unclaimed quotations: those that stand in nobody's content, and whose words they are.

They go on with the speech of the sentence before ("…," she said. "…"), belong to the one speaker of the sentence they
stand in, or to whom a colon gives them. Of any other the speaker is not known: it is reported all the same, as
somebody's words and nobody's name.

Limits: a speech that goes on after a sentence of the article's own has no known speaker.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from divergence.annotations.attributed import Attributed
from divergence.annotations.content import NO_PROSE
from divergence.annotations.mentions import mentions
from divergence.annotations.names import Name
from divergence.annotations.word_classes import word_sets
from divergence.document import Document, Sentence
from divergence.quotations import Quotation

LEAST_QUOTE = 18  # characters of a quotation worth giving to somebody
LEAST_WORDS = 3  # in small letters, without which it is a title, a label or a number


def unclaimed(
    document: Document, found: Sequence[Attributed], names: Sequence[Name], naming: Sequence[int]
) -> list[Attributed]:
    """The quotations inside nobody's content, each with its speaker where there is no doubt."""
    contents = sorted(span for each in found for span in each.content_spans)
    starts = [start for start, _ in contents]
    reach = 0
    furthest = [reach := max(reach, end) for _, end in contents]  # of all contents up to here
    speaking: dict[int, list[Attributed]] = {}
    for each in found:
        sentence = document.sentence_at(each.cue_spans[0][0]) if each.cue_spans else None
        if sentence is not None:
            speaking.setdefault(sentence.index, []).append(each)
    claimed: list[Attributed] = []
    for quotation in document.quotations:
        if quotation.scare or quotation.end - quotation.start < LEAST_QUOTE:
            continue
        place = bisect_left(starts, quotation.end)
        if place and furthest[place - 1] > quotation.start:
            continue
        sentence = document.sentence_at(quotation.start)
        if sentence is None or sentence.region in NO_PROSE:
            continue
        words = ((quotation.start, quotation.end),)
        who = _speaker(document, quotation, sentence, speaking) or _given(document, quotation, sentence, names, naming)
        if who is not None:
            claimed.append(replace(who, content_spans=words, claims=True, indirect=False))
        elif _is_speech(document, quotation):
            claimed.append(Attributed("named", None, None, (), (), words))
    return claimed


def _speaker(
    document: Document, quotation: Quotation, sentence: Sentence, speaking: dict[int, list[Attributed]]
) -> Attributed | None:
    """The one who speaks in the sentence of a quotation, or where that is all quoted in the one it goes on from."""
    last = document.sentence_at(quotation.end - 1) or sentence
    for index in range(sentence.index, last.index + 1):
        if index in speaking:
            return _one(speaking[index])
    if any(_tells(document, document.sentences[index]) for index in range(sentence.index, last.index + 1)):
        return None
    for index in range(sentence.index - 1, -1, -1):
        before = document.sentences[index]
        if before.paragraph != sentence.paragraph and (
            sentence.paragraph - before.paragraph > 1 or not _all_quoted(document, sentence)
        ):
            return None
        if index in speaking:
            return _one(speaking[index])
        if _tells(document, before):
            return None
    return None


def _is_speech(document: Document, quotation: Quotation) -> bool:
    tokens = document.tokens[slice(*document.token_range(quotation.inner_start, quotation.inner_end))]
    return sum(token.isalpha() and token.islower() for token in tokens) >= LEAST_WORDS


def _one(speakers: Sequence[Attributed]) -> Attributed | None:
    """The one source of a sentence's reports, if it has but one."""
    return speakers[-1] if len({each.source for each in speakers}) == 1 else None


def _tells(document: Document, sentence: Sentence) -> bool:
    """Whether the article itself says something in a sentence."""
    return any(
        document.lower[token][0].isalnum() and not document.quoted[token]
        for token in range(sentence.first, sentence.last)
    )


def _all_quoted(document: Document, sentence: Sentence) -> bool:
    """Whether a paragraph is one quotation from end to end."""
    paragraph = [each for each in document.sentences if each.paragraph == sentence.paragraph]
    return not any(_tells(document, each) for each in paragraph)


def _given(
    document: Document, quotation: Quotation, sentence: Sentence, names: Sequence[Name], naming: Sequence[int]
) -> Attributed | None:
    """Whoever a sentence is about, where its colon leads up to the quotation: "Ada Holm was blunt: “…”"."""
    first = bisect_left(document.starts, quotation.start)
    colon = first - 1
    if colon <= sentence.first or document.lower[colon] != ":":
        return None
    persons = mentions(document, sentence.first, colon, names, naming, {})
    if not persons or not (persons[0].opens and persons[0].certain):
        return None
    others = {each.key for each in persons} - {persons[0].key}
    if others and not word_sets()["prepositions"].isdisjoint(document.lower[sentence.first : persons[0].source[0]]):
        return None
    who = document.span(*persons[0].source)
    cue = document.span(colon, first)
    return Attributed("named", document.text[slice(*who)], ":", (who,), (cue,), ())
