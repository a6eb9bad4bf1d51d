"""A check as GitHub Actions workflow commands, which show at the lines of a pull request."""

from __future__ import annotations

from divergence.report.lines import quote, summary
from divergence.report.terminal import plain
from divergence.result import Check, Note, Severity

LEVELS: dict[Severity, str] = {"major": "error", "minor": "warning", "info": "notice"}


def render(check: Check) -> str:
    commands = [_command(check, note) for note in check.notes]
    return "".join(f"{each}\n" for each in (*commands, f"::notice::{_data(plain(summary(check)))}"))


def _command(check: Check, note: Note) -> str:
    places = {
        "file": check.draft, "line": note.line, "endLine": note.end_line, "col": note.column,
        "endColumn": note.end_column, "title": f"{note.rule} [{note.id}]",
    }  # fmt: skip
    if note.rule == "missing":  # of the whole file, and of no place in it
        places = {"file": check.draft, "title": places["title"]}
    elif note.line != note.end_line:  # columns are of one line
        del places["col"], places["endColumn"]
    said = [
        note.message,
        *(f"{check.names.get(each.article, each.article)}: {quote(each.text)}" for each in note.others),
    ]
    given = ",".join(f"{name}={_property(plain(str(value)))}" for name, value in places.items())
    return f"::{LEVELS[note.severity]} {given}::{_data(chr(10).join(map(plain, said)))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
