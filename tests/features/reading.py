"""What one extractor makes of a text, for the tests of this package."""

from __future__ import annotations

from divergence.annotations import annotate
from divergence.article import Article
from divergence.identity import Identity
from divergence.registry import run
from divergence.result import Feature, Finding

PADDING = " The council met on Monday and read the letter from the harbour office." * 8


def findings(rule: str, text: str, title: str | None = None) -> tuple[Finding, ...]:
    whole = run(annotate(Article("a", text, title=title)), Identity())
    return tuple(each for each in whole.findings if each.rule == rule)


def cues(rule: str, text: str) -> list[str]:
    """The cues a rule marks in own voice."""
    return [each.cue or each.text for each in findings(rule, text) if each.voice == "own"]


def feature(id: str, text: str) -> Feature:
    return run(annotate(Article("a", text)), Identity()).features[id]
