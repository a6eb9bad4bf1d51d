"""CONTRIBUTING.md to the letter: its own files make an extractor, and the contract fails until all three are there."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "CONTRIBUTING.md"
PARTS = ("divergence", "lexicons", "benchmarks", "docs", "tests")
FILE = re.compile(r"`(?P<name>[\w/]+\.(?:toml|py))`:\n\n```\w+\n(?P<content>.*?)```", re.DOTALL)
COMMAND = re.compile(r"```\n\.venv/bin/python (?P<arguments>[^\n]+)\n```")
CONTRACT = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/test_contract.py")


def guide() -> dict[str, str]:
    """The files that the guide gives, by name."""
    return {match["name"]: match["content"] for match in FILE.finditer(GUIDE.read_text(encoding="utf-8"))}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the three files of the guide in it."""
    folder = tmp_path_factory.mktemp("project")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__", "stories"))
    for page in ("README.md", "CONTRIBUTING.md", "pyproject.toml"):
        shutil.copy(ROOT / page, folder)
    for name, content in guide().items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def python(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=folder, capture_output=True, text=True, check=False)


def test_the_guide_gives_one_of_each() -> None:
    assert list(guide()) == [
        "lexicons/en/metaphors.toml",
        "divergence/features/metaphors.py",
        "tests/features/test_metaphors.py",
    ]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lexicons/en/metaphors.toml", "there is no lexicons/en/metaphors.toml"),
        ("divergence/features/metaphors.py", "no module for the tests of ['metaphors']"),
        ("tests/features/test_metaphors.py", "there is no tests/features/test_metaphors.py"),
    ],
)
def test_the_contract_fails_while_one_is_missing(name: str, said: str, project: Path) -> None:
    (project / name).unlink()
    ended = python(project, *CONTRACT, "-x")
    (project / name).write_text(guide()[name], encoding="utf-8")
    assert ended.returncode == 1, ended.stdout + ended.stderr
    assert said in ended.stdout


def test_with_all_three_the_contract_holds_and_the_extractor_works(project: Path) -> None:
    ended = python(project, *CONTRACT, "tests/features/test_metaphors.py")
    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_the_command_of_the_guide_has_the_tables_follow(project: Path) -> None:
    tables = (*CONTRACT[:-1], "tests/test_quality.py", "-k", "typed or measured or figures_or")
    stale = python(project, *tables)
    assert stale.returncode == 1
    (command,) = COMMAND.finditer(GUIDE.read_text(encoding="utf-8"))
    assert command["arguments"] in stale.stdout
    made = python(project, *command["arguments"].split())
    assert made.returncode == 0, made.stderr
    ended = python(project, *CONTRACT[:-1], "tests/test_quality.py")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "| `metaphors` | `metaphor` | `metaphors` |" in (project / "docs" / "features.md").read_text(
        encoding="utf-8"
    )
    assert "| `metaphors` | MIT |" in (project / "lexicons" / "SOURCES.md").read_text(encoding="utf-8")
