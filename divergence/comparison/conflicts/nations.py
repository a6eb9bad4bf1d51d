"""Nations: the state that a word for it, for its people or for what comes from it is of ("Swiss", "Danes").

Of a country that is in no list its own word tells: where "Ruritanian" is written, "Ruritania" is more than a town.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from divergence.annotations import Annotated
from divergence.lexicon import shipped

ENDINGS = ("n", "ns", "ian", "ians", "i", "is", "ese", "ish")  # of who or what comes from there
SHORTEST = 4  # letters of such a name


@cache
def state_of() -> dict[str, str]:
    """Each word with its state; of several words none is."""
    return {word: state for state, words in shipped()["nations"].sets.items() for word in (state, *words)}


def states_told_of(articles: Iterable[Annotated]) -> frozenset[str]:
    """The names, in small letters, of which articles, or the names of their outlets, also have a word for what comes
    from there."""
    written = {
        word
        for annotated in articles
        for word in (*annotated.document.tokens, *(annotated.article.source or "").split())
        if len(word) >= SHORTEST and word[0].isupper()
    }
    capitals = {word.lower() for word in written}
    return frozenset(word for word in capitals if any(f"{word}{ending}" in capitals for ending in ENDINGS))
