from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.identity import Identity
from divergence.registry import documented, explain, mean_of, run, share_of
from tests.features.reading import PADDING, feature


def test_a_rate_is_per_thousand_own_voice_words_with_an_exact_interval() -> None:
    found = feature("loaded_language", PADDING + " The offer was shameful.")
    assert (found.count, found.exposure) == (1, 108)
    assert found.value == pytest.approx(1000 / 108)
    assert found.low == pytest.approx(0.0253 * 1000 / 108, rel=0.01)
    assert found.high == pytest.approx(5.572 * 1000 / 108, rel=0.01)


def test_a_short_text_keeps_its_findings_and_has_no_rate() -> None:
    whole = run(annotate(Article("a", "The offer was shameful.")), Identity())
    assert whole.features["loaded_language"].status == "too_short"
    assert whole.features["loaded_language"].value is None
    assert [each.cue for each in whole.findings if each.rule == "loaded-language"] == ["shameful"]


def test_a_finding_keeps_its_id_when_a_line_above_changes() -> None:
    before = run(annotate(Article("a", "The town is calm.\n\nThe offer was shameful.")), Identity())
    after = run(annotate(Article("a", "The old town is very calm today.\n\nThe offer was shameful.")), Identity())
    assert [each.id for each in before.findings] == [each.id for each in after.findings]


def test_the_rules_of_one_feature_are_counted_together() -> None:
    text = (
        PADDING + "\n\nAnn Holm, formerly head of Arden Rail, spoke. The firm faced accusations of price fixing. "
        "Shares fell. The price fixing scandal hurt the firm. Arden Rail, now under Holm's leadership, gains."
    )
    rules = [each.rule for each in run(annotate(Article("a", text)), Identity()).findings]
    assert "hardening" in rules
    assert "self-contradiction" in rules
    assert feature("consistency", text).count == rules.count("hardening") + rules.count("self-contradiction")


def test_equal_findings_have_different_ids() -> None:
    found = run(annotate(Article("a", "The offer was shameful. " * 3)), Identity()).findings
    assert len({each.id for each in found}) == len(found) >= 3


def test_a_share_of_nothing_has_a_reason() -> None:
    found = share_of(0, 0, "no figures")
    assert (found.value, found.status, found.reason) == (None, "not_applicable", "no figures")
    assert share_of(3, 3, "").value == 1.0


def test_a_mean_of_one_value_has_no_spread() -> None:
    assert mean_of([0.5]).low == 0.5
    assert mean_of([]).status == "not_applicable"


def test_an_unknown_rule_names_its_nearest() -> None:
    with pytest.raises(DivergenceError) as caught:
        explain("loaded-langage")
    assert caught.value.code == "D501"
    assert "loaded-language" in str(caught.value)


def test_the_parts_of_a_docstring() -> None:
    parts = documented("Finds.\n\nMore.\nWhy it matters: because\nit does.\nExample: e\nKnown limits: l\nSource: s")
    assert (parts.finds, parts.why, parts.source) == ("Finds. More.", "because it does.", "s")
    assert documented("Only this.").limits == ""
