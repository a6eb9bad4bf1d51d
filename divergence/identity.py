"""Ids: digests of content, so that a finding keeps its id when a line above it changes."""

from __future__ import annotations

import hashlib


class Identity:
    """Makes the ids of one story. `scope` is the story's id where a result holds several, else empty.

    >>> Identity()("fact", "Nine are missing.")
    'fact-81724005515b'
    """

    def __init__(self, scope: str = "") -> None:
        self.scope = f"{scope}/" if scope else ""
        self._seen: dict[str, int] = {}

    def __call__(self, prefix: str, *parts: str) -> str:
        key = "\x1f".join((prefix, *parts))
        self._seen[key] = number = self._seen.get(key, 0) + 1
        digest = hashlib.sha256(f"{key}\x1f{number}".encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.scope}{prefix}-{digest[:12]}"
