"""Which statements state the same fact."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.facts.alignment import pairs, probabilities
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.gathering import clusters
from divergence.comparison.facts.space import vectors
from divergence.comparison.facts.statements import same_fact, threshold
from tests.fiction import COLOUR, FACTS

LINES = (*(wording for fact in FACTS for wording in fact), *COLOUR, "", " ", "of the", "?", "9", "\ud800")
PARAPHRASES = (
    ("Nine passengers were hurt, the ambulance service said.", "The ambulance service said 9 had been injured."),
    ("The repair of the quay costs €4.2 million.", "Repairing the quay will cost 4.2 million euros."),
    ("Shares in the ferry operator rose 9% on Wednesday.", "On Wednesday the ferry operator's shares rose 9 percent."),
    ("The ferry Marlin struck the quay at Arlen.", "At Arlen the ferry Marlin hit the quay."),
)
STRANGERS = (
    ("The ferry Marlin struck the quay at Arlen.", "The tourist board expects a busy weekend."),
    ("The mayor opened the new library.", "Shares of the bank fell sharply."),
)


@pytest.mark.parametrize(("one", "other"), PARAPHRASES)
def test_paraphrases_join(one: str, other: str) -> None:
    assert same_fact(one, other) > max(same_fact(*pair) for pair in STRANGERS)
    assert same_fact(one, other) >= threshold()


@pytest.mark.parametrize(("one", "other"), STRANGERS)
def test_strangers_do_not(one: str, other: str) -> None:
    assert same_fact(one, other) < threshold()


def test_another_date_is_another_fact() -> None:
    sails = "Ferries to the islands will sail again from {} May 2026."
    assert same_fact(sails.format(18), sails.format(28)) < same_fact(sails.format(18), sails.format(18))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nine passengers were hurt in the collision.", "Fourteen passengers were hurt in the collision."),
        ("Ferries sail again from 18 May 2026.", "Ferries sail again from 28 May 2026."),
        ("The quay will cost €4.2 million to repair.", "The quay will cost €6 million to repair."),
    ],
)
def test_clearly_different_values_are_two_facts(one: str, other: str) -> None:
    assert same_fact(one, other) < threshold() / 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The operator has 3.3 billion customers.", "The operator has over three billion customers."),
        ("The ferry was 21.2 metres long.", "The ferry was about 21 metres long."),
        ("The ferry carried 214 people and 9 of them were hurt.", "The ferry carried 214 people and 30 cars."),
    ],
)
def test_values_loosely_said_are_one(one: str, other: str) -> None:
    assert same_fact(one, other) >= threshold()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.sampled_from(LINES), st.sampled_from(LINES))
def test_it_is_a_symmetric_share(one: str, other: str) -> None:
    score = same_fact(one, other)
    assert isinstance(score, float)
    assert 0 <= score <= 1
    assert same_fact(other, one) == score


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.text(max_size=80), st.text(max_size=80))
def test_of_any_two_strings(one: str, other: str) -> None:
    assert 0 <= same_fact(one, other) <= 1


@pytest.mark.parametrize("empty", ["", " \n", "of the", "?!", "\u200b"])
def test_nothing_said_is_no_fact(empty: str) -> None:
    assert same_fact(empty, "The ferry Marlin struck the quay at Arlen.") == 0.0
    assert same_fact(empty, empty) == 0.0


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(LINES[:-1]), min_size=2, max_size=12), st.integers(2, 4))
def test_two_values_are_never_one_fact(lines: list[str], count: int) -> None:
    """No pair of claims with disjoint values is a candidate, and no claim is paired with its own sentence."""
    told = [Article(f"{number}", "\n\n".join(lines[number::count]), published="2026-05-14") for number in range(count)]
    found = claims([annotate(each) for each in told])
    if not found:
        return
    near = pairs(found, vectors(found))
    for one, other in zip(near.one, near.other, strict=True):
        a, b = found[one], found[other]
        assert a.key != b.key
        if a.dimension is not None and a.dimension == b.dimension:
            assert a.low is None or b.high is None or a.low <= b.high * 1.06
    groups = clusters(near, probabilities(near))
    members = [number for group in groups for number in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)


def _likely(*texts: str) -> dict[tuple[str, str], float]:
    """How likely each pair of sentences of different articles states one fact."""
    found = claims([annotate(Article(str(number), text)) for number, text in enumerate(texts)])
    near = pairs(found, vectors(found))
    likely: dict[tuple[str, str], float] = {}
    for one, other, share in zip(near.one.tolist(), near.other.tolist(), probabilities(near).tolist(), strict=True):
        if found[one].article != found[other].article:
            texts_of = found[one].text, found[other].text
            likely[texts_of] = max(likely.get(texts_of, 0.0), share)
    return likely


FERRY = "The ferry Marlin hit the quay at Arlen on Tuesday. "


def test_one_speaker_of_two_things_is_no_fact() -> None:
    other = "Harbour master Oona Reyes said that the pilot had never been tested on that berth."
    one = "Harbour master Oona Reyes said that the crane would be lifted out by divers."
    again = "Divers would lift the crane out, according to harbour master Oona Reyes."
    hurt, shut = "Nine passengers were taken to hospital. ", "The eastern berth stays shut until Friday. "
    likely = _likely(FERRY + one + " " + hurt, FERRY + hurt + shut + other, hurt + FERRY + shut + again)
    assert likely.get((one, other), 0.0) < 0.3 < likely[one, again]


def test_a_multitude_meets_only_what_counts_the_same() -> None:
    one = "More than 3,000 homes lost power in the storm."
    multitude = "Thousands of customers of the bank were sent letters."
    likely = _likely(one, multitude, "Power was lost in thousands of homes when the storm struck.")
    assert (one, multitude) not in likely
    assert any(other.startswith("Power") for first, other in likely if first == one)


def test_a_question_states_nothing() -> None:
    asked = claims([annotate(Article("a", "Will the harbour board close the eastern quay to large ferries?"))])
    told = claims([annotate(Article("a", "The harbour board will close the eastern quay to large ferries."))])
    assert not asked
    assert told


def test_of_equally_like_claims_the_first_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("divergence.comparison.facts.alignment.MOST_NEAR", 2)
    text = "The ferry Marlin struck the old quay at Arlen."
    found = claims([annotate(Article(str(number), text)) for number in range(4)])
    near = pairs(found, vectors(found))
    assert sorted(zip(near.one.tolist(), near.other.tolist(), strict=True)) == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]
