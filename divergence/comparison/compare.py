"""Compare a story's annotated articles: from claims to facts, conflicts and who stands behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from divergence.annotations import Annotated
from divergence.comparison.asides import with_asides
from divergence.comparison.carried import carry
from divergence.comparison.conflicts import candidates, values
from divergence.comparison.conflicts.beyond_values import beyond_values
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.consensus import Agreed, agree
from divergence.comparison.copies import originals, reworked, spread
from divergence.comparison.details import with_details
from divergence.comparison.echoes import credited, once
from divergence.comparison.facts.borne_out import Sentences, borne_out
from divergence.comparison.facts.claims import Claim, claims
from divergence.comparison.facts.gathered import gather
from divergence.comparison.facts.off_the_point import to_the_point
from divergence.comparison.facts.omitted import nearest
from divergence.comparison.facts.opposed import Story, without_opposed
from divergence.comparison.facts.standing import standing
from divergence.comparison.nearby import beside, with_near
from divergence.comparison.restated import restated
from divergence.comparison.running import running
from divergence.identity import Identity


def compare(articles: Sequence[Annotated], family: Sequence[int], identity: Identity) -> Agreed:
    """The facts and conflicts of one story.

    Args:
        articles: in an order that depends on their content alone, of each family the one that stands for it first.
        family: the family number of each article.
    """
    group = {annotated.article.id: number for annotated, number in zip(articles, family, strict=True)}
    outlets = {annotated.article.id: annotated.article.source for annotated in articles}
    articles, copies = originals(articles)
    late = reworked(articles, [group[annotated.article.id] for annotated in articles])
    own = late.count(False)
    articles = [articles[number] for number in sorted(range(len(articles)), key=late.__getitem__)]
    ids = [annotated.article.id for annotated in articles]
    family = [group[each] for each in ids]
    found, echoes = once(claims(articles, own), family, ids)
    without = [claim for claim in found if claim.article < own]
    if not without:
        return Agreed((), (), {})
    agreed = _compared(articles[:own], without, family, ids, identity)
    if len(without) < len(found):
        asides = {(ids[each.article], each.field, each.start) for each in found[len(without) :]}
        agreed = with_asides(agreed, _compared(articles, found, family, ids, identity), asides)
    agreed = spread(beside(credited(agreed, echoes)), copies)
    moot = frozenset(id for each in ids[own:] for id in copies[each])
    return replace(agreed, facts=carry(agreed.facts, group, outlets), copies=moot)


def _compared(
    articles: Sequence[Annotated], found: Sequence[Claim], family: Sequence[int], ids: Sequence[str], identity: Identity
) -> Agreed:
    """The facts and conflicts of these articles' claims; `ids` and `family` may go on to articles that have no part."""
    among = {family.index(number) for number in family}
    gathered = gather(found, among)
    pairs = candidates.candidates(gathered, gathered.facts, family)
    likely = candidates.probabilities(pairs)
    rivals = values.resolve(found, pairs, likely, articles, family)
    updates = running(found, pairs, likely, articles)
    story = Story(found, articles, family, gathered.worded)
    sentences = Sentences(story)
    stated = without_opposed(standing(gathered, family, among), story)
    facts = to_the_point(borne_out(stated, sentences), sentences)
    agreed = agree(found, facts, rivals, updates, family, ids, identity)
    told = Told(articles, family[: len(articles)], gathered)
    conflicts = agreed.conflicts + beyond_values(told, identity, agreed.conflicts)
    agreed = restated(replace(agreed, conflicts=conflicts), dict(zip(ids, family, strict=True)))
    agreed = with_details(agreed, found, gathered.pairs.values, family, ids)
    return with_near(agreed, nearest(gathered, facts, family), found, ids)
