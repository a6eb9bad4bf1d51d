"""Common ground: what two clauses of a story have in common, and what tells them apart.

Their telling words, weighed by how seldom the story says them; the classes of acts they speak of; days, figures, who is
given for them and of whom they tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from functools import cached_property

from divergence.annotations.dates import parse
from divergence.annotations.quantities import Quantity
from divergence.comparison.background import concept
from divergence.comparison.conflicts.acts import CAUSE, Act, acts
from divergence.comparison.conflicts.answers import Answer, answers
from divergence.comparison.conflicts.assertions import Assertion, damping
from divergence.comparison.conflicts.doers import Doer, apart, called, doer
from divergence.comparison.conflicts.questions import asking
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import overlap

CAUSE_RARITY = 0.6
TELLING_CLASS = 0.5  # rarity from which a class of acts alone says what two are about: in a root of the clauses
RUN, SAID_AGAIN = 4, 0.8  # words of a run, and share of a clause's runs in another from which it says that again
LATER = timedelta(days=1)
AMOUNTS = frozenset({"money", "percent"})


Place = tuple[int, int]  # article and sentence


class Ground:
    """A story's clauses with their acts, and how much each of its words and classes of acts tells."""

    def __init__(self, told: Told) -> None:
        found = told.assertions
        self.told, self.articles, self.family = told, told.articles, told.family
        self.clauses = found
        self.spoken: list[list[Act]] = [acts(each.lower, each.names) for each in found]
        self.damped = damping(found)
        self.dates: dict[Place, list[Claim]] = {}
        self.figures: dict[Place, list[Claim]] = {}
        for claim in told.claims:
            if claim.field != "text":
                continue
            place = claim.article, claim.sentence
            if claim.dimension == "date":
                self.dates.setdefault(place, []).append(claim)
            elif isinstance(claim.anchor, Quantity) and claim.anchor.kind in AMOUNTS:
                self.figures.setdefault(place, []).append(claim)
        self.near_sentences = told.near(0.0)
        self.rarity = _rarity(found, self.spoken)
        self.called = called(told.articles)
        self._weighed: dict[int, dict[str, float]] = {}
        self._masses: dict[int, float] = {}
        self._sources: dict[int, list[frozenset[str]]] = {}
        self._named: dict[int, frozenset[str]] = {}
        self._doers: dict[int, Doer | None] = {}

    @cached_property
    def answers(self) -> list[Answer]:
        """The clauses that tell an act flat."""
        return answers(self.clauses, self.spoken)

    def published_since(self, one: Assertion, rival: Assertion) -> bool:
        """Whether a clause was published more than a day after another: what was open may be settled by then, and what
        was planned be done."""
        then, now = (parse(self.articles[each.article].article.published) for each in (one, rival))
        return then is not None and now is not None and now.date() - then.date() > LATER

    def weighed(self, clause: Assertion) -> dict[str, float]:
        """The telling words of a clause, in the order of the text."""
        if id(clause) not in self._weighed:
            self._weighed[id(clause)] = {
                word: weight * self.damped.get(word, 1.0)
                for word, weight in clause.words.items()
                if word in clause.own and word not in asking()
            }
        return self._weighed[id(clause)]

    def sources(self, clause: Assertion) -> list[frozenset[str]]:
        """The words of each named source that is given for a clause."""
        if id(clause) not in self._sources:
            self._sources[id(clause)] = _sources(self.told, clause)
        return self._sources[id(clause)]

    def named(self, clause: Assertion) -> frozenset[str]:
        """The names of a clause's sentence, but for who is given for it and the outlet: the bureau that does not know
        and the paper that does name no two things."""
        if id(clause) not in self._named:
            self._named[id(clause)] = self._told_of(clause)
        return self._named[id(clause)]

    def doer(self, clause: Assertion) -> Doer | None:
        """Of whom a clause tells."""
        if id(clause) not in self._doers:
            self._doers[id(clause)] = doer(self.articles[clause.article], clause, self.called)
        return self._doers[id(clause)]

    def share(self, one: Assertion, other: Assertion) -> float:
        """How much of the telling words of one clause another has."""
        weighed, here, there = self.weighed(one), one.words, other.words
        shared = sum([weight * min(1.0, there[word] / here[word]) for word, weight in weighed.items() if word in there])
        return shared / self._mass(one) if shared else 0.0

    def _mass(self, clause: Assertion) -> float:
        """How much the telling words of a clause weigh together."""
        if id(clause) not in self._masses:
            self._masses[id(clause)] = sum(self.weighed(clause).values())
        return self._masses[id(clause)]

    def aligned(self, one: Assertion, other: Assertion) -> float:
        """How likely the sentences of two clauses state one fact."""
        here, there = ((each.article, "text", each.sentence) for each in (one, other))
        return self.near_sentences.get(here, {}).get(there, 0.0)

    def dated(self, each: Assertion) -> bool:
        """Whether the sentence of a clause gives a date."""
        return (each.article, each.sentence) in self.dates

    def one_day(self, one: Assertion, other: Assertion) -> bool:
        """Whether the sentences of two clauses give dates that may be one."""
        return any(
            overlap(here, there)
            for here in self.dates.get((one.article, one.sentence), ())
            for there in self.dates.get((other.article, other.sentence), ())
        )

    def heard_of(self, one: Assertion, other: Assertion) -> bool:
        """Whether nobody is given for an answer, or one whom the question's sentence names as well: what the owner says
        the board will do is the owner's word, what the board says it will do is the outlet's."""
        return not any(one.words.keys().isdisjoint(source) for source in self.sources(other))

    def figures_apart(self, one: Assertion, other: Assertion) -> bool:
        """Whether the sentences of two clauses give figures of one kind, and none in common: another conflict."""
        here, there = (self.figures.get((each.article, each.sentence), ()) for each in (one, other))
        pairs = [(a, b) for a in here for b in there if a.dimension == b.dimension]
        return bool(pairs) and not any(overlap(a, b) for a, b in pairs)

    def of_others(self, one: Assertion, other: Assertion) -> bool:
        """Whether two clauses tell of two who do something, and neither sentence names the other's: what Unibank does
        is no answer to what Meridian may do."""
        here, there = self.doer(one), self.doer(other)
        if here is None or there is None or not apart(here, there):
            return False
        return here.words.isdisjoint(other.names) and there.words.isdisjoint(one.names)

    def _told_of(self, clause: Assertion) -> frozenset[str]:
        annotated = self.articles[clause.article]
        given = [annotated.article.source or ""]
        for report in annotated.attributions:
            if any(clause.start <= start < clause.end for start, _ in report.source_spans):
                given.append(report.source or "")
        return clause.names.difference(*(each.lower().split() for each in given))


def said_again(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one clause has another nearly word for word: who says it again answers nothing."""
    runs = [tuple(other[at : at + RUN]) for at in range(len(other) - RUN + 1)]
    known = {tuple(one[at : at + RUN]) for at in range(len(one) - RUN + 1)}
    return sum(run in known for run in runs) > SAID_AGAIN * len(runs) > 0


def _rarity(found: Sequence[Assertion], spoken: Sequence[Sequence[Act]]) -> dict[str, float]:
    """How seldom a story speaks of each class of acts, in [0, 1]; what is said twice in the same words counts once."""
    where: dict[str, set[tuple[str, ...]]] = {}
    for each, here in zip(found, spoken, strict=True):
        for act in here:
            for kind in act.kinds:
                where.setdefault(kind, set()).add(each.lower)
    total = max(2, len({each.lower for each in found}))
    rarity = {kind: math.log(total / (1 + len(clauses))) / math.log(total) for kind, clauses in sorted(where.items())}
    return rarity | {CAUSE: CAUSE_RARITY}


def _sources(told: Told, each: Assertion) -> list[frozenset[str]]:
    """The words of each named source that is given for a clause, but for the outlet itself ("The Gazette can
    reveal")."""
    annotated = told.articles[each.article]
    outlet = (annotated.article.source or "").lower().split()
    first = annotated.document.text.find(each.text, each.start)
    last = first + len(each.text)

    def given(start: int, end: int) -> bool:
        shared = 2 * (min(end, last) - max(start, first))
        return shared > last - first or (start <= first and shared > end - start)  # "…, said Ida Lund, who lives there"

    return [
        frozenset(concept(word) for word in (report.source or "").lower().split())
        for report in annotated.attributions
        if report.kind == "named" and not (report.source or "").islower()
        if not set((report.source or "").lower().split()) <= {"the", *outlet}
        if any(given(start, end) for start, end in report.content_spans)
    ]
