"""A scored story as checks, one an article, so that what renders a check renders a result, too."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from divergence.report import prose
from divergence.report.github import render as render_github
from divergence.report.sarif import render as render_sarif
from divergence.result import ArticleResult, Check, Conflict, Note, Quote, Result, Story

RULES = {"uncited-figure": "unsourced"}  # as a check calls it
WORDING = frozenset({"absolute", "loaded-language", "opinion"})  # in a quotation, the choice of the speaker
LINED = (".txt", ".text", ".md", ".markdown", ".mdx")  # files whose text is given as it is, so that lines are theirs


Places = Mapping[tuple[str | None, str], str]
"""The path of an article, by its story and id or by its id alone; one that is not in it goes by its id."""
NOWHERE: Places = MappingProxyType({})
Lines = Callable[[str, str], tuple[int, int, int, int] | None]
"""Where words stand in the file at a path: line and column of their beginning, and of their end."""


def unlined(path: str, text: str) -> None:
    """No file is looked into."""


def github(result: Result, places: Places = NOWHERE, lines: Lines = unlined) -> str:
    """As workflow commands."""
    return "".join(render_github(each) for each in checks(result, places, lines) if each.notes or each.skipped)


def sarif(result: Result, places: Places = NOWHERE, lines: Lines = unlined) -> str:
    """As one SARIF run over all articles."""
    told = checks(result, places, lines)
    runs = [json.loads(render_sarif(each))["runs"][0] for each in told]
    log: dict[str, Any] = json.loads(render_sarif(told[0])) if runs else {"version": "2.1.0", "runs": []}
    if not runs:
        return json.dumps(log, indent=1) + "\n"
    (whole,) = log["runs"]
    rules = {rule["id"]: rule for run in runs for rule in run["tool"]["driver"]["rules"]}
    order = {name: number for number, name in enumerate(rules)}
    whole["tool"]["driver"]["rules"] = list(rules.values())
    whole["results"] = [{**each, "ruleIndex": order[each["ruleId"]]} for run in runs for each in run["results"]]
    whole.pop("properties", None)  # a sentence on one article
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def checks(result: Result, places: Places = NOWHERE, lines: Lines = unlined) -> list[Check]:
    """For each article its findings that are more than a note, and the contradictions in which it stands against more
    of the others. Where the text is not the file's own, `lines` tells where it stands in it (HTML); else it is at line
    1 (a row)."""
    several = len(result.stories) > 1
    return [
        check
        for number, story in enumerate(result.stories)
        for check in _checks(result, story, _paths(story, places, several), lines, first=number == 0)
    ]


def _paths(story: Story, places: Places, several: bool) -> dict[str, str]:
    """How each article of a story is named: by its path, where that is known."""
    return {
        each.id: places.get((story.id, each.id))
        or places.get((None, each.id))
        or (f"{story.id}/{each.id}" if several else each.id)
        for each in story.articles
    }


def _checks(result: Result, story: Story, paths: Mapping[str, str], lines: Lines, first: bool) -> Iterator[Check]:
    called = {paths.get(each, each): name for each, name in prose.names(story).items()}
    for number, article in enumerate(story.articles):
        yield Check(
            tool=result.tool,
            draft=paths[article.id],
            articles=len(story.articles) - 1,
            families=sum(article.id not in each.articles for each in story.families),
            shared=sum(each.consensus for each in story.facts),
            names=called,
            notes=tuple(_at(_lined(each, paths[article.id], lines), paths) for each in _notes(story, article)),
            skipped=result.skipped if first and number == 0 else (),
        )


def _lined(note: Note, path: str, lines: Lines) -> Note:
    """`note` with the place of its words in the file, where `lines` finds them."""
    place = lines(path, note.text)
    if place is None:
        return note
    line, column, end_line, end_column = place
    return replace(note, line=line, column=column, end_line=end_line, end_column=end_column)


def _at(note: Note, paths: Mapping[str, str]) -> Note:
    """`note` with the others that it quotes named by their paths."""
    return replace(
        note, others=tuple(replace(each, article=paths.get(each.article, each.article)) for each in note.others)
    )


def _notes(story: Story, article: ArticleResult) -> list[Note]:
    notes = [
        Note(
            id=each.id, rule=RULES.get(each.rule, each.rule),
            severity=each.severity, field=each.field, start=each.start, end=each.end,
            line=1, column=1, end_line=1, end_column=1, text=each.text, message=each.message, others=each.related,
        )
        for each in article.findings
        if each.severity != "info" and not each.suppressed
        and not (each.voice == "quoted" and each.rule in WORDING)
    ]  # fmt: skip
    for conflict in prose.real(story):
        own = [each for side in conflict.sides for each in side.mentions if each.article == article.id]
        if article.id in conflict.deviant and own:
            notes.append(_contested(conflict, own[0], prose.names(story)))
    lined = article.id.lower().endswith(LINED)
    return sorted((_placed(each, article.text) if lined else each for each in notes), key=lambda n: (n.start, n.id))


def _contested(conflict: Conflict, own: Quote, called: Mapping[str, str]) -> Note:
    others = tuple(side.mentions[0] for side in conflict.sides if side.mentions and own.article not in side.articles)
    return Note(
        id=conflict.id, rule="contested", severity=conflict.severity, field=own.field, start=own.start, end=own.end,
        line=1, column=1, end_line=1, end_column=1, text=own.text, message=prose.told(conflict, called),
        others=others,
    )  # fmt: skip


def _placed(note: Note, text: str) -> Note:
    """`note` with the line and column of its offsets in `text`; one of the headline is on the line that holds it."""
    at = note.start if note.field == "text" else max(text.find(note.text), 0)
    starts = [0, *(index + 1 for index, each in enumerate(text) if each == "\n")]
    line, end_line = bisect_right(starts, at), bisect_right(starts, at + len(note.text))
    return replace(
        note, line=line, column=at - starts[line - 1] + 1, end_line=end_line,
        end_column=at + len(note.text) - starts[end_line - 1] + 1,
    )  # fmt: skip
