"""House lexicons: a desk's own words, laid over the shipped ones by ``[lexicons] paths`` in the configuration.

A house lexicon names the shipped one it extends; its entries are of that one's kinds, because the rule that reads them
has a message for each kind and for no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from divergence.document import plain_view
from divergence.errors import UNREADABLE, DivergenceError, nearest, why
from divergence.lexicon import Lexicon, check, parse, read, shipped
from divergence.lexicon_faults import Fault, faults
from divergence.tokens import tokenise
from divergence.toml_lines import line_of


def load(path: Path, where: str) -> Lexicon:
    """The house lexicon of a file. Raises DivergenceError D301 to D304, the first fault with its file and line."""
    data = content(path, where)
    for fault in found_faults(data, where, extends=True):
        raise fault
    return parse(data, where)


def content(path: Path, where: str) -> bytes:
    """The bytes of a lexicon file. Raises DivergenceError D301."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise DivergenceError("D301", f"the lexicon cannot be read: {why(error)}", where, UNREADABLE) from error


def found_faults(data: bytes, where: str, extends: bool = False) -> list[DivergenceError]:
    """Every fault of a lexicon file, in the order of its lines; with `extends` it has to say what it extends.

    Raises DivergenceError D301 where it is not TOML."""
    text, raw = read(data, where)
    whole = list(faults(raw))
    if not whole and (extends or "extends" in raw):
        whole = list(_extending(raw))
    located = [(line_of(text, each.key, each.value) or 0, each.located(text, where)) for each in whole]
    return [error for _, error in sorted(located, key=lambda each: each[0])]


def doubts(data: bytes, where: str) -> list[str]:
    """What is doubtful in a lexicon file without faults, each with its file and line."""
    text, raw = read(data, where)
    lexicon = parse(data, where)
    said = [(_line(text, doubt.split('"')[1]), doubt) for doubt in check(lexicon)]
    for term in (term for entry in raw.get("entry", ()) for term in entry["terms"]):
        if plain_view(term) != term:
            said.append(
                (_line(text, term), f'"{term}" is never found: texts are read with straight quotes and hyphens')
            )
    if "extends" not in raw and lexicon.name not in shipped():
        hint = f'an extractor has to name it, or extends = "…" one of {", ".join(_extendable())}'
        said.append((line_of(text, ("name",)), f'no rule reads a lexicon called "{lexicon.name}"; {hint}'))
    return [f"{where}:{line}: {doubt}" if line else f"{where}: {doubt}" for line, doubt in said]


def _extending(raw: Mapping[str, Any]) -> Iterator[Fault]:
    name = raw.get("extends")
    if name not in _extendable():
        near = nearest(name, _extendable()) if name else None
        hint = f'did you mean "{near}"?' if near else f'say extends = "…", one of {", ".join(_extendable())}'
        said = f'"{name}" is no lexicon that can be extended' if name else "the lexicon does not say what it extends"
        yield Fault(("extends",) if name else (), "D304", said, hint)
        return
    extended = shipped()[name]
    if raw["name"] in shipped():
        yield Fault(("name",), "D304", f'the name "{raw["name"]}" is a shipped lexicon\'s', "give it a name of its own")
    if raw["language"].partition("-")[0].lower() != extended.language:
        hint = f'write language = "{extended.language}"'
        yield Fault(("language",), "D304", f'"{name}" is in the language "{extended.language}"', hint)
    if raw.get("sets"):
        yield Fault(("sets",), "D304", "the word sets of a lexicon cannot be extended", "list the words as entries")
    kinds = dict.fromkeys(entry.kind for entry in extended.entries)
    for number, entry in enumerate(raw.get("entry", ())):
        kind = entry.get("kind")
        if kind not in kinds:
            near = nearest(kind, kinds) if kind else None
            hint = f'did you mean "{near}"?' if near else f"write one of {', '.join(kinds)}"
            said = f'"{name}" has no kind "{kind}"' if kind else f'an entry for "{name}" needs a kind'
            yield Fault(("entry", number, "kind"), "D304", said, hint)
    known = {entry.tokens for entry in extended.entries}
    for term in raw.get("drop", ()):
        if tuple(map(str.lower, tokenise(term)[0])) not in known:
            yield Fault(("drop",), "D304", f'"{name}" has no "{term}" to drop', "drop a form that it lists", term)


def _extendable() -> list[str]:
    return [name for name, lexicon in shipped().items() if lexicon.entries]


def _line(text: str, term: str) -> int | None:
    """The last line that lists a term: of two the one that has no effect."""
    lines = [number for number, line in enumerate(text.split("\n"), start=1) if f'"{term}"' in line.lower()]
    return lines[-1] if lines else None
