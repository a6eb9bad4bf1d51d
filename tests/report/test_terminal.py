"""The terminal: what stands where, at eighty columns, and nothing that drives the terminal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divergence.report.terminal import plain, render
from divergence.result import Ranking, Result, Skipped
from tests.golden import golden
from tests.report.harbour import passed_on, result


def test_the_whole() -> None:
    rendered = render(result(), written=("r.json", "r.csv"))
    assert rendered == golden("harbour.txt", rendered)


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(map(len, render(result(), width=width).splitlines())) <= width


def test_colour_only_where_asked_for() -> None:
    assert "\x1b[" not in render(result())
    coloured = render(result(), colour=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == render(result())


def test_the_list_goes_by_rank_and_says_what_a_tie_is() -> None:
    lines = render(result()).splitlines()
    order = ("1 =The Siren", "2–3 “Harbour wall", "2 Herald", "3 The Gazette", "–  Tidningen")
    at = [next(number for number, line in enumerate(lines) if line.strip().startswith(each)) for each in order]
    assert at == sorted(at)
    assert "whose ranks overlap, such as 2 and 2–3, are not told apart" in " ".join(lines[at[4] - 2 : at[4]])
    assert "unsupported language" in lines[at[4]]


def test_the_strip_shows_the_score_in_its_interval() -> None:
    (line,) = (line for line in render(result()).splitlines() if "=The Siren" in line and "●" in line)
    drawn = re.search(r"[·─●]+", line)
    assert drawn is not None
    assert len(drawn[0]) == 28
    assert drawn[0].index("●") == int(28 * 32.5 / 60)
    assert drawn[0].index("─") == int(28 * 21 / 60)
    assert drawn[0].rindex("─") == int(28 * 40.25 / 60)


def test_the_reasons_are_in_short_words_and_quoted_where_asked() -> None:
    brief, full = render(result()), render(result(), verbose=True)
    assert " 9.3 unsupported    1 conjecture, 1 figure without a source, 1 vague source\n" in brief
    assert " 5.0 omission       2 of 3 shared facts not found in it\n" in brief
    assert "“The truth could be far darker" not in brief
    assert "“The truth could be far darker" in full
    assert brief.count("framing") == 0  # the fourth reason


def test_what_was_lost_on_the_way_and_what_is_known_are_shown_where_there_is_any() -> None:
    said = render(replace(result(), stories=(passed_on(),)), verbose=True)
    assert "Dropped (1)" in said
    assert "  Source dropped: =The Siren does not say where “$14 million” comes from.\n" in said
    assert "          Herald has it from The Gazette.\n" in said
    assert "  Three were hurt.\n     contradicted: =The Siren\n     stated: The Gazette\n" in said
    assert "rests on 1 person and 2 vague sources; 1 of 3 claims in its own voice" in " ".join(said.split())
    plain = render(result(), verbose=True)
    assert not [each for each in ("Dropped", "Reference facts", "rests on ") if each in plain]


def test_wide_letters_are_counted_as_wide() -> None:
    from rich.cells import cell_len

    one = result()
    story = one.stories[0]
    articles = tuple(replace(each, source="港湾新聞" * 9) for each in story.articles)
    rendered = render(replace(one, stories=(replace(story, title="港湾新聞" * 40, articles=articles),)))
    assert max(map(cell_len, rendered.splitlines())) <= 80


def test_a_story_that_is_not_ranked_says_why() -> None:
    one = result()
    story = replace(one.stories[0], ranking=Ranking(status="not_ranked", reason="2 independent sources", entries=()))
    rendered = render(replace(one, stories=(story,)))
    assert "They are not ranked: 2 independent sources." in rendered
    assert "How far each" not in rendered


def test_one_source_alone_is_compared_with_nothing() -> None:
    one = result()
    story = one.stories[0]
    none = Ranking(status="not_ranked", reason="one independent source", entries=())
    lone = replace(story, families=story.families[:1], facts=(), conflicts=(), ranking=none)
    rendered = render(replace(one, stories=(lone,)))
    assert "There is nothing to compare with" in rendered
    assert "No contradiction" not in rendered


def stories(count: int) -> Result:
    """The story so many times, the last of them without a contradiction and without a ranking."""
    one = result()
    told = [replace(one.stories[0], id=f"s{number}") for number in range(count)]
    told[-1] = replace(told[-1], conflicts=(), ranking=Ranking(status="not_ranked", reason="two sources", entries=()))
    return replace(one, stories=tuple(told))


def test_several_stories_are_a_line_each_the_most_contested_first() -> None:
    both = stories(3)
    calm = replace(both.stories[0], id="a-calm", conflicts=())
    lines = render(replace(both, stories=(calm, *both.stories))).splitlines()
    assert lines[0] == "4 stories, 20 articles. 4 contradictions in 2 stories; 1 is not ranked."
    at = lines.index(" Contested     Facts  Articles  Furthest  Story")
    assert [line.split() for line in lines[at + 1 : at + 5]] == [
        [*counts, f"{name}:", "Harbour", "wall", "falls"]
        for name, counts in (
            ("s0", ["2", "3", "5", "32.5"]), ("s1", ["2", "3", "5", "32.5"]), ("a-calm", ["0", "3", "5", "32.5"]),
            ("s2", ["0", "3", "5", "–"]),
        )
    ]  # fmt: skip
    assert "How far each" not in "\n".join(lines)


def test_several_stories_are_told_in_full_where_asked_each_by_its_id() -> None:
    said = render(stories(2), verbose=True)
    lines = said.splitlines()
    assert "s0: Harbour wall falls" in lines
    assert "s1: Harbour wall falls" in lines
    assert "How far each" in said
    assert said.index("How far each") < said.index("2 stories, 10 articles.")


def test_of_very_many_stories_the_first_screen_has_the_first_and_counts_the_rest() -> None:
    said = render(stories(1_060))
    assert "and 1,010 more; -v shows them" in said
    assert len(said.splitlines()) < 75
    assert "s59: " in render(stories(60), verbose=True)


def test_what_many_files_have_in_common_is_said_once_above_several_stories() -> None:
    skipped = [Skipped(path=f"{number}.json", code="D123", reason="no text", hint="give it") for number in range(40)]
    skipped += [Skipped(path=f"{number}.bin", code="D122", reason=f"kind {number}") for number in range(40)]
    said = render(replace(stories(2), skipped=tuple(skipped)))
    assert "Not read or not scored (80)" in said
    assert "0.json and 39 more: no text [D123]; give it" in said
    assert "and 31 more (-v shows them)" in said
    full = render(replace(stories(2), skipped=tuple(skipped)), verbose=True)
    assert "39.json: no text [D123]; give it" in full
    assert "39.bin" in full
    assert "39.json: no text" in render(replace(result(), skipped=tuple(skipped)))


@pytest.mark.parametrize("width", [40, 80, 100])
def test_no_line_of_an_overview_is_wider_than_the_terminal(width: int) -> None:
    said = render(stories(3), width=width)
    assert max(map(len, said.splitlines())) <= width
    assert re.sub(r"\x1b\[[\d;]*m", "", render(stories(3), width=width, colour=True)) == said


def test_facts_in_one_sentence_are_shown_once_and_counted_all() -> None:
    one = result()
    story = one.stories[0]
    again = tuple(replace(story.facts[0], id=f"again-{number}") for number in range(3))
    more = tuple(replace(story.facts[1], id=f"more-{number}", statement=f"Fact {number}.") for number in range(4))
    rendered = render(replace(one, stories=(replace(story, facts=(*story.facts, *again, *more)),)))
    shared = rendered.partition("Shared facts (10)")[2]
    assert shared.count("The harbour wall at Port Ellan") == 1
    assert "and 2 more" in shared
    assert "more (-v" not in render(
        replace(one, stories=(replace(story, facts=(*story.facts, *again, *more)),)), verbose=True
    )


@pytest.mark.parametrize(
    "hostile", ["\x1b[2J", "\x07", "\x9b31m", "\u202e", "\u2066", "\ud800", "\r", "[bold]x[/bold]"]
)
def test_nothing_of_an_article_drives_the_terminal(hostile: str) -> None:
    one = result()
    story = one.stories[0]
    articles = tuple(replace(each, source=f"a{hostile}b", title=f"a{hostile}b") for each in story.articles)
    rendered = render(replace(one, stories=(replace(story, title=f"a{hostile}b", articles=articles),)))
    if hostile.startswith("[bold]"):
        assert hostile in rendered  # no markup of the renderer's either
    else:
        assert hostile not in rendered


@given(st.text())
def test_plain_text_is_one_printable_line_of_the_same_length(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", shown)


def test_an_empty_result_is_no_error() -> None:
    empty: Result = replace(result(), stories=(), skipped=())
    assert render(empty) == ""
