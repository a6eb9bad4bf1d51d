"""The lines of keys in a TOML text."""

from __future__ import annotations

from divergence.toml_lines import line_of, lines

TEXT = """\
# a heading that is none: [weights]
name = "x"  # trailing [bracket

[weights]
omission = 0.5
"framing" = 1

[tool.divergence.features]
disable = [
  "opinion",   # a = b
  "hedge = not a key",
]
note = \"\"\"
[fake]
fake = 1
\"\"\"
last = 'x'

[[entry]]
terms = ["a"]
[[entry]]
weight = 3
inline = {deep = 1}
"""


def test_each_key_has_its_line() -> None:
    found = lines(TEXT)
    assert found["name",] == 2
    assert found["weights",] == 4
    assert (found["weights", "omission"], found["weights", "framing"]) == (5, 6)
    assert found["tool", "divergence", "features", "disable"] == 9
    assert found["tool", "divergence", "features", "last"] == 17
    assert (found["entry", 0, "terms"], found["entry", 1, "weight"]) == (20, 22)
    assert not [key for key in found if "fake" in key or "hedge = not a key" in key]


def test_a_string_of_a_list_has_its_own_line() -> None:
    assert line_of(TEXT, ("tool", "divergence", "features", "disable"), "opinion") == 10


def test_a_key_that_is_not_there_is_where_it_belongs() -> None:
    assert line_of(TEXT, ("entry", 1, "terms")) == 21
    assert line_of(TEXT, ("nothing",)) is None
