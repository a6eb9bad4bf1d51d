"""Renderings kept as files. ``python -m tests.golden --record`` scores the example and writes all of them; read the
difference before you commit it."""

from __future__ import annotations

import os
from pathlib import Path

HERE = Path(__file__).parent
SCORED = (
    HERE / "example" / "muse-spark.json"
)  # the bundled example as it was once scored: a change of findings changes no rendering


def golden(name: str, rendered: str) -> str:
    """What `rendered` should be."""
    path = HERE / name
    if os.environ.get("DIVERGENCE_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(rendered.encode())
    return path.read_bytes().decode()
