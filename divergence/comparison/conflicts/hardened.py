"""Conflicts of certainty: one source tells as settled what two other families leave open.

"The authority has not decided whether to review the licence" twice, and "the regulator will strip it of its licence":
whoever is right, the third is surer than what is known. The words for what is open and what is settled are one axis of
the `opposites` lexicon; the decision is that of `polarity`, over the words that tell the matter, with weights of its
own (`hardened.toml`). The same figure or date needs no such decision ("could rise by 11 per cent" twice, and "will rise
by 11 per cent"; "up to 600" twice, and "guaranteed 600"), nor does a cause that nobody knows (`causes`).

Limits: an outcome told in words of its own ("rates come down next month") shares nothing with "no decision has been
made"; a source that learnt of the decision first looks like one that made it up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from divergence.comparison.background import concept
from divergence.comparison.conflicts import causes
from divergence.comparison.conflicts.assertions import NEGATIONS, OPEN, SETTLED, Assertion, stated
from divergence.comparison.conflicts.settling import Settled, against, decided
from divergence.comparison.conflicts.standoff import LEAST_FAMILIES, Standoff, Told, shown
from divergence.comparison.facts.alignment import overlap
from divergence.comparison.facts.claims import Claim

Clause = Assertion | Claim
DECISION = "hardened"
OPEN_LEVEL = 0.5  # height on the ladder up to which a claim leaves its figure open ...
CERTAIN = 0.95  # ... and from which another is sure of it
HEARD = "suggested"  # what somebody alleges is not open but told by somebody
WILL = frozenset({"will", "'ll"})
GUARANTEED = frozenset("guaranteed guarantees guarantee".split())
SUBORDINATE = frozenset("after because since when while although".split())
PENDING = frozenset(
    "decide consider depend review hear discuss determine meet rule vote debate examine assess investigate look see "
    "know wait remain continue take complete try seek ask need give answer announce publish".split()
)
TOLD = frozenset("said says told".split())


def standoffs(told: Told) -> Iterator[Standoff]:
    """What is open, and told as settled; a sentence is told once, against all who leave it open."""
    sides: dict[tuple[int, int], tuple[Clause, list[Clause]]] = {}
    for pair in decided(hardened(told.assertions, told.family), DECISION):
        key = pair.rival.article, pair.rival.start
        sides.setdefault(key, (pair.rival, []))[1].extend([*pair.agreed, *_also_open(pair, told)])
    found: list[tuple[Sequence[Clause], Clause]] = [*firmer(told), *causes.settled(told)]
    for doubtful, sure in found:
        sides.setdefault((sure.article, sure.start), (sure, []))[1].extend(doubtful)
    for rival, agreed in sides.values():
        one, other = shown(agreed[0].text), shown(rival.text)
        words = f"{told.clause(agreed, 'leave')} open what another tells as settled: “{one}” against “{other}”."
        yield Standoff("certainty", one, other, words, agreed, (rival,))


def _also_open(pair: Settled, told: Told) -> Iterator[Assertion]:
    """The clauses of further families that leave open what the same bodies do, in words that are on no axis."""
    known = {told.family[each.article] for each in (*pair.agreed, pair.rival)}
    bodies = pair.agreed[0].names & pair.rival.names
    for each in told.assertions:
        doubtful = each.certainty.level <= OPEN_LEVEL and each.certainty.rung != HEARD
        if doubtful and bodies and bodies <= each.names and told.family[each.article] not in known:
            known.add(told.family[each.article])
            yield each


def firmer(told: Told) -> Iterator[tuple[list[Claim], Claim]]:
    """Claims of one figure or date in one fact: those of two families or more that leave it open, and one that says
    what will be; as many may not be sure of it."""
    for fact in told.facts:
        here = [claim for number in fact.claims if (claim := told.claims[number]).dimension and claim.field == "text"]
        for rival in here:
            if not _foretells(rival, told):
                continue
            group = told.family[rival.article]
            same = [each for each in here if told.family[each.article] != group and overlap(each, rival)]
            doubtful = [each for each in same if _leaves_open(each) or (_at_most(each) and not _at_most(rival))]
            left_open = {told.family[each.article] for each in doubtful}
            sure = {told.family[each.article] for each in same} - left_open
            if len(left_open) >= LEAST_FAMILIES and len(sure) < len(left_open):
                yield doubtful, rival


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
    if claim.quoted or not NEGATIONS.isdisjoint(lower):
        return False
    future = not WILL.isdisjoint(lower) and PENDING.isdisjoint(lower)
    return (future and claim.certainty.level >= CERTAIN) or not GUARANTEED.isdisjoint(lower)


def hardened(found: Sequence[Assertion], family: Sequence[int]) -> list[Settled]:
    """Every flat clause that settles what clauses of two other families leave open, with its evidence."""
    open_clauses = [_unnamed(each) for each in found if each.leaning == OPEN]
    flat = [_unnamed(each) for each in found if each.leaning == SETTLED and _flat(each)]
    return list(against(found, family, open_clauses, flat))


def _flat(each: Assertion) -> bool:
    """Whether a clause tells an outcome in the writer's own words; that somebody "will decide" is none."""
    return (
        stated(each)
        and NEGATIONS.isdisjoint(each.lower)
        and not each.attributed
        and not each.quoted
        and (PENDING | TOLD).isdisjoint(each.lower)
    )


def _unnamed(each: Assertion) -> Assertion:
    """A clause of the words that tell the matter: no names, which every matter of a story shares, and nothing behind
    "after" or "because", which is settled already."""
    cut = next((at for at, word in enumerate(each.lower) if at and word in SUBORDINATE), len(each.lower))
    told = {concept(word) for word in each.lower[:cut]} - {concept(word) for word in each.names}
    return replace(each, own=each.own & told)
