"""Documentation: a docstring as titled sections."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

from divergence.documentation import Section, sections

DOCUMENTED = """Storms: what blows
hard.

Why it matters: a roof: it goes.

Which there are:
- gale: a wind of force 8,
  or 9
- storm: force 10: the worst

Notes for who reads the code: this has no title, since a title is short.

This neither.
"""


def test_titles_items_and_what_is_for_readers_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("storms", DOCUMENTED)
    monkeypatch.setitem(sys.modules, "storms", module)
    assert sections("storms") == [
        Section("Finds", "What blows hard."),
        Section("Why it matters", "A roof: it goes."),
        Section("Which there are", "", (("gale", "a wind of force 8, or 9"), ("storm", "force 10: the worst"))),
    ]
