"""Cutting a text into flat pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from divergence.article import Removed
from divergence.report.marking import pieces, span
from divergence.result import Finding, Severity

TEXT = "The dam could fail, perhaps."


def finding(start: int, end: int, severity: Severity = "minor", message: str = "m", **given: object) -> Finding:
    return Finding(
        id=f"{start}-{end}", rule="r", kind=None, start=start, end=end, text=TEXT[start:end], cue=None,
        cue_start=given.get("cue_start"), cue_end=given.get("cue_end"), target=None, voice="own",  # type: ignore[arg-type]
        severity=severity, confidence=1.0, message=message, suppressed=given.get("suppressed"),  # type: ignore[arg-type]
    )  # fmt: skip


spans = st.tuples(st.integers(-3, 40), st.integers(-3, 40))


@given(st.lists(spans, max_size=6), st.lists(spans, max_size=3), st.lists(st.integers(-3, 40), max_size=4))
def test_the_pieces_join_to_the_text_whatever_overlaps(
    marks: list[tuple[int, int]], masks: list[tuple[int, int]], places: list[int]
) -> None:
    removed = [Removed(start, end, "", "footer") for start, end in masks]
    found = pieces(TEXT, [finding(*each) for each in marks], "text", removed, places)
    assert "".join(each.text for each in found) == TEXT
    ended = sorted(number for each in found for number, _ in each.ending)
    assert ended == [n for n, (start, end) in enumerate(marks, start=1) if 0 <= start < end <= len(TEXT)]


def test_the_gravest_is_shown_and_all_speak() -> None:
    found = pieces(TEXT, [finding(0, 18, "info", "whole"), finding(8, 13, "major", "could")], "text")
    assert [(each.text, each.message) for each in found] == [
        ("The dam ", "whole"),
        ("could", "could whole"),
        (" fail", "whole"),
        (", perhaps.", ""),
    ]
    assert [each.shown.severity if each.shown else None for each in found] == ["info", "major", "info", None]


def test_the_cue_is_marked_rather_than_its_sentence() -> None:
    assert span(finding(0, 28, cue_start=8, cue_end=13)) == (8, 13)
    assert span(finding(0, 28)) == (0, 28)


def test_suppressed_findings_and_those_of_another_field_leave_the_text_alone() -> None:
    assert len(pieces(TEXT, [finding(0, 7, suppressed="a quotation")], "text")) == 1
    assert len(pieces(TEXT, [finding(0, 7)], "title")) == 1


def test_masked_text_gives_its_reason_once() -> None:
    found = pieces(TEXT, [finding(8, 13)], "text", [Removed(4, 18, TEXT[4:18], "footer")])
    assert [(each.text, each.masked, each.opens) for each in found][1:4] == [
        ("dam ", "footer", True),
        ("could", "footer", False),
        (" fail", "footer", False),
    ]
