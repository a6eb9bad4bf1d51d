"""A check as lines, as GitHub commands and as SARIF; the schema beside this file is the one OASIS and SchemaStore
publish (2.1.0, taken from @microsoft/jest-sarif, MIT)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from divergence.draft import RULES
from divergence.report import github, lines, sarif
from divergence.report.summary import MISSED
from divergence.result import Check, Note, Quote, Skipped, Tool

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text(encoding="utf-8"))
HOSTILE = "a%0A\x1b[31m::error::,:\u202e<b>\ud83d]"


def note(rule: str = "contested", message: str = "You have “41”; Herald gives “14”.", **more: object) -> Note:
    given = {"severity": "major", "start": 10, "end": 12, "line": 2, "column": 3, "end_line": 2, "end_column": 5}
    return Note(id=f"{rule}-1", rule=rule, text="41", message=message, **{**given, **more})  # type: ignore[arg-type]


def check(*notes: Note, **more: object) -> Check:
    given = {"draft": "my draft.md", "articles": 4, "families": 3, "shared": 2, "names": {"h.txt": "Herald"}}
    return Check(
        tool=Tool(version="1.0", config_digest="", settings={}, lexicons={}),
        notes=notes,
        **{**given, **more},  # type: ignore[arg-type]
    )


SAID = Quote(article="h.txt", start=3, end=30, text="The repair will cost\n 14 million.")
TWO = check(note(others=(SAID,)), note("missing", "Not in the draft.", severity="minor", end_line=3))


def test_lines_name_the_place_the_rule_the_id_and_what_the_others_say() -> None:
    assert lines.render(TWO) == (
        "my draft.md:2:3: contested [contested-1] You have “41”; Herald gives “14”.\n"
        "    Herald: “The repair will cost 14 million.”\n"
        "my draft.md: missing [missing-1] Not in the draft.\n"
        "2 notes: 1 contested, 1 missing; held against 4 articles from 3 independent sources. "
        f"{MISSED}\n"
    )


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (check(), "Nothing was found to look at; held against 4 articles from 3 independent sources."),
        (check(known=2), "Nothing was found to look at (2 known already and left out); held against 4 articles"),
        (check(), f"sources. {MISSED}"),
        (check(articles=1, families=1), "1 independent source. One source cannot show what is missing: give two or "),
        (check(articles=1, families=1), MISSED),
        (check(shared=0), "is it the same story?"),
        (check(articles=0, families=0), "Give --against other outlets' articles"),
        (check(skipped=(Skipped("b.bin", "D120", "not text"),)), "not read: b.bin: not text [D120]"),
    ],
)
def test_the_last_line_says_what_it_was_held_against(given: Check, said: str) -> None:
    assert said in lines.render(given)


def test_github_commands_are_one_line_each_and_escaped() -> None:
    first, second, last, end = github.render(TWO).split("\n")
    assert first == (
        "::error file=my draft.md,line=2,endLine=2,col=3,endColumn=5,title=contested [contested-1]"
        "::You have “41”; Herald gives “14”.%0AHerald: “The repair will cost 14 million.”"
    )
    assert second.startswith("::warning file=my draft.md,title=missing [missing-1]::")
    assert last.startswith("::notice::2 notes")
    assert end == ""


def test_sarif_is_sarif() -> None:
    log = json.loads(sarif.render(TWO))
    jsonschema.validate(log, SCHEMA)
    (run,) = log["runs"]
    assert [each["ruleId"] for each in run["results"]] == ["contested", "missing"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20draft.md"
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5}
    assert "region" not in run["results"][1]["locations"][0]["physicalLocation"]
    assert run["results"][0]["partialFingerprints"] == {"divergence/v1": "contested-1"}


def test_every_rule_is_described() -> None:
    assert set(sarif.RULES) == set(RULES)
    jsonschema.validate(json.loads(sarif.render(check(*map(note, RULES)))), SCHEMA)


def test_an_empty_check_is_sarif_too() -> None:
    jsonschema.validate(json.loads(sarif.render(check(skipped=(Skipped("b", "D120", HOSTILE),)))), SCHEMA)


def test_hostile_text_drives_nothing() -> None:
    hostile = replace(
        check(note(message=HOSTILE, others=(replace(SAID, text=HOSTILE),))), draft=HOSTILE, names={"h.txt": HOSTILE}
    )
    for text in (lines.render(hostile), github.render(hostile), sarif.render(hostile)):
        assert "\x1b" not in text
        assert "\u202e" not in text
    assert sum(each.startswith("::") for each in github.render(hostile).split("\n")) == 2
    jsonschema.validate(json.loads(sarif.render(hostile)), SCHEMA)
