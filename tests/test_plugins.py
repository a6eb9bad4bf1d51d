"""Extractors and lexicons of other packages: they count as the shipped ones do, and what is wrong with one names it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_contributing import guide

ROOT = Path(__file__).parent.parent
METAPHORS = "m = desk_tools.metaphors"
WORDS = "w = desk_tools.words"
TEXT = (
    "A flood of migrants arrived in the town on Monday, the mayor said. The council will meet on Friday about the beds."
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The extractor of the guide, as a package of its own."""
    tools = tmp_path / "desk_tools"
    (tools / "words").mkdir(parents=True)
    (tools / "__init__.py").touch()
    (tools / "words" / "__init__.py").touch()
    (tools / "words" / "metaphors.toml").write_text(guide()["lexicons/en/metaphors.toml"], "utf-8")
    (tools / "metaphors.py").write_text(guide()["divergence/features/metaphors.py"], "utf-8")
    (tmp_path / "story").mkdir()
    (tmp_path / "story" / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def installed(folder: Path, features: str = "", lexicons: str = "", version: str = "1.2") -> None:
    about = folder / "desk_tools.dist-info"
    about.mkdir(exist_ok=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: desk-tools\nVersion: {version}\n", "utf-8")
    points = f"[divergence.features]\n{features}\n[divergence.lexicons]\n{lexicons}\n"
    (about / "entry_points.txt").write_text(points, "utf-8")


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join((str(ROOT), str(folder)))
    command = [sys.executable, "-m", "divergence", *words]
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path}
    )


def test_a_plug_in_counts_with_a_lexicon_of_its_own_and_is_named_in_the_result(package: Path) -> None:
    installed(package, METAPHORS, WORDS)
    ended = run(package, "score", "story", "--format", "json")
    result = json.loads(ended.stdout)
    assert [each["cue"] for each in result["stories"][0]["articles"][0]["findings"] if each["rule"] == "metaphor"] == [
        "flood of"
    ]
    assert result["tool"]["plugins"] == {"desk-tools": "1.2"}
    assert result["tool"]["lexicons"]["metaphors"]["version"] == "2026.11"
    assert "told as floods and storms" in run(package, "explain", "metaphor").stdout


def test_a_state_of_another_version_of_a_plug_in_is_told_anew(package: Path) -> None:
    for version in ("1.2", "1.3", "1.3"):
        installed(package, METAPHORS, WORDS, version)
        assert run(package, "score", "story", "--state", "kept").returncode == 0
    assert len(list((package / "kept").glob("*.story.json"))) == 2


@pytest.mark.parametrize(
    ("features", "lexicons", "said"),
    [
        ("m = desk_tools.gone", "", 'error[D514]: the plug-in "m" of desk-tools 1.2 cannot be loaded: ModuleNotFound'),
        (METAPHORS, "", 'error[D516]: there is no lexicon "metaphors" for “metaphors” (desk_tools.metaphors)'),
        (METAPHORS, "w = desk_tools.lost", 'error[D514]: the plug-in "w" of desk-tools 1.2 cannot be loaded'),
        ("h = desk_tools.again", "", 'cannot be loaded: the feature "hedging" is declared by divergence.features'),
        ("h = desk_tools.rule", "", 'cannot be loaded: the rule "hedge" is declared for "hedging" and for "mine"'),
        ("", "w = desk_tools.same", 'error[D305]: the plug-in "w" brings a lexicon "hedging", and there is one'),
    ],
)
def test_what_is_wrong_with_a_plug_in_names_it(package: Path, features: str, lexicons: str, said: str) -> None:
    declared = (
        'from divergence.registry import marks\n\n\n@marks("{}", rule="hedge")\ndef hedging(annotated):\n    yield\n'
    )
    (package / "desk_tools" / "again.py").write_text(declared.format("hedging"), "utf-8")
    (package / "desk_tools" / "rule.py").write_text(declared.format("mine"), "utf-8")
    (package / "desk_tools" / "same").mkdir()
    (package / "desk_tools" / "same" / "__init__.py").touch()
    same = re.sub("metaphors", "hedging", guide()["lexicons/en/metaphors.toml"])
    (package / "desk_tools" / "same" / "hedging.toml").write_text(same, "utf-8")
    installed(package, features, lexicons)
    ended = run(package, "score", "story")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert said in ended.stderr
    assert len(ended.stderr.splitlines()) == 1
