"""Reference marks that support nothing."""

from __future__ import annotations

from divergence.annotations import annotate
from divergence.article import Article
from divergence.features.citations import irrelevant_citations

BODY = "The harbour wall failed on Monday [1]. The harbour board met [2]. The silence suggests a deal on the wall [1]."
LIST = "\n\n[1] The Port Gazette - Harbour wall fails\n[2] Grandma's Pancakes - Seven toppings\n"


def kinds(text: str) -> list[tuple[str | None, str]]:
    marks = irrelevant_citations(annotate(Article("a", text)))
    return [(mark.kind, text[mark.cue_start : mark.cue_end]) for mark in marks]


def test_an_entry_about_something_else_and_a_mark_on_a_guess() -> None:
    assert kinds(BODY + LIST) == [("unrelated", "[2]"), ("conjecture", "[1]")]


def test_fair_marks_and_marks_without_a_list() -> None:
    assert kinds("The harbour wall failed [1]. The harbour was shut." + LIST) == []
    assert kinds(BODY) == []
    assert kinds("") == []


STORY = (
    "The harbour wall failed on Monday. The board met. Boats were moved. The mayor came. The wall is forty years old. "
)


def test_a_survey_about_something_else() -> None:
    strange = "A poll by Angler magazine found that 64 percent of men bake better bread than their wives."
    assert kinds(STORY + strange) == [("unrelated", "found")]
    again = (
        f"{STORY}{strange}\n\n{STORY}{strange}"  # its own repeat takes up what it found, and is no rest of the article
    )
    assert kinds(again) == [("unrelated", "found")] * 2


def test_surveys_that_bear_on_the_story_or_are_its_subject() -> None:
    assert kinds(STORY + "A survey by the county found that 64 percent of harbour boats moor near the wall.") == []
    assert kinds(STORY + "The survey found that 64 percent of men bake better bread than their wives.") == []


def test_a_survey_of_what_the_article_is_about_bears_on_it() -> None:
    report = "A report commissioned in 2019 found that the wall had a weak footing of loose gravel."
    assert kinds(f"{STORY}The wall was patched by hand. {report}") == []
