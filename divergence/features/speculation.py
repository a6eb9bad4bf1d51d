"""Speculation: the writer's own conjecture about the undisclosed, about motives or the future, with no named source.

Finds: eight kinds. *Guess* ("perhaps", "in all likelihood"), *modal* (may, might or could with a consequence, a fate or
a figure nobody gave), *inference* (a thing "suggests" or "signals" what nobody said, somebody "must have known"),
*hearsay* ("word is", "insiders believe"), *motive* ("presumably wanted", "one possible reason is"), *future* ("bound
to", "will very likely"), *supposition* ("suppose", "if …, it could"), *question* (an insinuation with a question mark).
A guess with a reference mark after it is *laundered*: the reference lends it weight and does not make it a report. The
target is what the guess is about; it is major where no named source stands within two sentences, and no
more than a note where an unnamed source holds it, since the source is marked already.

Why it matters: readers keep the picture and drop the "could". Once copied, a guess is tomorrow's fact.

Example: "The sources don't specify a parameter count, but the claim suggests a substantial scale increase [2]."
Plainly: "The parameter count has not been published."

Known limits: a decision over cues and context and no understanding. Bare "may" and "could" are not marked without more;
hedged reporting by a named source, forecasts of the weather, permission and procedure are passed over; what an unnamed
source foresees counts as conjecture; irony is read literally.

Source: Szarvas et al. (2012); Rubin (2007); Vincze (2013) on weasels and hedges.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from divergence.annotations import Annotated
from divergence.annotations.conjecture import STRONG, Conjecture, clause_first, conjectures
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.registry import Mark, marks
from divergence.result import Severity

MARKED_FROM = 0.5
HABIT = 0.1  # each strong cue elsewhere in the article: writers who guess once guess again
HABIT_BARE = 0.04  # ... for a bare "could" or "may", which the second strong cue makes a guess
HABIT_MOST = 0.2
RAISE_MOST = 0.4
FIGURE_NEAR = 0.15
PERFECT = 0.1  # "may have lied": a past nobody vouches for
DUE = 0.15  # "is likely to appear in court on Wednesday"
CALENDAR = frozenset(
    {"minute", "hour", "part-of-day", "day", "part-of-month", "month", "quarter"}
)  # no season, no year
SOON = 8  # tokens after a cue among which its day stands
FATE = 0.25  # what would be procedure if the article told of a court
TERM = 0.35  # "could be put off" under a loan
UNREAL = 0.3  # "had it passed, it would have": what did not come about is known
CONDITION = 0.25
ASKING = 0.3
LOADED = 0.15
SOURCED = 0.2  # somebody is named in the sentence, though not for this clause
REPORTED = 0.1  # somebody says so, though nobody named
OWN_PERSON = 0.3
PERSONS = frozenset({"we", "i", "you", "you're"})  # writer and reader speak of themselves
UNNAMED = frozenset({"vague", "anonymous"})
REFERENCE = re.compile(r"\[\d+\]")
PARTED = frozenset(
    {(mark, word) for mark in (",", '"') for word in ("and", "but", "while")}
)  # where a new clause begins
AHEAD = 2  # tokens: "could be “the best model yet”" guesses in somebody else's words
TERMS_REACH = 12  # sentences of its paragraph in which a contract is named before what it lets happen
REACH = 2  # sentences to a named source, within which a guess weighs less
GAP = 0.3
GAP_BEFORE = 0.2

MESSAGES = {
    "guess": "“{cue}”: the writer guesses here; name who says so, or cut it.",
    "modal": "“{cue}” puts forward a possibility that no named source gives; say who sees it, or cut it.",
    "inference": "“{cue}” reads a meaning into it that nobody named gives; give the fact alone, or ask who knows.",
    "hearsay": "“{cue}” passes on what is believed, and nobody who believes it is named; name them, or leave it out.",
    "motive": "“{cue}” gives a motive or a cause that nobody named gives; ask those who know, or leave it out.",
    "future": "“{cue}” foretells, and no named source does; say who expects it.",
    "supposition": "“{cue}” says what would follow from something not known to be so; name who expects it, or cut it.",
    "question": "“{cue}” opens a question that makes a claim; state the claim with its source, or drop it.",
    "laundered": "“{cue}” is the writer's conjecture; the reference mark after it does not make it a report.",
}
THEIRS = "“{cue}” passes on the conjecture of a source that is not named; name the source."


@marks("speculation", rule="speculation", lexicons=("speculation", "speculation_context", "modality"))
def speculation(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    open_ones = [
        each
        for each in conjectures(document)
        if _own(annotated, each.first) and not any(document.quoted[each.last : each.last + AHEAD])
    ]
    strong = len({_said(document, each.first) for each in open_ones if each.weight >= STRONG})
    context = _by_sentence(document, document.hits["speculation_context"])
    loaded = {document.sentence_of[hit.first] for hit in document.hits.get("loaded_language", ())}
    sourced = _sources(annotated)
    dated = frozenset(token for each in annotated.dates for token in range(*document.token_range(each.start, each.end)))
    days = frozenset(
        token
        for each in annotated.dates
        if each.precision in CALENDAR
        for token in range(*document.token_range(each.start, each.end))
    )
    holding = {document.sentence_of[each.first] for each in open_ones}
    gaps = {index: _gap(document, document.sentences[index]) for index in holding}  # once for all guesses of a sentence
    best: dict[tuple[int, int], tuple[float, int, Conjecture]] = {}
    for each in open_ones:
        sentence = document.sentences[document.sentence_of[each.first]]
        kind, score = each.kind, each.weight
        habit = HABIT_BARE if kind == "modal" else HABIT
        score += min(HABIT_MOST, habit * (strong - (each.weight >= STRONG)))
        score += _context(document, each, sentence, context.get(sentence.index, ()), dated) + gaps[sentence.index]
        score -= TERM * _term(document, each, sentence) + DUE * _due(each, sentence, days)
        score += LOADED * (sentence.index in loaded) - SOURCED * _beside(
            document, each, sourced.get(sentence.index, ())
        )
        if kind == "modal" and _reported(annotated, each.first):
            score -= REPORTED
        if kind in ("modal", "guess") and _asks(document, each, sentence):
            kind, score = "question", score + ASKING
        elif kind in ("modal", "supposition") and _condition(document, each, sentence):
            kind, score = "supposition", score + CONDITION
        place = (sentence.index, _main(document, sentence, clause_first(document, sentence, each.first)))
        score = round(score, 3)
        if score >= MARKED_FROM and (place not in best or score > best[place][0]):
            best[place] = (score, each.first, each._replace(kind=kind))
    near = sorted({document.sentence_of[token] for tokens in sourced.values() for token in tokens})
    for (index, _), (score, _, each) in sorted(best.items()):
        severity: Severity = "minor" if _within_reach(near, index) else "major"
        mark = _mark(document, document.sentences[index], each, min(0.95, score), severity)
        if _theirs(annotated, each):
            cue = document.text[mark.cue_start : mark.cue_end]
            mark = replace(mark, severity="info", message=THEIRS.format(cue=cue))
        yield mark


def _within_reach(sourced: Sequence[int], index: int) -> bool:
    """Whether a sentence beside number `index`, or itself, names a source."""
    place = bisect_left(sourced, index - REACH)
    return place < len(sourced) and sourced[place] <= index + REACH


def _said(document: Document, place: int) -> tuple[str, int]:
    """A cue by the words of its sentence and its place in them: a sentence that is said again is one guess."""
    sentence = document.sentences[document.sentence_of[place]]
    return " ".join(document.lower[sentence.first : sentence.last]), place - sentence.first


def _own(annotated: Annotated, place: int) -> bool:
    """In the writer's own voice and body prose, and not in a named source's reported words."""
    document = annotated.document
    sentence = document.sentences[document.sentence_of[place]]
    if document.quoted[place] or sentence.region in ("references", "heading", "caption", "correction", "quote"):
        return False
    start = document.starts[place]
    return not any(
        low <= start < high
        for each in annotated.about(start)
        if each.claims and each.kind in ("named", "self")
        for low, high in each.content_spans
    )


def _theirs(annotated: Annotated, conjecture: Conjecture) -> bool:
    """Whether a source not named holds it ("some experts believe it could"): the attribution is charged with it."""
    start = annotated.document.starts[conjecture.first]
    return any(
        low <= start < high
        for each in annotated.about(start)
        if each.claims and each.kind in UNNAMED
        for low, high in (*each.cue_spans, *each.content_spans)
    )


def _reported(annotated: Annotated, place: int) -> bool:
    """Whether somebody unnamed is given as saying, and not as fearing or believing, what holds the token."""
    start, says = annotated.document.starts[place], shipped()["stance"].sets["says"]
    return any(
        low <= start < high and (each.cue or "").lower() in says
        for each in annotated.about(start)
        if each.claims and each.kind in UNNAMED
        for low, high in each.content_spans
    )


def _sources(annotated: Annotated) -> dict[int, list[int]]:
    """For each sentence that names a source, the tokens of the cues."""
    document = annotated.document
    found: dict[int, list[int]] = {}
    for each in annotated.attributions:
        if each.claims and each.kind == "named":
            for span in each.cue_spans:
                first, last = document.token_range(*span)
                if first < last:
                    found.setdefault(document.sentence_of[first], []).append(first)
    return found


def _beside(document: Document, cue: Conjecture, sources: Iterable[int]) -> bool:
    """Whether a source stands before a guess with no new clause between them ("…, records show, and the delay may …").

    A guess before a source governs it: "Perhaps the mayor knew"."""
    for source in sources:
        if source >= cue.first:
            continue
        if not _parted(document, source, cue.first):
            return True
    return False


def _parted(document: Document, one: int, other: int) -> bool:
    """Whether a new clause begins between two tokens."""
    between = document.lower[min(one, other) : max(one, other) + 1]
    return ";" in between or not PARTED.isdisjoint(pairwise(between))


def _by_sentence(document: Document, hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(document.sentence_of[hit.first], []).append(hit)
    return found


def _main(document: Document, sentence: Sentence, first: int) -> int:
    """The clause that a comma and "which" go on from: "…, which could leave some worse off" is one guess with it."""
    lower = document.lower
    while first - 1 > sentence.first and lower[first] == "which" and lower[first - 1] == ",":
        first = clause_first(document, sentence, first - 1)
    return first


def _term(document: Document, cue: Conjecture, sentence: Sentence) -> bool:
    """Whether a term of a contract is told, of which its paragraph speaks: "payments could be put off if …"."""
    if document.lower[cue.last : cue.last + 1] != ["be"]:
        return False
    terms = shipped(document.article.language)["modality"].sets["terms"]
    near = document.sentences[max(0, sentence.index - TERMS_REACH) : sentence.index + 1]
    first = next(each for each in near if each.paragraph == sentence.paragraph)
    told = document.lower[first.first : cue.first]
    return any(word == "under" and not terms.isdisjoint(told[at + 2 : at + 4]) for at, word in enumerate(told))


def _due(cue: Conjecture, sentence: Sentence, days: frozenset[int]) -> bool:
    """Whether a mild future is given its day or month, as what is on the calendar is."""
    near = range(cue.last, min(sentence.last, cue.last + SOON))
    return cue.kind == "future" and cue.weight < STRONG and not days.isdisjoint(near)


def _context(
    document: Document, cue: Conjecture, sentence: Sentence, around: Iterable[Hit], dated: frozenset[int]
) -> float:
    """What the words around a cue add and take away. What belongs to a date ("the first quarter of 2027") adds
    nothing."""
    raises = lowers = 0.0
    ruled = _ruled(document)
    for each in around:
        if dated.issuperset(range(each.first, each.last + 1)):
            continue
        if each.entry.kind == "lowers":
            lowers += 0.0 if _parted(document, cue.first, each.first) else each.entry.weight
        elif each.entry.kind == "sanction":
            if each.first >= cue.last - 1 and not _parted(document, cue.first, each.first):
                open_to_them = ruled and cue.kind == "modal"  # "will probably be out in two" guesses what they will do
                raises, lowers = (raises, lowers + each.entry.weight) if open_to_them else (raises + FATE, lowers)
        elif each.first >= cue.last - 1:
            raises += each.entry.weight
    after = (token for token in range(cue.last, min(sentence.last, cue.last + 10)) if token not in dated)
    if any(document.lower[token][0].isdigit() or document.lower[token] in "$€£" for token in after):
        raises += FIGURE_NEAR
    perfect = document.lower[cue.last : cue.last + 1] == ["have"]
    if perfect and cue.kind == "modal" and document.lower[cue.first] != "could":
        raises += PERFECT
    if perfect and cue.kind == "supposition":
        lowers += UNREAL
    if cue.first > sentence.first and document.lower[cue.first - 1] in PERSONS:
        lowers += OWN_PERSON
    return min(RAISE_MOST, raises) - lowers


def _ruled(document: Document) -> bool:
    """Whether the article tells of a court, a law or a regulator, so that a penalty is theirs to give."""
    return bool(document.among(shipped(document.article.language)["speculation"].sets["courts"]))


def _gap(document: Document, sentence: Sentence) -> float:
    """What it adds that something was not told, in this sentence or the one before: the gap a guess fills."""
    if _untold(document, sentence):
        return GAP
    before = document.sentences[sentence.index - 1] if sentence.index else None
    return GAP_BEFORE if before and before.paragraph == sentence.paragraph and _untold(document, before) else 0.0


def _untold(document: Document, sentence: Sentence) -> bool:
    """ "did not say how many", "has yet to publish", "declined to name", "gave no reason", "remains undisclosed"."""
    lower, sets = document.lower, shipped(document.article.language)["speculation"].sets
    for place in range(sentence.first, sentence.last):
        word = lower[place]
        if document.quoted[place]:
            continue
        if word in sets["undisclosed"]:
            return True
        if word in sets["told"] and not sets["withheld"].isdisjoint(lower[max(sentence.first, place - 4) : place]):
            return True
        given = word in ("no", "none") and not sets["told"].isdisjoint(lower[max(sentence.first, place - 2) : place])
        if given and not sets["particulars"].isdisjoint(lower[place + 1 : place + 3]):
            return True
        if word in ("no", "nobody") and not sets["told"].isdisjoint(lower[place + 1 : min(sentence.last, place + 6)]):
            return True
    return False


def _condition(document: Document, cue: Conjecture, sentence: Sentence) -> bool:
    """ "If X, it could Y": the condition stands before the cue."""
    return (cue.kind == "supposition" and cue.last - cue.first == 1) or "if" in document.lower[
        sentence.first : cue.first
    ]


def _asks(document: Document, cue: Conjecture, sentence: Sentence) -> bool:
    """A claim put as a question ("Could the dam be next?"): the cue opens the clause, where "what might" asks."""
    return (
        sentence.region != "faq"
        and "?" in document.lower[sentence.last - 2 : sentence.last]
        and cue.first == clause_first(document, sentence, cue.first)
    )


def _mark(document: Document, sentence: Sentence, cue: Conjecture, confidence: float, severity: Severity) -> Mark:
    cue_start, cue_end = document.span(cue.first, cue.last)
    kind = cue.kind
    if REFERENCE.search(document.view, cue_end, sentence.end):
        kind = "laundered"
    return Mark(
        start=sentence.start,
        end=sentence.end,
        cue_start=cue_start,
        cue_end=cue_end,
        kind=kind,
        confidence=round(confidence, 2),
        severity=severity,
        target=_target(document, cue, sentence),
        message=MESSAGES[kind].format(cue=document.text[cue_start:cue_end]),
    )


def _target(document: Document, cue: Conjecture, sentence: Sentence) -> str | None:
    """What the conjecture is about: what follows the cue, to the end of its clause."""
    first = cue.last
    while first < sentence.last and document.lower[first] in (":", "that", ","):
        first += 1
    last = first
    while last < sentence.last and document.lower[last] not in (",", ";", ".", "?", "!", "—", "–", "[", "("):
        last += 1
    if last == first:
        return None
    start, end = document.span(first, last)
    return document.text[start:end]
