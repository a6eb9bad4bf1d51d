from divergence.comparison.background import concept, concepts, stem
from divergence.lexicon import shipped


def names(text: str) -> list[str]:
    return [found[0] for found in concepts(text.split(), 0.0) if found is not None]


def test_near_synonyms_are_one_concept() -> None:
    assert concept("perished") == concept("toll")
    assert concept("verdict") == concept("judgment")
    assert concept("charged") != concept("free")


def test_a_set_phrase_is_one_concept_with_its_verb_and_its_noun() -> None:
    assert names("stepped down") == names("resigned") == names("resignation")
    assert names("derailed") == names("came off the tracks")
    assert names("stepped onto") != names("resigned")


def test_of_a_set_phrase_only_the_first_word_tells() -> None:
    found = concepts("crews put out flames".split(), 0.0)
    assert [place is None for place in found] == [False, False, True, False]


def test_a_word_stands_in_one_class_only() -> None:
    at: dict[str, set[str]] = {}
    for name, words in shipped()["synonyms"].sets.items():
        for word in words:
            at.setdefault(" ".join(map(stem, word.split())), set()).add(name)
    assert {word: classes for word, classes in at.items() if len(classes) > 1} == {}
