"""What is said where the articles of a story look like several events: which files share hardly a thing with which."""

from __future__ import annotations

from collections.abc import Sequence

from divergence.report import prose
from divergence.result import Story

MOST = 8  # files named of a group
WHAT_TO_DO = "Compare each event by itself: a folder for each, or score with --group."


def mixed(story: Story) -> str | None:
    """Two or three sentences that name the files; None where the articles are of one event."""
    if not story.events:
        return None
    first, *rest = story.events
    if len(first) > 1 and all(len(each) == 1 for each in rest):
        strays = [each[0] for each in rest]
        shares, it = ("shares", "is it") if len(strays) == 1 else ("share", "are they")
        nothing = "hardly a name, a telling word or a fact"
        return f"{_files(strays)} {shares} {nothing} with the others: {it} about the same event? {WHAT_TO_DO}"
    groups = "; ".join(map(_files, story.events))
    looks = f"They look like {len(story.events)} events put together, which share hardly a name or a telling word"
    return f"{looks}: {groups}. {WHAT_TO_DO}"


def _files(ids: Sequence[str]) -> str:
    return prose.listed([*ids[:MOST], f"{len(ids) - MOST} more"] if len(ids) > MOST + 1 else list(ids))
