from __future__ import annotations

from random import Random

import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from divergence.features.sentiment import sentiment
from divergence.vader import compound
from tests.features.reading import PADDING, feature

HOSTILE = [
    "",
    " ",
    "but",
    "I hate it but I LOVE you!!! Really?? No good, no bad, nor good.",
    "The kiss of death is to die for; the bomb, bus stop and a beating heart.",
    "Without doubt great, never so sad, never this happy, at least good, least good.",
    "GREAT day 😀 and a sad 😢 night :) :-( :D",
    "😀😀 no😢 Not 😀! VERY bad❤ but 😢 ?",
    "It isn't good, it wasn't very kind of bad, sort of awful, hardly great.",
    "kind of kind of kind",
    "“Horrible!” he said — a café disaster…",
    "no" * 50,
    "good " * 200,
]


def test_scores_equal_plain_vader() -> None:
    plain = SentimentIntensityAnalyzer()
    heads = ["The plan was", "Not", "Nobody was ever so", "VERY", "It is hardly", "Without a doubt", "no"]
    words = ["good", "BAD", "brilliant", "disastrous", "plain", "kind of sad", "but happy", "least hated", "fine?!!"]
    built = [f"{head} {word} and {other}." for head in heads for word in words for other in words]
    for text in [*HOSTILE, *built]:
        assert compound(text) == plain.polarity_scores(text)["compound"], text


def test_scores_equal_plain_vader_in_any_order_of_words() -> None:
    plain = SentimentIntensityAnalyzer()
    rules = "no nor or kind of never so this without doubt least at very but BUT the not isn't sort hardly".split()
    words = rules * 2 + "good bad GREAT awful kiss death bomb love man Good! :) ? 😀 😢! no😀".split()
    order = Random(7)
    for _ in range(1500):
        text = " ".join(order.choices(words, k=order.randint(2, 9)))
        assert compound(text) == plain.polarity_scores(text)["compound"], text


def test_own_voice_and_quotations_are_scored_apart() -> None:
    calm = feature("sentiment", PADDING)
    spoken = feature("sentiment", PADDING + " “It was a horrible, disgusting disaster for us,” she said.")
    assert spoken.value == calm.value
    assert spoken.quoted is not None
    assert spoken.quoted < -0.5


def test_a_long_text_does_not_saturate() -> None:
    assert feature("sentiment", "Two people died in the fire at the mill. " * 200).value == pytest.approx(
        feature("sentiment", "Two people died in the fire at the mill. " * 20).value
    )


def test_an_article_of_quotations_has_no_own_mood() -> None:
    found = feature("sentiment", "“It was a horrible disaster for all of us here.”")
    assert (found.value, found.status) == (None, "not_applicable")


def test_sentiment_of_a_text() -> None:
    assert sentiment("A wonderful success.") > 0.5
    assert sentiment("") == 0.0
