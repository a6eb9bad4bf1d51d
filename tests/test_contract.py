"""The contract of extractors: discovery is the only list, so what it finds must be complete."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from divergence import registry
from divergence.annotations import Annotated, annotate
from divergence.article import Article
from divergence.identity import Identity
from divergence.lexicon import shipped
from divergence.registry import Extractor, Mark, documented, explain, extractors, marks, run

ROOT = Path(__file__).parent.parent


def with_tests() -> set[str]:
    """The modules of features that have a test file."""
    return {path.stem.removeprefix("test_") for path in (ROOT / "tests" / "features").glob("test_*.py")}


@pytest.mark.parametrize("extractor", extractors(), ids=lambda each: f"{each.id}:{each.rule}")
class TestEveryExtractor:
    def test_is_documented_in_five_parts(self, extractor: Extractor) -> None:
        parts = documented(importlib.import_module(extractor.module).__doc__ or "")
        missing = [name for name in ("finds", "why", "example", "limits", "source") if not getattr(parts, name)]
        assert not missing, f"{extractor.module}: the docstring lacks {missing}"

    def test_has_its_lexicons_with_provenance(self, extractor: Extractor) -> None:
        for name in extractor.lexicons:
            assert name in shipped(), f"{extractor.module}: there is no lexicons/en/{name}.toml"
            assert all((shipped()[name].version, shipped()[name].source, shipped()[name].licence))

    def test_has_a_test_file(self, extractor: Extractor) -> None:
        module = extractor.module.rpartition(".")[2]
        assert module in with_tests(), f"{extractor.module}: there is no tests/features/test_{module}.py"

    def test_is_explained(self, extractor: Extractor) -> None:
        assert "Known limits:" in explain(extractor.rule or extractor.id)


def test_every_feature_module_registers() -> None:
    package = importlib.import_module("divergence.features")
    modules = {f"divergence.features.{each.name}" for each in pkgutil.iter_modules(package.__path__)}
    assert modules == {each.module for each in extractors()}


def test_every_test_file_has_its_feature() -> None:
    idle = with_tests() - {each.module.rpartition(".")[2] for each in extractors()}
    assert not idle, f"divergence/features has no module for the tests of {sorted(idle)}"


def test_every_lexicon_is_read() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "divergence").rglob("*.py"))
    idle = [name for name in shipped() if f'"{name}"' not in code]
    assert not idle, f"no extractor reads the lexicons {idle}"


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
