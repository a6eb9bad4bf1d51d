"""``python -m tests.golden --record`` scores the bundled example anew and writes every rendering that is kept;
``--check`` says whether the scored example is still what the program makes of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import divergence as dv
from divergence.cli.demo import example
from tests.golden import SCORED


def fresh() -> str:
    return dv.score(dv.read(example()).articles).to_json()


def story(scored: str) -> Any:
    """What was found, without the digests of the word lists it was found with; numbers to six digits, as far as two
    machines agree."""
    return json.loads(scored, parse_float=lambda digits: round(float(digits), 6))["stories"]


def main(arguments: list[str]) -> int:
    if arguments == ["--record"]:
        SCORED.write_bytes(fresh().encode())
        tests = [sys.executable, "-m", "pytest", "-q", "tests/report", "tests/test_formats.py"]
        return subprocess.run(tests, env={**os.environ, "DIVERGENCE_GOLDEN": "write"}, check=False).returncode
    if arguments == ["--check"]:
        same = story(fresh()) == story(SCORED.read_text(encoding="utf-8"))
        print("as scored" if same else "the example is scored otherwise now: python -m tests.golden --record")
        return 0 if same else 1
    print(__doc__)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
