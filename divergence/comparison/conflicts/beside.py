"""Who stands beside a quotation as its speaker: a name, "the governor", a pronoun, or who is quoted behind a colon."""

from __future__ import annotations

import re
from dataclasses import dataclass

from divergence.annotations import Annotated
from divergence.annotations.referents import PERSONAL, is_somebody
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import word_sets
from divergence.lexicon import shipped

BESIDE = 12  # characters between the quotation and the words that give its speaker
PRONOUNS = frozenset("he she they it i we who".split())
QUOTING = frozenset("quote quotes quoted quoting cite cites cited citing".split())
QUOTED = re.compile(r"\s*([^:.;\"“”]+):\s*")  # who is quoted: "he quoted the chair, Ida Lund: “…”"


@dataclass(frozen=True, slots=True)
class Beside:
    """Who stands right beside a quotation as its speaker: `described` where that is no name but "the governor"; a "he"
    or "she" there is `pronoun`, and `meant` whom it stands for."""

    source: str | None = None
    described: bool = False
    meant: str = ""
    pronoun: str = ""


def beside_words(annotated: Annotated, start: int, end: int) -> Beside:
    """Who says the quotation, where its own sentence tells right beside it; a pronoun tells nobody by itself."""
    document, behind = annotated.document, Beside()
    for each in annotated.attributions:
        if each.kind != "named" or not each.source or not each.source_spans:
            continue
        if not any(low < end and start < high for low, high in each.content_spans):
            continue
        low, high = each.source_spans[0]
        if document.text[slice(*each.cue_spans[0])].lower() in QUOTING:
            quoted = QUOTED.fullmatch(document.view[each.cue_spans[0][1] : start].rstrip(' "“”'))
            if quoted is not None:
                return Beside(quoted[1], is_described(quoted[1]))
        pronoun = document.text[low:high].lower()
        if pronoun in PERSONAL and not behind.meant:
            behind = Beside(meant=each.source, pronoun=pronoun)
        if pronoun in PRONOUNS:
            continue
        gap = min(abs(start - each.cue_spans[0][1]), abs(each.cue_spans[0][0] - end), abs(low - end), abs(start - high))
        own, theirs = document.sentence_at(end - 1), document.sentence_at(low)
        if gap <= BESIDE and (low < start or own == theirs):
            told = document.text[low:high]
            return Beside(told, is_described(told))
    return behind


def is_described(source: str) -> bool:
    """ "The governor", "its young director", "the father of four": whether a source says what somebody is, unnamed."""
    words = source.lower().split()
    if not words:
        return False
    head = core_of(words)
    office = head in shipped()["offices"].sets["roles"] | shipped()["offices"].sets["offices"]
    return source[1:].islower() and words[0] in word_sets()["definite"] and (office or is_somebody(head))
