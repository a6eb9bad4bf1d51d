from __future__ import annotations

import pytest

from divergence.errors import DivergenceError
from divergence.lexicon import Matcher, check, inflections, parse, shipped
from divergence.tokens import tokenise

HEAD = 'name = "x"\nversion = "1"\nlanguage = "en"\nlicence = "MIT"\nsource = "tests"\n'


def hits(lexicon: str, text: str) -> list[str]:
    surface, _, _ = tokenise(text)
    found = Matcher((parse((HEAD + lexicon).encode(), "x.toml"),)).match([each.lower() for each in surface], surface)
    return [" ".join(surface[hit.first : hit.last]) for hit in found["x"]]


def test_the_longest_entry_wins_and_hits_do_not_overlap() -> None:
    assert hits('[[entry]]\nterms = ["war", "war of words", "words of wisdom"]', "A war of words of wisdom; War.") == [
        "war of words",
        "War",
    ]


def test_a_place_in_a_term_holds_any_word_of_its_set() -> None:
    lexicon = '[[entry]]\nterms = ["lost {whose} {post}"]\n[sets]\nwhose = ["his", "her"]\npost = ["job", "seat"]'
    assert hits(lexicon, "He lost his seat, she lost her job, they lost their jobs.") == [
        "lost his seat",
        "lost her job",
    ]


def test_context_before_and_after_excludes() -> None:
    entry = '[[entry]]\nterms = ["crude"]\nunless_next = ["oil", "birth rate"]\nunless_previous = ["barrels of"]'
    assert hits(entry, "Crude oil, a crude birth rate, barrels of crude and a crude joke") == ["crude"]


def test_a_longer_entry_that_its_context_excludes_leaves_the_shorter() -> None:
    entries = '[[entry]]\nterms = ["hot air"]\nunless_next = ["balloon"]\n[[entry]]\nterms = ["hot"]'
    assert hits(entries, "hot air balloon, hot air") == ["hot", "hot air"]


def test_kinds_may_overlap_where_the_file_says_so() -> None:
    entries = '[[entry]]\nkind = "a"\nterms = ["hot air", "hot"]\n[[entry]]\nkind = "b"\nterms = ["hot"]'
    assert hits(entries, "hot air") == ["hot air"]
    assert hits(f"kinds_overlap = true\n{entries}", "hot air") == ["hot air", "hot"]


def test_case_lower_leaves_names_alone() -> None:
    assert hits('[[entry]]\nterms = ["may"]\ncase = "lower"', "It may rain in May.") == ["may"]


def test_a_context_at_the_edge_of_the_text() -> None:
    assert hits('[[entry]]\nterms = ["a"]\nunless_previous = ["b c"]\nunless_next = ["d e"]', "a") == ["a"]


@pytest.mark.parametrize(
    ("term", "how", "form"),
    [
        ("rip into", "verb", "ripped into"),
        ("crony", "noun", "cronies"),
        ("vile", "adjective", "vilely"),
        ("despicable", "adjective", "despicably"),
        ("greedy", "adjective", "greedily"),
        ("barbaric", "adjective", "barbarically"),
    ],
)
def test_inflections(term: str, how: str, form: str) -> None:
    assert form in inflections(term, how)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("name = ", "D301"),
        ('name = "x"', "D302"),
        (HEAD + "[[entrie]]\nterms = ['a']", "D302"),
        (HEAD + "[[entry]]\nterms = []", "D303"),
        (HEAD + "[[entry]]\nterms = ['a']\nweight = 2", "D303"),
        (HEAD + "[[entry]]\nterms = ['a']\ninflect = 'adverb'", "D303"),
        (HEAD + "[[entry]]\nterms = ['a {b}']", "D303"),
    ],
)
def test_a_bad_lexicon_is_named_with_its_file(text: str, code: str) -> None:
    with pytest.raises(DivergenceError) as caught:
        parse(text.encode(), "x.toml")
    assert caught.value.code == code
    assert "x.toml" in str(caught.value)


def test_the_digest_does_not_depend_on_line_ends() -> None:
    text = HEAD + '[[entry]]\nterms = ["a"]\n'
    assert parse(text.encode(), "x").digest == parse(text.replace("\n", "\r\n").encode(), "x").digest


def test_a_term_listed_in_vain_is_found() -> None:
    found = parse((HEAD + '[[entry]]\nterms = ["a"]\n[[entry]]\nterms = ["a"]\nkind = "k"').encode(), "x.toml")
    assert check(found) == ('"a" is listed again under "k"; the entry before it always wins',)


def test_regional_and_unknown_languages() -> None:
    assert shipped("en-GB").keys() == shipped("en").keys()
    assert shipped("xx") == shipped("../en") == {}
