"""Which column of a table, or key of a JSON object, holds the text, the outlet, the headline and so on.

The usual names are known (`metadata.NAMES`); others are named by whoever asks (``--text "Full copy"``). What was taken
from where is reported either way, so that a wrong guess is seen before a number rests on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from divergence.errors import DivergenceError, nearest
from divergence.readers.metadata import keys

FIELDS = ("text", "source", "title", "id", "story", "date")
"""What a column can be named for; "date" is the day of publication."""
MEANT = {field: "published" if field == "date" else field for field in FIELDS}
ALSO = ("author", "updated", "language")
"""What is read as well, by its usual names only."""
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Columns:
    """What was read from which column of one input.

    Args:
        path: of the input.
        used: field and its columns, in the order of `FIELDS`; of several columns the first that holds something.
        guessed: the fields among them that nobody named.
        unused: columns that nothing was read from.
    """

    path: str
    used: tuple[tuple[str, tuple[str, ...]], ...]
    guessed: tuple[str, ...]
    unused: tuple[str, ...] = ()

    def __str__(self) -> str:
        """One line: what was read from where, and which options say otherwise."""
        taken = ", ".join(
            f"{field} from " + ", else ".join(f'"{column}"' for column in columns) for field, columns in self.used
        )
        options = " ".join(f"--{field}" for field in self.guessed)
        guessed = f" (guessed; {options} say{'s' if len(self.guessed) == 1 else ''} otherwise)" if self.guessed else ""
        shown = ", ".join(f'"{column}"' for column in self.unused[:SHOWN])
        more = len(self.unused) - SHOWN
        unused = f"; not used: {shown}" + (f" and {more} more" if more > 0 else "") if self.unused else ""
        return f"{self.path}: {taken or 'no column is known'}{guessed}{unused}"


def checked(named: Mapping[str, str | None] | None) -> dict[str, str]:
    """`named` without what is not set, by the names of `metadata`. Raises DivergenceError D103 for an unknown field."""
    for field in named or {}:
        if field not in FIELDS:
            near = nearest(field, FIELDS)
            hint = f'did you mean "{near}"?' if near else f"use one of {', '.join(FIELDS)}"
            raise DivergenceError("D103", f'no column can be named for "{field}"', None, hint)
    return {MEANT[field]: column for field, column in (named or {}).items() if column}


def require(named: Mapping[str, str], header: Iterable[Any], path: str) -> None:
    """Raise DivergenceError D129 where a named column is not in the header of a table."""
    names = [str(name) for name in header]
    for field, meant in MEANT.items():
        column = named.get(meant)
        if column is not None and column not in names:
            near = nearest(column, names)
            listed = ", ".join(f'"{name}"' for name in names[:SHOWN])
            hint = f'did you mean --{field} "{near}"?' if near else f"its columns are {listed}"
            raise DivergenceError("D129", f'has no column "{column}"', path, hint)


class Seen:
    """The columns of one input as its rows show them: what is new is reported once."""

    def __init__(self, path: str, named: Mapping[str, str]) -> None:
        self._path = path
        self._named = named
        self._known: set[str] = set()

    def new(self, record: Iterable[Any]) -> Columns | None:
        """What the keys of this row add to those of the rows before it."""
        new = [str(key) for key in record if key not in self._known]
        if not new:
            return None
        self._known.update(new)
        used = {field: tuple(keys(new, name, self._named)) for field, name in MEANT.items()}
        taken = {column for columns in used.values() for column in columns}
        taken |= {column for name in ALSO for column in keys(new, name)}
        return Columns(
            self._path,
            tuple((field, columns) for field, columns in used.items() if columns),
            tuple(field for field, columns in used.items() if columns and MEANT[field] not in self._named),
            tuple(column for column in new if column not in taken),
        )
