"""Mentions: the persons that a stretch of a sentence speaks of, whom a later "he" or "she" may stand for.

By name ("Ms Holm", "the engineer Ada Holm"), or by a description that opens the sentence ("The grandmother of four",
"A former foreman"). What a title, a given name or a word for a person tells of the sex is kept, and so is what an
earlier pronoun told. A name of two words or more that nothing shows to be a person's may be one all the same
(`certain` is False): it may not be taken for nobody.

Limits: a description further on in a sentence is not seen; a lone surname whose bearer is never introduced is seen only
before its verb.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from divergence.annotations.finite import RELATIVES
from divergence.annotations.names import TITLES, Name, impersonal
from divergence.annotations.referents import PERSONAL, is_person, is_somebody, named_in, sex, sex_of
from divergence.annotations.sources import Tokens
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import STOPS, form, word_sets
from divergence.document import Document
from divergence.lexicon import shipped

MOST_DESCRIPTION = 7  # tokens of a description
OPENING = 4  # tokens of a sentence before what it is about
LEAST_ACRONYM = 2
PLACED = frozenset({"in", "at", "near"})
PLACING = frozenset("in at near from around outside inside across to".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody spoken of at the tokens `source`: under which key, which of "he" and "she" it can be, whether it is
    what its sentence is about, whether it is a person for certain, whether a description of one named before, and
    whether it is told of as somebody else's ("her daughter Inga")."""

    source: Tokens
    key: str
    takes: frozenset[str]
    opens: bool
    certain: bool
    kin: bool = False
    owned: bool = False


def mentions(
    document: Document,
    low: int,
    high: int,
    names: Sequence[Name],
    naming: Sequence[int],
    sexes: Mapping[str, frozenset[str]],
) -> list[Mention]:
    """The persons spoken of in the tokens ``[low, high)`` of one sentence, in order; `low` opens it."""
    found = []
    described = _described(document, low, high, naming)
    if described is not None:
        found.append(described)
    for number in dict.fromkeys(naming[token] for token in range(low, high) if naming[token] >= 0):
        name = names[number]
        if document.quoted[name.first] or (described and described.source[0] <= name.first < described.source[1]):
            continue
        certain = is_person(name) or _titled(document, name, low, naming)
        placed = bool(name.first) and document.lower[name.first - 1] in PLACED and not sex(name.key.split()[:1])
        if placed or (not certain and not _may_be_somebody(document, name)):
            continue
        before = document.lower[max(low, name.first - 1) : name.first]
        told = sex_of([*before, *document.lower[name.first : name.last]], name.key)
        takes = told or sexes.get(name.key) or PERSONAL
        owned = document.lower[max(low, name.first - 2) : name.first - 1] in (["his"], ["her"], ["their"])
        found.append(
            Mention((name.first, name.last), name.key, takes, _opens(document, low, name), certain, owned=owned)
        )
    return found


def is_certain(document: Document, source: Tokens, names: Sequence[Name], naming: Sequence[int]) -> bool:
    """Whether the words of a source are a person's: a name that is, or a noun for somebody."""
    for number in named_in(document, source, naming):
        if is_person(names[number]) or _titled(document, names[number], source[0], naming):
            return True
    words = document.lower[slice(*source)]
    return _is_person_noun(core_of(words[: words.index(",")] if "," in words[1:] else words))


def _titled(document: Document, name: Name, low: int, naming: Sequence[int]) -> bool:
    """Whether a word for somebody stands right before a name ("the engineer Ada Holm", "her husband Jens"), or begins
    it ("Mayor Tom Brill"), or a relative for somebody follows."""
    lower = document.lower
    if lower[name.last - 1] in shipped()["offices"].sets["roles"]:
        return True  # "the Health Minister"
    after = lower[name.last : name.last + 2]
    if not _is_acronym(document, name) and (after[:1] == ["who"] or after in ([",", "who"], [",", "whose"])):
        return True
    place = name.first - 1
    if place > low and lower[place] == ",":
        place -= 1  # "The transport secretary, Alun Prys,"
    if place >= low and naming[place] < 0 and lower[place] not in word_sets()["trades"]:
        noun = _is_person_noun(lower[place]) or (place == name.first - 1 and _is_noun(document, place, name))
        return noun and impersonal().isdisjoint(lower[name.first : name.last])
    words = lower[name.first : name.last]
    titled = len(words) > 2 and any(_is_person_noun(word) for word in words[:-2])
    return titled and (impersonal() | word_sets()["trades"]).isdisjoint(words[:-2] + words[-1:])


def _is_noun(document: Document, token: int, name: Name) -> bool:
    """Whether a word is a noun that says what a full name's bearer is, no body of any kind: "vet Lidia Monk"."""
    word, sets, offices = document.lower[token], word_sets(), shipped()["offices"].sets
    if name.last - name.first < 2 or not document.tokens[token].islower() or form(word) != "base":
        return False
    if word in sets["grammar"] or word in sets["adverbs"] or word in sets["prepositions"] or word in sets["places"]:
        return False
    return word not in offices["concerns"] | offices["bodies"] | offices["firms"] | sets["speakers"] | sets["things"]


def _may_be_somebody(document: Document, name: Name) -> bool:
    """Whether a name of nobody known may be a person's: two words or more, no firm's, body's or place's."""
    words = name.key.split()
    if not impersonal().isdisjoint(words):
        return False
    if len(words) < 2:  # "Ban demurred"
        verb = "".join(document.lower[name.last : name.last + 1])
        return verb.isalpha() and (form(verb) == "past" or verb in word_sets()["preterites"])
    tokens = document.tokens[name.first : name.last]
    if any(word.isupper() and len(word) >= LEAST_ACRONYM for word in tokens) or any(
        word[0].isdigit() for word in words
    ):
        return False
    if {"of", "&"} & set(words):
        return False
    before = document.lower[name.first - 1] if name.first else ""
    return before not in PLACING and (before != "the" or words[0] in TITLES)


def _is_acronym(document: Document, name: Name) -> bool:
    return any(word.isupper() and len(word) >= LEAST_ACRONYM for word in document.tokens[name.first : name.last])


def _opens(document: Document, low: int, name: Name) -> bool:
    """Whether a name is what its sentence is about: nothing of it or before it leads elsewhere, or it stands between
    commas as the name of who the sentence opened with ("The last to leave, Ken Varley, was")."""
    lower, sets = document.lower, word_sets()
    if lower[name.last : name.last + 1] == ["'s"]:
        return False
    before = lower[low : name.first]
    if len(before) <= OPENING and (sets["prepositions"] | RELATIVES).isdisjoint(before):
        return True
    closed = lower[name.last : name.last + 1] == [","] and before[-1:] == [","] and before.count(",") == 1
    return closed and (before[0] in sets["determiners"] or before[0] in {"its", "his", "her", "their"})


def _described(document: Document, low: int, high: int, naming: Sequence[int]) -> Mention | None:
    """A description of somebody that opens a sentence: "A former foreman", "The 52-year-old father of three"."""
    lower, sets = document.lower, word_sets()
    start = low
    while start < high and (lower[start] in sets["adverbs"] or lower[start] in {"but", "and"}):
        start += 1
    if start >= high or document.quoted[start]:
        return None
    if lower[start] not in sets["determiners"] | sets["one"] and lower[start] not in {"its", "his", "her", "their"}:
        return None
    for token in range(start + 1, min(high, start + MOST_DESCRIPTION)):
        word = lower[token]
        if naming[token] >= 0 or word in STOPS or word in sets["prepositions"] or word in sets["auxiliaries"]:
            return None
        if not _is_person_noun(word):
            continue
        end = token + 1
        while end < high and naming[end] < 0 and _is_person_noun(lower[end]):
            end += 1
        if end < high and (naming[end] >= 0 or lower[end : end + 1] == ["'s"]):
            return None  # "The engineer Ada Holm" is known by name
        if end + 1 < high and lower[end] == "," and naming[end + 1] >= 0:
            return None  # "Her teacher, Ferdinand Blau,"
        told = sex(lower[start + 1 : end])
        offices = shipped()["offices"].sets
        kin = (
            bool(sex(lower[end - 1 : end]))
            and lower[end - 1] not in sets["speakers"] | offices["roles"] | offices["offices"]
        )
        if lower[end : end + 1] == ["of"] and kin and end + 1 < high:
            end += 2
        return Mention((start, end), " ".join(lower[start:end]), told or PERSONAL, opens=True, certain=True, kin=kin)
    return None


def _is_person_noun(word: str) -> bool:
    sets, offices = word_sets(), shipped()["offices"].sets
    return (
        word in TITLES
        or bool(sex([word]))
        or is_somebody(word)
        or word in sets["anonymous"]
        or word in offices["roles"]
    )
