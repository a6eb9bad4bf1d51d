"""VADER's compound score of one sentence, several times faster than the analyser's own loop and equal to it.

What is left out changes no score: the per-character emoji loop where a text holds no emoji, all work on a sentence
without a word of the lexicon (its score is 0), and lower-casing the whole sentence again for each word of the lexicon.

Source: Hutto and Gilbert (2014); the vaderSentiment package.
"""

from __future__ import annotations

from functools import cache
from string import punctuation

from vaderSentiment.vaderSentiment import BOOSTER_DICT, SentimentIntensityAnalyzer, SentiText, normalize

REACH = 3  # VADER looks at most this many words back


class Analyser(SentimentIntensityAnalyzer):  # type: ignore[misc]
    """The plain analyser with its lexicon loaded once."""

    def __init__(self) -> None:
        super().__init__()
        # A lexicon word with its marks on may be stripped to the bare word, and an emoticon is compared as it stands.
        self._emoji = frozenset(character for emoji in self.emojis for character in emoji)

    def compound(self, sentence: str) -> float:
        if not sentence.isascii() and not self._emoji.isdisjoint(sentence):
            return float(super().polarity_scores(sentence)["compound"])
        words = sentence.lower().split()
        lexicon = self.lexicon
        if not any(word in lexicon or word.strip(punctuation) in lexicon for word in words):
            return 0.0
        text = SentiText(sentence.strip())
        surfaces = text.words_and_emoticons
        lower = [word.lower() for word in surfaces]
        sentiments: list[float] = []
        for place, word in enumerate(lower):
            kind_of = word == "kind" and lower[place + 1 : place + 2] == ["of"]
            if word not in lexicon or word in BOOSTER_DICT or kind_of:
                sentiments.append(0)
            else:
                self.sentiment_valence(0, text, surfaces[place], place, sentiments)
        total = float(sum(self._but_check(surfaces, sentiments) if "but" in lower else sentiments))
        if total:
            emphasis = self._punctuation_emphasis(text.text)
            total += emphasis if total > 0 else -emphasis
        return round(float(normalize(total)), 4)

    @staticmethod
    def _negation_check(valence: float, words: list[str], back: int, place: int) -> float:
        near = words[max(0, place - REACH) : place]
        return float(SentimentIntensityAnalyzer._negation_check(valence, near, back, len(near)))

    @staticmethod
    def _special_idioms_check(valence: float, words: list[str], place: int) -> float:
        near = words[place - REACH : place + REACH]
        return float(_PLAIN_IDIOMS(valence, near, REACH))


_PLAIN_IDIOMS = SentimentIntensityAnalyzer._special_idioms_check


@cache
def analyser() -> Analyser:
    """The one analyser of the process."""
    return Analyser()


def compound(sentence: str) -> float:
    """The compound score of `sentence` in [-1, 1], as vaderSentiment gives it."""
    return analyser().compound(sentence)
