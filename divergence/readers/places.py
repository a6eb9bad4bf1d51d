"""Where each article lies, as a path from where the program was called: what an annotation is attached to.

A result names an article from its story's folder down, wherever that folder lies; a list of problems in files has to
name the file.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from divergence.readers.folder import inputs
from divergence.readers.given import Given


def places(paths: Iterable[str | os.PathLike[str]]) -> Mapping[tuple[str | None, str], str]:
    """The files below `paths` by story and article, and by article alone where no two stories have one of that name.
    What lies in tables has no file of its own."""
    names = sorted({os.fspath(path) for path in paths} - {"-"})
    alone = sum(map(os.path.isdir, names)) <= 1
    found = [each for path in names for each in inputs(Path(path), alone) if isinstance(each, Given)]
    shared = Counter(each.id for each in found)
    by_story: dict[tuple[str | None, str], str] = {}
    for each in found:
        path = Path(each.path).as_posix()
        by_story[each.story or "story", each.id] = path
        if each.story:
            by_story[None, f"{each.story}/{each.id}"] = path
        if shared[each.id] == 1:
            by_story[None, each.id] = path
    return by_story
