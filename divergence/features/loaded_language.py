"""Loaded language: words that judge, inflate, soften or label where a plainer word would carry the same fact.

Finds: four kinds. *Intensity* gives an event more force than it has ("slammed", "bombshell"), *judgement* passes the
writer's verdict ("shameful", "visionary"), *euphemism* takes force away ("collateral damage") and *name-calling* puts
a label where a name belongs ("cronies", "zealots"). Praise counts as much as blame.

Why it matters: readers take the tone of a report for a property of the event. In the outlet's own voice such a word
is the outlet's choice; inside a quotation it is the speaker's, and it is counted apart.

Example: "The senator's pathetic excuse came on Friday." Plainly: "The senator's explanation came on Friday."

Known limits: a word list reads no irony and no context beyond the next few words; a savage dog and a savage cut look
alike unless the lexicon says otherwise. A word in what a named source is reported as saying may be the source's, as the
message then says. Words as often plain as loaded (crisis, terror, regime) are known and not marked. Names are passed
over by their capital letter, so a loaded word in capitals in mid-sentence counts only where it is shouted or in a
title.

Source: Hutchins et al. (2021), Da San Martino et al. (2019), Recasens et al. (2013); words written for this lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from divergence.annotations import Annotated
from divergence.annotations.attributed import Attributed
from divergence.annotations.voice import words_of
from divergence.document import Document
from divergence.lexicon import Entry, Hit, shipped
from divergence.registry import Mark, marks
from divergence.result import Field

MARKED_FROM = 0.5
REPORTED = 0.8  # a reporter may be keeping the source's word in a paraphrase
COMPOUND = 0.7
RELATIVE = re.compile(r",? (?:who|which|that|whose) ")
SHOUTED = 4  # letters; shorter words in capitals are mostly acronyms

MESSAGES = {
    "intensity": "“{cue}” gives this more force than a plain word would.",
    "judgement": "“{cue}” judges; the report can give the facts and leave the verdict to the reader.",
    "euphemism": "“{cue}” softens what happened; say it plainly.",
    "name-calling": "“{cue}” labels; a name or a role would inform.",
}
REPORTED_AS = "“{cue}” may be the word of {who}: quote it where it is, or put it plainly."
QUOTED = "“{cue}” stands in {words}; the choice of it is the speaker's, not the outlet's."


@marks("loaded_language", rule="loaded-language", lexicons=("loaded_language",))
def loaded_language(annotated: Annotated) -> Iterable[Mark]:
    if annotated.title is not None:
        yield from _marks(annotated.title, "title")
    yield from _marks(annotated, "text")


def _marks(annotated: Annotated, field: Field) -> Iterator[Mark]:
    document = annotated.document
    calling = shipped(document.article.language)["loaded_language"].sets["calling"]
    for first, last, entry in _candidates(document):
        sentence = document.sentences[document.sentence_of[first]]
        if sentence.region == "references" or _is_name(document, first, last):
            continue
        start, end = document.span(first, last)
        left, right = _same_voice(document, first)
        reports = [
            each for each in annotated.about(start) if any(low <= start < high for low, high in each.content_spans)
        ]
        called = any(each.kind == "named" and (each.cue or "").lower() in calling for each in reports)
        if called and not document.quoted[first]:
            continue  # "Holm called the charge shameful": the verdict is Holm's
        cue, said = document.text[start:end], document.quoted[first]
        who = _whose(reports)
        yield Mark(
            start=document.starts[left],
            end=document.ends[right - 1],
            cue_start=start,
            cue_end=end,
            kind=entry.kind,
            confidence=round(entry.weight * (REPORTED if reports else 1), 3),
            severity="info" if said else "minor",
            message=QUOTED.format(cue=cue, words=words_of(annotated, start))
            if said
            else REPORTED_AS.format(cue=cue, who=who)
            if who
            else MESSAGES[entry.kind].format(cue=cue),
            field=field,
        )


def _whose(reports: Sequence[Attributed]) -> str | None:
    """Whose reported words these are, where somebody named says them: a paraphrase may keep the speaker's choice."""
    who = next((each.source for each in reports if each.kind == "named" and each.claims and each.source), None)
    if who is None:
        return None
    return "whoever speaks" if who.lower() in shipped()["attribution"].sets["grammar"] else RELATIVE.split(who)[0]


def _same_voice(document: Document, place: int) -> tuple[int, int]:
    """The tokens of the sentence around `place` that one voice says: what is quoted beside it is no part of it."""
    sentence = document.sentences[document.sentence_of[place]]
    first, last = place, place + 1
    while first > sentence.first and document.quoted[first - 1] is document.quoted[place]:
        first -= 1
    while last < sentence.last and document.quoted[last] is document.quoted[place]:
        last += 1
    return first, last


def _candidates(document: Document) -> list[tuple[int, int, Entry]]:
    """Marked lexicon hits and loaded compounds ("tax-hating"), in text order."""
    hits: list[Hit] = [hit for hit in document.hits["loaded_language"] if hit.entry.weight >= MARKED_FROM]
    found = [(hit.first, hit.last, hit.entry) for hit in hits]
    taken = {hit.first for hit in document.hits["loaded_language"]}
    sets = shipped(document.article.language)["loaded_language"].sets
    for place in document.among(document.hyphened):
        token = document.lower[place]
        if place in taken or token in sets["plain_compounds"]:
            continue
        if token.rpartition("-")[2] in sets["suffixes"]:
            found.append((place, place + 1, Entry("loaded_language", "judgement", (token,), COMPOUND)))
    return sorted(found, key=lambda each: each[0])


def _is_name(document: Document, first: int, last: int) -> bool:
    """Whether capitals in mid-sentence make the tokens a name, and not a headline or a shout."""
    sentence = document.sentences[document.sentence_of[first]]
    surface = document.tokens[first]
    if not surface[0].isupper() or first == sentence.first or document.tokens[first - 1] in "\"'(:-–—":
        return False
    if surface.isupper() and len(surface) >= SHOUTED:
        return False
    words = [
        token for token in document.tokens[sentence.first : sentence.last] if len(token) > 3 and token[0].isalpha()
    ]
    return sum(token[0].isupper() for token in words) < 0.7 * len(words)
