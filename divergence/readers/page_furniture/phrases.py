"""The phrases furniture is known by (`phrases.toml`), compiled once, and the words of bars and of no topic.

Phrases are tried in the order of the file, so that what a line is called does not hang on chance.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

Table = tuple[tuple[str, re.Pattern[str]], ...]

_FILE: dict[str, Any] = tomllib.loads(files(__package__).joinpath("phrases.toml").read_text(encoding="utf-8"))
PARTS: dict[str, str] = _FILE["parts"]


def _compiled(patterns: Iterable[str]) -> re.Pattern[str]:
    whole = "|".join(f"(?:{pattern})" for pattern in patterns)
    for name, part in PARTS.items():
        whole = whole.replace(f"<{name}>", part)
    return re.compile(whole, re.IGNORECASE)


def _table(where: str) -> Table:
    return tuple((reason, _compiled(patterns)) for reason, patterns in _FILE[where].items())


ANYWHERE, EDGES, TAIL, LABELS = map(_table, ("anywhere", "edges", "tail", "labels"))
CONTENTS, FAQ, TAKEAWAYS, REFERENCES, CAPTION, CORRECTION = (
    _compiled(_FILE["sections"][name])
    for name in ("contents", "faq", "takeaways", "references", "caption", "correction")
)
COMMON, BUTTONS = (frozenset(_FILE["words"][name].split()) for name in ("common", "buttons"))
LIST = "•▪◦‣"


def match(text: str, table: Table) -> str | None:
    """The reason a line with this text is furniture, by the phrases of `table`."""
    bare = text[1:].lstrip() if text[:1] in LIST else text
    return next((reason for reason, pattern in table if pattern.match(bare)), None)
