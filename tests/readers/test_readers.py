"""Reading: folders, formats, decoding, furniture and metadata, and input that nobody meant well."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from divergence.article import Article
from divergence.errors import DivergenceError
from divergence.readers import read
from divergence.readers.compose import blanked
from divergence.readers.decode import decode
from divergence.readers.metadata import iso

BODY = (
    "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday.\n\n"
    "Engineers found cracks in two of the four piers during an inspection last month. The work costs $3 million.\n\n"
    "Buses will run every ten minutes while the bridge is shut, the operator said.\n"
)


def one(path: Path) -> Article:
    reading = read(path)
    assert len(reading.articles) == 1, reading.skipped
    return reading.articles[0]


def left(article: Article) -> str:
    return blanked(article.text, article.removed)


def test_a_folder_of_files_is_one_story_and_a_folder_of_folders_several(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/x.txt", "a/.hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(BODY)
    assert [(each.story, each.id) for each in read(tmp_path).articles] == [
        ("a", "x.txt"),
        ("b", "1.txt"),
        ("b", "2.txt"),
    ]
    assert [(each.story, each.id) for each in read(tmp_path / "b").articles] == [(None, "1.txt"), (None, "2.txt")]


def test_files_beside_one_folder_join_its_story(tmp_path: Path) -> None:
    for name in ("extra.txt", "a/1.txt", "b/2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{BODY} {name}", "utf-8")
    extra, a, b = (tmp_path / name for name in ("extra.txt", "a", "b"))
    assert {each.id: each.story for each in read(extra, a).articles} == {"extra.txt": None, "1.txt": None}
    assert {each.id: each.story for each in read(extra, a / "1.txt").articles} == {"extra.txt": None, "1.txt": None}
    several = {"extra.txt": None, "1.txt": "a", "2.txt": "b"}
    assert {each.id: each.story for each in read(extra, a, b).articles} == several


def test_a_folder_that_may_not_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(folder: object) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("divergence.readers.folder.os.listdir", refused)
    with pytest.raises(DivergenceError, match="permission denied") as caught:
        read(tmp_path)
    assert caught.value.code == "D101"


def test_what_cannot_be_read_is_listed_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (tmp_path / "gold.json").write_text('{"facts": [], "story": "x"}')
    (tmp_path / "style.css").write_text("p { color: red }")
    (tmp_path / "empty.txt").write_text("")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    reading = read(tmp_path)
    assert [each.id for each in reading.articles] == ["a.txt"]
    codes = {Path(each.path).name: each.code for each in reading.skipped}
    assert codes == {
        "picture.txt": "D120", "gold.json": "D123", "style.css": "D122", "empty.txt": "D123",
        "pipe.txt": "D111", "loop": "D112", "gone.txt": "D110",
    }  # fmt: skip
    assert all(each.reason and each.hint for each in reading.skipped)


def test_nothing_to_read_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(DivergenceError, match="nothing to read") as caught:
        read(tmp_path)
    assert caught.value.code == "D102"
    (tmp_path / "story").mkdir()
    with pytest.raises(DivergenceError) as caught:
        read(tmp_path / "stroy")
    assert caught.value.code == "D101"
    assert "story" in (caught.value.hint or "")


def test_a_path_that_is_there_but_cannot_be_opened_is_not_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    with pytest.raises(DivergenceError, match="cannot be opened: too many levels") as caught:
        read(tmp_path / "round")
    assert caught.value.code == "D101"


def test_standard_input_that_is_closed_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(DivergenceError, match="standard input is closed"):
        read("-")


@pytest.mark.parametrize(
    "data",
    [
        "“Café” – naïve".encode("utf-8-sig"),
        "“Café” – naïve".encode(),
        "“Café” – naïve".encode("cp1252"),
        "“Café” – naïve".encode("utf-16"),
    ],
)
def test_charsets_that_say_the_same_read_the_same(data: bytes) -> None:
    assert decode(data) == "“Café” – naïve"


def test_line_ends_are_lf_and_a_lone_surrogate_can_be_written() -> None:
    assert decode(b"a\r\nb\rc") == "a\nb\nc"
    assert decode(b"a\0b") == "a\0b"


def test_furniture_is_masked_and_no_sentence_of_the_body_is_lost(tmp_path: Path) -> None:
    page = (
        "Skip to content\nThe Daily Gull\nNewsSportWeatherTide TimesJobs\nHome > News > Transport\n\n"
        "Harbour bridge to close for nine weeks\n\nBy Ana Ruiz\nFriday 6 March 2026, 10:15\n3 min read\n\n"
        + BODY
        + "\nADVERTISEMENT\n\nMore as we get it.\n\nGot a story? Email news@gull.example\n\nMost read\n"
        "Ten best bridges\nCat rescued from pier\nShare   Tweet   Email\n© Daily Gull 2026. All rights reserved.\n"
    )
    (tmp_path / "gull.txt").write_text(page)
    article = one(tmp_path / "gull.txt")
    assert article.title == "Harbour bridge to close for nine weeks"
    assert (article.author, article.published) == ("Ana Ruiz", "2026-03-06T10:15:00")
    assert left(article).split() == (BODY + "More as we get it.").split()
    for each in article.removed:
        assert each.start is not None
        assert article.text[each.start : each.end] == each.text


def test_a_heading_of_another_page_is_no_title(tmp_path: Path) -> None:
    page = (
        "Back to Home\n\nTulip Growers Society\n\nThe council said that a bridge will be shut for many weeks.\n\n"
        "Gull Data TeamMarch 6, 20264 min read900 words\n\nHarbour Bridge Closes While Engineers Repair Cracks\n\n"
        + BODY
    )
    (tmp_path / "a.txt").write_text(page)
    article = one(tmp_path / "a.txt")
    assert article.title == "Harbour Bridge Closes While Engineers Repair Cracks"
    assert article.foreign_title == "Tulip Growers Society"


@pytest.mark.parametrize(
    "tags", ["bridgenewsUKcity_desk", "bridgenewsUKcity desk", "harbour_bridge desk", "BridgeNewsCityDesk"]
)
def test_a_line_of_fused_tags_is_no_title(tmp_path: Path, tags: str) -> None:
    page = (
        f"Back to Home\n{tags}\n\nTulip Growers Society\n\n"
        "The council said that a bridge will be shut for many weeks.\n\n"
        "Gull Data TeamMarch 6, 20264 min read900 words\n\nHarbour Bridge Closes While Engineers Repair Cracks\n\n"
        + BODY
    )
    (tmp_path / "a.txt").write_text(page)
    article = one(tmp_path / "a.txt")
    assert article.title == "Harbour Bridge Closes While Engineers Repair Cracks"
    assert article.foreign_title == "Tulip Growers Society"


def test_a_text_that_starts_at_once_has_no_title(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    article = one(tmp_path / "a.txt")
    assert (article.title, article.author, article.published, article.removed) == (None, None, None, ())


def test_markdown_front_matter_and_markup(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(
        '---\ntitle: "Bridge closes"\nsite: The Gull\nauthor: Ana\ndate: 2026-03-06\n---\n\n# Bridge closes\n\n'
        + BODY.replace("nine weeks", "**nine** [weeks](https://gull.example/a)")
    )
    article = one(tmp_path / "a.md")
    assert (article.title, article.source, article.author, article.published) == (
        "Bridge closes",
        "The Gull",
        "Ana",
        "2026-03-06",
    )
    assert left(article).split() == BODY.split()
    assert [article.text[link.start : link.end] for link in article.links] == ["weeks"]


def test_what_is_set_aside_is_quoted_as_it_stands(tmp_path: Path) -> None:
    """A bar of links in Markdown holds markup that was set aside before it."""
    (tmp_path / "a.md").write_text("[Home](/) | **News** | [Sport](/s)\n\n# Bridge closes\n\n" + BODY)
    article = one(tmp_path / "a.md")
    assert any("**News**" in each.text for each in article.removed)
    assert all(article.text[each.start : each.end] == each.text for each in article.removed)


def test_html_keeps_the_body_and_says_what_it_left_out(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.split("\n") if line)
    (tmp_path / "a.html").write_text(
        '<html><head><title>Bridge closes | The Gull</title><script type="application/ld+json">'
        + json.dumps({"@type": "NewsArticle", "headline": "Bridge closes", "datePublished": "2026-03-06T10:00:00Z"})
        + '</script></head><body><div class="cookie-bar"><p>We use 12 cookies.</p></div><nav><a href="/">Home</a></nav>'
        f"<article><h1>Bridge closes</h1>{paragraphs}</article>"
        '<section class="comments"><p>ann: 400 cracks!</p></section></body></html>'
    )
    article = one(tmp_path / "a.html")
    assert (article.title, article.source, article.published) == ("Bridge closes", "The Gull", "2026-03-06T10:00:00Z")
    assert left(article).split() == BODY.split()
    assert {"cookie", "comments"} <= {each.reason for each in article.removed if each.start is None}


def test_rows_have_ids_stories_and_listed_failures(tmp_path: Path) -> None:
    rows = [
        {"id": 1, "text": BODY, "outlet": "Gull", "story": "s"},
        {"id": 2, "text": 5},
        {"id": 3, "text": BODY + "\ud800"},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(json.dumps(row) for row in rows) + "\n{broken\n")
    reading = read(tmp_path / "a.jsonl")
    assert [(each.id, each.source, each.story) for each in reading.articles] == [("1", "Gull", "s"), ("3", None, None)]
    assert [each.code for each in reading.skipped] == ["D126", "D124"]
    (tmp_path / "b.csv").write_text('title,body,date\nBridge,"' + BODY + '",2026-03-06\nragged\n')
    reading = read(tmp_path / "b.csv")
    assert [(each.title, each.published) for each in reading.articles] == [("Bridge", "2026-03-06")]
    assert [each.code for each in reading.skipped] == ["D126"]


def test_an_article_of_a_list_that_has_no_text_is_listed(tmp_path: Path) -> None:
    articles = [
        {"title": "No text was saved", "body": None},
        {"title": "Bridge", "body": BODY},
        {"body": "Too short."},
        {"headline": "Behind a wall"},
        {"width": 640},
    ]
    (tmp_path / "a.json").write_text(json.dumps({"total": 5, "articles": articles}))
    reading = read(tmp_path / "a.json")
    assert [each.title for each in reading.articles] == ["Bridge"]
    assert [(each.path, each.code) for each in reading.skipped] == [
        ("a.json#1", "D126"),
        ("a.json#3", "D126"),
        ("a.json#4", "D126"),
    ]


def test_gzip_is_unpacked_up_to_a_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(BODY.encode()))
    (tmp_path / "bomb.txt.gz").write_bytes(gzip.compress(b"a " * 20_000_000))
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(BODY.encode())[:40])
    reading = read(tmp_path)
    assert [each.text for each in reading.articles] == [BODY]
    assert [each.code for each in reading.skipped] == ["D121", "D124"]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Nov. 5, 2026, 6:10 a.m. EST", "2026-11-05T06:10:00-05:00"),
        ("Published 07:30, Wednesday 15 October 2025", "2025-10-15T07:30:00"),
        ("Jun 4, 2026   3:48 pm ET", "2026-06-04T15:48:00-04:00"),
        ("AllNorth 111220 GMT MAR 26", "2026-03-11T12:20:00Z"),
        ("31 February 2026", None),
        ("version 5.4", None),
    ],
)
def test_dates(said: str, expected: str | None) -> None:
    assert iso(said) == expected


@pytest.mark.parametrize(
    "ending", ["txt", "md", "html", "json", "jsonl", "csv", "eml", "xlsx", "parquet", "txt.gz", "warc"]
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_are_read_or_refused(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    try:
        reading = read(path)
    except DivergenceError as error:
        assert str(error).startswith("error[D102]")  # noqa: PT017 - either outcome is right
        return
    for article in reading.articles:
        article.text.encode()
        placed = [each for each in article.removed if each.start is not None and each.end is not None]
        assert all(article.text[each.start : each.end] == each.text for each in placed)
