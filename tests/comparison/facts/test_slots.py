"""Slots: what stands right around a value."""

from __future__ import annotations

from divergence.annotations import annotate
from divergence.article import Article
from divergence.comparison.background import concept
from divergence.comparison.facts.claims import claims
from divergence.comparison.facts.slots import Slot


def slot(text: str) -> Slot:
    found = claims([annotate(Article("a", text, published="2026-03-05"))])
    return next(claim.slot for claim in found if claim.dimension is not None and claim.slot is not None)


def test_nearer_words_weigh_more() -> None:
    words = slot("Coastguards lifted 86 passengers from the stranded ferry in a helicopter.").words
    assert words[concept("passengers")] > words[concept("helicopter")] > 0


def test_the_nearest_name_says_whose_it_is() -> None:
    assert "brandt" in slot("The orchestra of Corley has hired Ana Brandt, 41, to replace its late conductor.").named


def test_what_a_date_is_beside() -> None:
    assert slot("The mayor announced on Tuesday that the bridge was safe.").reported
    assert not slot("The bridge reopened to lorries on Tuesday.").reported
    assert slot("Letters go out before 26 November 2026.").lead[-1] == "before"
