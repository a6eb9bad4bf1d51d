"""What the README shows is what happens."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from divergence.cli import cli
from divergence.cli.demo import example

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_library_in_a_few_lines(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.S)
    assert sum(bool(line.strip()) for line in code.splitlines()) <= 15
    names: dict[str, object] = {}
    exec(code.replace("FOLDER", example().as_posix()), names)
    said = capsys.readouterr().out.splitlines()
    assert len(said) >= 5 + 1
    assert str(names["page"]).startswith("<!doctype html>")


@pytest.mark.parametrize("line", re.findall(r"^\.venv/bin/(divergence .*)$", README, re.M))
def test_each_command_does_what_it_says(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.md").write_text(
        "Meta released Muse Spark on Wednesday and said its weights stay closed.\n", "utf-8"
    )
    words = shlex.split(line.partition("#")[0].replace("FOLDER", example().as_posix()))[1:]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    for written in re.findall(r"-o (\S+)", line):
        assert (tmp_path / written).exists()


def test_every_format_it_names_is_one() -> None:
    from divergence.cli.screen import FORMATS

    table = README[README.index("| an editor") : README.index("`divergence completion")]
    named = set(re.findall(r"`(\w+)`", table)) | set(re.findall(r"--format (\w+)", table))
    assert {"concise", "markdown", "json", "jsonl", "github", "sarif", "csv"} == named & set(FORMATS)


def test_its_picture_is_there() -> None:
    for name in re.findall(r"!\[.*?\]\((.*?)\)", README):
        picture = (ROOT / name).read_bytes()
        assert picture.startswith(b"\x89PNG")
        assert len(picture) < 200_000
