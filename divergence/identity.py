"""Ids: digests of content, so that a finding keeps its id when a line above it changes."""

from __future__ import annotations

import hashlib
from collections import Counter


class Identity:
    """Makes the ids of one story. `scope` is the story's id where a result holds several, else empty.

    >>> Identity()("fact", "Nine are missing.")
    'fact-81724005515b'
    """

    def __init__(self, scope: str = "") -> None:
        self.scope = f"{scope}/" if scope else ""
        self._seen: Counter[str] = Counter()

    def __call__(self, prefix: str, *parts: str) -> str:
        key = "\x1f".join((prefix, *parts))
        self._seen[key] += 1
        digest = hashlib.sha256(f"{key}\x1f{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()
        return f"{self.scope}{prefix}-{digest[:12]}"
