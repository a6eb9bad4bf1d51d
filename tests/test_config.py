"""Configuration: what is set, and that a mistake is named with its line."""

import pytest

from divergence.config import Config, parse
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
