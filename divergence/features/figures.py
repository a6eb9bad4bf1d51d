"""Uncited figures: numbers a reader would want a source for, and for which the article gives none.

Finds: every figure whose own sentence, or the clause that governs it, names nobody who says so: no person, firm,
agency, outlet, document or link. The share is counted over figures that should be cited; plain dates, clock times,
versions, ordinals and reference marks are exempt.

Why it matters: a figure carries authority whether or not anybody stands behind it, and it is what other outlets copy.

Example: "The repair takes 90 minutes." With a source: "The repair takes 90 minutes, the maker says."

Known limits: strict by the sentence, so a figure is uncited though the sentence before names the source; figures with
an unnamed source ("analysts say") are vague, count in the exposure and are not marked. A right figure may be uncited.

Source: Newell et al. (2018), "An Attribution Relations Corpus for Political News"; the definition of cited is ours.
"""

from __future__ import annotations

from collections.abc import Iterable

from divergence.annotations import Annotated
from divergence.annotations.figures import CitedFigure
from divergence.registry import Mark, Measured, marks, measure, share_of

NONE = "no figure in the article needs a source"


@measure("uncited_figures", unit="share", counts="uncited-figure")
def uncited_share(annotated: Annotated) -> Measured:
    counted = [each.citation for each in _counted(annotated)]
    return share_of(counted.count("uncited"), len(counted), NONE)


@marks("uncited_figures", rule="uncited-figure")
def uncited_figures(annotated: Annotated) -> Iterable[Mark]:
    document = annotated.document
    for each in _counted(annotated):
        if each.citation != "uncited":
            continue
        quantity = each.quantity
        sentence = document.sentence_at(quantity.start)
        yield Mark(
            start=sentence.start if sentence else quantity.start,
            end=max(sentence.end, quantity.end) if sentence else quantity.end,
            cue_start=quantity.start,
            cue_end=quantity.end,
            kind=quantity.kind,
            target=each.measures,
            message=f"Nobody is named as the source of “{quantity.text}”.",
        )


def _counted(annotated: Annotated) -> list[CitedFigure]:
    """Figures that should be cited, outside reference lists."""
    document = annotated.document
    return [
        each
        for each in annotated.figures
        if each.citation != "exempt"
        and ((sentence := document.sentence_at(each.quantity.start)) is None or sentence.region != "references")
    ]
