"""Compare a story's annotated articles: from claims to facts, conflicts and who stands behind each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from divergence.annotations import Annotated
from divergence.comparison.carried import carry
from divergence.comparison.conflicts import candidates, values
from divergence.comparison.conflicts.beyond_values import beyond_values
from divergence.comparison.conflicts.standoff import Told
from divergence.comparison.consensus import Agreed, agree
from divergence.comparison.copies import originals, spread
from divergence.comparison.echoes import credited, once
from divergence.comparison.facts import alignment
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.drafts import drafts
from divergence.comparison.facts.gathering import clusters
from divergence.comparison.facts.space import vectors
from divergence.comparison.restated import restated
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
    ids = [annotated.article.id for annotated in articles]
    family = [group[each] for each in ids]
    found, echoes = once(claims(articles), family, ids)
    if not found:
        return Agreed((), (), {})
    space = vectors(found, {family.index(number) for number in family})
    near = alignment.pairs(found, space)
    likely = alignment.probabilities(near)
    facts = drafts(found, clusters(near, likely), near, likely)
    pairs = candidates.candidates(found, facts, space, family, near, likely)
    rivals = values.resolve(found, pairs, candidates.probabilities(pairs), articles, family)
    agreed = agree(found, facts, rivals, family, ids, identity)
    conflicts = agreed.conflicts + beyond_values(Told(articles, family, found, facts), identity)
    agreed = Agreed(restated(agreed.facts, conflicts), conflicts, agreed.asserting)
    agreed = spread(credited(agreed, echoes), copies)
    return replace(agreed, facts=carry(agreed.facts, group, outlets))
