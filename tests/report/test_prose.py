"""The sentences: each true of the result it is made from."""

from __future__ import annotations

from dataclasses import replace

import pytest

from divergence.article import Removed
from divergence.pipeline import score
from divergence.report import prose
from divergence.report.summary import few, summary
from divergence.result import Carried, Citation, Conflict, Family, Quote, Side
from tests.fiction import PARAPHRASES, shipped
from tests.report.harbour import COST, known, story


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- Boats [sank](https://a.example/b) at *the* pier", "Boats sank at the pier"),
        ("## A  heading\n of two lines", "A heading of two lines"),
        ("2 * 3 * 4 and snake_case_name stay", "2 * 3 * 4 and snake_case_name stay"),
        ("-5 degrees", "-5 degrees"),
    ],
)
def test_a_quotation_is_shown_as_a_reader_sees_it(text: str, shown: str) -> None:
    assert prose.clip(text) == shown


def test_a_cut_falls_between_words_and_shows() -> None:
    assert prose.clip("one two three four", 12) == "one two…"
    assert prose.clip("one two", 7) == "one two"
    assert prose.clip("w" * 30, 10) == "w" * 9 + "…"


def test_an_excerpt_keeps_what_it_is_about() -> None:
    text = "word " * 60 + "the figure 41 stands here " + "word " * 60
    shown = prose.excerpt(text, "figure 41", 80)
    assert "figure 41" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= 82
    assert prose.excerpt("short 41", "41") == "short 41"


def test_a_quotation_keeps_its_own_marks() -> None:
    assert prose.quoted("It fell.") == "“It fell.”"
    for own in ("“Gone,” she said.", '"Gone," she said.', "‘Gone,’ she said."):
        assert prose.quoted(own) == own


def test_the_sentence_around_a_place() -> None:
    text = "One is here. Two of them\nleft. Three."
    assert prose.around(text, text.index("Two"), text.index("Two") + 3) == "Two of them left."


def test_an_article_of_no_outlet_goes_by_the_agency_of_its_dateline() -> None:
    told = tuple(
        replace(each, source=None, credit="Inland Press") if n < 2 else each for n, each in enumerate(story().articles)
    )
    first, second, third, *_ = told
    one = replace(story(), articles=(first, *told[2:]), title=first.title)
    assert prose.names(one)[first.id] == "Inland Press"
    assert "Inland Press" in prose.headlined(one)
    for taken in (second, replace(third, source="Inland Press")):  # whose copy it is then cannot be told by it
        assert "Inland" not in prose.names(replace(one, articles=(first, taken)))[first.id]


def test_articles_go_by_outlet_then_headline_then_first_words_then_file() -> None:
    called = prose.names(story())
    assert called["gazette.txt"] == "The Gazette"
    assert called["wire.txt"] == "“Harbour wall falls”"
    bare = replace(story(), articles=tuple(replace(each, source=None, title=None) for each in story().articles))
    assert prose.names(bare)["siren.txt"] == "“A wall of shame fell on Monday night. The…”"
    wordless = replace(bare, articles=tuple(replace(each, text="\n ") for each in bare.articles))
    assert prose.names(wordless)["wire.txt"] == "wire.txt"
    twins = replace(story(), articles=tuple(replace(each, source="The Post") for each in story().articles))
    assert prose.names(twins)["wire.txt"] == "The Post (wire.txt)"


def test_the_gravest_reason_comes_first_whatever_its_place() -> None:
    entries = {each.article: each for each in story().ranking.entries}
    found = {each.component: each for each in prose.reasons(story(), entries["siren.txt"])}
    assert list(found) == ["contradiction", "unsupported", "omission", "framing"]
    assert found["unsupported"].said == "“could be far darker” is a possibility no source gives."
    assert found["unsupported"].further == (
        ("No source is given for “some 90 homes”.", "The truth could be far darker, and some 90 homes may go next."),
        ("“some” could be anybody.", None),
    )
    assert found["contradiction"].quote == "The repair will cost $41 million."
    assert found["omission"].said == "Not found in it, though 3 of 4 independent sources give it."
    assert prose.reasons(story(), entries["gazette.txt"]) == []


def test_an_uncited_figure_is_quoted_in_its_sentence() -> None:
    whole = story()
    siren = replace(whole.articles[2], findings=())
    only = replace(whole, articles=(*whole.articles[:2], siren, *whole.articles[3:]))
    found = {each.component: each for each in prose.reasons(only, whole.ranking.entries[0])}
    assert found["unsupported"].said == "No source is given for “some 90 homes”."
    assert found["unsupported"].quote == "The truth could be far darker, and some 90 homes may go next."


def test_the_summary_counts_what_is_compared() -> None:
    assert summary(story())[0][1] == (
        "4 articles from 4 independent sources; 1 more in a language that is not supported is left out."
    )
    copies = (Family(articles=("gazette.txt", "herald.md"), reason="copy"), *story().families[2:])
    said = summary(replace(story(), families=copies))[0][1]
    assert said.startswith("4 articles from 3 independent sources; The Gazette and Herald share their copy")


def test_articles_without_a_date_are_said_to_have_none() -> None:
    assert "published" not in summary(story())[0][1]
    first, *rest = story().articles
    one = replace(story(), articles=(replace(first, published=None), *rest))
    assert summary(one)[0][1].endswith(" Undated: The Gazette; what is later news there cannot be told.")
    none = replace(story(), articles=tuple(replace(each, published=None) for each in story().articles))
    assert "None says when it was published, so a later report cannot be told from an earlier" in summary(none)[0][1]


def test_what_is_missing_of_a_dateline_is_its_year() -> None:
    first, second, *rest = story().articles
    line = Removed(0, 24, "CORLEY, March 3 (Wire) - ", "dateline")
    dated = replace(first, published=None, removed=(line,))
    said = summary(replace(story(), articles=(dated, second, *rest)))[0][1]
    assert said.endswith(" Undated: The Gazette (March 3, no year); what is later news there cannot be told.")
    both = summary(replace(story(), articles=(dated, replace(second, published=None, removed=()), *rest)))[0][1]
    assert "Undated: The Gazette (March 3, no year) and Herald; what" in both
    bare = tuple(replace(each, published=None, removed=(line,)) for each in story().articles)
    assert "None gives a year with the day of its dateline" in summary(replace(story(), articles=bare))[0][1]


def test_only_the_figures_that_no_other_source_gives_are_said_to_count() -> None:
    ranking = story().ranking
    free = tuple(replace(each, components={}) for each in ranking.entries)
    said = summary(replace(story(), ranking=replace(ranking, entries=free)))[4][1]
    assert "2 have none (none costs points: small counts and what other sources give too do not)" in said


def test_the_last_of_many_names_are_counted() -> None:
    assert few(["a", "b", "c", "d"]) == "a, b, c and d"
    assert few(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more"


def test_reference_facts_are_summed_up_where_there_are_any() -> None:
    hurt = known()
    assert summary(replace(story(), reference=(hurt,)))[5] == (
        "Known",
        "Of 1 reference fact 1 is contradicted, by =The Siren.",
    )
    calm = replace(hurt, mentions=hurt.mentions[:1])
    said = summary(replace(story(), reference=(calm, calm)))[5][1]
    assert said == "No source contradicts any of the 2 reference facts."
    assert prose.stances(hurt, ["gazette.txt", "siren.txt", "wire.txt"]) == [
        ("contradicted", ["siren.txt"]),
        ("stated", ["gazette.txt"]),
        ("not found", ["wire.txt"]),
    ]


def test_the_summary_on_sources_and_guesses() -> None:
    said = summary(story())[4][1]
    assert said == (
        "Of 2 figures that should have a source, 2 have none (1 of those without stands in no other source, and costs "
        "points); writers speculate in 1 place, in =The Siren."
    )
    quiet = replace(story(), articles=tuple(replace(each, figures=(), findings=()) for each in story().articles))
    assert summary(quiet)[4][1] == (
        "No figure that needs a source was found; no speculation in a writer's own voice was found."
    )


def test_one_figure_is_told_as_one() -> None:
    def said(citation: Citation) -> str:
        articles = tuple(
            replace(each, figures=tuple(replace(figure, citation=citation) for figure in each.figures[:1]))
            for each in story().articles
        )
        ranking = replace(story().ranking, status="not_ranked")
        return summary(replace(story(), articles=articles, ranking=ranking))[4][1].partition(";")[0]

    assert said("uncited") == "The one figure that should have a source has none"
    assert said("vague") == "The one figure that should have a source has only an unnamed one"
    assert said("cited") == "The one figure that should have a source has one"
    assert said("exempt") == "No figure that needs a source was found"


def test_nobody_is_singled_out_where_all_stand_alike() -> None:
    ranking = story().ranking
    alike = tuple(replace(each, divergence=1.0) for each in ranking.entries if each.divergence is not None)
    said = summary(replace(story(), ranking=replace(ranking, entries=alike)))[3][1]
    assert said == "None stands further from the others than the rest: 1.0 of 100 each."


def test_that_no_source_stands_apart_is_said() -> None:
    (told,) = score(shipped(PARAPHRASES)).stories
    assert told.ranking.reason == "no source stands apart: the evidence cannot tell any two of them apart"
    assert {each.rank for each in told.ranking.entries} == {1}
    spread = replace(told.ranking.entries[0], divergence=1.25)
    apart = replace(told, ranking=replace(told.ranking, entries=(spread, *told.ranking.entries[1:])))
    assert summary(apart)[3][1].startswith("No source stands apart: the evidence")
    assert story().ranking.reason is None


def test_what_a_broken_result_points_to_in_vain_is_passed_over() -> None:
    bare = replace(story(), articles=(), facts=(), conflicts=())
    for entry in bare.ranking.entries:
        assert all(each.said and each.quote is None for each in prose.reasons(bare, entry))
    assert len(summary(bare)) == 5


def test_only_real_conflicts_are_contested_and_the_gravest_leads() -> None:
    assert [each.id for each in prose.real(story())] == ["sum", "even"]


def test_a_stance_has_a_word_and_a_shape() -> None:
    cost = story().facts[2]
    assert cost.statement == COST
    said = [prose.stance(cost, each)[1] for each in ("gazette.txt", "siren.txt", "wire.txt", "tidning.txt")]
    assert said == ["stated", "contradicted", "not found", "not compared"]


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ('"It may run to 3 July.', '"It may run to 3 July."'),
        ('It may run to 3 July," she said.', '"It may run to 3 July," she said.'),
        ("“It may run.", "“It may run.”"),
        ('He said: "It may run."', 'He said: "It may run."'),
        ('A 12" screen', 'A 12" screen'),
    ],
)
def test_a_quotation_cut_at_the_end_of_a_sentence_is_closed(cut: str, whole: str) -> None:
    assert prose.closed(cut) == whole


def test_of_equally_grave_conflicts_what_most_stand_against_comes_first_and_certainty_last() -> None:
    whole = story()
    (sum_,) = (each for each in whole.conflicts if each.id == "sum")
    even = replace(next(each for each in whole.conflicts if each.id == "even"), severity="major")
    open_ = replace(sum_, id="open", kind="certainty")
    given = replace(whole, conflicts=(open_, even, sum_))
    assert [each.id for each in prose.real(given)] == ["sum", "even", "open"]


def test_a_guess_of_an_unnamed_source_is_not_called_the_writers() -> None:
    whole = story()
    (siren,) = (each for each in whole.ranking.entries if each.article == "siren.txt")
    articles = tuple(
        replace(a, findings=tuple(replace(f, severity="info") if f.rule == "speculation" else f for f in a.findings))
        for a in whole.articles
    )
    for given, called in ((whole, "1 conjecture"), (replace(whole, articles=articles), "1 guess of an unnamed source")):
        found = [each for reason in prose.reasons(given, siren) for each, _ in prose.pieces(given, reason)]
        assert called in found


def test_the_sentence_shown_first_of_a_fact_is_the_one_that_shows_it() -> None:
    (cost,) = (each for each in story().facts if each.id == "cost")
    best = max(cost.mentions, key=lambda each: prose.likeness(each, cost))
    assert best.value == cost.value
    poor = replace(best, text="It was dear.", value=None)
    assert prose.likeness(poor, cost) < prose.likeness(best, cost)


def test_what_is_shown_as_no_points_is_no_reason() -> None:
    entry = next(each for each in story().ranking.entries if prose.reasons(story(), each))
    name = prose.reasons(story(), entry)[0].component
    faint = replace(entry, components={name: replace(entry.components[name], points=0.04)})
    assert prose.reasons(story(), faint) == []


def contested(explanation: str, *deviant: str, **more: str) -> Conflict:
    sides = (Side(articles=("a", "b", "c"), value="40", mentions=()), Side(articles=deviant, value="14", mentions=()))
    return Conflict(
        id="c", fact=None, kind="numeric", resolution="real", severity="major", explanation=explanation, sides=sides,
        deviant=deviant,
    )  # fmt: skip


CALLED = {"a": "The Post", "d": "The Echo", "e": "The Wire"}


@pytest.mark.parametrize(
    ("explanation", "deviant", "said"),
    [
        ("3 independent sources say “40”; another gives “14”.", ("d",),
         "3 independent sources say “40”; The Echo gives “14”."),
        ("3 independent sources say “40”; another gives “14”.", ("d", "e"),
         "3 independent sources say “40”; The Echo and The Wire give “14”."),
        ("3 independent sources say the opposite of another: “another gives way” against “none”.", ("d",),
         "3 independent sources say “another gives way”; The Echo says the opposite: “none”."),
        ("3 independent sources say the opposite of another: “another gives way” against “none”.", ("d", "e"),
         "3 independent sources say “another gives way”; The Echo and The Wire say the opposite: “none”."),
        ("3 independent sources say “another gives”; another has “another says”, each of another of several.", ("d",),
         "3 independent sources say “another gives”; The Echo has “another says”, each of another of several."),
    ],
)  # fmt: skip
def test_who_stands_against_most_is_called_by_name(explanation: str, deviant: tuple[str, ...], said: str) -> None:
    assert prose.told(contested(explanation, *deviant), CALLED) == said


def test_few_who_agree_are_called_by_name_and_their_copies_are_no_more() -> None:
    called = CALLED | {"b": "The Globe", "c": "The Sun"}
    said = prose.told(contested("3 independent sources say “40”; another gives “14”.", "d"), called)
    assert said == "The Post, The Globe and The Sun say “40”; The Echo gives “14”."
    copied = "2 independent sources say “40”; another gives “14”."
    assert prose.told(contested(copied, "d"), called) == "2 independent sources say “40”; The Echo gives “14”."


def test_a_reason_keeps_the_words_that_clash() -> None:
    long = "The chair of the harbour board, speaking at length to a crowded hall of shipowners and their lawyers"
    one, other = f"{long}, apologised for the fall", f"{long}, refused to apologise to anybody at all"
    conflict = contested(f"3 independent sources say the opposite of another: “{one}” against “{other}”.", "d")
    said = prose.told(conflict, CALLED, 60)
    assert "apologised for" in said
    assert "to apologise to" in said
    assert len(said) < 240


def test_how_grave_and_who_is_alone_is_said_plainly() -> None:
    assert prose.standing(contested("", "d"), CALLED) == "Another figure. Serious. Only in: The Echo."
    assert (
        prose.standing(contested("", "d", "e"), CALLED)
        == "Another figure. Serious. Outnumbered: The Echo and The Wire."
    )
    even = "Another figure. Serious. Neither side has more independent sources: check both."
    assert prose.standing(contested(""), CALLED) == even


@pytest.mark.parametrize(
    ("kind", "message", "said"),
    [
        ("attribution", "No source is given for it here; the 2 others that give it name theirs.",
         "Source dropped: The Post does not say where “$40” comes from; the 2 others that give it name theirs."),
        ("hedge", "Stated as certain here; the 2 others that give it hedge it.",
         "Doubt dropped: The Post states “$40” as certain; the 2 others that give it hedge it."),
        ("approximation", "Given as exact here.", "“About” dropped: The Post gives “$40” as exact."),
    ],
)  # fmt: skip
def test_what_was_dropped_is_said_with_who_dropped_it(kind: str, message: str, said: str) -> None:
    fact = next(each for each in story().facts if each.value)
    assert fact.value
    fact = replace(fact, value=replace(fact.value, text="$40"), mentions=())
    place = Quote(article="a", start=0, end=4, text="It is $40.")
    each = Carried(kind=kind, kept=place, dropped=place, words=None, message=message)  # type: ignore[arg-type]
    assert prose.dropped(fact, each, CALLED) == said


def test_who_cannot_be_told_apart_from_the_furthest_is_said_beside_it() -> None:
    whole = story()
    top, *rest = sorted(whole.ranking.entries, key=lambda each: -(each.divergence or 0))
    called = prose.names(whole)

    def said(*tied: str) -> str:
        entries = (replace(top, tied_with=tied), *(replace(each, tied_with=()) for each in rest))
        return dict(summary(replace(whole, ranking=replace(whole.ranking, entries=entries, reason=None))))["Furthest"]

    first, second, third = (called[each.article] for each in (top, *rest[:2]))
    assert said().startswith(f"{first} stands furthest from the others, at ")
    assert said(rest[0].article).startswith(f"{first} and {second} stand furthest from the others, at ")
    assert "and cannot be told apart" in said(rest[0].article)
    assert f"but cannot be told apart from {second} and {third}" in said(rest[0].article, rest[1].article)


def test_few_contradictions_are_all_told_and_of_many_some() -> None:
    def said(count: int) -> str:
        several = tuple(
            replace(contested(f"2 independent sources say “{n}0”; another gives “{n}”.", "x"), id=str(n))
            for n in range(1, count + 1)
        )
        return dict(summary(replace(story(), conflicts=several)))["Contested"]

    assert said(1).startswith("1 contradiction was found. 2 independent sources say “10”; ")
    assert "(1) 2 independent" in said(3)
    assert "(3) 2 independent" in said(3)
    assert "(4)" not in said(6)
    assert "And 3 more, below." in said(6)


def test_a_copy_is_no_rival_of_its_own_and_its_figures_count_once() -> None:
    one = story()
    first = next(each for each in one.articles if each.id == "siren.txt")
    copy = replace(first, id="copy.txt")
    entry = next(each for each in one.ranking.entries if each.article == first.id)
    tied = replace(entry, tied_with=(*entry.tied_with, "copy.txt"))
    families = [
        replace(each, articles=(*each.articles, "copy.txt")) if first.id in each.articles else each
        for each in one.families
    ]
    both = replace(one, articles=(*one.articles, copy), families=tuple(families))
    assert prose.rivals(both, tied) == list(entry.tied_with)
    counted, twice = (dict(summary(each))["Unsourced"] for each in (both, replace(both, families=one.families)))
    assert counted.replace(" (siren.txt)", "") == dict(summary(one))["Unsourced"]
    assert (counted[:12], twice[:12]) == ("Of 2 figures", "Of 4 figures")
