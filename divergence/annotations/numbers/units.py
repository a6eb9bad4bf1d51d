"""Units and currencies: every spelling's one name, its dimension and its worth in that dimension's base unit.

The table is `units.toml`. Currencies keep their code and are never converted. Limits: "pounds" of weight and of money
are told apart by the caller; "ton" is read as the tonne.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Unit:
    """`name` is canonical; a value times `factor` plus `offset` is in the base unit of `dimension`."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0


_TABLE = tomllib.loads((files(__package__) / "units.toml").read_text(encoding="utf-8"))


def _units() -> tuple[Mapping[str, Unit], Mapping[str, Unit]]:
    names: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for row in _TABLE["units"]:
        unit = Unit(row["name"], row["dimension"], float(row["factor"]), row.get("offset", 0.0))
        names |= dict.fromkeys(row["spelt"], unit)
        symbols |= dict.fromkeys(row["signs"], unit)
    return names, symbols


def _currencies() -> tuple[Mapping[str, Unit], Mapping[str, Unit]]:
    signs: dict[str, Unit] = {}
    names: dict[str, Unit] = {}
    for row in _TABLE["currencies"]:
        unit = Unit(row["name"], row.get("of", row["name"]), row.get("factor", 1.0))
        signs |= dict.fromkeys(row["signs"], unit)
        for name in row["spelt"]:
            names |= {name: unit, name + "s": unit}
    return signs, names


NAMES, SYMBOLS = _units()  # units by their names in lower case, and by their signs
SIGNS, MONEY = _currencies()  # currencies by their signs and codes, and by their names in lower case
CURRENCIES = frozenset(MONEY.values())
BY_NAME = {unit.name: unit for table in (MONEY, SIGNS, NAMES, SYMBOLS) for unit in table.values()}
