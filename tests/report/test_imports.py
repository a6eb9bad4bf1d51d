"""One direction of imports: a rendering knows the result alone, and no layer a later one."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent.parent / "divergence"
LAYERS = (
    ("errors", "tokens", "identity", "vader", "toml_lines", "documentation"),
    ("article", "plugins"),
    ("result", "comments"),
    ("many",),
    ("readers",),
    ("lexicon", "lexicon_faults", "line_ends", "quality", "story_title", "doubts", "failures"),
    ("sentences", "quotations"),
    ("document",),
    ("stance", "house_lexicons", "suppressions"),
    ("annotations",),
    ("registry",),
    ("features",),
    ("comparison", "across", "config"),
    ("pipeline",),
    ("report",),
    ("given_values", "draft_notes", "rows"),
    ("draft",),
    ("cli",),
)
RANK = {name: number for number, names in enumerate(LAYERS) for name in names}
BACK = {
    ("result", "report"),  # Result.to_html and to_frames
    ("sentences", "document"),  # sentences(text) is the document's
}


def imported(path: Path) -> Iterator[str]:
    """The parts of the package that a module imports, functions' own imports among them."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = (
                [f"{node.module}.{each.name}" for each in node.names] if node.module == "divergence" else [node.module]
            )
        elif isinstance(node, ast.Import):
            names = [each.name for each in node.names]
        else:
            continue
        for name in names:
            if name.startswith("divergence."):
                yield name.split(".")[1]


def modules(layer: str) -> list[Path]:
    place = PACKAGE / layer
    return sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]


def test_every_module_has_its_layer() -> None:
    found = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert found - {"__init__", "__main__"} == set(RANK)


def test_a_rendering_knows_the_result_alone() -> None:
    for path in modules("report"):
        assert set(imported(path)) <= {"report", "result", "article", "errors"}, path.name


@pytest.mark.parametrize("layer", RANK)
def test_no_layer_imports_a_later_one(layer: str) -> None:
    for path in modules(layer):
        later = {each for each in imported(path) if RANK.get(each, -1) > RANK[layer] and (layer, each) not in BACK}
        assert not later, f"{path.relative_to(PACKAGE)} imports {sorted(later)}"
