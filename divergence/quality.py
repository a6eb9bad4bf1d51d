"""How well each detector was measured to do: precision and recall, on how many things of which data set, and when.

The figures are data (``quality.toml``), written by ``python -m benchmarks.quality`` from what the measures said. What
no set labels has an entry too, with the reason.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from divergence.result import Quality

UNKNOWN = "no figures come with this rule"


@cache
def measured() -> Mapping[str, tuple[Quality, ...]]:
    """By rule, and for what has no rule by feature: its measures, the most telling first."""
    raw = tomllib.loads((files("divergence") / "quality.toml").read_text(encoding="utf-8"))
    return {name: tuple(map(_quality, found)) for name, found in raw.items()}


def of(name: str) -> tuple[Quality, ...]:
    """The measures of a rule or feature; for one that brings none (a plug-in) a single entry that says so."""
    none = Quality(precision=None, recall=None, n=0, unit="", data="", date=None, reason=UNKNOWN)
    return measured().get(name) or (none,)


def line(name: str) -> str:
    """The measures of a rule or feature in one plain sentence."""
    known = [each for each in of(name) if each.reason is None]
    if not known:
        return f"Not measured: {of(name)[0].reason}."
    said = [
        f"precision {_share(each.precision)}, recall {_share(each.recall)} on {each.n:,} {each.unit} of {each.data}"
        for each in known
    ]
    return f"{_capital('; '.join(said))} (measured {known[0].date})."


def _share(share: float | None) -> str:
    return "not known" if share is None else f"{share:.2f}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _quality(raw: Mapping[str, Any]) -> Quality:
    return Quality(
        precision=raw.get("precision"),
        recall=raw.get("recall"),
        n=raw.get("n", 0),
        unit=raw.get("unit", ""),
        data=raw.get("data", ""),
        date=str(raw["date"]) if "date" in raw else None,
        reason=raw.get("reason"),
    )
