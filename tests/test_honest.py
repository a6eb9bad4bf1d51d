"""Stories in which nobody is wrong: ninety articles full of honest differences, none of which may be accused."""

from __future__ import annotations

from pathlib import Path

import divergence as dv

HONEST = sorted((Path(__file__).parent / "honest").iterdir())


def test_nobody_honest_is_accused() -> None:
    accused = [
        each.explanation
        for folder in HONEST
        for each in dv.score(dv.read(folder).articles).stories[0].conflicts
        if each.resolution == "real"
    ]
    assert accused == []
