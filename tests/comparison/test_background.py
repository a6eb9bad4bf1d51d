from divergence.comparison.background import concept
from divergence.lexicon import shipped


def test_near_synonyms_are_one_concept() -> None:
    assert concept("perished") == concept("toll")
    assert concept("verdict") == concept("judgment")
    assert concept("resignation") == concept("quit")


def test_a_charge_is_not_free_and_a_lost_match_no_drop() -> None:
    assert concept("charged") != concept("free")
    assert concept("lost") != concept("dropped")


def test_what_only_shares_a_stem_with_a_class_is_not_of_it() -> None:
    assert concept("department") != concept("departed")
    assert concept("office") != concept("officer")
    assert concept("even") != concept("evening")
    assert concept("according") != concept("treaty")
    assert concept("authorized") == concept("approved")
    assert concept("reporter") == concept("journalist") != concept("reported") == concept("reports")


def test_a_word_stands_in_one_class_only() -> None:
    at: dict[str, set[str]] = {}
    for name, words in shipped()["synonyms"].sets.items():
        for word in words:
            at.setdefault(word, set()).add(name)
    assert {word: classes for word, classes in at.items() if len(classes) > 1} == {}
