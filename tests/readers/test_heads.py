"""The lines at the head of a .txt: headline, outlet, writer and day, in the orders that people use."""

from __future__ import annotations

from pathlib import Path

import pytest

import divergence as dv

TITLE = "Bakery fire in Corley kills two"
BODY = """

A fire at a bakery in Corley killed two workers on Tuesday, the fire service said.

The blaze at Tamm & Sons began at about 4 a.m. and was put out by noon, said Chief Lena Orr, who led the crews.

The bakery makes bread for ships. About 40 people work there, most of them at night.
"""


def read(folder: Path, head: str, between: str = "\n\n") -> dv.Article:
    path = folder / "a.txt"
    path.write_text(head.replace("TITLE", TITLE) + between + BODY.strip() + "\n", "utf-8")
    (article,) = dv.read(path).articles
    return article


@pytest.mark.parametrize(
    "head",
    [
        "TITLE\n\nRegion Today\nBy Ingrid Falk\nMarch 4, 2026",
        "TITLE\nBy Ingrid Falk\nRegion Today\nMarch 4, 2026",
        "TITLE\nBy Ingrid Falk\nMarch 4, 2026\nRegion Today",
        "Region Today\n\nTITLE\n\nBy Ingrid Falk\nMarch 4, 2026",
        "Region Today\nBy Ingrid Falk\nMarch 4, 2026\n\nTITLE",
        "TITLE\nBy Ingrid Falk, Region Today\nMarch 4, 2026",
        "TITLE\nBy Ingrid Falk for Region Today\nMarch 4, 2026",
        "TITLE\nIngrid Falk, Region Today\nMarch 4, 2026",
        "TITLE\nIngrid Falk\nRegion Today\nMarch 4, 2026",
        "TITLE\nRegion Today\nIngrid Falk\nMarch 4, 2026",
        "TITLE\nBy Ingrid Falk | Region Today | March 4, 2026",
        "TITLE\nRegion Today · Ingrid Falk · 4 March 2026",
        "Region Today - March 4, 2026\nTITLE\nBy Ingrid Falk",
        "TITLE\nOutlet: Region Today\nAuthor: Ingrid Falk\nDate: 2026-03-04",
        "Title: TITLE\nSource: Region Today\nAuthor: Ingrid Falk\nPublished: 4 March 2026",
    ],
)
def test_usual_heads(tmp_path: Path, head: str) -> None:
    article = read(tmp_path, head)
    assert (article.title, article.source, article.author) == (TITLE, "Region Today", "Ingrid Falk")
    assert article.published == "2026-03-04"


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("TITLE\nRegion Today | March 4, 2026", "Region Today"),
        ("TITLE\nMarch 4, 2026 | Region Today", "Region Today"),
        ("Region Today, March 4, 2026\n\nTITLE", "Region Today"),
        ("TITLE\nThe Corley Gazette\nMarch 4, 2026", "The Corley Gazette"),
        ("TITLE\nPublished in Region Today on March 4, 2026", "Region Today"),
        ("TITLE\nREGION TODAY\nMarch 4, 2026", "REGION TODAY"),
        ("CORLEY OBSERVER\nServing both banks since 1904\nMarch 4, 2026\n\nTITLE", "CORLEY OBSERVER"),
        ("The Morning Standard\nScience and Health\nMarch 4, 2026\n\nTITLE", "The Morning Standard"),
    ],
)
def test_an_outlet_is_no_author(tmp_path: Path, head: str, source: str) -> None:
    article = read(tmp_path, head)
    assert (article.title, article.source, article.author) == (TITLE, source, None)
    assert article.published == "2026-03-04"


@pytest.mark.parametrize(
    "line", ["Observer staff and Inland Wire", "Markets desk: Farrah Lisle", "HOME >> NEWS >> Corley Now"]
)
def test_who_signs_is_no_headline_of_another_page(tmp_path: Path, line: str) -> None:
    article = read(tmp_path, f"CORLEY OBSERVER\n{line}\nMarch 4, 2026\n\nTITLE")
    assert (article.title, article.foreign_title) == (TITLE, None)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("TITLE\nHarbour\nBy Ingrid Falk\nMarch 4, 2026", "Ingrid Falk"),
        ("TITLE\nBy Ingrid Falk\nCorley\nMarch 4, 2026", "Ingrid Falk"),
        ("TITLE\nBy Ingrid Falk\nCrime Correspondent\nMarch 4, 2026", "Ingrid Falk"),
        ("Local News\nTITLE\nBy Ingrid Falk\nMarch 4, 2026", "Ingrid Falk"),
        ("TITLE\nBook Review\nBy Ingrid Falk\nMarch 4, 2026", "Ingrid Falk"),
        ("TITLE\nIngrid Falk and Tom Reed\nMarch 4, 2026", "Ingrid Falk and Tom Reed"),
        ("TITLE\n9.15am\nBy Ingrid Falk\nMarch 4, 2026", "Ingrid Falk"),
    ],
)
def test_a_place_a_section_or_a_role_is_no_outlet(tmp_path: Path, head: str, author: str) -> None:
    article = read(tmp_path, head)
    assert (article.title, article.source, article.author) == (TITLE, None, author)


@pytest.mark.parametrize(
    "outlet", ["Corley Live", "Isles & Shore", "Sport North", "KPAL 6 News", "World Report Online"]
)
@pytest.mark.parametrize("below", ["By Ingrid Falk\nMarch 4, 2026", "March 4, 2026\nBy Ingrid Falk"])
def test_a_name_between_headline_and_writer_is_the_outlet(tmp_path: Path, outlet: str, below: str) -> None:
    article = read(tmp_path, f"TITLE\n\n{outlet}\n{below}")
    assert (article.title, article.source, article.author) == (TITLE, outlet, "Ingrid Falk")
    assert article.published == "2026-03-04"
    assert any(each.reason == "byline" and outlet in each.text for each in article.removed)


@pytest.mark.parametrize(
    "head",
    [
        "TITLE\nFire Service\nBy Ingrid Falk",  # who the story is about
        "TITLE\nScience Desk\nBy Ingrid Falk",
        "TITLE\nCorley Live\nIngrid Falk",  # nobody signs with "By": it may be a writer
        "TITLE\nTwo workers are dead\nBy Ingrid Falk",
        "TITLE\nCorley Live\nHarbour Side\nBy Ingrid Falk",
        "TITLE\nBy Ingrid Falk\nCorley Live",
    ],
)
def test_what_else_stands_by_a_headline_is_no_outlet(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, f"{head}\nMarch 4, 2026").source is None


def test_the_outlet_of_a_desk_s_report_is_no_author(tmp_path: Path) -> None:
    article = read(tmp_path, "TITLE\nWorld Report Online\nBy our staff | 4 March 2026")
    assert (article.source, article.author) == ("World Report Online", None)


def test_what_may_be_a_person_is_no_outlet(tmp_path: Path) -> None:
    assert read(tmp_path, "TITLE\nWei Sun\nMarch 4, 2026").source is None
    assert read(tmp_path, "TITLE\nCorley Sun\nBy Ingrid Falk\nMarch 4, 2026").source == "Corley Sun"


def test_the_agency_of_a_dateline_is_the_credit(tmp_path: Path) -> None:
    article = read(tmp_path, "TITLE\n\nCORLEY, March 3 (Northern Wire) -", " ")
    assert (article.credit, article.source, article.author) == ("Northern Wire", None, None)
    assert any(each.text.startswith("the dateline names its day and no year") for each in article.notes)


def test_a_source_named_in_a_sentence_stays_in_the_text(tmp_path: Path) -> None:
    article = read(tmp_path, "TITLE\n\nSource: the fire service's report of March 3.")
    assert article.source is None
    assert not any("report of March 3" in each.text for each in article.removed)


def test_the_head_that_the_readme_shows_is_read(tmp_path: Path) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text("utf-8")
    head = readme.partition("```text\n")[2].partition("\n\nThe ferry to Lund will not sail")[0]
    article = read(tmp_path, head)
    assert (article.title, article.source) == ("Ferry to Lund stays in port for nine weeks", "The Lund Gazette")
    assert (article.author, article.published) == ("Ana Ruiz", "2026-03-04")
