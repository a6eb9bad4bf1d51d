"""What is wrong with a lexicon file, fault by fault: of each the place, what it is and what to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from divergence.errors import DivergenceError, nearest
from divergence.toml_lines import Key, line_of

REQUIRED = ("name", "version", "language", "licence", "source")
ENTRY_KEYS = ("kind", "terms", "weight", "inflect", "case", "unless_next", "unless_previous", "note")
FILE_KEYS = (*REQUIRED, "extends", "replace", "drop", "entry", "sets", "note", "kinds_overlap")
INFLECTIONS = ("verb", "noun", "adjective")
PLACE = re.compile(r"\{(\w+)\}")  # in a term: any word of that set


@dataclass(frozen=True, slots=True)
class Fault:
    """`key` is where in the file, `value` the string of a list that is at fault."""

    key: Key
    code: str
    message: str
    hint: str | None = None
    value: str | None = None

    def located(self, text: str, where: str) -> DivergenceError:
        """The fault as an error that names file and line; a key that is missing has no line."""
        line = line_of(text, self.key, self.value) if self.key else None
        return DivergenceError(self.code, self.message, f"{where}:{line}" if line else where, self.hint)


def faults(raw: Mapping[str, Any]) -> Iterator[Fault]:
    """The faults of a lexicon as TOML reads it."""
    for key in REQUIRED:
        if key not in raw:
            yield Fault((), "D302", f'the lexicon lacks "{key}"', f'add {key} = "…" at the top')
        elif not isinstance(raw[key], str) or not raw[key].strip():
            yield Fault((key,), "D302", f'"{key}" must be a text that is not empty', f'write {key} = "…"')
    yield from _unknown(raw, FILE_KEYS, ())
    if not isinstance(raw.get("extends", ""), str):
        yield Fault(("extends",), "D302", '"extends" must be the name of a shipped lexicon')
    for key in ("replace", "kinds_overlap"):
        if not isinstance(raw.get(key, False), bool):
            yield Fault((key,), "D302", f'"{key}" must be true or false')
    yield from _phrases(raw, "drop", ())
    entries = raw.get("entry", [])
    if not isinstance(entries, list) or not all(isinstance(each, dict) for each in entries):
        yield Fault(("entry",), "D302", '"entry" must be a list of tables', "write [[entry]] above each")
        return
    for number, entry in enumerate(entries):
        yield from _entry(entry, ("entry", number))
    sets = raw.get("sets", {})
    if not isinstance(sets, dict):
        yield Fault(("sets",), "D302", '"sets" must be a table', "write [sets] above the lists of words")
        return
    for name in sets:
        yield from _phrases(sets, name, ("sets",))
    for number, entry in enumerate(entries):
        yield from _places(entry, sets, ("entry", number))


def _entry(entry: Mapping[str, Any], place: Key) -> Iterator[Fault]:
    yield from _unknown(entry, ENTRY_KEYS, place)
    terms = entry.get("terms")
    if not isinstance(terms, list) or not terms or not all(isinstance(term, str) and term.strip() for term in terms):
        yield Fault(
            (*place, "terms"), "D303", "an entry needs terms, a list of words or phrases", 'write terms = ["…"]'
        )
    weight = entry.get("weight", 1.0)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or not 0 <= weight <= 1:
        yield Fault(
            (*place, "weight"), "D303", f"weight must lie between 0 and 1, not {weight!r}", "1 is sure, 0.5 even"
        )
    inflect = entry.get("inflect")
    if inflect is not None and inflect not in INFLECTIONS:
        yield Fault((*place, "inflect"), "D303", f'inflect is "verb", "noun" or "adjective", not {inflect!r}')
    if entry.get("case") not in (None, "lower"):
        hint = "leave it out to match either case"
        yield Fault((*place, "case"), "D303", f'case is "lower", not {entry["case"]!r}', hint)
    if not isinstance(entry.get("kind", ""), str):
        yield Fault((*place, "kind"), "D303", f"kind must be a text, not {entry['kind']!r}")
    yield from _phrases(entry, "unless_next", place)
    yield from _phrases(entry, "unless_previous", place)


def _places(entry: Mapping[str, Any], sets: Mapping[str, Any], place: Key) -> Iterator[Fault]:
    terms = entry.get("terms")
    for term in terms if isinstance(terms, list) else ():
        for name in PLACE.findall(term) if isinstance(term, str) else ():
            if name not in sets:
                hint = f'write {name} = ["…"] below [sets]'
                yield Fault((*place, "terms"), "D303", f'"{{{name}}}" names no set of this lexicon', hint, term)


def _phrases(table: Mapping[str, Any], key: str, place: Key) -> Iterator[Fault]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        yield Fault((*place, key), "D303", f'"{key}" must be a list of words or phrases', f'write {key} = ["…"]')


def _unknown(table: Mapping[str, Any], known: tuple[str, ...], place: Key) -> Iterator[Fault]:
    for key in table:
        if key not in known:
            near = nearest(key, known)
            hint = f'did you mean "{near}"?' if near else f"known here: {', '.join(known)}"
            yield Fault((*place, key), "D302", f'unknown key "{key}"', hint)
