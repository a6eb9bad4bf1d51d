"""Configuration: ``divergence.toml``, or ``[tool.divergence]`` in ``pyproject.toml``, the nearest one upwards.

Every setting there is::

    [weights]             # multipliers of the shipped weights of the drift components; 1 where absent, 0 switches off
    contradiction = 1.0
    unsupported = 1.0
    certainty = 1.0
    omission = 0.5
    framing = 1.0

    [features]
    disable = ["readability"]
"""

from __future__ import annotations

import hashlib
import json
import math
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from divergence.errors import DivergenceError, nearest

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
SETTINGS: Mapping[str, tuple[str, ...]] = {"weights": COMPONENTS, "features": ("disable",)}


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set. `weights` multiplies the shipped weight of a drift component, `disabled` names features."""

    weights: Mapping[str, float] = field(default_factory=dict)
    disabled: tuple[str, ...] = ()

    @property
    def settings(self) -> dict[str, Any]:
        """The settings that differ from the defaults, as the result records them."""
        found: dict[str, Any] = {}
        weights = {name: float(self.weights[name]) for name in sorted(self.weights) if self.weights[name] != 1.0}
        if weights:
            found["weights"] = weights
        if self.disabled:
            found["features"] = {"disable": sorted(set(self.disabled))}
        return found

    @property
    def digest(self) -> str:
        """Of the settings, not of the file: comments and defaults spelled out change nothing."""
        return hashlib.sha256(json.dumps(self.settings, sort_keys=True).encode()).hexdigest()[:16]


def find(*starts: Path) -> Path | None:
    """The nearest configuration upwards from the first of `starts` that has one."""
    for start in starts:
        here = start.resolve()
        for folder in (here, *here.parents):
            try:
                if (folder / "divergence.toml").is_file():
                    return folder / "divergence.toml"
                project = folder / "pyproject.toml"
                if project.is_file() and b"tool.divergence" in project.read_bytes():
                    return project
            except OSError:  # a folder above that may not be looked into has no say
                continue
    return None


def load(path: Path | None) -> Config:
    """The configuration of a file; the defaults for None. Raises DivergenceError D201 to D204."""
    if path is None:
        return Config()
    where = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise DivergenceError("D201", f"the configuration cannot be read: {reason}", where) from error
    return parse(data, where)


def parse(data: bytes, where: str) -> Config:
    """Validate a configuration. Raises DivergenceError D202 (not TOML), D203 (a bad value) or D204 (unknown)."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DivergenceError("D202", f"the configuration is not TOML: {error}", where) from error
    prefix: tuple[str, ...] = ()
    if Path(where).name == "pyproject.toml":
        prefix = ("tool", "divergence")
    place = _Place(text, where, prefix)
    for name in prefix:
        raw = raw.get(name, {})
        if not isinstance(raw, dict):
            raise DivergenceError(
                "D203", f'"{name}" must be a table', where, "write [tool.divergence] above its settings"
            )
    _only(raw, SETTINGS, place)
    for name, known in SETTINGS.items():
        table = raw.get(name, {})
        if not isinstance(table, dict):
            raise DivergenceError("D203", f'"{name}" must be a table', place.of(name), f"write [{name}] above its keys")
        _only(table, known, place, name)
    return Config(_weights(raw.get("weights", {}), place), _disabled(raw.get("features", {}), place))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a setting stands in the file."""

    text: str
    where: str
    prefix: tuple[str, ...]

    def of(self, *keys: str, value: str | None = None) -> str:
        wanted = (*self.prefix, *keys)
        header: tuple[str, ...] = ()
        found = None
        for number, line in enumerate(self.text.split("\n"), start=1):
            heading = re.match(r"\s*\[\[?([^\[\]]+)\]", line)
            assigned = re.match(r"\s*([\w.\"' -]+?)\s*=", line)
            here = header
            if heading:
                header = here = _dotted(heading[1])
            elif assigned:
                here = (*header, *_dotted(assigned[1]))
            if found is None and here[: len(wanted)] == wanted and (heading or assigned):
                found = number
            if found is not None and (value is None or f'"{value}"' in line or f"'{value}'" in line):
                return f"{self.where}:{number}"
        return f"{self.where}:{found}" if found else self.where


def _dotted(key: str) -> tuple[str, ...]:
    return tuple(part.strip(" \"'") for part in key.split("."))


def _only(raw: Mapping[str, Any], known: Iterable[str], place: _Place, *above: str) -> None:
    for key in raw:
        if key not in set(known):
            near = nearest(key, known) or nearest(key, {*SETTINGS, *COMPONENTS, "disable", *_features()})
            hint = f'did you mean "{near}"?' if near else f"known here: {', '.join(known)}"
            raise DivergenceError("D204", f'unknown setting "{key}"', place.of(*above, key), hint)


def _weights(table: Mapping[str, Any], place: _Place) -> dict[str, float]:
    for name, value in table.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not math.isfinite(value) or value < 0:
            raise DivergenceError(
                "D203", f'the weight "{name}" must be a number of at least 0, not {value!r}', place.of("weights", name)
            )
    return {name: float(table[name]) for name in COMPONENTS if name in table}


def _disabled(table: Mapping[str, Any], place: _Place) -> tuple[str, ...]:
    names = table.get("disable", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise DivergenceError("D203", '"disable" must be a list of feature ids', place.of("features", "disable"))
    known = _features() if names else set()
    for name in names:
        if name not in known:
            near = nearest(name, known)
            hint = f'did you mean "{near}"?' if near else "`divergence explain` lists them"
            raise DivergenceError(
                "D204", f'unknown feature "{name}"', place.of("features", "disable", value=name), hint
            )
    return tuple(sorted(set(names)))


def _features() -> set[str]:
    from divergence.registry import extractors

    return {each.id for each in extractors()}
