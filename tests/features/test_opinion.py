from __future__ import annotations

import pytest

from divergence.lexicon import check, shipped
from tests.features.reading import findings


def kinds(text: str) -> list[str | None]:
    return [each.kind for each in findings("opinion", text) if each.voice == "own"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I think the bridge will hold.", "first_person"),
        ("In our view the court got it right.", "first_person"),
        ("Make no mistake, the vote matters.", "exhortation"),
        ("Don't expect any cash.", "exhortation"),
        ("Imagine a town without water.", "exhortation"),
        ("It is a disgrace.", "verdict"),
        ("This was simply outrageous, and the board knew.", "verdict"),
        ("The minister should resign.", "verdict"),
        ("How many more must wait?", "rhetorical-question"),
        ("And her disgraceful reply to the widows?", "rhetorical-question"),
    ],
)
def test_an_opinion_is_marked_by_kind(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "World War I ended, and Elizabeth I reigned in Phase I of the trial.",
        "When will the trains run again?",
        "Boil the water. Do not drink it. Avoid the area.",
        "“I think it is a disgrace,” she said.",
        "Q: What do we know? Ana Ruiz: I saw the wave come in.",
        "It was good for three points in the polls.",
        "I have a mortgage. How much will I save?",
        'The weekly, holier-than-thou, ran it under "Who paid for the roof?".',
    ],
)
def test_a_report_is_not(text: str) -> None:
    assert kinds(text) == []


def test_one_mark_of_a_kind_a_sentence() -> None:
    assert kinds("I think I know what I saw.") == ["first_person"]


def test_no_term_is_listed_in_vain() -> None:
    assert check(shipped()["opinion"]) == ()


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("“I called my opponent and I wished him well,” she said.", False),
        ("“I will not stand in the way,” she said.", False),
        ("“I was never going anywhere,” she said.", False),
        ("“I firmly believe that the wall is safe,” she said.", True),
        ("“I'm not at all sure,” she said.", True),
    ],
)
def test_whoever_is_quoted_says_i_and_a_view_takes_a_verb_of_one(text: str, marked: bool) -> None:
    assert [each.kind for each in findings("opinion", text)] == ["first_person"] * marked


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Three quarters of the votes must go its way.", False),
        ("The bill must go through the lower house.", False),
        ("The mayor must go.", True),
        ("She must go now, before the vote.", True),
    ],
)
def test_what_must_go_somewhere_need_not_resign(text: str, marked: bool) -> None:
    assert kinds(text) == ["verdict"] * marked


@pytest.mark.parametrize(
    "text",
    [
        "The judge, Ada Holm, found that the search was lawful but that the advice behind it was wrong.",
        "The advice behind it was wrong.",
        "Holm said that it was a scandal.",
        "The auditor said that the minister should resign.",
    ],
)
def test_a_verdict_that_somebody_named_is_reported_to_give_is_theirs(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Holm said that the wall would hold. It was wrong.",
        "Critics say the plan is dear, and it is a disgrace.",
        "It is a disgrace that a firm which paid £9m in dividends, according to its accounts, has no pump.",
    ],
)
def test_a_verdict_beside_a_report_is_the_writers(text: str) -> None:
    assert kinds(text) == ["verdict"]
