"""How surely an article that a fact lacks is silent: evidence and decision on invented stories."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

import divergence as dv
from divergence.annotations import annotate
from divergence.comparison.facts import omitted
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.drafts import FactDraft
from divergence.comparison.facts.gathered import Gathered, gather

TOLD = (
    "The council of Lenna will reopen the swimming pool on the quay in spring, after repairs that cost 14 million "
    "crowns, the mayor said.",
    "The swimming pool on the quay reopens in spring after repairs that cost 14 million crowns, the council of Lenna "
    "said.",
    "Lenna gets its swimming pool on the quay back in spring: the repairs cost 14 million crowns.",
)
NEAR = (
    "Brask, who has run the town since the flood, was asked about next year. Swimmers have missed the quay. Those who "
    "love the pool can dive in again come spring. All the work on it took 14 million crowns."
)
FAR = "A choir sang in the fish market on Sunday. The baker sells rye bread, and a heron nests beside the old mill."


def _articles(*texts: str) -> list[dv.Article]:
    return [dv.Article(f"{number}.txt", text) for number, text in enumerate(texts)]


def _looked(*texts: str) -> tuple[Gathered, list[FactDraft], omitted.Looked]:
    """The three tellings as one fact, and what is seen of it in the other texts."""
    gathered = gather(claims([annotate(article) for article in _articles(*TOLD, *texts)]))
    told = tuple(number for number, claim in enumerate(gathered.claims) if claim.article < len(TOLD))
    facts = [FactDraft(told, told[0])]
    return gathered, facts, omitted.look(gathered, facts, list(range(len(TOLD) + len(texts))))


def _column(looked: omitted.Looked, name: str) -> np.ndarray:
    return looked.evidence[:, omitted.EVIDENCE.index(name)]


def test_who_has_the_words_and_the_figure_is_less_surely_silent() -> None:
    _, _, looked = _looked(NEAR, FAR + " Swimming is banned in the harbour of Lenna.")
    assert looked.article.tolist() == [3, 4]
    near, far = omitted.probabilities(looked)
    assert near < omitted.settings()["silent"] < far
    assert _column(looked, "value_missed").tolist() == [0.0, 1.0]
    assert _column(looked, "core_whole")[0] > _column(looked, "core_whole")[1]


def test_evidence_is_within_bounds_and_of_articles_that_lack_the_fact() -> None:
    _, _, looked = _looked(NEAR, FAR)
    assert ((looked.evidence >= 0) & (looked.evidence <= 1 + 1e-9)).all()
    assert not set(looked.article.tolist()) & {0, 1, 2}
    whole, best = _column(looked, "core_whole"), _column(looked, "core")
    assert (whole >= best - 1e-9).all()


def test_nearest_is_a_sentence_of_the_article_that_shares_the_words() -> None:
    gathered, facts, _ = _looked(NEAR, FAR)
    ((claim,),) = omitted.nearest(gathered, facts, [0, 1, 2, 3, 4])
    assert gathered.claims[claim].article == 3
    assert "14 million" in gathered.claims[claim].text or "pool" in gathered.claims[claim].text


def test_who_shares_no_word_has_no_nearest_sentence_and_is_silent() -> None:
    _, _, looked = _looked("Rye bread is sold beside old mills. Herons nest.")
    assert len(looked.fact) == 0


def test_without_facts_there_is_nothing_to_look_for() -> None:
    gathered = gather(claims([annotate(article) for article in _articles(*TOLD)]))
    assert omitted.nearest(gathered, [], [0, 1, 2]) == []


def test_near_sentences_count_for_nothing_and_are_of_unclear_articles() -> None:
    (story,) = dv.score(_articles(*TOLD, NEAR, FAR)).stories
    near = [each for fact in story.facts for each in fact.near]
    for fact in story.facts:
        articles = {each.article for each in fact.near}
        assert articles <= set(fact.unclear)
        assert not articles & ({each.article for each in fact.mentions} | set(fact.absent))
        everybody = {each.article for each in fact.mentions} | set(fact.absent) | articles
        assert everybody == {article.id for article in story.articles}
    texts = {article.id: article.text for article in story.articles}
    assert all(texts[each.article][each.start : each.end] == each.text for each in near)


def test_order_of_articles_changes_nothing() -> None:
    def found(order: tuple[int, ...]) -> list[object]:
        articles = _articles(*TOLD, NEAR)
        (story,) = dv.score([articles[number] for number in order]).stories
        return sorted(
            (fact.statement, fact.absent, fact.unclear, sorted(m.text for m in fact.near)) for fact in story.facts
        )

    assert len({str(found(order)) for order in list(permutations(range(4)))[::5]}) == 1


def test_a_copy_is_unclear_where_its_original_is() -> None:
    articles = _articles(*TOLD, NEAR, FAR)
    (story,) = dv.score([*articles, dv.Article("copy.txt", NEAR)]).stories
    for fact in story.facts:
        assert ("copy.txt" in fact.unclear) == ("3.txt" in fact.unclear)
        assert ("copy.txt" in fact.absent) == ("3.txt" in fact.absent)
        assert {m.text for m in fact.near if m.article == "copy.txt"} == {
            m.text for m in fact.near if m.article == "3.txt"
        }


def test_facts_looked_at_a_few_at_a_time_are_judged_as_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parents[2] / "plain" / "harrowby-flood"
    articles = dv.read(folder).articles
    together = dv.score(articles).to_json()
    monkeypatch.setattr(omitted, "FACTS", 3)
    assert dv.score(articles).to_json() == together
