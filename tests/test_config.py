"""Configuration: what is set, and that a mistake is named with its line."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from divergence.article import Article
from divergence.cli import cli
from divergence.config import Config, find, load, parse
from divergence.errors import DivergenceError
from divergence.pipeline import analyse


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
        ("[weights]\nframing = -1\n", "must be a number from 0 to 10, not -1 (divergence.toml:2)"),
        ("[weights]\nframing = 1e99\n", "for one alone set the others to 0"),
        ("[weights]\nframing = nan\n", "must be a number from 0 to 10"),
        ("weights = 3\n", '"weights" must be a table (divergence.toml:1)'),
        ("[weights\n", "not TOML"),
        ('[rules]\ndisable = ["absolut"]\n', 'unknown rule "absolut" (divergence.toml:2); did you mean "absolute"?'),
        ('[rules]\ndisable = "absolute"\n', '"disable" must be a list of rule ids (divergence.toml:2)'),
        ('[[suppress]]\nrule = "opinion"\n', 'a suppression needs a "reason" (divergence.toml:1); add reason = "…"'),
        ('\n[[suppress]]\nreason = "why"\n', 'a suppression needs a "rule" (divergence.toml:2)'),
        (
            '[[suppress]]\nrule = "opinion"\nreason = "x"\n[[suppress]]\nrule = "opinon"\nreason = "y"\n',
            'unknown rule "opinon" (divergence.toml:5); did you mean "opinion"?',
        ),
        (
            '[[suppress]]\nrule = "opinion"\nreason = " "\n',
            '"reason" must be a text that is not empty (divergence.toml:3)',
        ),
        ('[[suppress]]\nrule = "opinion"\nreson = "y"\n', '(divergence.toml:3); did you mean "reason"?'),
        ('[suppress]\nrule = "opinion"\n', "write [[suppress]] above each"),
        ('[lexicons]\npaths = "house.toml"\n', '"paths" must be a list of files (divergence.toml:2)'),
    ],
)
def test_a_mistake_is_named_with_its_line(text: str, said: str) -> None:
    with pytest.raises(DivergenceError) as caught:
        parse(text.encode(), "divergence.toml")
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"weights": {"omision": 1.0}}, 'unknown setting "omision"; did you mean "omission"?'),
        ({"weights": {"omission": -1.0}}, "must be a number from 0 to 10"),
        ({"disabled": ("sentimant",)}, 'unknown feature "sentimant"; did you mean "sentiment"?'),
        ({"disabled_rules": ("nonsense",)}, 'unknown rule "nonsense"'),
        ({"disabled": "sentiment"}, 'write ("sentiment",)'),
    ],
)
def test_a_configuration_made_by_hand_is_checked_like_a_file(settings: dict[str, Any], said: str) -> None:
    with pytest.raises(DivergenceError) as caught:
        Config(**settings)
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


def test_a_remark_in_a_project_is_no_setting_and_a_folder_no_file(tmp_path: Path) -> None:
    story = tmp_path / "desk" / "story"
    story.mkdir(parents=True)
    (tmp_path / "divergence.toml").write_text("[weights]\nframing = 2\n", "utf-8")
    project = tmp_path / "desk" / "pyproject.toml"
    project.write_text("# see tool.divergence above\n[project]\nname = 'x'\n", "utf-8")
    assert find(story) == tmp_path / "divergence.toml"
    project.write_text("[tool.divergence.weights\nframing = 2\n", "utf-8")
    assert find(story) == project  # whose fault is then said
    (story / "divergence.toml").mkdir()
    with pytest.raises(DivergenceError, match="is a directory") as caught:
        load(find(story))
    assert caught.value.code == "D201"


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


def test_a_rule_and_a_suppression_are_read_with_their_places() -> None:
    text = '[rules]\ndisable = ["absolute"]\n[[suppress]]\nrule = "opinion"\nreason = "a column"\npath = "columns/*"\n'
    config = parse(text.encode(), "desk/divergence.toml")
    assert config.disabled_rules == ("absolute",)
    assert config.sources == {"rules.disable": "desk/divergence.toml:2"}
    (suppression,) = config.suppress
    assert (suppression.rule, suppression.reason, suppression.path) == ("opinion", "a column", "columns/*")
    assert suppression.where == "divergence.toml:3"  # the result names no path of one machine


def test_a_disabled_rule_sets_no_mark_and_the_others_of_its_feature_do() -> None:
    text = "Analysts say the dam will fail. It failed, said an official who asked not to be named."
    told = analyse(Article("a", text), Config(disabled_rules=("vague-attribution",)))
    assert {each.rule for each in told.findings} >= {"anonymous-attribution"}
    assert "vague-attribution" not in {each.rule for each in told.findings}
    assert "absolutes" not in analyse(Article("a", text), Config(disabled_rules=("absolute",))).features


class TestTheCommandLine:
    def test_wins_over_the_file(self) -> None:
        data = b"[weights]\nomission = 0.5\nframing = 0.5\n"
        config = parse(data, "divergence.toml", overrides=["weights.omission=0", "rules.disable=absolute,opinion"])
        assert config.weights == {"omission": 0.0, "framing": 0.5}
        assert config.disabled_rules == ("absolute", "opinion")
        assert config.sources == {
            "weights.omission": "--set weights.omission=0",
            "weights.framing": "divergence.toml:3",
            "rules.disable": "--set rules.disable=absolute,opinion",
        }

    @pytest.mark.parametrize(
        ("said", "answer"),
        [
            ("weights.omision=0", 'unknown setting "omision" (--set weights.omision=0); did you mean "omission"?'),
            ("omission=0", 'unknown setting "omission" (--set omission=0)'),
            ("weights.omission", "a setting is a key and its value (--set weights.omission); write --set"),
            ("weights.omission=half", "must be a number from 0 to 10, not 'half' (--set weights.omission=half)"),
            ("features.disable=opinon", 'did you mean "opinion"?'),
        ],
    )
    def test_is_checked_like_the_file(self, said: str, answer: str) -> None:
        with pytest.raises(DivergenceError) as caught:
            load(None, [said])
        assert answer in str(caught.value)


class TestTheCommand:
    @pytest.fixture
    def told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
        monkeypatch.chdir(tmp_path)
        return lambda *words: CliRunner().invoke(cli, ["config", *words])

    def test_prints_the_defaults(self, told: Callable[..., Result], tmp_path: Path) -> None:
        (tmp_path / "story").mkdir()
        lines = told("story").output.splitlines()
        assert lines[0].split() == ["weights.contradiction", "=", "1", "default"]
        assert all(line.endswith("default") for line in lines[:-1])

    def test_says_where_each_setting_is(self, told: Callable[..., Result], tmp_path: Path) -> None:
        (tmp_path / "story").mkdir()
        text = '[weights]\nomission = 0.5\n\n[[suppress]]\nrule = "opinion"\nreason = "a column"\npath = "b.md"\n'
        (tmp_path / "divergence.toml").write_text(text, "utf-8")
        out = told("story", "--set", "weights.framing=0").output
        assert re.search(r"^weights\.omission = 0\.5 +divergence\.toml:2$", out, re.MULTILINE)
        assert re.search(r"^weights\.framing = 0 +--set weights\.framing=0$", out, re.MULTILINE)
        assert re.search(r"^suppress opinion, path = 'b\.md': a column +divergence\.toml:4$", out, re.MULTILINE)
        assert re.search(r"^features\.disable = \[\] +default$", out, re.MULTILINE)

    def test_names_the_house_lexicons(self, told: Callable[..., Result], tmp_path: Path) -> None:
        house = 'name = "house"\nversion = "3"\nlanguage = "en"\nlicence = "MIT"\nsource = "us"\nextends = "opinion"\n'
        (tmp_path / "house.toml").write_text(house, "utf-8")
        (tmp_path / "divergence.toml").write_text('[lexicons]\npaths = ["house.toml"]\n', "utf-8")
        out = told().output
        assert re.search(r"^  house 3, over opinion, digest \w+ +house\.toml$", out, re.MULTILINE)

    def test_names_the_nearest_of_an_unknown_key(self, told: Callable[..., Result], tmp_path: Path) -> None:
        (tmp_path / "divergence.toml").write_text("[weigths]\nomission = 1\n", "utf-8")
        assert "did you mean" in str(told().exception)
        assert '"weights"' in str(told().exception)
