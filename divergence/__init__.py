"""Media-bias and source-divergence analysis: what several outlets' articles on one story agree on, where they
contradict one another, and how far each drifts, with the evidence. The public names, loaded when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

# A submodule has the name of a public function. Imported before the function is bound, it never hides it.
import divergence.sentences  # noqa: F401
from divergence.sentences import sentences

if TYPE_CHECKING:
    from divergence.across.diff import diff
    from divergence.across.outlets import outlets
    from divergence.across.stories import group
    from divergence.article import Article, Link, Region, Removed
    from divergence.comparison.facts.statements import same_fact
    from divergence.comparison.reference import Known
    from divergence.config import Config
    from divergence.draft import check
    from divergence.errors import DivergenceError
    from divergence.features.sentiment import sentiment
    from divergence.pipeline import analyse, score
    from divergence.readers import Reading, read
    from divergence.report.data import load
    from divergence.result import (
        ArticleResult,
        Change,
        Check,
        Conflict,
        Difference,
        Effect,
        Fact,
        Feature,
        Figure,
        Finding,
        Note,
        Outlet,
        Outlets,
        Ranking,
        Result,
        Story,
    )
    from divergence.rows import rows

__version__ = "0.1.0"

__all__ = [
    "Article",
    "ArticleResult",
    "Change",
    "Check",
    "Config",
    "Conflict",
    "Difference",
    "DivergenceError",
    "Effect",
    "Fact",
    "Feature",
    "Figure",
    "Finding",
    "Known",
    "Link",
    "Note",
    "Outlet",
    "Outlets",
    "Ranking",
    "Reading",
    "Region",
    "Removed",
    "Result",
    "Story",
    "analyse",
    "check",
    "diff",
    "group",
    "load",
    "outlets",
    "read",
    "rows",
    "same_fact",
    "score",
    "sentences",
    "sentiment",
]

_WHERE = {
    "Article": "divergence.article",
    "Config": "divergence.config",
    "DivergenceError": "divergence.errors",
    "Known": "divergence.comparison.reference",
    "Link": "divergence.article",
    "Reading": "divergence.readers",
    "Region": "divergence.article",
    "Removed": "divergence.article",
    "analyse": "divergence.pipeline",
    "check": "divergence.draft",
    "diff": "divergence.across.diff",
    "group": "divergence.across.stories",
    "load": "divergence.report.data",
    "outlets": "divergence.across.outlets",
    "read": "divergence.readers",
    "rows": "divergence.rows",
    "same_fact": "divergence.comparison.facts.statements",
    "score": "divergence.pipeline",
    "sentiment": "divergence.features.sentiment",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(_WHERE.get(name, "divergence.result")), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})  # not what is imported above
