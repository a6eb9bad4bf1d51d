"""How many sources the facts are counted for where every article honestly tells the same, in other words."""

from __future__ import annotations

from pathlib import Path

import divergence as dv

ROOT = Path(__file__).parent
RETOLD = (ROOT / "stories" / "paraphrases", *sorted((ROOT / "retold").iterdir()))


def test_most_facts_of_honest_paraphrases_have_every_source_behind_them() -> None:
    full = facts = 0
    for folder in RETOLD:
        (story,) = dv.score(dv.read(folder).articles).stories
        full += sum(len({each.article for each in fact.clear}) == fact.of for fact in story.facts)
        facts += len(story.facts)
    assert facts > 30
    assert full / facts > 0.5


def test_honest_paraphrases_contradict_nothing() -> None:
    for folder in RETOLD:
        (story,) = dv.score(dv.read(folder).articles).stories
        assert [each.explanation for each in story.conflicts if each.resolution == "real"] == []
