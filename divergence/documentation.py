"""Documentation: the docstring of a module as titled sections, so that one text serves the code, `explain` and docs/.

The first paragraph is what the module finds. A paragraph that begins with a short title and a colon opens a section
under that title; lines that begin with "- " are its items. A paragraph without a title is for who reads the code.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

FINDS = "Finds"
TITLED = re.compile(r"([A-Z][a-z]+(?: [a-z]+){0,4}):(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Section:
    """A title, what is said under it, and its items as (name, what it is)."""

    title: str
    text: str
    items: tuple[tuple[str, str], ...] = ()


def sections(module: str) -> list[Section]:
    """The sections of a module's documentation, the first what it finds, without its name for itself."""
    first, *rest = inspect.cleandoc(import_module(module).__doc__ or "").split("\n\n")
    return [Section(FINDS, _sentence(_flat(first).partition(": ")[2])), *_titled(rest)]


def _titled(paragraphs: list[str]) -> Iterator[Section]:
    for each in paragraphs:
        if (title := TITLED.match(each)) is None:
            continue
        text, *items = re.split(r"^- ", each[title.end() :], flags=re.MULTILINE)
        named = (_flat(item).partition(": ") for item in items)
        yield Section(title[1], _sentence(_flat(text)), tuple((name, what) for name, _, what in named))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
