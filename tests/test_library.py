"""The library: the public names, what they give, and that importing them costs next to nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import divergence as dv
from divergence.registry import mean_of

PARAPHRASES = Path(__file__).parent / "stories" / "paraphrases"
HEAVY = ("sklearn", "scipy", "numpy", "pandas", "nltk", "rich", "jinja2", "trafilatura", "lxml", "textstat", "msgspec")


@pytest.fixture(scope="module")
def reading() -> dv.Reading:
    return dv.read(PARAPHRASES)


@pytest.fixture(scope="module")
def result(reading: dv.Reading) -> dv.Result:
    return dv.score(reading.articles, skipped=reading.skipped)


def test_every_public_name_is_there() -> None:
    for name in dv.__all__:
        assert getattr(dv, name) is not None
    assert {name for name in dir(dv) if not name.startswith("_")} == set(dv.__all__)
    given_or_taken = "Outlets Outlet Effect Difference Change Ranking Known Removed Region Link"
    assert set(given_or_taken.split()) <= set(dv.__all__)
    promised = "read analyse score load sentences same_fact sentiment Article ArticleResult Result DivergenceError"
    assert set(promised.split()) <= set(dv.__all__)


def test_a_name_that_is_not_public_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scor'"):
        dv.scor  # noqa: B018


def test_sentences_stays_a_function_whatever_is_imported_later(result: dv.Result) -> None:
    text = "One is here. Two are there."
    assert [text[start:end] for start, end in dv.sentences(text)] == ["One is here.", "Two are there."]


def test_reading_gives_articles_and_skips(reading: dv.Reading, tmp_path: Path) -> None:
    assert len(reading.articles) == 5
    assert isinstance(reading.articles[0], dv.Article)
    (tmp_path / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "b.txt").write_text("The council met on Monday and agreed on the budget for the year.", "utf-8")
    mixed = dv.read(tmp_path)
    assert [each.id for each in mixed.articles] == ["b.txt"]
    assert [each.code for each in mixed.skipped] == ["D120"]


def test_analysing_alone_is_the_articles_part_of_the_score(reading: dv.Reading, result: dv.Result) -> None:
    for article in reading.articles:
        part = next(each for each in result.stories[0].articles if each.id == article.id)
        assert dv.analyse(article) == part


def test_a_result_is_written_and_loaded(result: dv.Result, tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text(result.to_json(), encoding="utf-8")
    assert dv.load(path) == result
    assert hash(dv.load(path)) == hash(result)
    assert {"articles", "findings", "facts", "ranking"} <= set(result.to_frames())


def test_the_articles_tick_by_one_by_one(reading: dv.Reading) -> None:
    ticked: list[str] = []
    dv.score(reading.articles, progress=ticked.append)
    assert sorted(ticked) == sorted(each.id for each in reading.articles)


def test_likeness_and_mood_are_numbers_in_their_ranges() -> None:
    same = dv.same_fact("Nine people were hurt, police said.", "Police said nine people had been injured.")
    other = dv.same_fact("Nine people were hurt, police said.", "The ferry line opened in 1911.")
    assert 0 <= other < same <= 1
    assert -1 <= dv.sentiment("A dreadful, horrible failure.") < 0 < dv.sentiment("A great success.") <= 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"id": 1}, "Article.id must be of str, not int"),
        ({"text": None}, "Article.text must be of str, not None"),
        ({"language": None}, "Article.language must be of str, not None"),
        ({"source": float("nan")}, "Article.source must be of str or None, not float"),
        ({"published": date(2026, 5, 14)}, "Article.published must be of str or None, not date"),
    ],
)
def test_an_article_names_the_field_that_is_no_text(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        dv.Article(**{"id": "a", "text": "Nine were hurt.", **fields})


def test_only_articles_are_scored() -> None:
    with pytest.raises(TypeError, match=r"of Article, not str; dv\.read gives them"):
        dv.score(["Nine were hurt."])  # type: ignore[list-item]


def test_what_was_read_is_scored_and_checked_as_it_is(reading: dv.Reading, result: dv.Result, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine people were hurt on the ferry, police said.\n", "utf-8")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    partly = dv.read(tmp_path)
    assert dv.score(reading, reference=None, progress=None) == result
    assert [each.path for each in dv.score(partly).skipped] == [each.path for each in partly.skipped] != []
    draft = dv.Article("draft", "Nine people were hurt, police said.")
    assert dv.check(draft, partly) == dv.check(draft, partly.articles, skipped=partly.skipped)
    assert dv.outlets(result) == dv.outlets([result])


def test_what_is_no_article_and_no_result_is_named(result: dv.Result) -> None:
    calls: list[tuple[Callable[..., object], tuple[object, ...]]] = [
        (dv.score, ("Nine were hurt.",)),
        (dv.check, ("Nine were hurt.", ())),
        (dv.check, (dv.Article("draft", "Nine were hurt."), ["text"])),
        (dv.diff, (result, "x")),
        (dv.outlets, ("x",)),
    ]
    for call, given in calls:
        with pytest.raises(TypeError, match=r"must be of (Article|Result), not str"):
            call(*given)


ARTICLE = dv.Article("a", "Nine were hurt.")
ANY: Any = dv  # what a type checker would refuse


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: ANY.analyse("Nine were hurt."), "what is analysed must be of Article, not str"),
        (lambda: ANY.analyse(ARTICLE, config={}), "config must be of Config or None, not dict"),
        (lambda: ANY.score(None), "what is scored must be of .*, not None"),
        (lambda: ANY.score([ARTICLE], config={}), "config must be of Config or None, not dict"),
        (lambda: ANY.score([ARTICLE], jobs="2"), "jobs must be of int, not str"),
        (lambda: ANY.score([ARTICLE], progress="loud"), "progress must be a function"),
        (lambda: ANY.score([ARTICLE], reference=[1]), "a reference fact must be of Known, not int"),
        (lambda: ANY.sentences(None), "the text must be of str, not None"),
        (lambda: ANY.sentiment(None), "the text must be of str, not None"),
        (lambda: ANY.sentiment("Nine were hurt.", 9), "the target must be of str or None, not int"),
        (lambda: ANY.same_fact("Nine were hurt.", None), "a statement must be of str, not None"),
        (lambda: ANY.check(ARTICLE, None), "what a draft is checked against must be of Iterable, not None"),
        (lambda: ANY.load(None), "what is loaded must be of .*, not None"),
        (lambda: ANY.read(None), "a path must be of .*, not None"),
        (lambda: ANY.group(["Nine were hurt."]), "what is grouped must be of Article, not str"),
        (lambda: ANY.outlets(None), "what is compared must be of Result, not None"),
    ],
)
def test_every_argument_of_another_kind_is_named_with_what_to_do(call: Callable[[], object], said: str) -> None:
    with pytest.raises(dv.DivergenceError, match=said) as refused:
        call()
    assert isinstance(refused.value, TypeError)
    assert refused.value.code in ("D508", "D101")
    assert refused.value.hint


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"published": "yesterday"}, "Article.published is a date in ISO 8601, not “yesterday”"),
        ({"updated": "4 March 2026"}, "Article.updated is a date in ISO 8601, not “4 March 2026”"),
        ({"language": "English"}, "Article.language is an ISO 639-1 code, not “English”"),
        ({"language": "eng"}, "Article.language is an ISO 639-1 code, not “eng”"),
    ],
)
def test_a_date_or_language_written_otherwise_is_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(dv.DivergenceError, match=said) as refused:
        dv.Article(**{"id": "a", "text": "Nine were hurt.", **fields})
    assert (refused.value.code, refused.value.where) == ("D509", "a")
    assert refused.value.hint


ANA = "Ana Ruiz was hurt."


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"removed": [(1, 2)]}, "each of Article.removed must be of Removed, not tuple"),
        ({"regions": (dv.Link(0, 3, "x"),)}, "each of Article.regions must be of Region, not Link"),
        ({"links": "http://example.org"}, "Article.links must be of tuple or list, not str"),
        ({"notes": ["a"]}, "each of Article.notes must be of Note, not str"),
        ({"links": (dv.Link("0", 3, "x"),)}, "an offset of Article.links must be of int, not str"),  # type: ignore[arg-type]
        ({"removed": (dv.Removed(None, 3, "Ana", "byline"),)}, "an offset of Article.removed must be of int, not None"),
    ],
)
def test_a_part_of_another_kind_is_refused(fields: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said) as refused:
        dv.Article(**{"id": "a", "text": ANA, **fields})
    assert isinstance(refused.value, dv.DivergenceError)
    assert refused.value.code == "D508"
    assert refused.value.hint


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 1), (0, 19), (90, 99)])
def test_a_part_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(dv.DivergenceError, match=f"Article.regions has a span from {start} to {end}") as refused:
        dv.Article("a", ANA, regions=(dv.Region(start, end, "heading"),))
    assert (refused.value.code, refused.value.where) == ("D509", "a")


def test_what_never_stood_in_the_text_needs_no_place_and_a_list_is_as_good_as_a_tuple() -> None:
    never = dv.Removed(None, None, "Share", "share")
    article = dv.Article("a", ANA, removed=[never], regions=[dv.Region(0, 18, "quote")])  # type: ignore[arg-type]
    assert article.removed == (never,)
    assert dv.analyse(article).removed == (never,)


def test_a_draft_without_text_is_refused() -> None:
    with pytest.raises(dv.DivergenceError, match="holds no text"):
        dv.check(dv.Article("draft", " "), [ARTICLE])


def test_what_is_public_says_what_it_is() -> None:
    for name in dv.__all__:
        public = getattr(dv, name)
        assert public.__doc__, name
        assert not public.__doc__.startswith(f"{name}("), name  # what a dataclass says that says nothing
        assert public.__name__ == name


def test_values_that_are_none_are_refused() -> None:
    article = dv.Article("a", "Nine were hurt.")
    for jobs in (0, -1):
        with pytest.raises(dv.DivergenceError, match="number of processes"):
            dv.score([article], jobs=jobs)
    with pytest.raises(dv.DivergenceError, match="code points or utf-16"):
        dv.check(article, [], offsets="bytes")  # type: ignore[arg-type]
    with pytest.raises(dv.DivergenceError, match="empty path"):
        dv.read("")


def test_a_mean_is_the_same_on_every_python() -> None:
    tenths = mean_of([0.1] * 10)
    assert (tenths.value, tenths.low, tenths.high) == (0.1, 0.1, 0.1)  # added one by one they make 0.9999999999999999


@pytest.mark.parametrize("code", ["en-GB", "EN", "en_US"])
def test_english_is_english_with_a_region_or_in_capitals(code: str) -> None:
    text = "The dreadful ferry probably sank. Nine people were hurt, police said."
    british, english = (dv.analyse(dv.Article("a", text, language=each)) for each in (code, "en"))
    assert british.features == english.features
    assert british.features["sentiment"].status == "measured"
    assert british.figures == english.figures != ()


def test_importing_is_light() -> None:
    code = f"import sys, divergence; print([each for each in {HEAVY!r} if each in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
