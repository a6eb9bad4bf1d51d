"""Referents: what can be "he", "she", "it" or "they", and what a relative pronoun stands for ("…, who said").

What a pronoun can be is told by the article alone: a person's title, given name or word for a person says he or she,
and where none does either will do; a body or a paper is an "it", several and crowds a "they". Whom a pronoun does stand
for is `anaphora`'s to tell.

Limits: closed lists of given names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from divergence.annotations.finite import RELATIVES
from divergence.annotations.names import Name, impersonal
from divergence.annotations.sources import Tokens
from divergence.annotations.standing import core_of
from divergence.annotations.word_classes import STOPS, word_sets
from divergence.document import Document
from divergence.lexicon import shipped
from divergence.result import AttributionKind

MOST_PHRASE = 8  # tokens of what a relative pronoun stands for
PERSONAL = frozenset({"he", "she"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody or something that spoke at a token: by what words, which stand at `source`."""

    token: int
    text: str
    kind: AttributionKind
    source: Tokens


def speaker(document: Document, source: Tokens, kind: AttributionKind) -> Speaker:
    """A source as one whom later pronouns may stand for."""
    return Speaker(source[0], document.text[slice(*document.span(*source))], kind, source)


def antecedent_of(document: Document, token: int, naming: Sequence[int]) -> Tokens | None:
    """The noun phrase a relative pronoun stands for: with an age or a role between commas, whoever has it ("Ada Holm,
    49, who", "Tollan, the owner of Crisp bars, which")."""
    lower = document.lower
    start, end = _phrase(document, token - 1 if lower[token - 1] in {",", ")"} else token, naming)
    aside = lower[start:end] and (lower[start].isdigit() or lower[start] in word_sets()["determiners"])
    if aside and start > 1 and lower[start - 1] == "," and naming[start - 2] >= 0:
        start, end = _phrase(document, start - 1, naming)
    if lower[token] == "who" and not any(naming[each] >= 0 for each in range(start, end)):
        for place in range(end - 1, start, -1):  # "a file to prosecutors, who": persons are meant, and no file
            if lower[place] in word_sets()["prepositions"] and lower[place] != "of" and place + 1 < end:
                head = core_of(lower[start:end])
                return (start, end) if is_somebody(head) or head.endswith("s") else (place + 1, end)
    return (start, end) if start < end else None


def _phrase(document: Document, end: int, naming: Sequence[int]) -> Tokens:
    """The noun phrase that ends before token `end`, with what its "of" belongs to."""
    sets, lower = word_sets(), document.lower
    start = end
    stops = STOPS | sets["boundaries"] | sets["be"]
    while start > 0 and end - start < MOST_PHRASE and lower[start - 1] not in stops:
        start -= 1
        if "'s" in lower[start - 1 : start + 1]:
            continue  # "the town's Screening Board"
        opens = lower[start] in sets["determiners"] or naming[start] >= 0 > naming[start - 1]
        if opens and lower[start - 1] != "of":
            return start - (start > 0 and lower[start - 1] in sets["determiners"]), end
    return start, end


def takes(
    document: Document, source: Tokens, kind: AttributionKind, names: Sequence[Name], naming: Sequence[int]
) -> frozenset[str]:
    """The pronouns that can stand for a source."""
    words = document.lower[slice(*source)]
    words = words[: next((at for at, word in enumerate(words) if at and word in RELATIVES), len(words))]
    core = core_of(words[: words.index(",")] if "," in words[1:] else words)
    within = named_in(document, source, naming)
    person = next((names[number] for number in within if is_person(names[number])), None)
    crowd = core.endswith("s") and not core.endswith("ss") and person is None
    if kind == "vague":
        return frozenset({"they"})
    if person is not None:
        return sex_of(words, person.key) or PERSONAL
    sets = word_sets()
    if (told := sex([core])) and not within:
        return told  # "a spokeswoman"
    if is_somebody(core) or core in shipped()["offices"].sets["roles"]:
        return (sex(words) or PERSONAL) | ({"they"} if kind == "anonymous" or crowd else frozenset())
    if within and words[0] not in sets["definite"]:
        return frozenset({"it", "they"}) | (sex(words) or PERSONAL)  # a lone name may be anybody's
    return frozenset({"they"}) if crowd and not within else frozenset({"it", "they"})


def named_in(document: Document, source: Tokens, naming: Sequence[int]) -> list[int]:
    """The numbers of the names by which a source goes: those of its first phrase, or else all but what a relative
    clause tells ("Ada Holm, whose son Michael died") and who has it for a mayor ("Orsk's mayor, Ada Holm")."""
    start, end = source

    lower = document.lower
    owners = {naming[token] for token in range(start, end - 1) if lower[token + 1] == "'s"}
    comma = next((token for token in range(start + 1, end) if lower[token] == ","), end)
    relative = next((token for token in range(start + 1, end) if lower[token] in RELATIVES), end)
    for last in (min(comma, relative), relative):
        found = dict.fromkeys(naming[token] for token in range(start, last) if naming[token] >= 0)
        if named := [each for each in found if each not in owners]:
            return named
    return []


def sex(words: Sequence[str]) -> frozenset[str]:
    """ "She" or "he", where a title, a given name or a word for a person tells, else nothing."""
    sets = shipped()["given_names"].sets
    for word in words:
        if word in sets["for_women"]:
            return frozenset({"she"})
        if word in sets["for_men"]:
            return frozenset({"he"})
    if words and words[0] in sets["women"]:
        return frozenset({"she"})
    return frozenset({"he"}) if words and words[0] in sets["men"] else frozenset()


def sex_of(words: Sequence[str], key: str) -> frozenset[str]:
    """The same of a person's name, known in full by its key: "Warren" of Elizabeth Warren is she."""
    titles = shipped()["given_names"].sets["for_women"] | shipped()["given_names"].sets["for_men"]
    return sex([word for word in words if word in titles]) or sex(key.split()[:1])


def is_somebody(noun: str) -> bool:
    """Whether a noun in lower case is of a person or of people: "governor", "daughter", and not "number"."""
    sets = word_sets()
    things = sets["things"] | sets["speakers"] - sets["anonymous"]
    return noun.endswith(tuple(sets["personal"])) and noun not in things


def can_be(name: Name, pronoun: str) -> bool:
    """Whether somebody of this name can be "he" or "she", as far as the given name tells."""
    told = sex(name.key.split()[:1])
    return not told or pronoun in told


def is_person(name: Name) -> bool:
    """Whether a name is somebody's: its company says so, or its first word is a given name."""
    parts = name.key.split()
    given = len(parts) > 1 and parts[-1] not in impersonal()
    return name.person or (given and bool(sex(parts[:1])))
