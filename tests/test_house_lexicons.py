"""House lexicons: laid over the shipped ones, checked to the line, and named in the result."""

from __future__ import annotations

from pathlib import Path

import pytest

import divergence as dv
from divergence.config import Config, load
from divergence.errors import DivergenceError
from divergence.house_lexicons import doubts, found_faults
from divergence.lexicon import parse

HEAD = """\
name = "house"
version = "3"
language = "en"
licence = "MIT"
source = "the desk"
extends = "loaded_language"
"""
TEXT = (
    "The council met on Monday and heard from the harbour office that the work on the wall would go on. "
    "The shameful offer was a quayside caper, and a disgraceful letter was read to the drivers in the long hall. "
    "They will vote on Friday, and the result is due a week later, as the office said on its page."
)


def cues(text: str, lexicon: str | None = None) -> list[str]:
    config = Config(lexicons=(parse(lexicon.encode(), "house.toml"),)) if lexicon else None
    findings = dv.analyse(dv.Article("a", text), config).findings
    return sorted(each.cue or "" for each in findings if each.rule == "loaded-language")


ENTRY = '[[entry]]\nkind = "judgement"\nterms = ["quayside caper"]\n'


def test_its_entries_join_the_shipped_ones() -> None:
    assert cues(TEXT) == ["disgraceful", "shameful"]
    assert cues(TEXT, HEAD + ENTRY) == ["disgraceful", "quayside caper", "shameful"]


def test_it_may_replace_all_of_them() -> None:
    assert cues(TEXT, HEAD + "replace = true\n" + ENTRY) == ["quayside caper"]


def test_it_may_drop_some_of_them() -> None:
    assert cues(TEXT, HEAD + 'drop = ["shameful"]\n') == ["disgraceful"]


def test_its_entry_for_a_shipped_term_wins() -> None:
    quiet = '[[entry]]\nkind = "judgement"\nterms = ["shameful"]\nunless_next = ["offer"]\n'
    assert cues(TEXT, HEAD + quiet) == ["disgraceful"]


def test_it_speaks_of_the_headline_too() -> None:
    config = Config(lexicons=(parse((HEAD + ENTRY).encode(), "house.toml"),))
    told = dv.analyse(dv.Article("a", TEXT, title="A quayside caper in the harbour"), config)
    assert [each.field for each in told.findings if each.cue == "quayside caper"] == ["text", "title"]


def test_nothing_is_left_behind_for_the_next_run() -> None:
    before = cues(TEXT)
    cues(TEXT, HEAD + ENTRY)
    assert cues(TEXT) == before


def test_the_result_names_its_digest_and_no_path(tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "loaded.toml").write_text(HEAD + ENTRY, "utf-8")
    (tmp_path / "divergence.toml").write_text('[lexicons]\npaths = ["house/loaded.toml"]\n', "utf-8")
    config = load(tmp_path / "divergence.toml")
    tool = dv.score([dv.Article("a", TEXT)], config).tool
    digest = config.lexicons[0].digest
    assert tool.lexicons["house"].digest == digest
    assert tool.settings == {"lexicons": {"house": digest}}
    assert tool.config_digest != Config().digest


@pytest.mark.parametrize(
    ("lexicon", "said"),
    [
        (HEAD.replace("loaded_language", "loaded_langauge") + ENTRY, '(x.toml:6); did you mean "loaded_language"?'),
        (HEAD.replace("extends", "note") + ENTRY, "the lexicon does not say what it extends (x.toml)"),
        (HEAD + ENTRY.replace("judgement", "judgment"), '(x.toml:8); did you mean "judgement"?'),
        (HEAD + '[[entry]]\nterms = ["a"]\n', 'an entry for "loaded_language" needs a kind (x.toml:7); write one of'),
        (HEAD + 'drop = [\n  "shameful",\n  "zephyr",\n]\n', 'has no "zephyr" to drop (x.toml:9)'),
        (HEAD.replace('"house"', '"hedging"') + ENTRY, "is a shipped lexicon's (x.toml:1)"),
        (HEAD.replace('"en"', '"de"') + ENTRY, 'write language = "en"'),
        (HEAD + ENTRY + '[sets]\na = ["b"]\n', "cannot be extended (x.toml:10)"),
        (HEAD + ENTRY + 'weight = "high"\n', "weight must lie between 0 and 1, not 'high' (x.toml:10)"),
        (HEAD + ENTRY + 'case = "upper"\n', "(x.toml:10); leave it out to match either case"),
        (HEAD + ENTRY + 'unless_nxt = ["a"]\n', '(x.toml:10); did you mean "unless_next"?'),
        (HEAD + ENTRY + 'unless_next = "a"\n', '"unless_next" must be a list of words or phrases (x.toml:10)'),
        (HEAD + "entry = 3\n", "write [[entry]] above each"),
        (HEAD + "sets = 3\n", "write [sets] above the lists of words"),
        (HEAD + "replace = 1\n", "must be true or false (x.toml:7)"),
    ],
)
def test_a_fault_is_named_with_its_line_and_what_to_do(lexicon: str, said: str) -> None:
    assert said in str(found_faults(lexicon.encode(), "x.toml", extends=True)[0])


def test_every_fault_is_found_in_order() -> None:
    lexicon = HEAD + ENTRY + "weight = 2\n[[entry]]\nkind = 3\nterms = []\n"
    found = [str(each) for each in found_faults(lexicon.encode(), "x.toml")]
    assert [each.split("(x.toml:")[1].split(")")[0] for each in found] == ["10", "12", "13"]


def test_what_is_doubtful_has_its_line() -> None:
    lexicon = HEAD + ENTRY + '[[entry]]\nkind = "euphemism"\nterms = ["quayside caper", "don’t"]\n'
    again, curly = doubts(lexicon.encode(), "x.toml")
    assert again.startswith('x.toml:12: "quayside caper" is listed again')
    assert curly.startswith('x.toml:12: "don’t" is never found')
    (unread,) = doubts(HEAD.replace('extends = "loaded_language"\n', "").encode(), "x.toml")
    assert unread.startswith('x.toml:1: no rule reads a lexicon called "house"')


def test_a_missing_file_is_the_configurations_fault(tmp_path: Path) -> None:
    (tmp_path / "divergence.toml").write_text('[lexicons]\npaths = [\n  "none.toml",\n]\n', "utf-8")
    with pytest.raises(DivergenceError, match=r"cannot be read: no such file or directory: none.toml") as caught:
        load(tmp_path / "divergence.toml")
    assert str(caught.value.where).endswith("divergence.toml:3")
