"""Windows line ends change no number, and every place found is a place in the text as it was given."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divergence.article import Article, Region, Removed
from divergence.line_ends import with_lf
from divergence.pipeline import analyse, score
from divergence.readers import read
from tests.fiction import MUSE_SPARK

REPORT = (
    "The harbour board said on Monday that rebuilding the old sea wall would cost 14 million dollars and take 12 "
    "weeks. Ana Ruiz, the engineer, said that 3 percent of the stones were loose. The shameful delay may well cost "
    "more. “We were told in May,” she said, “that 40 tonnes of rock were ordered.”"
)


def places(value: Any, owner: str | None = None) -> Iterator[tuple[str | None, Any]]:
    """Every object of a result that says where it stands, with the id of its article."""
    if isinstance(value, tuple | list):
        for each in value:
            yield from places(each, owner)
    elif isinstance(value, dict):
        yield from places(list(value.values()), owner)
    elif is_dataclass(value):
        owner = value.id if hasattr(value, "sha256") else getattr(value, "article", owner)
        if getattr(value, "start", None) is not None:
            yield owner, value
        for each in fields(value):
            yield from places(getattr(value, each.name), owner)


@pytest.mark.parametrize("column", [20, 40, 60, 75])
def test_a_figure_keeps_its_unit_over_a_line_end(column: int) -> None:
    lines = textwrap.wrap(REPORT, column)
    unix, windows = (analyse(Article("a", end.join(lines))) for end in ("\n", "\r\n"))
    assert [(each.low, each.unit) for each in windows.figures] == [(each.low, each.unit) for each in unix.figures]
    assert {name: each.value for name, each in windows.features.items()} == {
        name: each.value for name, each in unix.features.items()
    }
    assert windows.text == "\r\n".join(lines)


def test_a_story_with_windows_line_ends_is_the_same_story_in_its_own_places() -> None:
    articles = read(MUSE_SPARK).articles
    windows = [
        Article(each.id, each.text.replace("\n", "\r\n"), source=each.source, title=each.title, story=each.story)
        for each in articles
    ]
    unix = [Article(each.id, each.text, source=each.source, title=each.title, story=each.story) for each in articles]
    (want,), (got,) = score(unix).stories, score(windows).stories
    assert [(each.article, each.divergence, each.rank) for each in got.ranking.entries] == [
        (each.article, each.divergence, each.rank) for each in want.ranking.entries
    ]
    assert [each.id for each in got.facts] == [each.id for each in want.facts]
    texts = {each.id: each.text for each in windows}
    found = [(owner, each) for owner, each in places(got) if getattr(each, "field", "text") == "text"]
    assert len(found) > 200
    for owner, each in found:
        assert owner is not None
        if hasattr(each, "text"):
            assert texts[owner][each.start : each.end] == each.text
        for name in ("source_spans", "cue_spans", "content_spans"):
            assert all(0 <= low < high <= len(texts[owner]) for low, high in getattr(each, name, ()))


@settings(max_examples=100)
@given(st.text(alphabet="ab\r\n ", max_size=40), st.data())
def test_ranges_come_back_where_they_were(text: str, data: st.DataObject) -> None:
    edges = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
    start = data.draw(st.sampled_from(edges))
    end = data.draw(st.sampled_from([at for at in edges if at >= start]))
    article = Article(
        "a", text, removed=(Removed(start, end, text[start:end], "share"),), regions=(Region(start, end, "faq"),)
    )
    twin = with_lf(article)
    assert "\r" not in twin.text
    assert twin.text[twin.regions[0].start : twin.regions[0].end] == twin.removed[0].text
    back = analyse(article)
    assert (back.removed, back.regions, back.text) == (article.removed, article.regions, text)
