"""Errors a user can act on: a stable code, what is wrong, where, and what to do."""

from __future__ import annotations

from collections.abc import Iterable

UNREADABLE = "check its name, and that it may be read"
"""What to do about a file that was named and cannot be read."""


class DivergenceError(Exception):
    """One error as the user reads it: ``error[D204]: unknown setting "x" (divergence.toml:7); did you mean "y"?``.

    Codes: D1xx reading, D2xx configuration, D3xx lexicons, D4xx results and output, D5xx analysis.
    """

    def __init__(self, code: str, message: str, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.where = where
        self.hint = hint

    def __reduce__(self) -> tuple[type[DivergenceError], tuple[str, str, str | None, str | None]]:
        return type(self), (self.code, self.message, self.where, self.hint)  # as a process hands it to another

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"error[{self.code}]: {self.message}{place}{hint}"


class WrongKind(DivergenceError, TypeError):
    """An argument of another kind than wanted; a TypeError as well, so that it is caught as one."""


def wanted(value: object, kind: type | tuple[type, ...], what: str, hint: str, code: str = "D508") -> None:
    """Raises WrongKind where something given to the library is of another kind than `kind`."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    if not isinstance(value, kinds):
        named = " or ".join("None" if each is type(None) else each.__name__ for each in kinds)
        given = "None" if value is None else type(value).__name__
        raise WrongKind(code, f"{what} must be of {named}, not {given}", None, hint)


def why(error: BaseException) -> str:
    """What the system says against something, to stand within a sentence."""
    reason = str(getattr(error, "strerror", None) or error)
    return reason[:1].lower() + reason[1:]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word a typo most likely meant, or None. Ties fall to the alphabetically first."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(word, sorted(known), scorer=OSA.normalized_similarity, score_cutoff=0.6)
    return found[0] if found else None
