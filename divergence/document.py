"""One pass over an article: view, tokens, sentences, paragraphs, quotations and lexicon hits, computed once.

The given text is never rewritten. Everything is read off a *view* of the same length, in which page furniture is
blank, curly quotes are straight and odd spaces are plain, so every offset of the view is an offset of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress

from divergence.article import Article, Region, Removed
from divergence.lexicon import Hit, Lexicon, matcher
from divergence.quotations import Quotation, quotations
from divergence.sentences import in_paragraph, paragraphs
from divergence.tokens import tokenise

# One character for one character, so that offsets stand.
PLAIN = {
    "'": "’‘‛ʼ´",
    '"': "“”„‟«»″",
    " ": "\u00a0\u202f\u2009\u2007\u2008\u200a\u2002\u2003\u3000\t\f\v\ufeff\u200b\0",
    "-": "‐‑‒−",
    "\n": "\u2028\u2029\u0085",
}
OPENING_APOSTROPHES = re.compile(r"(?<![\w.,!?;:')])''(?=\w)(?!'')")
APOSTROPHES = re.compile(r"(?<!')''(?!')")
NOT_LINE = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence number `index`: characters ``[start, end)``, tokens ``[first, last)``, and where it stands.

    `region` is None in body prose, else the kind of the region (heading, references, faq …).
    """

    index: int
    start: int
    end: int
    first: int
    last: int
    paragraph: int
    region: str | None


class Document:
    """An article's text with its structure. Spans are character offsets into ``article.text``; tokens are numbered.
    `house` lexicons are laid over the shipped ones.

    Attributes:
        article: what was given.
        text: ``article.text``.
        view: `text` with furniture blanked and typography plain, of the same length.
        starts, ends: character offsets of each token.
        tokens, lower: each token's surface in the view, and its lower case.
        places: for each lower-case token, where it stands, so that what looks for a few words scans no text.
        hyphened: the lower-case tokens with a hyphen.
        sentences: in order; every token of unmasked text lies in one.
        sentence_of: for each token the number of its sentence.
        paragraphs: character spans.
        quotations: direct quotations, in order, not overlapping.
        quoted: for each token, whether it lies inside a direct quotation (scare quotes are the writer's own voice).
        hits: lexicon name to its hits, in order.
        first_said: for each sentence the number of the first one that says the same, word for word.
        fresh: the sentences without those that were said before. What counts words or looks at the sentences beside
            one reads these, so that saying a thing again changes nothing.
    """

    def __init__(self, article: Article, house: tuple[Lexicon, ...] = ()) -> None:
        self.article = article
        self.text = text = article.text
        self.view = view = plain_view(text, article.removed)
        self.tokens, self.starts, self.ends = tokenise(view)
        self.lower = list(map(str.lower, self.tokens))
        self.places = _places(self.lower)
        self.hyphened = [word for word in self.places if "-" in word]
        self.paragraphs = paragraphs(view)
        self.sentences = self._sentences()
        self._sentence_starts = [sentence.start for sentence in self.sentences]
        self.sentence_of = [0] * len(self.tokens)
        for sentence in self.sentences:
            self.sentence_of[sentence.first : sentence.last] = [sentence.index] * (sentence.last - sentence.first)
        self.quotations: tuple[Quotation, ...] = quotations(view, self.paragraphs, article.regions, text)
        speech = [quotation for quotation in self.quotations if not quotation.scare]
        self._quote_starts = [quotation.start for quotation in speech]
        self._quote_ends = [quotation.end for quotation in speech]
        self.quoted = [False] * len(self.tokens)
        for quotation in speech:
            first, last = self.token_range(quotation.start, quotation.end)
            self.quoted[first:last] = [True] * (last - first)
        self._words = self._counted()
        self.hits: dict[str, list[Hit]] = matcher(article.language, house).match(self.lower, self.tokens)

    def _sentences(self) -> tuple[Sentence, ...]:
        named = (region for region in self.article.regions if region.kind != "standfirst")
        waiting = sorted(named, key=lambda region: (region.start, -region.end), reverse=True)
        open_: list[Region] = []  # those that hold the sentence, the outermost first
        found: list[Sentence] = []
        for number, (start, end) in enumerate(self.paragraphs):
            for low, high in in_paragraph(self.view, start, end):
                first, last = self.token_range(low, high)
                if first < last:
                    while waiting and waiting[-1].start <= low:
                        open_.append(waiting.pop())
                    open_ = [region for region in open_ if region.end > low]
                    kind = open_[0].kind if open_ else None
                    found.append(Sentence(len(found), low, high, first, last, number, kind))
        return tuple(found)

    @cached_property
    def first_said(self) -> tuple[int, ...]:
        first: dict[str, int] = {}
        return tuple(
            first.setdefault(" ".join(self.view[each.start : each.end].casefold().split()), each.index)
            for each in self.sentences
        )

    @cached_property
    def fresh(self) -> tuple[Sentence, ...]:
        return tuple(each for each in self.sentences if self.first_said[each.index] == each.index)

    def beside(self, index: int, before: int, after: int) -> tuple[Sentence, ...]:
        """Sentence number `index` as it was first said, with so many fresh ones before and after it."""
        place = bisect_left(self.fresh, self.first_said[index], key=lambda each: each.index)
        return self.fresh[max(0, place - before) : place + after + 1]

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens ``[first, last)`` that overlap the characters ``[start, end)``."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the tokens ``[first, last)``."""
        return self.starts[first], self.ends[last - 1]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the character `offset`, or None between sentences."""
        place = bisect_right(self._sentence_starts, offset) - 1
        if place >= 0 and offset < self.sentences[place].end:
            return self.sentences[place]
        return None

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies inside a direct quotation (its first character decides)."""
        place = bisect_right(self._quote_starts, start) - 1
        return place >= 0 and start < self._quote_ends[place]

    def among(self, words: Collection[str]) -> list[int]:
        """The tokens that are one of `words` (lower case), in order."""
        return sorted(place for word in self.places.keys() & words for place in self.places[word])

    def words(self) -> tuple[int, int]:
        """How many words there are, in all and in quoted voice."""
        return self._words

    def _counted(self) -> tuple[int, int]:
        marks = {word for word in self.places if not (word[0].isalnum() or word[0] == "_")}
        quoted = list(compress(self.lower, self.quoted))
        return (
            len(self.lower) - sum(len(self.places[mark]) for mark in marks),
            len(quoted) - sum(map(marks.__contains__, quoted)),
        )


def _places(words: Sequence[str]) -> dict[str, list[int]]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    return dict(places)


def plain_view(text: str, removed: Sequence[Removed] = ()) -> str:
    """`text` with removed ranges blank and typography plain; the same length, so offsets are the same."""
    view = _blanked(text, removed) if removed else text
    for plain, fancy in PLAIN.items():
        for character in fancy:  # absent characters cost next to nothing: a tenth of str.translate
            view = view.replace(character, plain)
    if "''" in view:  # wire services type quotation marks as two apostrophes
        view = APOSTROPHES.sub('" ', OPENING_APOSTROPHES.sub(' "', view))
    if "\r" in view:
        view = view.replace("\r\n", " \n").replace("\r", "\n")
    return view


def _blanked(text: str, removed: Sequence[Removed]) -> str:
    pieces: list[str] = []
    place = 0
    for low, high in sorted(
        (each.start, each.end) for each in removed if each.start is not None and each.end is not None
    ):
        low, high = max(low, place), max(high, place)
        pieces += (text[place:low], NOT_LINE.sub(" ", text[low:high]))
        place = high
    return "".join(pieces) + text[place:]
