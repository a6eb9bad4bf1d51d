"""Anaphora: whom a pronoun that speaks stands for ("she said"), where the article leaves no doubt.

"He" and "she" are the speaker or the one person of the nearest sentence that has any of that sex, whatever was said
further up; from another paragraph only the one of whom it speaks, or the one who speaks in it. "It" and "they" are the
last body or crowd that spoke, as long as no other thing has come between. Where two may be meant, nobody is: words in
the wrong mouth do more harm than words in none.

Limits: who is meant is told by the places of names and not by sense, and a person introduced only further on is not
found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from divergence.annotations.mentions import Mention, is_certain, mentions
from divergence.annotations.names import Name
from divergence.annotations.numbers.numerals import WORDS
from divergence.annotations.referents import PERSONAL, Speaker, antecedent_of, is_person, named_in, sex, speaker, takes
from divergence.annotations.sources import Tokens, subject
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import word_sets
from divergence.document import Document, Sentence
from divergence.lexicon import shipped

FAR = 3  # paragraphs before its own in which the one person meant may be named
NEAR = 1  # ... in which the body or crowd may be
LEAST_INITIALS = 3
MORE_THAN = frozenset("more than about some fewer less over under nearly almost around at least most up to".split())
OF_ONE = {"he": frozenset({"he", "his", "him"}), "she": frozenset({"she", "her", "hers"})}


@dataclass(frozen=True, slots=True)
class Heard:
    """What an article has told up to a place: who spoke, what they said (tokens, by sentence), and which of "he" and
    "she" a name is."""

    speakers: list[Speaker] = field(default_factory=list)
    reported: dict[int, list[Tokens]] = field(default_factory=dict)
    sexes: dict[str, frozenset[str]] = field(default_factory=dict)

    def says(self, document: Document, contents: Iterable[Tokens]) -> None:
        """Take note of what is reported."""
        for low, high in contents:
            for index in range(document.sentence_of[low], document.sentence_of[high - 1] + 1):
                self.reported.setdefault(index, []).append((low, high))


def heard(document: Document, names: Sequence[Name]) -> Heard:
    """Nobody yet; what titles tell of the sexes ("Ms Holm" further down is of Ada Holm) is known from the start."""
    told = Heard()
    for name in names:
        if titled := sex(document.lower[name.first : name.first + 1]):
            told.sexes.setdefault(name.key, titled)
    return told


@dataclass(frozen=True, slots=True)
class _Meant:
    """Somebody a pronoun may stand for, as a mention and as who spoke, where that one did."""

    mention: Mention
    spoke: Speaker | None
    inside: bool  # in what somebody else is reported to say


def referent(
    document: Document,
    token: int,
    contents: Sequence[Tokens],
    told: Heard,
    names: Sequence[Name],
    naming: Sequence[int],
) -> Speaker | None:
    """Whom the pronoun at `token` stands for, or None where that is not certain. `contents`: what the pronoun is given
    as saying, in which nobody can be who it stands for."""
    if document.lower[token] not in PERSONAL:
        return _thing(document, token, contents, told, names, naming)
    found = _person(document, token, contents, told, names, naming)
    if found is None:
        return None
    told.sexes.setdefault(found.mention.key, frozenset({document.lower[token]}))
    if found.spoke is not None:
        return found.spoke
    return speaker(document, found.mention.source, "named")


def _person(
    document: Document,
    token: int,
    contents: Sequence[Tokens],
    told: Heard,
    names: Sequence[Name],
    naming: Sequence[int],
) -> _Meant | None:
    pronoun = document.lower[token]

    def fitting(sentence: Sentence) -> list[_Meant]:
        found = _spoken_of(document, sentence, min(token, sentence.last), told, names, naming)
        return [
            each
            for each in found
            if pronoun in each.mention.takes
            and not (each.mention.source[1] == token - 1 and document.lower[token - 1] == ",")  # "Holm, she said, left"
            and (each.spoke or not any(low <= each.mention.source[0] < high for low, high in contents))
        ]

    own = document.sentences[document.sentence_of[token]]
    paragraphs = list(_paragraphs(document, own))
    here = [found for sentence in paragraphs[0] if (found := fitting(sentence))]
    if here:
        return _nearest(here)
    if any(_of_another(document, sentence, pronoun) for sentence in paragraphs[0] if sentence is not own):
        return None
    for sentences in paragraphs[1:]:
        there = [found for sentence in sentences if (found := fitting(sentence))]
        if there:
            return _only(there)
    return None


def _of_another(document: Document, sentence: Sentence, pronoun: str) -> bool:
    """Whether a sentence before a pronoun, in its paragraph, may be about somebody the article gives another word for
    ("But the beak wasn't fooled"): it says something, and nothing of him or her."""
    words = {document.lower[token] for token in range(sentence.first, sentence.last) if not document.quoted[token]}
    return any(word[0].isalpha() for word in words) and words.isdisjoint(OF_ONE[pronoun])


def _paragraphs(document: Document, own: Sentence) -> Iterator[list[Sentence]]:
    """The sentences of the paragraph up to one, and of those before it, each from the last back."""
    sentences: list[Sentence] = []
    paragraph = own.paragraph
    for index in range(own.index, -1, -1):
        sentence = document.sentences[index]
        if sentence.region in ("heading", "references"):
            continue
        if own.paragraph - sentence.paragraph > FAR:
            break
        if sentence.paragraph != paragraph:
            yield sentences
            sentences, paragraph = [], sentence.paragraph
        sentences.append(sentence)
    yield sentences


def _nearest(sentences: Sequence[Sequence[_Meant]]) -> _Meant | None:
    """Who is meant by a pronoun among those of its own paragraph, the nearest sentence first."""
    first, *further = sentences
    chosen = _one(_spoke(first)) if _spoke(first) else _one(_told(first))
    if chosen is None:
        return None
    others = {each.mention.key for found in further for each in found} - {chosen.mention.key}
    if chosen.mention.kin and further and (named := _one(_told(further[0]))) is not None and named.mention.opens:
        return named  # "Jean Pilling, 67, has no doubt. The grandmother of four …"
    sure = chosen.spoke is not None or chosen.mention.opens
    return chosen if sure or not others else None


def _only(sentences: Sequence[Sequence[_Meant]]) -> _Meant | None:
    """Who is meant by a pronoun among those of another paragraph."""
    everybody = [each for found in sentences for each in found]
    outside = _told(everybody)
    if (only := _one(outside)) is not None:
        return only
    spoke = _one(_spoke(everybody))
    if spoke is None or spoke.mention.key not in {each.mention.key for each in _spoke(sentences[0])}:
        return None
    rivals = {each.mention.key for each in outside if each.mention.opens} - {spoke.mention.key}
    return None if rivals else spoke


def _spoke(found: Iterable[_Meant]) -> list[_Meant]:
    return [each for each in found if each.spoke is not None]


def _told(found: Sequence[_Meant]) -> list[_Meant]:
    """Those the article speaks of itself, or if there are none those of whom somebody speaks; beside whom a sentence is
    about, nobody told of as his or hers, and no name that may be a firm's."""
    outside = [each for each in found if not each.inside] or list(found)
    if any(each.mention.opens and each.mention.certain for each in outside):
        outside = [each for each in outside if each.mention.opens or (each.mention.certain and not each.mention.owned)]
    return outside


def _one(found: Sequence[_Meant]) -> _Meant | None:
    """The one of whom all speak, at the last place that is best known: who spoke, rather than who was named."""
    if len({each.mention.key for each in found}) != 1 or not any(each.mention.certain for each in found):
        return None
    return next((each for each in reversed(found) if each.spoke is not None), found[0])


def _spoken_of(
    document: Document,
    sentence: Sentence,
    before: int,
    told: Heard,
    names: Sequence[Name],
    naming: Sequence[int],
) -> list[_Meant]:
    """The persons of a sentence before a token: those who speak in it, and those spoken of."""
    speaking = [
        each for each in told.speakers if sentence.first <= each.token < before and not document.quoted[each.token]
    ]
    reported = told.reported.get(sentence.index, ())
    found: list[_Meant] = []
    covered: list[Tokens] = []
    for each in speaking:
        can_be = takes(document, each.source, each.kind, names, naming)
        key = _key(document, each.source, names, naming)
        can_be = told.sexes.get(key, can_be) if can_be >= PERSONAL else can_be
        if PERSONAL.isdisjoint(can_be):
            continue
        opens = not any(low <= each.token < high for low, high in reported)
        certain = key in told.sexes or is_certain(document, each.source, names, naming)
        found.append(_Meant(Mention(each.source, key, can_be, opens, certain), each, inside=False))
        covered.append(each.source)
    for mention in mentions(document, sentence.first, before, names, naming, told.sexes):
        if any(low < mention.source[1] and mention.source[0] < high for low, high in covered):
            continue
        inside = any(low <= mention.source[0] < high for low, high in reported)
        found.append(_Meant(mention, None, inside))
    return found


def _key(document: Document, source: Tokens, names: Sequence[Name], naming: Sequence[int]) -> str:
    """What a source is known by: the person in it, or its words."""
    within = named_in(document, source, naming)
    person = next((names[number] for number in within if is_person(names[number])), None)
    if person is None and within:
        person = names[within[0]]
    words = document.lower[slice(*source)]
    return person.key if person is not None else " ".join(words[words[0] in word_sets()["determiners"] :])


def _thing(
    document: Document,
    token: int,
    contents: Sequence[Tokens],
    told: Heard,
    names: Sequence[Name],
    naming: Sequence[int],
) -> Speaker | None:
    """The body or crowd that "it" or "they" stands for."""
    pronoun = document.lower[token]
    own = document.sentences[document.sentence_of[token]]
    known = told.sexes
    for back in range(own.index + 1):
        sentence = document.sentences[own.index - back]
        if sentence.region in ("heading", "references"):
            continue
        if own.paragraph - sentence.paragraph > NEAR:
            return None
        high = min(token, sentence.last)
        spoke = [
            each
            for each in told.speakers
            if sentence.first <= each.token < high
            and pronoun in takes(document, each.source, each.kind, names, naming)
            and _key(document, each.source, names, naming) not in known
            and not any(low <= each.token < end for low, end in contents)
        ]
        if spoke:
            keys = {_key(document, each.source, names, naming) for each in spoke}
            return spoke[-1] if len(keys) == 1 else None
        if pronoun == "it" and (bodies := _bodies(document, sentence.first, high, contents, naming)):
            return bodies[0] if len({each.text.lower() for each in bodies}) == 1 else None
        firm = _named_subject(document, own, sentence, told, names, naming) if back == 1 and pronoun == "it" else None
        if firm is not None:
            return firm
        if _rival(document, sentence, high, pronoun, naming):
            return None
    return None


def _named_subject(
    document: Document, own: Sentence, before: Sentence, told: Heard, names: Sequence[Name], naming: Sequence[int]
) -> Speaker | None:
    """What the sentence before, in the same paragraph, opens on, where an "it" that opens the next goes on about it:
    "Brell Foods employs 900 people. It plans to hire"."""
    number = naming[before.first]
    another = "it" in document.lower[before.first : before.last]  # "Brell Foods sent it. It says": two may be meant
    if before.paragraph != own.paragraph or document.lower[own.first] != "it" or number < 0 or another:
        return None
    name = names[number]
    goes_on = name.last < before.last and document.lower[name.last][0].isalpha()
    if is_person(name) or name.key in told.sexes or not goes_on or document.lower[name.last] in {"and", "or"}:
        return None
    return speaker(document, (name.first, name.last), "named")


def _rival(document: Document, sentence: Sentence, high: int, pronoun: str, naming: Sequence[int]) -> bool:
    """Whether a sentence up to token `high` is about something else that "it" or "they" may stand for."""
    counted = sentence.first
    while counted < high and (
        document.lower[counted] in MORE_THAN or document.lower[counted][0].isdigit() or document.lower[counted] in WORDS
    ):
        counted += 1
    phrase = subject(document, sentence, high, naming)
    if counted > sentence.first and counted < high:
        phrase = (counted, counted + 1) if document.tokens[counted].islower() else phrase
    if phrase is None or any(document.quoted[token] for token in range(*phrase)):
        return False
    words = document.lower[slice(*phrase)]
    sets = word_sets()
    if words[0] in sets["pronouns"] or words[0] in sets["self"]:
        return False
    core = core_of(words)
    many = (core.endswith("s") and not core.endswith("ss")) or core in sets["plurals"] or core in sets["vague"]
    return many if pronoun == "they" else not many


def _bodies(
    document: Document, low: int, high: int, contents: Sequence[Tokens], naming: Sequence[int]
) -> list[Speaker]:
    """The bodies spoken of in the tokens ``[low, high)``."""
    found = []
    for token in range(low, high):
        if not _is_body(document, token, naming) or any(start <= token < end for start, end in contents):
            continue
        phrase = antecedent_of(document, token + 1, naming)
        if phrase and (naming[phrase[0]] >= 0 or document.lower[phrase[0]] in word_sets()["definite"]):
            found.append(speaker(document, phrase, "named"))
    return found


def _is_body(document: Document, token: int, naming: Sequence[int]) -> bool:
    """Whether a body is named or spoken of at a token: "council", or initials ("FTC")."""
    word = document.tokens[token]
    initials = naming[token] >= 0 and word.isalpha() and word.isupper() and len(word) >= LEAST_INITIALS
    return not document.quoted[token] and (initials or document.lower[token] in shipped()["offices"].sets["bodies"])
