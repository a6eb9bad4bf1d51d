"""Dates and times as intervals, resolved against the article's own date, and the words that only look like dates."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.annotations.dates import DateSpan, dates
from divergence.article import Article
from divergence.document import Document

PUBLISHED = "2026-11-05T06:10:00-05:00"  # a Thursday


def read(text: str, published: str | None = PUBLISHED) -> tuple[DateSpan, ...]:
    return dates(Document(Article("a", text, published=published)))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("on April 8, 2026", "2026-04-08", "2026-04-09"),
        ("on 8 April", "2026-04-08", "2026-04-09"),
        ("on Tuesday 14 October 2025", "2025-10-14", "2025-10-15"),
        ("on Oct. 5", "2026-10-05", "2026-10-06"),
        ("on 2026-04-08", "2026-04-08", "2026-04-09"),
        ("from 3 to 5 September", "2026-09-03", "2026-09-06"),
        ("She spoke on Tuesday", "2026-11-03", "2026-11-04"),
        ("The board meets on Monday", "2026-11-09", "2026-11-10"),
        ("next Wednesday", "2026-11-11", "2026-11-12"),
        ("It will stay shut until Saturday", "2026-11-07", "2026-11-08"),
        ("She will stay until a vote is held in the spring", "2027-03-01", "2027-06-01"),
        ("The schools reopen on Monday", "2026-11-09", "2026-11-10"),
        ("The gates open this Saturday", "2026-11-07", "2026-11-08"),
        ("It was sold this Monday", "2026-11-02", "2026-11-03"),
        ("It is due by the end of Sunday", "2026-11-08", "2026-11-09"),
        ("He said it would return on Monday", "2026-11-09", "2026-11-10"),
        ("It fell just before 3 p.m. on Tuesday", "2026-11-03T15:00", "2026-11-03T16:00"),
        ("The board will meet on the 24th.", "2026-11-24", "2026-11-25"),
        ("School is off till the 3rd.", "2026-12-03", "2026-12-04"),
        ("He left on the 30th, they said.", "2026-10-30", "2026-10-31"),
        ("It opens on Thursday, the 19th.", "2026-11-19", "2026-11-20"),
        ("It arrived in JUNE.", "2026-06-01", "2026-07-01"),
        ("It sank on MONDAY.", "2026-11-02", "2026-11-03"),
        ("It ships in   August  .", "2026-08-01", "2026-09-01"),
        ("It shut at six in the evening", "2026-11-05T18:00", "2026-11-05T19:00"),
        ("It struck at 19.41 UTC", "2026-11-04T19:41", "2026-11-04T19:42"),
        ("yesterday", "2026-11-04", "2026-11-05"),
        ("two days ago", "2026-11-03", "2026-11-04"),
        ("in mid-September", "2026-09-11", "2026-09-21"),
        ("in early December", "2026-12-01", "2026-12-11"),
        ("at the end of June", "2026-06-26", "2026-07-01"),
        ("in 2024", "2024-01-01", "2025-01-01"),
        ("It shuts no later than 2029.", "2029-01-01", "2030-01-01"),
        ("in Q4", "2026-10-01", "2027-01-01"),
        ("in the first three months of next year", "2027-01-01", "2027-04-01"),
        ("before Thanksgiving", "2026-11-26", "2026-11-27"),
        ("by the autumn", "2026-09-01", "2026-12-01"),
        ("last summer", "2026-06-01", "2026-09-01"),
        ("6pm on Sunday", "2026-11-01T18:00", "2026-11-01T19:00"),
        ("at 9.30pm", "2026-11-05T21:30", "2026-11-05T21:31"),
        ("at noon", "2026-11-05T12:00", "2026-11-05T13:00"),
        ("at twenty to five in the afternoon", "2026-11-05T16:40", "2026-11-05T16:41"),
        ("since twenty to ten this morning", "2026-11-05T09:40", "2026-11-05T09:41"),
        ("on 20 October, a Tuesday, he left", "2026-10-20", "2026-10-21"),
        ("on 20 October (Tuesday)", "2026-10-20", "2026-10-21"),
        ("on October 20, which was a Tuesday", "2026-10-20", "2026-10-21"),
        ("at eight minutes to ten in the evening", "2026-11-05T21:52", "2026-11-05T21:53"),
        ("shortly before eleven on Saturday night", "2026-10-31T23:00", "2026-11-01T00:00"),
        ("on the last day of February 2026", "2026-02-28", "2026-03-01"),
        ("on the first day of February 2026", "2026-02-01", "2026-02-02"),
        ("in the first week of March 2026", "2026-03-01", "2026-03-10"),
        ("in the second full week of March 2026", "2026-03-06", "2026-03-17"),
        ("in the last week of June 2027", "2027-06-22", "2027-07-01"),
        ("at the end of last week", "2026-10-29", "2026-11-02"),
        ("It opens on the first of December.", "2026-12-01", "2026-12-02"),
        ("It opened on the Twenty-Third of May 2025.", "2025-05-23", "2025-05-24"),
    ],
)
def test_interval(text: str, low: str, high: str) -> None:
    (found,) = read(text)
    assert (found.low, found.high) == (datetime.fromisoformat(low), datetime.fromisoformat(high))
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May said it may rain.",
        "They march for a second time.",
        "The Sun reported it.",
        "Some 2000 people came.",
        "Sales fell 20 percent to 3.5 million.",
        "Will Spring take the fall?",
        "They live on the 24th floor.",
        "Trains are full on Friday nights.",
        "The court ruled five to two against it.",
        "It passed, five to two in favour.",
        "It rained in the last week of the campaign.",
        "It takes from eight minutes to twelve.",
        "They counted about eleven.",
    ],
)
def test_look_alikes(text: str) -> None:
    assert read(text) == ()


def test_without_a_date_of_its_own_only_absolute_ones_are_resolved() -> None:
    relative, absolute = read("on Tuesday, and on 8 April 2026", None)
    assert relative.low is None
    assert relative.relative
    assert absolute.low == datetime(2026, 4, 8)
    assert not absolute.relative


def test_without_a_publication_date_yesterday_is_no_day() -> None:
    (found,) = read("yesterday", None)
    assert found.low is None


@given(st.dates(min_value=datetime(1990, 1, 1).date(), max_value=datetime(2035, 12, 31).date()))
def test_a_date_written_many_ways_is_one_day(day: object) -> None:
    moment = datetime.fromisoformat(str(day))
    forms = (
        f"{moment:%B} {moment.day}, {moment.year}",
        f"{moment.day} {moment:%B} {moment.year}",
        f"{moment:%b} {moment.day}, {moment.year}",
        f"{moment:%A}, {moment.day} {moment:%B} {moment.year}",
        f"{moment:%Y-%m-%d}",
    )
    for form in forms:
        (found,) = read(f"It opened on {form}.")
        assert (found.low, found.high) == (moment, moment + timedelta(1)), form


@given(st.text(alphabet="0123456789:.-/ apmMayJunTuesdonlTthirq'\n", max_size=60))
def test_hostile_text_keeps_the_contract(text: str) -> None:
    reached = 0
    for found in read(text):
        assert reached <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert (found.low is None) == (found.high is None)
        assert found.low is None or found.high is None or found.low < found.high
        reached = found.end


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("at 9.30 on Tuesday night", "2026-11-03T21:30"),
        ("at 10 o'clock on Tuesday night", "2026-11-03T22:00"),
        ("at 9:30 on Tuesday evening", "2026-11-03T21:30"),
        ("at 12.30 on Tuesday night", "2026-11-04T00:30"),
        ("at 1:30 on Tuesday night", "2026-11-04T01:30"),
        ("at 9.30 last night", "2026-11-04T21:30"),
        ("at 7.15 on Tuesday morning", "2026-11-03T07:15"),
        ("at 9pm on Tuesday night", "2026-11-03T21:00"),
        ("at 0640 hrs on Tuesday", "2026-11-03T06:40"),
    ],
)
def test_a_time_of_day_is_of_the_part_of_the_day_beside_it(text: str, low: str) -> None:
    (found,) = read(text)
    assert found.low == datetime.fromisoformat(low)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("It burst on Tuesday night at 9:52.", "2026-11-03T21:52"),
        ("They met at 0640 local time on Tuesday.", "2026-11-03T06:40"),
        ("The signal went at 1840 GMT on Tuesday.", "2026-11-03T18:40"),
    ],
)
def test_the_day_and_its_part_may_stand_before_a_time_and_four_figures_are_one(text: str, low: str) -> None:
    assert datetime.fromisoformat(low) in [each.low for each in read(text)]


@pytest.mark.parametrize("text", ["The order 0640 was late.", "Call at 0800 123 456.", "In 1840 the mill was built."])
def test_four_figures_alone_are_no_time(text: str) -> None:
    assert not [each for each in read(text) if each.precision == "minute"]


def test_a_day_named_with_its_weekday_is_of_the_year_in_which_it_falls_on_it() -> None:
    days = [read(f"It begins on {day}, Aug. 17, they say.")[0].low for day in ("Monday", "Tuesday")]
    assert days == [datetime(2026, 8, 17), datetime(2027, 8, 17)]


def test_a_dotted_number_with_no_part_of_the_day_beside_it_is_no_time() -> None:
    assert [span.text for span in read("It rose 9.30 on Tuesday")] == ["Tuesday"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On Tuesday at about 2 a.m. the boiler burst.", "2026-11-03"),
        ("The boiler burst on Tuesday. It went at 2 a.m., a guard said.", "2026-11-03"),
        ("The hall closed on Monday and on Tuesday at 2 a.m. it was empty.", "2026-11-05"),
        ("It reopens on Monday. The boiler burst at 2 a.m.", "2026-11-05"),
        ("The boiler burst at 2 a.m.", "2026-11-05"),
    ],
)
def test_a_time_of_day_stands_on_the_day_named_beside_it(text: str, day: str) -> None:
    (clock,) = (each for each in read(text) if each.text == "2 a.m.")
    assert clock.low == datetime.fromisoformat(f"{day}T02:00")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("It was 7.42pm when the deck fell.", "2026-11-04"),
        ("The train left at 5.10pm, she said.", "2026-11-04"),
        ("The gates opened at 5.15am.", "2026-11-05"),
        ("Doors open at 7pm.", "2026-11-05"),
        ("He said the match would begin at 8pm.", "2026-11-05"),
    ],
)
def test_a_time_that_is_over_is_not_after_the_article(text: str, day: str) -> None:
    (clock,) = read(text)
    assert clock.low is not None
    assert clock.low.date().isoformat() == day
