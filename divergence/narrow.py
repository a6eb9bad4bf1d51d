"""One module of a package, without what the package loads beside it.

A stemmer and a syllable counter are a few hundred lines each; the packages they come in load half of scientific Python
with them, two seconds before the first sentence is read.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class Hollow(MetaPathFinder):
    """Finds the packages named and those in them without their ``__init__`` files, and their modules as they are."""

    def __init__(self, packages: frozenset[str]) -> None:
        self.packages = packages

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, path, target) if name.partition(".")[0] in self.packages else None
        if found is None or found.submodule_search_locations is None:
            return found
        hollow = ModuleSpec(name, None, is_package=True)
        hollow.submodule_search_locations = found.submodule_search_locations
        return hollow


def narrow(name: str, beside: Sequence[str] = (), unused: Mapping[str, str] | None = None) -> ModuleType:
    """The module `name`. Its package and those `beside` it are loaded hollow; `unused` is what it imports from a hollow
    package and never asks for, by package.

    Where a package is loaded already, or is laid out in another way, the module is imported as ever. What was loaded
    hollow is taken away again, so that nobody else meets it.
    """
    packages = frozenset({name.partition(".")[0], *beside})
    if packages & sys.modules.keys():
        return import_module(name)
    finder = Hollow(packages)
    sys.meta_path.insert(0, finder)
    try:
        with suppress(ImportError, AttributeError):
            for package, missing in (unused or {}).items():
                setattr(import_module(package), missing, None)
            return import_module(name)
    finally:
        sys.meta_path.remove(finder)
        for each in [each for each in sys.modules if each.partition(".")[0] in packages]:
            del sys.modules[each]
    return import_module(name)
