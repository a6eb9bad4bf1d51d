"""How surely an article states a fact: evidence and decision on invented stories."""

from __future__ import annotations

import numpy as np

import divergence as dv
from divergence.annotations import annotate
from divergence.comparison.facts import standing
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import gather

TEXTS = (
    "Mayor Oda Brask will reopen the Lenna swimming pool on the quay next spring, the council said.\n\n"
    "Engineers drained the reservoir above the town after a crack of 14 metres opened in its wall.",
    "The Lenna swimming pool on the quay is to reopen next spring, according to Mayor Oda Brask.\n\n"
    "A crack of 14 metres in the wall of the reservoir made engineers drain it.",
    "Swimmers will have the pool on the quay back next spring, when it reopens, Lenna council said.\n\n"
    "The reservoir was drained: engineers had found a crack 14 metres long in its wall.",
    "Mayor Oda Brask taught music before she went into politics. Her first choir sang in the old fish market, and she "
    "still plays the organ at weddings.\n\n"
    "Engineers have emptied the reservoir over a 14-metre crack in the wall.",
)
ARTICLES = [dv.Article(f"{number}.txt", text) for number, text in enumerate(TEXTS)]


def _looked() -> tuple[list[FactDraft], standing.Looked, list[str]]:
    gathered = gather(claims([annotate(article) for article in ARTICLES]))
    family = list(range(len(ARTICLES)))
    sentence = gathered.pairs.sentence
    texts = [""] * (int(sentence.max()) + 1)
    for claim, number in zip(gathered.claims, sentence.tolist(), strict=True):
        texts[number] = claim.text
    return list(gathered.facts), standing.look(gathered, family, set(family)), texts


def _column(looked: standing.Looked, name: str) -> np.ndarray:
    return looked.evidence[:, standing.EVIDENCE.index(name)]


def test_evidence_is_of_every_sentence_of_every_fact() -> None:
    facts, looked, _ = _looked()
    for number, fact in enumerate(facts):
        sentences = set(looked.sentence[(looked.fact == number) & (_column(looked, "gathered") > 0)].tolist())
        assert sentences == {int(looked.of[claim]) for claim in fact.claims}
    for name in ("likeness", "sum", "among_others", "shared", "distinct", "telling"):
        assert ((_column(looked, name) >= 0) & (_column(looked, name) <= 1 + 1e-9)).all(), name


def test_who_gives_the_value_of_the_others_holds_it() -> None:
    _, looked, texts = _looked()
    for sentence, held in zip(looked.sentence.tolist(), _column(looked, "value_held").tolist(), strict=True):
        if held:
            assert "14" in texts[sentence]
    assert _column(looked, "value_held").any()


def test_who_only_names_the_mayor_is_not_counted_for_the_pool() -> None:
    (story,) = dv.score(ARTICLES).stories
    pool = next(fact for fact in story.facts if "pool" in fact.statement)
    assert {each.article for each in pool.clear} == {"0.txt", "1.txt", "2.txt"}
    assert pool.support == 3
    drained = next(fact for fact in story.facts if "reservoir" in fact.statement)
    assert drained.support == 4
    assert drained.unclear == ()


def test_unclear_is_neither_counted_nor_absent_and_is_mentioned() -> None:
    for story in dv.score(ARTICLES).stories:
        for fact in story.facts:
            assert set(fact.unclear) <= {each.article for each in (*fact.mentions, *fact.near)}
            assert not set(fact.unclear) & set(fact.absent)
            assert fact.support <= len({each.article for each in fact.clear})


def test_a_fact_of_two_is_not_held_to_the_mark_of_the_others() -> None:
    sure = {0: 0.7, 1: 0.7, 2: 0.7}
    assert standing._unsure(sure, {0, 1, 2}) == {2}
    assert standing._unsure({0: 0.7, 1: 0.1}, {0, 1}) == {1}
    assert standing._unsure(sure, {1, 2}) == {0}  # who hedges a fact does not say what it is


def test_without_facts_there_is_nothing_to_judge() -> None:
    assert standing.standing(gather(claims([annotate(ARTICLES[0])])), [0], {0}) == []


SAID = "“We counted every crate twice before dawn,” said the harbour master, Ulf Brandt."
QUOTING = (
    SAID,
    "Ulf Brandt, who runs the harbour, put it like this: “We counted every crate twice before dawn.”",
    "The harbour master said: “We counted every crate twice before dawn, and then again.”",
    "The harbour master, Ulf Brandt, has run the harbour since the spring and wants a new crane.",
)


def test_who_lacks_the_words_that_the_others_quote_is_less_sure() -> None:
    gathered = gather(claims([annotate(dv.Article(f"{number}.txt", text)) for number, text in enumerate(QUOTING)]))
    family = list(range(len(QUOTING)))
    looked = standing.look(gathered, family, set(family))
    texts = {number: claim.text for claim, number in zip(gathered.claims, looked.of.tolist(), strict=True)}
    sure = standing.probabilities(looked)
    for sentence, held, missed, chance in zip(
        looked.sentence.tolist(), _column(looked, "quote_held"), _column(looked, "quote_missed"), sure, strict=True
    ):
        quotes = "counted every crate" in texts[sentence]
        assert (held, missed) == (quotes, not quotes)
        assert quotes == (chance > sure[_column(looked, "quote_missed") > 0].max())


def test_who_tells_mostly_what_others_tell_has_much_in_common() -> None:
    aside = "Her choir sang in the fish market. The baker sells rye bread on Fridays. A heron nests beside the mill. "
    articles = [*ARTICLES[:3], dv.Article("3.txt", aside + TEXTS[3])]
    gathered = gather(claims([annotate(article) for article in articles]))
    looked = standing.look(gathered, [0, 1, 2, 3], {0, 1, 2, 3})
    article = {number: claim.article for claim, number in zip(gathered.claims, looked.of.tolist(), strict=True)}
    common = _column(looked, "in_common")
    ours = np.array([article[sentence] == 3 for sentence in looked.sentence.tolist()])
    assert common[ours].max() < common[~ours].min()
