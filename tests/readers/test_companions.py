"""The year of a dateline, read off the other articles of its story."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from divergence.article import Article, Note, Removed
from divergence.readers import read
from divergence.readers.companions import INFERRED, dated

LINE = "CORLEY, {} (Northern Wire) - "


def agency(day: str, **more: str) -> Article:
    line = LINE.format(day)
    return Article("wire.txt", f"{line}The bridge is shut.", removed=(Removed(0, len(line), line, "dateline"),), **more)


def beside(*days: str) -> list[Article]:
    return [Article(f"{number}.txt", "The bridge is shut.", published=day) for number, day in enumerate(days)]


@pytest.mark.parametrize(
    ("day", "others", "found"),
    [
        ("Sept 9", ("2026-09-09", "2026-09-10"), "2026-09-09"),
        ("30 December", ("2027-01-02T08:00:00Z",), "2026-12-30"),  # the year before
        ("Sept 9", ("2026-11-20",), None),  # too far from it
        ("Sept 9", ("2025-09-08", "2026-09-10"), None),  # of two years
        ("Sept 9", (), None),
        ("Feb 29", ("2026-03-01",), None),  # no such day
    ],
)
def test_a_dateline_is_of_the_year_in_which_its_companions_lie_near(
    day: str, others: tuple[str, ...], found: str | None
) -> None:
    *_, article = dated([*beside(*others), agency(day)])
    assert article.published == found
    assert (Note("published", INFERRED) in article.notes) == (found is not None)


def test_of_another_story_nothing_is_taken() -> None:
    other = [replace(each, story="other") for each in beside("2026-09-09")]
    *_, article = dated([*other, agency("Sept 9", story="bridge")])
    assert article.published is None


def test_what_says_its_day_keeps_it() -> None:
    given = beside("2026-09-09", "2025-01-01")
    assert dated(given) == given


def test_a_folder_is_read_so(tmp_path: Path) -> None:
    told = "The bridge at Corley is shut after the flood, the mayor said. It opens again in May, she told us.\n"
    (tmp_path / "a.txt").write_text(f"Bridge shut after the flood\n\n{LINE.format('Sept 9')}{told}")
    (tmp_path / "b.txt").write_text(f"Corley bridge closed\n\nThe Post\n10 September 2026\n\n{told}{told}")
    assert [each.published for each in read(tmp_path).articles] == ["2026-09-09", "2026-09-10"]
