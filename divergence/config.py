"""Configuration: ``divergence.toml``, or ``[tool.divergence]`` in ``pyproject.toml``, the nearest one upwards.

Every setting there is::

    [weights]             # multipliers, 0 to 10, of the shipped weights of the drift components; 1 where absent
    contradiction = 1.0
    unsupported = 1.0
    certainty = 1.0
    omission = 0.5
    framing = 1.0

    [features]
    disable = ["readability"]

    [rules]
    disable = ["absolute"]

    [lexicons]
    paths = ["house/loaded.toml"]     # from the folder of this file; see `house_lexicons`

    [[suppress]]                      # see `suppressions`
    rule = "loaded-language"
    reason = "the tribunal's own words"
    path = "gazette/*"
    text = "rogue regime"

`Config.settings` is what differs from the defaults, `sources` where each of those was set.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from divergence.errors import UNREADABLE, DivergenceError, nearest, why
from divergence.lexicon import Lexicon
from divergence.suppressions import Suppression
from divergence.toml_lines import Key, line_of

COMPONENTS = ("contradiction", "unsupported", "certainty", "omission", "framing")
SETTINGS: Mapping[str, tuple[str, ...]] = {
    "weights": COMPONENTS,
    "features": ("disable",),
    "rules": ("disable",),
    "lexicons": ("paths",),
    "suppress": ("rule", "reason", "path", "text"),
}
LISTS = ("features.disable", "rules.disable", "lexicons.paths")
COMMAND_LINE = "--set"
MOST_WEIGHT = 10.0  # times the shipped weight; beyond it every score is that one component, at its cap


@dataclass(frozen=True, slots=True)
class Config:
    """What a user may set. `weights` multiplies the shipped weight of a drift component, `disabled` names features and
    `disabled_rules` rules, `lexicons` are laid over the shipped ones, `suppress` lets findings pass.

    `sources` says of each setting, as ``table.key``, where it was set, and `lexicon_paths` where the lexicons lie;
    neither changes a number.

    Raises:
        DivergenceError: D203 for a weight that is none, D204 for an unknown component, feature or rule.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    disabled: tuple[str, ...] = ()
    disabled_rules: tuple[str, ...] = ()
    lexicons: tuple[Lexicon, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    lexicon_paths: tuple[str, ...] = field(default=(), compare=False)
    sources: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        nowhere = _Place("", "", ())
        _only(self.weights, COMPONENTS, nowhere)
        _weights(self.weights, nowhere)
        for names, what, known in ((self.disabled, "feature", _features), (self.disabled_rules, "rule", _rules)):
            if isinstance(names, str):
                raise DivergenceError("D203", f"what is disabled is a tuple of {what} ids", None, f'write ("{names}",)')
            for name in names:
                _known(name, what, known(), "")

    @property
    def settings(self) -> dict[str, Any]:
        """The settings that differ from the defaults, as the result records them: a lexicon by name and digest."""
        found: dict[str, Any] = {}
        weights = {name: float(self.weights[name]) for name in sorted(self.weights) if self.weights[name] != 1.0}
        if weights:
            found["weights"] = weights
        if self.disabled:
            found["features"] = {"disable": sorted(set(self.disabled))}
        if self.disabled_rules:
            found["rules"] = {"disable": sorted(set(self.disabled_rules))}
        if self.lexicons:
            found["lexicons"] = {each.name: each.digest for each in self.lexicons}
        if self.suppress:
            found["suppress"] = [_said(each) for each in self.suppress]
        return found

    @property
    def digest(self) -> str:
        """Of the settings, not of the file: comments and defaults spelled out change nothing."""
        return hashlib.sha256(json.dumps(self.settings, sort_keys=True).encode()).hexdigest()[:16]


def _said(suppression: Suppression) -> dict[str, str]:
    keys = SETTINGS["suppress"]
    return {key: value for key in keys if (value := getattr(suppression, key)) is not None}


def find(*starts: Path) -> Path | None:
    """The nearest configuration upwards from the first of `starts` that has one."""
    for start in starts:
        here = start.resolve()
        for folder in (here, *here.parents):
            try:
                if (folder / "divergence.toml").exists():  # a folder of that name is told of, not passed over
                    return folder / "divergence.toml"
                project = folder / "pyproject.toml"
                if project.is_file() and _has_table(project.read_bytes()):
                    return project
            except OSError:  # a folder above that may not be looked into has no say
                continue
    return None


def _has_table(project: bytes) -> bool:
    """Whether a pyproject.toml sets anything here. One that is no TOML does where it says so in a table's heading."""
    try:
        return "divergence" in tomllib.loads(project.decode("utf-8-sig")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return re.search(rb"^\s*\[+\s*tool\s*\.\s*divergence\b", project, re.MULTILINE) is not None


def load(path: Path | None, overrides: Sequence[str] = ()) -> Config:
    """The configuration of a file; the defaults for None. `overrides` are settings of the command line, ``KEY=VALUE``
    in TOML ("weights.omission=0.5"), which win over the file's. Raises DivergenceError D201 to D204, D301 to D304."""
    if path is None:
        return parse(b"", "", overrides=overrides)
    where = str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DivergenceError("D201", f"the configuration cannot be read: {why(error)}", where, UNREADABLE) from error
    return parse(data, where, path.parent, overrides)


def parse(data: bytes, where: str, folder: Path | None = None, overrides: Sequence[str] = ()) -> Config:
    """Validate a configuration; its lexicons are looked for from `folder`. Raises DivergenceError D202 (not TOML), D203
    (a bad value) or D204 (unknown), and what is wrong with a lexicon."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        hint = "mend that line; a setting is written as omission = 0.5, below [weights]"
        raise DivergenceError("D202", f"the configuration is not TOML: {error}", where, hint) from error
    prefix = ("tool", "divergence") if Path(where).name == "pyproject.toml" else ()
    for name in prefix:
        raw = raw.get(name, {})
        if not isinstance(raw, dict):
            raise DivergenceError(
                "D203", f'"{name}" must be a table', where, "write [tool.divergence] above its settings"
            )
    place = _Place(text, where, prefix)
    found, sources = _read(raw, place, folder or Path())
    for each in overrides:
        said = f"{COMMAND_LINE} {each}"
        set_, there = _read(_override(each, said), _Place("", said, ()), Path())
        found = {**found, **set_, "weights": {**found.get("weights", {}), **set_.get("weights", {})}}
        sources = {**sources, **there}
    return Config(**found, sources=sources)


def _override(said: str, where: str) -> dict[str, Any]:
    """One setting of the command line as TOML; a value that is no TOML is a word, and of a list the words."""
    key, equals, value = said.partition("=")
    words = [each.strip() for each in value.split(",")]
    for line in (said, f"{key} = {json.dumps(words if key.strip() in LISTS else value.strip())}"):
        try:
            if equals:
                return tomllib.loads(line)
        except tomllib.TOMLDecodeError:
            continue
    raise DivergenceError("D202", "a setting is a key and its value", where, "write --set weights.omission=0.5")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a setting stands in the file, or the option that sets it."""

    text: str
    where: str
    prefix: tuple[str, ...]

    def of(self, *keys: str | int, value: str | None = None) -> str:
        line = line_of(self.text, (*self.prefix, *keys), value) if self.text else None
        return f"{self.where}:{line}" if line else self.where


def _read(raw: Mapping[str, Any], place: _Place, folder: Path) -> tuple[dict[str, Any], dict[str, str]]:
    """The settings as the fields of a Config, and where each stands."""
    _only(raw, SETTINGS, place)
    for name in raw:
        if name != "suppress":
            if not isinstance(raw[name], dict):
                raise DivergenceError(
                    "D203", f'"{name}" must be a table', place.of(name), f"write [{name}] above its keys"
                )
            _only(raw[name], SETTINGS[name], place, name)
    found: dict[str, Any] = {}
    if "weights" in raw:
        found["weights"] = _weights(raw["weights"], place)
    if "disable" in raw.get("features", {}):
        found["disabled"] = _names(raw["features"]["disable"], "feature", ("features", "disable"), _features, place)
    if "disable" in raw.get("rules", {}):
        found["disabled_rules"] = _names(raw["rules"]["disable"], "rule", ("rules", "disable"), _rules, place)
    if "paths" in raw.get("lexicons", {}):
        found["lexicons"] = _lexicons(raw["lexicons"]["paths"], place, folder)
        found["lexicon_paths"] = tuple(raw["lexicons"]["paths"])
    if "suppress" in raw:
        found["suppress"] = _suppressions(raw["suppress"], place)
    sources = {f"{name}.{key}": place.of(name, key) for name in raw if name != "suppress" for key in raw[name]}
    return found, sources


def _only(raw: Mapping[str, Any], known: Iterable[str], place: _Place, *above: str | int) -> None:
    for key in raw:
        if key not in set(known):
            everywhere = {*SETTINGS, *COMPONENTS, *(each for keys in SETTINGS.values() for each in keys), *_features()}
            near = nearest(key, known) or nearest(key, everywhere)
            hint = f'did you mean "{near}"?' if near else f"known here: {', '.join(known)}"
            raise DivergenceError("D204", f'unknown setting "{key}"', place.of(*above, key), hint)


def _weights(table: Mapping[str, Any], place: _Place) -> dict[str, float]:
    for name, value in table.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not 0 <= value <= MOST_WEIGHT:
            raise DivergenceError(
                "D203",
                f'the weight "{name}" must be a number from 0 to {MOST_WEIGHT:.0f}, not {value!r}',
                place.of("weights", name),
                "1 leaves the shipped weight as it is, 0 switches a component off; for one alone set the others to 0",
            )
    return {name: float(table[name]) for name in COMPONENTS if name in table}


def _names(
    names: Any, what: str, key: tuple[str, str], among: Callable[[], Collection[str]], place: _Place
) -> tuple[str, ...]:
    _strings(names, key, f"{what} ids", place)
    known = among() if names else ()
    for name in names:
        _known(name, what, known, place.of(*key, value=name))
    return tuple(sorted(set(names)))


def _known(name: str, what: str, known: Collection[str], where: str) -> None:
    if name not in known:
        near = nearest(name, known)
        hint = f'did you mean "{near}"?' if near else "`divergence explain` lists them"
        raise DivergenceError("D204", f'unknown {what} "{name}"', where, hint)


def _strings(value: Any, key: Key, of: str, place: _Place) -> None:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise DivergenceError("D203", f'"{key[-1]}" must be a list of {of}', place.of(*key), f'write {key[-1]} = ["…"]')


def _lexicons(paths: Any, place: _Place, folder: Path) -> tuple[Lexicon, ...]:
    from divergence.house_lexicons import load as load_lexicon

    key = ("lexicons", "paths")
    _strings(paths, key, "files", place)
    found: dict[str, Lexicon] = {}
    for path in paths:
        try:
            lexicon = load_lexicon(folder / path, path)
        except DivergenceError as error:
            if error.code == "D301":  # a file that is not there: the fault is the configuration's
                where = place.of(*key, value=path)
                raise DivergenceError(error.code, f"{error.message}: {path}", where, error.hint) from error
            raise
        if lexicon.name in found:
            raise DivergenceError(
                "D203",
                f'two lexicons are called "{lexicon.name}"',
                place.of(*key, value=path),
                "give each a name of its own",
            )
        found[lexicon.name] = lexicon
    return tuple(found.values())


def _suppressions(tables: Any, place: _Place) -> tuple[Suppression, ...]:
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise DivergenceError(
            "D203", '"suppress" must be a list of tables', place.of("suppress"), "write [[suppress]] above each"
        )
    found = []
    for number, table in enumerate(tables):
        at = ("suppress", number)
        _only(table, SETTINGS["suppress"], place, *at)
        for key in ("rule", "reason"):
            if key not in table:
                hint = f'add {key} = "…"' + ("; the result keeps it" if key == "reason" else "")
                raise DivergenceError("D203", f'a suppression needs a "{key}"', place.of(*at), hint)
        for key, value in table.items():
            if not isinstance(value, str) or not value.strip():
                raise DivergenceError(
                    "D203", f'"{key}" must be a text that is not empty', place.of(*at, key), f'write {key} = "…"'
                )
        _known(table["rule"], "rule", _rules(), place.of(*at, "rule"))
        shown = place.of(*at).replace(place.where, Path(place.where).name)  # no path of one machine in a result
        found.append(Suppression(table["rule"], table["reason"].strip(), shown, table.get("path"), table.get("text")))
    return tuple(found)


def _features() -> set[str]:
    from divergence.registry import extractors

    return {each.id for each in extractors()}


def _rules() -> Collection[str]:
    from divergence.registry import rules

    return rules()
