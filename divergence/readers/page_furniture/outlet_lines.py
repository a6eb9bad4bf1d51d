"""The outlet on a line of its own between the headline and the writer's "By", whatever it calls itself.

Under a headline, above "By Ana Ruiz", stands who printed it: "Ansel Live", "Isles & Shore", with or
without its section ("Pacific Ledger — Business"). Not so one word, a section,
a role or a desk, nor a name that the text has as well: a place, or what the story is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from divergence.readers.metadata import DATE
from divergence.readers.page_furniture.bylines import ROLE, names_writer
from divergence.readers.page_furniture.lines import Line
from divergence.readers.page_furniture.signatures import SECTION, is_desk, without_section

WHERE = "the line between the headline and the byline"
NAME = re.compile(r"^[A-Z0-9][\w’'.-]*(?: (?:[A-Z0-9][\w’'.-]*|&|and|of|the)){1,4}$")
BETWEEN = frozenset({None, "byline", "navigation"})


def outlet_between(lines: Sequence[Line], reasons: Sequence[str | None]) -> tuple[int, str] | None:
    """The number of that line, and the outlet it names."""
    signed = next((n for n, line in enumerate(lines) if reasons[n] == "byline" and names_writer(line.text)), None)
    if signed is None:
        return None
    above = [n for n in range(signed) if reasons[n] == "headline"]
    between = [n for n in range(above[-1] + 1, signed) if not _dates(lines[n].text)] if above else []
    if len(between) != 1 or reasons[between[0]] not in BETWEEN:
        return None
    text = without_section(lines[between[0]].text)
    if not NAME.match(text) or SECTION.match(text) or ROLE.match(text) or is_desk(text) or names_writer(text):
        return None
    body = " ".join(line.text for line in lines[signed + 1 :]).casefold()
    return None if text.casefold() in body else (between[0], text)


def _dates(text: str) -> bool:
    """Whether a line is a date, whatever little stands beside it."""
    return bool(DATE.search(text)) and len(DATE.sub(" ", text).split()) <= 3
