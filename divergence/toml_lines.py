"""Where in a TOML text each key stands, which the standard reader does not tell. The text is known to be TOML."""

from __future__ import annotations

import re
from collections.abc import Mapping

Key = tuple[str | int, ...]
"""A key as its names, with the number of the element, from 0, after the name of an array of tables."""

TOKEN = re.compile(
    r'"""(?s:.*?)"""|\'\'\'(?s:.*?)\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\n|[^"\'#\[\]{}\n]+'
)
NAME = r"""[\w-]+|"[^"\n]*"|'[^'\n]*'"""
HEADING = re.compile(rf"\s*(?P<array>\[?)\[\s*(?P<name>(?:{NAME})(?:\s*\.\s*(?:{NAME}))*)\s*\]")
ASSIGNED = re.compile(rf"\s*(?P<name>(?:{NAME})(?:\s*\.\s*(?:{NAME}))*)\s*=")


def lines(text: str) -> Mapping[Key, int]:
    """Every key of `text` with the number of its line, from 1; of an array of tables each element.

    >>> lines('[[entry]]\\nterms = ["a"]\\n')
    {('entry',): 1, ('entry', 0): 1, ('entry', 0, 'terms'): 2}
    """
    found: dict[Key, int] = {}
    arrays: dict[Key, int] = {}
    header: Key = ()
    at, number = 0, 1
    while at < len(text):
        end = _statement(text, at)
        piece = text[at:end]
        here: Key | None = None
        if heading := HEADING.match(piece):
            header = ()
            names = _names(heading["name"])
            for each in names:
                header = (*header, each)
                if header in arrays and (len(header) < len(names) or not heading["array"]):
                    header = (*header, arrays[header])
            if heading["array"]:
                arrays[header] = arrays.get(header, -1) + 1
                header = (*header, arrays[header])
            here = header
        elif assigned := ASSIGNED.match(piece):
            here = (*header, *_names(assigned["name"]))
        if here is not None:
            for length in range(1, len(here) + 1):
                found.setdefault(here[:length], number)
        number += piece.count("\n")
        at = end
    return found


def line_of(text: str, key: Key, value: str | None = None) -> int | None:
    """The line of a key, or of the nearest key above it that is there; with `value` that of the string in its list."""
    known = lines(text)
    while key and key not in known:
        key = key[:-1]
    if not key:
        return None
    start = known[key]
    if value is not None:
        for number, line in enumerate(text.split("\n")[start - 1 :], start=start):
            if f'"{value}"' in line or f"'{value}'" in line:
                return number
    return start


def _statement(text: str, at: int) -> int:
    """The end of the statement that begins at `at`: the first line break that no bracket encloses."""
    depth = 0
    for token in TOKEN.finditer(text, at):
        if token[0] in ("[", "{"):
            depth += 1
        elif token[0] in ("]", "}"):
            depth -= 1
        elif token[0] == "\n" and depth <= 0:
            return token.end()
    return len(text)


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(each.strip("\"'") for each in re.findall(NAME, dotted))
