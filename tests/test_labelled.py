"""Labelled sentences: which marks each rule must set, and where it must keep silent.

Every sentence is read as an article of its own (after its `before` and under its `title`, where it has them). What a
rule misses and where it gives false alarm is listed in ``labelled/known.toml``; any change, for better or worse, must
be recorded there by ``python -m tests.test_labelled --record``, so that it is seen. The figures made of it are written
along.
"""

from __future__ import annotations

import sys
import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import write
from divergence.article import Article
from divergence.pipeline import analyse
from divergence.registry import extractors
from divergence.result import Finding

FOLDER = Path(__file__).parent / "labelled"
KNOWN = FOLDER / "known.toml"
FILES = tuple(path for path in sorted(FOLDER.glob("*.toml")) if path != KNOWN)


@cache
def sentences(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(path.read_text(encoding="utf-8"))["sentence"])


def findings(sentence: dict[str, Any]) -> tuple[int, tuple[Finding, ...]]:
    """Where the sentence begins in its article, and what is marked in it in the article's own voice."""
    before = sentence.get("before", "")
    text = f"{before} {sentence['text']}" if before else sentence["text"]
    start = len(text) - len(sentence["text"])
    found = analyse(Article("a.txt", text, title=sentence.get("title"))).findings
    fields = ("text", "title") if "title" in sentence else ("text",)
    return start, tuple(each for each in found if each.field in fields and each.end > start and each.voice == "own")


def sets(finding: Finding, rule: str, start: int, end: int) -> bool:
    """Whether a finding of `rule` has its cue (its whole span, where it has none) on the characters."""
    low = finding.start if finding.cue_start is None else finding.cue_start
    high = finding.end if finding.cue_end is None else finding.cue_end
    return finding.rule == rule and low < end and start < high


@cache
def measured() -> dict[str, dict[str, Any]]:
    """For each rule: how many marks are labelled and found, what is missed, and which look-alikes give false alarm."""
    rules: dict[str, dict[str, Any]] = {}

    def of(rule: str) -> dict[str, Any]:
        blank = {"marks": 0, "found": 0, "look_alikes": 0, "missed": [], "false": []}
        return rules.setdefault(rule, blank)

    for path in FILES:
        for sentence in sentences(path):
            start, found = findings(sentence)
            for mark in sentence["marks"]:
                cue = (start + sentence["text"].index(mark["cue"])) if mark["cue"] in sentence["text"] else 0
                rule = of(mark["rule"])
                rule["marks"] += 1
                if any(sets(each, mark["rule"], cue, cue + len(mark["cue"])) for each in found):
                    rule["found"] += 1
                else:
                    rule["missed"].append(f"{path.stem}: {mark['cue']} | {sentence['text']}")
            for silent in sentence["none"]:
                rule = of(silent)
                rule["look_alikes"] += 1
                if any(each.rule == silent for each in found):
                    rule["false"].append(f"{path.stem}: {sentence['text']}")
    return rules


def record(rules: dict[str, dict[str, Any]], day: date) -> str:
    """What was `measured`, and when, as TOML."""
    lines = ["# Written by `python -m tests.test_labelled --record`: what the rules do not get right yet."]
    lines.append(f"date = {day}")
    for name, rule in sorted(rules.items()):
        recall = f"{rule['found'] / rule['marks']:.2f}" if rule["marks"] else "none labelled"
        said = rule["found"] + len(rule["false"])
        precision = f"{rule['found'] / said:.2f}" if said else "none said"
        lines += ["", f"# recall {recall}, precision {precision}", f"[{name}]"]
        lines += [f"{key} = {rule[key]}" for key in ("marks", "found", "look_alikes")]
        for key in ("missed", "false"):
            items = [f"  {_quoted(each)}," for each in rule[key]]
            lines += [f"{key} = [", *items, "]"]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_labels_are_well_formed(path: Path) -> None:
    rules = {each.rule for each in extractors()}
    for sentence in sentences(path):
        assert {*sentence} <= {"text", "title", "before", "marks", "none"}
        for mark in sentence["marks"]:
            assert mark["cue"] in sentence["text"] or mark["cue"] == sentence.get("title")
            assert mark["rule"] in rules
            assert mark["rule"] not in sentence["none"]
        assert set(sentence["none"]) <= rules
        assert sentence["marks"] or sentence["none"]


def recorded() -> dict[str, Any]:
    known = tomllib.loads(KNOWN.read_text(encoding="utf-8"))
    known.pop("date", None)
    return known


def test_what_the_rules_get_right_and_wrong_is_what_is_recorded() -> None:
    assert measured() == recorded(), "record the change: python -m tests.test_labelled --record"


def test_the_record_reads_back() -> None:
    day = date(2026, 11, 26)
    assert tomllib.loads(record(measured(), day)) == {"date": day, **measured()}


if __name__ == "__main__" and sys.argv[1:] == ["--record"]:
    if measured() != recorded():  # the date is that of the last change
        KNOWN.write_text(record(measured(), date.today()), encoding="utf-8")
    write()
