"""Plug-ins: what other packages bring, found by their entry points.

Two groups: ``divergence.features`` names modules that declare extractors (see `registry`), ``divergence.lexicons``
packages whose .toml files are lexicons (see `lexicon`). The packages and their versions are part of every result.
"""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from divergence.errors import DivergenceError

FEATURES, LEXICONS = "divergence.features", "divergence.lexicons"


@cache
def points(group: str) -> tuple[EntryPoint, ...]:
    """The entry points of a group, in the order of their names."""
    return tuple(sorted(entry_points(group=group), key=lambda point: (point.name, point.value)))


def versions() -> dict[str, str]:
    """The packages that bring something, with their versions."""
    brought = (point.dist for group in (FEATURES, LEXICONS) for point in points(group))
    return dict(sorted({dist.name: dist.version for dist in brought if dist is not None}.items()))


def load(point: EntryPoint) -> Any:
    """What an entry point names. Raises DivergenceError D514, naming the plug-in, for whatever is wrong with it."""
    try:
        return point.load()
    except Exception as error:
        said = error.message if isinstance(error, DivergenceError) else f"{type(error).__name__}: {error}"
        package = f"{point.dist.name} {point.dist.version}" if point.dist is not None else "an unknown package"
        message = f'the plug-in "{point.name}" of {package} cannot be loaded: {said}'
        raise DivergenceError("D514", message, point.value, "repair that package, or uninstall it") from error
