"""Conflicts of certainty: one source tells as settled what two other families leave open.

"The authority has not decided whether to review the licence" twice, and "the regulator will strip it of its licence":
whoever is right, the third is surer than what is known. Four searches: what is open, a cause among it, and the clause
that answers it (`settled`); what is planned, and told as done (`foretold`); what is suspected, and told as what it was
(`suspects`); and the same figure or date ("could rise by 11 per cent" twice, and "will rise by 11 per cent"; "up to
600" twice, and "guaranteed 600").

Limits: a source that learnt of the decision first looks like one that made it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from divergence.annotations.finite import RELATIVES
from divergence.comparison.background import telling
from divergence.comparison.conflicts.answers import DECIDING
from divergence.comparison.conflicts.assertions import Assertion, denies
from divergence.comparison.conflicts.foretold import foretold
from divergence.comparison.conflicts.questions import asking
from divergence.comparison.conflicts.settled import Story, settled
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told
from divergence.comparison.conflicts.suspects import convicted
from divergence.comparison.facts.claims import Claim
from divergence.comparison.facts.readings import overlap
from divergence.document import Document

Clause = Assertion | Claim
OPEN_LEVEL = 0.5  # height on the ladder up to which a claim leaves its figure open ...
CERTAIN = 0.95  # ... and from which another is sure of it
HEARD = "suggested"  # what somebody alleges is not open but told by somebody
WILL = frozenset({"will", "'ll"})
SUPPOSING = frozenset("if unless provided should".split())
GUARANTEED = frozenset("guaranteed guarantees guarantee".split())
PENDING = DECIDING | frozenset(
    "depend hear determine see assess investigate look know wait remain continue take complete try seek ask need give "
    "answer announce publish say tell learn choose".split()
)


def standoffs(told: Told) -> Iterator[Standoff]:
    """What is open, and told as settled; each article that tells it so is told once, against all who leave it open."""
    story = Story(told)
    found: list[tuple[Sequence[Clause], Clause]] = [
        *firmer(told),
        *settled(story),
        *foretold(story),
        *convicted(story),
    ]
    for agreed, rivals in _merged(found):
        one, other = told.shown(agreed[0]), told.shown(rivals[0])
        words = f"{told.clause(agreed, 'leave')} open what another tells as settled: “{one}” against “{other}”."
        yield Standoff("certainty", one, other, words, agreed, rivals)


def _merged(found: Sequence[tuple[Sequence[Clause], Clause]]) -> list[tuple[list[Clause], list[Clause]]]:
    """Who leaves something open, and the clauses of one article that tell it as settled: an article that says so in
    its lead and again further on is in one conflict. What is open is one thing where it is open in the same sentences
    of two articles or more, or the same sentence answers it."""
    merged: list[tuple[list[Clause], list[Clause]]] = []
    for doubtful, sure in found:
        for agreed, rivals in merged:
            again = any(_place(each) == _place(sure) for each in rivals)
            if again or (rivals[0].article == sure.article and _open_alike(agreed, doubtful)):
                agreed += doubtful
                rivals += [] if again else [sure]
                break
        else:
            merged.append((list(doubtful), [sure]))
    return merged


def _open_alike(one: Sequence[Clause], other: Sequence[Clause]) -> bool:
    shared = {_place(each) for each in one} & {_place(each) for each in other}
    return len({article for article, _ in shared}) >= LEAST_FAMILIES


def _place(each: Clause) -> tuple[int, int]:
    return each.article, each.start


def firmer(told: Told) -> Iterator[tuple[list[Claim], Claim]]:
    """Claims of one figure or date in one fact: those of two families or more that leave it open, and one that says
    what will be; as many may not be sure of it."""
    for fact in told.facts:
        here = [claim for number in fact.claims if (claim := told.claims[number]).dimension and claim.field == "text"]
        for rival in here:
            if _at_most(rival) or not _foretells(rival, told):
                continue  # "nobody may hold more than 8,000" and "will be able to hold up to 8,000" are one rule
            group = told.family[rival.article]
            own = _telling(rival, told)
            same = [
                each
                for each in here
                if told.family[each.article] != group and overlap(each, rival) and own & _telling(each, told)
            ]
            doubtful = [each for each in same if _leaves_open(each) or _at_most(each)]
            left_open = {told.family[each.article] for each in doubtful}
            sure = {told.family[each.article] for each in same} - left_open
            if len(left_open) >= LEAST_FAMILIES and len(sure) < len(left_open):
                yield doubtful, rival


def _telling(claim: Claim, told: Told) -> Set[str]:
    """The concepts of a claim's sentence, but for those of time and of asking: "next week will be busy" answers
    nothing."""
    document = told.articles[claim.article].document
    sentence = document.sentences[claim.sentence]
    return telling(document.lower[sentence.first : sentence.last]).keys() - asking()


def _leaves_open(claim: Claim) -> bool:
    return claim.certainty.level <= OPEN_LEVEL and claim.certainty.rung != HEARD


def _at_most(claim: Claim) -> bool:
    """Whether the figure is a ceiling, which may not be reached: "up to 600"."""
    return claim.low is None and claim.high is not None


def _foretells(claim: Claim, told: Told) -> bool:
    """Whether the sentence of a claim says flat what will be, and not that somebody will decide."""
    document = told.articles[claim.article].document
    sentence = document.sentences[claim.sentence]
    lower = document.lower[sentence.first : sentence.last]
    if claim.quoted or any(map(denies, lower)) or not SUPPOSING.isdisjoint(lower):
        return False
    future = _of_the_figure(claim, lower, sentence.first, document) and PENDING.isdisjoint(lower)
    return (future and claim.certainty.level >= CERTAIN) or not GUARANTEED.isdisjoint(lower)


def _of_the_figure(claim: Claim, lower: Sequence[str], first: int, document: Document) -> bool:
    """Whether what will be is told of a claim's figure, and not of somebody beside it: "Ida Lund, who will show it,
    gives 2029 as the earliest date"."""
    at = document.token_range(claim.anchor.start, claim.anchor.end)[0] - first if claim.anchor is not None else 0
    for place, word in enumerate(lower):
        if word in WILL:
            aside = place > 0 and lower[place - 1] in RELATIVES and (at < place or "," in lower[place:at])
            if not aside:
                return True
    return False
