"""What changes no rate: saying a text twice, quoting, and how it is typeset."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divergence.annotations import annotate
from divergence.article import Article
from divergence.identity import Identity
from divergence.registry import Extraction, run

STRAIGHT = str.maketrans("“”’", '""\'')
CLAUSES = [
    "The council met on Monday.",
    "The shameless board kept its seats, and nobody has explained why.",
    "Make no mistake, this is a disgrace.",
    "It will never work without question.",
    "“They behaved like vermin,” said a neighbour.",
    "Prices rose by 3.5 percent in May, the office said.",
    "The minister’s brilliant plan may cost $14 million.",
    "I think the vote was a farce.",
]
OPENING = "The council met on Monday and heard from the harbour office that the work on the wall would go on. " * 3
texts = st.lists(st.sampled_from(CLAUSES), min_size=10, max_size=18).map(lambda each: OPENING + " ".join(each))


def numbers(whole: Extraction) -> dict[str, tuple[float | None, float | None, int | None]]:
    return {key: (each.value, each.quoted, each.count) for key, each in whole.features.items()}


@settings(max_examples=25, deadline=None)
@given(texts)
def test_saying_a_text_twice_changes_no_rate(text: str) -> None:
    once = run(annotate(Article("a", text)), Identity())
    twice = run(annotate(Article("a", f"{text}\n\n{text}")), Identity())
    for key, each in once.features.items():
        if each.status == "measured":
            assert twice.features[key].value == pytest.approx(each.value), key


@settings(max_examples=25, deadline=None)
@given(texts, st.sampled_from(["They are greedy, shameless crooks.", "It is a disgusting, brutal farce."]))
def test_quoting_loaded_words_leaves_own_voice_unchanged(text: str, loaded: str) -> None:
    before = run(annotate(Article("a", text)), Identity()).features["loaded_language"]
    after = run(annotate(Article("a", f"{text}\n\n“{loaded}”")), Identity()).features["loaded_language"]
    assert (before.value, before.count, before.exposure) == (after.value, after.count, after.exposure)
    assert (after.quoted or 0) > 0


@settings(max_examples=25, deadline=None)
@given(st.lists(texts, min_size=1, max_size=3).map("\n\n".join))
def test_typography_changes_no_number(text: str) -> None:
    want = numbers(run(annotate(Article("a", text)), Identity()))
    straight = text.translate(STRAIGHT)
    for variant in (straight, text.replace("\n", "\r\n"), "\ufeff" + text):
        got = numbers(run(annotate(Article("a", variant)), Identity()))
        assert got.keys() == want.keys()
        for key in want:
            assert got[key] == pytest.approx(want[key]), key
