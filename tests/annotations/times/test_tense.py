"""Whether a time without its year or date is to come, by the clause it stands in."""

from __future__ import annotations

from datetime import datetime

import pytest

from divergence.annotations.dates import dates
from divergence.article import Article
from divergence.document import Document

PUBLISHED = "2026-05-11"  # a Monday


def last_read(text: str, published: str = PUBLISHED) -> str:
    found = dates(Document(Article("a", text, published=published)))[-1]
    assert found.low is not None
    return found.low.date().isoformat()


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The fair will be held in October.", "2026-10-01"),
        ("The hearing is set for October 6.", "2026-10-06"),
        ("A hearing will be held on October 6.", "2026-10-06"),
        ("The seed bank is due to open in the autumn.", "2026-09-01"),
        ("Work will begin on December 1.", "2026-12-01"),
        ("Work on the damaged roof will begin in early December.", "2026-12-01"),
        ("The tram line is scheduled to reopen in November.", "2026-11-01"),
        ("The tram line could reopen in November.", "2026-11-01"),
        ("The levy must be paid by November 4.", "2026-11-04"),
        ("The trust hopes to show the painting in December.", "2026-12-01"),
        ("The trial opens on November 9.", "2026-11-09"),
        ("The deadline is in November.", "2026-11-01"),
        ("Under the plan the kiln shuts in November.", "2026-11-01"),
        ("On October 6, voters will choose a mayor.", "2026-10-06"),
        ("In October the court will rule on the levy.", "2026-10-01"),
        ("The mill plans to reopen its dye house, which was not damaged, on Thursday.", "2026-05-14"),
        ("The mill will reopen, the owners said, on Thursday.", "2026-05-14"),
        ("On Thursday the council will vote.", "2026-05-14"),
        ("The library will reopen at 9 a.m. on Thursday.", "2026-05-14"),
        ("The shop will close this fall.", "2026-09-01"),
        ("The talks will end October 6.", "2026-10-06"),
        ("Rents rose in October and will rise again in November.", "2026-11-01"),
        ("They will meet before Thanksgiving.", "2026-11-26"),
        ("The rules will be dropped in April.", "2027-04-01"),
        ("The period began on 17 March and expires on 14 June.", "2026-06-14"),
        ("Nobody will rest until she had taken the oath on 7 September.", "2026-09-07"),
        ("The schools are closed through Friday.", "2026-05-15"),
        ("The bureau expects a warm front to arrive on Thursday.", "2026-05-14"),
        ("Snow is forecast for Thursday.", "2026-05-14"),
        ("They may try to free the barge on Thursday afternoon's tide.", "2026-05-14"),
    ],
)
def test_ahead(text: str, low: str) -> None:
    assert last_read(text) == low


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("The mill was sold in August.", "2025-08-01"),
        ("The mill closed on September 3.", "2025-09-03"),
        ("It has stood empty since July.", "2025-07-01"),
        ("The mill will be rebuilt after it burned down in August.", "2025-08-01"),
        ("The mill will reopen, the owners said on Thursday.", "2026-05-07"),
        ("On Thursday the council said it will vote again.", "2026-05-07"),
        ("The road was closed due to flooding on Thursday.", "2026-05-07"),
        ("She stood next to the mayor on Thursday.", "2026-05-07"),
        ("The party won most votes in August.", "2025-08-01"),
        ("May Ruiz sold the mill on Thursday.", "2026-05-07"),
        ("The offer would pay a fifth more than Friday's close.", "2026-05-08"),
        ("Readers will all have seen the picture on Friday.", "2026-05-08"),
        ("The barge has been pinned to the weir since shortly before noon on Friday.", "2026-05-08"),
        ("They will remember that the hall died on Friday.", "2026-05-08"),
        ("The fair last August drew crowds.", "2025-08-01"),
    ],
)
def test_past(text: str, low: str) -> None:
    assert last_read(text) == low


@pytest.mark.parametrize("text", ["The September fair draws crowds.", "They agreed to hold the fair in September."])
def test_what_is_neither_is_the_nearest(text: str) -> None:
    assert last_read(text) == "2026-09-01"
    assert last_read(text, "2026-11-11") == "2026-09-01"


def test_a_month_is_of_the_year_that_is_told_with_it() -> None:
    assert last_read("They met last May.") == "2025-05-01"
    assert last_read("They meet next May.") == "2027-05-01"
    assert last_read("They met this January.", "2026-11-11") == "2026-01-01"
    assert last_read("They met in July last year.") == "2025-07-01"
    assert last_read("The tar may still lie there at Christmas next year.") == "2027-12-25"
    assert last_read("The hall opened on 3 March this year.") == "2026-03-03"


def test_the_end_of_a_month_is_its_last_days() -> None:
    (found,) = dates(Document(Article("a", "It shuts at the end of June.", published=PUBLISHED)))
    assert (found.low, found.high) == (datetime(2026, 6, 26), datetime(2026, 7, 1))


def test_this_season_is_of_the_year() -> None:
    assert last_read("The fair was held this fall.", "2026-12-23") == "2026-09-01"
    assert last_read("The fair is held this fall.") == "2026-09-01"
    assert last_read("Snow will fall this winter.", "2026-10-23") == "2026-12-01"
    assert last_read("Little snow fell this winter.", "2026-03-23") == "2025-12-01"
    assert last_read("Little snow falls this winter.", "2026-01-23") == "2025-12-01"


def test_the_start_this_fall_is_no_verb() -> None:
    (noun,) = dates(
        Document(Article("a", "It was heard well before the start this fall of the inquiry.", published=PUBLISHED))
    )
    (verb,) = dates(Document(Article("a", "The hearings start this fall.", published=PUBLISHED)))
    assert (noun.text, verb.text) == ("the start this fall", "this fall")
