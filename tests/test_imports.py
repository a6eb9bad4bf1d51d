"""What is heavy is loaded when it is needed, and not before."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("nltk", "sklearn", "pandas", "scipy.stats", "trafilatura", "py3langid")


def loaded(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {code}; print(*(each for each in {HEAVY} if each in sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_the_library_and_its_help_load_nothing_heavy() -> None:
    assert loaded("import divergence, divergence.cli") == set()


def test_the_pipeline_loads_what_it_needs_only_when_it_runs() -> None:
    assert loaded("import divergence.pipeline") == set()
