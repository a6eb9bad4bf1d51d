"""Whom an article rests on, in words."""

from __future__ import annotations

from divergence.report.prose import listed, plural
from divergence.result import Sourcing

# What distinct sources of a kind are called, one and several, and a column of them.
KINDS = {
    "person": ("person", "people", "People"),
    "organisation": ("organisation", "organisations", "Organisations"),
    "document": ("document", "documents", "Documents"),
    "outlet": ("outlet", "outlets", "Outlets"),
    "reference": ("reference entry", "reference entries", "References"),
    "anonymous": ("unnamed source", "unnamed sources", "Unnamed"),
    "vague": ("vague source", "vague sources", "Vague"),
}


def rests_on(sourcing: Sourcing) -> str:
    """How many sources of which kind, and how much of what it claims has a named one."""
    kinds = [plural(count, one, many) for kind, (one, many, _) in KINDS.items() if (count := _count(sourcing, kind))]
    said = listed(kinds) or "no source"
    if sourcing.claims:
        said += f"; {sourcing.attributed} of {plural(sourcing.claims, 'claim')} in its own voice have a named source"
    return said


def _count(sourcing: Sourcing, kind: str) -> int:
    return next((count for name, count in sourcing.kinds.items() if name == kind), 0)
