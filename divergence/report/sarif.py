"""A check as SARIF 2.1.0 (OASIS 2020), which code-scanning services and editors read."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote as percent

from divergence.report.lines import quote, summary
from divergence.report.terminal import plain
from divergence.result import Check, Note, Quote, Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"major": "error", "minor": "warning", "info": "note"}
RULES = {
    "contested": "The draft and another outlet cannot both be right.",
    "missing": "Other independent sources give a fact that was not found in the draft.",
    "only-here": "A figure that no other source has.",
    "unsourced": "A figure without a source in its own sentence.",
    "surer": "Stated flatly where the others give it with doubt.",
    "speculation": "The writer's own conjecture, with no named source.",
    "vague-attribution": "A source that cannot be told (“analysts say”).",
    "anonymous-attribution": "A source that is not named.",
    "loaded-language": "A word that judges, in the writer's own voice.",
    "absolute": "An absolute (“never”, “everyone”) in the writer's own voice.",
    "opinion": "Opinion in the writer's own voice.",
    "headline-mismatch": "The headline says what the text does not.",
    "irrelevant-citation": "A reference that does not bear on its sentence.",
    "self-contradiction": "The draft contradicts itself.",
    "hardening": "Held back first and stated flatly later.",
}


def render(check: Check) -> str:
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(check)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(check: Check) -> dict[str, Any]:
    found = {note.rule for note in check.notes}
    used = [name for name in RULES if name in found] + sorted(found - set(RULES))  # then those of plug-ins
    driver = {
        "name": "divergence",
        "version": check.tool.version,
        "rules": [{"id": name, "shortDescription": {"text": RULES.get(name, name)}} for name in used],
    }
    skipped = [
        {"level": "warning", "message": {"text": plain(f"not read: {each.path}: {each.reason} [{each.code}]")}}
        for each in check.skipped
    ]
    invocation = {"executionSuccessful": True, "toolExecutionNotifications": skipped}
    return {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation],
        "results": [_result(check, note, used) for note in check.notes],
        "properties": {"summary": plain(summary(check))},
    }


def _result(check: Check, note: Note, rules: list[str]) -> dict[str, Any]:
    region = {
        "startLine": note.line, "startColumn": note.column, "endLine": note.end_line, "endColumn": note.end_column
    }  # fmt: skip
    place: dict[str, Any] = {"artifactLocation": {"uri": percent(plain(check.draft))}}
    if note.rule != "missing":  # that is of the whole file, and of no place in it
        place["region"] = region
    found: dict[str, Any] = {
        "ruleId": note.rule,
        "ruleIndex": rules.index(note.rule),
        "level": LEVELS[note.severity],
        "message": {"text": plain(note.message)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"divergence/v1": note.id},
    }
    if note.others:
        found["relatedLocations"] = [_related(check, number, each) for number, each in enumerate(note.others, start=1)]
    return found


def _related(check: Check, number: int, other: Quote) -> dict[str, Any]:
    said = f"{check.names.get(other.article, other.article)}: {quote(other.text)}"
    place: dict[str, Any] = {"artifactLocation": {"uri": percent(plain(other.article))}}
    if other.field == "text":
        place["region"] = {"charOffset": other.start, "charLength": other.end - other.start}
    return {"id": number, "physicalLocation": place, "message": {"text": plain(said)}}
