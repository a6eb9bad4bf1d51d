"""The tables: one row a thing, and each can be joined to the articles."""

from __future__ import annotations

from typing import Any

import pytest

from tests.report.harbour import TEXTS, result

pytest.importorskip("pandas")


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    return result().to_frames()


def test_one_row_a_thing(tables: dict[str, Any]) -> None:
    rows = {name: len(table) for name, table in tables.items()}
    assert rows == {
        "stories": 1,
        "articles": 5 * 2,  # articles × features
        "findings": 3,
        "figures": 2,
        "attributions": 1,
        "facts": 9 + 3,  # mentions, and the articles that lack one
        "conflicts": 2 + 3 + 3,  # what the sides quote
        "ranking": 4 * 5 + 1,  # components, and the article that is not scored
    }


def test_every_table_joins_the_articles(tables: dict[str, Any]) -> None:
    for name, table in tables.items():
        assert set(table["story"]) == {"harbour"}, name
        assert name == "stories" or set(table["article"]) <= set(TEXTS), name


def test_places_are_places_in_the_text(tables: dict[str, Any]) -> None:
    for name in ("findings", "figures", "facts", "conflicts"):
        for row in tables[name].dropna(subset=["start"]).to_dict("records"):
            assert TEXTS[row["article"]][int(row["start"]) : int(row["end"])] == row["text"], name


def test_what_is_not_measured_has_a_reason_and_no_number(tables: dict[str, Any]) -> None:
    blank = tables["articles"][tables["articles"]["status"] != "measured"]
    assert len(blank) == 6
    assert blank["value"].isna().all()
    assert blank["reason"].notna().all()


def test_points_sum_to_the_divergence(tables: dict[str, Any]) -> None:
    ranked = tables["ranking"].dropna(subset=["points"])
    for _, rows in ranked.groupby("article"):
        assert rows["points"].sum() == pytest.approx(rows["divergence"].iloc[0])


def test_the_deviant_side_is_marked(tables: dict[str, Any]) -> None:
    marked = tables["conflicts"][tables["conflicts"]["deviant"]]
    assert list(marked["article"]) == ["siren.txt"]


def test_an_empty_result_has_every_table_with_its_columns(tables: dict[str, Any]) -> None:
    from dataclasses import replace

    empty = replace(result(), stories=()).to_frames()
    assert {name: list(table.columns) for name, table in empty.items()} == {
        name: list(table.columns) for name, table in tables.items()
    }
    assert all(table.empty for table in empty.values())


def test_a_story_is_a_row_with_what_the_screen_counts(tables: dict[str, Any]) -> None:
    (row,) = tables["stories"].to_dict("records")
    assert (row["articles"], row["facts"], row["contested"], row["furthest"]) == (5, 3, 2, 32.5)
    assert (row["title"], row["status"]) == ("Harbour wall falls", "ranked")
