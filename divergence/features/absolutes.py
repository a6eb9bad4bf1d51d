"""Absolutes: words that allow no exception, no doubt, no degree and no rival.

Finds: *universal* ("will never", "everyone knows"), *certainty* ("without question", "undisputed"), *totality*
("utterly") and *superlative* ("the greatest ever") claims.

Why it matters: an absolute is the easiest claim to get wrong, since one exception refutes it, and the easiest to
qualify.

Example: "The X2 is the undisputed leader." With its evidence: "The X2 led all four benchmarks the lab ran."

Known limits: literal quantities ("all schools closed", "nobody was hurt") and records ("has never been tested") are
facts and left alone, and so is what a source is reported to say; the lexicon lists absolute uses and a few patterns
("no court would ever", "politicians never keep"), so a fresh wording is missed rather than a plain one marked. An
absolute can be true.

Source: Al-Mosaiwi and Johnstone (2018) on absolutist words, Hyland (2005) on boosters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from divergence.annotations import Annotated
from divergence.document import Document, Sentence
from divergence.lexicon import shipped
from divergence.registry import Mark, marks
from divergence.result import Field

MARKED_FROM = 0.5
PATTERN = 0.6
AHEAD = 8  # tokens in which a pattern is complete
OPENERS = frozenset({"no", "nobody", "nothing", "none", "never", "every"})
MODALS = frozenset({"would", "should", "could", "can", "will", "must"})
ASKING = frozenset("is are was were did does do has have had will".split())
NO_NOUN = frozenset("is was has as does this its his yes plus perhaps always and or but had have were are".split())

MESSAGES = {
    "universal": "“{cue}” allows no exception; one would make this false.",
    "certainty": "“{cue}” rules out doubt; say what makes it certain.",
    "totality": "“{cue}” allows no degree; say how much.",
    "superlative": "“{cue}” claims that nothing compares; say against what it was compared.",
}


@marks("absolutes", rule="absolute", lexicons=("absolutes",))
def absolutes(annotated: Annotated) -> Iterable[Mark]:
    if annotated.title is not None:
        yield from _marks(annotated.title, "title")
    yield from _marks(annotated, "text")


class Cue(NamedTuple):
    """Tokens ``[first, last)`` that allow no exception, doubt, degree or rival."""

    first: int
    last: int
    kind: str
    weight: float


def _marks(annotated: Annotated, field: Field) -> Iterator[Mark]:
    document = annotated.document
    listed = [
        Cue(hit.first, hit.last, hit.entry.kind, hit.entry.weight)
        for hit in document.hits["absolutes"]
        if hit.entry.weight >= MARKED_FROM
    ]
    end = 0
    for cue in sorted((*listed, *_patterns(document))):
        sentence = document.sentences[document.sentence_of[cue.first]]
        if cue.first < end or sentence.region == "references" or _not_claimed(document, sentence, cue.first):
            continue
        end = cue.last
        low, high = document.span(cue.first, cue.last)
        reported = (span for each in annotated.about(low) if each.claims for span in each.content_spans)
        if not document.quoted[cue.first] and any(start <= low < stop for start, stop in reported):
            continue  # a paraphrase: the claim is the speaker's
        yield Mark(
            start=sentence.start,
            end=sentence.end,
            cue_start=low,
            cue_end=high,
            kind=cue.kind,
            confidence=cue.weight,
            message=MESSAGES[cue.kind].format(cue=document.text[low:high]),
            field=field,
        )


def _not_claimed(document: Document, sentence: Sentence, place: int) -> bool:
    """Whether what would be absolute is denied ("need not be for ever") or asked ("Was everyone agreed?")."""
    before = document.lower[max(sentence.first, place - 2) : place]
    denied = before[-1:] == ["not"] or before == ["not", "be"] or before == ["n't", "be"]
    asked = document.lower[sentence.first] in ASKING and "?" in document.lower[sentence.last - 2 : sentence.last]
    return denied or asked


def _patterns(document: Document) -> Iterator[Cue]:
    """Claims without exception that no list holds."""
    sets = shipped(document.article.language)["absolutes"].sets
    for place in document.among(OPENERS):
        word = document.lower[place]
        last = document.sentences[document.sentence_of[place]].last
        ahead = document.lower[place + 1 : min(last, place + AHEAD)]
        if word == "never":
            size = 2 if _rule(document, place, sets["past"]) else 0
        elif word == "every":
            size = _everywhere(ahead, sets["reach"])
        else:
            size = _denies(word, ahead, sets["spared"])
        if size:
            yield Cue(place, place + size, "universal", PATTERN)


def _denies(word: str, ahead: list[str], spared: frozenset[str]) -> int:
    """ "no court would ever", "nobody has ever", "no risk whatsoever", "no valley is safe": how many tokens, or 0. "No
    woman has ever won" is a record."""
    if "ever" in ahead:
        between = ahead[: ahead.index("ever")]
        anybody = word != "no" or between[:1] == ["one"]
        ruled = not MODALS.isdisjoint(between) or (anybody and between[-1:] in (["has"], ["have"]) and len(between) < 3)
        return len(between) + 2 if ruled else 0
    if "whatsoever" in ahead[:4]:
        return ahead.index("whatsoever") + 2
    safe = next((number for number, each in enumerate(ahead[:4]) if each in spared), None)
    return safe + 2 if safe is not None and not {"is", "are"}.isdisjoint(ahead[:safe]) else 0


def _everywhere(ahead: list[str], reach: frozenset[str]) -> int:
    """ "every dairy in the country": how many tokens up to "in", or 0."""
    at = ahead.index("in") if "in" in ahead else len(ahead)
    return at + 1 if ahead[at + 1 : at + 2] == ["the"] and not reach.isdisjoint(ahead[at + 2 : at + 3]) else 0


def _rule(document: Document, never: int, past: frozenset[str]) -> bool:
    """Whether "never" stands before a verb in the present: "politicians never keep", not "the bank never paid"."""
    lower, sentence = document.lower, document.sentences[document.sentence_of[never]]
    if never == sentence.first or never + 1 >= sentence.last:
        return False
    before, verb = lower[never - 1], lower[never + 1]
    if verb in past or not verb.isalpha() or verb.endswith(("ed", "ing", "ly")):
        return False
    plural = before in ("they", "who", "we", "people") or (before.endswith("s") and not before.endswith(("ss", "'s")))
    singular = verb.endswith("s") and not verb.endswith("ss") and (before in ("it", "he", "she") or before.isalpha())
    return (plural and not verb.endswith("s") and before not in NO_NOUN) or (singular and before not in NO_NOUN)
