"""Backing: who is told to be for a thing, and who against it.

"Pemberton said it would back the offer", "Pemberton will vote against the deal": a verb of the `backing` lexicon,
turned round by a negation, told of somebody with a name: its subject, whom a pronoun there stands for, or who stands
behind "by". What is only possible, asked for or of another time tells nothing.

Limits: verbs and a few states alone; of a thing that is spoken of for the first time ("a bid") nothing is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache

from divergence.annotations import Annotated
from divergence.annotations.names import Name
from divergence.annotations.word_classes import word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import inflections, shipped

SUBJECT, OBJECT = 16, 6  # tokens before the verb and behind it among which are its subject and its object
PRONOUNS = frozenset("it they he she which who".split())
STANDING_FOR = frozenset("it them this that him her".split())
NOTHING: tuple[str, frozenset[str]] = ("", frozenset())  # of a matter that is only "it"
VOTING = frozenset("vote votes voted voting".split())
BE = frozenset("is are was were be been being 's 're".split())
FUTURE = frozenset({"will", "'ll", "would"})
BEFORE_BASE = FUTURE | {"do", "does", "did"}
POSSIBLE = frozenset("could might should may must can cannot shall ought".split())
PARTICLES = frozenset("away down off out up into".split())
MARKS = frozenset(',;:—–()"')
AUXILIARY = frozenset(
    "has have had will would 'll do does did be been being is are was were not never n't also now still to 's both "
    "already since all".split()
)


@dataclass(frozen=True, slots=True)
class Backed:
    """Somebody (the words of the name) who is for a matter (1) or against it (-1), in a sentence of an article.

    `matter`: the word for it, "" where it is only "it"; `marks`: the names and figures beside that word."""

    sentence: int
    words: frozenset[str]
    called: str
    side: int
    matter: str
    marks: frozenset[str]

    def of_one(self, other: Backed) -> bool:
        """Whether two are told of one bearer and may be of one matter."""
        if not (self.words <= other.words or other.words <= self.words):
            return False
        if self.marks and other.marks and self.marks.isdisjoint(other.marks):
            return False
        one, two = self.matter, other.matter
        return not (one and two) or one == two or any({one, two} <= group for group in _matters())


def backings(annotated: Annotated) -> list[Backed]:
    """Who an article says is for something or against it."""
    document = annotated.document
    found = []
    for sentence in document.fresh:
        lower = document.lower[sentence.first : sentence.last]
        once = not _set("once").isdisjoint(lower)
        if once or lower[-1:] == ["?"] or sentence.region in ("heading", "references", "caption"):
            continue
        for at in range(sentence.first, sentence.last):
            if not document.quoted[at] and (told := _told(annotated, sentence, at)) is not None:
                found.append(told)
    return found


def _told(annotated: Annotated, sentence: Sentence, at: int) -> Backed | None:
    document = annotated.document
    lower = document.lower
    words = _longest(lower, at, sentence.last)
    if not words:
        return None
    form, side = _forms()[words]
    last = at + len(words)
    first = _group(lower, sentence, at)
    group = lower[first:at]
    if not POSSIBLE.isdisjoint(lower[max(sentence.first, first - 1) : at]) or lower[last : last + 1] in _particles():
        return None
    passive = form == "past" and (not BE.isdisjoint(group) or lower[last : last + 1] == ["by"])
    if passive:
        names = _behind(annotated, last + 1, sentence) if lower[last : last + 1] == ["by"] else None
        matter = _subject_word(document, sentence, first)
        turned: bool | None = sum(map(_denies, group)) % 2 == 1
    else:
        turned = _turned(lower, sentence, first, at, form)
        if turned is None or (first == at and _is_noun(lower, sentence, at)):
            return None
        governed = "to" in group  # "refused to back": who refused
        names = _subject(annotated, sentence, _group(lower, sentence, first - 1) if governed else first)
        matter = _object(document, sentence, last)
        if matter == NOTHING and words[0] not in VOTING and lower[last : last + 1] not in _pronouns():
            matter = None  # "a charge that Orsk rejected"
    if names is None or matter is None:
        return None
    return Backed(sentence.index, *names, -side if turned else side, *matter)


def _group(lower: Sequence[str], sentence: Sentence, verb: int) -> int:
    """Where the auxiliaries, adverbs and negations before a verb begin."""
    first = verb
    while first > sentence.first and (lower[first - 1] in AUXILIARY or lower[first - 1].endswith(("ly", "n't"))):
        first -= 1
    return first


def _turned(lower: Sequence[str], sentence: Sentence, first: int, at: int, form: str) -> bool | None:
    """Whether what a verb group tells is denied; None where it tells nothing."""
    group = lower[first:at]
    turned = sum(map(_denies, group)) % 2 == 1
    if "to" in group:
        before = lower[first - 1] if first > sentence.first else ""
        if before in _set("refusing"):
            return not turned
        return turned if before in _set("intending") and "yet" not in group else None
    if form == "base":
        return turned if not BEFORE_BASE.isdisjoint(group) or any(each.endswith("n't") for each in group) else None
    if form == "ing":
        return turned if not BE.isdisjoint(group) else None
    if form == "state":
        return turned if not BE.isdisjoint(group) else None
    return turned


def _denies(word: str) -> bool:
    return word in ("not", "never") or word.endswith("n't")


def _is_noun(lower: Sequence[str], sentence: Sentence, at: int) -> bool:
    before, sets = lower[at - 1] if at > sentence.first else ",", word_sets()
    return before in sets["determiners"] or before in sets["prepositions"] or before in MARKS or before == "and"


def _subject(annotated: Annotated, sentence: Sentence, before: int) -> tuple[frozenset[str], str] | None:
    """Who a verb group is told of: the last name before it in its clause, or whom a pronoun there stands for."""
    document = annotated.document
    lower = document.lower
    if before > sentence.first and lower[before - 1] in PRONOUNS:
        return _meant(annotated, sentence, before - 1)
    if before > sentence.first and lower[before - 1] == ",":
        opening = next((each for each in annotated.names if each.first >= sentence.first), None)
        if opening is None or opening.first - sentence.first > 3 or opening.last >= before:
            return None
        return _named([opening])
    here = [each for each in annotated.names if sentence.first <= each.first and each.last <= before]
    return _named(here[-1:]) if here and here[-1].last == before else None


def _meant(annotated: Annotated, sentence: Sentence, pronoun: int) -> tuple[frozenset[str], str] | None:
    """Whom a pronoun stands for: who is given as saying so, the name before a relative clause, or the only name in the
    sentence before."""
    document = annotated.document
    start = document.span(pronoun, pronoun + 1)[0]
    for each in annotated.attributions:
        if each.source and any(low <= start < high for low, high in each.content_spans):
            if each.source.lower() not in PRONOUNS:
                head = each.source.split(",")[0]
                return _named([name for name in annotated.names if name.text in head])
            spans = [document.token_range(*span)[0] for span in each.source_spans]
            pronoun = spans[0] if spans else pronoun
            break
    if document.lower[pronoun] in ("which", "who"):
        beside = [
            each for each in annotated.names if each.last in (pronoun, pronoun - 1) and each.first >= sentence.first
        ]
        return _named(beside)
    if pronoun != sentence.first:
        return None
    previous = [each for each in document.fresh if each.index < sentence.index][-1:]
    there = [each for each in annotated.names for one in previous if one.first <= each.first < one.last]
    return _named(there)


def _behind(annotated: Annotated, first: int, sentence: Sentence) -> tuple[frozenset[str], str] | None:
    return _named([each for each in annotated.names if each.first in (first, first + 1) and each.last <= sentence.last])


def _named(names: Sequence[Name]) -> tuple[frozenset[str], str] | None:
    """The one bearer of some names, of which the longest has all the words of the others."""
    if not names:
        return None
    longest = max(names, key=lambda each: (len(each.key), -each.start))
    if not all(set(each.key.split()) <= set(longest.key.split()) for each in names):
        return None
    words = frozenset(word for word in longest.key.split() if len(word) > 2 and word not in _generic())
    return (words, longest.text) if words else None


def _object(document: Document, sentence: Sentence, first: int) -> tuple[str, frozenset[str]] | None:
    """The word for a matter and what marks it out from others; None where it is a new one ("a bid")."""
    lower = document.lower
    if first >= sentence.last or lower[first] in STANDING_FOR or not lower[first][0].isalnum():
        return NOTHING
    if lower[first - 1] in STANDING_FOR | {"the"}:  # the lexicon's own "against it", "against the"
        first -= lower[first - 1] == "the"
        if lower[first] != "the":
            return NOTHING
    if lower[first] in ("a", "an") or lower[first] in word_sets()["prepositions"]:
        return None
    for at in range(first, min(sentence.last, first + OBJECT)):
        if lower[at] in _matter_words():
            return lower[at], _marks(document, first, at)
        if not lower[at][0].isalnum() or lower[at] in word_sets()["prepositions"]:
            break
    return None


def _subject_word(document: Document, sentence: Sentence, before: int) -> tuple[str, frozenset[str]] | None:
    for at in range(before - 1, max(sentence.first - 1, before - SUBJECT), -1):
        if document.lower[at] in _matter_words():
            return document.lower[at], _marks(document, max(sentence.first, at - 4), at)
        if not document.lower[at][0].isalnum():
            break
    return None


def _marks(document: Document, first: int, last: int) -> frozenset[str]:
    return frozenset(
        document.lower[at]
        for at in range(first, last)
        if any(each.isdigit() for each in document.tokens[at]) or (document.tokens[at][0].isupper() and at > first)
    )


def _longest(lower: Sequence[str], at: int, last: int) -> tuple[str, ...]:
    """The longest form of the lexicon that begins at a token."""
    if lower[at] not in _openings():
        return ()
    for length in range(5, 0, -1):
        words = tuple(lower[at : at + length])
        if at + length <= last and words in _forms():
            return words
    return ()


@cache
def _forms() -> Mapping[tuple[str, ...], tuple[str, int]]:
    """Every form of the lexicon's verbs and states: base, third, past, ing or state, and on which side it is."""
    irregular = dict(pair.split() for pair in sorted(_set("irregular")))
    found: dict[tuple[str, ...], tuple[str, int]] = {}
    for name, side in (("for", 1), ("against", -1)):
        for verb in sorted(_set(f"{name}-verb")):
            head = verb.split()[0]
            for form in inflections(verb, "verb"):
                word = form.split()[0]
                kind = "base" if word == head else "ing" if word.endswith("ing") else "past"
                found[tuple(form.split())] = ("third" if word.endswith("s") else kind, side)
            if head in irregular:
                found[irregular[head], *verb.split()[1:]] = ("past", side)
        for state in _set(f"{name}-state"):
            found[tuple(state.split())] = ("state", side)
    return found


@cache
def _openings() -> frozenset[str]:
    return frozenset(words[0] for words in _forms())


@cache
def _matters() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group.split()) for group in sorted(_set("matters")))


@cache
def _matter_words() -> frozenset[str]:
    return frozenset().union(*_matters())


@cache
def _pronouns() -> list[list[str]]:
    return [[word] for word in sorted(STANDING_FOR)]


@cache
def _particles() -> list[list[str]]:
    return [[word] for word in sorted(PARTICLES)]


@cache
def _generic() -> Set[str]:
    sets = shipped()["offices"].sets
    return sets["bodies"] | sets["firms"] | sets["titles"] | {"the", "and"}


def _set(name: str) -> frozenset[str]:
    return shipped()["backing"].sets[name]
