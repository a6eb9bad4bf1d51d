"""Rivalry: every piece of evidence has a weight, and a prior to be held to."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.conflicts.camps import Camp
from divergence.comparison.conflicts.candidates import candidates
from divergence.comparison.conflicts.field import Field, field, held, likeness
from divergence.comparison.conflicts.rivalry import EVIDENCE, evidence
from divergence.comparison.facts.claims import Claim, claims
from divergence.comparison.facts.gathered import gather
from tests.fiction import MUSE_SPARK, shipped

TEXTS = (
    "Coastguards lifted 86 passengers from the ferry Saltwind by helicopter on Tuesday.",
    "Coastguards lifted 134 passengers off the ferry Saltwind by helicopter on Tuesday.",
)


def side_by_side(found: list[Claim]) -> Field | None:
    return field(gather(found), list(range(len(TEXTS))))


def test_weights_prior_and_evidence_name_the_same() -> None:
    shipped = tomllib.loads((files("divergence.comparison.conflicts") / "candidates.toml").read_text(encoding="utf-8"))
    prior = Path(__file__).parents[3] / "benchmarks" / "conflict_prior.toml"
    assert set(shipped["weights"]) == set(EVIDENCE)
    assert set(tomllib.loads(prior.read_text(encoding="utf-8"))["weights"]) == set(EVIDENCE)


def weighed(texts: tuple[str, ...], low: float | None = None) -> tuple[dict[str, float], Field]:
    """The evidence that the counts of two texts (from `low` on) are rivals, by name, and the field it is read off."""
    among = side_by_side(claims([annotate(Article(str(number), text)) for number, text in enumerate(texts)]))
    assert among is not None
    one, other = (
        place
        for place, claim in enumerate(among.claims)
        if claim.dimension == "count" and (low is None or (claim.low or 0) >= low)
    )
    camp, rivals = Camp(held(among, [one]), [other]), held(among, [other])
    (found,) = evidence(among, [camp], rivals, {one: 1, other: 1})
    return dict(zip(EVIDENCE, found, strict=True)), among


def test_evidence_reads_as_its_names_say() -> None:
    values, _ = weighed(TEXTS)
    assert np.isfinite(list(values.values())).all()
    assert values["noun"] == values["same_name"] == values["singleton"] == 1
    assert values["near"] > 0.8
    assert values["alone_here"] == values["alone_there"] == values["aligned_best"] == 1
    assert 0 < values["second_telling"] <= values["telling"]
    assert values["beside"] == values["measures_apart"] == values["sources_apart"] == 0
    assert values["date"] == values["noun_apart"] == values["said_there"] == 0
    assert values["slip"] == values["long_slip"] == values["companion"] == 0


def test_digits_changed_over_and_a_value_beside_both_tell_the_more_the_longer_they_are() -> None:
    texts = "The trial had 4,812 patients in 22 towns.", "It had 4,182 patients in 22 towns."
    values, among = weighed(texts, 1000)
    assert (values["slip"], values["long_slip"]) == (1, 2)
    assert values["companion"] == among.rarity[next(at for at, each in enumerate(among.claims) if each.low == 22)]


def test_claims_without_values_have_no_field() -> None:
    found = claims([annotate(Article("a", "The ferry ran aground in thick fog off the northern headland."))])
    assert side_by_side(found) is None


def test_claims_held_against_all_when_asked_are_those_held_at_once() -> None:
    found = claims([annotate(Article(str(number), text)) for number, text in enumerate(TEXTS)])
    among = side_by_side(found)
    assert among is not None
    assert among.whole is not None
    places = list(range(len(among.claims)))
    asked = held(replace(among, whole=None), places)
    for name in ("context", "sentence", "near", "likeness", "aligned", "comparable", "same", "compatible", "counted"):
        assert np.array_equal(getattr(asked, name), getattr(among.whole, name)), name
    assert likeness(replace(among, whole=None), [0], places) == likeness(among, [0], places)


def test_a_large_story_is_searched_by_dimension_and_the_same_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    found = claims([annotate(article) for article in shipped(MUSE_SPARK)])
    gathered = gather(found)
    family = list(range(len(shipped(MUSE_SPARK))))
    whole = candidates(gathered, gathered.facts, family)
    monkeypatch.setattr("divergence.comparison.conflicts.field.TOGETHER", 3)
    monkeypatch.setattr("divergence.comparison.conflicts.field.WHOLE", 3)
    parted = candidates(gathered, gathered.facts, family)
    assert len(whole) > 10
    for one, other in zip(whole, parted, strict=True):
        assert (one.group, one.rival, one.seconders) == (other.group, other.rival, other.seconders)
        assert np.array_equal(one.evidence, other.evidence)
