"""What changed between two results, in lines an editor reads."""

from __future__ import annotations

from itertools import groupby

from divergence.report import prose
from divergence.report.terminal import plain
from divergence.result import Change, Difference, Result

HEADS = {
    "story-appeared": "Stories", "story-gone": "Stories", "joined": "Sources", "left": "Sources", "edited": "Texts",
    "corrected": "Texts", "conflict-appeared": "Conflicts", "conflict-resolved": "Conflicts", "fact-gained": "Facts",
    "fact-lost": "Facts", "support-grew": "Facts", "support-fell": "Facts", "overtook": "Ranks", "told-apart": "Ranks",
    "no-longer-apart": "Ranks", "ranking": "Ranks",
}  # fmt: skip


def render(found: Difference, old: Result, new: Result) -> str:
    called: dict[str, dict[str, str]] = {}
    for result in (old, new):
        for story in result.stories:
            called.setdefault(story.id, {}).update(prose.names(story))
    if len(old.stories) == len(new.stories) == 1:
        called = {new.stories[0].id: {**called[old.stories[0].id], **called[new.stories[0].id]}}
    lines: list[str] = []
    for name, changes in groupby(found.changes, key=lambda each: each.story):
        if len(called) > 1:
            lines += ["", name] if lines else [name]
        for head, each in groupby(changes, key=lambda change: HEADS[change.kind]):
            lines.append(f"{head}:")
            lines += [f"  {_said(change, called.get(name, {}))}" for change in each]
    return "".join(f"{plain(line)}\n" for line in lines or ["Nothing changed."])


def _said(change: Change, called: dict[str, str]) -> str:
    who = prose.listed([called.get(each, each) for each in change.articles])
    said = prose.clip(change.said, 200)
    match change.kind:
        case "story-appeared" | "story-gone":
            return f"{'new' if change.kind == 'story-appeared' else 'gone'}: {said or change.story}"
        case "joined" | "left":
            return f"{who} {change.kind}" + (f": {prose.quoted(said)}" if said and said not in who else ".")
        case "edited" | "corrected":
            return f"{who} {'corrected' if change.kind == 'corrected' else 'changed'} its text{_edit(change, said)}"
        case "conflict-appeared":
            return f"new: {prose.sentence(said)} ({who})"
        case "conflict-resolved":
            return f"no longer found: {prose.sentence(said)} ({who})"
        case "fact-gained":
            return f"new, given by {change.after} independent sources ({who}): {prose.quoted(said)}"
        case "fact-lost":
            now = f"; now {change.after}" if change.after else ""
            return f"no longer shared (was given by {change.before}{now}): {prose.quoted(said)}"
        case "support-grew" | "support-fell":
            way = "more" if change.kind == "support-grew" else "fewer"
            return f"{way} give it ({change.before}, now {change.after}): {prose.quoted(said)}"
        case "ranking":
            return "now ranked." if change.after == "ranked" else f"no longer ranked: {prose.sentence(said)}"
    first, second = (called.get(each, each) for each in change.articles)
    points = f"{change.after} points; before, {change.before}"
    if change.kind == "overtook":
        return f"{first} now drifts clearly further than {second}, which had stood above it ({points})."
    if change.kind == "told-apart":
        return f"{first} now drifts clearly further than {second} ({points})."
    return f"{first} no longer drifts clearly further than {second} ({points})."


def _edit(change: Change, said: str) -> str:
    gone = f"; gone: {change.before}" if change.before else ""
    come = f"; new: {change.after}" if change.after else ""
    return f"{gone}{come}" + (f". {prose.quoted(said)}" if said else ".")
