"""Conflicts of speaker: the same quoted words in two families, put in different mouths."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from divergence.annotations import Annotated
from divergence.lexicon import shipped

LEAST_WORDS = 4
BESIDE = 12  # characters between the quotation and the words that give its speaker
FULL_STOP = re.compile(r"[.!?]\s")
SAME_NAME = 80  # rapidfuzz ratio from which two surnames are spellings of one
SAME_WORDS = 92  # rapidfuzz ratio from which two quotations are one
PRONOUNS = frozenset("he she they it i we who".split())


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation at characters ``[start, end)`` of article number `article`, and who is given as saying it."""

    article: int
    start: int
    end: int
    words: str
    speaker: str
    name: frozenset[str]


def said(articles: Sequence[Annotated]) -> list[Said]:
    """Every quotation whose speaker is given by name."""
    found = []
    people = _people(articles)
    for number, annotated in enumerate(articles):
        document = annotated.document
        author = _surnames(annotated.article.author or "")
        for quotation in document.quotations:
            words = document.view[quotation.inner_start : quotation.inner_end].lower().strip(" .,;!?")
            if len(words.split()) < LEAST_WORDS:
                continue
            speaker = _speaker(annotated, quotation.inner_start, quotation.inner_end)
            name = (_surnames(speaker) if speaker else frozenset()) & people
            # A writer who quotes is not the speaker, and an institution may speak through a person.
            if speaker and name and not name & author:
                found.append(Said(number, quotation.start, quotation.end, words, speaker, name))
    return found


def _people(articles: Sequence[Annotated]) -> frozenset[str]:
    """The words of people's names; a name that ends like an institution's is none."""
    bodies = shipped()["offices"].sets["bodies"]
    return frozenset(
        word
        for annotated in articles
        for name in annotated.names
        if name.person and name.key.split()[-1] not in bodies
        for word in name.key.split()
    )


def misattributed(found: Sequence[Said], family: Sequence[int]) -> list[tuple[tuple[Said, ...], tuple[Said, ...]]]:
    """Pairs of sides: the same words, two speakers. The first side is the better supported, by families."""
    from rapidfuzz import fuzz

    groups: list[list[Said]] = []
    for each in found:
        for group in groups:
            if _contains(fuzz.partial_ratio(each.words, group[0].words), each.words, group[0].words):
                group.append(each)
                break
        else:
            groups.append([each])
    sides = []
    for group in groups:
        voices: list[list[Said]] = []
        for each in group:
            for voice in voices:
                if each.name & voice[0].name:
                    voice.append(each)
                    break
            else:
                voices.append([each])
        if len(voices) < 2:
            continue
        voices.sort(
            key=lambda voice: (-len({family[each.article] for each in voice}), voice[0].article, voice[0].start)
        )
        first = voices[0]
        here = {family[each.article] for each in first}
        for rival in voices[1:]:
            if {family[each.article] for each in rival} & here:
                continue
            if any(fuzz.ratio(one, other) >= SAME_NAME for one in first[0].name for other in rival[0].name):
                continue
            sides.append((tuple(first), tuple(rival)))
    return sides


def _contains(ratio: float, one: str, other: str) -> bool:
    return ratio >= SAME_WORDS and min(len(one), len(other)) >= 20


def _speaker(annotated: Annotated, start: int, end: int) -> str | None:
    """Who says the quotation, where its own sentence names them right beside it; a pronoun names nobody."""
    document = annotated.document
    for each in annotated.attributions:
        if each.kind != "named" or not each.source or not each.source_spans:
            continue
        if not any(low < end and start < high for low, high in each.content_spans):
            continue
        low, high = each.source_spans[0]
        if document.text[low:high].lower() in PRONOUNS:
            continue
        gap = min(abs(start - each.cue_spans[0][1]), abs(each.cue_spans[0][0] - end), abs(low - end), abs(start - high))
        between = document.view[min(high, end) : max(low, start)]
        if gap <= BESIDE and not FULL_STOP.search(between):
            return document.text[low:high]
    return None


def _surnames(source: str) -> frozenset[str]:
    """The words of a person's name: capitalised words that are no title and no sentence opening."""
    titles = shipped()["offices"].sets["titles"] | shipped()["offices"].sets["offices"]
    if shipped()["attribution"].sets["auxiliaries"] & set(source.lower().split()):
        return frozenset()  # a clause, not a name
    words = [word.strip(",.'\"“”’()") for word in source.replace("’s", "").replace("'s", "").split()]
    if words[:1] == ["the"] and not any(one[:1].isupper() and two[:1].isupper() for one, two in pairwise(words)):
        return frozenset()  # "the Army" may speak through anybody
    names = [word.lower() for word in words if word[:1].isupper() and word.lower() not in titles | PRONOUNS]
    return frozenset(names)
