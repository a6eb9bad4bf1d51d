"""Errors say what to do."""

from __future__ import annotations

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "divergence"
RAISED = {"DivergenceError", "WrongKind"}


def test_every_error_says_what_to_do() -> None:
    silent = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
                hinted = len(node.args) > 3 or any(each.arg == "hint" for each in node.keywords)
                if not hinted:
                    silent.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert not silent
