"""Who signs an article, and for whom: the person, the outlet, a desk."""

from pathlib import Path

import pytest

import divergence as dv
from divergence.article import Article

BODY = "\n\nThe harbour wall at Selby gave way on Monday night, the council said.\n\nIt will be rebuilt by June.\n"


def _signed(line: str, folder: Path) -> Article:
    path = folder / "a.txt"
    path.write_text(f"Harbour wall falls\n{line}{BODY}", encoding="utf-8")
    (article,) = dv.read(path).articles
    return article


@pytest.mark.parametrize(
    ("line", "author", "source"),
    [
        ("By Ana Ruiz, The Daily Gull", "Ana Ruiz", "The Daily Gull"),
        ("By Ana Ruiz | Selby Gazette", "Ana Ruiz", "Selby Gazette"),
        ("By Ana Ruiz for Harbour Line", "Ana Ruiz", "Harbour Line"),
        ("By Ana Ruiz, Selby Gazette correspondent", "Ana Ruiz", "Selby Gazette"),
        ("By Ana Ruiz and Ben Cole, North & South Echo", "Ana Ruiz and Ben Cole", "North & South Echo"),
        ("By Dr Ana Ruiz, ShoreView", "Dr Ana Ruiz", "ShoreView"),
        ("By Ana Ruiz in Selby", "Ana Ruiz", None),
        ("By Ana Ruiz, Education Correspondent", "Ana Ruiz", None),
        ("By Ana Ruiz, Health Desk", "Ana Ruiz", None),
        ("By Ana Ruiz, Ben Cole and Cara Dunn", "Ana Ruiz, Ben Cole and Cara Dunn", None),
        ("By Ana Ruiz, Ben Cole", "Ana Ruiz, Ben Cole", None),
        ("By Newsroom, Radio Selby", None, "Radio Selby"),
        ("By Markets staff, Gull Newswire", None, "Gull Newswire"),
        ("By Markets staff, Gullside", None, None),
        ("By Staff reporters", None, None),
        ("Newsroom", None, None),
        ("Newsroom\nLast updated 13 October 2025, 22:40", None, None),
        ("By <b>Ana</b>, The </script> Gull", None, None),
    ],
)
def test_person_outlet_and_desk_are_apart(line: str, author: str | None, source: str | None, tmp_path: Path) -> None:
    article = _signed(line, tmp_path)
    assert (article.author, article.source) == (author, source)


@pytest.mark.parametrize("line", ["By Newsroom, Radio Selby", "Staff reporters", "By markets staff"])
def test_a_desk_is_no_person_and_the_note_says_so(line: str, tmp_path: Path) -> None:
    article = _signed(line, tmp_path)
    assert ("author", "a desk, no person") in [(note.field, note.text) for note in article.notes]


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("Pacific Ledger — Business", "Pacific Ledger"),
        ("Business | Pacific Ledger", "Pacific Ledger"),
        ("Isles & Shore – Sport", "Isles & Shore"),
        ("Harbour — Business", None),
    ],
)
def test_an_outlet_beside_its_section_is_the_outlet(line: str, source: str | None, tmp_path: Path) -> None:
    article = _signed(f"\n{line}\nBy Ana Ruiz\n20 November 2025", tmp_path)
    assert (article.author, article.source) == ("Ana Ruiz", source)
