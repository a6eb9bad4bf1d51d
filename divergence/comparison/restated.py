"""Facts in words that most of their sources could sign.

What states a fact best is chosen before conflicts are known. A sentence that a conflict lays to fewer sources than say
otherwise states none: the fact is told in the plainest sentence of the other side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from divergence.comparison.facts.wording import MARKED
from divergence.result import Conflict, Fact


def restated(facts: Sequence[Fact], conflicts: Sequence[Conflict]) -> tuple[Fact, ...]:
    """The facts, those that are stated by the minority of a real conflict in words of its majority."""
    instead: dict[str, list[str]] = {}
    for conflict in conflicts:
        if conflict.resolution == "real" and conflict.deviant:
            lone = [side for side in conflict.sides if set(side.articles) <= set(conflict.deviant)]
            most = [mention.text for side in conflict.sides if side not in lone for mention in side.mentions]
            for mention in (mention for side in lone for mention in side.mentions):
                instead.setdefault(_plain(mention.text), []).extend(most)
    return tuple(_restated(fact, instead.get(fact.statement, ())) for fact in facts)


def _restated(fact: Fact, instead: Sequence[str]) -> Fact:
    own = {mention.text for mention in fact.mentions}
    other = sorted((text for text in instead if text in own), key=lambda text: (bool(MARKED.search(text)), len(text)))
    return replace(fact, statement=_plain(other[0])) if other else fact


def _plain(text: str) -> str:
    return " ".join(text.split())
