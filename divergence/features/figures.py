"""Uncited figures: numbers a reader would want a source for, and for which the article gives none.

Finds: every figure whose own sentence, or the clause that governs it, names nobody who says so: no person, firm,
agency, outlet, document or link. The share is counted over figures that should be cited; plain dates, clock times,
versions, ordinals and reference marks are exempt.

Why it matters: a figure carries authority whether or not anybody stands behind it, and it is what other outlets copy.

Example: "The repair takes 90 minutes." With a source: "The repair takes 90 minutes, the maker says."

Known limits: strict by the sentence, so a figure is uncited though the sentence before names the source; where the same
figure is cited elsewhere in the article, the finding points there. Figures with
an unnamed source ("analysts say") are vague, count in the exposure and are not marked. A right figure may be uncited.
What no editor asks about is no more than a note: a handful of things, a span that only dates ("two weeks later"), how
many speak, a price or a move of an open market.

Source: Newell et al. (2018), "An Attribution Relations Corpus for Political News"; the definition of cited is ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from divergence.annotations import Annotated
from divergence.annotations.figures import CitedFigure
from divergence.annotations.quantities import Quantity
from divergence.document import Document
from divergence.lexicon import shipped
from divergence.registry import Mark, Measured, marks, measure, share_of
from divergence.result import Quote

RARE = 20
PERFECT = 9  # tokens before "for" among which "has" makes of it a time up to now
MARKET_MOST = 1e5  # above it money is a sum and no price of a share or a barrel
FEW = 10
PEOPLE = frozenset(
    "people men women children boys girls patients dead deaths passengers workers residents soldiers officers victims "
    "students drivers members killed injured hurt missing others pupils staff".split()
)
NONE = "no figure in the article needs a source"


@measure("uncited_figures", unit="share", counts="uncited-figure")
def uncited_share(annotated: Annotated) -> Measured:
    counted = [each.citation for each in _counted(annotated)]
    return share_of(counted.count("uncited"), len(counted), NONE)


@marks("uncited_figures", rule="uncited-figure")
def uncited_figures(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    counted = _counted(annotated)
    sourced: dict[tuple[object, ...], CitedFigure] = {}
    for each in counted:
        if each.citation == "cited":
            sourced.setdefault(_value(each), each)
    for each in counted:
        if each.citation != "uncited":
            continue
        quantity = each.quantity
        sentence = document.sentence_at(quantity.start)
        elsewhere = sourced.get(_value(each)) if _telling(each) else None
        yield Mark(
            start=sentence.start if sentence else quantity.start,
            end=max(sentence.end, quantity.end) if sentence else quantity.end,
            cue_start=quantity.start,
            cue_end=quantity.end,
            kind=quantity.kind,
            severity="info" if _unasked(annotated, quantity) else "minor",
            target=each.measures,
            message=_message(each, elsewhere),
            related=(_place(document, elsewhere),) if elsewhere else (),
        )


def _handful(quantity: Quantity) -> bool:
    """Whether a figure is a few things spelt out ("two late goals"), which anybody can count; people are no things."""
    spelt = quantity.text[:1].isalpha() and quantity.kind == "count" and quantity.high is not None
    return spelt and (quantity.high or 0) < FEW and PEOPLE.isdisjoint(quantity.text.lower().split())


def _unasked(annotated: Annotated, quantity: Quantity) -> bool:
    """Whether no editor asks who says so: a handful, a span that dates, a price of the market, how many speak."""
    document = annotated.document
    if _handful(quantity) or _span_of_time(document, quantity) or _traded(document, quantity):
        return True
    spoken = (span for each in annotated.attributions for span in each.source_spans)
    return quantity.kind == "count" and any(start <= quantity.start < end for start, end in spoken)


def _span_of_time(document: Document, quantity: Quantity) -> bool:
    """Whether a duration only places something in time, as a date would: "two weeks later", "the past five years"."""
    if quantity.kind != "duration" or quantity.noun == "age":
        return False
    sets = shipped()["figures"].sets
    first, last = document.token_range(quantity.start, quantity.end)
    before, after = document.lower[max(0, first - 2) : first], document.lower[last : last + 1]
    if not sets["then"].isdisjoint(after) or not sets["past"].isdisjoint(before[-1:]):
        return True
    perfect = before[-1:] == ["for"] and not sets["perfect"].isdisjoint(document.lower[max(0, first - PERFECT) : first])
    return perfect or before[-1:] == ["after"]


def _traded(document: Document, quantity: Quantity) -> bool:
    """Whether it is a price or a move of an open market, which anybody can look up: "shares closed at $41.20"."""
    if quantity.noun is not None or quantity.kind not in ("money", "percent", "count"):
        return False
    if quantity.kind == "money" and (quantity.high or 0) >= MARKET_MOST:
        return False
    sentence, sets = document.sentence_at(quantity.start), shipped()["figures"].sets
    if sentence is None:
        return False
    before = document.lower[sentence.first : document.token_range(quantity.start, quantity.end)[0]]
    market = next((place for place, word in enumerate(before) if word in sets["market"]), None)
    return market is not None and not sets["moves"].isdisjoint(before[market + 1 :])


def _message(figure: CitedFigure, elsewhere: CitedFigure | None) -> str:
    if elsewhere is None:
        return f"Nobody is named as the source of “{figure.quantity.text}” in this sentence."
    where = "earlier" if elsewhere.quantity.start < figure.quantity.start else "further down"
    source = f" to {elsewhere.attributed_to}" if elsewhere.attributed_to else ""
    return f"“{figure.quantity.text}” has no source here; {where} the same figure is given{source}: say so here too."


def _value(figure: CitedFigure) -> tuple[object, ...]:
    quantity = figure.quantity
    return quantity.kind, quantity.unit, quantity.low, quantity.high


def _telling(figure: CitedFigure) -> bool:
    """Whether a value is rare enough to be the same figure said again: not "two" nor "10 years"."""
    low = figure.quantity.low
    return low is not None and (figure.quantity.kind in ("money", "percent") or abs(low) >= RARE)


def _place(document: Document, figure: CitedFigure) -> Quote:
    start, end = figure.quantity.start, figure.quantity.end
    sentence = document.sentence_at(start)
    if sentence is not None:
        start, end = sentence.start, max(sentence.end, end)
    return Quote(article=document.article.id, start=start, end=end, text=document.text[start:end])


def _counted(annotated: Annotated) -> list[CitedFigure]:
    """Figures that should be cited, outside reference lists."""
    document = annotated.document
    return [
        each
        for each in annotated.figures
        if each.citation != "exempt"
        and ((sentence := document.sentence_at(each.quantity.start)) is None or sentence.region != "references")
    ]
