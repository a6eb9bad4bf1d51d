"""Headlines against the body under them."""

from __future__ import annotations

import pytest

from divergence.annotations import annotate
from divergence.article import Article
from divergence.features.headline import headline
from divergence.registry import Mark

FILLER = (
    " The harbour board met on Monday and heard from engineers about the north wall. It was built of stone and timber."
    " Members asked about the cost of repair and about the ships that use the basin. A report is due in the spring."
    " Traders on the quay have asked for a temporary landing stage, and the county has agreed to pay for one this year."
)


def marks(title: str | None, text: str, foreign: str | None = None) -> list[Mark]:
    return list(headline(annotate(Article("a", text, title=title, foreign_title=foreign))))


@pytest.mark.parametrize(
    ("title", "text", "kind"),
    [
        ("Hundreds dead in harbour collapse", "Rescuers said 14 people were killed." + FILLER, "scale"),
        ("Fraud at the harbour board", "The board met." + FILLER, "stronger"),
        ("Three dead at the harbour", "No deaths have been reported." + FILLER, "stronger"),
        ("Captain was DRUNK at the harbour wall", "It is not known whether he was drunk." + FILLER, "stronger"),
        ("Seven easy recipes for tired students", "The board met." + FILLER, "unrelated"),
        ("Did the harbour board hide a fraud?", "The board met." + FILLER, "question"),
        ("Harbour board on its way out?", "The board met." + FILLER, "question"),
        ("You won't believe what this harbour wall hides", "The board met." + FILLER, "clickbait"),
        ("10 best harbour walls for a walk", "The board met." + FILLER, "clickbait"),
        ("Engineers prove the harbour wall is safe", "The wall may be safe, engineers suggest." + FILLER, "stronger"),
        ("Harbour to close by the spring", "No decision to close has been taken." + FILLER, "stronger"),
        ("Harbour board to blame for the flood", "The board met." + FILLER, "stronger"),
    ],
)
def test_each_kind(title: str, text: str, kind: str) -> None:
    (mark,) = marks(title, text)
    assert (mark.kind, mark.field) == (kind, "title")
    assert (mark.start, mark.end) == (0, len(title))


def test_a_list_said_again_is_no_longer_a_list() -> None:
    items = "".join(f"- The {name} wall.\n" for name in ("north", "south", "west"))
    assert [mark.kind for mark in marks("10 best harbour walls for a walk", items * 4 + FILLER)] == ["clickbait"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Engineer to step down at the harbour board", "The engineer will leave in June." + FILLER),
        ("Radio Arden Breakfast: seven recipes for students", "The board met." + FILLER),
        ("Harbour to close by the spring", "The basin will be shut in March." + FILLER),
        ("Fourteen dead in harbour collapse", "Rescuers said 14 people were killed." + FILLER),
        ("Will the harbour board pay for a landing stage?", "The board will pay for a landing stage." + FILLER),
        ("Why did the harbour wall fail?", "The board met." + FILLER),
        ("Treasurer jailed for fraud", "He was jailed for stealing from the harbour board." + FILLER),
        ("7 boats lost in the harbour", "Seven boats were lost." + FILLER),
        ("Harbour wall to be repaired", "The board met." + FILLER),
        ("NORTH WALL OF HARBOUR FAILS", "It is not known whether the wall had been inspected." + FILLER),
        ("Harbour", "A note."),
    ],
)
def test_fair_headlines(title: str, text: str) -> None:
    assert marks(title, text) == []


def test_a_foreign_title_is_marked_where_it_stands() -> None:
    text = "Pancake Club\n\nThe harbour board met." + FILLER
    (mark,) = marks("Harbour board meets", text, foreign="Pancake Club")
    assert (mark.field, text[mark.start : mark.end]) == ("text", "Pancake Club")
    assert "“Pancake Club”" in mark.message


def test_a_foreign_title_outside_the_text_is_marked_on_the_headline() -> None:
    (mark,) = marks("Harbour board meets", "The harbour board met." + FILLER, foreign="Pancake Club")
    assert mark.field == "title"


def test_nothing_to_read() -> None:
    assert marks(None, "") == []
    assert marks("", "") == []
    assert marks(None, "", foreign="Pancake Club") == []


def test_a_masthead_in_capitals_is_no_title_of_another_page() -> None:
    assert not marks(None, "ARDEN PRESS\n\nThe board met." + FILLER, foreign="ARDEN PRESS")


@pytest.mark.parametrize(
    ("title", "line", "message"),
    [
        ("Miracle pill for asthma", "The wonder drug, orvalin, could be sold by spring.", None),
        ("Miracle pill for asthma", "Orvalin is no miracle drug, Ada Holm said.", "the body denies it."),
        ("Cure for asthma found", "It may be a cure for some, Ada Holm said.", "the body leaves it open."),
        ("New pill cures asthma", "The wonder drug, orvalin, could be sold by spring.", "the body says nothing of it."),
        ("Deaths at the harbour", "The deaths may be the first in ten years.", None),
        ("Deaths at the harbour", "Deaths may follow.", "the body leaves it open."),
    ],
)
def test_what_the_body_does_with_a_claim_is_said_as_it_is(title: str, line: str, message: str | None) -> None:
    said = [mark.message.split("; ")[-1] for mark in marks(title, line + FILLER) if mark.kind == "stronger"]
    assert said == ([message] if message else [])


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("THAT RINGS A BELL! Fury as Brit chime-maker is flogged to Sweden",
         "One of Britain's oldest bell foundries was bought by a Swedish firm. Furious workers walked out." + FILLER),
        ("Arden mill to close", "The board will not leave the trade and will buy flour once the mill closes." + FILLER),
    ],
)  # fmt: skip
def test_a_body_that_says_it_in_words_of_one_family_or_beside_a_denial_bears_a_headline_out(
    title: str, text: str
) -> None:
    assert marks(title, text) == []


@pytest.mark.parametrize(
    ("title", "line", "marked"),
    [
        (
            "CHEESED OFF! Fury as giant buys Arden dairy",
            "A giant has bought the dairy in Arden. No cheese will change.",
            False,
        ),
        ("DEATH TRAP! Hole in the harbour wall", "It is not known whether the trap was set.", False),
        ("Fury over HARBOUR wall", "It is not known whether the harbour is safe.", False),
        ("Harbour board KNEW the wall was soft", "It is not clear whether the board knew.", True),
        ("Captain was on his PHONE at the wall", "It is understood that phones will be looked at.", True),
        ("Harbour wall was ROTTEN for years", "It is not known whether the wall was rotten.", True),
    ],
)
def test_only_a_word_that_claims_something_can_be_insisted_on(title: str, line: str, marked: bool) -> None:
    assert [mark.kind for mark in marks(title, line + FILLER)] == ["stronger"] * marked
