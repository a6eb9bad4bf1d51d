"""Several stories at a glance: of each how many articles, shared facts and contradictions, and its highest drift.

What asks for an editor comes first: the most contradictions, then the highest drift; who is not ranked comes last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from divergence.report import prose
from divergence.result import Story

COUNTED = ("Contested", "Facts", "Articles", "Furthest")


@dataclass(frozen=True, slots=True)
class Glance:
    """One story in a line. `furthest` is the highest drift, None where the story is not ranked; `events` are more than
    one where its articles look like several."""

    story: str
    title: str | None
    articles: int
    facts: int
    contested: int
    furthest: float | None
    events: int

    @property
    def counts(self) -> tuple[str, ...]:
        """What stands under each head of `COUNTED`."""
        furthest = "–" if self.furthest is None else f"{self.furthest:.1f}"
        return str(self.contested), str(self.facts), str(self.articles), furthest

    @property
    def name(self) -> str:
        return f"{self.story}: {self.title}" if self.title else self.story


def glance(story: Story) -> Glance:
    drifts = [each.divergence for each in story.ranking.entries if each.divergence is not None]
    return Glance(
        story=story.id,
        title=story.title,
        articles=len(story.articles),
        facts=len(prose.shared(story)),
        contested=len(prose.real(story)),
        furthest=max(drifts, default=None),
        events=max(1, len(story.events)),
    )


def in_order(glances: Iterable[Glance]) -> list[Glance]:
    """The most contested first, then those in which somebody drifts furthest."""
    return sorted(
        glances, key=lambda each: (-each.contested, each.furthest is None, -(each.furthest or 0.0), each.story)
    )


def total(glances: Sequence[Glance]) -> str:
    """All of them in two or three sentences."""
    contested = [each.contested for each in glances if each.contested]
    unranked = sum(each.furthest is None for each in glances)
    articles = prose.plural(sum(each.articles for each in glances), "article")
    found = "No contradiction was found"
    if contested:
        places = prose.plural(len(contested), "story", "stories")
        found = f"{prose.plural(sum(contested), 'contradiction')} in {places}"
    ranked = f"; {unranked} {'is' if unranked == 1 else 'are'} not ranked" if unranked else ""
    several = [each.story for each in in_order(glances) if each.events > 1]
    apart = f" {_apart(several)}" if several else ""
    return f"{prose.plural(len(glances), 'story', 'stories')}, {articles}. {found}{ranked}.{apart}"


def _apart(stories: Sequence[str]) -> str:
    looks = "looks like several events" if len(stories) == 1 else "look like several events each"
    return f"{prose.few(stories)} {looks}."
