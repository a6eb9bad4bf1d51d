"""Figures that whoever is told of vouches for by setting or holding them."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article


def sources(text: str) -> list[tuple[str, str | None]]:
    return [(each.citation, each.attributed_to) for each in annotate(Article("a", text)).figures]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The Reserve Bank of Orsk lowered its main rate by a quarter point to 4 per cent on Thursday.",
         "The Reserve Bank of Orsk"),
        ("Orsk's central bank cut its benchmark rate to 4.5 per cent.", "Orsk's central bank"),
        ("The bank has cut its forecast for growth this year to 0.8 per cent.", "The bank"),
        ("Brell Linen raised its dividend to 31 pence.", "Brell Linen"),
        ("The report makes 38 recommendations.", "The report"),
        ("The report also contains 38 recommendations.", "The report"),
        ("The group will open 25 shops this year and shut 12 of its older mills.", "The group"),
        ("Brell Foods is to spend £480m on its depots.", "Brell Foods"),
        ("Ada Holm made 38 recommendations.", "Ada Holm"),
        ("It kept the forecast for 2027 at 1.4 per cent.", None),
    ],
)  # fmt: skip
def test_who_sets_or_holds_a_figure_is_its_source(text: str, source: str | None) -> None:
    assert sources(text)[-1] == ("cited", source)


@pytest.mark.parametrize(
    "text",
    [
        "The storm cut the power to 4,200 homes.",
        "The drought cut the price of wheat by 12 per cent.",
        "The reduction, to 4 per cent, was what markets expected.",
        "There are 28 recommendations.",
        "The paper has 310 shops.",
        "The bank cut its rate, which is worth 327 crowns a month.",
        "The storm will close 12 roads.",
        "The new board, which will open 25 shops, has lost 310 staff.",
        "A report makes 38 recommendations.",
    ],
)
def test_what_follows_from_a_deed_or_is_nobodys_has_none(text: str) -> None:
    assert sources(text)[-1][0] == "uncited"
