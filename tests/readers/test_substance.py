"""What holds no article is listed with its reason and not compared."""

from __future__ import annotations

from pathlib import Path

import pytest

import divergence as dv

STORY = (
    "A fire at a bakery in Corley killed two workers on Tuesday, the fire service said.\n\n"
    "The blaze at Tamm & Sons began at about 4 a.m. and was put out by noon, said Chief Lena Orr."
)


@pytest.mark.parametrize(
    "text",
    [
        "This article is for subscribers only. Log in or subscribe to continue reading.",
        "Bakery fire in Corley kills two\n\nThis story is available only to members.\n\nAlready a member? Log in\n",
        "You have reached your limit of free articles this month. Subscribe for unlimited access.",
        "Access denied. You don't have permission to access this page on this server.",
        "Please enable JavaScript to continue using this application.",
        "404 Not Found",
        "Bakery fire",
    ],
)
def test_a_wall_an_error_page_or_a_label_is_no_article(tmp_path: Path, text: str) -> None:
    (tmp_path / "wall.txt").write_text(text, "utf-8")
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    reading = dv.read(tmp_path)
    assert [each.id for each in reading.articles] == ["story.txt"]
    (skipped,) = reading.skipped
    assert (skipped.code, skipped.hint) == ("D123", "give the article's body")
    assert "no article" in skipped.reason


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00\x01\x02\x03", b"\xfe\xff\x12\x34\x56\x78", b"\x00\x01\x02\xff\xfe\x00"]
)
def test_a_few_bytes_of_anything_are_no_article(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "bytes.txt").write_bytes(data)
    (tmp_path / "story.txt").write_text(STORY, "utf-8")
    assert [each.id for each in dv.read(tmp_path).articles] == ["story.txt"]


def test_a_wall_below_an_article_is_set_aside(tmp_path: Path) -> None:
    wall = "This article is for subscribers only. Log in or subscribe to continue reading."
    (tmp_path / "story.txt").write_text(f"{STORY}\n\n{wall}\n", "utf-8")
    (article,) = dv.read(tmp_path).articles
    assert [(each.reason, each.text) for each in article.removed] == [("prompt", wall)]


def test_a_report_on_a_wall_stays(tmp_path: Path) -> None:
    said = "The court found on Friday that the archive is for subscribers only, and that it must be opened."
    (tmp_path / "story.txt").write_text(f"{STORY}\n\n{said}\n", "utf-8")
    assert dv.read(tmp_path).articles[0].removed == ()


@pytest.mark.parametrize("text", ["", " \n", "—", "<!-- divergence: ignore[hedge] why -->"])
def test_an_article_without_a_word_is_left_out_of_the_library_too(text: str) -> None:
    given = [dv.Article("empty", text), *(dv.Article(str(n), f"{STORY} It is report {n}.") for n in range(3))]
    result = dv.score(given)
    assert [each.id for each in result.stories[0].articles] == ["0", "1", "2"]
    assert [(each.path, each.code, each.reason) for each in result.skipped] == [
        ("empty", "D123", "holds no article text")
    ]
    assert all("empty" not in fact.absent for fact in result.stories[0].facts)


def test_nothing_but_empty_articles_is_no_story() -> None:
    result = dv.score([dv.Article("a", "")])
    assert (result.stories, [each.path for each in result.skipped]) == ((), ["a"])
