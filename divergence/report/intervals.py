"""The interval of a score as it is shown, and what is said where it has no width.

An interval comes of reweighting the evidence that was found. Where there is none, or none whose weight matters, every
draw gives one number, and "0 to 0" would read as certain where the truth is that there was nothing to vary.
"""

from __future__ import annotations

from divergence.report import prose
from divergence.result import Entry, Story

LEAST = 0.05  # points; a width that no rendering shows


def fixed(entry: Entry) -> bool:
    """Whether the interval of a score has no width."""
    return entry.low is not None and entry.high is not None and entry.high - entry.low < LEAST


def ends(entry: Entry) -> tuple[float, float] | None:
    """The ends of an interval; None where there is none, or where it has no width."""
    return None if entry.low is None or entry.high is None or fixed(entry) else (entry.low, entry.high)


def shown(entry: Entry) -> str:
    """The ends in whole points, with a decimal where they would look alike; "" without an interval."""
    found = ends(entry)
    if found is None:
        return ""
    low, high = (f"{each:.0f}" for each in found)
    return f"{low} to {high}" if low != high else "–".join(f"{each:.1f}" for each in found)


def unvaried(story: Story) -> str | None:
    """Why scores of a story have no interval, and that they are not sure for that; None where all have one."""
    scored = [each for each in story.ranking.entries if each.divergence is not None]
    without = [each for each in scored if fixed(each)]
    if not without:
        return None
    called = prose.names(story)
    whose = [called.get(each.article, each.article) for each in without]
    who = "any of them" if len(without) == len(scored) > 1 else prose.few(whose)
    facts = prose.plural(len(prose.shared(story)), "shared fact")
    return (
        f"No interval for {who}: nothing was found whose weight could move the score. That is no certainty: the scores "
        f"rest on {facts}, and what was missed is in none of them."
    )
