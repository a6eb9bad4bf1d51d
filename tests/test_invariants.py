"""What must never change a number, on generated stories and on the shipped ones (DESIGN: Invariants)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from divergence import pipeline
from divergence.article import Article
from divergence.pipeline import analyse, score
from divergence.readers import read
from divergence.result import Mention, Quote, Result, Story, from_json
from tests.fiction import MUSE_SPARK, PARAPHRASES, ROOT, SHIPPED, outcome, renamed, shipped, standing, stories, told

SLOWLY = settings(max_examples=25, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
UNSHRUNK = settings(SLOWLY, phases=(Phase.explicit, Phase.generate))  # a story is already what one can read
QUOTES = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})


def only(articles: Sequence[Article]) -> Story:
    (story,) = score(articles).stories
    return story


def quoted_places(result: Result) -> Iterator[tuple[Quote, str]]:
    """Every place of a result with the text it must be found in."""
    for story in result.stories:
        whole = {(article.id, "text"): article.text for article in story.articles}
        whole.update({(article.id, "title"): article.title or "" for article in story.articles})
        for article in story.articles:
            for each in (*article.figures, *article.findings):
                place = Quote(article=article.id, field=each.field, start=each.start, end=each.end, text=each.text)
                yield place, whole[article.id, each.field]
            for finding in article.findings:
                if finding.cue_start is not None and finding.cue_end is not None:
                    start, end, cue = finding.cue_start, finding.cue_end, finding.cue or ""
                    yield Quote(article=article.id, start=start, end=end, text=cue), whole[article.id, finding.field]
                for related in finding.related:
                    yield related, whole[related.article, related.field]
        mentions = [mention for fact in story.facts for mention in fact.mentions]
        sides = [place for conflict in story.conflicts for side in conflict.sides for place in side.mentions]
        for each in (*mentions, *sides):
            place = Quote(article=each.article, field=each.field, start=each.start, end=each.end, text=each.text)
            yield place, whole[each.article, each.field]


def check_whole(result: Result) -> None:
    """What holds of every result: places quote the text, ids are unique, points add up, it survives JSON."""
    for place, text in quoted_places(result):
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == place.text
    ids = [
        each.id
        for story in result.stories
        for each in (
            *story.facts,
            *story.conflicts,
            *(each for article in story.articles for each in (*article.figures, *article.findings)),
            *(each for article in story.articles for each in article.attributions),
        )
    ]
    assert len(set(ids)) == len(ids)
    for story in result.stories:
        assert sorted(each for family in story.families for each in family.articles) == sorted(
            article.id for article in story.articles
        )
        for article in story.articles:
            for each in article.attributions:
                spans = (*each.source_spans, *each.cue_spans, *each.content_spans)
                assert (each.start, each.end) == (min(low for low, _ in spans), max(high for _, high in spans))
                assert all(0 <= low < high <= len(article.text) for low, high in spans)
            for feature in article.features.values():
                assert (feature.value is not None) == (feature.status == "measured")
                assert feature.value is not None or feature.reason
        for entry in story.ranking.entries:
            if entry.divergence is not None:
                points = [component.points for component in entry.components.values()]
                assert math.fsum(points) == pytest.approx(entry.divergence, abs=0.005)
                assert entry.low is not None
                assert entry.high is not None
                assert 0 <= entry.low <= entry.divergence <= entry.high <= 100
                for component in entry.components.values():
                    assert set(component.evidence) <= set(ids)
                    assert bool(component.points) == bool(component.evidence)
            else:
                assert entry.reason
    again = from_json(result.to_json())
    assert again == result
    assert again.to_json() == result.to_json()


@SLOWLY
@given(stories())
def test_every_number_has_its_place_and_the_result_survives_json(story: tuple[Article, ...]) -> None:
    check_whole(score(story))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_of_the_shipped_stories_too(folder: Path) -> None:
    check_whole(score(shipped(folder)))


@SLOWLY
@given(stories(), st.data())
def test_analysing_one_article_gives_its_part_of_the_score(story: tuple[Article, ...], data: st.DataObject) -> None:
    article = data.draw(st.sampled_from(story))
    (part,) = (each for each in only(story).articles if each.id == article.id)
    assert analyse(article) == part


@SLOWLY
@given(stories(least=2), st.data())
def test_order_and_names_of_files_and_outlets_change_nothing(story: tuple[Article, ...], data: st.DataObject) -> None:
    names = data.draw(st.permutations([f"z{number}.md" for number in range(len(story))]))
    other = data.draw(st.permutations(renamed(story, names)))
    back = {name: article.id for article, name in zip(story, names, strict=True)}
    assert outcome(only(other), back) == outcome(only(story))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
@pytest.mark.parametrize("names", ["abcde", "edcba", "cadbe"])
def test_nor_in_the_shipped_stories(folder: Path, names: str) -> None:
    articles = shipped(folder)
    back = {name: article.id for article, name in zip(articles, names, strict=True)}
    assert outcome(only(sorted(renamed(articles, names), key=lambda each: each.id)), back) == outcome(only(articles))


# Stories in which what was found once hung on which article was read first.
READ_EITHER_WAY = (
    *(
        ROOT / "tests" / "plain" / name
        for name in ("congestion-charge-merrow", "harrowby-flood", "valdoro-plant-explosion")
    ),
    *(ROOT / "tests" / "stories" / name for name in ("cyclone-island", "hospital-ransom", "libel-trial")),
)


@pytest.mark.parametrize("folder", [*SHIPPED, *READ_EITHER_WAY], ids=lambda folder: folder.name)
def test_nor_does_it_matter_which_article_is_read_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are read in the order of their texts, which one word in a first line changes."""
    articles = [each for each in shipped(folder) if not each.id.startswith("gold")]
    forth = outcome(only(articles))
    back = {each.id: -place for place, each in enumerate(sorted(articles, key=pipeline._content))}
    monkeypatch.setattr(pipeline, "_content", lambda article: back[article.id])
    assert outcome(only(articles)) == forth


@SLOWLY
@given(stories())
def test_typography_changes_no_number(story: tuple[Article, ...]) -> None:
    want = told(score(story))
    for edit in (
        lambda text: text.translate(QUOTES),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
    ):
        assert told(score([replace(each, text=edit(each.text)) for each in story])) == want


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "BOM"])
def test_line_ends_and_byte_order_marks_of_files_change_nothing(
    folder: Path, ending: str, mark: bytes, tmp_path: Path
) -> None:
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_bytes(mark + text.replace("\n", ending).encode())
    assert outcome(only(read(tmp_path).articles)) == outcome(only(shipped(folder)))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_curly_and_straight_quotes_are_the_same_in_the_shipped_stories(folder: Path) -> None:
    articles = shipped(folder)
    straight = [
        replace(each, text=each.text.translate(QUOTES), title=each.title and each.title.translate(QUOTES))
        for each in articles
    ]
    assert outcome(only(straight)) == outcome(only(articles))


@SLOWLY
@given(stories(), st.data())
def test_casing_of_the_first_word_changes_no_number(story: tuple[Article, ...], data: st.DataObject) -> None:
    change = data.draw(st.sampled_from((str.lower, str.upper)))
    other = []
    for each in story:
        first, space, rest = each.text.partition(" ")
        name = first == "Norlines"  # its capital is how a name is known
        other.append(each if name else replace(each, text=change(first) + space + rest))
    assert told(score(other)) == told(score(story))


@SLOWLY
@given(stories())
def test_saying_a_text_twice_changes_no_rate(story: tuple[Article, ...]) -> None:
    article = story[0]
    once, twice = analyse(article), analyse(replace(article, text=f"{article.text}\n\n{article.text}"))
    for name, feature in once.features.items():
        if feature.status == "measured" and name != "consistency":
            assert twice.features[name].value == pytest.approx(feature.value), name


@SLOWLY
@given(stories(), st.sampled_from(("They are greedy, shameless crooks.", "It is a disgusting, brutal farce.")))
def test_quoting_loaded_words_leaves_own_voice_unchanged(story: tuple[Article, ...], words: str) -> None:
    article = story[0]
    before, after = analyse(article), analyse(replace(article, text=f"{article.text}\n\n“{words}”\n"))
    for name in ("loaded_language", "sentiment", "absolutes", "speculation", "hedging"):
        assert after.features[name].value == before.features[name].value, name


@SLOWLY
@given(stories(least=3), st.data())
def test_a_copy_changes_no_consensus_and_no_other_rank(story: tuple[Article, ...], data: st.DataObject) -> None:
    copied = data.draw(st.sampled_from(story))
    check_copy(story, copied, data.draw(st.sampled_from(("0a.txt", "zz.txt"))))


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
@pytest.mark.parametrize("number", range(5))
def test_nor_does_a_copy_in_the_shipped_stories(folder: Path, number: int) -> None:
    check_copy(shipped(folder), shipped(folder)[number], "zz.txt")


def agreed(story: Story) -> dict[str, tuple[int, int, bool]]:
    return {each.id: (each.support, each.of, each.consensus) for each in story.facts}


def check_copy(articles: Sequence[Article], copied: Article, name: str) -> None:
    before, after = only(articles), only([*articles, replace(copied, id=name, source="Copycat Daily")])
    assert agreed(after) == agreed(before)
    assert len(after.families) == len(before.families)
    places = standing(after)
    for article, place in standing(before).items():
        rank, divergence, low, high, tied, points = places[article]
        assert (rank, divergence, low, high, points) == (*place[:4], place[5])
        assert set(tied) - {name} == set(place[4])
    assert places[name][:4] == places[copied.id][:4]


LABELLED = tuple(sorted(each for each in (ROOT / "tests" / "stories").iterdir() if each.is_dir()))
STORIES = (*SHIPPED, *(ROOT / "tests" / "stories" / name for name in ("drug-trial", "hospital-merger", "vote-recount")))
EDITS = (
    lambda text: text.replace(" said", " says"),
    lambda text: f"{text.rstrip()}\n\nThis article was first published elsewhere.",
    lambda text: text.replace(" and ", " as well as ", 2).replace(" but ", " yet ", 2).replace(" also ", " too ", 2),
)


def told_of(folder: Path) -> list[Article]:
    """The articles of a folder with their furniture blanked, so that no range goes astray when a text is edited."""
    return [_plain(each) for each in shipped(folder) if not each.id.startswith("gold")]


def _plain(article: Article) -> Article:
    text = list(article.text)
    for each in article.removed:
        if each.start is not None and each.end is not None:
            text[each.start : each.end] = " " * (each.end - each.start)
    return replace(article, text="".join(text), removed=(), regions=(), links=())


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("number", range(5))
def test_three_near_copies_change_no_other_rank(folder: Path, number: int) -> None:
    articles = told_of(folder)
    copied = articles[number]
    copies = [
        replace(copied, id=f"zz{turn}.txt", text=edit(copied.text), source=f"Copycat {turn}")
        for turn, edit in enumerate(EDITS)
    ]
    before, after = (
        {each.article: each.rank for each in only(given).ranking.entries} for given in (articles, [*articles, *copies])
    )
    assert {name: after[name] for name in before if name != copied.id} == {
        name: rank for name, rank in before.items() if name != copied.id
    }


@cache
def before(folder: Path) -> Story:
    return only(told_of(folder))


def findings(story: Story, without: Sequence[str] = ()) -> tuple[list[Any], list[Any]]:
    """A story's facts and conflicts; of the articles named nothing is told, nor what they alone are blamed for."""

    def said(places: Sequence[Mention | Quote]) -> list[tuple[str, str]]:
        return sorted({(each.article, " ".join(each.text.split())) for each in places if each.article not in without})

    facts = [(each.statement, each.consensus, each.support, each.of, said(each.mentions)) for each in story.facts]
    conflicts = [
        (each.kind, each.resolution, each.severity, [said(side.mentions) for side in each.sides], blamed)
        for each in story.conflicts
        for blamed in [[name for name in each.deviant if name not in without]]
        if (blamed or not each.deviant) and all(said(side.mentions) for side in each.sides)
    ]
    return sorted(facts, key=repr), sorted(conflicts, key=repr)


def paragraphs(article: Article) -> list[str]:
    return [each for each in article.text.split("\n\n") if each.strip()]


OWN = (
    "This report was first carried by an evening bulletin.",
    "It was read on the air at noon, and 300 listeners wrote in.",
    "Our desk has read it.",
    "The board is a shameful, greedy shambles.",
)


@UNSHRUNK
@given(st.sampled_from(LABELLED), st.data())
def test_three_near_copies_change_nothing_for_anybody_else(folder: Path, data: st.DataObject) -> None:
    """Whatever each says of its own: a line of its desk, or one that it has from another source."""
    articles = told_of(folder)
    copied = data.draw(st.sampled_from(articles))
    parts = paragraphs(copied)
    others = (sentence for each in articles if each.id != copied.id for sentence in each.text.split("\n\n"))
    elsewhere = [each for each in others if 40 < len(each.strip()) < 200 and not re.search(r"[.!?]\W+\w", each)]
    lines = data.draw(st.lists(st.sampled_from([*OWN, *elsewhere]), min_size=3, max_size=3, unique=True))
    copies = []
    for turn, line in enumerate(lines):
        left = [part for at, part in enumerate(parts) if at != turn or len(part) * 12 > len(copied.text)]
        left.insert(data.draw(st.integers(1, len(left))), line)
        copies.append(replace(copied, id=f"zz{turn}", text="\n\n".join(left), source=f"Copycat {turn}", sha256=""))
    was, now = before(folder), only([*articles, *copies])
    names = [each.id for each in copies]
    assert findings(now, names) == findings(was, names)
    places = standing(now)
    for name, (rank, divergence, low, high, tied, points) in standing(was).items():
        assert (rank, divergence, low, high, points) == (*places[name][:4], places[name][5])
        assert [each for each in places[name][4] if each not in names] == tied


@UNSHRUNK
@given(st.sampled_from(LABELLED), st.data())
def test_what_an_article_says_again_changes_nothing(folder: Path, data: st.DataObject) -> None:
    """Further down, or right after it was said; neither for others nor in what is found of the article itself. How many
    words are said afresh is reckoned by characters, so a rate may move in its third figure."""
    articles = told_of(folder)
    number = data.draw(st.integers(0, len(articles) - 1))
    parts = paragraphs(articles[number])
    if data.draw(st.booleans()):
        longer = [*parts, *data.draw(st.lists(st.sampled_from(parts), min_size=1, unique=True)), *parts]
    else:
        longer = [part for each in parts for part in [each] * data.draw(st.integers(1, 2))]
    given = replace(articles[number], text="\n\n".join(longer), sha256="")
    was, now = before(folder), only([*articles[:number], given, *articles[number + 1 :]])
    assert findings(now) == findings(was)
    points = {each.article: each.divergence or 0.0 for each in was.ranking.entries}
    for each in now.ranking.entries:
        assert each.divergence == pytest.approx(points[each.article], abs=1.0 if each.article == given.id else 0.05)


def test_five_honest_paraphrases_are_not_told_apart() -> None:
    entries = only(shipped(PARAPHRASES)).ranking.entries
    assert {each.rank for each in entries} == {1}
    assert all(len(each.tied_with) == len(entries) - 1 for each in entries)
    points = [each.divergence or 0.0 for each in entries]
    assert max(points) - min(points) < 10


def test_five_honest_paraphrases_yield_yield_no_real_conflict() -> None:
    story = only(shipped(PARAPHRASES))
    assert [each.explanation for each in story.conflicts if each.resolution == "real"] == []
    assert sum(fact.consensus for fact in story.facts) >= 5


def test_the_same_articles_give_the_same_bytes() -> None:
    articles = shipped(MUSE_SPARK)
    assert score(articles).to_json() == score(list(reversed(articles))).to_json()
