"""The table of units: no spelling of two units, and every unit reached by some spelling."""

from __future__ import annotations

from divergence.annotations.numbers.units import _TABLE, BY_NAME, MONEY, NAMES, SIGNS, SYMBOLS


def test_no_spelling_stands_for_two_units() -> None:
    for key in ("spelt", "signs"):
        for table in ("units", "currencies"):
            spellings = [spelling for row in _TABLE[table] for spelling in row[key]]
            assert len(spellings) == len(set(spellings))
    assert not NAMES.keys() & MONEY.keys()


def test_every_unit_is_reached() -> None:
    named = {unit.name for table in (NAMES, SYMBOLS, MONEY, SIGNS) for unit in table.values()}
    assert named == BY_NAME.keys()
    assert {row["name"] for table in ("units", "currencies") for row in _TABLE[table]} == named
