"""A draft against the coverage: what is said of it, where, and what is left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

import divergence as dv
from divergence.article import Article
from divergence.draft import crossed, limits, load
from divergence.errors import DivergenceError
from divergence.result import Check, Note
from tests.fiction import FACTS, MUSE_SPARK, PARAPHRASES, PUBLISHED, shipped, stories

COVERAGE = tuple(
    Article(f"{name}.txt", "\n\n".join(FACTS[number][number % 2 ^ turn] for number in order), source=name)
    for name, turn, order in (
        ("Post", 0, (0, 1, 2, 3, 4, 5)),
        ("Radio", 1, (5, 4, 3, 2, 1, 0)),
        ("Wire", 0, (3, 1, 0, 2, 7)),
    )
)
DRAFT = "The ferry Marlin struck the quay at Arlen on Tuesday, the harbour office said."


def notes(text: str, *rules: str) -> list[Note]:
    found = dv.check(Article("draft.txt", text), COVERAGE)
    return [each for each in found.notes if not rules or each.rule in rules]


def test_a_figure_that_the_others_have_otherwise_is_contested_where_it_stands() -> None:
    text = f"{DRAFT}\n\nRepairs to the quay will cost €7.1 million, the port authority said."
    (note,) = notes(text, "contested")
    assert (note.line, text[note.start : note.end], note.severity) == (3, "€7.1 million", "major")
    assert note.message == (
        "You have “€7.1 million”; Post, Radio and Wire give “4.2 million euros”. Check yours, or say whose figure it "
        "is."
    )
    assert {each.article for each in note.others} == {"Post.txt", "Radio.txt", "Wire.txt"}
    coverage = {article.id: article.text for article in COVERAGE}
    assert all(coverage[each.article][each.start : each.end] == each.text for each in note.others)


def test_what_the_others_share_and_the_draft_lacks_is_missing() -> None:
    found = [each.message for each in notes(DRAFT, "missing")]
    assert any("Nine passengers" in each or "9 passengers" in each for each in found)
    assert all(each.startswith("Not found in the draft, though ") for each in found)
    whole = "\n\n".join(fact[1] for fact in FACTS)
    assert notes(whole, "missing", "contested") == []


def test_what_stands_in_the_draft_in_other_words_is_not_called_missing() -> None:
    text = (
        f"{DRAFT} Nine were taken to hospital; 214 had been aboard. The bill: €4.2 million. Police cleared Tove Aker."
    )
    said = " ".join(each.message for each in notes(text, "missing"))
    assert "214" not in said
    assert "4.2" not in said


def test_a_figure_nobody_else_has_is_only_here_and_one_without_a_source_is_unsourced() -> None:
    text = f"{DRAFT}\n\nThe pilots’ union said 38 pilots had complained.\n\nSome 1,300 letters have arrived."
    (alone,) = notes(text, "only-here")
    assert alone.text == "38 pilots"
    assert alone.message == "Only here: none of the others has “38 pilots”. You give The pilots’ union as its source."
    (bare,) = notes(text, "unsourced")
    assert bare.message == "No source is given for “1,300 letters”, and none of the others has it."
    assert (alone.severity, bare.severity) == ("info", "major")


def test_an_unsourced_figure_says_who_of_the_others_has_its_source() -> None:
    (note,) = notes(f"{DRAFT}\n\nThe ferry Marlin carried 214 people.", "unsourced")
    assert "as the source of the same fact" in note.message


def test_a_source_is_named_for_the_same_figure_alone() -> None:
    told = "About 3,000 teachers are on strike, the council said. Thousands of parents stayed at home with them."
    coverage = [Article(f"{name}.txt", told, source=name) for name in ("Post", "Radio")]
    found = dv.check(Article("draft.txt", f"{told[:53]} Thousands of parents had to stay at home."), coverage)
    assert all("council" not in each.message for each in found.notes if "parents" in each.text)


def test_no_source_of_another_figure_is_named_for_one_near_it() -> None:
    told = "The reading was 114 at the Orsk rink on Tuesday, Ane Holm said."
    coverage = [Article(f"{name}.txt", told, source=name) for name in ("Post", "Radio")]
    draft = "Tuesday's reading at the Orsk rink was 114, above the old record, a reading of 112."
    found = dv.check(Article("draft.txt", draft), coverage).notes
    assert [each.text for each in found if "Holm" in each.message] == ["114"]


def test_one_place_is_contested_or_unsourced_and_not_both() -> None:
    text = f"{DRAFT}\n\nRepairs to the quay will cost €7.1 million."
    places = [(each.rule, each.start) for each in notes(text, "contested", "unsourced", "only-here")]
    (contested,) = (start for rule, start in places if rule == "contested")
    assert [rule for rule, start in places if start == contested] == ["contested"]


@pytest.mark.parametrize(
    ("one", "other"), [("8.3 inches of rain", "211 mm of rain"), ("3,000 metres of cable", "3 kilometres of cable")]
)
def test_another_unit_is_not_another_figure(one: str, other: str) -> None:
    coverage = [replace(each, text=f"{each.text}\n\nThe office said it measured {other}.") for each in COVERAGE]
    found = dv.check(Article("d", f"{DRAFT} The office said it measured {one}."), coverage).notes
    assert [each.text for each in found if each.rule == "only-here"] == []


def test_a_guess_is_told_and_a_hedge_with_a_source_is_not() -> None:
    (note,) = notes(f"{DRAFT}\n\nThe crash may have been the result of years of neglect.", "speculation")
    assert note.line == 3
    assert (
        notes(f"{DRAFT}\n\nThe cause may not be known for weeks, the accident board said.", "speculation", "surer")
        == []
    )


def test_another_story_shares_nothing_so_nothing_is_missing() -> None:
    found = dv.check(shipped(PARAPHRASES)[0], COVERAGE)
    assert found.shared == 0
    assert [each for each in found.notes if each.rule in ("missing", "contested")] == []


def test_nothing_to_compare_with_leaves_what_the_draft_says_by_itself() -> None:
    found = dv.check(Article("d", f"{DRAFT} Some 1,300 letters have arrived."), [])
    assert (found.articles, found.families) == (0, 0)
    assert [each.message for each in found.notes] == ["No source is given for “1,300 letters”."]


def test_a_copy_of_the_draft_among_the_coverage_does_not_vouch_for_it() -> None:
    draft = Article("mine.md", f"{DRAFT}\n\nThe pilots’ union said 38 pilots had complained.")
    alone, copied = (dv.check(draft, (*COVERAGE, *more)) for more in ((), (replace(draft, id="archive.txt"),)))
    assert alone == copied


def test_utf16_offsets_are_those_of_a_browser() -> None:
    text = f"🚢🚢 {DRAFT} Some 1,300 letters have arrived."
    for note in dv.check(Article("d", text), COVERAGE, offsets="utf-16").notes:
        if note.rule != "missing":
            assert text.encode("utf-16-le")[2 * note.start : 2 * note.end].decode("utf-16-le") == note.text


def test_a_baseline_leaves_only_what_is_new() -> None:
    old = dv.check(Article("d", f"{DRAFT} Some 1,300 letters have arrived."), COVERAGE)
    text = (
        f"One more line.\n\n{DRAFT} Some 1,300 letters have arrived.\n\nThe crash may have been the result of neglect."
    )
    again = dv.check(Article("renamed", text), COVERAGE, baseline=load(old.to_json().encode(), "old.json"))
    assert [each.rule for each in again.notes] == ["speculation"]
    assert again.known == len(old.notes)


def test_a_draft_in_another_language_is_refused() -> None:
    with pytest.raises(DivergenceError, match="only English"):
        dv.check(Article("d", "El barco chocó.", language="es"), COVERAGE)


def test_only_a_check_is_read_back() -> None:
    with pytest.raises(DivergenceError) as error:
        load(b'{"schema": "divergence.result/1"}', "old.json")
    assert error.value.code == "D406"


def check_places(draft: Article, found: Check) -> None:
    lines = draft.text.split("\n")
    for note in found.notes:
        whole = draft.title or "" if note.field == "title" else draft.text
        assert whole[note.start : note.end] == note.text
        assert 1 <= note.line <= note.end_line <= len(lines)
        assert 1 <= note.column <= len(lines[note.line - 1]) + 1
        if note.field == "text":
            assert sum(map(len, lines[: note.line - 1])) + note.line - 1 + note.column - 1 == note.start
        assert "\n" not in note.message
    assert len({each.id for each in found.notes}) == len(found.notes)


@settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories(least=2))
def test_every_note_has_its_place(story: tuple[Article, ...]) -> None:
    draft, *against = story
    check_places(draft, dv.check(draft, against))


@pytest.mark.parametrize("number", range(5))
def test_of_the_shipped_story_too(number: int) -> None:
    articles = shipped(MUSE_SPARK)
    draft = articles[number]
    found = dv.check(draft, articles)
    check_places(draft, found)
    assert found == load(found.to_json().encode(), "x")
    assert found.articles == len(articles) - 1


def test_the_order_and_names_of_the_coverage_change_no_note() -> None:
    draft = replace(shipped(MUSE_SPARK)[1], published=PUBLISHED)
    others = [each for each in shipped(MUSE_SPARK) if each.id != draft.id]
    want = {each.id for each in dv.check(draft, others).notes}
    names = [replace(each, id=f"n{number}") for number, each in enumerate(reversed(others))]
    assert {each.id for each in dv.check(draft, names).notes} == want


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (("contested",), {"contested"}),
        (("info",), {"contested", "surer", "only-here"}),
        (("minor",), {"contested", "surer"}),
        (("major",), {"contested"}),
        (("major", "only-here"), {"contested", "only-here"}),
        ((), set()),
    ],
)
def test_a_limit_is_a_rule_or_a_severity_and_what_is_graver(named: tuple[str, ...], found: set[str]) -> None:
    told = [
        Note(
            id=rule, rule=rule, severity=severity, field="text", start=0, end=1, line=1, column=1, end_line=1,
            end_column=2, text="a", message="",
        )
        for rule, severity in (("contested", "major"), ("surer", "minor"), ("only-here", "info"))
    ]  # fmt: skip
    assert {each.rule for each in told if crossed(each, limits(named))} == found


BIDS = (
    ("Post", "Kell Group will pay 262p in cash for each Orrin share, a premium of 28%. The board was told on Monday."),
    ("Wire", "The bid is 262p for each Orrin share in cash, which Kell Group calls full. The clerk was jailed for five "
     "years and two months. The pier was closed in June 2021."),
    ("Echo", "Holders get 262p in cash for each Orrin share from Kell Group. The clerk of the port was jailed for five "
     "years and two months on Friday. The pier was closed to ships in June 2021."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Kell Group offers 226p in cash for each Orrin share.", "You have “226p”; Echo, Post and Wire give “262p”"),
        ("The clerk was jailed for six years and two months.",
         "You have “six years and two months”; Echo and Wire give “five years and two months”"),
    ],
)  # fmt: skip
def test_a_value_that_nobody_has_where_all_agree_on_another_is_contested(text: str, said: str) -> None:
    coverage = [Article(f"{name}.txt", told, source=name) for name, told in BIDS]
    found = [each for each in dv.check(Article("d", text), coverage).notes if each.rule == "contested"]
    assert [each.message.startswith(said) for each in found] == [True]
    assert found[0].others


def test_what_is_missing_is_said_of_the_whole_draft_and_comes_last() -> None:
    found = notes(f"{DRAFT} Some 1,300 letters have arrived.")
    rules = [each.rule for each in found]
    first = rules.index("missing")
    assert set(rules[first:]) == {"missing"}
    assert {(each.line, each.column, each.start, each.end) for each in found[first:]} == {(1, 1, 0, 0)}


def test_each_of_the_others_is_given_what_it_gives() -> None:
    told = "Repairs to the quay of Arlen will cost {} and take a year, the port authority said on Friday."
    values = {"Post": "€4.2 million", "Radio": "€4.2 million", "Wire": "€4.21 million"}
    coverage = [Article(f"{name}.txt", told.format(value), source=name) for name, value in values.items()]
    (note,) = (
        each for each in dv.check(Article("d", told.format("€2.4 million")), coverage).notes if each.rule == "contested"
    )
    assert "Post and Radio give “€4.2 million”, Wire gives “€4.21 million”" in note.message


def test_one_value_in_two_units_is_said_to_be_one() -> None:
    told = "The express from Arlen struck the goods train at {} near the signal box at Brede, the inquiry found."
    values = {"Post": "71mph", "Radio": "71mph", "Wire": "114km/h"}
    coverage = [Article(f"{name}.txt", told.format(value), source=name) for name, value in values.items()]
    found = dv.check(Article("d", told.format("91mph")), coverage).notes
    (note,) = (each for each in found if each.rule == "contested")
    assert "Post and Radio give “71mph”, Wire the same as “114km/h”" in note.message
