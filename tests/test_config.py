"""Configuration: what is set, and that a mistake is named with its line."""

from pathlib import Path

import pytest

from divergence.config import Config, find, load, parse
from divergence.errors import DivergenceError


def test_a_weight_is_read_and_changes_the_digest() -> None:
    config = parse(b"[weights]\nomission = 0.5\n", "divergence.toml")
    assert config.weights == {"omission": 0.5}
    assert config.digest != Config().digest


def test_a_default_spelled_out_is_the_default() -> None:
    assert parse(b"# ours\n[weights]\nframing = 1.0\n", "divergence.toml").digest == Config().digest


def test_pyproject_holds_its_own_table() -> None:
    data = b"[project]\nname = 'x'\n[tool.divergence.weights]\nframing = 0\n"
    assert parse(data, "pyproject.toml").weights == {"framing": 0.0}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "\n[weights]\nframing = 1\nomision = 2\n",
            'unknown setting "omision" (divergence.toml:4); did you mean "omission"?',
        ),
        (
            "loaded_langauge = 1\n",
            'unknown setting "loaded_langauge" (divergence.toml:1); did you mean "loaded_language"?',
        ),
        (
            '[features]\ndisable = [\n "opinon"]\n',
            'unknown feature "opinon" (divergence.toml:3); did you mean "opinion"?',
        ),
        ("[weights]\nframing = -1\n", "must be a number of at least 0, not -1 (divergence.toml:2)"),
        ("[weights]\nframing = nan\n", "must be a number of at least 0"),
        ("weights = 3\n", '"weights" must be a table (divergence.toml:1)'),
        ("[weights\n", "not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(DivergenceError) as caught:
        parse(text.encode(), "divergence.toml")
    assert said in str(caught.value)


def test_the_nearest_file_with_settings_of_ours_is_found(tmp_path: Path) -> None:
    story = tmp_path / "desk" / "story"
    story.mkdir(parents=True)
    (tmp_path / "divergence.toml").write_text("[weights]\nframing = 2\n", "utf-8")
    (tmp_path / "desk" / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    assert find(story) == tmp_path / "divergence.toml"
    (tmp_path / "desk" / "pyproject.toml").write_text("[tool.divergence.weights]\nframing = 3\n", "utf-8")
    assert find(story) == tmp_path / "desk" / "pyproject.toml"
    assert load(find(story / "a.txt")).weights == {"framing": 3.0}


def test_without_a_file_the_defaults_hold() -> None:
    assert load(None) == Config()
    assert load(None).settings == {}


def test_a_mark_and_other_line_ends_change_nothing() -> None:
    assert parse(b"\xef\xbb\xbf[weights]\r\nframing = 2\r\n", "divergence.toml").weights == {"framing": 2.0}


@pytest.mark.parametrize("text", ["tool = 3\n", "[tool]\ndivergence = 3\n"])
def test_a_project_file_without_the_table_is_no_crash(text: str) -> None:
    with pytest.raises(DivergenceError, match="must be a table") as caught:
        parse(text.encode(), "pyproject.toml")
    assert caught.value.code == "D203"
