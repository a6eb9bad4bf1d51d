"""Uncited figures: numbers a reader would want a source for, and for which the article gives none.

Finds: every figure whose own sentence, or the clause that governs it, names nobody who says so: no person, firm,
agency, outlet, document or link. The share is counted over figures that should be cited; plain dates, clock times,
versions, ordinals and reference marks are exempt.

Why it matters: a figure carries authority whether or not anybody stands behind it, and it is what other outlets copy.

Example: "The repair takes 90 minutes." With a source: "The repair takes 90 minutes, the maker says."

Known limits: strict by the sentence, so a figure is uncited though the sentence before names the source; but what a
firm says it will do is its own, its profit and sales are cited by the results that the article says it has published,
and a conversion or a part has the source of the whole. Where the same figure is cited elsewhere in the article, the
finding points there. Figures with an unnamed source ("analysts say") are vague, count in the exposure and are not
marked. A right figure may be uncited. What no editor asks about is left out: a handful of things, ages, votes and
scores, how few speak, distances, small counts of things known. A span that dates ("two weeks later") and a price or a
move of an open market are no more than a note.

Source: Newell et al. (2018), "An Attribution Relations Corpus for Political News"; the definition of cited is ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from divergence.annotations import Annotated
from divergence.annotations.figures import CitedFigure
from divergence.annotations.unasked import looked_up
from divergence.document import Document
from divergence.registry import Mark, Measured, marks, measure, share_of
from divergence.result import Quote

RARE = 20
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
    noted = [each for each in _prose(annotated) if each.needs_source or looked_up(document, each.quantity)]
    for each in noted:
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
            severity="minor" if each.needs_source else "info",
            target=each.measures,
            message=_message(each, elsewhere),
            related=(_place(document, elsewhere),) if elsewhere else (),
        )


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
    """Figures that need a source, outside reference lists."""
    return [each for each in _prose(annotated) if each.needs_source]


def _prose(annotated: Annotated) -> list[CitedFigure]:
    """Figures that are not exempt, outside reference lists."""
    document = annotated.document
    return [
        each
        for each in annotated.figures
        if each.citation != "exempt"
        and ((sentence := document.sentence_at(each.quantity.start)) is None or sentence.region != "references")
    ]
