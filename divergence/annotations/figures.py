"""Figures: numbers in the text as intervals with their unit, and whether somebody is given for each.

Why it matters: two figures can only be held against each other as what they let be true: "about 400" is no rival of
412, and "over $14 billion" none of $14.3 billion.

Example: "$14.3 billion" is all that rounds to it, in US dollars; "nearly double", "a third" and "two in five" are
figures, too.

Who is given for it:
- cited: its own sentence, or the clause that governs it, names who says so, or who set it ("cut its rate to 4%") or
  will do it; or the published results that the article tells of give it
- vague: the source is unnamed
- uncited: nobody, even where the sentence before was cited
- exempt: plain dates, clock times, versions, ordinals, reference marks, and ages that only introduce somebody

Known limits: the counted noun is found by form, within four words. Versions, labels and telephone numbers are no
figures.

Source: Newell et al. (2018), "An Attribution Relations Corpus for Political News", for the attribution; the definition
of cited is ours, see docs/method.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.accounted import accounts_of, in_accounts
from divergence.annotations.attributed import Attributed
from divergence.annotations.companions import converted, part
from divergence.annotations.names import Name
from divergence.annotations.own_doings import vouched
from divergence.annotations.quantities import Quantity
from divergence.annotations.times.vocabulary import HOURS
from divergence.annotations.unasked import unasked
from divergence.annotations.word_classes import word_sets
from divergence.document import Document
from divergence.lexicon import shipped
from divergence.result import Citation

EXEMPT = frozenset({"version", "ordinal", "date"})
SINGULAR = ("ss", "us", "is", "ies", "news", "lens", "gas")
SAMPLE = 4  # tokens before the size of a sample among which its poll stands
MEASURES = 7  # tokens that say what a figure measures
HOUR = rf"(?:{HOURS}|noon|midnight|\d{{1,2}})"
PAST = re.compile(rf"[\w-]+ minutes? (?:past|to) {HOUR}\b", re.I)
TRAIN = re.compile(r"\bthe \d{1,2}[.:]\d{2} (?:to|from) (?=[A-Z])|\bThe \d{1,2}[.:]\d{2} (?:to|from) (?=[A-Z])")
STOPS = frozenset('.,;:!?"()—–') | frozenset(
    "and but which who while as said says was were is are has had have".split()
)

OF_A_THING = frozenset({"measure", "money", "percent"})  # what these are of is named apart from them
LOOSELY = frozenset("about around almost nearly some up to more less over under than at least most".split())


@dataclass(frozen=True, slots=True)
class CitedFigure:
    """A quantity with its citation, who it is attributed to, what it measures ("deal with Scale AI"), and whether an
    editor would want a source for it."""

    quantity: Quantity
    citation: Citation
    attributed_to: str | None
    measures: str | None
    needs_source: bool = True


def figures(
    document: Document,
    quantities: Sequence[Quantity],
    attributions: Sequence[Attributed],
    names: Sequence[Name] = (),
) -> tuple[CitedFigure, ...]:
    """The verdict on every quantity of a document, in order."""
    naming = [-1] * len(document.tokens)
    for number, name in enumerate(names):
        naming[name.first : name.last] = [number] * (name.last - name.first)
    contents = sorted(
        ((start, end, each) for each in attributions if not each.indirect for start, end in each.content_spans),
        key=lambda item: item[:2],
    )
    starts = [start for start, _, _ in contents]
    sources = sorted(span for each in attributions for span in each.source_spans)
    longest = max((end - start for start, end, _ in contents), default=0)
    reach = max((end - start for start, end in sources), default=0)
    accounts = accounts_of(document, names)
    found: list[CitedFigure] = []
    for quantity in quantities:
        place = quantity.start
        near = sources[bisect_left(sources, (place - reach, 0)) : bisect_right(sources, (place, len(document.text)))]
        citation, source = _verdict(document, quantity, contents, starts, longest, near)
        if citation in ("uncited", "vague") and (who := vouched(document, quantity, naming)) is not None:
            given = document.text[slice(*document.span(*who))]
            citation, source = "cited", None if given.lower() in word_sets()["pronouns"] else given
        if citation == "uncited" and accounts is not None and in_accounts(document, quantity, names, accounts[0]):
            citation, source = "cited", accounts[1]
        asked = citation != "exempt" and not unasked(document, quantity, near)
        before = found[-1] if found else None
        if before is not None and citation == "uncited" and before.citation != "exempt":
            same = converted(document, before.quantity, quantity)
            if same or part(document, before.quantity, quantity):
                citation, source = before.citation, before.attributed_to
            asked = asked and not same
        found.append(CitedFigure(quantity, citation, source, _measures(document, quantity), asked))
    return tuple(found)


def _verdict(
    document: Document,
    quantity: Quantity,
    contents: Sequence[tuple[int, int, Attributed]],
    starts: Sequence[int],
    longest: int,
    sources: Sequence[tuple[int, int]],
) -> tuple[Citation, str | None]:
    if (
        quantity.kind in EXEMPT
        or _pronoun(quantity)
        or _clock(document, quantity)
        or _pointing(document, quantity)
        or (quantity.noun == "age" and _aside(document, quantity))
    ):
        return "exempt", None
    place = bisect_right(starts, quantity.start)
    covering = []
    for start, end, each in reversed(contents[:place]):
        if quantity.start - start > longest:
            break
        if quantity.start < end:
            covering.append(each)
    for wanted in (("named", "self"), ("reference",)):
        for each in covering:
            if each.kind in wanted:
                nobody = each.source is not None and each.source.lower() in word_sets()["pronouns"]
                return "cited", None if nobody else each.source  # "it": the article does not say who
    if covering:
        return "vague", covering[0].source
    if quantity.noun == "age" and any(start <= quantity.start < end for start, end in sources):
        return "exempt", None
    sentence = document.sentence_at(quantity.start)
    if sentence is not None:
        if any(sentence.start <= link.start < sentence.end for link in document.article.links):
            return "cited", None
        words = document.lower[sentence.first : sentence.last]
        polls = shipped()["attribution"].sets["polls"]
        poll = next((word for word in words if word in polls), None)
        if poll and (quantity.kind == "percent" or _sample(document, quantity, polls)):
            return "cited", poll
    return "uncited", None


def _pronoun(quantity: Quantity) -> bool:
    """ "One suspects", "no one believes": "one" takes no plural, so what follows is a verb."""
    words = quantity.text.lower().split()
    return len(words) == 2 and words[0] == "one" and words[1].endswith("s") and not words[1].endswith(SINGULAR)


def _clock(document: Document, quantity: Quantity) -> bool:
    """Whether it tells the time of day: "four minutes past seven", "the 7.12 to Arden"."""
    around = document.view[max(0, quantity.start - 24) : quantity.end + 24]
    return any(
        match.start() <= min(24, quantity.start) < match.end()
        for match in (*PAST.finditer(around), *TRAIN.finditer(around))
    )


def _pointing(document: Document, quantity: Quantity) -> bool:
    """Whether it points back at what was counted before ("those four"), or sizes a document ("a 96-page ruling")."""
    if quantity.text.endswith("-page"):
        return True
    first, last = document.token_range(quantity.start, quantity.end)
    return first > 0 and last - first == 1 and quantity.noun is None and document.lower[first - 1] in {"those", "these"}


def _sample(document: Document, quantity: Quantity, polls: frozenset[str]) -> bool:
    """Whether a figure is the size of a poll: "a poll of 1,004 adults", which the poll vouches for."""
    first, _ = document.token_range(quantity.start, quantity.end)
    before = document.lower[max(0, first - SAMPLE) : first]
    return "of" in before and not polls.isdisjoint(before)


def _aside(document: Document, quantity: Quantity) -> bool:
    """Whether an age only introduces somebody: "Nora Whitlock, 71," or "the 58-year-old"."""
    before = document.view[max(0, quantity.start - 12) : quantity.start].rstrip()
    if before.endswith("age of"):
        return True  # an age that a rule sets
    before = before[-1:]
    return "-" in quantity.text or before in {",", "("} or document.view[quantity.end : quantity.end + 4] == "-old"


def _of_sense(word: str) -> bool:
    """Whether a word is neither a mark nor one that leads to a thing ("for", "in", "a", "of")."""
    return word[0].isalpha() and word not in STOPS and word not in word_sets()["grammar"]


def _measures(document: Document, quantity: Quantity) -> str | None:
    """The words that say what the figure measures: those after it up to the next break. Of "winds of up to 94 mph
    killed two" it is the winds, and what comes after is what they did."""
    first, last = document.token_range(quantity.start, quantity.end)
    sentence = document.sentence_at(quantity.start)
    if sentence is None:
        return quantity.noun
    if quantity.kind in OF_A_THING and document.lower[last : last + 1] and _of_sense(document.lower[last]):
        while first > sentence.first and document.lower[first - 1] in LOOSELY:
            first -= 1
        if first > sentence.first + 1 and document.lower[first - 1] == "of" and _of_sense(document.lower[first - 2]):
            return document.tokens[first - 2]
    end = last
    while end < sentence.last and end - last < MEASURES and document.lower[end] not in STOPS:
        end += 1
    if end > last:
        start, stop = document.span(last, end)
        return document.text[start:stop]
    return quantity.noun
