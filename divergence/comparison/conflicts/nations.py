"""Nations: the state that a word for it, for its people or for what comes from it is of ("Swiss", "Danes")."""

from __future__ import annotations

from functools import cache

from divergence.lexicon import shipped


@cache
def state_of() -> dict[str, str]:
    """Each word with its state; of several words none is."""
    return {word: state for state, words in shipped()["nations"].sets.items() for word in (state, *words)}
