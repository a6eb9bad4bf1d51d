"""Where sentences end, where they do not, and that hostile text is read once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.document import plain_view
from divergence.sentences import MOST, in_paragraph, paragraphs, sentences
from divergence.tokens import tokenise


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The bridge closed.", "It reopened on Friday."],
        ["She lives in the U.S.", "Her brother does not."],
        ["Profit rose at Harlow Inc.", "The shares fell."],
        ["The vote is at 6 p.m.", "Ms. Ortega will not attend."],
        ["He caught the train at 7 a.m. Monday and slept."],
        ["Gov. J. T. Marsh met Sen. Ada Holt, D-Calif., on Jan. 5 in St. Louis."],
        ["Did he resign?", "No.", "He was dismissed."],
        ["The fund paid $3.5 million.", "$2 million is left."],
        ["The patient was ill.", "Smith recovered."],
        ["They asked for Plan B.", "The city refused."],
        ["See Fig. 3 and pp. 4 to 9.", "Then stop."],
        ["The firm (formerly Vale Corp.) denies it."],
        ["Wait … is that so?", "Yes!"],
        ["It opened on Elm St.", "The mayor came."],
        ["Visit example.org.", "Nothing else helps."],
        ["1.) Sign the form", "2.) Pay the fee"],
    ],
)
def test_full_stops(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "text",
    [
        '"It was over in minutes," she said.',
        '"Is it over?" she asked.',
        "“Is it over?” Ms Ortega asked.",
        "“Get out!” he shouted at the crowd.",
        "The band Oh! was playing.",
    ],
)
def test_an_attribution_stays_with_its_quotation(text: str) -> None:
    assert split(text) == [text]


def test_the_closing_quote_and_the_reference_marks_belong_to_the_sentence_before() -> None:
    parts = ["He said: “It is over.”", "“Not for us.”", "Prices rose.[3][4]", "They fell later. [12]", "Nobody minded."]
    assert split(" ".join(parts)) == parts


def test_a_missing_space_still_ends_a_sentence_but_not_an_address() -> None:
    assert split("They left at noon.The road was closed.") == ["They left at noon.", "The road was closed."]
    assert len(split("Booking.Com and v2.5.Beta and U.S.Steel grew.")) == 1


def test_headings_and_items_are_sentences() -> None:
    text = "Bridge reopens\n\nWhat we know\nTraffic is back. Tolls are not.\n- First point\n- Second point"
    assert split(text) == [
        "Bridge reopens",
        "What we know",
        "Traffic is back.",
        "Tolls are not.",
        "- First point",
        "- Second point",
    ]


def test_a_sentence_runs_across_the_lines_of_hard_wrapped_text() -> None:
    line = "and the water kept rising through the night while the crews on the\n"
    text = "The river rose\n" + line * 12 + "levee worked. Then it fell."
    assert len(paragraphs(text)) == 1
    assert split(text)[1] == "Then it fell."


@pytest.mark.parametrize("unit", [".", "?!", ". ", '."', ".[1]", "A.", "\n", " \n", ". . ", "• ", "x", "(", "1. "])
def test_hostile_repetition_is_read_in_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))  # a quadratic reading would not come back
    spans = sentences(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_a_list_without_a_full_stop_is_cut_where_it_pauses() -> None:
    vote = "Ana Ruiz won 1,240 votes in the north and Bo Lind took 960 of those in the south, "
    pieces = split(vote * 40)
    assert len(pieces) > 3
    assert all(piece.endswith(("south,", "south, ")) for piece in pieces)
    assert all(len(tokenise(piece)[0]) <= MOST for piece in pieces)


def test_where_nothing_pauses_a_list_is_cut_between_words() -> None:
    pieces = split("wood " * 3 * MOST)
    assert [len(piece.split()) for piece in pieces] == [MOST, MOST, MOST]
    assert [len(piece) for piece in split("😀" * 3 * MOST)] == [MOST, MOST, MOST]


def test_a_long_sentence_is_one() -> None:
    text = "The court held that " + "the owner, who had the licence, knew of the fault and " * 14 + "did nothing."
    assert split(text) == [text]


@given(st.text(alphabet="ab AB.?!…\"'“”()[]1\n\r\t•-", max_size=80))
def test_spans_are_ordered_disjoint_and_cover_every_visible_character(text: str) -> None:
    view = plain_view(text)  # in which two single marks are one double mark and a blank
    place = 0
    for start, end in sentences(text):
        assert place <= start < end <= len(text)
        assert not view[place:start].strip()
        place = end
    assert not view[place:].strip()


def test_a_paragraph_is_split_on_its_own() -> None:
    view = "First one. Second one.\n\nThird one."
    assert in_paragraph(view, 0, 22) == [(0, 10), (11, 22)]
