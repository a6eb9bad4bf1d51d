"""Lone parts: what a fact's sentence adds in passing that none of the others counted for the fact tells.

"Cascade, which lost service to 112,000 customers at the height of the storm, disputes the charge": the customers are
what four sources tell, the dispute is of one. A sentence is cut at its commas and conjunctions. A part is one source's
own where hardly any of its telling words stand in another's sentence on the fact, nor many of them in any one sentence
of its text; a part that has only a name, where no other text has the name; a time of day, where no other text gives it;
"every one of the 47", where the others say less.
A part with a name or a number that another's sentence on the fact has as well is what the fact is about.

Limits: words are compared, so a part told in wholly other words is taken for one source's own; what is not set off by a
comma or a conjunction is not looked at by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence, Set
from itertools import pairwise

from divergence.comparison.background import TELLING, weighed
from divergence.comparison.facts.claims import Claim
from divergence.document import plain_view

CONJUNCTION = r"(?:and|but|while|who|which|where|when|that|because|as)\s(?=[a-z])"
CUT = re.compile(rf"(?:[,;:]|\s[–—-]+)\s+(?:{CONJUNCTION})?|\s{CONJUNCTION}")
SWEEPING = re.compile(
    r"\b(?:every one|each one|all|none)(?= of (?:the|its|his|her|their|our|those|these|them)\b)", re.IGNORECASE
)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
WORD = re.compile(r"[^\W_][\w'-]*")
CLOCK = re.compile(r"\b(\d{1,2})(?:[:.](\d\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
ABBREVIATED = re.compile(r"\b[ap]\.m$")
NAME = re.compile(r"[A-Z]")
HELD = 0.34  # share of a part from which another's sentence on the fact tells something of it ...
TOLD = 0.4  # ... and from which any sentence of another's text does
LEAST = 2  # telling words of a part that is no mere name

Place = tuple[int, str, int]


class Told:
    """What every sentence of a story has, to look parts of other sentences up in."""

    def __init__(self, claims: Sequence[Claim], family: Sequence[int]) -> None:
        self.family = family
        self.has: dict[str, set[Place]] = {}  # the sentences of each concept, and of each time of day
        self.texts = {claim.key: claim.text for claim in claims}
        for key, text in self.texts.items():
            for concept in (*_words(text), *_clocks(text), *NUMBER.findall(text)):
                self.has.setdefault(concept, set()).add(key)

    def lone_parts(
        self, statement: str, own: int, counted: Collection[int], places: Collection[Place]
    ) -> Iterator[tuple[int, int]]:
        """The parts of a fact's sentence, from family `own`, that no other family counted for the fact tells, as places
        in it; `places` are the sentences that state the fact."""
        others = {group for group in counted if group != own}
        sweeping = SWEEPING.search(statement)
        if sweeping and not any(
            self.family[place[0]] in others and SWEEPING.search(self.texts[place]) for place in places
        ):
            yield sweeping.span()
        for start, end in _parts(statement):
            if self._is_lone(statement[start:end], others, places):
                yield start, end
            else:
                clocks = CLOCK.finditer(statement, start, end)
                yield from (clock.span() for clock in clocks if not self._families(_clock(clock)) & others)

    def _is_lone(self, part: str, others: Set[int], places: Collection[Place]) -> bool:
        names = set(_words(part, names=True))
        words = {word: weight for word, weight in _words(part).items() if word not in names}
        if len(words) < LEAST:
            return bool(names) and not words and not self._named(names, others)
        on_it = [place for place in places if self.family[place[0]] in others]
        if any(self.has.get(each, set()).intersection(on_it) for each in (*names, *NUMBER.findall(part))):
            return False
        whole, held = sum(words.values()), dict[Place, float]()
        for word, weight in words.items():
            for place in self.has.get(word, ()):
                held[place] = held.get(place, 0.0) + weight
        return not any(
            self.family[place[0]] in others and share >= whole * (HELD if place in places else TOLD)
            for place, share in held.items()
        )

    def _named(self, names: Collection[str], others: Set[int]) -> bool:
        """Whether one of the others has most of these words of a name: "Sheriff" alone is not Sheriff Luis Okamoto."""
        having = [self._families(name) for name in names]
        return any(2 * sum(group in each for each in having) > len(having) for group in others)

    def _families(self, concept: str) -> set[int]:
        return {self.family[place[0]] for place in self.has.get(concept, ())}


def _parts(statement: str) -> list[tuple[int, int]]:
    """Where the parts of a sentence begin and end, if it has several."""
    cuts = [(0, 0), *(match.span() for match in CUT.finditer(statement)), (len(statement), len(statement))]
    found = [(before[1], after[0]) for before, after in pairwise(cuts)]
    return [_stripped(statement, *each) for each in found] if len(found) > 1 else []


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    bare = part.rstrip(" .!?…\"”’'")
    stop = part[len(bare) :].startswith(".") and ABBREVIATED.search(bare) is not None
    return start + len(part) - len(part.lstrip(" \"“‘'")), start + len(bare) + stop


def _words(text: str, names: bool = False) -> dict[str, float]:
    """The telling words of a text, or those of its capitalised words alone, by what they tell."""
    found: dict[str, float] = {}
    for word in WORD.findall(plain_view(text)):
        if names and not NAME.match(word):
            continue
        concept, weight = weighed(word.lower().removesuffix("'s"))
        if weight > TELLING and word[0].isalpha():
            found[concept] = max(weight, found.get(concept, 0.0))
    return found


def _clocks(text: str) -> Iterator[str]:
    return (_clock(match) for match in CLOCK.finditer(text))


def _clock(match: re.Match[str]) -> str:
    """A time of day as minutes, which no word is."""
    hours = int(match[1]) % 12 + (12 if match[3].lower() == "p" else 0)
    return f"{60 * hours + int(match[2] or 0)} minutes"
