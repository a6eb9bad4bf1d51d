"""What changed between two results, and what is no change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import divergence as dv
from divergence.across.diff import diff, strange
from divergence.article import Article, Region
from divergence.report.changes import render
from divergence.result import Change, Result
from tests.comparison.conflicts.test_candidates import FERRY
from tests.fiction import MUSE_SPARK, PARAPHRASES, renamed, shipped

A, B, C, D, E = (replace(each, source=name) for each, name in zip(shipped(PARAPHRASES), "ABCDE", strict=True))
GUESSING = (
    "The shambolic response shocked the town. Perhaps the owners knew. It may well have been greed. Could more follow? "
    "It was a disgraceful, shameful farce by greedy crooks, and it may have been the result of panic."
)


def changes(old: Sequence[Article], new: Sequence[Article]) -> list[Change]:
    return list(diff(dv.score(old), dv.score(new)).changes)


def lines(old: Result, new: Result) -> list[str]:
    return render(diff(old, new), old, new).splitlines()


def test_the_same_result_has_no_changes() -> None:
    result = dv.score(shipped(MUSE_SPARK))
    assert diff(result, result).changes == ()
    assert lines(result, result) == ["Nothing changed."]


def test_renamed_files_are_no_change() -> None:
    articles = shipped(MUSE_SPARK)
    other = [
        replace(each, source=article.source) for each, article in zip(renamed(articles, "edcba"), articles, strict=True)
    ]
    assert changes(articles, other) == []


def test_a_source_that_joins_or_leaves() -> None:
    (joined,) = (each for each in changes([A, B, C], [A, B, C, D]) if each.kind == "joined")
    assert joined.articles == (D.id,)
    (left,) = (each for each in changes([A, B, C, D], [A, B, C]) if each.kind == "left")
    assert left.articles == (D.id,)


def test_a_conflict_appears_and_is_resolved_by_a_correction() -> None:
    wrong = "The Saltwind hit rocks in fog. Coastguards lifted 134 passengers from the ferry by helicopter."
    others = [Article(name, text, source=name) for name, text in zip(("Post", "Radio", "Wire"), FERRY, strict=True)]
    old = dv.score([*others, Article("Herald", wrong, source="Herald")])
    new = dv.score([*others, Article("Herald", wrong.replace("134", "86"), source="Herald")])
    found = diff(old, new).changes
    assert [each.kind for each in found if "conflict" in each.kind] == ["conflict-resolved"]
    (edit,) = (each for each in found if each.kind == "edited")
    assert (edit.articles, edit.before, edit.after) == (("Herald",), "134 passengers", "86 passengers")
    assert "  Herald changed its text; gone: 134 passengers; new: 86 passengers." in lines(old, new)
    assert [each.kind for each in diff(new, old).changes if "conflict" in each.kind] == ["conflict-appeared"]


def test_a_notice_of_correction_is_told() -> None:
    notice = Region(len(A.text) + 2, len(A.text) + 41, "correction")
    text = f"{A.text}\n\nCorrection: an earlier version was wrong."
    (change,) = changes([A, B, C], [replace(A, text=text, regions=(*A.regions, notice)), B, C])[:1]
    assert (change.kind, change.said) == ("corrected", "Correction: an earlier version was wrong"[:39])


def test_a_fact_gained_is_one_nobody_shared_before_and_support_that_grows_is_no_new_fact() -> None:
    found = changes([A, B, C], [A, B, C, D, E])
    before = {fact.statement for fact in dv.score([A, B, C]).stories[0].facts if fact.consensus}
    assert not before & {each.said for each in found if each.kind == "fact-gained"}
    assert [each for each in found if each.kind == "support-grew"]
    assert [each for each in changes([A, B, C, D, E], [A, B, C]) if each.kind == "support-fell"]


def test_ranks_move_only_beyond_the_ties() -> None:
    loud = replace(D, text=f"{D.text}\n\n{GUESSING}")
    old, new = dv.score([A, B, C, D, E]), dv.score([A, B, C, loud, E])
    moved = [each for each in diff(old, new).changes if each.kind in ("told-apart", "overtook")]
    assert moved
    assert all(each.articles[0] == D.id for each in moved)
    back = [each for each in diff(new, old).changes if each.kind == "no-longer-apart"]
    assert {each.articles for each in back} >= {each.articles for each in moved if each.kind == "told-apart"}
    assert any(each.startswith("  D now drifts clearly further than ") for each in lines(old, new))


def test_a_ranking_that_falls_away_says_why() -> None:
    (change,) = (each for each in changes([A, B, C], [A, B]) if each.kind == "ranking")
    assert (change.before, change.after) == ("ranked", "not_ranked")
    assert "2 independent sources" in change.said


def test_stories_are_matched_by_name() -> None:
    one = [replace(each, story="ferry") for each in (A, B, C)]
    other = [replace(each, story="spark") for each in shipped(MUSE_SPARK)]
    assert [(each.kind, each.story) for each in changes([*one, *other], [*one, *other])] == []
    assert [(each.kind, each.story) for each in changes([*one, *other], [*one, replace(A, story="new")])] == [
        ("story-appeared", "new"),
        ("story-gone", "spark"),
    ]


def test_results_without_an_article_in_common_are_strange_to_each_other() -> None:
    one, other, both = dv.score([A, B]), dv.score([C, D]), dv.score([B, replace(C, id="renamed")])
    assert strange(one, other)
    assert not strange(one, both)
    assert not strange(other, both)
