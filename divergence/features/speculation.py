"""Speculation: the writer's own conjecture about the undisclosed, about motives or the future, with no named source.

Finds: eight kinds. *Guess* ("perhaps", "I reckon"), *modal* (may, might or could with a consequence, a fate or a figure
nobody gave), *inference* (a thing "suggests" or "signals" what nobody said), *hearsay* ("word is", "insiders believe"),
*motive* ("the real reason", "no accident"), *future* ("poised to", "will likely"), *supposition* ("suppose", "if …, it
could"), *question* (an insinuation with a question mark). A guess with a reference mark in its sentence is
*laundered*: the reference lends it weight and does not make it a report.

Why it matters: readers keep the picture and drop the "could". Once copied, a guess is tomorrow's fact.

Example: "The sources don't specify a parameter count, but the claim suggests a substantial scale increase [2]."
Plainly: "The parameter count has not been published."

Known limits: a decision over cues and context and no understanding. Bare "may" and "could" are not marked without more;
hedged reporting by a named source, forecasts of the weather, permission and procedure are passed over; irony is read
literally.

Source: Szarvas et al. (2012); Rubin (2007); Vincze (2013) on weasels and hedges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from divergence.annotations import Annotated
from divergence.document import Document, Sentence
from divergence.lexicon import Hit, shipped
from divergence.registry import Mark, marks

MARKED_FROM = 0.5
STRONG = 0.6  # a cue that says by itself that the writer guesses
HABIT = 0.1  # each strong cue elsewhere in the article: writers who guess once guess again
HABIT_MOST = 0.2
RAISE_MOST = 0.4
FIGURE_NEAR = 0.15
CONDITION = 0.25
ASKING = 0.3
LOADED = 0.15
SOURCED = 0.2  # somebody is named in the sentence, though not for this clause
OWN_PERSON = 0.3
REFERENCE = re.compile(r"\[\d+\]")
LIGHT = frozenset({("perhaps",), ("maybe",), ("potentially",)})
OPENING = 0.2
TRADE = 0.4
LONG_SUBJECT = 8
SHORT = 3  # tokens between a subject and its verb

MESSAGES = {
    "guess": "“{cue}”: the writer guesses here and names nobody who says so.",
    "modal": "“{cue}” draws a possibility that no named source gives.",
    "inference": "“{cue}” reads something into it that nobody is named as saying.",
    "hearsay": "“{cue}” passes on a belief without saying whose it is.",
    "motive": "“{cue}” gives a motive or a hidden design with no named source.",
    "future": "“{cue}” foretells, and no named source does.",
    "supposition": "“{cue}” builds on a supposition and names no source for it.",
    "question": "“{cue}” puts a claim as a question; nobody is named as making it.",
    "laundered": "“{cue}” is conjecture; the reference mark after it does not make it a report.",
}


@marks("speculation", rule="speculation", lexicons=("speculation", "speculation_context"))
def speculation(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    candidates = [
        (hit, kind, weight)
        for hit in document.hits["speculation"]
        for kind, weight in _family(document, hit)
        if weight > 0
    ]
    open_ones = [each for each in candidates if _own(annotated, each[0])]
    strong = sum(1 for _, kind, weight in open_ones if weight >= STRONG)
    context = _by_sentence(document, document.hits["speculation_context"])
    loaded = {document.sentence_of[hit.first] for hit in document.hits.get("loaded_language", ())}
    sourced = _sourced_sentences(annotated)
    best: dict[tuple[int, int], tuple[float, int, str, Hit]] = {}
    for hit, kind, weight in open_ones:
        sentence = document.sentences[document.sentence_of[hit.first]]
        habit = min(HABIT_MOST, HABIT * (strong - (weight >= STRONG)))
        score = weight + habit + _context(document, hit, sentence, context.get(sentence.index, ()))
        score += LOADED * (sentence.index in loaded) - SOURCED * (sentence.index in sourced)
        if kind in ("modal", "guess") and _asks(document, hit, sentence):
            kind, score = "question", score + ASKING
        elif kind == "modal" and _condition(document, hit, sentence):
            kind, score = "supposition", score + CONDITION
        place = (sentence.index, _clause_first(document, hit, sentence))
        if score >= MARKED_FROM and (place not in best or score > best[place][0]):
            best[place] = (score, hit.first, kind, hit)
    for (index, _), (score, _, kind, hit) in sorted(best.items()):
        yield _mark(document, document.sentences[index], hit, kind, min(0.95, score))


def _family(document: Document, hit: Hit) -> Iterator[tuple[str, float]]:
    """What a cue is in its sentence: its kind and what it says by itself; nothing where its subject makes it plain."""
    kind, weight = hit.entry.kind, hit.entry.weight
    sets = shipped(document.article.language)["speculation"].sets
    sentence = document.sentences[document.sentence_of[hit.first]]
    before = document.lower[_clause_first(document, hit, sentence) : hit.first]
    if kind == "belief" or (kind == "inference" and len(hit.entry.tokens) == 1):
        subject = before[:3] if len(before) <= LONG_SUBJECT and document.lower[hit.last] != "of" else []
        if any(word in sets["crowd"] for word in subject):
            yield "hearsay", STRONG
            return
        if any(word in sets["trade"] for word in subject):
            yield "hearsay", hit.entry.weight if kind == "belief" else TRADE
            return
    if kind == "inference" and weight > 0 and len(hit.entry.tokens) <= 2:
        yield from _inference(document, hit, before, sets)
    elif kind == "guess" and hit.entry.tokens in LIGHT:
        yield kind, weight + (OPENING if _opens(document, hit, sentence) else 0)
    elif kind not in ("belief", "none"):
        yield kind, weight


def _opens(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """Whether a light cue guesses ("Perhaps the board …") or only weighs ("perhaps the finest")."""
    if hit.entry.tokens == ("potentially",):
        return document.lower[hit.last].endswith("ing") if hit.last < sentence.last else False
    return hit.first == sentence.first or document.lower[hit.first - 1] in (";", ":", "but", "and", "or")


def _inference(
    document: Document, hit: Hit, before: list[str], sets: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, float]]:
    """A thing as the subject: "the silence suggests"; a study, a person or a noun ("radio signals") is not one."""
    following = document.lower[hit.last : hit.last + 1]
    if any(word in sets["study"] for word in before) or any(word in sets["animate"] for word in before[-SHORT:]):
        return
    if hit.entry.tokens[0].startswith("signal") and not (following and following[0] in sets["object"]):
        return
    if not before or document.lower[hit.first - 1] in ("the", "a", "an", "these", "those", "to"):
        return
    yield "inference", hit.entry.weight


def _own(annotated: Annotated, hit: Hit) -> bool:
    """In the writer's own voice and body prose, and in nobody's reported words."""
    document = annotated.document
    sentence = document.sentences[document.sentence_of[hit.first]]
    if document.quoted[hit.first] or sentence.region in ("references", "heading", "caption", "correction", "quote"):
        return False
    start = document.starts[hit.first]
    return not any(
        low <= start < high
        for each in annotated.attributions
        if each.claims and each.kind in ("named", "self")
        for low, high in each.content_spans
    )


def _sourced_sentences(annotated: Annotated) -> set[int]:
    found = set()
    for each in annotated.attributions:
        if each.claims and each.kind == "named":
            for start, _ in each.cue_spans:
                sentence = annotated.document.sentence_at(start)
                if sentence is not None:
                    found.add(sentence.index)
    return found


def _by_sentence(document: Document, hits: Iterable[Hit]) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for hit in hits:
        found.setdefault(document.sentence_of[hit.first], []).append(hit)
    return found


def _context(document: Document, hit: Hit, sentence: Sentence, around: Iterable[Hit]) -> float:
    """What the words around a cue add and take away."""
    raises = lowers = 0.0
    for each in around:
        if each.entry.kind == "lowers":
            lowers += each.entry.weight
        elif each.first >= hit.last - 1 or each.entry.weight >= 0.3:
            raises += each.entry.weight
    after = document.lower[hit.last : min(sentence.last, hit.last + 10)]
    if any(token[0].isdigit() or token in "$€£" for token in after):
        raises += FIGURE_NEAR
    if hit.first > sentence.first and document.lower[hit.first - 1] in ("we", "i"):
        lowers += OWN_PERSON
    return min(RAISE_MOST, raises) - lowers


def _condition(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """ "If X, it could Y": the condition stands before the cue."""
    return "if" in document.lower[sentence.first : hit.first]


def _asks(document: Document, hit: Hit, sentence: Sentence) -> bool:
    """A claim put as a question ("Could the dam be next?"): the cue opens the clause, where "what might" asks."""
    return (
        sentence.region != "faq"
        and "?" in document.lower[sentence.last - 2 : sentence.last]
        and hit.first == _clause_first(document, hit, sentence)
    )


def _clause_first(document: Document, hit: Hit, sentence: Sentence) -> int:
    place = hit.first
    while place > sentence.first and document.lower[place - 1] not in (",", ";", ":", "—", "–", "(", "but"):
        place -= 1
    return place


def _mark(document: Document, sentence: Sentence, hit: Hit, kind: str, confidence: float) -> Mark:
    cue_start, cue_end = document.span(hit.first, hit.last)
    if REFERENCE.search(document.view, sentence.start, sentence.end):
        kind = "laundered"
    return Mark(
        start=sentence.start,
        end=sentence.end,
        cue_start=cue_start,
        cue_end=cue_end,
        kind=kind,
        confidence=round(confidence, 2),
        target=_target(document, hit, sentence),
        message=MESSAGES[kind].format(cue=document.text[cue_start:cue_end]),
    )


def _target(document: Document, hit: Hit, sentence: Sentence) -> str | None:
    """What the conjecture is about: what follows the cue, to the end of its clause."""
    first = hit.last
    while first < sentence.last and document.lower[first] in (":", "that", ","):
        first += 1
    last = first
    while last < sentence.last and document.lower[last] not in (",", ";", ".", "?", "!", "—", "–", "[", "("):
        last += 1
    if last == first:
        return None
    start, end = document.span(first, last)
    return document.text[start:end]
