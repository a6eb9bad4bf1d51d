"""The contract of extractors: discovery is the only list, so what it finds must be complete."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divergence import registry
from divergence.annotations import Annotated, annotate
from divergence.article import Article
from divergence.identity import Identity
from divergence.lexicon import shipped
from divergence.registry import Extraction, Extractor, Mark, documented, explain, extractors, marks, run

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("extractor", extractors(), ids=lambda each: f"{each.id}:{each.rule}")
class TestEveryExtractor:
    def test_is_documented_in_five_parts(self, extractor: Extractor) -> None:
        parts = documented(importlib.import_module(extractor.module).__doc__ or "")
        missing = [name for name in ("finds", "why", "example", "limits", "source") if not getattr(parts, name)]
        assert not missing, f"{extractor.module}: the docstring lacks {missing}"

    def test_has_its_lexicons_with_provenance(self, extractor: Extractor) -> None:
        for name in extractor.lexicons:
            lexicon = shipped()[name]
            assert all((lexicon.version, lexicon.source, lexicon.licence))

    def test_has_a_test_file(self, extractor: Extractor) -> None:
        module = extractor.module.rpartition(".")[2]
        assert (ROOT / "tests" / "features" / f"test_{module}.py").is_file()

    def test_is_explained(self, extractor: Extractor) -> None:
        assert "Known limits:" in explain(extractor.rule or extractor.id)


def test_every_feature_module_registers() -> None:
    package = importlib.import_module("divergence.features")
    modules = {f"divergence.features.{each.name}" for each in pkgutil.iter_modules(package.__path__)}
    assert modules == {each.module for each in extractors()}


@pytest.fixture
def broken() -> Iterator[None]:
    """A registered extractor that always fails."""

    @marks("broken", rule="broken")
    def fail(annotated: Annotated) -> Iterable[Mark]:
        raise ValueError("on purpose")

    registry.extractors.cache_clear()
    yield
    del registry._extractors["broken", "broken"]
    registry.extractors.cache_clear()


SHORT_STORY = (
    "The council's shameful offer was rejected on Monday. “It is a disgraceful insult,” said Ana Ruiz of the union. "
    "The mayor said the talks would go on. Nobody was hurt when a sign fell. The offer may rise by 3 percent, said "
    "a letter seen by the Post. Drivers will vote on Friday, and the result is due a week later, the office said."
)


def test_a_failing_extractor_costs_only_itself(broken: None) -> None:
    whole = run(annotate(Article("a", SHORT_STORY)), Identity())
    assert whole.features["broken"].status == "failed"
    assert whole.features["broken"].value is None
    assert whole.features["broken"].reason == "ValueError: on purpose"
    assert any(each.status == "measured" for each in whole.features.values())


def test_a_language_without_lexicons_is_not_measured() -> None:
    whole = run(annotate(Article("a", "Der Rat hat am Montag getagt.", language="de")), Identity())
    assert not whole.findings
    assert {each.status for each in whole.features.values()} == {"unsupported_language"}


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
