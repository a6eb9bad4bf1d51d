"""Where words of an article stand in the page they were read from."""

from pathlib import Path

import pytest

from divergence.readers.source_lines import where

PAGE = """<html><head><title>Wall falls &amp; town floods</title>
<script>var a = "The wall fell.";</script></head>
<body><h1>Wall falls &amp; town floods</h1>
<p>The <b>wall</b>
fell at noon.</p><!-- It was old. --><p>It was old.</p></body></html>
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Wall falls & town floods", (3, 11, 3, 39)),
        ("The wall fell at noon.", (4, 4, 5, 14)),
        ("It was old.", (5, 41, 5, 52)),
    ],
)
def test_words_are_found_past_tags_references_and_the_head(words: str, place: tuple[int, ...], page: str) -> None:
    assert where(page, words) == place


@pytest.mark.parametrize("words", ["", "Nobody said so.", "var a"])
def test_what_a_page_does_not_show_is_nowhere(words: str, page: str) -> None:
    assert where(page, words) is None


def test_a_text_and_a_file_that_is_not_there_have_no_page(tmp_path: Path) -> None:
    assert where("story.txt", "It was old.") is None
    assert where(str(tmp_path / "none.html"), "It was old.") is None
