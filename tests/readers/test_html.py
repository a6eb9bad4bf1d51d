"""Pages: headline, author, date and outlet as a reader sees them, and links placed in the extracted text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from divergence.article import Article
from divergence.readers import read

FIRST = "The harbour bridge will close for nine weeks from Monday, the county council said in a statement on Friday."
SECOND = "Engineers found cracks in two of the four piers during an inspection last month. The work costs $3 million."


def page(tmp_path: Path, head: str = "", body: str = "", first: str = FIRST) -> Article:
    article = f"<p>{first}</p><p>{SECOND}</p><p>Buses will run every ten minutes while the bridge is shut.</p>"
    (tmp_path / "a.html").write_text(
        f"<html><head>{head}</head><body>{body}<main>{article}</main></body></html>", "utf-8"
    )
    (found,) = read(tmp_path / "a.html").articles
    return found


def meta(**said: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ":")}" content="{value}">' for name, value in said.items())


def linked(**said: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **said})}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (linked(headline="Bridge shut for weeks"), "<h1>Bridge shut for weeks</h1>", "Bridge shut for weeks"),
        (linked(headline="Opinion | Shut the bridge now"), "<h1>Shut the bridge now</h1>", "Shut the bridge now"),
        (linked(headline="Bridge news for searchers") + meta(og__title="Bridge is shut"), "<h1>Bridge is shut</h1>",
         "Bridge is shut"),
        (meta(og__title="Bridge is shut - The Gull", og__site_name="The Gull"), "<h1>The Gull</h1>", "Bridge is shut"),
        ("<title>Bridge is shut | The Gull</title>", "<h1>News</h1><h1>Bridge is shut</h1>", "Bridge is shut"),
        (linked(headline="Council &amp; bridge: &#8220;shut&#8221;"), "", "Council & bridge: “shut”"),
        ("<title>Bridge is shut | The Gull</title>", "", "Bridge is shut"),
    ],
)  # fmt: skip
def test_the_headline_is_the_one_a_reader_sees(tmp_path: Path, head: str, body: str, title: str) -> None:
    assert page(tmp_path, head, body).title == title


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (linked(author={"@type": "Person", "name": "Ana Ruiz"}), "", "Ana Ruiz"),
        (linked(author=[{"name": "Ana Ruiz"}, {"name": "Bo Holm"}]), "", "Ana Ruiz, Bo Holm"),
        (meta(byl="By Ana Ruiz"), "", "Ana Ruiz"),
        (linked(author="Ana Ruiz, The Gull", publisher={"name": "The Gull"}), "", "Ana Ruiz"),
        (linked(author="The Gull", publisher={"name": "The Gull"}), "", "The Gull"),
        (meta(author="https://gull.example/ana", article_author="Ana Ruiz | ana@gull.example"), "", "Ana Ruiz"),
        ("", '<a rel="author" href="/ana">Ana Ruiz</a>', "Ana Ruiz"),
        ("", '<p class="byline">By <span class="author">Ana Ruiz</span> Monday</p>', "Ana Ruiz"),
        ("", '<div class="comments"><a rel="author" href="/x">Troll</a></div>', None),
        (meta(author="@gull"), "", None),
        ("", "", None),
    ],
)
def test_the_author_is_named_or_not_known(tmp_path: Path, head: str, body: str, author: str | None) -> None:
    assert page(tmp_path, head, body).author == author


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (linked(datePublished="2026-03-06T10:00:00Z"), "", "2026-03-06T10:00:00Z"),
        (meta(article__published="2026-03-06T10:00:09.000Z"), "", "2026-03-06T10:00:09Z"),
        ("", '<time datetime="2026-03-06T10:00:00+01:00">Friday</time>', "2026-03-06T10:00:00+01:00"),
        (linked(datePublished="2026-03-06 10:00:00"), '<time datetime="2026-03-06 10:00:00 UTC">Friday</time>',
         "2026-03-06T10:00:00Z"),
        (linked(datePublished="0001-01-01T00:00:00Z"), "", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_the_date_is_given_or_not_known(tmp_path: Path, head: str, body: str, published: str | None) -> None:
    assert page(tmp_path, head, body).published == published


def test_an_outlet_that_is_an_address_is_its_host(tmp_path: Path) -> None:
    assert page(tmp_path, meta(og__site_name="https://www.gull.example/")).source == "gull.example"


def test_links_of_the_body_are_placed_in_the_text(tmp_path: Path) -> None:
    first = FIRST.replace("a statement", '<a href="/2026/statement.pdf">a   <em>statement</em></a>').replace(
        "bridge", '<a href="/tag/bridges">bridge</a>'
    )
    body = '<nav><a href="/sport/cup">All the cup results</a></nav>'
    found = page(tmp_path, '<link rel="canonical" href="https://gull.example/a">', body, first)
    assert [(found.text[link.start : link.end], link.url) for link in found.links] == [
        ("a statement", "https://gull.example/2026/statement.pdf")
    ]


def test_the_same_words_twice_are_two_links(tmp_path: Path) -> None:
    first = (
        'The council (<a href="https://a.example/report-one">see the report</a>) closed the bridge on Monday, and '
        'the county (<a href="https://b.example/report-two">see the report</a>) agreed to pay for the buses.'
    )
    found = page(tmp_path, first=first)
    places = [(link.start, link.url) for link in found.links]
    assert [url for _, url in places] == ["https://a.example/report-one", "https://b.example/report-two"]
    assert places[0][0] < places[1][0]
